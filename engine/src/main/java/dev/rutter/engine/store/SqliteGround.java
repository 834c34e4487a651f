package dev.rutter.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite in one file, in WAL mode with `synchronous=FULL`: it syncs on every commit.
record SqliteGround(Path file) implements Ground {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "\"" + file + "\"";
    }

    /// Makes the folder and the file where they are missing, readable by this user alone.
    void prepare() {
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
            var above = nearest(home);
            if (!Files.isDirectory(above)) {
                throw new StoreException(
                        "\""
                                + above
                                + "\" is a file, and Rutter's home folder \""
                                + home
                                + "\" cannot be in it; name another folder with --home");
            }
            throw new StoreException(
                    "\""
                            + home
                            + "\" cannot be written ("
                            + (above.equals(home)
                                    ? ""
                                    : "its folder cannot be made in " + above + ": ")
                            + why(e)
                            + "); give this user the right to write it, or name another folder with"
                            + " --home");
        }
        NativeLibrary.unpack(home);
    }

    /// The nearest of a path's folders that is there, or what stands in its place.
    private static Path nearest(Path path) {
        var at = path.toAbsolutePath();
        for (var above = at.getParent(); above != null && !Files.exists(at); ) {
            at = above;
            above = at.getParent();
        }
        return at;
    }

    private static String why(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.NoSuchFileException _ -> "the system makes no folder there";
            case java.nio.file.FileSystemException it when it.getReason() != null -> it.getReason();
            default -> e.getClass().getSimpleName();
        };
    }

    @Override
    public Connection connect() throws SQLException {
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
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    @Override
    public void agreeOnTime(Connection connection, InstantSource clock) {}

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    /// A statement by itself is a transaction and takes the lock.
    @Override
    public String locked(String statements) {
        return statements;
    }

    @Override
    public boolean gone(SQLException e) {
        return false;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public StoreException said(String attempted, Duration waited, SQLException cause) {
        return StoreException.of(file, attempted, cause);
    }
}
