package dev.rutter.language.sentence;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// A question with what is done if it is so: `Is the disk full? → Delete the old logs`.
final class Questioned {
    private static final QuickPattern FIRST =
            QuickPattern.compile("^\\W*([^?→>]{3,100}\\?)\\s*(?:→|->|=>)\\s");

    private Questioned() {}

    /// The question, which is the condition.
    static Optional<String> in(String text) {
        return text.indexOf('?') < 0
                ? Optional.empty()
                : FIRST.first(text).map(found -> found.group(1));
    }
}
