package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What is looked at, an arrow and what has to come: `` `GET /login` -> `200` ``, `A post without
/// the token → refused`. A way through menus (`Settings → Users`) is none.
public final class ArrowResult {
    private static final QuickPattern ARROW = QuickPattern.compile("\\s*(?:→|⇒|[-=]>)\\s*");

    /// What stands before it is more than a name.
    private static final QuickPattern LOOKED_AT =
            QuickPattern.compile("\\bCODE\\b|https?://|\\S\\s+\\S", CASE_INSENSITIVE);

    /// In menus and from step to step names stand behind it, with a capital.
    private static final QuickPattern RESULT =
            QuickPattern.compile("(?:CODE\\b|[\"“(]?(?:\\d|\\p{Ll})).*");

    private static final QuickPattern WAY =
            QuickPattern.compile(
                    "^\\W*(?:click|open|go to|navigate|select|choose|press|in|under|from|if|when|for)\\b",
                    CASE_INSENSITIVE);

    private ArrowResult() {}

    /// Whether a line is one.
    public static boolean of(String line) {
        if (line.indexOf('→') < 0
                && line.indexOf('⇒') < 0
                && !line.contains("->")
                && !line.contains("=>")) {
            return false;
        }
        var parts = ARROW.split(Inline.withoutCode(line).strip(), 3);
        return parts.length == 2
                && LOOKED_AT.find(parts[0])
                && RESULT.matches(parts[1])
                && !WAY.find(parts[0]);
    }
}
