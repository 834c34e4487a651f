package dev.rutter.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.RunEvent.StepBegan;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.PostgresServer;
import dev.rutter.engine.support.SharedPostgres;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same contract on a real PostgreSQL; and what only several nodes and servers can do.
@Tag("slow")
class PostgresJournalTest extends JournalContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    SqlJournal create(InstantSource clock) {
        return create(SharedPostgres.freshDatabase(), clock);
    }

    private SqlJournal create(String address, InstantSource clock) {
        var store = store(address, clock);
        var journal = new SqlJournal(store, clock);
        open.add(journal);
        return journal;
    }

    private Store store(String address, InstantSource clock) {
        var store = Store.open(address, clock);
        open.add(store);
        return store;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void two_nodes_append_to_the_same_run_without_a_gap() throws Exception {
        var address = SharedPostgres.freshDatabase();
        // What both record at the same moment is the same, down to its hash.
        var still = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
        var one = create(address, still);
        var two = create(address, still);
        var run = one.newRun();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done =
                    List.of(one, two).stream()
                            .map(journal ->
                                    threads.submit(() -> {
                                        for (int i = 0; i < 100; i++) {
                                            journal.append(run, new StepBegan("step", 1));
                                        }
                                    }))
                            .toList();
            for (var each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(one.read(run, 0)).hasSize(200);
        assertThat(two.verify(run)).isEmpty();
    }

    @Test
    void whoever_lost_the_lock_records_nothing_any_more() {
        var clock = InstantSource.system();
        var address = SharedPostgres.freshDatabase();
        var journal = create(address, clock);
        var lock =
                new EnvironmentLock(store(address, clock), clock, ZoneOffset.UTC, "p", _ -> true);
        var run = journal.newRun();
        var held = journal.heldBy(lock.takeOver("production", "mia", run));
        held.append(run, new StepBegan("deploy-1", 1));
        lock.takeOver("production", "jo", run);
        assertThatThrownBy(() -> held.append(run, new StepBegan("deploy-2", 1)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another process has taken over \"production\"");
        assertThat(journal.read(run, 0)).hasSize(1);
    }

    @Test
    void a_server_that_crashes_under_writers_is_waited_for_and_every_event_is_there_once()
            throws Exception {
        var server = new PostgresServer();
        try {
            var address = SharedPostgres.freshDatabase(server);
            var store = store(address, InstantSource.system());
            var said = new ConcurrentLinkedQueue<String>();
            store.onWaiting(said::add);
            var journal = new SqlJournal(store, InstantSource.system());
            open.add(journal);
            var run = journal.newRun();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writing =
                        threads.submit(() -> {
                            for (int i = 1; i <= 1500; i++) {
                                journal.append(run, new StepBegan("step-" + i, 1));
                            }
                        });
                for (int crash = 0; crash < 3; crash++) {
                    var before = journal.read(run, 0).size();
                    while (journal.read(run, 0).size() < before + 20 && !writing.isDone()) {
                        Thread.onSpinWait();
                    }
                    server.crash();
                    server.startAgain();
                }
                writing.get(120, TimeUnit.SECONDS);
            }
            assertThat(journal.read(run, 0)).hasSize(1500).doesNotHaveDuplicates();
            assertThat(journal.read(run, 0).stream().map(Journal.Recorded::event).distinct())
                    .hasSize(1500);
            assertThat(journal.verify(run)).isEmpty();
            assertThat(said)
                    .anySatisfy(line -> assertThat(line).contains("does not answer"))
                    .anySatisfy(line -> assertThat(line).contains("answers again"))
                    .noneSatisfy(line -> assertThat(line).contains(PostgresServer.PASSWORD));
        } finally {
            closeAll();
            open.clear();
            server.stop();
        }
    }

    @Test
    void an_address_that_is_none_is_refused_without_repeating_its_password() {
        assertThatThrownBy(() -> Store.open("mysql://mia:secret@host/db", InstantSource.system()))
                .hasMessageContaining("postgres://USER:PASSWORD@HOST:PORT/DATABASE")
                .hasMessageNotContaining("secret");
    }

    @Test
    void clocks_that_are_too_far_apart_are_refused() {
        var ahead = (InstantSource) () -> InstantSource.system().instant().plusSeconds(60);
        var store = store(SharedPostgres.freshDatabase(), ahead);
        assertThatThrownBy(() -> store.agreeOnTime(ahead))
                .hasMessageContaining("s apart")
                .hasMessageContaining("NTP");
        store.agreeOnTime(InstantSource.system());
    }
}
