package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// `proxy.pid` or `standby.pid`: the process id and when that process began, so that another
/// process which later got the same id is not taken for the proxy.
record PidFile(long pid, String began) {

    static PidFile ofThisProcess() {
        var self = ProcessHandle.current();
        return new PidFile(self.pid(), began(self.pid()).orElse(""));
    }

    static Optional<PidFile> read(Path dir) {
        return read(dir, "proxy.pid");
    }

    static Optional<PidFile> read(Path dir, String name) {
        try {
            var words = Files.readString(dir.resolve(name)).strip().split(" ", 2);
            return words.length == 2
                    ? Optional.of(new PidFile(Long.parseLong(words[0]), words[1]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Path dir) throws IOException {
        write(dir, "proxy.pid");
    }

    void write(Path dir, String name) throws IOException {
        var next = dir.resolve(name + "." + pid);
        Files.writeString(next, pid + " " + began + "\n");
        Files.move(next, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The process, where it is still the one that wrote the file.
    Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(_ -> began(pid).filter(began::equals).isPresent());
    }

    /// On Linux the start in clock ticks and the boot it belongs to, which unlike the wall-clock
    /// time do not move when the clock is set; elsewhere the start instant.
    private static Optional<String> began(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the command in parentheses and may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[0].equals("Z")) {
                return Optional.empty();
            }
            var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(fields[19] + "@" + boot);
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .flatMap(each -> each.info().startInstant())
                    .map(each -> Long.toString(each.toEpochMilli()));
        }
    }
}
