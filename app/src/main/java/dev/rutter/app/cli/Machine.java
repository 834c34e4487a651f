package dev.rutter.app.cli;

import dev.rutter.engine.session.ProcessStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which machine this is, and whether a process on it lives. Of a process on another machine nobody
/// here can tell: it counts as alive until its lease ends by itself.
final class Machine {
    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    /// The machine's own name.
    static String name() {
        try {
            return Files.readString(HOSTNAME).strip();
        } catch (IOException e) {
            return "machine";
        }
    }

    /// This process, for good: machine, process id and start time.
    static String process() {
        return name() + "/" + ProcessStamp.current().text();
    }

    /// Whether a process that was named so may still act.
    static boolean alive(String process) {
        var slash = process.indexOf('/');
        if (slash >= 0 && !process.substring(0, slash).equals(name())) {
            return true;
        }
        return ProcessStamp.parse(process.substring(slash + 1))
                .map(ProcessStamp::alive)
                .orElse(false);
    }
}
