package dev.rutter.engine.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentLockTest extends LockContract {
    EnvironmentLockTest(@TempDir Path home) {
        super(clock -> Store.open(home, clock));
    }
}
