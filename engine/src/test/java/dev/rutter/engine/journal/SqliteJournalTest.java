package dev.rutter.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.RunEvent.RunEnded;
import dev.rutter.engine.journal.RunEvent.StepBegan;
import dev.rutter.engine.journal.RunEvent.StepEnded;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.ChildJava;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beyond the contract: other processes, crashes, tampering, and the loss of a lock.
@Tag("slow")
class SqliteJournalTest extends JournalContract {
    @TempDir Path home;
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    SqlJournal create(InstantSource clock) {
        var store = Store.open(home, clock);
        open.add(store);
        var journal = new SqlJournal(store, clock);
        open.add(journal);
        return journal;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void nothing_that_was_acknowledged_is_lost_when_the_process_is_killed() throws Exception {
        for (int round = 0; round < 3; round++) {
            var acknowledged = new ArrayList<String>();
            try (var writer = ChildJava.start(Writer.class, home.toString(), "100000", "4")) {
                while (acknowledged.size() < 300 + 50 * round) {
                    acknowledged.add(writer.line().orElseThrow());
                }
                writer.kill();
                acknowledged.addAll(writer.rest());
            }
            var journal = create(InstantSource.system());
            var run = journal.runs().getFirst();
            assertThat(journal.read(run, 0).stream().map(SqliteJournalTest::told))
                    .containsAll(acknowledged);
            assertThat(journal.verify(run)).isEmpty();
        }
    }

    @Test
    void two_processes_append_to_runs_of_their_own_and_to_the_same_one_at_once() throws Exception {
        var journal = create(InstantSource.system());
        try (var one = ChildJava.start(Writer.class, home.toString(), "60", "2");
                var two = ChildJava.start(Writer.class, home.toString(), "60", "2")) {
            var first = one.line().orElseThrow();
            var run = first.substring(0, first.indexOf(' '));
            for (int i = 0; i < 50; i++) {
                journal.append(run, new StepBegan("from here", i));
            }
            assertThat(one.rest()).hasSize(119);
            assertThat(two.rest()).hasSize(120);
            assertThat(journal.read(run, 0)).hasSize(170);
            assertThat(journal.verify(run)).isEmpty();
        }
        assertThat(journal.runs()).containsExactlyInAnyOrder("r1", "r2");
        assertThat(journal.verify("r1")).isEmpty();
        assertThat(journal.verify("r2")).isEmpty();
    }

    @Test
    void a_change_a_gap_and_a_cut_are_found_in_the_chain() throws Exception {
        var journal = create(InstantSource.system());
        for (var change :
                List.of(
                        "UPDATE run_event SET event = replace(event, 'deploy-3', 'deploy-4')",
                        "UPDATE run_event SET at = at + 1 WHERE seq = 3",
                        "DELETE FROM run_event WHERE seq = 3",
                        "DELETE FROM run_event WHERE seq >= 3")) {
            var run = journal.newRun();
            for (int i = 1; i <= 5; i++) {
                journal.append(run, new StepBegan("deploy-" + i, i));
            }
            assertThat(journal.verify(run)).isEmpty();
            byHand(
                    change
                            + (change.contains("WHERE") ? " AND" : " WHERE")
                            + " run = '"
                            + run
                            + "'");
            assertThat(journal.verify(run))
                    .as(change)
                    .get()
                    .satisfies(broken -> assertThat(broken.seq()).isEqualTo(3))
                    .extracting(SqlJournal.BrokenLink::line)
                    .asString()
                    .startsWith("event 3 of run " + run + " is ");
        }
    }

    @Test
    void a_last_event_that_was_rewritten_together_with_its_hash_is_found() throws Exception {
        var journal = create(InstantSource.system());
        var run = journal.newRun();
        journal.append(run, new StepBegan("deploy-1", 1));
        journal.append(run, new StepBegan("deploy-2", 1));
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Store.FILE));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT at, event, (SELECT hash FROM run_event WHERE seq = 1)"
                                        + " FROM run_event WHERE seq = 2")) {
            assertThat(rows.next()).isTrue();
            var event = rows.getString(2).replace("deploy-2", "deploy-3");
            var hash = Chain.link(rows.getString(3), run, 2, rows.getLong(1), event);
            byHand(
                    "UPDATE run_event SET event = '%s', hash = '%s' WHERE seq = 2"
                            .formatted(event, hash));
        }
        assertThat(journal.verify(run))
                .get()
                .extracting(SqlJournal.BrokenLink::line)
                .asString()
                .startsWith("event 2 of run " + run + " is not what was recorded: the run keeps");
    }

    private void byHand(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Store.FILE));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void events_that_are_appended_in_one_go_are_durable_together_or_not_at_all() throws Exception {
        var journal = create(InstantSource.system());
        var run = journal.newRun();
        journal.append(run, new StepBegan("deploy-1", 1));
        statement(
                "CREATE TRIGGER third BEFORE INSERT ON run_event WHEN NEW.seq = 3"
                        + " BEGIN SELECT RAISE(ABORT, 'not this one'); END");
        assertThatThrownBy(() ->
                        journal.append(
                                run,
                                List.of(
                                        new StepEnded("deploy-1", 1, new Outcome.Done("ok")),
                                        new StepBegan("deploy-2", 1))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("\"step-ended\", \"step-began\"")
                .hasMessageContaining("not this one");
        assertThat(journal.read(run, 0)).hasSize(1);
        statement("DROP TRIGGER third");
        journal.append(run, new StepEnded("deploy-1", 1, new Outcome.Done("ok")));
        assertThat(journal.read(run, 0)).hasSize(2);
        assertThat(journal.verify(run)).isEmpty();
    }

    @Test
    void a_run_that_was_ended_is_known_to_be_also_in_a_database_from_before_that_was_kept()
            throws Exception {
        var long_ago = Instant.parse("2026-01-02T03:04:05Z");
        var journal = create(() -> long_ago);
        var ended = journal.newRun();
        var open = journal.newRun();
        journal.append(ended, new StepBegan("deploy-1", 1));
        journal.append(open, new StepBegan("deploy-1", 1));
        journal.append(ended, new RunEnded(RunEvent.End.STOPPED, "by jo"));
        assertThat(journal.unended(long_ago.plusSeconds(60))).containsExactly(open);
        statement("ALTER TABLE run DROP COLUMN ended_at");
        statement("DELETE FROM schema_version WHERE version = 3");
        assertThat(create(InstantSource.system()).unended(long_ago.plusSeconds(60)))
                .containsExactly(open);
    }

    private void statement(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Store.FILE));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void an_event_that_cannot_be_read_is_named() throws Exception {
        var journal = create(InstantSource.system());
        var run = journal.newRun();
        journal.append(run, new StepBegan("deploy-1", 1));
        byHand("UPDATE run_event SET event = '{\"type\":\"crew-mustered\"}'");
        assertThatThrownBy(() -> journal.read(run, 0))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(
                        "event 1 of run r1 cannot be read: the event is of type \"crew-mustered\"");
    }

    @Test
    void whoever_lost_the_lock_records_nothing_any_more() {
        var clock = InstantSource.system();
        var journal = create(clock);
        var store = Store.open(home, clock);
        open.add(store);
        var lock = new EnvironmentLock(store, clock, ZoneOffset.UTC, "p", _ -> true);
        var run = journal.newRun();
        var ours = lock.takeOver("production", "mia", run);
        var held = journal.heldBy(ours);
        held.append(run, new StepBegan("deploy-1", 1));
        var theirs = lock.takeOver("production", "jo", run);
        assertThatThrownBy(() -> held.append(run, new StepBegan("deploy-2", 1)))
                .isInstanceOf(JournalException.class)
                .hasMessage(
                        "run r1 could not record \"step-began\": another process has taken over"
                                + " \"production\"; nothing more may be done here");
        journal.heldBy(theirs).append(run, new StepBegan("deploy-2", 2));
        lock.release(theirs);
        assertThat(journal.read(run, 0)).hasSize(2);
        assertThat(journal.verify(run)).isEmpty();
    }

    private static String told(Journal.Recorded recorded) {
        return recorded.run() + " " + recorded.seq() + " " + EventJson.write(recorded.event());
    }

    /// Appends to a run of its own from several threads and prints what was acknowledged.
    static final class Writer {
        private Writer() {}

        /// @param arguments home, events per thread, threads
        public static void main(String[] arguments) throws Exception {
            try (var store = Store.open(Path.of(arguments[0]), InstantSource.system());
                    var journal = new SqlJournal(store, InstantSource.system());
                    var threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]))) {
                var run = journal.newRun();
                for (int thread = 0; thread < Integer.parseInt(arguments[2]); thread++) {
                    var name = "thread-" + thread;
                    threads.execute(() -> {
                        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                            var told = told(journal.append(run, new StepBegan(name, i)));
                            synchronized (System.out) {
                                System.out.println(told);
                                System.out.flush();
                            }
                        }
                    });
                }
            }
        }
    }
}
