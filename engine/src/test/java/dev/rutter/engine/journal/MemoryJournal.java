package dev.rutter.engine.journal;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal for tests that are not about durability: as strict as the real one, but in memory.
/// Events go through their JSON, so that one that could not be read again fails here already.
public final class MemoryJournal implements Journal {
    private final InstantSource clock;
    private final Map<String, List<Recorded>> runs = new LinkedHashMap<>();
    private boolean closed;

    /// A journal without runs.
    public MemoryJournal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Recorded append(String run, RunEvent event) {
        if (closed) {
            throw new JournalException(
                    "run " + run + " could not record: the journal is closed",
                    new IllegalStateException("closed"));
        }
        var events =
                Optional.ofNullable(runs.get(run))
                        .orElseThrow(() ->
                                new JournalException(
                                        "run " + run + " could not record",
                                        new IllegalArgumentException("there is no such run")));
        var text = EventJson.write(event);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var previous = events.isEmpty() ? "" : events.getLast().hash();
        var seq = events.size() + 1;
        var hash = Chain.link(previous, run, seq, at.toEpochMilli(), text);
        var recorded = new Recorded(run, seq, at, EventJson.read(text), hash);
        events.add(recorded);
        return recorded;
    }

    @Override
    public synchronized List<Recorded> read(String run, long seq) {
        return runs.getOrDefault(run, List.of()).stream()
                .filter(recorded -> recorded.seq() > seq)
                .toList();
    }

    @Override
    public synchronized List<String> runs() {
        return runs.keySet().stream()
                .filter(run -> !runs.getOrDefault(run, List.of()).isEmpty())
                .toList()
                .reversed();
    }

    @Override
    public synchronized String newRun() {
        var id = "r" + (runs.size() + 1);
        runs.put(id, new ArrayList<>());
        return id;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
