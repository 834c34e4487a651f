package dev.rutter.engine.journal;

import java.time.InstantSource;

class MemoryJournalTest extends JournalContract {
    @Override
    Journal create(InstantSource clock) {
        return new MemoryJournal(clock);
    }
}
