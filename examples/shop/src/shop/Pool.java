package shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// At most `size` connections, opened when first needed or beforehand. Whoever waits longer than
/// five seconds for one is told so.
final class Pool implements AutoCloseable {
    private static final int WAIT_SECONDS = 5;

    private final DatabaseUrl url;
    private final int size;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Pool(DatabaseUrl url, int size) {
        this.url = url;
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /// Opens all connections, so that the first customers do not wait for it.
    void fill() throws SQLException {
        while (idle.size() < size) {
            var fresh = url.connect();
            fresh.setAutoCommit(false);
            idle.offerFirst(fresh);
        }
    }

    /// What is done with a connection.
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Does `work` in one transaction.
    <T> T with(Work<T> work) throws SQLException {
        if (!acquire()) {
            throw new Exhausted();
        }
        Connection connection = null;
        var sound = false;
        try {
            connection = take();
            var result = work.on(connection);
            connection.commit();
            sound = true;
            return result;
        } finally {
            giveBack(connection, sound);
            permits.release();
        }
    }

    private boolean acquire() throws SQLException {
        try {
            return permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    private Connection take() throws SQLException {
        var pooled = idle.pollFirst();
        if (pooled != null) {
            return pooled;
        }
        var fresh = url.connect();
        fresh.setAutoCommit(false);
        return fresh;
    }

    /// A connection whose work failed is rolled back, and kept only if it still answers.
    private void giveBack(Connection connection, boolean sound) {
        if (connection == null) {
            return;
        }
        try {
            if (!sound) {
                connection.rollback();
            }
            if (sound || connection.isValid(1)) {
                idle.offerFirst(connection);
                return;
            }
            connection.close();
        } catch (SQLException e) {
            Log.warn("connection dropped", "why", e.getMessage());
        }
    }

    @Override
    public void close() {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            try {
                connection.close();
            } catch (SQLException e) {
                Log.warn("connection not closed", "why", e.getMessage());
            }
        }
    }

    /// Every connection was in use for too long.
    static final class Exhausted extends SQLException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("no database connection became free within " + WAIT_SECONDS + " s");
        }
    }
}
