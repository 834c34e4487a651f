package dev.rutter.engine.journal;

import dev.rutter.engine.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
    @TempDir Path home;
    private final List<Store> stores = new ArrayList<>();

    @Override
    Journal create(InstantSource clock) {
        var store = Store.open(home, clock);
        stores.add(store);
        return new SqliteJournal(store, clock);
    }

    @AfterEach
    void closeStores() {
        stores.forEach(Store::close);
    }
}
