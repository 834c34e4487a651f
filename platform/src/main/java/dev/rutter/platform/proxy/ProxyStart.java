package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the process of a proxy, and waits until it answers.
public final class ProxyStart {
    private static final String LAUNCHED = "rutter.proxy.launched";
    private static final Duration LAUNCHED_LIMIT = Duration.ofSeconds(20);
    private static final int LOOK_MILLIS = 10;

    private final Path dir;
    private final List<String> javaCommand;
    private final Duration limit;
    private final AdminCalls calls;

    ProxyStart(Path dir, List<String> javaCommand, Duration limit, AdminCalls calls) {
        this.dir = dir;
        this.javaCommand = List.copyOf(javaCommand);
        this.limit = limit;
        this.calls = calls;
    }

    /// Starts the process that becomes the proxy of a folder, and waits for nothing: for whoever
    /// starts the platform, so that its daemon finds it on its way. Where another one has the
    /// folder it ends at once.
    ///
    /// @param javaOptions of the daemon that it is launched for: by [ProxyControl#BRIEFLY] the
    ///   proxy is as brief as that daemon would start it
    /// @return its process id, for [#launched(long)]
    public static long launch(
            Path stateDir, Map<String, String> environment, List<String> javaOptions)
            throws ProxyException {
        try {
            var dir = Files.createDirectories(stateDir).toAbsolutePath();
            return Launch.detached(
                            dir,
                            command(
                                    ProxyControl.javaCommand(
                                            javaOptions.contains(ProxyControl.BRIEFLY)),
                                    dir),
                            dir.resolve(Launch.OUTPUT),
                            Optional.of(environment))
                    .pid();
        } catch (IOException e) {
            throw new ProxyException(0, "the proxy cannot be started: " + e, e);
        }
    }

    /// The Java option that tells a process of the proxy that was launched for it.
    public static String launched(long pid) {
        return "-D" + LAUNCHED + "=" + pid;
    }

    /// One that was launched for us is on its way as a rule; else, or where it ends, our own.
    PidFile first() throws ProxyException {
        var launched = ProcessHandle.of(Long.getLong(LAUNCHED, 0));
        var deadline = System.nanoTime() + LAUNCHED_LIMIT.toNanos();
        while (launched.filter(ProcessHandle::isAlive).isPresent()
                && System.nanoTime() < deadline) {
            var living = calls.living(dir);
            if (living.isPresent()) {
                return living.get();
            }
            pause();
        }
        return begin();
    }

    static void pause() throws ProxyException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProxyException(0, "interrupted while the proxy started", e);
        }
    }

    PidFile begin() throws ProxyException {
        var deadline = System.nanoTime() + limit.toNanos();
        try {
            var child = Launch.detached(dir, command());
            while (System.nanoTime() < deadline) {
                var living = calls.living(dir);
                if (living.isPresent()) {
                    if (living.get().pid() != child.pid()) {
                        child.destroyForcibly(); // else it comes up once that one is stopped
                    }
                    return living.get();
                }
                // Another process may have started one just now: ours ended on its lock then.
                if (!child.isAlive() && child.exitValue() != Launch.LOCKED) {
                    throw new ProxyException(
                            0,
                            "the proxy ended with status %d before it answered: %s"
                                    .formatted(child.exitValue(), Launch.said(dir)));
                }
                pause();
            }
            child.destroyForcibly();
            throw new ProxyException(
                    0,
                    "the proxy did not answer within %d s: %s"
                            .formatted(limit.toSeconds(), Launch.said(dir)));
        } catch (IOException e) {
            throw new ProxyException(0, "the proxy cannot be started: " + e, e);
        }
    }

    List<String> command() {
        return command(javaCommand, dir);
    }

    private static List<String> command(List<String> javaCommand, Path dir) {
        var command = new ArrayList<>(javaCommand);
        command.add(ProxyMain.class.getName());
        command.add(dir.toString());
        return command;
    }
}
