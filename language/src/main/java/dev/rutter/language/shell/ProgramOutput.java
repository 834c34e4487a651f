package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What programs print, told from what is typed.
public final class ProgramOutput {
    /// What a program says, and prose.
    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "[:,;!?]$|\\.$|\\s(?:on|to|at|in|from|with|for|as|by|is|are|was|were|has|have|the|an?|and|or|of|not|no|successful(?:ly)?|ok|done|ready|found|completed?|started|stopped|running|updated|finished|passed|failed|succeeded|listening|connected|healthy|alive)(?=[\\s.:!]|$)|^\\w+(?:ed|ing)\\s|\\s(?!seed|feed|embed|ping|staging|rating|string)[a-z]+(?:ed|ing)(?=\\s|$)|^(?:error|warning|info|debug|total|no|not|all|ready|server|listening|http|https)\\b",
                    CASE_INSENSITIVE);

    private ProgramOutput() {}

    /// Whether a line reads as what a program says.
    public static boolean said(String line) {
        return SAID.find(line);
    }
}
