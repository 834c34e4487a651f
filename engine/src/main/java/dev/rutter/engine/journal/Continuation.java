package dev.rutter.engine.journal;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.JournalWriter.Head;
import dev.rutter.engine.store.Fence;
import dev.rutter.engine.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An append as one statement of PostgreSQL that does it only where the run's chain still ends
/// where this process saw it end, and every fence holds; else it touches nothing. What would be
/// five messages to a server is one.
///
/// @param recorded the events as they are, where it has touched as many rows
record Continuation(Sql.Statement statement, List<Recorded> recorded, Head end) {

    static Continuation of(Append append, Head known, long at) {
        var run = append.run();
        var recorded = new ArrayList<Recorded>();
        var values = new ArrayList<Object>();
        var head = known;
        for (var written : append.written()) {
            var seq = head.seq() + 1;
            head = new Head(seq, Chain.link(head.hash(), run, seq, at, written.text()));
            values.addAll(List.of(seq, at, written.text(), head.hash()));
            recorded.add(
                    new Recorded(run, seq, Instant.ofEpochMilli(at), written.event(), head.hash()));
        }
        var arguments = new ArrayList<Object>();
        arguments.addAll(List.of(head.seq(), head.hash(), run, known.seq(), known.hash()));
        append.fences().forEach(fence -> arguments.addAll(fence.condition().arguments()));
        arguments.addAll(values);
        return new Continuation(
                new Sql.Statement(sql(append), arguments), List.copyOf(recorded), head);
    }

    /// The same text for the same number of events and kinds of fences, so that it is prepared
    /// once.
    private static String sql(Append append) {
        var fences =
                append.fences().stream()
                        .map(Fence::condition)
                        .map(condition -> " AND " + condition.sql())
                        .collect(Collectors.joining());
        var events =
                append.written().stream()
                        .map(written -> "(?, ?, ?, ?)")
                        .collect(Collectors.joining(", "));
        return "WITH head AS (UPDATE run SET last_seq = ?, last_hash = ?"
                + " WHERE id = ? AND last_seq = ? AND last_hash = ?"
                + fences
                + " RETURNING id)"
                + " INSERT INTO run_event (run, seq, at, event, hash)"
                + " SELECT head.id, said.seq, said.at, said.event, said.hash FROM head, (VALUES "
                + events
                + ") AS said (seq, at, event, hash)";
    }
}
