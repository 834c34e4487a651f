package dev.rutter.engine.journal;

import java.time.Duration;

/// How a step ended. The world's "no" is ordinary data, never an exception.
public sealed interface Outcome {

    /// It was done; `seen` is a short account for people (`exit status 0`, `HTTP 200 in 12 ms`).
    record Done(String seen) implements Outcome {}

    /// It was done and its result does not hold, or it could not be done.
    ///
    /// @param unbegun whether it certainly did nothing: no program was executed
    record Failed(String why, boolean unbegun) implements Outcome {
        /// It may have done something.
        public Failed(String why) {
            this(why, false);
        }
    }

    /// It was ended at its time limit.
    record TimedOut(Duration limit) implements Outcome {}

    /// It was not done, on purpose.
    record Skipped(String why) implements Outcome {}

    /// It began, and nobody can tell how it ended.
    record Unknown(String why) implements Outcome {}

    /// Whether the run may go on after it.
    default boolean good() {
        return this instanceof Done || this instanceof Skipped;
    }

    /// One line for people.
    default String line() {
        return switch (this) {
            case Done done -> done.seen();
            case Failed failed -> failed.why();
            case TimedOut timedOut ->
                    "ended at its time limit of " + timedOut.limit().toSeconds() + " s";
            case Skipped skipped -> "skipped: " + skipped.why();
            case Unknown unknown -> "outcome unknown: " + unknown.why();
        };
    }
}
