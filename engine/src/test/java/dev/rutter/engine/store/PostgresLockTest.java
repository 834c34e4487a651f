package dev.rutter.engine.store;

import dev.rutter.engine.support.SharedPostgres;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresLockTest extends LockContract {
    PostgresLockTest() {
        super(clock -> Store.open(SharedPostgres.freshDatabase(), clock));
    }
}
