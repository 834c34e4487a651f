package dev.rutter.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MomentsTest {
    private static final DatabaseServers.Wish WISH =
            new DatabaseServers.Wish("shop-db", "shop", "shopper", Optional.empty());

    @TempDir Path temp;

    private final AtomicInteger secrets = new AtomicInteger();

    private DatabaseServers servers() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new DatabaseServers(
                temp.resolve("home"),
                new Children(),
                InstantSource.system(),
                () -> "secret%026d".formatted(secrets.incrementAndGet()),
                Map.of("PATH", path));
    }

    @AfterEach
    void stop() throws Exception {
        servers().stopAll();
        servers().purgeElsewhere();
    }

    private static void awaited(String what, Callable<Boolean> reached) throws Exception {
        var deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!reached.call()) {
            assertThat(System.nanoTime()).as("waited 300 s: " + what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String asked(DatabaseServer server, String sql) throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + server.databaseName();
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static DatabaseServer named(DatabaseServers servers, String name) {
        return servers.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_moment_between_two_changes_can_be_gone_back_to_also_by_a_platform_that_was_killed()
            throws Exception {
        var servers = servers();
        var source = servers.ensure(WISH);
        var moments = new Moments(servers, InstantSource.system());
        assertThat(moments.since(source)).isEmpty();
        asked(source, "create table kept (n int)");
        moments.look();
        assertThat(moments.trouble(source)).isEmpty();
        var since = moments.since(source).orElseThrow();
        asked(source, "insert into kept values (1)");
        var between = Instant.parse(asked(source, NOW));
        asked(source, "insert into kept values (2)");
        asked(source, "drop table kept");

        // A platform that ended right after it was asked: all there is of the new one is its state.
        var asked = new HashMap<>(servers.state("shop-db"));
        asked.keySet().removeIf(key -> key.startsWith("child.") || key.equals("port"));
        asked.put("data", servers.data("shop-db", "back").toString());
        asked.put(DatabaseServers.RECOVERING, between.toString());
        asked.put(Recoveries.FROM, "shop-db");
        servers.remember("back", asked);
        var others = servers();
        var stores = new KeyValueServers(temp, new Children(), () -> "x".repeat(32), Map.of());
        new Upkeep(others, stores, InstantSource.system()).look(); // makes no empty one of it
        var again = new Moments(others, InstantSource.system());
        assertThat(again.recovery(named(others, "back"))).isEqualTo(Moments.Recovery.UNDER_WAY);
        again.look();
        awaited(
                "recovered",
                () -> again.recovery(named(others, "back")) != Moments.Recovery.UNDER_WAY);
        assertThat(again.failure(named(others, "back"))).isEmpty();
        var back = named(others, "back");
        assertThat(asked(back, "select string_agg(n::text, ',') from kept")).isEqualTo("1");
        assertThat(asked(back, "select pg_is_in_recovery()::text")).isEqualTo("false");
        asked(back, "insert into kept values (3)"); // it is a database of its own
        assertThat(asked(source, "select count(*)::text from pg_tables where tablename = 'kept'"))
                .isEqualTo("0");
        assertThat(since).isBefore(between);

        // The database itself is down, and nothing was committed after the moment asked for.
        asked(source, "create table last (n int)");
        servers.stop(StateFile.child("child.", servers.state("shop-db")).orElseThrow());
        var after = again.recover(source, Instant.now(), "after");
        assertThat(again.recovery(after)).isEqualTo(Moments.Recovery.UNDER_WAY);
        awaited(
                "ended",
                () -> again.recovery(named(others, "after")) != Moments.Recovery.UNDER_WAY);
        assertThat(again.failure(named(others, "after"))).isEmpty();
        assertThat(asked(named(others, "after"), "select count(*)::text from last")).isEqualTo("0");
    }

    @Test
    void a_log_that_cannot_be_kept_is_told_and_given_up_before_it_fills_the_disk_of_the_database()
            throws Exception {
        var servers = servers();
        var source = servers.ensure(WISH);
        var moments = new Moments(servers, InstantSource.system());
        moments.look();
        assertThat(moments.since(source)).isPresent();
        var archive = Archive.of(servers.data("shop-db"));
        Files.move(archive.folder().resolve("keep.sh"), archive.folder().resolve("keep.sh.away"));
        Files.writeString(
                archive.folder().resolve("keep.sh"),
                Files.readString(archive.folder().resolve("keep.sh.away"))
                        .replace("gzip -1", "false"));
        asked(source, "create table t (n int)");
        for (var i = 0; i < 2; i++) {
            try (var connection = Administrator.connect(servers.state("shop-db"), "postgres");
                    var statement = connection.createStatement()) {
                statement.execute("select txid_current()");
                statement.execute("select pg_switch_wal()");
            }
        }
        awaited(
                "told",
                () -> {
                    moments.look();
                    return moments.trouble(source).isPresent();
                });
        assertThat(moments.trouble(source).orElseThrow())
                .contains("its log cannot be kept in")
                .contains("is the disk full?");
        asked(source, "insert into t values (1)"); // it serves on

        // Too many wait: the oldest is given up, and no copy before it is of use any more.
        var lenient =
                Files.readString(archive.folder().resolve("keep.sh.away"))
                        .replace("gzip -1", "false")
                        .replace("-gt " + Archive.MOST_WAITING, "-gt 0");
        Files.writeString(archive.folder().resolve("keep.sh"), lenient);
        awaited("given up", () -> waiting(servers) == 0);
        Files.delete(archive.folder().resolve("keep.sh"));
        Files.move(archive.folder().resolve("keep.sh.away"), archive.folder().resolve("keep.sh"));
        awaited(
                "kept again",
                () -> {
                    moments.look();
                    return moments.since(source).isPresent() && moments.trouble(source).isEmpty();
                });
        assertThat(Bases.of(servers.data("shop-db")).usable()).hasSize(1);
    }

    private static long waiting(DatabaseServers servers) throws Exception {
        try (var files = Files.list(servers.data("shop-db").resolve("pg_wal/archive_status"))) {
            return files.filter(each -> each.toString().endsWith(".ready")).count();
        }
    }

    @Test
    void what_is_too_old_or_too_much_goes_but_never_the_newest_copy() throws Exception {
        var servers = servers();
        var source = servers.ensure(WISH);
        var bases = Bases.of(servers.data("shop-db"));
        var data = servers.data("shop-db");
        var state = servers.state("shop-db");
        var first = bases.make(source, data, state, InstantSource.system());
        var second = bases.make(source, data, state, InstantSource.system());
        assertThat(bases.usable()).containsExactly(first, second);
        bases.prune(first.whole(), Moments.MOST_BYTES); // the first leads to moments since then
        assertThat(bases.usable()).containsExactly(first, second);
        bases.prune(second.whole().plusMillis(1), Moments.MOST_BYTES);
        assertThat(bases.usable()).containsExactly(second);
        assertThat(bases.archive().holds(first.first())).isFalse();
        bases.prune(first.whole(), 0);
        assertThat(bases.usable()).containsExactly(second);
        assertThat(bases.archive().wholeSince(second.first())).isTrue();
    }

    private static final String NOW =
            "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
}
