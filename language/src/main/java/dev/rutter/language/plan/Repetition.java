package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Optional;

/// What becomes of a step that began and cannot be found: by its shape, or because somebody says
/// that doing it twice is as good as once. What can destroy something is asked about whatever is
/// said.
///
/// @param said who says it and what came of it; empty where nobody does
record Repetition(IfInterrupted rule, Optional<String> said) {

    static Repetition of(Step step, Action action, Environment environment) {
        var byShape = Interruption.of(action, step.danger());
        var said = said(step, action, environment);
        if (said.isEmpty() || !ours(action)) {
            return new Repetition(byShape, Optional.empty());
        }
        if (step.danger().grave()) {
            return new Repetition(
                    byShape, Optional.of("asked about if interrupted, though " + said.get()));
        }
        return new Repetition(
                IfInterrupted.REPEAT, Optional.of("repeated if interrupted: " + said.get()));
    }

    private static Optional<String> said(Step step, Action action, Environment environment) {
        if (step.pinned().filter(Step.Pinned::idempotent).isPresent()) {
            return Optional.of("line " + step.pinned().get().line() + " says idempotent");
        }
        return environment
                .repeatable(List.of(step.title(), Lines.said(step), Lines.text(action)))
                .map(it -> "rutter.yaml:" + it.line() + " says idempotent");
    }

    /// Whether it is done by this program and leaves nothing behind by which its end can be told.
    private static boolean ours(Action action) {
        return switch (action) {
            case Action.Shell _, Action.Query _, Action.Http _ -> true;
            case Action.Hosting _,
                    Action.Ask _,
                    Action.Attended _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    String because(String why) {
        return said.map(it -> why + "; " + it).orElse(why);
    }
}
