package dev.rutter.platform.database;

import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whole copies of one server's data, from which its log leads to every later moment:
/// `NAME/bases/MILLIS` with `base.tar.gz`, `backup_label` and `base.properties`.
record Bases(Path folder, Archive archive) {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final String COPY = "base.tar.gz";
    private static final String LABEL = "backup_label";
    private static final Pattern FIRST =
            Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    /// One copy.
    ///
    /// @param whole from when on what it holds is consistent
    /// @param first the segment of the log that it needs first
    record DataCopy(Path folder, Instant whole, String first) {
        Path file() {
            return folder.resolve(COPY);
        }

        /// What a server needs beside the files to begin with the right segment.
        Path label() {
            return folder.resolve(LABEL);
        }
    }

    static Bases of(Path data) {
        return new Bases(data.resolveSibling("bases"), Archive.of(data));
    }

    /// Those from which the log leads on without a gap, oldest first.
    List<DataCopy> usable() {
        return all().stream().filter(each -> archive.wholeSince(each.first())).toList();
    }

    /// Copies a running server, and ends once the log that the copy needs is kept.
    DataCopy make(DatabaseServer server, Path data, Map<String, String> state, InstantSource time)
            throws DatabaseException, IOException {
        var beside = folder.resolve(".new");
        remove(beside);
        Files.createDirectories(beside);
        // spec (PostgreSQL 15, 26.3.3): one connection from start to stop; the files may change
        // while they are copied, since the log mends them; the label belongs into the copy. No
        // program of PostgreSQL is needed, which often lie in a package of their own.
        var fifteen = Integer.parseInt(state.getOrDefault("major", "0")) >= 15;
        try (var connection = Administrator.connect(state, "postgres", LIMIT);
                var statement = connection.createStatement()) {
            statement.execute(
                    fifteen
                            ? "select pg_backup_start('rutter', true)"
                            : "select pg_start_backup('rutter', true, false)");
            var said =
                    Tool.call(
                            data,
                            LIMIT,
                            List.of(
                                    "tar",
                                    // A seventh more bytes than -6 for half of its processor
                                    // time, which a new database pays at once.
                                    "--use-compress-program=gzip -1",
                                    "-cf",
                                    beside.resolve(COPY).toString(),
                                    "--exclude=./pg_wal/*",
                                    "--exclude=./pg_replslot/*",
                                    "--exclude=./postmaster.pid",
                                    "--exclude=./postmaster.opts",
                                    "--exclude=pgsql_tmp*",
                                    "."));
            if (said.status() > 1) { // tar(1): 1 is a file that changed meanwhile
                throw new DatabaseException(
                        "the data of \"" + server.name() + "\" cannot be copied: " + said.end());
            }
            String label;
            String last;
            try (var rows =
                    statement.executeQuery(
                            "select labelfile, pg_walfile_name(lsn) from "
                                    + (fifteen
                                            ? "pg_backup_stop(false)"
                                            : "pg_stop_backup(false, false)"))) {
                rows.next();
                label = rows.getString(1);
                last = rows.getString(2);
            }
            archive.await(last);
            var first = FIRST.matcher(label);
            if (!first.find()) {
                throw new DatabaseException("the copy's label cannot be read: " + label);
            }
            var now = time.instant(); // not before it was whole
            StateFile.writeText(beside.resolve(LABEL), label);
            StateFile.write(
                    beside.resolve("base.properties"),
                    Map.of("whole", now.toString(), "first", first.group(1)));
            var there = folder.resolve(Long.toString(now.toEpochMilli()));
            Files.move(beside, there);
            return new DataCopy(there, now, first.group(1));
        } catch (SQLException no) {
            throw new DatabaseException(
                    "the data of \"" + server.name() + "\" cannot be copied: " + no.getMessage(),
                    no);
        } finally {
            remove(beside);
        }
    }

    /// Keeps what is needed for every moment since `since`, and at most so many bytes, but always
    /// the newest copy that is of use and its log. Copies of no use go with the next one that is.
    void prune(Instant since, long mostBytes) throws DatabaseException, IOException {
        var usable = new ArrayList<>(usable());
        if (usable.isEmpty()) {
            return;
        }
        while (usable.size() > 1
                && (usable.get(1).whole().isBefore(since) || bytes(usable) > mostBytes)) {
            usable.removeFirst();
        }
        for (var each : all()) {
            if (!usable.contains(each)) {
                remove(each.folder());
            }
        }
        archive.dropBefore(usable.getFirst().first());
    }

    private long bytes(List<DataCopy> bases) {
        return archive.bytesSince(bases.getFirst().first())
                + bases.stream().mapToLong(each -> each.file().toFile().length()).sum();
    }

    private List<DataCopy> all() {
        var found = new ArrayList<DataCopy>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (var one : each) {
                var facts = StateFile.read(one.resolve("base.properties"));
                var whole = Optional.ofNullable(facts.get("whole"));
                if (whole.isPresent()) {
                    var first = facts.getOrDefault("first", "");
                    found.add(new DataCopy(one, Instant.parse(whole.get()), first));
                }
            }
        } catch (IOException no) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", no);
        }
        found.sort(Comparator.comparing(DataCopy::whole));
        return found;
    }

    private static void remove(Path folder) throws DatabaseException {
        if (Files.exists(folder)) {
            var said = Tool.call(Path.of("/"), SHORT, List.of("rm", "-rf", folder.toString()));
            if (!said.good()) {
                throw new DatabaseException(folder + " cannot be removed: " + said.end());
            }
        }
    }
}
