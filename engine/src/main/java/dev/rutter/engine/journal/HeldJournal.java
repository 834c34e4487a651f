package dev.rutter.engine.journal;

import dev.rutter.engine.store.Fence;
import java.util.List;

/// A journal as the holder of a lock sees it.
record HeldJournal(SqlJournal journal, List<Fence> fences) implements Journal {

    @Override
    public Recorded append(String run, RunEvent event) {
        return journal.append(run, List.of(event), fences).getFirst();
    }

    @Override
    public List<Recorded> append(String run, List<RunEvent> events) {
        return journal.append(run, events, fences);
    }

    @Override
    public List<Recorded> read(String run, long seq) {
        return journal.read(run, seq);
    }

    @Override
    public List<String> runs() {
        return journal.runs();
    }

    @Override
    public List<String> unfinished() {
        return journal.unfinished();
    }

    @Override
    public String newRun(long above) {
        return journal.newRun(above);
    }

    @Override
    public void close() {}
}
