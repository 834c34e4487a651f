package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Conditions that how the command before them ended answers: `If it fails`, `On failure`, `If that
/// worked`, `If the migration fails`.
///
/// @param well whether it must have ended well
/// @param named what it is said of, by another name than that of any command; empty where it has
///   none
public record EndedSo(boolean well, String named) {
    private static final String IT =
            "(?:it|this|that|(?:this|that|the) (?:(?:last|previous|above) )?(?:command|script|step)(?: above)?|(?:this|that|the) (?<named>\\p{L}{4,20}))";

    private static final QuickPattern BADLY =
            QuickPattern.compile(
                    "^\\W*(?:(?:if|when|in case|once) "
                            + IT
                            + " (?:fails|failed|has failed|errors(?: out)?|breaks|exits (?:non-?zero|with (?:an error|a non-?zero (?:status|code)))|returns (?:an error|(?:a )?non-?zero(?: (?:status|code))?)|(?:does|did)(?: not|n['’]t) (?:succeed|work))"
                            + "|on (?:failure|an? error)|in case of (?:a failure|failure|an? error|errors)|if the exit (?:code|status) is (?:not 0|not zero|non-?zero))\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern WELL =
            QuickPattern.compile(
                    "^\\W*(?:(?:only )?(?:if|when|once) "
                            + IT
                            + " (?:worked|works|succeed(?:s|ed)|(?:was|is) successful|ended well|ends well|exits with 0|returned 0)"
                            + "|on success|if the exit (?:code|status) is (?:0|zero))\\W*$",
                    CASE_INSENSITIVE);

    /// What a condition asks of the end of the command before it; empty where it asks for anything
    /// else.
    public static Optional<EndedSo> of(String condition) {
        if (condition.length() > 80) {
            return Optional.empty();
        }
        var badly = BADLY.matcher(condition);
        if (badly.find()) {
            return Optional.of(new EndedSo(false, named(badly.group("named"))));
        }
        var well = WELL.matcher(condition);
        return well.find()
                ? Optional.of(new EndedSo(true, named(well.group("named"))))
                : Optional.empty();
    }

    /// Whether it may be said of a command: by no name, or by one that the command has.
    public boolean of(String title, String script) {
        var stem =
                named.substring(0, Math.min(named.length(), 6)).toLowerCase(java.util.Locale.ROOT);
        return named.isEmpty()
                || title.toLowerCase(java.util.Locale.ROOT).contains(stem)
                || script.toLowerCase(java.util.Locale.ROOT).contains(stem);
    }

    private static String named(String group) {
        return group == null ? "" : group;
    }
}
