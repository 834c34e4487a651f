package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// By what an order is carried out, where its words say so: `Announce it on the list, using this
/// command:` and `Notify the teams by running:` are followed by a command and by no text to post.
public final class ByCommand {
    private static final String RUN =
            "(?:run(?:ning)?|(?:execut|invok|issu)(?:e|ing)|call(?:ing)?|typing)";

    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "\\b(?:with|using|use|via|by|through|"
                            + RUN
                            + ")(?: (?:of|this|these|the|following|shell|cli))+ (?:commands?|script)(?: (?:here|below))?\\W*$"
                            + "|\\b(?:(?:by|then|and|just|simply|via|please)\\s+|[,:.;]\\s*|^\\W*)"
                            + RUN
                            + "(?: (?:this|the following|these|it|below|on (?:the |your )?[\\w-]+))*\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENDS =
            QuickPattern.compile(
                    "^\\W*(?:\\w+,? )?(?:post|notify|announce|send|tell|inform|message|communicate|email)\\b.*\\b(?:with|using|via|by|through)\\s*:\\s*$",
                    CASE_INSENSITIVE);

    private ByCommand() {}

    /// Whether words that stand above a block call what it holds a command.
    public static boolean says(String words) {
        return SAID.find(words);
    }

    /// Whether words order to send something and leave open with what: a command or a text.
    public static boolean sends(String words) {
        return SENDS.find(words);
    }
}
