package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Commands that check something and end badly where it does not hold: of `npm publish --dry-run`,
/// run "to verify that the package can be published", nobody has to say how it went.
public final class OwnVerdict {
    private static final QuickPattern CHECKS =
            QuickPattern.compile(
                    "\\s--(?:dry-?run|check|verify|validate|ci)\\b|(?:^|[\\s/:_-])(?:tests?|pytest|lint|check|verify|validate|smoke|doctor|configtest|fsck|preflight)(?=$|[\\s:._-])|\\bnginx -t\\b",
                    CASE_INSENSITIVE);

    private OwnVerdict() {}

    /// Whether the exit status of a command is the answer to what it is run for.
    public static boolean of(String purpose, String script) {
        return purpose.startsWith("to") && CHECKS.find(script);
    }
}
