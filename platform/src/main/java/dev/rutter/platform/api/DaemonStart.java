package dev.rutter.platform.api;

import dev.rutter.platform.process.AheadOfTime;
import dev.rutter.platform.process.OwnJava;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.ProxyStart;
import dev.rutter.platform.release.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A daemon that was started and does not answer yet, and beside it the proxy, so that neither
/// waits for the other's start.
///
/// @param logged the bytes of `daemon.log` before it was started
/// @param deadline by [System#nanoTime()]
record DaemonStart(
        Path home, PlatformControl.Options options, Process process, long logged, long deadline) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 10;

    /// What platforms before this one have said is kept up to this length.
    private static final long MOST_LOG_BYTES = 1 << 20;

    /// The exit status where another platform has the home.
    static final int TAKEN = 3;

    static DaemonStart of(Path home, PlatformControl.Options options) throws PlatformException {
        return of(home, options, System.nanoTime() + LIMIT.toNanos());
    }

    private static DaemonStart of(Path home, PlatformControl.Options options, long deadline)
            throws PlatformException {
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            var log = log(home);
            var javaOptions = new ArrayList<>(inherited());
            javaOptions.addAll(options.javaOptions());
            if (PlatformControl.proxy(home).isEmpty()) {
                var proxy =
                        ProxyStart.launch(
                                home.resolve("proxy"), options.environment(), javaOptions);
                javaOptions.add(ProxyStart.launched(proxy));
            }
            var words = new ArrayList<>(List.of("setsid"));
            words.addAll(OwnJava.command(AheadOfTime.DAEMON, javaOptions));
            words.add(PlatformMain.class.getName());
            words.add(home.toString());
            words.add(Long.toString(options.healthDeadline().toSeconds()));
            var builder = new ProcessBuilder(words).directory(home.toFile());
            builder.environment().clear();
            builder.environment().putAll(options.environment());
            builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            var logged = Files.exists(log) ? Files.size(log) : 0;
            if (logged > MOST_LOG_BYTES) {
                var old = home.resolve("daemon.log.old");
                Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
                logged = 0;
            }
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectErrorStream(true);
            return new DaemonStart(home, options, builder.start(), logged, deadline);
        } catch (IOException | ProxyException no) {
            throw new PlatformException("the platform cannot be started: " + no.getMessage(), no);
        }
    }

    /// What this process was told of platforms holds for those that it starts.
    private static List<String> inherited() {
        return Stream.of(Settings.FIRST_PORT, ProxyControl.BRIEF)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    private static Path log(Path home) {
        return home.resolve("daemon.log");
    }

    /// The daemon, once it answers: this one, or one that somebody else started at the same time.
    Daemon awaited() throws PlatformException {
        while (System.nanoTime() < deadline) {
            var found = Daemon.running(home).filter(each -> each.process().pid() == process.pid());
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive()) {
                var other = Daemon.running(home);
                if (other.isPresent()) {
                    return other.get();
                }
                if (process.exitValue() != TAKEN) {
                    throw new PlatformException(
                            "the platform ended with status "
                                    + process.exitValue()
                                    + ": "
                                    + said());
                }
                if (free()) { // whoever had the home was about to end
                    return of(home, options, deadline).awaited();
                }
            }
            pause();
        }
        process.destroyForcibly();
        throw new PlatformException(
                "the platform did not answer within " + LIMIT.toSeconds() + " s: " + said());
    }

    /// Whether nobody has the home any more.
    private boolean free() throws PlatformException {
        try (var file =
                        FileChannel.open(
                                home.resolve(PlatformMain.LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException no) {
            throw new PlatformException("the platform cannot be started: " + no.getMessage(), no);
        }
    }

    private String said() throws PlatformException {
        try (var in = Files.newInputStream(log(home))) {
            in.skipNBytes(logged);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException no) {
            throw new PlatformException("the platform cannot be started: " + no.getMessage(), no);
        }
    }

    private static void pause() throws PlatformException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while the platform started", stopped);
        }
    }
}
