package dev.rutter.app.stage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// How everything is stopped that was started: in the opposite order, once, whoever closes (a good
/// end, a failure, Ctrl-C). Safe for many threads.
public final class Endings implements AutoCloseable {
    private final Consumer<String> complaints;
    private final Deque<Ending> endings = new ArrayDeque<>();
    private boolean stopping;

    private record Ending(String what, Closing closing) {}

    /// Stops one thing.
    @FunctionalInterface
    public interface Closing {
        /// Stops it, and fails where it does not stop.
        void close() throws Exception;
    }

    /// @param complaints hears of what did not stop, one line each
    public Endings(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /// Remembers how something is stopped that is about to be started.
    ///
    /// @throws IOException where everything is being stopped already
    public synchronized void push(String what, Closing closing) throws IOException {
        if (stopping) {
            throw new IOException("it was stopped");
        }
        endings.push(new Ending(what, closing));
    }

    /// Nothing more is started from here on. Waits for a start that is under way.
    public synchronized void stopping() {
        stopping = true;
    }

    @Override
    public synchronized void close() {
        stopping = true;
        var interrupted = false;
        while (!endings.isEmpty()) {
            var ending = endings.pop();
            try {
                // Stopping takes waiting, which an interrupted thread could not do.
                interrupted |= Thread.interrupted();
                ending.closing().close();
            } catch (Exception e) {
                // One that does not stop must not keep the others running.
                complaints.accept("  " + ending.what() + " did not stop: " + e.getMessage());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
