package dev.rutter.engine.step;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// One run's shell: state (directory, variables) passes from statement to statement, and a child
/// outlives the engine, so that it can be found again.
public interface Shell {

    /// Runs one statement to its end.
    ///
    /// @param attempt counts from 1; step and attempt name the child's folder
    /// @param started told once the child runs and before its end is waited for
    Fate run(String step, int attempt, String script, Duration limit, Consumer<Child> started)
            throws InterruptedException;

    /// Goes on with a child that an engine before this one started: waits for its end, or reads the
    /// end it left in its files.
    ///
    /// @param limit what is left of its time
    /// @param found told once the child is found and before its end is waited for
    Fate adopt(String step, int attempt, Duration limit, Consumer<Child> found)
            throws InterruptedException;

    /// What a statement that has ended gave to those after it, as `NAME=value`.
    ///
    /// @param values masked
    /// @param ignored how many lines of its file were none
    record Given(Map<String, String> values, int ignored) {
        public Given {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// What a statement gave; nothing where this shell has no such thing.
    default Given given(String step, int attempt) {
        return new Given(Map.of(), 0);
    }

    /// A child process, so that it can be recognised later.
    ///
    /// @param started the process's own start time
    record Child(long pid, String started, String folder) {}

    /// How a statement ended.
    sealed interface Fate {
        /// Both streams as they came, bounded and masked.
        String output();

        /// It ended by itself.
        record Exited(int status, String output) implements Fate {}

        /// It was ended at its time limit.
        record TimedOut(Duration limit, String output) implements Fate {}

        /// It certainly never began: running it is not a repetition.
        record NeverBegan() implements Fate {
            @Override
            public String output() {
                return "";
            }
        }

        /// There was no process for it: running it now would most likely fail the same way.
        record Unstarted(String why) implements Fate {
            @Override
            public String output() {
                return why;
            }
        }

        /// It began, and its end cannot be found.
        record Lost(String why, String output) implements Fate {}
    }
}
