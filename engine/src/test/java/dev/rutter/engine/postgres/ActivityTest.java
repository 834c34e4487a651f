package dev.rutter.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.support.PostgresServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ActivityTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static PostgresServer server;

    @BeforeAll
    static void a_server() throws Exception {
        server = new PostgresServer();
    }

    @AfterAll
    static void the_server_stops() throws Exception {
        server.stop();
    }

    @Test
    void who_blocks_whom_is_told_and_the_blocker_can_be_ended_only_while_it_is_the_same()
            throws Exception {
        var psql = Psql.on(server);
        psql.run("create table item (id int)", "insert into item values (1)");
        try (var holder = Session.acting(psql.address(), LIMIT);
                var waiter = Session.acting(psql.address(), LIMIT)) {
            holder.run("begin; update item set id = 2");
            var waiting =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            waiter.run(
                                    "update item set id = 3 where 'secret' <> '' -- password = 'hunter2'");
                            return "done";
                        } catch (PostgresException e) {
                            return e.state();
                        }
                    });
            var seen = blocked(psql.address());

            var blocked = seen.blocked().getFirst();
            assertThat(blocked.waiting().query()).contains("set id = 3").doesNotContain("hunter2");
            var blocker = blocked.by().getFirst();
            assertThat(blocker.state()).isEqualTo("idle in transaction");
            assertThat(seen.idleInTransaction())
                    .extracting(Activity.Backend::pid)
                    .contains(blocker.pid());
            assertThat(seen.connections().most()).isEqualTo(100);
            assertThat(seen.connections().usable()).isEqualTo(97);
            assertThat(seen.longRunning())
                    .extracting(Activity.Backend::pid)
                    .contains(blocked.waiting().pid());

            // Its statement is over: there is nothing to cancel.
            assertThat(Activity.end(psql.address(), blocker, false, LIMIT)).isFalse();
            assertThat(Activity.end(psql.address(), blocker, true, LIMIT)).isTrue();
            assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(Activity.end(psql.address(), blocker, true, LIMIT)).isFalse();
        }
        assertThat(psql.text("select id from item")).isEqualTo("3");
    }

    @Test
    void a_statement_is_cancelled_and_its_connection_stays() throws Exception {
        var psql = Psql.on(server);
        try (var sleeper = Session.acting(psql.address(), LIMIT)) {
            var pid = (int) sleeper.row("select pg_backend_pid() as pid").number("pid");
            var sleeping =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            sleeper.run("select pg_sleep(15)");
                            return "done";
                        } catch (PostgresException e) {
                            return e.state();
                        }
                    });
            var until = System.nanoTime() + LIMIT.toNanos();
            var seen = Activity.of(psql.address(), pid, LIMIT).orElseThrow();
            while (!seen.query().contains("pg_sleep") && System.nanoTime() < until) {
                seen = Activity.of(psql.address(), pid, LIMIT).orElseThrow();
            }
            assertThat(Activity.end(psql.address(), seen, false, LIMIT)).isTrue();
            assertThat(sleeping.get(60, TimeUnit.SECONDS)).isEqualTo("57014");
            assertThat(sleeper.row("select 1 as one").at("one")).isEqualTo("1");
        }
    }

    @Test
    void more_rows_than_are_kept_are_no_answer() throws Exception {
        var psql = Psql.on(server);
        try (var session = Session.looking(psql.address(), LIMIT)) {
            assertThat(session.rows("select i from generate_series(1, 20000) i")).hasSize(20_000);
            assertThatThrownBy(() -> session.rows("select i from generate_series(1, 20001) i"))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("more than 20000 rows for: select i from");
        }
    }

    private static Activity blocked(Address address) throws PostgresException {
        var until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var seen = Activity.look(address, Duration.ZERO, LIMIT);
            if (!seen.blocked().isEmpty() || System.nanoTime() > until) {
                return seen;
            }
        }
    }
}
