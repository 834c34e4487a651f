package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.EndedSo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A condition that how the step before ended answers (`If it fails`, `If that worked`), so that
/// nobody has to be asked.
///
/// @param before the step whose end tells it
/// @param well whether that must have ended well
public record KnownEnd(PlannedStep before, boolean well) {
    /// Whose end tells a step's condition; empty where no machine knows it.
    public static Optional<KnownEnd> of(Plan plan, PlannedStep step) {
        return step.when().flatMap(EndedSo::of).isEmpty()
                ? Optional.empty()
                : Stream.of(plan.steps(), plan.rollback())
                        .filter(steps -> steps.indexOf(step) > 0)
                        .findFirst()
                        .flatMap(steps -> of(steps.get(steps.indexOf(step) - 1), step));
    }

    /// The ids of all steps whose condition is known so.
    static Set<String> all(Plan plan) {
        var known = new HashSet<String>();
        for (var steps : List.of(plan.steps(), plan.rollback())) {
            for (var i = 1; i < steps.size(); i++) {
                if (of(steps.get(i - 1), steps.get(i)).isPresent()) {
                    known.add(steps.get(i).id());
                }
            }
        }
        return known;
    }

    private static Optional<KnownEnd> of(PlannedStep before, PlannedStep step) {
        return step.when()
                .flatMap(EndedSo::of)
                .filter(_ -> tells(before, step))
                .filter(it -> it.of(before.title(), Lines.text(before.action())))
                .map(it -> new KnownEnd(before, it.well()));
    }

    /// Whether a step runs by itself in any case, and stands right before the other.
    private static boolean tells(PlannedStep before, PlannedStep step) {
        var runs =
                switch (before.action()) {
                    case Action.Shell _, Action.Query _, Action.Http _ -> true;
                    case Action.Attended _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            false;
                };
        return runs
                && before.when().isEmpty()
                && before.phase() == step.phase()
                && before.line() <= step.line();
    }
}
