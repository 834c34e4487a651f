package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What a comment at a command leaves to a person: the file that is edited before it is applied,
/// the values that go into a copy, the wait that no `echo` waits.
final class ByHand {
    /// `Create secrets (edit the values first)`
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "\\((?:edit|fill in|download|create|change|replace|update|adjust|set|review|copy|get)\\b[^()]*\\bfirst\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern EDITS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:then |now |manually )?(?:edit|hand-?write|hand-?edit|fill in|update|change|modify)\\b",
                    CASE_INSENSITIVE);

    /// Programs and words that change a file, or what it stands for.
    private static final QuickPattern WRITER =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:nano|n?vim?|emacs|code|sed|perl|yq|jq|echo|printf|cat|tee|cp|mv|awk|envsubst|python3?|node|crontab|sops|ansible-vault|touch|git|curl|wget|tar|export)\\b"
                            + "|>|\\b(?:edit|set|patch|version|update|upgrade|put|add|config|install)\\b");

    private static final QuickPattern UNDONE =
            QuickPattern.compile(
                    "^\\W*(?:step \\d+\\W*|\\d+[.)]\\s*)?(?:wait for|notify|inform)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern SPEAKS =
            QuickPattern.compile("(?:echo|printf|Write-Host)\\b[^|>&;$`]*");

    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:cp|mv|touch|install|scp|wget|curl\\b.*\\s-[oO])\\s.*");
    private static final QuickPattern FILLS =
            QuickPattern.compile(
                    "^(?:and |then |now |please )*(?:edit|fill in|fill out|update|set|adjust|customi[sz]e|change|replace|add|configure)\\b.*",
                    CASE_INSENSITIVE);

    private ByHand() {}

    /// Whether a comment tells something that the command below it does not do.
    static boolean above(String comment, String script) {
        return FIRST.find(comment)
                || (EDITS.find(comment) && FileContents.names(comment) && !WRITER.find(script))
                || (UNDONE.find(comment) && SPEAKS.matches(script));
    }

    /// Whether the remark behind a command tells what to do with the file that it has made.
    static boolean behind(String remark, String script) {
        return FILLS.matches(remark) && MAKES.matches(script);
    }
}
