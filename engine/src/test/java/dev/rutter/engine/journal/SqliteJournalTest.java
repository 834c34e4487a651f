package dev.rutter.engine.journal;

import dev.rutter.engine.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
    @TempDir Path home;
    private Store store;

    @Override
    Journal create(InstantSource clock) {
        store = Store.open(home, clock);
        return new SqliteJournal(store, clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }
}
