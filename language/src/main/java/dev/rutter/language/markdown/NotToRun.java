package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words that take back or only illustrate what stands behind them: `Never run …`, `For example:
/// …`, `# DO NOT RUN`.
final class NotToRun {
    /// A prohibition opens its clause; `do not … until …` and `don't forget …` are none, and behind
    /// a comma or a semicolon something else is told.
    private static final QuickPattern FORBIDS =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|[.!?;:,—–]\\s+|\\b(?:must|should|and|but|please)\\s+)"
                            + "\\W*(?:do not|don['’]t|never|not)\\s+(?:ever\\s+)?"
                            + "(?:run|use|execute|type|enter|issue|invoke|do|start|call|try)\\b"
                            + "(?:(?!\\b(?:until|unless|without|before|if|while|instead)\\b)[^.;,:—]|\\.(?=\\S))*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ILLUSTRATES =
            QuickPattern.compile(
                    "(?:\\bfor (?:example|instance)\\b|\\be\\.g\\.|^\\W*examples?\\s*:)[^.;`]*$",
                    CASE_INSENSITIVE);

    /// A comment or a lead-in that says so of everything below it.
    private static final QuickPattern COVERS =
            QuickPattern.compile(
                    "^\\W*(?:(?:please )?(?:do not|don['’]t|never) (?:run|use|execute)\\b"
                            + "(?!.*\\b(?:until|unless|without|before|if|while|instead)\\b)[^.;,]*"
                            + "|(?:for example|e\\.g\\.|examples?)\\W*)$",
                    CASE_INSENSITIVE);

    private NotToRun() {}

    /// Whether the words before a command say that it is not to be run.
    static boolean before(String words) {
        return FORBIDS.find(words) || ILLUSTRATES.find(words);
    }

    /// Whether a line says that of the whole block below it.
    static boolean below(String line) {
        return COVERS.find(line);
    }
}
