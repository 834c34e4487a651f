package dev.rutter.platform.api;

import dev.rutter.platform.release.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Options of a platform whose ports are its test class's own: a port is nobody's while its
/// platform is down, so a class that runs beside it, or another run of these tests, could take it.
final class Own {

    private static final int FIRST = 11_000;
    private static final int LAST = 20_000; // from there on servers look for theirs
    private static final int EACH = 20; // ports a class can use
    private static final int CLASSES = 10; // ranges a run keeps for itself
    private static final AtomicInteger MADE = new AtomicInteger();

    private Own() {}

    /// To be called once for each class. These platforms live for a minute: where it is not about
    /// their proxy, that it serves fast for weeks would cost more than all that is proven.
    static PlatformControl.Options options() {
        var all = serving();
        var more = new ArrayList<>(all.javaOptions());
        more.add(PlatformControl.BRIEFLY);
        return new PlatformControl.Options(
                all.deploy(), all.waitUpTo(), all.healthDeadline(), all.environment(), more);
    }

    /// As [#options()], with the proxy that people have.
    static PlatformControl.Options serving() {
        var run = ProcessHandle.current().pid() % ((LAST - FIRST) / EACH / CLASSES);
        var range = run * CLASSES + MADE.getAndIncrement();
        return new PlatformControl.Options(
                true,
                Duration.ofSeconds(180),
                Duration.ofSeconds(60),
                System.getenv(),
                List.of(
                        "-D" + PlatformMain.STANDBY_AFTER + "=86400",
                        "-D" + Settings.FIRST_PORT + "=" + (FIRST + EACH * range)));
    }
}
