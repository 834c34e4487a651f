package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashMap;
import java.util.Map;

/// Questions that hold the run: "Do not continue until …" between two commands that verify is asked
/// between them, where what else people look at is asked behind what a machine does.
final class Holds {
    /// The last line of each chapter that a machine does.
    private final Map<Integer, Integer> last = new HashMap<>();

    /// Whether something below the question, in its chapter, is held by it.
    boolean inPlace(Placed placed) {
        return placed.step().action() instanceof Action.Ask ask
                && ask.holds()
                && placed.step().span().line() < last(placed.chapter());
    }

    /// Whether a step of verify has its place among what a machine does.
    static boolean atOnce(PlannedStep step) {
        return WayBack.automatic(step) || step.action() instanceof Action.Ask;
    }

    private int last(Runbook.Chapter chapter) {
        return last.computeIfAbsent(
                chapter.line(),
                _ ->
                        chapter.entries().stream()
                                .filter(it -> it instanceof Step step && !step.action().byPerson())
                                .mapToInt(it -> it.span().line())
                                .max()
                                .orElse(0));
    }
}
