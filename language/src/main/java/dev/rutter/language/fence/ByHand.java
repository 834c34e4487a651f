package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.FileContents;
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

    /// What takes a file as it is.
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:git\\s+(?:add|commit|push|tag|diff|status|show|log|checkout|pull|fetch)|python3?\\s+-m\\s+(?:build|twine|pytest|unittest)|docker(?:-|\\s+)compose\\s+(?:up|pull|restart))\\b");

    /// A file that is not named but told.
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "\\b(?:env|config(?:uration)?|settings|values|properties|version|inventory|hosts|zone|crontab) file\\b",
                    CASE_INSENSITIVE);

    /// What is done in a browser, which no command below it does.
    private static final QuickPattern CLICKED =
            QuickPattern.compile(
                    "^\\W*(?:step \\d+\\W*|\\d+[.)]\\s*)?(?:then |now |manually )?(?:stop|start|pause|resume|disable|enable|scale|click|create|delete|remove|approve|open|set|change|switch|restart|merge|drain)\\b[^.;]{0,80}\\b(?:in|on|from|via|through)\\s+(?:the |your |a )?(?:[\\w-]+ ){0,2}(?:console|dashboard|browser|portal|web ?ui|web interface|admin (?:panel|ui|page))\\W*$|^\\W*(?:then |now )?(?:open|merge|review)\\b[^.;]{0,40}\\b(?:PR|pull request|merge request)\\b",
                    CASE_INSENSITIVE);

    /// Programs that do such things for a person.
    private static final QuickPattern CALLS =
            QuickPattern.compile(
                    "\\b(?:curl|http|gh|glab|hub|aws|az|gcloud|oci|doctl|open|xdg-open)\\b");

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
                || (EDITS.find(comment)
                        && (FileContents.names(comment) || TOLD.find(comment))
                        && (TAKES.find(script) || !WRITER.find(script)))
                || (CLICKED.find(comment) && !CALLS.find(script))
                || (UNDONE.find(comment) && SPEAKS.matches(script));
    }

    /// Whether the remark behind a command tells what to do with the file that it has made.
    static boolean behind(String remark, String script) {
        return FILLS.matches(remark) && MAKES.matches(script);
    }
}
