package dev.rutter.platform.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Starts the runs of one cron job when they are due, never two at once. The next due time is
/// written down before a run begins, so a crash neither repeats nor forgets one.
final class CronClock {

    /// A run that is later than this, because no platform ran, is left out and told.
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final String DUE = "cron.due";

    private final Context context;
    private final Errands errands;

    CronClock(Context context, Errands errands) {
        this.context = context;
        this.errands = errands;
    }

    /// Looks whether a run is due.
    void look() {
        var workload = context.workload().get();
        var schedule = workload.traits().schedule();
        if (schedule.isEmpty()) {
            return;
        }
        var now = context.time().instant();
        var word = schedule.get().written();
        var due =
                context.shelf()
                        .fact(DUE)
                        .filter(each -> each.endsWith(" " + word))
                        .map(each -> Instant.parse(each.split(" ", 2)[0]));
        if (due.isEmpty()) {
            plan(schedule.get().next(now), word);
            return;
        }
        if (now.isBefore(due.get())) {
            return;
        }
        plan(schedule.get().next(now), word);
        if (context.shelf().fact("suspended").equals(Optional.of("true"))
                || context.shelf().inState(RolloutState.LIVE).isEmpty()) {
            return;
        }
        if (Duration.between(due.get(), now).compareTo(LATE) > 0) {
            skipped(due.get(), "no platform ran at that time");
            return;
        }
        try {
            errands.start(Errand.Kind.CRON, workload.commands().start());
        } catch (Refusal no) {
            skipped(due.get(), String.valueOf(no.getMessage()));
        }
    }

    private void plan(Optional<Instant> next, String word) {
        next.ifPresent(at -> context.shelf().fact(DUE, at + " " + word));
    }

    private void skipped(Instant due, String why) {
        context.shelf()
                .happened("cron_job_run_skipped", Map.of("due", due.toString(), "reason", why));
    }
}
