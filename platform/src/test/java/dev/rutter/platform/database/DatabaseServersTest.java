package dev.rutter.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DatabaseServersTest {

    private static final DatabaseServers.Wish WISH =
            new DatabaseServers.Wish("shop-db", "shop", "shopper", Optional.empty());

    @TempDir Path temp;

    private final AtomicInteger secrets = new AtomicInteger();

    private DatabaseServers servers() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return servers(Map.of("PATH", path));
    }

    private DatabaseServers servers(Map<String, String> environment) {
        return new DatabaseServers(
                temp.resolve("home"),
                new Children(),
                InstantSource.system(),
                () -> "secret%026d".formatted(secrets.incrementAndGet()),
                environment);
    }

    @AfterEach
    void stop() throws Exception {
        servers().stopAll();
        servers().purgeElsewhere();
    }

    private static Connection connect(DatabaseServer server, String password) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + server.databaseName();
        return DriverManager.getConnection(url, server.user(), password);
    }

    @Test
    void a_database_keeps_port_password_and_data_over_a_stop_and_is_adopted_while_it_runs()
            throws Exception {
        var first = servers().ensure(WISH);
        assertThat(first.available()).isTrue();
        try (var connection = connect(first, first.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept (n int)");
            statement.execute("insert into kept values (42)");
            try (var rows = statement.executeQuery("show fsync")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("on");
            }
        }
        assertThatThrownBy(() -> connect(first, "wrong").close())
                .hasMessageContaining("password authentication failed");
        assertThat(servers().ensure(WISH)).isEqualTo(first); // another platform: adopted
        assertThat(servers().stopAll()).isEmpty();
        assertThat(servers().all()).singleElement().matches(each -> !each.available());
        var again = servers().ensure(WISH);
        assertThat(again).isEqualTo(first);
        try (var connection = connect(again, again.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        assertThat(first.toString()).doesNotContain(first.password());
    }

    @Test
    void the_platforms_own_role_is_known_by_its_password_in_one_round_and_the_users_in_all()
            throws Exception {
        servers().ensure(WISH);
        var state = new HashMap<>(servers().state("shop-db"));
        try (var connection = Administrator.connect(state, "postgres");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select string_agg(rolname || ' ' || split_part(split_part("
                                        + "rolpassword, '$', 2), ':', 1), ', ' order by rolname)"
                                        + " from pg_authid where rolpassword is not null")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("rutter_admin 1, shopper 4096");
        }
        state.put("admin", "wrong");
        assertThatThrownBy(() -> Administrator.connect(state, "postgres").close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void another_version_than_the_wanted_one_is_said() throws Exception {
        var wish = new DatabaseServers.Wish("old", "old", "old", Optional.of(9));
        assertThat(servers().ensure(wish).note().orElseThrow())
                .startsWith("databases[old] asks for PostgreSQL 9, here serves ");
    }

    @Test
    void commits_of_what_is_thrown_away_wait_for_no_disk_and_outlive_a_kill() throws Exception {
        var hasty = servers(Map.of("PATH", "/usr/bin:/bin", Durability.VARIABLE, "off"));
        var server = hasty.ensure(WISH);
        try (var connection = connect(server, server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept (n int)");
            for (var setting : List.of("fsync", "full_page_writes")) {
                try (var rows = statement.executeQuery("show " + setting)) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).as(setting).isEqualTo("off");
                }
            }
            statement.execute("insert into kept values (42)");
        }
        kill(server);
        var again = hasty.ensure(WISH);
        try (var connection = connect(again, again.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
        }

        var torn = servers(Map.of("PATH", "/usr/bin:/bin", Durability.VARIABLE, "maybe"));
        assertThatThrownBy(() ->
                        torn.ensure(new DatabaseServers.Wish("b", "b", "b", Optional.empty())))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "RUTTER_POSTGRES_FSYNC is \"maybe\"; set it to on or off, or not at all");
    }

    @Test
    void a_choice_that_leads_nowhere_says_what_to_do() {
        var none = servers(Map.of("PATH", "/usr/bin:/bin", Binaries.VARIABLE, "/nowhere"));
        assertThatThrownBy(() -> none.ensure(WISH))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "RUTTER_POSTGRES is \"/nowhere\", where no \"postgres\" runs; set it to"
                                + " machine, bundled, or a folder");
        var bundled = servers(Map.of("PATH", "/usr/bin:/bin", Binaries.VARIABLE, "bundled"));
        assertThatThrownBy(() -> bundled.ensure(WISH))
                .hasMessageContaining("none is bundled for Linux")
                .hasMessageContaining("install PostgreSQL");
        assertThat(Files.exists(temp.resolve("home/databases/shop-db/data"))).isFalse();
    }

    @Test
    void one_that_was_killed_comes_back_where_it_was_with_what_was_committed() throws Exception {
        var before = servers().ensure(WISH);
        try (var connection = connect(before, before.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as n");
        }
        var path = Map.of("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin"));
        var stores = new KeyValueServers(temp, new Children(), () -> "x".repeat(32), path);
        var now = new AtomicInteger(1_000_000);
        InstantSource clock = () -> Instant.ofEpochSecond(now.get());
        var upkeep = new Upkeep(servers(), stores, clock);
        kill(before);
        upkeep.look();
        var after = servers().all().getFirst();
        assertThat(after).isEqualTo(before);
        try (var connection = connect(after, after.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
        }

        // one that cannot start is told, and not tried again at once
        kill(after);
        var nowhere = servers(Map.of("PATH", "/usr/bin:/bin", Binaries.VARIABLE, "/nowhere"));
        var vain = new Upkeep(nowhere, stores, clock);
        vain.look();
        assertThat(servers().all().getFirst().state())
                .startsWith("unavailable: RUTTER_POSTGRES is \"/nowhere\"");
        upkeep.look();
        assertThat(servers().all().getFirst().available()).as("in the same second").isFalse();
        now.addAndGet(3);
        upkeep.look();
        assertThat(servers().all().getFirst().state()).isEqualTo("available");
    }

    private void kill(DatabaseServer server) throws Exception {
        var state = servers().state(server.name());
        var child = StateFile.child("child.", state).orElseThrow();
        new Children().signal(child, "KILL");
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (child.alive()) {
            assertThat(System.nanoTime()).as("it lives").isLessThan(deadline);
            Thread.sleep(10);
        }
    }
}
