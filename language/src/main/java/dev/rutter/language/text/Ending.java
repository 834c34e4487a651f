package dev.rutter.language.text;

import java.util.Optional;
import java.util.regex.Pattern;

/// Taking characters of one class off a text's end, as the expression `[…]+$` does. That one tries
/// every run of such characters in the text, from each of its characters on; here the text is
/// looked at from its end.
final class Ending {
    private static final String BEHIND = "]+$";
    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    private final String characters;

    /// Two threads may make it, both the same.
    private volatile Optional<Pattern> one = Optional.empty();

    private Ending(String characters) {
        this.characters = characters;
    }

    /// What `regex` takes off, if it is of that kind.
    static Optional<Ending> of(String regex, int flags) {
        var end = regex.length() - BEHIND.length();
        return flags == 0
                        && regex.startsWith("[")
                        && regex.endsWith(BEHIND)
                        && Opening.classEnd(regex, 0) == end
                ? Optional.of(new Ending(regex.substring(0, end + 1)))
                : Optional.empty();
    }

    /// Whether it knows what the expression does with a text: `$` stands before the end of a last
    /// line as well.
    boolean judges(String text) {
        return text.isEmpty() || LINE_ENDS.indexOf(text.charAt(text.length() - 1)) < 0;
    }

    /// The text without the characters of the class at its end.
    String off(String text) {
        var matcher = one().matcher(text);
        var end = text.length();
        while (end > 0 && matcher.region(text.offsetByCodePoints(end, -1), end).matches()) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private Pattern one() {
        var known = one;
        if (known.isEmpty()) {
            known = Optional.of(Pattern.compile(characters));
            one = known;
        }
        return known.orElseThrow();
    }
}
