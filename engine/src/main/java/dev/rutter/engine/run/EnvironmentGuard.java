package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import java.util.Optional;

/// One run at a time in an environment.
@FunctionalInterface
public interface EnvironmentGuard {

    /// Takes the environment for a run; a run takes back what a dead process of it held.
    Taken take(String environment, String run, String by);

    /// Takes the environment away from whoever has it, so that it is free: what they record from
    /// now on is refused. Nothing where environments are not locked.
    default void takeAway(String environment, String run, String by) {}

    /// What came of it.
    sealed interface Taken {
        /// It is ours while `tenure` says so.
        record Ours(Tenure tenure) implements Taken {}

        /// Run `holder` has it in some process; `who` is a sentence for people.
        record Theirs(String who, String holder) implements Taken {}
    }

    /// A lock with an owner, a heartbeat and an end.
    interface Tenure extends AutoCloseable {
        /// Renews it where due, and says why it is lost, once it is. Asked before every effect.
        Optional<String> lost();

        /// The journal for whoever holds the tenure: it refuses events once the tenure is lost.
        default Journal fenced(Journal journal) {
            return journal;
        }

        @Override
        void close();
    }
}
