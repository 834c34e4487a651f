package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.MemoryJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.SimulatedWorld.Life;
import dev.rutter.engine.run.SimulatedWorld.Planted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The journal as one life of the engine sees it: it refuses who lost the lease, has no space for a
/// moment, and its process dies before or after an event is durable. Without a life it is what
/// other processes append by.
///
/// @param first what happens right before an append
record SimulatedJournal(
        MemoryJournal behind,
        Optional<SimulatedWorld> world,
        Optional<Life> life,
        boolean fenced,
        Consumer<RunEvent> first,
        Consumer<Recorded> durable)
        implements Journal {

    @Override
    public Recorded append(String run, RunEvent event) {
        first.accept(event);
        if (world.isEmpty() || life.isEmpty()) {
            return appended(run, event);
        }
        var in = world.get();
        in.mayDie(life.get());
        if (fenced && life.get().fence != in.fence && in.planted != Planted.NO_FENCE) {
            throw new JournalException("refused", new IllegalStateException("lease lost"));
        }
        if (in.wrong(0.3)) {
            throw new JournalException("no space", new IllegalStateException("disk full"));
        }
        var recorded = appended(run, event);
        in.mayDie(life.get());
        return recorded;
    }

    private Recorded appended(String run, RunEvent event) {
        var recorded = behind.append(run, event);
        durable.accept(recorded);
        return recorded;
    }

    @Override
    public List<Recorded> read(String run, long seq) {
        return behind.read(run, seq);
    }

    @Override
    public List<String> runs() {
        return behind.runs();
    }

    @Override
    public String newRun(long above) {
        // Seeds share a folder, and what happens in one must not depend on another.
        return behind.newRun(0);
    }

    @Override
    public void close() {}
}
