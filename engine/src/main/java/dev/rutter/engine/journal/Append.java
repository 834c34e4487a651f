package dev.rutter.engine.journal;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.store.Fence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An event that waits to be written. Changed by the writer alone.
final class Append {
    private final String run;
    private final RunEvent event;
    private final String text;
    private final List<Fence> fences;
    private final CompletableFuture<Recorded> recorded = new CompletableFuture<>();
    private Optional<Recorded> tried = Optional.empty();

    Append(String run, RunEvent event, String text, List<Fence> fences) {
        this.run = run;
        this.event = event;
        this.text = text;
        this.fences = List.copyOf(fences);
    }

    String run() {
        return run;
    }

    RunEvent event() {
        return event;
    }

    String text() {
        return text;
    }

    /// What has to hold for it to be written.
    List<Fence> fences() {
        return fences;
    }

    CompletableFuture<Recorded> recorded() {
        return recorded;
    }

    /// As it was last written, in a transaction that may or may not have been committed.
    Optional<Recorded> tried() {
        return tried;
    }

    void tried(Recorded as) {
        tried = Optional.of(as);
    }
}
