package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

    /// The folder while some requests pass.
    static final String BRIEF = "warm-up";

    /// The folder while a serving process warms up.
    static final String SERVING = "warm-up-serving";

    private static final boolean THOROUGHLY = Boolean.getBoolean(THOROUGH);

    /// A platform that starts has better to do at first.
    private static final Duration AT_REST = Duration.ofSeconds(5);

    private static final int SOME = 3 * Exercise.BURST;
    private static final int MANY = 8_000;
    private static final Duration PACE = Duration.ofMillis(50); // 320 requests a second
    private static final int SLICE_MILLIS = 20;

    private volatile boolean over;
    private volatile boolean whole;

    private WarmUp(Optional<Path> briefly, Path dir, Duration delay, int requests) {
        if (briefly.isPresent() || requests > 0) {
            Thread.ofPlatform()
                    .daemon()
                    .name("warm-up")
                    .start(() -> exercise(briefly, dir, delay, requests));
        }
    }

    private static void cold(IOException e) {
        System.err.println("the proxy is slower at first, it could not warm up: " + e.getMessage());
    }

    /// Of a process that waits for its turn: some requests at once, then thousands, in a thread of
    /// its own, until all are answered or this is closed. The turn never waits for them, not even
    /// for the first: on a busy machine these take many seconds, and to serve loads the same
    /// classes.
    static WarmUp ofStandby(Path dir) {
        return new WarmUp(
                Optional.of(dir.resolve(BRIEF)),
                dir.resolve("warm-up-standby"),
                Duration.ZERO,
                THOROUGHLY ? MANY : 0);
    }

    /// Of a process that serves already, a while from now.
    ///
    /// @param warm whether it is warm: then nothing is done
    static WarmUp ofServing(Path dir, boolean warm) {
        var requests = THOROUGHLY && !warm ? MANY : 0;
        return new WarmUp(Optional.empty(), dir.resolve(SERVING), AT_REST, requests);
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

    private void exercise(Optional<Path> briefly, Path dir, Duration delay, int requests) {
        try {
            briefly.ifPresent(this::some);
            var begin = System.nanoTime() + delay.toNanos();
            while (!over && System.nanoTime() < begin) {
                Thread.sleep(SLICE_MILLIS);
            }
            if (!over && requests > 0) {
                pass(dir, requests, PACE, () -> over);
                whole = !over;
            }
        } catch (IOException e) {
            cold(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void some(Path dir) {
        try {
            pass(dir, SOME, Duration.ZERO, () -> over);
        } catch (IOException e) {
            cold(e);
        }
    }

    private static void pass(Path dir, int requests, Duration pace, BooleanSupplier over)
            throws IOException {
        Files.createDirectories(
                dir,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        empty(dir); // one that was killed may have left what its routes were
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
        } finally {
            empty(dir);
            Files.deleteIfExists(dir);
        }
    }

    private static void empty(Path dir) throws IOException {
        try (var files = Files.list(dir)) {
            for (var each : files.toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
