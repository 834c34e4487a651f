package dev.rutter.engine.journal;

import dev.rutter.engine.store.Fence;
import dev.rutter.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The journal in Rutter's own database, SQLite or PostgreSQL. The next place in a chain is read
/// inside the transaction that fills it, so several processes may append, to the same run too.
public final class SqlJournal implements Journal {
    private static final int RECENT = 1000;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

    private final Store store;
    private final InstantSource clock;
    private final JournalWriter writer;

    /// The store is the caller's: it is not closed with the journal.
    public SqlJournal(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        writer = new JournalWriter(store, clock);
    }

    @Override
    public Recorded append(String run, RunEvent event) {
        return append(run, List.of(event), List.of()).getFirst();
    }

    /// One transaction: all of them are durable, or none is.
    @Override
    public List<Recorded> append(String run, List<RunEvent> events) {
        return append(run, events, List.of());
    }

    /// The same journal for the holder of a lock: it takes events only as long as every fence
    /// holds, which is looked up in the transaction that writes. A process that was thought dead
    /// and wakes up can thus record nothing, and must do nothing, any more. Closing it closes
    /// nothing.
    public Journal heldBy(Fence... fences) {
        return new HeldJournal(this, List.of(fences));
    }

    List<Recorded> append(String run, List<RunEvent> events, List<Fence> fences) {
        return writer.append(run, events, fences);
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
        var head = store.read("verify run " + run, sql -> JournalWriter.head(sql, run));
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
            // The last link has none after it that would hold it: the run keeps its hash as well.
            if (row.seq() == head.get().seq() && !row.hash().equals(head.get().hash())) {
                return Optional.of(
                        new BrokenLink(
                                run,
                                expected,
                                "is not what was recorded: the run keeps another hash of it"));
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
        return ids("list the runs", "SELECT id FROM run WHERE last_seq > 0 ORDER BY number DESC");
    }

    /// All of them: one that is forgotten would no longer hold its environment.
    @Override
    public List<String> unfinished() {
        return ids(
                "list the runs that are not over",
                "SELECT id FROM run WHERE last_seq > 1 AND ended_at = 0" + " ORDER BY number DESC");
    }

    /// Runs that nobody has ended, oldest first, of the newest thousand; one that was made a moment
    /// ago is left to whoever made it.
    public List<String> unended(Instant now) {
        return ids(
                "find runs that are not over",
                "SELECT id FROM run WHERE last_seq > 0 AND ended_at = 0"
                        + " AND created_at < ? AND number >"
                        + " (SELECT COALESCE(MAX(number), 0) FROM run) - ?"
                        + " ORDER BY number",
                now.minus(LEFT_ALONE).toEpochMilli(),
                RECENT);
    }

    private List<String> ids(String what, String query, Object... values) {
        return store.read(what, sql -> sql.rows(row -> row.text("id"), query, values));
    }

    @Override
    public String newRun(long above) {
        return store.write(
                "give a run its number",
                sql -> {
                    long highest =
                            sql.rows(
                                            row -> row.number("n"),
                                            "SELECT COALESCE(MAX(number), 0) AS n FROM run")
                                    .getFirst();
                    long number = Math.max(highest, above) + 1;
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
        writer.close();
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

    private record Row(long seq, long at, String text, String hash) {}
}
