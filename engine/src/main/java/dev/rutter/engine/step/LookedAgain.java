package dev.rutter.engine.step;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.language.plan.Plan.Again;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Looks at a step until its result is as expected, as its document has it: what is not so yet is
/// looked at again after a while, until its time is over.
///
/// What could not begin at all, what hung and what only a person can tell is not looked at again:
/// none of it becomes better by waiting. A result of which it is not sure yet (some rows of a
/// listing are as expected) may.
///
/// @param asked whether the document leaves it to a person what the result is
record LookedAgain(InstantSource clock, Sleeper sleeper, boolean asked) {

    /// No look comes sooner after the one before, whatever a plan says.
    private static final Duration SOONEST = Duration.ofSeconds(1);

    /// One more look.
    @FunctionalInterface
    interface Look {
        /// @param name tells it from the step's other looks, also from those of a process that is
        ///   gone: what that saw is old
        Performed at(String name) throws InterruptedException;
    }

    /// What the last look came to.
    ///
    /// @param first what the look before came to
    /// @param since when the step began, also where that was in a process that is gone
    /// @param old whether the first look was taken by a process that is gone: what it saw decides
    ///   nothing, be the time over or not
    Performed from(Performed first, Again again, Instant since, boolean old, Look look)
            throws InterruptedException {
        var due = since.plus(again.within());
        var last = first;
        var looks = 0;
        for (var anew = old;
                notYet(last) && (anew || clock.instant().isBefore(due));
                anew = false) {
            // bounded: but for one that is old each look is slept for, and the last one is at `due`
            if (!anew) {
                sleeper.sleep(shorter(again.every(), Duration.between(clock.instant(), due)));
            }
            last = look.at(since(since).toSeconds() + "-" + ++looks);
        }
        return looks == 0 ? last : told(last, since(since));
    }

    /// One more look by a command. The step's first process is on record, and a look does nothing
    /// that could be done twice: where this process dies, the next one looks anew.
    static void unrecorded(Shell.Child ignored) {
        // Nothing is to be recorded of it.
    }

    private boolean notYet(Performed performed) {
        return switch (performed) {
            case Performed.Over(var outcome, var _, var _) ->
                    outcome instanceof Outcome.Failed failed && !failed.unbegun();
            case Performed.ToBeJudged _ -> !asked;
            case Performed.Awaits _, Performed.Untold _, Performed.NeverBegan _ -> false;
        };
    }

    private static Duration shorter(Duration every, Duration left) {
        var next = every.compareTo(SOONEST) < 0 ? SOONEST : every;
        return left.isNegative() ? Duration.ZERO : left.compareTo(next) < 0 ? left : next;
    }

    private Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }

    private static Performed told(Performed last, Duration took) {
        if (!(last instanceof Performed.Over(var outcome, var verdicts, var output))) {
            return last;
        }
        var after = took.toSeconds() + " s after the first look";
        return switch (outcome) {
            case Outcome.Done(var says) ->
                    new Performed.Over(new Outcome.Done(says + ", " + after), verdicts, output);
            case Outcome.Failed failed ->
                    new Performed.Over(
                            new Outcome.Failed(
                                    failed.why() + "; still so " + after, failed.unbegun()),
                            verdicts,
                            output);
            case Outcome.TimedOut _, Outcome.Skipped _, Outcome.Unknown _ -> last;
        };
    }
}
