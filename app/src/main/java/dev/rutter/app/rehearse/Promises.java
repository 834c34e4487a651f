package dev.rutter.app.rehearse;

import dev.rutter.engine.run.RunState;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Times that the document promises for its chapters, and what they took in the rehearsal.
final class Promises {
    private record Promised(Runbook.Chapter chapter, Entry.Window window) {}

    private final List<Promised> promised = new ArrayList<>();
    private final Map<Integer, Duration> real = new HashMap<>();

    Promises(Runbook runbook) {
        for (var chapter : runbook.chapters()) {
            for (var entry : chapter.entries()) {
                if (entry instanceof Entry.Window window && promises(window)) {
                    promised.add(new Promised(chapter, window));
                }
            }
        }
    }

    private static boolean promises(Entry.Window window) {
        return switch (window.kind()) {
            case ESTIMATE, FINISH_WITHIN -> window.to().isPositive();
            case WATCH, WAIT, EVERY -> false;
        };
    }

    /// Adds up what the steps of each promising chapter took in this run. A chapter of the way back
    /// is what the hosting's own way back took, where that was taken.
    void take(RunState state) {
        for (var each : promised) {
            var chapter = each.chapter();
            var took = Duration.ZERO;
            for (var step : state.steps().values()) {
                var line = state.plan().step(step.step()).map(one -> one.line()).orElse(0);
                if (line >= chapter.line() && line <= chapter.lastLine()) {
                    took = took.plus(step.took().orElse(Duration.ZERO));
                }
            }
            if (wayBack(chapter, state)) {
                took =
                        state.end()
                                .map(end -> Duration.between(state.rollback().get().at(), end.at()))
                                .orElse(took);
            }
            if (took.isPositive()) {
                real.merge(
                        each.window().span().line(),
                        took,
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
    }

    /// Whether it describes the way back that was taken; another way, and what is to be done
    /// afterwards, promise something else.
    private static boolean wayBack(Runbook.Chapter chapter, RunState state) {
        return chapter.phase() == Phase.ROLLBACK
                && state.rollback().isPresent()
                && state.plan().rollback().stream()
                        .filter(step ->
                                step.action() instanceof Action.Hosting hosting
                                        && hosting.act() == Action.Hosting.Act.ROLL_BACK)
                        .anyMatch(step ->
                                step.line() >= chapter.line() && step.line() <= chapter.lastLine());
    }

    List<Report.Promise> all() {
        return promised.stream()
                .map(each ->
                        new Report.Promise(
                                each.window().span().line(),
                                each.window().says(),
                                each.window().to(),
                                Optional.ofNullable(real.get(each.window().span().line()))))
                .toList();
    }
}
