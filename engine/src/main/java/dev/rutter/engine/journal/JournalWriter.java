package dev.rutter.engine.journal;

import dev.rutter.engine.journal.Append.Written;
import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.store.Fence;
import dev.rutter.engine.store.Sql;
import dev.rutter.engine.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Appends to chains and makes them durable. One thread writes; it takes every append that waits
/// and commits them together, so that many runs at once cost few syncs (group commit). Where nobody
/// else writes or waits, whoever appends commits by itself, which spares a single run two changes
/// of threads for each append. Safe for many threads.
final class JournalWriter {
    /// The most appends that one commit carries, and the most that wait for it.
    private static final int BATCH = 256;

    /// Of how many runs it is known where their chains end.
    private static final int KNOWN = 256;

    private final Store store;
    private final InstantSource clock;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(BATCH);
    private final ReentrantLock committing = new ReentrantLock();

    /// Where the chains ended that were last written here. Looked at and changed under
    /// `committing`.
    private final Map<String, Head> ends =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Head> eldest) {
                    return size() > KNOWN;
                }
            };

    private final Thread writer;
    private volatile boolean closing;

    JournalWriter(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        writer = Thread.ofPlatform().name("journal-writer").daemon().start(this::writeOn);
    }

    /// Returns once all of them are durable, in one transaction.
    ///
    /// @throws JournalException where none of them could be written
    List<Recorded> append(String run, List<RunEvent> events, List<Fence> fences) {
        if (events.isEmpty()) {
            return List.of();
        }
        var append = new Append(run, Written.of(events), fences);
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
                            + events.stream()
                                    .map(event -> JournalFormat.name(event.getClass()))
                                    .collect(Collectors.joining("\", \""))
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
            var results = store.inProcess() ? looking(batch) : continuing(batch);
            for (int i = 0; i < batch.size(); i++) {
                switch (results.get(i)) {
                    case Result.Done(var recorded) -> {
                        var last = recorded.getLast();
                        ends.put(batch.get(i).run(), new Head(last.seq(), last.hash()));
                        batch.get(i).recorded().complete(recorded);
                    }
                    case Result.Refused(var why) -> {
                        ends.remove(batch.get(i).run());
                        batch.get(i)
                                .recorded()
                                .completeExceptionally(new IllegalStateException(why));
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(append -> {
                ends.remove(append.run());
                append.recorded().completeExceptionally(e);
            });
        }
    }

    private static String attempt(List<Append> batch) {
        return "record " + count(batch) + " events";
    }

    private List<Result> looking(List<Append> batch) {
        return store.write(
                attempt(batch), sql -> batch.stream().map(append -> insert(sql, append)).toList());
    }

    /// Where every message costs a way to the server and back: all that wait in one message. An
    /// append whose run somebody else has written to, or whose fence fell, is done as in
    /// [#looking].
    private List<Result> continuing(List<Append> batch) {
        var known = new HashMap<>(ends);
        var next = new LinkedHashMap<Append, Continuation>();
        for (var append : batch) {
            continuation(append, known)
                    .ifPresentOrElse(
                            one -> {
                                known.put(append.run(), one.end());
                                next.put(append, one);
                            },
                            // What comes behind it must not overtake it.
                            () -> known.remove(append.run()));
        }
        var touched =
                store.writeAtOnce(
                        attempt(batch),
                        next.values().stream().map(Continuation::statement).toList());
        var done = new HashMap<Append, Result>();
        var at = 0;
        for (var each : next.entrySet()) {
            var recorded = each.getValue().recorded();
            if (touched.rows().get(at++) == recorded.size()) {
                done.put(each.getKey(), new Result.Done(recorded));
            } else if (touched.known()) {
                // Another node may have recorded the very same in the same millisecond: what stands
                // there is not this one.
                each.getKey().tried(List.of());
            }
        }
        var rest = batch.stream().filter(append -> !done.containsKey(append)).toList();
        if (!rest.isEmpty()) {
            var results = looking(rest);
            for (int i = 0; i < rest.size(); i++) {
                done.put(rest.get(i), results.get(i));
            }
        }
        return batch.stream().map(append -> Objects.requireNonNull(done.get(append))).toList();
    }

    /// Empty where it has to be looked first: the end is not known, it was tried before and may
    /// stand, or more than the chain changes.
    private Optional<Continuation> continuation(Append append, Map<String, Head> known) {
        if (!append.tried().isEmpty() || ends(append)) {
            return Optional.empty();
        }
        var next =
                Optional.ofNullable(known.get(append.run()))
                        .map(head -> Continuation.of(append, head, clock.millis()));
        next.ifPresent(one -> append.tried(one.recorded()));
        return next;
    }

    private static boolean ends(Append append) {
        return append.written().stream().anyMatch(one -> one.event() instanceof RunEvent.RunEnded);
    }

    private static int count(List<Append> batch) {
        return batch.stream().mapToInt(append -> append.written().size()).sum();
    }

    private Result insert(Sql sql, Append append) {
        for (var fence : append.fences()) {
            if (!fence.holds(sql)) {
                return new Result.Refused(
                        "another process has taken over "
                                + fence.what()
                                + "; nothing more may be done here");
            }
        }
        var run = append.run();
        var found = head(sql, run);
        if (found.isEmpty()) {
            return new Result.Refused("there is no such run in " + store.name());
        }
        if (!append.tried().isEmpty() && stands(sql, append.tried().getLast())) {
            // It had been committed, and the connection was lost before that was heard.
            return new Result.Done(append.tried());
        }
        var at = clock.millis();
        var head = found.get();
        var recorded = new ArrayList<Recorded>();
        for (var written : append.written()) {
            var seq = head.seq() + 1;
            head = new Head(seq, Chain.link(head.hash(), run, seq, at, written.text()));
            sql.run(
                    "INSERT INTO run_event (run, seq, at, event, hash) VALUES (?, ?, ?, ?, ?)",
                    run,
                    seq,
                    at,
                    written.text(),
                    head.hash());
            recorded.add(
                    new Recorded(run, seq, Instant.ofEpochMilli(at), written.event(), head.hash()));
        }
        sql.run(
                "UPDATE run SET last_seq = ?, last_hash = ? WHERE id = ?",
                head.seq(),
                head.hash(),
                run);
        if (ends(append)) {
            sql.run("UPDATE run SET ended_at = ? WHERE id = ?", at, run);
        }
        append.tried(recorded);
        return new Result.Done(List.copyOf(recorded));
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

    /// Where a run's chain ends; empty where there is no such run.
    static Optional<Head> head(Sql sql, String run) {
        return sql.first(
                row -> new Head(row.number("last_seq"), row.text("last_hash")),
                "SELECT last_seq, last_hash FROM run WHERE id = ?",
                run);
    }

    void close() {
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

    /// The end of a run's chain.
    record Head(long seq, String hash) {}

    private sealed interface Result {
        record Done(List<Recorded> recorded) implements Result {}

        record Refused(String why) implements Result {}
    }
}
