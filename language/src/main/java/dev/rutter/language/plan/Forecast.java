package dev.rutter.language.plan;

import dev.rutter.language.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can be said of a plan before it runs and is no part of it: how long it takes, who is asked
/// what and until when, where figures come from, whether going back will be possible.
///
/// @param times phase by phase, in the plan's order; the last is the way back where there is one
/// @param questions in the order in which they can come; those that any step may raise last
/// @param measured every figure that decides something
/// @param wayBack whether going back will be possible, and what decides that
/// @param warnings what is not the plan's to mend
public record Forecast(
        List<PhaseTime> times,
        List<Asked> questions,
        List<Measured> measured,
        WayBackOutlook wayBack,
        List<Warning> warnings) {
    /// How long a question waits that only turns out while a step runs, once the new release serves
    /// customers.
    public static final Duration HURRY = Duration.ofMinutes(30);

    /// How long it waits before that, and how long an approval does.
    public static final Duration PATIENCE = AnswerLimits.BEFORE_GO_LIVE;

    public Forecast {
        times = List.copyOf(times);
        questions = List.copyOf(questions);
        measured = List.copyOf(measured);
        warnings = List.copyOf(warnings);
    }

    /// How long one part of the plan takes.
    ///
    /// @param name as a heading: `Prepare`, `Way back`
    /// @param stated what the document itself says it takes: a promise, nothing holds it
    /// @param watched time that passes in any case: windows and waits
    /// @param bound what the automatic steps take at most: each is ended at its time limit
    /// @param questions how many times a person is waited for
    /// @param answers how long those answers are waited for at most, one after the other
    public record PhaseTime(
            String name,
            Optional<Stated> stated,
            Duration watched,
            Duration bound,
            int questions,
            Duration answers) {}

    /// An estimate of the document.
    ///
    /// @param lines where it is stated
    /// @param whole whether it covers everything that the plan takes of that part
    public record Stated(Duration from, Duration to, List<Integer> lines, boolean whole) {
        public Stated {
            lines = List.copyOf(lines);
        }
    }

    /// A question that a run asks, or may ask.
    ///
    /// @param step the step's id, or words for any step
    /// @param what is asked
    /// @param certain whether it is asked in every run that gets there
    /// @param who may answer; empty means whoever runs it
    /// @param within how long an answer is waited for
    /// @param silence what happens where nobody answers in time
    public record Asked(
            String step,
            int line,
            String what,
            boolean certain,
            List<String> who,
            Duration within,
            String silence) {
        public Asked {
            who = List.copyOf(who);
        }
    }

    /// A figure that decides something.
    ///
    /// @param source where it comes from
    /// @param limits what it is held against, as `< 1 % (line 49)`
    public record Measured(String metric, String source, List<String> limits) {
        public Measured {
            limits = List.copyOf(limits);
        }
    }

    /// Whether going back will be possible.
    ///
    /// @param reasons what decides it, each with its line, 0 where it has none
    public record WayBackOutlook(Possible possible, String how, List<Reason> reasons) {
        public WayBackOutlook {
            reasons = List.copyOf(reasons);
        }
    }

    /// How sure it is before the run.
    public enum Possible {
        /// There is a way, and what it depends on is known. More cannot be said before the run:
        /// nothing is tried out.
        DEPENDS("that depends"),
        NO("no");

        private final String word;

        Possible(String word) {
            this.word = word;
        }

        /// As people read it.
        public String word() {
            return word;
        }
    }

    /// One thing that decides it.
    public record Reason(int line, String says) {}

    /// Something outside of the plan that can go round it.
    ///
    /// @param help the way out
    public record Warning(int line, String says, String help) {}

    /// What can be said of the plan of `runbook`.
    public static Forecast of(Runbook runbook, Plan plan) {
        var questions = Questions.of(plan);
        return new Forecast(
                new PlanTimes(runbook, plan, questions).all(),
                questions,
                Figures.of(plan),
                Outlook.of(plan),
                Warnings.of(runbook, plan));
    }
}
