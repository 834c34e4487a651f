package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything through which one run touches the world. A result that cannot be had is a
/// [Measurement.Missing], never an exception. Closing leaves running children alone.
public interface Tools extends AutoCloseable {

    /// The run's shell.
    Shell shell();

    /// What serves the software, where the environment names one.
    Optional<Hosting> hosting();

    /// Sends one request.
    Measurement request(Action.Http request, Duration limit) throws InterruptedException;

    /// Runs one statement on the environment's database.
    Measurement query(String sql, Duration limit) throws InterruptedException;

    /// What the environment's database records of its migrations; empty where the environment names
    /// no PostgreSQL database.
    default Optional<MigrationState> migrations() {
        return Optional.empty();
    }

    /// A metric's figure between two moments, from the source that the environment names.
    Measurement figure(Limit limit, Instant from, Instant to) throws InterruptedException;

    /// Sends a message to every channel of the environment.
    ///
    /// @return one line per channel: where it went, or why it did not
    List<String> announce(String text) throws InterruptedException;

    /// A text without the secrets of this run: nothing else may be recorded or shown.
    String masked(String text);

    @Override
    void close();

    /// Opens the tools of a run.
    @FunctionalInterface
    interface Opener {
        /// @param folder the run's own folder, which exists
        Tools open(String run, dev.rutter.language.plan.Plan plan, java.nio.file.Path folder);
    }
}
