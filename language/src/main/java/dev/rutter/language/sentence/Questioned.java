package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// A question with what is done if it is so: `Is the disk full? → Delete the old logs`.
final class Questioned {
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "^\\W*((?:is|are|was|were|did|does|do|has|have)\\s[^?→>]{3,100}\\?)\\s*(?:→|->|=>)\\s(?=(.{1,300})$)",
                    CASE_INSENSITIVE);

    /// A gate's answer, which nobody may pass by.
    private static final QuickPattern GATE =
            QuickPattern.compile(
                    "^\\W*(?:go|no|yes|ok|okay|done|proceed|continue|stop|abort|halt|roll|revert|escalate|wait|ask|verify|check|see|confirm|continue)\\b|\\b(?:otherwise|else|if not|yes|no)\\b",
                    CASE_INSENSITIVE);

    private Questioned() {}

    /// The question, which is the condition.
    static Optional<String> in(String text) {
        return text.indexOf('?') < 0
                ? Optional.empty()
                : FIRST.first(text)
                        .filter(found ->
                                Imperatives.tells(found.group(2)) && !GATE.find(found.group(2)))
                        .map(found -> found.group(1));
    }
}
