package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the plan of an edited document in the place of a run's plan. Pure.
///
/// What was done stays done: a step is the same where its phase, its title and its action are, and
/// then it keeps the id under which the journal knows it. A step that did not end well may be
/// replaced by what the edit made of it; one that was done, or is under way, may neither vanish nor
/// get a new step before it.
final class Replan {
    private Replan() {}

    /// What came of it.
    sealed interface Made {
        /// The plan to follow.
        record Follows(Plan plan) implements Made {}

        /// It cannot be followed by this run; `why` says what stands against it.
        record Refused(String why) implements Made {}
    }

    static Made of(RunState state, Plan edited) {
        var against = against(state, edited);
        if (against.isPresent()) {
            return new Made.Refused(against.get());
        }
        var same = same(state.plan(), edited);
        var kept = new HashSet<>(same.values());
        var gone =
                state.plan().steps().stream()
                        .filter(step -> holds(state, step.id()) && !kept.contains(step.id()))
                        .findFirst();
        if (gone.isPresent()) {
            return new Made.Refused(
                    named(gone.get())
                            + " was done or is under way, and the edited document no longer has it"
                            + " like that");
        }
        var steps = new ArrayList<PlannedStep>();
        var taken = new HashSet<String>();
        var ids = new HashMap<String, String>();
        state.plan().steps().forEach(step -> taken.add(step.id()));
        Optional<PlannedStep> fresh = Optional.empty();
        for (var step : edited.steps()) {
            var known = Optional.ofNullable(same.get(step));
            if (known.filter(id -> holds(state, id)).isPresent() && fresh.isPresent()) {
                return new Made.Refused(
                        named(fresh.get())
                                + " is new, and stands before "
                                + named(step)
                                + ", which was done");
            }
            if (known.flatMap(state::outcome).filter(Outcome::good).isEmpty()) {
                fresh = fresh.or(() -> Optional.of(step));
            }
            var id = known.orElseGet(() -> free(step, taken));
            ids.put(step.id(), id);
            steps.add(staged(step, ids).withId(id));
        }
        return new Made.Follows(
                new Plan(
                        edited.file(),
                        edited.digest(),
                        edited.title(),
                        edited.environment(),
                        steps,
                        edited.rollback(),
                        edited.rules(),
                        edited.open(),
                        edited.unread(),
                        edited.issues(),
                        edited.severities(),
                        edited.escalations(),
                        edited.templates()));
    }

    private static Optional<String> against(RunState state, Plan edited) {
        if (state.end().isPresent()) {
            return Optional.of("the run is over");
        }
        if (!state.decisions().isEmpty()) {
            return Optional.of("how it ends is decided, and that way is followed");
        }
        if (!edited.open().isEmpty()) {
            return Optional.of(
                    "the edited document leaves "
                            + edited.open().size()
                            + " open, first: "
                            + edited.open().getFirst().what());
        }
        var here = state.plan().environment();
        if (!here.name().equals(edited.environment().name())
                || !here.hosting().equals(edited.environment().hosting())) {
            return Optional.of(
                    "it would run in another environment; a run stays where it began, in \""
                            + here.name()
                            + "\"");
        }
        return Optional.empty();
    }

    /// Whether the journal holds something of it that has to stay as it is.
    private static boolean holds(RunState state, String id) {
        return state.step(id)
                .filter(so -> so.outcome().map(Outcome.Done.class::isInstance).orElse(so.begun()))
                .isPresent();
    }

    /// New steps to the ids of the old ones that they are; each old one at most once.
    private static Map<PlannedStep, String> same(Plan old, Plan edited) {
        var found = new HashMap<PlannedStep, String>();
        var left = new ArrayList<>(old.steps());
        for (var step : edited.steps()) {
            left.stream()
                    .filter(one -> says(one).equals(says(step)))
                    .findFirst()
                    .ifPresent(one -> {
                        left.remove(one);
                        found.put(step, one.id());
                    });
        }
        return found;
    }

    private static List<Object> says(PlannedStep step) {
        return List.of(step.phase(), step.title(), staged(step, Map.of()).action());
    }

    /// A window's stage under the id that this run knows it by.
    private static PlannedStep staged(PlannedStep step, Map<String, String> ids) {
        return step.action() instanceof Action.Watch watch
                ? step.withAction(
                        watch.counted(
                                watch.stage().flatMap(id -> Optional.ofNullable(ids.get(id)))))
                : step;
    }

    private static String free(PlannedStep step, Set<String> taken) {
        if (taken.add(step.id())) {
            return step.id();
        }
        for (var n = 1; ; n++) { // ends, since what is taken is finite
            var id = step.phase().word() + "-" + n;
            if (taken.add(id)) {
                return id;
            }
        }
    }

    private static String named(PlannedStep step) {
        return "\"" + step.title() + "\" (line " + step.line() + ")";
    }
}
