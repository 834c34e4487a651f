package dev.rutter.engine.journal;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.store.Fence;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Events of one run that wait to be written, together or not at all. Changed by the writer alone.
final class Append {
    private final String run;
    private final List<Written> written;
    private final List<Fence> fences;
    private final CompletableFuture<List<Recorded>> recorded = new CompletableFuture<>();
    private List<Recorded> tried = List.of();

    Append(String run, List<Written> written, List<Fence> fences) {
        this.run = run;
        this.written = List.copyOf(written);
        this.fences = List.copyOf(fences);
    }

    /// An event and its text.
    record Written(RunEvent event, String text) {
        static List<Written> of(List<RunEvent> events) {
            return events.stream()
                    .map(event -> new Written(event, EventJson.write(event)))
                    .toList();
        }
    }

    String run() {
        return run;
    }

    List<Written> written() {
        return written;
    }

    /// What has to hold for them to be written.
    List<Fence> fences() {
        return fences;
    }

    CompletableFuture<List<Recorded>> recorded() {
        return recorded;
    }

    /// As they were last written, in a transaction that may or may not have been committed; empty
    /// where none was begun.
    List<Recorded> tried() {
        return tried;
    }

    void tried(List<Recorded> as) {
        tried = List.copyOf(as);
    }
}
