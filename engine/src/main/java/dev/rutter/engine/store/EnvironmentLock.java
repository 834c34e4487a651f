package dev.rutter.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// One run at a time per environment. The lock has an owner, a heartbeat and an end: a holder that
/// does not renew it for its length has lost it to whoever comes next. Safe for many threads and
/// processes.
public final class EnvironmentLock {
    /// How long a lease holds without a heartbeat.
    public static final Duration LENGTH = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String process;
    private final Predicate<String> alive;
    private final Duration length;

    /// With leases of [#LENGTH].
    ///
    /// @param zone for times in messages
    /// @param process names this process, for good (not its id alone)
    /// @param alive whether a process that was named so still exists
    public EnvironmentLock(
            Store store,
            InstantSource clock,
            ZoneId zone,
            String process,
            Predicate<String> alive) {
        this(store, clock, zone, process, alive, LENGTH);
    }

    /// With leases of another length, the same for all who share the store.
    public EnvironmentLock(
            Store store,
            InstantSource clock,
            ZoneId zone,
            String process,
            Predicate<String> alive,
            Duration length) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
        this.process = process;
        this.alive = alive;
        this.length = length;
    }

    /// What came of the wish to take the lock.
    public sealed interface Taken {
        /// It is ours.
        record Held(Lease lease) implements Taken {}

        /// Somebody else has it; `message` says who, since when, and what to do.
        record Refused(Lease by, String message) implements Taken {}
    }

    /// Takes the lock where it is free, where its lease has expired, or where it was held in a
    /// process that is dead by the same run or by one that is over: whoever was killed between the
    /// end of a run and giving the lock back keeps nobody waiting.
    public Taken take(String environment, String owner, String run) {
        return take(environment, owner, run, false);
    }

    /// Takes the lock from whoever has it; their next heartbeat and their next fenced write fail.
    public Lease takeOver(String environment, String owner, String run) {
        return switch (take(environment, owner, run, true)) {
            case Taken.Held held -> held.lease();
            case Taken.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }

    private Taken take(String environment, String owner, String run, boolean anyway) {
        // Taken before, where the connection was lost and the work is done again.
        var tried = new AtomicReference<Optional<Lease>>(Optional.empty());
        return store.write(
                "lock \"" + environment + "\"",
                sql -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    var before = row(sql, environment);
                    if (before.isPresent() && before.equals(tried.get())) {
                        return new Taken.Held(before.get());
                    }
                    if (before.isPresent() && !anyway && !mayTake(sql, before.get(), run, now)) {
                        return new Taken.Refused(before.get(), refusal(before.get(), run, now));
                    }
                    var lease =
                            new Lease(
                                    environment,
                                    before.map(Lease::fence).orElse(0L) + 1,
                                    owner,
                                    run,
                                    process,
                                    now,
                                    now,
                                    now.plus(length));
                    save(sql, lease);
                    tried.set(Optional.of(lease));
                    return new Taken.Held(lease);
                });
    }

    private boolean mayTake(Sql sql, Lease before, String run, Instant now) {
        return !before.expiresAt().isAfter(now)
                || ((before.run().equals(run) || over(sql, before.run()))
                        && !alive.test(before.process()));
    }

    private static boolean over(Sql sql, String run) {
        return sql.first(
                        row -> row.text("id"),
                        "SELECT id FROM run WHERE id = ? AND ended_at > 0",
                        run)
                .isPresent();
    }

    private String refusal(Lease by, String run, Instant now) {
        var since = "\"" + by.environment() + "\" %s being deployed by " + by.owner() + " since ";
        var head = since + at(by.takenAt(), now) + " (run " + by.run() + ")";
        if (!alive.test(by.process())) {
            var end = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone).format(by.expiresAt());
            return head.formatted("was")
                    + ", whose process has died; go on with \"rutter resume "
                    + by.run()
                    + "\", or wait until its lease ends at "
                    + end;
        }
        var own = by.run().equals(run) ? ", by another process" : "";
        return head.formatted("is")
                + own
                + "; wait, or end it with \"rutter stop "
                + by.run()
                + "\"";
    }

    private String at(Instant time, Instant now) {
        var day = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(zone);
        var pattern = day.format(time).equals(day.format(now)) ? "HH:mm" : "yyyy-MM-dd HH:mm";
        return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(time);
    }

    /// Says that the holder is alive; empty where the lock has been lost, and everything has to
    /// stop.
    public Optional<Lease> renew(Lease lease) {
        return store.write(
                "renew the lock of \"" + lease.environment() + "\"",
                sql -> {
                    if (!lease.holds(sql)) {
                        return Optional.empty();
                    }
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    var renewed =
                            new Lease(
                                    lease.environment(),
                                    lease.fence(),
                                    lease.owner(),
                                    lease.run(),
                                    lease.process(),
                                    lease.takenAt(),
                                    now,
                                    now.plus(length));
                    save(sql, renewed);
                    return Optional.of(renewed);
                });
    }

    /// Renews a lease on a thread of its own until closed.
    ///
    /// @param lost called at most once, when somebody else has it or it could not be renewed before
    ///   its end
    public Heartbeat keep(Lease lease, Runnable lost) {
        return new Heartbeat(this, lease, length, lost);
    }

    /// Gives the lock back; nothing happens where it was lost before.
    public void release(Lease lease) {
        store.write(
                "unlock \"" + lease.environment() + "\"",
                sql ->
                        sql.run(
                                "UPDATE lease SET expires_at = 0"
                                        + " WHERE environment = ? AND fence = ?",
                                lease.environment(),
                                lease.fence()));
    }

    /// Whether a lease is still the environment's: nobody has taken it over or given it back. One
    /// that has expired and that nobody took is.
    public boolean holds(Lease lease) {
        return store.read("see who holds \"" + lease.environment() + "\"", lease::holds);
    }

    /// Who holds an environment's lock; empty where it is free or the lease has expired.
    public Optional<Lease> holder(String environment) {
        return store.read("see who holds \"" + environment + "\"", sql -> row(sql, environment))
                .filter(lease -> lease.expiresAt().isAfter(clock.instant()));
    }

    /// The last lease that was taken on an environment, whether or not it still holds.
    public Optional<Lease> newest(String environment) {
        return store.read("see who held \"" + environment + "\"", sql -> row(sql, environment));
    }

    /// All leases that hold, by environment.
    public List<Lease> held() {
        return store.read(
                "see who holds what",
                sql ->
                        sql.rows(
                                EnvironmentLock::lease,
                                "SELECT * FROM lease WHERE expires_at > ? ORDER BY environment",
                                clock.millis()));
    }

    /// Whether the process that holds a lease is gone, though the lease has not ended yet.
    public boolean died(Lease lease) {
        return !alive.test(lease.process());
    }

    private static Optional<Lease> row(Sql sql, String environment) {
        return sql.first(
                EnvironmentLock::lease, "SELECT * FROM lease WHERE environment = ?", environment);
    }

    private static Lease lease(Sql.Row row) {
        return new Lease(
                row.text("environment"),
                row.number("fence"),
                row.text("owner"),
                row.text("run"),
                row.text("process"),
                Instant.ofEpochMilli(row.number("taken_at")),
                Instant.ofEpochMilli(row.number("heartbeat_at")),
                Instant.ofEpochMilli(row.number("expires_at")));
    }

    private static void save(Sql sql, Lease lease) {
        sql.run(
                """
                INSERT INTO lease (environment, fence, owner, run, process,
                    taken_at, heartbeat_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (environment) DO UPDATE SET
                    fence = excluded.fence, owner = excluded.owner, run = excluded.run,
                    process = excluded.process, taken_at = excluded.taken_at,
                    heartbeat_at = excluded.heartbeat_at, expires_at = excluded.expires_at
                """,
                lease.environment(),
                lease.fence(),
                lease.owner(),
                lease.run(),
                lease.process(),
                lease.takenAt().toEpochMilli(),
                lease.heartbeatAt().toEpochMilli(),
                lease.expiresAt().toEpochMilli());
    }
}
