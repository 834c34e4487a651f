package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Lets a process do what it will have to do, before it has to: a proxy of its own, in a folder of
/// its own, passes requests. Some are enough for its classes to be loaded. For its code to be
/// compiled it takes thousands, which come slowly, beside whatever the process is there for:
/// without them the first visitors wait a hundred milliseconds now and then, for ten seconds and
/// more.
final class WarmUp implements AutoCloseable {
    /// Set for a process that lives long and has the second compiler; without it the thousands are
    /// not sent.
    static final String THOROUGH = "rutter.proxy.warm";

    private static final int SOME = 64;
    private static final int THOUSANDS = 8_000;
    private static final Duration PACE = Duration.ofMillis(50); // 320 requests a second
    private static final int SLICE_MILLIS = 20;

    private final Thread thread;
    private volatile boolean over;
    private volatile boolean whole;

    private WarmUp(Path dir, Duration delay) {
        this.thread =
                Thread.ofPlatform().daemon().name("warm-up").unstarted(() -> exercise(dir, delay));
    }

    /// Some requests, now.
    static void run(Path dir) throws IOException {
        pass(dir, SOME, Duration.ZERO, () -> false);
    }

    /// Thousands of requests, after the delay, in a thread of their own, until all are answered or
    /// this is closed.
    ///
    /// @param wanted else nothing is done
    static WarmUp begin(Path dir, Duration delay, boolean wanted) {
        var warmUp = new WarmUp(dir, delay);
        if (wanted && Boolean.getBoolean(THOROUGH)) {
            warmUp.thread.start();
        }
        return warmUp;
    }

    /// Whether all requests were answered.
    boolean whole() {
        return whole;
    }

    /// Does not wait for its end, which comes within moments.
    @Override
    public void close() {
        over = true;
    }

    private void exercise(Path dir, Duration delay) {
        try {
            var begin = System.nanoTime() + delay.toNanos();
            while (!over && System.nanoTime() < begin) {
                Thread.sleep(SLICE_MILLIS);
            }
            if (!over) {
                pass(dir, THOUSANDS, PACE, () -> over);
                whole = !over;
            }
        } catch (IOException cold) {
            // It is slower at first, and serves all the same.
            System.err.println("the proxy stays cold: " + cold.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Path dir, int requests, Duration pace, BooleanSupplier over)
            throws IOException {
        Files.createDirectories(
                dir,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var server = ProxyServer.start(dir, InstantSource.system(), new SecureRandom())) {
            Exercise.through(
                    backend -> {
                        var target = new Target("warm-up", "", backend);
                        server.put(Route.empty("warm-up", 0).withTargets(List.of(target)));
                        return server.route("warm-up").orElseThrow().route().port();
                    },
                    requests,
                    pace,
                    over);
        } catch (ProxyException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (var name : List.of("proxy.json", "requests.jsonl")) {
            Files.deleteIfExists(dir.resolve(name));
        }
        Files.deleteIfExists(dir);
    }
}
