package dev.rutter.platform.database;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// New databases on their way to a moment of another one. Each begins from nothing but its state
/// file and may be begun again at any time: what an earlier attempt left is removed first.
final class Recoveries {
    /// In the state of the new one: the name of the other.
    static final String FROM = "recovering.from";

    /// In the state of one that cannot be: why.
    static final String FAILED = "recovering.failed";

    private static final Duration COPY_LIMIT = Duration.ofMinutes(30);
    private static final Duration REPLAY_LIMIT = Duration.ofHours(1);
    private static final int LOOK_MILLIS = 50;

    // message (PostgreSQL 13 and newer): nothing was committed after the moment
    private static final String NOTHING_LATER =
            "recovery ended before configured recovery target was reached";

    // abbreviations of time zones are not known where this is read
    private static final DateTimeFormatter TARGET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final DatabaseServers servers;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Recoveries(DatabaseServers servers) {
        this.servers = servers;
    }

    /// What people see of a database that is not whole.
    static Optional<String> told(Map<String, String> state) {
        var until = Optional.ofNullable(state.get(DatabaseServers.RECOVERING));
        var failed = Optional.ofNullable(state.get(FAILED));
        return until.map(moment ->
                failed.map(why -> "recovery failed: " + why)
                        .orElse(
                                "being recovered from "
                                        + state.getOrDefault(FROM, "")
                                        + " as of "
                                        + moment));
    }

    /// Begins, unless it is under way or has failed.
    void goOn(String name) {
        if (servers.state(name).containsKey(FAILED) || !underWay.add(name)) {
            return;
        }
        Thread.ofVirtual()
                .name("recovery " + name)
                .start(() -> {
                    try {
                        make(name);
                    } catch (DatabaseException
                            | IOException
                            | UncheckedIOException
                            | IllegalStateException no) {
                        fail(name, String.valueOf(no.getMessage()));
                    } finally {
                        underWay.remove(name);
                    }
                });
    }

    private void fail(String name, String why) {
        System.err.println("the recovery of \"" + name + "\" failed: " + why);
        var state = new HashMap<>(servers.state(name));
        StateFile.child("child.", state).filter(Child::alive).ifPresent(servers::stop);
        state.put(FAILED, why);
        servers.remember(name, state);
    }

    private void make(String name) throws DatabaseException, IOException {
        var state = new HashMap<>(servers.state(name));
        var until = Instant.parse(state.getOrDefault(DatabaseServers.RECOVERING, ""));
        var from = state.getOrDefault(FROM, "");
        StateFile.child("child.", state).filter(Child::alive).ifPresent(servers::stop);
        var source = servers.data(from);
        var runs = StateFile.child("child.", servers.state(from)).filter(Child::alive).isPresent();
        if (runs) {
            keepAllUpToNow(from, Archive.of(source));
        }
        var base =
                Bases.of(source).usable().stream()
                        .filter(each -> !each.whole().isAfter(until))
                        .reduce((_, later) -> later)
                        .orElseThrow(() ->
                                new DatabaseException(
                                        "there is no copy of \"" + from + "\" before " + until));
        var data = Path.of(state.getOrDefault("data", ""));
        var account = Account.here();
        unpack(base, data, account);
        var settings = new ArrayList<String>();
        settings.add(
                Archive.of(source).restoring(runs ? List.of() : List.of(source.resolve("pg_wal"))));
        settings.add("recovery_target_timeline=current");
        settings.add("recovery_target_action=promote");
        var aimed = new ArrayList<>(settings);
        aimed.add("recovery_target_time=" + TARGET.format(until));
        var binaries = servers.binaries(name);
        servers.serve(name, state, data, binaries, account, aimed);
        var ended = awaited(state);
        if (ended.filter(said -> said.contains(NOTHING_LATER)).isPresent()) {
            // so the end of the log is what there was at that moment
            servers.serve(name, state, data, binaries, account, settings);
            ended = awaited(state);
        }
        if (ended.isPresent()) {
            var said = ended.get();
            throw new DatabaseException(
                    "its server ended: " + said.substring(Math.max(0, said.length() - 600)));
        }
        state.keySet().removeIf(key -> key.startsWith("recovering."));
        state.put("version", binaries.version());
        servers.remember(name, state);
    }

    /// A moment is recognised only by something committed after it, and only in a segment that is
    /// kept: so something is committed, and its segment ended.
    private void keepAllUpToNow(String from, Archive archive) throws DatabaseException {
        String segment;
        try (var connection = Administrator.connect(servers.state(from), "postgres");
                var statement = connection.createStatement()) {
            statement.execute("select txid_current()");
            try (var rows =
                    statement.executeQuery("select pg_walfile_name(pg_current_wal_insert_lsn())")) {
                rows.next();
                segment = rows.getString(1);
            }
            statement.execute("select pg_switch_wal()");
        } catch (SQLException no) {
            throw new DatabaseException("\"" + from + "\" does not answer: " + no.getMessage(), no);
        }
        archive.await(segment);
    }

    private static void unpack(Bases.DataCopy base, Path data, Account account)
            throws DatabaseException, IOException {
        var place = Optional.ofNullable(data.getParent()).orElseThrow();
        Files.createDirectories(place);
        call(place, List.of("rm", "-rf", place + "/data", place + "/archive", place + "/bases"));
        Files.createDirectory(
                data,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        call(place, List.of("tar", "-xzf", base.file().toString(), "-C", data.toString()));
        Files.copy(base.label(), data.resolve("backup_label"));
        Files.createFile(data.resolve("recovery.signal"));
        account.own(place);
    }

    private static void call(Path folder, List<String> words) throws DatabaseException {
        var said = Tool.call(folder, COPY_LIMIT, words);
        if (!said.good()) {
            throw new DatabaseException(words.getFirst() + " failed: " + said.end());
        }
    }

    /// Empty once it serves as a database of its own, else what it said before it ended.
    private static Optional<String> awaited(Map<String, String> state)
            throws DatabaseException, IOException {
        var deadline = System.nanoTime() + REPLAY_LIMIT.toNanos();
        var child = StateFile.child("child.", state).orElseThrow();
        while (System.nanoTime() < deadline) {
            if (!child.alive()) {
                // Why it ended is the last that it says.
                Children.written(child);
                return Optional.of(said(child.output()));
            }
            try (var connection = Administrator.connect(state, "postgres");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select pg_is_in_recovery()")) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    return Optional.empty();
                }
            } catch (SQLException notYet) {
                // asked again
            }
            pause();
        }
        throw new DatabaseException("it was not whole after " + REPLAY_LIMIT.toMinutes() + " min");
    }

    private static String said(Path output) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(output)) {
            for (var each : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
            }
        }
        return text.toString().strip();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a database is recovered", stopped);
        }
    }
}
