package dev.rutter.engine.step;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.plan.Plan.Again;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Looks at a step until its result is as expected, as its document has it: what is not so yet is
/// looked at again after a while, until its time is over.
///
/// What could not begin at all, what hung and what only a person can tell is not looked at again:
/// none of it becomes better by waiting.
record LookedAgain(InstantSource clock, Sleeper sleeper) {

    /// No look comes sooner after the one before, whatever a plan says.
    private static final Duration SOONEST = Duration.ofSeconds(1);

    /// One more look.
    @FunctionalInterface
    interface Look {
        /// @param number from 1 on; the first look of all was number 0
        Performed at(int number) throws InterruptedException;
    }

    /// What the last look came to.
    ///
    /// @param first what the look before came to
    /// @param since when the step began, also where that was in a process that is gone
    Performed from(Performed first, Again again, Instant since, Look look)
            throws InterruptedException {
        var due = since.plus(again.within());
        var last = first;
        var looks = 1;
        while (notYet(last) && clock.instant().isBefore(due)) {
            // bounded: each look sleeps, and the last one is at `due`
            var left = Duration.between(clock.instant(), due);
            var next = again.every().compareTo(SOONEST) < 0 ? SOONEST : again.every();
            sleeper.sleep(left.compareTo(next) < 0 ? left : next);
            last = look.at(looks++);
        }
        return looks == 1 ? last : counted(last, looks, Duration.between(since, clock.instant()));
    }

    /// One more look by a command. Where a process that is gone had begun it, its end counts; where
    /// that left none, it is looked once more: a look does nothing that could be done twice.
    ///
    /// @param look names it beside the step's other looks
    static Fate ran(Shell shell, String look, int attempt, String script, PlannedStep step)
            throws InterruptedException {
        var before = shell.adopt(look, attempt, step.limit(), LookedAgain::unrecorded);
        return switch (before) {
            case Fate.NeverBegan _ ->
                    shell.run(look, attempt, script, step.limit(), LookedAgain::unrecorded);
            case Fate.Lost _ ->
                    shell.run(
                            look + ".anew", attempt, script, step.limit(), LookedAgain::unrecorded);
            case Fate.Exited _, Fate.TimedOut _, Fate.Unstarted _ -> before;
        };
    }

    /// The step's first process is on record; where each look is kept is told by its name.
    private static void unrecorded(Shell.Child ignored) {
        // Nothing is to be recorded of it.
    }

    private static boolean notYet(Performed performed) {
        return performed instanceof Performed.Over(var outcome, var _, var _)
                && outcome instanceof Outcome.Failed failed
                && !failed.unbegun();
    }

    private static Performed counted(Performed last, int looks, Duration took) {
        if (!(last instanceof Performed.Over(var outcome, var verdicts, var output))) {
            return last;
        }
        var said = ", at look " + looks + " after " + took.toSeconds() + " s";
        return switch (outcome) {
            case Outcome.Done(var says) ->
                    new Performed.Over(new Outcome.Done(says + said), verdicts, output);
            case Outcome.Failed failed ->
                    new Performed.Over(
                            new Outcome.Failed(failed.why() + said, failed.unbegun()),
                            verdicts,
                            output);
            case Outcome.TimedOut _, Outcome.Skipped _, Outcome.Unknown _ -> last;
        };
    }
}
