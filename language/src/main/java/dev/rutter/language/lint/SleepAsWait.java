package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// It is too long on most days and too short on the bad one.
final class SleepAsWait implements Rule {

    private static final QuickPattern SHAPE =
            QuickPattern.compile("(?m)^\\s*sleep\\s+\\d+\\w?\\s*$");

    @Override
    public String code() {
        return "RT065";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "a fixed pause stands for a condition";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.inShell(SHAPE)
                .map(place -> problem("a fixed pause waits for something that could be asked", place, "too short on a bad day", "until curl -fsS URL; do sleep 2; done, below a time limit"));
    }
}
