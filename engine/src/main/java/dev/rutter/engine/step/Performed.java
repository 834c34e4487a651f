package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.language.expect.Verdict;
import java.util.List;

/// What came of doing one step.
public sealed interface Performed {

    /// It is over.
    ///
    /// @param output what it printed or answered, bounded: evidence for people and for matching
    ///   known issues
    record Over(Outcome outcome, List<Verdict> verdicts, String output) implements Performed {
        public Over {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// It was done, and only a person can tell whether the result is as it should be.
    ///
    /// @param asks what the person is asked
    record ToBeJudged(String asks, List<Verdict> verdicts, String output) implements Performed {
        public ToBeJudged {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// It has begun, and its release waits at the hosting for people.
    record Awaits(Release release, List<Approval> approvals) implements Performed {
        public Awaits {
            approvals = List.copyOf(approvals);
        }
    }

    /// It had begun before and its end cannot be found.
    record Untold(String why, String output) implements Performed {}

    /// It certainly never began: beginning it is not a repetition.
    record NeverBegan() implements Performed {}
}
