package dev.rutter.engine.journal;

import dev.rutter.engine.store.Fence;
import dev.rutter.engine.store.Sql;
import dev.rutter.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The journal in Rutter's own database. One thread writes; it takes every append that waits and
/// commits them together, so that many runs at once cost few syncs (group commit). Where nobody
/// else writes or waits, whoever appends commits by itself, which spares a single run two changes
/// of threads for each event.
///
/// The next place in a chain is read inside the transaction that fills it, so several processes may
/// append, to the same run too.
public final class SqliteJournal implements Journal {
    /// The most appends that one commit carries, and the most that wait for it.
    private static final int BATCH = 256;

    private static final int RECENT = 1000;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

    private final Store store;
    private final InstantSource clock;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(BATCH);
    private final ReentrantLock committing = new ReentrantLock();
    private final Thread writer;
    private volatile boolean closing;

    /// The store is the caller's: it is not closed with the journal.
    public SqliteJournal(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("journal-writer").daemon().start(this::writeOn);
    }

    @Override
    public Recorded append(String run, RunEvent event) {
        return append(run, event, List.of());
    }

    /// The same journal for the holder of a lock: it takes events only as long as every fence
    /// holds, which is looked up in the transaction that writes. A process that was thought dead
    /// and wakes up can thus record nothing, and must do nothing, any more. Closing it closes
    /// nothing.
    public Journal heldBy(Fence... fences) {
        return new HeldJournal(this, List.of(fences));
    }

    Recorded append(String run, RunEvent event, List<Fence> fences) {
        var text = EventJson.write(event);
        var append = new Append(run, event, text, fences);
        try {
            if (!alone(append)) {
                enqueue(append);
            }
            return append.recorded().join();
        } catch (CompletionException e) {
            var cause = append.recorded().exceptionNow();
            throw new JournalException(
                    "run "
                            + run
                            + " could not record \""
                            + JournalFormat.name(event.getClass())
                            + "\": "
                            + cause.getMessage(),
                    cause);
        }
    }

    /// Commits in this thread where nobody else writes or waits. Not where a socket leads to the
    /// database and the thread is a virtual one: interrupting it would close the socket in the
    /// middle of a commit.
    private boolean alone(Append append) {
        if (closing
                || !waiting.isEmpty()
                || committing.hasQueuedThreads()
                || (Thread.currentThread().isVirtual() && !store.inProcess())
                || !committing.tryLock()) {
            return false;
        }
        try {
            // Asked again: whoever closes says so first and takes this lock then.
            if (closing) {
                return false;
            }
            commit(List.of(append));
            return true;
        } finally {
            committing.unlock();
        }
    }

    /// Waits for a free place even when interrupted: whether the event is durable has to be known.
    private void enqueue(Append append) {
        var interrupted = false;
        try {
            while (true) {
                if (closing) {
                    throw new JournalException(
                            "run " + append.run() + " could not record: the journal is closed",
                            closed());
                }
                try {
                    if (waiting.offer(append, 100, TimeUnit.MILLISECONDS)) {
                        failIfForgotten(append);
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// An append that came in while the journal was being closed may have missed the writer and the
    /// one who closes; where the writer still lives, one of them will find it.
    private void failIfForgotten(Append append) {
        if (!writer.isAlive() && waiting.remove(append)) {
            append.recorded().completeExceptionally(closed());
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the journal is closed");
    }

    private void writeOn() {
        var batch = new ArrayList<Append>(BATCH);
        while (!closing || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(50, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                committing.lock();
                try {
                    // Those that came while somebody else was committing go with it.
                    waiting.drainTo(batch, BATCH - 1);
                    commit(batch);
                } finally {
                    committing.unlock();
                }
            } catch (InterruptedException e) {
                closing = true;
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Append> batch) {
        try {
            var results =
                    store.write(
                            "record " + batch.size() + " events",
                            sql -> batch.stream().map(append -> insert(sql, append)).toList());
            for (int i = 0; i < batch.size(); i++) {
                switch (results.get(i)) {
                    case Written(var recorded) -> batch.get(i).recorded().complete(recorded);
                    case Refused(var why) ->
                            batch.get(i)
                                    .recorded()
                                    .completeExceptionally(new IllegalStateException(why));
                }
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(append -> append.recorded().completeExceptionally(e));
        }
    }

    private Result insert(Sql sql, Append append) {
        for (var fence : append.fences()) {
            if (!fence.holds(sql)) {
                return new Refused(
                        "another process has taken over "
                                + fence.what()
                                + "; nothing more may be done here");
            }
        }
        var head = head(sql, append.run());
        if (head.isEmpty()) {
            return new Refused("there is no such run in " + store.name());
        }
        var run = append.run();
        if (append.tried().isPresent() && stands(sql, append.tried().get())) {
            // It had been committed, and the connection was lost before that was heard.
            return new Written(append.tried().get());
        }
        var seq = head.get().seq() + 1;
        var at = clock.millis();
        var hash = Chain.link(head.get().hash(), run, seq, at, append.text());
        sql.run(
                "INSERT INTO run_event (run, seq, at, event, hash) VALUES (?, ?, ?, ?, ?)",
                run,
                seq,
                at,
                append.text(),
                hash);
        sql.run("UPDATE run SET last_seq = ?, last_hash = ? WHERE id = ?", seq, hash, run);
        var recorded = new Recorded(run, seq, Instant.ofEpochMilli(at), append.event(), hash);
        append.tried(recorded);
        return new Written(recorded);
    }

    private static boolean stands(Sql sql, Recorded tried) {
        return sql.first(
                        row -> row.text("hash"),
                        "SELECT hash FROM run_event WHERE run = ? AND seq = ?",
                        tried.run(),
                        tried.seq())
                .filter(tried.hash()::equals)
                .isPresent();
    }

    private static Optional<Head> head(Sql sql, String run) {
        return sql.first(
                row -> new Head(row.number("last_seq"), row.text("last_hash")),
                "SELECT last_seq, last_hash FROM run WHERE id = ?",
                run);
    }

    @Override
    public List<Recorded> read(String run, long seq) {
        return rows(run, seq).stream()
                .map(row -> {
                    try {
                        return new Recorded(
                                run,
                                row.seq(),
                                Instant.ofEpochMilli(row.at()),
                                EventJson.read(row.text()),
                                row.hash());
                    } catch (IllegalArgumentException e) {
                        throw new JournalException(
                                "event %d of run %s cannot be read: %s"
                                        .formatted(row.seq(), run, e.getMessage()),
                                e);
                    }
                })
                .toList();
    }

    private List<Row> rows(String run, long seq) {
        return store.read(
                "read run " + run,
                sql ->
                        sql.rows(
                                row ->
                                        new Row(
                                                row.number("seq"),
                                                row.number("at"),
                                                row.text("event"),
                                                row.text("hash")),
                                "SELECT seq, at, event, hash FROM run_event"
                                        + " WHERE run = ? AND seq > ? ORDER BY seq",
                                run,
                                seq));
    }

    /// Follows the chain of a run and returns its first broken link, or empty where it is whole.
    public Optional<BrokenLink> verify(String run) {
        var head = store.read("verify run " + run, sql -> head(sql, run));
        if (head.isEmpty()) {
            return Optional.of(new BrokenLink(run, 0, "there is no such run"));
        }
        var previous = "";
        long expected = 1;
        for (var row : rows(run, 0)) {
            if (row.seq() != expected) {
                return Optional.of(
                        new BrokenLink(run, expected, "is missing, " + row.seq() + " comes next"));
            }
            if (!Chain.link(previous, run, row.seq(), row.at(), row.text()).equals(row.hash())) {
                return Optional.of(
                        new BrokenLink(
                                run, expected, "is not what was recorded: its hash differs"));
            }
            previous = row.hash();
            expected++;
        }
        // Events appended since the head was read are beyond it, which is as it should be.
        return expected - 1 < head.get().seq()
                ? Optional.of(
                        new BrokenLink(
                                run, expected, "is missing, the run has " + head.get().seq()))
                : Optional.empty();
    }

    @Override
    public List<String> runs() {
        return store.read(
                "list the runs",
                sql ->
                        sql.rows(
                                row -> row.text("id"),
                                "SELECT id FROM run WHERE last_seq > 0 ORDER BY number DESC"));
    }

    /// Runs that nobody has ended, oldest first, of the newest thousand; one that was made a moment
    /// ago is left to whoever made it.
    public List<String> unended(Instant now) {
        return store.read(
                "find runs that are not over",
                sql ->
                        sql.rows(
                                row -> row.text("id"),
                                "SELECT id FROM run WHERE last_seq > 0 AND created_at < ? AND number >"
                                        + " (SELECT COALESCE(MAX(number), 0) FROM run) - ?"
                                        + " AND NOT EXISTS (SELECT 1 FROM run_event WHERE run = id"
                                        + " AND event LIKE '{\"type\":\"run-ended\"%')"
                                        + " ORDER BY number",
                                now.minus(LEFT_ALONE).toEpochMilli(),
                                RECENT));
    }

    @Override
    public String newRun() {
        return store.write(
                "give a run its number",
                sql -> {
                    long number =
                            sql.rows(
                                            row -> row.number("n"),
                                            "SELECT COALESCE(MAX(number), 0) + 1 AS n FROM run")
                                    .getFirst();
                    var id = "r" + number;
                    sql.run(
                            "INSERT INTO run (id, number, created_at, last_seq, last_hash)"
                                    + " VALUES (?, ?, ?, 0, '')",
                            id,
                            number,
                            clock.millis());
                    return id;
                });
    }

    @Override
    public void close() {
        closing = true;
        var interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        // Whoever commits by itself is waited for: the store may be closed after this.
        committing.lock();
        try {
            // An append that slipped in after the last batch has to be told.
            for (var late = waiting.poll(); late != null; late = waiting.poll()) {
                late.recorded().completeExceptionally(closed());
            }
        } finally {
            committing.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where a chain is broken.
    ///
    /// @param seq the first event that does not hold
    /// @param why completes "event 12 of run r1 …"
    public record BrokenLink(String run, long seq, String why) {
        /// As people read it.
        public String line() {
            return "event " + seq + " of run " + run + " " + why;
        }
    }

    private sealed interface Result {}

    private record Written(Recorded recorded) implements Result {}

    private record Refused(String why) implements Result {}

    private record Head(long seq, String hash) {}

    private record Row(long seq, long at, String text, String hash) {}
}
