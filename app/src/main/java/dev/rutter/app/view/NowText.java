package dev.rutter.app.view;

import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The step of a run that is under way, with its window, in a few lines that are painted over.
/// Pure.
public final class NowText {
    private NowText() {}

    /// Empty where no step is under way.
    public static List<String> of(RunState state, Instant now) {
        return running(state).map(step -> step(state, step, now)).orElse(List.of());
    }

    private static Optional<StepState> running(RunState state) {
        return state.steps().values().stream()
                .filter(StepState::running)
                .reduce((older, newer) -> newer);
    }

    private static List<String> step(RunState state, StepState step, Instant now) {
        var planned = state.plan().step(step.step());
        var title = planned.map(state.plan()::name).orElse(step.step());
        var lines = new ArrayList<String>();
        lines.add("  > " + title + "  " + Lengths.of(between(step.beganAt(), now)));
        if (planned.isPresent() && planned.get().action() instanceof Action.Watch watch) {
            lines.addAll(window(state.window(step.step()), watch, now));
        }
        return lines;
    }

    private static List<String> window(RunState.Window window, Action.Watch watch, Instant now) {
        var lines = new ArrayList<String>();
        window.due()
                .ifPresent(due ->
                        lines.add(
                                "    ends in "
                                        + Lengths.of(between(now, due))
                                        + ", looked "
                                        + window.looks().size()
                                        + (window.looks().size() == 1 ? " time" : " times")));
        lines.add(
                "    limits: "
                        + watch.limits().stream()
                                .map(Limit::says)
                                .distinct()
                                .collect(Collectors.joining("; ")));
        if (!window.looks().isEmpty()) {
            lines.add("    seen: " + SeenText.of(window.looks().getLast().seen()));
        }
        return lines;
    }

    private static Duration between(Instant from, Instant to) {
        // In whole seconds: tenths only flicker.
        return to.isAfter(from)
                ? Duration.ofSeconds(Duration.between(from, to).toSeconds())
                : Duration.ZERO;
    }
}
