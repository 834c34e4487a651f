package dev.rutter.platform.api;

import dev.rutter.platform.process.AheadOfTime;
import dev.rutter.platform.process.OwnJava;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.ProxyStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A daemon that was started and does not answer yet, and beside it the proxy, so that neither
/// waits for the other's start.
record DaemonStart(Path home, Process process, Path log) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 10;

    static DaemonStart of(Path home, PlatformControl.Options options) throws PlatformException {
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            var log = home.resolve("daemon.log");
            var javaOptions = new ArrayList<>(options.javaOptions());
            if (PlatformControl.proxy(home).isEmpty()) {
                var proxy = ProxyStart.launch(home.resolve("proxy"), options.environment());
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
            builder.redirectOutput(log.toFile()).redirectErrorStream(true);
            return new DaemonStart(home, builder.start(), log);
        } catch (IOException | ProxyException no) {
            throw new PlatformException("the platform cannot be started: " + no.getMessage(), no);
        }
    }

    /// The daemon, once it answers: this one, or one that somebody else started at the same time.
    Daemon awaited() throws PlatformException {
        try {
            var deadline = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                var found =
                        Daemon.running(home).filter(each -> each.process().pid() == process.pid());
                if (found.isPresent()) {
                    return found.get();
                }
                if (!process.isAlive()) {
                    var other = Daemon.running(home);
                    if (other.isPresent()) {
                        return other.get();
                    }
                    throw new PlatformException(
                            "the platform ended with status "
                                    + process.exitValue()
                                    + ": "
                                    + Files.readString(log).strip());
                }
                Thread.sleep(LOOK_MILLIS);
            }
            process.destroyForcibly();
            throw new PlatformException(
                    "the platform did not answer within "
                            + LIMIT.toSeconds()
                            + " s: "
                            + Files.readString(log).strip());
        } catch (IOException no) {
            throw new PlatformException("the platform cannot be started: " + no.getMessage(), no);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while the platform started", stopped);
        }
    }
}
