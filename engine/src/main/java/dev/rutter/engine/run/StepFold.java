package dev.rutter.engine.run;

import static dev.rutter.engine.run.RunState.with;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.journal.RunEvent.ProcessStarted;
import dev.rutter.engine.journal.RunEvent.StepEnded;
import dev.rutter.engine.journal.RunEvent.StepRetried;
import dev.rutter.engine.journal.RunEvent.StepSkipped;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.expect.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What events do to one step's state. A step that is over stays over, whatever a late process of
/// it still records; only a person's word opens one again that did not end well.
final class StepFold {
    /// Acts of the hosting that belong to one attempt.
    private static final Set<About> ATTEMPTS =
            EnumSet.of(About.NEWEST_BEFORE, About.DEPLOY, About.ROLL_BACK, About.FOUND);

    private StepFold() {}

    static StepState began(StepState old, int attempt, Instant at) {
        if (!old.running()) {
            return old;
        }
        var change = new Change(old);
        change.attempt = attempt;
        change.beganAt = at;
        change.firstBeganAt = old.attempt() == 0 ? at : old.firstBeganAt();
        change.process = Optional.empty();
        change.again = false;
        return change.done();
    }

    static StepState process(StepState old, ProcessStarted started) {
        var change = new Change(old);
        change.process = Optional.of(started);
        return change.done();
    }

    static StepState judged(StepState old, Verdict verdict) {
        var change = new Change(old);
        change.verdicts = with(old.verdicts(), verdict);
        return change.done();
    }

    static StepState answered(StepState old, HostingAnswered answered) {
        var change = new Change(old);
        change.hosting = with(old.hosting(), answered);
        return change.done();
    }

    static StepState ended(StepState old, StepEnded ended, Instant at) {
        if (!old.running()) {
            return old;
        }
        var change = new Change(old);
        change.attempt = ended.attempt();
        change.outcome = Optional.of(ended.outcome());
        if (ended.outcome() instanceof Outcome.Failed failed && failed.unbegun()) {
            change.unbegun++;
        }
        change.endedAt = Optional.of(at);
        change.again = false;
        return change.done();
    }

    /// Opened again only where it did not end well.
    static StepState retried(StepState old, StepRetried ignored) {
        if (old.outcome().map(Outcome::good).orElse(true)) {
            return old;
        }
        var change = new Change(old);
        change.outcome = Optional.empty();
        change.endedAt = Optional.empty();
        // What the hosting made for the attempt that failed is not taken for the new one's.
        change.hosting =
                old.hosting().stream().filter(one -> !ATTEMPTS.contains(one.act())).toList();
        change.again = true;
        change.retries++;
        return change.done();
    }

    /// @param asked whether a question about the step was answered so: only then may one be under
    ///   way
    static StepState skipped(StepState old, StepSkipped skipped, boolean asked, Instant at) {
        var under = old.attempt() > 0 && old.running() && !asked && !old.again();
        if (under || old.outcome().map(Outcome::good).orElse(false)) {
            return old;
        }
        var failed =
                old.outcome().map(outcome -> "; it did not end well: " + outcome.line()).orElse("");
        var change = new Change(old);
        change.outcome =
                Optional.of(
                        new Outcome.Skipped("by " + skipped.by() + ", " + skipped.why() + failed));
        change.endedAt = Optional.of(at);
        change.again = false;
        return change.done();
    }

    /// Left out from the beginning.
    static StepState leftOut(String step, String part, String why, Instant at) {
        return new StepState(
                step,
                0,
                at,
                at,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(new Outcome.Skipped(part + (why.isEmpty() ? "" : ", " + why))),
                Optional.of(at),
                false,
                0,
                0);
    }

    /// A state being changed; never leaves this class.
    private static final class Change {
        private final StepState old;
        private int attempt;
        private Instant beganAt;
        private Instant firstBeganAt;
        private Optional<ProcessStarted> process;
        private List<HostingAnswered> hosting;
        private List<Verdict> verdicts;
        private Optional<Outcome> outcome;
        private Optional<Instant> endedAt;
        private boolean again;
        private int retries;
        private int unbegun;

        Change(StepState old) {
            this.old = old;
            attempt = old.attempt();
            beganAt = old.beganAt();
            firstBeganAt = old.firstBeganAt();
            process = old.process();
            hosting = old.hosting();
            verdicts = old.verdicts();
            outcome = old.outcome();
            endedAt = old.endedAt();
            again = old.again();
            retries = old.retries();
            unbegun = old.unbegun();
        }

        StepState done() {
            return new StepState(
                    old.step(),
                    attempt,
                    beganAt,
                    firstBeganAt,
                    process,
                    hosting,
                    verdicts,
                    outcome,
                    endedAt,
                    again,
                    retries,
                    unbegun);
        }
    }
}
