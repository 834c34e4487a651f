package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The window in which the release that serves again is watched.
final class WatchedAgain {
    private WatchedAgain() {}

    /// @param criteria what the way back's own chapters state
    /// @param within how long, where they say it
    static Optional<PlannedStep> of(
            Draft draft,
            Metrics metrics,
            List<Entry.Criterion> criteria,
            Optional<Duration> within) {
        var limits =
                criteria.stream()
                        .filter(criterion -> criterion.place() == Entry.Criterion.Place.SUCCESS)
                        .map(Entry.Criterion::limit)
                        .filter(limit ->
                                metrics.source(limit)
                                        .filter(it -> Metrics.comparable(it.source(), limit))
                                        .isPresent())
                        .toList();
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        var length =
                within.or(() -> limits.stream().flatMap(WatchedAgain::window).findFirst())
                        .orElse(Watching.UNSTATED);
        var why =
                limits.stream()
                        .map(limit ->
                                limit.metric()
                                        + " is "
                                        + metrics.source(limit)
                                                .map(Metrics.Found::why)
                                                .orElse("unknown"))
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .toList();
        var watch = new Action.Watch("After the rollback", Duration.ZERO, length, limits);
        return Optional.of(
                new PlannedStep(
                        "",
                        Phase.ROLLBACK,
                        "Watch the release that serves again",
                        watch,
                        List.of(),
                        Optional.empty(),
                        Step.Danger.NONE,
                        Plan.IfInterrupted.REPEAT,
                        List.of(),
                        false,
                        length.plus(draft.environment.stepLimit()),
                        String.join("; ", why),
                        limits.getFirst().span().line()));
    }

    private static Stream<Duration> window(Limit limit) {
        return limit.window().stream();
    }
}
