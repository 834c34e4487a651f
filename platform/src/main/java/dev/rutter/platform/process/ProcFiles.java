package dev.rutter.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the kernel tells in /proc.
final class ProcFiles {

    /// proc(5): fields 3 (state), 5 (group) and 22 (start time) of `/proc/PID/stat`.
    record Stat(char state, long group, long started) {

        boolean runs(long since) {
            return started == since && running();
        }

        boolean running() {
            return state != 'Z' && state != 'X';
        }
    }

    /// proc(5): fields 6 (session), 14 and 15 (user and system time) and 24 (resident pages) of
    /// `/proc/PID/stat`.
    record Times(long session, long ticks, long pages) {}

    /// Of every process that runs.
    static List<Times> times() {
        var found = new ArrayList<Times>();
        for (var pid : all()) {
            fields(pid)
                    .ifPresent(rest ->
                            found.add(
                                    new Times(
                                            Long.parseLong(rest[3]),
                                            Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
                                            Long.parseLong(rest[21]))));
        }
        return found;
    }

    private static final class Boot {
        static final String ID = read();

        private static String read() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            } catch (IOException none) {
                throw new UncheckedIOException("the kernel's boot id cannot be read", none);
            }
        }
    }

    private ProcFiles() {}

    static String boot() {
        return Boot.ID;
    }

    static Optional<Stat> stat(long pid) {
        return fields(pid)
                .map(rest ->
                        new Stat(
                                rest[0].charAt(0),
                                Long.parseLong(rest[2]),
                                Long.parseLong(rest[19])));
    }

    /// From field 3 on.
    private static Optional<String[]> fields(long pid) {
        String text;
        try {
            text = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return Optional.empty();
        }
        // the name in brackets may hold blanks and brackets itself
        return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    }

    /// A variable of a running process, where it can be read.
    static Optional<String> variable(long pid, String name) {
        try {
            var text =
                    "\0"
                            + Files.readString(
                                    Path.of("/proc/" + pid + "/environ"),
                                    StandardCharsets.ISO_8859_1);
            var at = text.indexOf("\0" + name + "=");
            if (at < 0) {
                return Optional.empty();
            }
            var from = at + name.length() + 2;
            var to = text.indexOf('\0', from);
            return Optional.of(text.substring(from, to < 0 ? text.length() : to));
        } catch (IOException goneOrForeign) {
            return Optional.empty();
        }
    }

    /// Every running process whose environment holds `entry` (`NAME=value`), except this one.
    static List<Long> withEnvironment(String entry) {
        var found = new ArrayList<Long>();
        var own = ProcessHandle.current().pid();
        for (var pid : all()) {
            if (pid == own) {
                continue;
            }
            try {
                var text =
                        Files.readString(
                                Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
                if (("\0" + text).contains("\0" + entry + "\0")
                        && stat(pid).filter(Stat::running).isPresent()) {
                    found.add(pid);
                }
            } catch (IOException goneOrForeign) {
                // it ended meanwhile, or belongs to somebody else and so is none of ours
            }
        }
        return found;
    }

    /// Every running process of a group.
    static List<Long> ofGroup(long group) {
        return all().stream()
                .filter(pid ->
                        stat(pid)
                                .filter(stat -> stat.group() == group && stat.running())
                                .isPresent())
                .toList();
    }

    /// Every process of a session.
    static List<Long> ofSession(long session) {
        return all().stream()
                .filter(pid ->
                        fields(pid).filter(rest -> Long.parseLong(rest[3]) == session).isPresent())
                .toList();
    }

    private static List<Long> all() {
        var pids = new ArrayList<Long>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var each : folders) {
                pids.add(Long.parseLong(each.getFileName().toString()));
            }
        } catch (IOException none) {
            throw new UncheckedIOException("/proc cannot be read", none);
        }
        return pids;
    }
}
