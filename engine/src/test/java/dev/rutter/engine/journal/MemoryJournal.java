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
        var events = runs.getOrDefault(run, List.of());
        // Places count from 1 without gaps.
        var from = (int) Math.max(0, Math.min(seq, events.size()));
        return List.copyOf(events.subList(from, events.size()));
    }

    @Override
    public synchronized List<String> runs() {
        return runs.keySet().stream()
                .filter(run -> !runs.getOrDefault(run, List.of()).isEmpty())
                .toList()
                .reversed();
    }

    @Override
    public synchronized String newRun(long above) {
        var highest =
                runs.keySet().stream()
                        .mapToLong(id -> Long.parseLong(id.substring(1)))
                        .max()
                        .orElse(0);
        var id = "r" + (Math.max(highest, above) + 1);
        runs.put(id, new ArrayList<>());
        return id;
    }

    /// Loses a run's last event, as a disk does that lied.
    public synchronized void lose(String run) {
        runs.getOrDefault(run, new ArrayList<>()).removeLast();
    }

    /// The first event whose hash does not follow from what is recorded, as it would be written
    /// now.
    public synchronized Optional<Long> broken(String run) {
        var previous = "";
        for (var one : runs.getOrDefault(run, List.of())) {
            var text = EventJson.write(one.event());
            var hash = Chain.link(previous, run, one.seq(), one.at().toEpochMilli(), text);
            if (!hash.equals(one.hash())) {
                return Optional.of(one.seq());
            }
            previous = hash;
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
