package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Alerts that no window measures: what a plan leaves unmeasured must not look measured. A success
/// criterion without a source of figures keeps a plan from running; an alert does not, as somebody
/// else's monitoring may hold it, and so it is told with what the plan does not do.
final class Unmeasured {
    private final Draft draft;
    private final Metrics metrics;
    private final Set<String> judged = new HashSet<>();
    private final Set<Integer> asked;

    private Unmeasured(Draft draft, Metrics metrics, List<PlannedStep> planned) {
        this.draft = draft;
        this.metrics = metrics;
        for (var step : planned) {
            if (step.action() instanceof Action.Watch watch) {
                watch.limits().forEach(limit -> judged.add(Criteria.key(limit)));
            }
        }
        asked =
                planned.stream()
                        .filter(step -> step.action() instanceof Action.Ask)
                        .map(PlannedStep::line)
                        .collect(Collectors.toSet());
    }

    /// Tells every alert of a part that is done or watched and that no step of the plan measures.
    static void tell(
            Draft draft, Metrics metrics, List<PlannedStep> forward, List<PlannedStep> back) {
        var planned = Stream.concat(forward.stream(), back.stream()).toList();
        new Unmeasured(draft, metrics, planned).tell();
    }

    private void tell() {
        var triggers =
                draft.runbook
                        .all(Entry.Trigger.class)
                        .filter(trigger -> trigger.limit().isPresent())
                        .map(trigger -> trigger.span().line())
                        .collect(Collectors.toSet());
        for (var chapter : draft.runbook.chapters()) {
            if (!draft.planned(chapter).forward()) {
                continue;
            }
            for (var criterion : Criteria.of(chapter)) {
                var limit = criterion.limit();
                var line = limit.span().line();
                if (criterion.place() == Entry.Criterion.Place.ALERT
                        && !judged.contains(Criteria.key(limit))
                        && !asked.contains(line)
                        && !triggers.contains(line)) {
                    draft.unmeasured(line, limit.says(), why(limit));
                }
            }
        }
    }

    private String why(Limit limit) {
        return metrics.measurable(limit)
                ? "not measured: no window watches it"
                : "not measured: \"" + limit.metric() + "\" has no source of figures";
    }
}
