package dev.rutter.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Rutter's own database in one file, `rutter.db` in its home folder. Safe for many threads, and
/// several processes may have it open at once: one writes at a time, the others wait for at most
/// [#PATIENCE].
///
/// A transaction that has returned from [#write] survives a crash of the process and of the
/// machine: SQLite in WAL mode with `synchronous=FULL` syncs on every commit.
public final class Store implements AutoCloseable {
    /// How long to wait for another process's write to end.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The database's name in the home folder.
    public static final String FILE = "rutter.db";

    private final Path file;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    private Store(Path file, Connection writer, Connection reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
    }

    /// Opens the database of a home folder; makes both where they do not exist, readable by this
    /// user alone.
    ///
    /// @throws StoreException where that cannot be done, or the file is not of this version or an
    ///   older one
    public static Store open(Path home, InstantSource clock) {
        var file = home.toAbsolutePath().normalize().resolve(FILE);
        prepare(file);
        try {
            var writer = connect(file);
            try {
                migrate(file, writer, clock);
                var reader = connect(file);
                return new Store(file, writer, reader);
            } catch (SQLException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(file, "open it", e);
        } catch (Sql.Unsuccessful e) {
            throw StoreException.of(file, "open it", e.said());
        }
    }

    private static void prepare(Path file) {
        var home = file.getParent();
        if (home == null) {
            throw new IllegalArgumentException("a home folder is not a root: " + file);
        }
        try {
            if (!Files.isDirectory(home)) {
                var ours = PosixFilePermissions.fromString("rwx------");
                Files.createDirectories(home, PosixFilePermissions.asFileAttribute(ours));
            }
            if (!Files.exists(file)) {
                var ours = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ours));
            }
        } catch (java.nio.file.FileAlreadyExistsException e) {
            if (!Files.isDirectory(home)) {
                throw new StoreException(
                        "\""
                                + e.getFile()
                                + "\" is a file where Rutter's home folder should be; name another"
                                + " folder with --home");
            }
            // Another process made the database a moment ago: as good as ours.
        } catch (IOException e) {
            throw new StoreException(
                    "\""
                            + home
                            + "\" cannot be written ("
                            + e.getClass().getSimpleName()
                            + "); give this user the right to write it, or name another folder with"
                            + " --home");
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            switchToWal(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /// The switch is remembered in the file. SQLite answers "busy" at once, without the busy
    /// timeout, where two processes do it in the same moment, so it is tried again.
    private static void switchToWal(Connection connection) throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                return;
            } catch (SQLiteException e) {
                var busy = e.getResultCode().code & 0xff;
                if (busy != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() > deadline) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static void migrate(Path file, Connection writer, InstantSource clock)
            throws SQLException {
        // Before looking: whoever comes second waits here for the first one's migration to commit.
        run(writer, "BEGIN IMMEDIATE");
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
                        "\""
                                + file
                                + "\" was written by a newer Rutter (schema "
                                + found
                                + ", this one knows up to "
                                + Schema.newest()
                                + "); run that version, or name another folder with --home");
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

    /// The database's file.
    public Path file() {
        return file;
    }

    /// Runs `work` as one transaction and returns when it is durable. What `work` throws undoes it.
    ///
    /// @param attempt what it is for, completing "refused to …"
    public <T> T write(String attempt, Function<Sql, T> work) {
        writing.lock();
        try {
            run(writer, "BEGIN IMMEDIATE");
            try {
                var result = work.apply(new Sql(writer));
                run(writer, "COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(writer, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(file, attempt, e);
        } catch (Sql.Unsuccessful e) {
            throw StoreException.of(file, attempt, e.said());
        } finally {
            writing.unlock();
        }
    }

    /// Runs queries; each sees what was committed when it began.
    public <T> T read(String attempt, Function<Sql, T> work) {
        reading.lock();
        try {
            return work.apply(new Sql(reader));
        } catch (Sql.Unsuccessful e) {
            throw StoreException.of(file, attempt, e.said());
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try (writer;
                reader) {
            // Closing is all there is to do; whatever is durable already was when it was written.
        } catch (SQLException e) {
            throw StoreException.of(file, "close it", e);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
