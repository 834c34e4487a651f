package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Session.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who is connected to a server and what they do.
///
/// @param longRunning active for longer than asked for, the longest first
/// @param blocked waiting for a lock, with those that hold it
/// @param idleInTransaction hold a transaction open and do nothing, the longest first
/// @param remarks what could not be seen
public record Activity(
        Connections connections,
        List<Backend> longRunning,
        List<Blocked> blocked,
        List<Backend> idleInTransaction,
        List<String> remarks) {
    private static final Pattern PASSWORD =
            Pattern.compile("(?is)(\\bpassword\\s*(?:=|:)?\\s*)'(?:[^']|'')*'");

    private static final String BACKEND =
            """
            select a.pid, coalesce(a.usename, '') as usename, coalesce(a.datname, '') as datname,
                   coalesce(a.application_name, '') as application, coalesce(host(a.client_addr), 'local') as client,
                   coalesce(a.state, '') as state,
                   extract(epoch from now() - a.query_start) as query_seconds,
                   extract(epoch from now() - a.xact_start) as transaction_seconds,
                   coalesce(a.wait_event_type || ':' || a.wait_event, '') as waits,
                   a.query_start::text as query_start, a.backend_start::text as backend_start,
                   left(a.query, 500) as query, array_to_string(pg_blocking_pids(a.pid), ',') as blockers
            from pg_stat_activity a
            """;

    public Activity {
        longRunning = List.copyOf(longRunning);
        blocked = List.copyOf(blocked);
        idleInTransaction = List.copyOf(idleInTransaction);
        remarks = List.copyOf(remarks);
    }

    /// How much of the server's connections is used.
    ///
    /// @param usable what is left of `max_connections` for users that are no superusers
    public record Connections(
            long total, long active, long idle, long idleInTransaction, long most, long usable) {}

    /// One connection.
    ///
    /// @param running since its statement began; of an idle one, since the last one did
    /// @param transaction how long its transaction is open; empty where it has none
    /// @param waits for what, in the server's words; empty for nothing
    /// @param query at most 500 characters, passwords taken out
    public record Backend(
            int pid,
            String user,
            String database,
            String application,
            String client,
            String state,
            Duration running,
            Optional<Duration> transaction,
            String waits,
            String query,
            String queryStart,
            String backendStart) {}

    /// One that waits, and who holds what it waits for.
    public record Blocked(Backend waiting, List<Backend> by) {
        public Blocked {
            by = List.copyOf(by);
        }
    }

    /// Looks once.
    ///
    /// @param over what runs, or idles in a transaction, for longer than this is shown
    /// @param limit for each look
    public static Activity look(Address address, Duration over, Duration limit)
            throws PostgresException {
        try (var session = Session.looking(address, limit)) {
            var counts =
                    session.row(
                            """
                            select count(*) as total, count(*) filter (where state = 'active') as active,
                                   count(*) filter (where state = 'idle') as idle,
                                   count(*) filter (where state like 'idle in transaction%') as idle_in_transaction,
                                   current_setting('max_connections')::int as most,
                                   current_setting('superuser_reserved_connections')::int as reserved
                            from pg_stat_activity where backend_type = 'client backend'
                            """);
            var all = new ArrayList<Backend>();
            var blockers = new ArrayList<String>();
            for (var row :
                    session.rows(
                            BACKEND
                                    + " where a.pid <> pg_backend_pid() and a.backend_type = 'client backend' order by a.query_start nulls last")) {
                all.add(backend(row));
                blockers.add(row.at("blockers"));
            }
            var blocked = new ArrayList<Blocked>();
            for (var i = 0; i < all.size(); i++) {
                if (!blockers.get(i).isEmpty()) {
                    var pids =
                            Arrays.stream(blockers.get(i).split(",", -1))
                                    .map(Integer::valueOf)
                                    .toList();
                    blocked.add(
                            new Blocked(
                                    all.get(i),
                                    all.stream().filter(one -> pids.contains(one.pid())).toList()));
                }
            }
            var hidden =
                    all.stream()
                            .filter(one -> one.query().equals("<insufficient privilege>"))
                            .count();
            return new Activity(
                    new Connections(
                            counts.number("total"),
                            counts.number("active"),
                            counts.number("idle"),
                            counts.number("idle_in_transaction"),
                            counts.number("most"),
                            counts.number("most") - counts.number("reserved")),
                    all.stream()
                            .filter(one ->
                                    one.state().equals("active")
                                            && one.running().compareTo(over) > 0)
                            .toList(),
                    blocked,
                    all.stream()
                            .filter(one -> one.state().startsWith("idle in transaction"))
                            .filter(one ->
                                    one.transaction().orElse(Duration.ZERO).compareTo(over) > 0)
                            .sorted(
                                    java.util.Comparator.comparing((Backend one) ->
                                                    one.transaction().orElse(Duration.ZERO))
                                            .reversed())
                            .toList(),
                    hidden == 0
                            ? List.of()
                            : List.of(
                                    "what "
                                            + hidden
                                            + " connections of other users do is hidden from this user; grant it pg_monitor"));
        }
    }

    /// The connection of a process id, where there is one.
    public static Optional<Backend> of(Address address, int pid, Duration limit)
            throws PostgresException {
        try (var session = Session.looking(address, limit)) {
            return session
                    .rows(BACKEND + " where a.pid = ? and a.pid <> pg_backend_pid()", pid)
                    .stream()
                    .map(Activity::backend)
                    .findFirst();
        }
    }

    /// Cancels the statement of a connection, or ends the connection, only while it is the one that
    /// was looked at: the process id may be another's by now, and its statement over.
    ///
    /// @param terminate ends the connection, and rolls back its transaction
    /// @return whether the signal was sent
    public static boolean end(Address address, Backend seen, boolean terminate, Duration limit)
            throws PostgresException {
        try (var session = Session.acting(address, limit)) {
            return session
                    .rows(
                            "select "
                                    + (terminate ? "pg_terminate_backend" : "pg_cancel_backend")
                                    + "(pid) as sent from pg_stat_activity where pid = ? and backend_start = ?::timestamptz"
                                    + (terminate
                                            ? ""
                                            : " and state = 'active' and query_start = ?::timestamptz"),
                            terminate
                                    ? new Object[] {seen.pid(), seen.backendStart()}
                                    : new Object[] {
                                        seen.pid(), seen.backendStart(), seen.queryStart()
                                    })
                    .stream()
                    .anyMatch(row -> row.is("sent"));
        }
    }

    private static Backend backend(Row row) {
        return new Backend(
                (int) row.number("pid"),
                row.at("usename"),
                row.at("datname"),
                row.at("application"),
                row.at("client"),
                row.at("state"),
                seconds(row.at("query_seconds")).orElse(Duration.ZERO),
                seconds(row.at("transaction_seconds")),
                row.at("waits"),
                PASSWORD.matcher(row.at("query"))
                        .replaceAll("$1'***'")
                        .replaceAll("\\s+", " ")
                        .strip(),
                row.at("query_start"),
                row.at("backend_start"));
    }

    private static Optional<Duration> seconds(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Duration.ofMillis(
                                Math.max(0, Math.round(Double.parseDouble(text) * 1000))));
    }
}
