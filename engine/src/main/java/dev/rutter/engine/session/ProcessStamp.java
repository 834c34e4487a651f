package dev.rutter.engine.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which process, for ever: a process id is used again, but not with the same start time in the
/// same boot of the machine.
///
/// @param boot the machine's boot id
/// @param ticks the start time in clock ticks since then, field 22 of /proc/PID/stat (proc(5))
public record ProcessStamp(long pid, String boot, long ticks) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static volatile @Nullable String bootRead;

    /// This process.
    public static ProcessStamp current() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() ->
                        new SessionException(
                                "/proc cannot be read; commands are found again by it"));
    }

    /// The process that has this id now, or empty where none has.
    public static Optional<ProcessStamp> of(long pid) {
        return Stat.of(pid).map(stat -> new ProcessStamp(pid, bootNow(), stat.ticks()));
    }

    /// Reads what [#text] wrote, or empty where it is something else.
    public static Optional<ProcessStamp> parse(String text) {
        var parts = text.strip().split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ProcessStamp(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// One line: process id, boot id, ticks.
    public String text() {
        return pid + " " + boot + " " + ticks;
    }

    /// Whether that process still exists and has not ended (a zombie has).
    public boolean alive() {
        return Stat.of(pid)
                .filter(stat -> stat.ticks() == ticks && !stat.ended())
                .filter(_ -> bootNow().equals(boot))
                .isPresent();
    }

    /// Read once: no process outlives a boot.
    private static String bootNow() {
        var known = bootRead;
        if (known == null) {
            try {
                known = Files.readString(BOOT_ID).strip();
            } catch (IOException e) {
                throw new SessionException("the machine's boot id cannot be read", e);
            }
            bootRead = known;
        }
        return known;
    }

    /// What /proc/PID/stat says of a process.
    ///
    /// @param session the process id of its session's leader
    record Stat(char state, long session, long ticks) {
        static Optional<Stat> of(long pid) {
            try {
                var text =
                        Files.readString(
                                Path.of("/proc", Long.toString(pid), "stat"),
                                StandardCharsets.ISO_8859_1);
                // The name in field 2 may hold blanks and parentheses: the last one ends it.
                var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
                return Optional.of(
                        new Stat(
                                fields[0].charAt(0),
                                Long.parseLong(fields[3]),
                                Long.parseLong(fields[19])));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        boolean ended() {
            return state == 'Z' || state == 'X';
        }
    }
}
