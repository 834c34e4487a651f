package dev.rutter.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every moment of the last days of each database: copies of its data at bounded intervals, the log
/// of every change between, and new databases made of both. Thread-safe.
///
/// State: beside the data of each server `archive` and `bases`; what is being recovered is in the
/// state of the new database itself, so that a platform that was killed goes on with it.
public final class Moments {
    /// How far back the window reaches.
    public static final Duration KEPT = Duration.ofDays(3);

    /// What copies and log of one database may take, but for the newest copy and the log since.
    public static final long MOST_BYTES = 2L << 30;

    /// How often a changed database is copied.
    static final Duration COPIED_EACH = Duration.ofDays(1);

    /// How much log since the newest copy makes a new one due earlier.
    static final long LOG_BYTES = 256L << 20;

    private static final long FREE_BYTES = 256L << 20;

    private final DatabaseServers servers;
    private final InstantSource time;
    private final Recoveries recoveries;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    public Moments(DatabaseServers servers, InstantSource time) {
        this.servers = servers;
        this.time = time;
        this.recoveries = new Recoveries(servers);
    }

    /// How a database stands that was made of a moment of another.
    public enum Recovery {
        /// It was not, or it is whole.
        NONE,
        UNDER_WAY,
        FAILED
    }

    /// Copies what is due, and drops what is too old; recoveries that were cut short begin again.
    /// For a loop; a database whose copy takes long keeps the others waiting.
    public void look() {
        for (var server : servers.all()) {
            var state = servers.state(server.name());
            if (state.containsKey(DatabaseServers.RECOVERING)) {
                recoveries.goOn(server.name());
            } else if (server.available()) {
                look(server, state);
            }
        }
    }

    private void look(DatabaseServer server, Map<String, String> state) {
        try {
            var bases = Bases.of(servers.data(server.name()));
            var archiving = archiving(server.name());
            if (archiving.isEmpty()) {
                if (due(bases)) {
                    room(server, bases);
                    bases.make(server, servers.data(server.name()), state, time);
                }
                bases.prune(time.instant().minus(KEPT), MOST_BYTES);
            }
            say(server.name(), archiving.orElse(""));
        } catch (DatabaseException | IOException | UncheckedIOException no) {
            say(server.name(), String.valueOf(no.getMessage()));
        }
    }

    /// Once for each trouble, and once for its end.
    private void say(String name, String trouble) {
        var before = troubles.put(name, trouble);
        if (News.between(before == null ? "" : before, trouble)) {
            System.err.println(
                    "database \""
                            + name
                            + "\": "
                            + (trouble.isEmpty()
                                    ? "every moment is kept again"
                                    : "not every moment can be recovered: " + trouble));
        }
    }

    private boolean due(Bases bases) {
        var usable = bases.usable();
        if (usable.isEmpty()) {
            return true;
        }
        var bytes = bases.archive().bytesSince(usable.getLast().first());
        var age = Duration.between(usable.getLast().whole(), time.instant());
        return bytes > LOG_BYTES || (age.compareTo(COPIED_EACH) > 0 && bytes > 0);
    }

    private void room(DatabaseServer server, Bases bases) throws DatabaseException, IOException {
        Files.createDirectories(bases.folder());
        var free = bases.folder().toFile().getUsableSpace();
        var wanted = size(server.name()) + FREE_BYTES;
        if (free < wanted) {
            throw new DatabaseException(
                    "a copy may take %,d bytes, and the disk of %s has %,d left"
                            .formatted(wanted, bases.folder(), free));
        }
    }

    private long size(String name) throws DatabaseException {
        return Long.parseLong(
                asked(name, "select sum(pg_database_size(oid))::bigint::text from pg_database"));
    }

    /// Why changes are not kept; empty where they are.
    private Optional<String> archiving(String name) throws DatabaseException {
        var failed =
                asked(
                        name,
                        "select case when current_setting('archive_mode') <> 'on' then 'off' else"
                                + " coalesce((select last_failed_wal from pg_stat_archiver where"
                                + " last_failed_time > coalesce(last_archived_time, '-infinity')), '') end");
        if (failed.equals("off")) {
            return Optional.of(
                    "its server was started without a log that is kept; \"platform down\" and"
                            + " \"platform up\" start it with one");
        }
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "its log cannot be kept in "
                                + Archive.of(servers.data(name)).folder()
                                + " (segment "
                                + failed
                                + "); is the disk full?");
    }

    private String asked(String name, String query) throws DatabaseException {
        try (var connection = Administrator.connect(servers.state(name), "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException no) {
            throw new DatabaseException("it does not answer: " + no.getMessage(), no);
        }
    }

    /// From when on each moment can be recovered; empty where none can.
    public Optional<Instant> since(DatabaseServer server) throws DatabaseException {
        return Bases.of(servers.data(server.name())).usable().stream()
                .findFirst()
                .map(Bases.DataCopy::whole);
    }

    /// Why not every moment can be recovered; empty where it can.
    public Optional<String> trouble(DatabaseServer server) {
        return Optional.ofNullable(troubles.get(server.name())).filter(why -> !why.isEmpty());
    }

    /// Makes a new database that is what another one was at a moment of its window; that one stays
    /// as it is. Its roles and passwords are the other one's. Returns it before it is whole; see
    /// [#recovery].
    ///
    /// @param until within the window that [#since] begins and now ends
    public DatabaseServer recover(DatabaseServer from, Instant until, String name)
            throws DatabaseException {
        var state = new HashMap<>(servers.state(from.name()));
        state.keySet().removeIf(key -> key.startsWith("child.") || key.equals("port"));
        var old = servers.state(name);
        state.put("id", old.getOrDefault("id", servers.freshId()));
        state.put("createdAt", Long.toString(time.millis()));
        state.put("data", servers.data(from.name(), name).toString());
        state.put(DatabaseServers.RECOVERING, until.toString());
        state.put(Recoveries.FROM, from.name());
        servers.remember(name, state);
        recoveries.goOn(name);
        return servers.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// How a database stands that was made of a moment of another.
    public Recovery recovery(DatabaseServer server) {
        var state = servers.state(server.name());
        if (!state.containsKey(DatabaseServers.RECOVERING)) {
            return Recovery.NONE;
        }
        return state.containsKey(Recoveries.FAILED) ? Recovery.FAILED : Recovery.UNDER_WAY;
    }

    /// Why it failed, where it did.
    public Optional<String> failure(DatabaseServer server) {
        return Optional.ofNullable(servers.state(server.name()).get(Recoveries.FAILED));
    }
}
