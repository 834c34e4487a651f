package dev.rutter.platform.database;

import dev.rutter.platform.process.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The log of every change of one server (its write-ahead log), kept segment by segment beside its
/// data, packed: `NAME/archive/SEGMENT.gz`. A segment is kept when it is full, and at the latest a
/// minute after a change.
///
/// A disk that is full must not stop the database: what cannot be kept waits in the server's own
/// folder, up to [#MOST_WAITING] segments; then the oldest is given up, which the server's output
/// tells, and the next copy of the data begins the log anew.
///
/// @param folder belongs to the account that the server runs as
record Archive(Path folder) {

    /// Segments of 16 MB that wait in the server's own folder: half a gigabyte.
    static final int MOST_WAITING = 32;

    // spec (PostgreSQL 15, 26.3.1): the command may say 0 only once the segment is safe; a file
    // that is there is replaced, since nobody but this server writes here.
    private static final String KEEP =
            """
            # Keeps one segment of the log: PATH NAME. Whole and on the disk before it says so.
            there=${0%%/*}
            if gzip -1 -c "$1" >"$there/$2.new" && sync "$there/$2.new" \\
                && mv "$there/$2.new" "$there/$2.gz" && sync "$there"; then
                exit 0
            fi
            rm -f "$there/$2.new"
            waiting=$(ls pg_wal/archive_status | grep -c 'ready$')
            if [ "$waiting" -gt %d ]; then
                echo "$2 is given up, since $waiting segments wait already: no moment before the next copy of the data can be recovered" >&2
                exit 0
            fi
            exit 1
            """
                    .formatted(MOST_WAITING);

    private static final Duration KEPT_LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 50;

    private static final String SCRIPT = "keep.sh";

    /// Of the server whose data lies there.
    static Archive of(Path data) {
        return new Archive(data.resolveSibling("archive"));
    }

    /// Makes the folder where it is missing, and tells the server's settings for it.
    List<String> made(Account account) throws DatabaseException {
        var script = folder.resolve(SCRIPT);
        try {
            Files.createDirectories(folder);
            StateFile.writeText(script, KEEP);
        } catch (IOException no) {
            throw new DatabaseException("the folder " + folder + " cannot be written: " + no, no);
        }
        account.own(folder);
        return List.of(
                "wal_level=replica",
                "archive_mode=on",
                "archive_timeout=60",
                "archive_command=sh " + quoted(script) + " %p %f");
    }

    /// The setting by which another server reads this log.
    ///
    /// @param besides the folder `pg_wal` of a server that does not run, where its last changes lie
    String restoring(List<Path> besides) {
        var command = new StringBuilder("restore_command=");
        var packed = quoted(folder) + "/%f.gz";
        command.append("{ test -f ").append(packed);
        command.append(" && gzip -dc ").append(packed).append(" >%p; }");
        for (var each : besides) {
            command.append(" || cp ").append(quoted(each)).append("/%f %p");
        }
        return command.toString();
    }

    /// For a shell inside of a setting, where `%` has a meaning of its own.
    private static String quoted(Path path) {
        return "'" + path.toString().replace("%", "%%").replace("'", "'\\''") + "'";
    }

    /// Waits until a segment that the server has ended is kept.
    void await(String segment) throws DatabaseException {
        var deadline = System.nanoTime() + KEPT_LIMIT.toNanos();
        while (!holds(segment)) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseException(
                        "its log is not kept in "
                                + folder
                                + " (segment "
                                + segment
                                + "); is the disk full?");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a log is kept", stopped);
        }
    }

    boolean holds(String segment) {
        return Files.exists(folder.resolve(segment + ".gz"));
    }

    /// Whether every segment from this one to the newest is there.
    boolean wholeSince(String first) {
        var names = segments();
        if (!names.contains(first)) {
            return false;
        }
        var timeline = first.substring(0, 8);
        var number = number(first);
        for (var each : names.tailSet(first)) {
            if (each.startsWith(timeline) && number(each) != number++) {
                return false;
            }
        }
        return true;
    }

    /// The bytes of the segments from this one on.
    long bytesSince(String first) {
        var bytes = 0L;
        for (var each : segments().tailSet(first)) {
            bytes += folder.resolve(each + ".gz").toFile().length();
        }
        return bytes;
    }

    /// Removes what is older than this segment.
    void dropBefore(String first) throws IOException {
        for (var each : files()) {
            var name = each.getFileName().toString();
            if (name.matches("[0-9A-F]{24}.*") && name.compareTo(first) < 0) {
                Files.deleteIfExists(each);
            }
        }
    }

    private TreeSet<String> segments() {
        var names = new TreeSet<String>();
        for (var each : files()) {
            var name = each.getFileName().toString();
            if (name.matches("[0-9A-F]{24}\\.gz")) {
                names.add(name.substring(0, 24));
            }
        }
        return names;
    }

    private List<Path> files() {
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
            each.forEach(found::add);
        } catch (IOException no) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", no);
        }
        return found;
    }

    // spec (PostgreSQL 15, XLogFileName): timeline, then the number in units of 4 GB and of 16 MB
    private static long number(String segment) {
        return Long.parseLong(segment.substring(8, 16), 16) * 256
                + Long.parseLong(segment.substring(16), 16);
    }
}
