package dev.rutter.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Rutter's own database: one file, `rutter.db` in its home folder, or a PostgreSQL that several
/// nodes share. The same tables and the same SQL on both. Safe for many threads, and several
/// processes may have it open at once: one writes at a time, the others wait, for a bounded time.
///
/// A transaction that has returned from [#write] survives a crash of the process and of the
/// machine, as far as the database keeps what it says is committed.
///
/// A PostgreSQL that is restarted meanwhile is waited for: what was under way is done again on a
/// new connection. Whether a transaction whose end was not heard of was committed cannot be told by
/// the connection, so whoever writes has to be able to tell by looking.
public final class Store implements AutoCloseable {
    /// The database's name in the home folder.
    public static final String FILE = "rutter.db";

    /// How soon a database that is away is tried again.
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Ground ground;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private Optional<Sql> writer = Optional.empty();
    private Optional<Sql> reader = Optional.empty();
    private volatile Consumer<String> waiting = _ -> {};
    private volatile boolean closed;

    private Store(Ground ground) {
        this.ground = ground;
    }

    /// Opens the database of a home folder; makes both where they do not exist, readable by this
    /// user alone.
    ///
    /// @throws StoreException where that cannot be done, or the file is not of this version or an
    ///   older one
    public static Store open(Path home, InstantSource clock) {
        var ground = new SqliteGround(home.toAbsolutePath().normalize().resolve(FILE));
        ground.prepare();
        return open(ground, clock);
    }

    /// Opens the PostgreSQL database at `postgres://user:password@host:port/database`, and makes
    /// the tables in it where they are missing.
    ///
    /// @throws StoreException where that cannot be done, or the tables are of a newer version
    public static Store open(String address, InstantSource clock) {
        return open(PostgresGround.of(address), clock);
    }

    /// How a database at that address is named, without user and password: the same for all who
    /// share it.
    public static String named(String address) {
        return PostgresGround.of(address).name();
    }

    private static Store open(Ground ground, InstantSource clock) {
        var store = new Store(ground);
        try (var connection = ground.connect()) {
            store.migrate(connection, clock);
            return store;
        } catch (SQLException e) {
            throw ground.said("open it", Duration.ZERO, e);
        } catch (Sql.Unsuccessful e) {
            throw ground.said("open it", Duration.ZERO, e.said());
        }
    }

    /// Has `told` hear it when the database is away and waited for, and when it is back.
    public void onWaiting(Consumer<String> told) {
        waiting = told;
    }

    /// Sees that this machine's clock and the database's agree: who holds a lease is told by time.
    ///
    /// @throws StoreException where they are too far apart
    public void agreeOnTime(InstantSource clock) {
        try (var connection = ground.connect()) {
            ground.agreeOnTime(connection, clock);
        } catch (SQLException e) {
            throw ground.said("read its clock", Duration.ZERO, e);
        }
    }

    private void migrate(Connection writer, InstantSource clock) throws SQLException {
        // Before looking: whoever comes second waits here for the first one's migration to commit.
        run(writer, ground.begin());
        try {
            var sql = new Sql(writer);
            sql.run(
                    """
                    CREATE TABLE IF NOT EXISTS schema_version (
                        version BIGINT PRIMARY KEY,
                        applied_at BIGINT NOT NULL)
                    """);
            long found =
                    sql.rows(
                                    row -> row.number("v"),
                                    "SELECT COALESCE(MAX(version), 0) AS v FROM schema_version")
                            .getFirst();
            if (found > Schema.newest()) {
                throw new StoreException(
                        ground.name()
                                + " was written by a newer Rutter (schema "
                                + found
                                + ", this one knows up to "
                                + Schema.newest()
                                + "); run that version, or name another one with --home or --database");
            }
            for (int version = (int) found + 1; version <= Schema.newest(); version++) {
                Schema.VERSIONS.get(version - 1).forEach(sql::run);
                sql.run(
                        "INSERT INTO schema_version (version, applied_at) VALUES (?, ?)",
                        version,
                        clock.millis());
            }
            run(writer, "COMMIT");
        } catch (RuntimeException | SQLException e) {
            rollBack(writer, e);
            throw e;
        }
    }

    /// On some failures (a full disk) SQLite has rolled back by itself and refuses to do it again:
    /// that must not hide the failure.
    private static void rollBack(Connection writer, Throwable failure) {
        try {
            run(writer, "ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// Transactions are begun and ended by statement: the driver's own way begins the next one as
    /// soon as one ends, which would keep all other processes from writing.
    private static void run(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /// Connections of their own, for what manages its transactions itself. Whoever takes one closes
    /// it.
    public DataSource connections() {
        return new Connections(ground);
    }

    /// Whether the database is within this process: then nothing of it can be lost on the way.
    public boolean inProcess() {
        return ground instanceof SqliteGround;
    }

    /// The database as messages name it, quoted; never with a password.
    public String name() {
        return ground.name();
    }

    /// Runs `work` as one transaction and returns when it is durable. What `work` throws undoes it.
    ///
    /// @param attempt what it is for, completing "refused to …"
    /// @param work may be run again where the connection was lost, also where it had been committed
    ///   and nobody heard of it: it looks before it writes
    public <T> T write(String attempt, Function<Sql, T> work) {
        writing.lock();
        try {
            return patiently(
                    attempt,
                    () -> {
                        var sql = open(writer);
                        writer = Optional.of(sql);
                        sql.does(ground.begin());
                        try {
                            var result = work.apply(sql);
                            sql.does("COMMIT");
                            return result;
                        } catch (SQLException | RuntimeException | Error e) {
                            rollBack(sql.connection(), e);
                            throw e;
                        }
                    },
                    () -> writer = dropped(writer));
        } finally {
            writing.unlock();
        }
    }

    /// Runs statements that change something as one transaction, in one message, and returns how
    /// many rows each touched once that is durable. For a database that is reached over a network.
    ///
    /// @param statements may be run again where the connection was lost, also where they had been
    ///   committed and nobody heard of it: run twice, each touches nothing the second time
    public Touched writeAtOnce(String attempt, List<Sql.Statement> statements) {
        if (statements.isEmpty()) {
            return new Touched(List.of(), true);
        }
        var attempts = new AtomicInteger();
        var text = statements.stream().map(Sql.Statement::sql).collect(Collectors.joining("; "));
        var arguments = statements.stream().flatMap(one -> one.arguments().stream()).toList();
        writing.lock();
        try {
            return patiently(
                    attempt,
                    () -> {
                        attempts.incrementAndGet();
                        var sql = open(writer);
                        writer = Optional.of(sql);
                        return new Touched(
                                sql.runTogether(ground.locked(text), arguments),
                                attempts.get() == 1);
                    },
                    () -> writer = dropped(writer));
        } finally {
            writing.unlock();
        }
    }

    /// How many rows each statement touched.
    ///
    /// @param known whether it is known of each that touched nothing that it never did: none was
    ///   run before on a connection that was lost
    public record Touched(List<Integer> rows, boolean known) {
        public Touched {
            rows = List.copyOf(rows);
        }
    }

    /// Runs queries; each sees what was committed when it began.
    public <T> T read(String attempt, Function<Sql, T> work) {
        reading.lock();
        try {
            return patiently(
                    attempt,
                    () -> {
                        var sql = open(reader);
                        reader = Optional.of(sql);
                        return work.apply(sql);
                    },
                    () -> reader = dropped(reader));
        } finally {
            reading.unlock();
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T made() throws SQLException;
    }

    /// Tries until it succeeds, or the database has been away for too long.
    private <T> T patiently(String attempt, Attempt<T> once, Runnable drop) {
        var until = System.nanoTime() + ground.patience().toNanos();
        var away = false;
        while (true) { // ends at `until`
            SQLException failure;
            try {
                var result = once.made();
                if (away) {
                    waiting.accept(name() + " answers again");
                }
                return result;
            } catch (SQLException e) {
                failure = e;
            } catch (Sql.Unsuccessful e) {
                failure = e.said();
            }
            if (!ground.gone(failure)) {
                throw ground.said(attempt, ground.patience(), failure);
            }
            drop.run();
            if (System.nanoTime() > until) {
                throw ground.said(attempt, ground.patience(), failure);
            }
            if (!away) {
                away = true;
                waiting.accept(
                        name()
                                + " does not answer; it is waited for, at most "
                                + ground.patience().toSeconds()
                                + " s");
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private Sql open(Optional<Sql> before) throws SQLException {
        if (closed) {
            throw new SQLException("it was closed here");
        }
        return before.isPresent() ? before.get() : new Sql(ground.connect());
    }

    private static Optional<Sql> dropped(Optional<Sql> gone) {
        gone.ifPresent(sql -> {
            try {
                sql.connection().close();
            } catch (SQLException e) {
                // It is gone already: that is why it is dropped.
            }
        });
        return Optional.empty();
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            closed = true;
            // Whatever is durable already was when it was written.
            writer = dropped(writer);
            reader = dropped(reader);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
