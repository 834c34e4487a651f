package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import java.time.Duration;

/// Where answers come from: a terminal, a file of answers, the environment's acknowledgements.
/// Answers that others append to the journal are seen without it.
@FunctionalInterface
public interface Asker {

    /// Asks, for at most `patience`.
    Reply ask(QuestionAsked question, Duration patience) throws InterruptedException;

    /// What came of asking.
    sealed interface Reply {
        /// An answer.
        record Given(Answer answer, String by, String note) implements Reply {}

        /// Nobody has answered yet; ask again.
        record NotYet() implements Reply {}

        /// Nobody is there who could: the run pauses.
        record Nobody() implements Reply {}
    }

    /// Nobody is there.
    static Asker nobody() {
        return (question, patience) -> new Reply.Nobody();
    }

    /// Asks `other` where this one has nobody.
    default Asker or(Asker other) {
        return (question, patience) -> {
            var reply = ask(question, patience);
            return reply instanceof Reply.Nobody ? other.ask(question, patience) : reply;
        };
    }
}
