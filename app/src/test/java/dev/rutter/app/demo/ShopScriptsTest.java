package dev.rutter.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rutter.app.stage.Command;
import dev.rutter.app.stage.Driver;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.DatabaseServers;
import dev.rutter.platform.process.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The shop's own scripts, on a real PostgreSQL: what the runbook relies on.
@Tag("slow")
@Timeout(180)
final class ShopScriptsTest {
    @TempDir static Path servers;
    @TempDir Path temp;

    private static DatabaseServers here;
    private static DatabaseServer machines;

    private DatabaseServer database;
    private Workspace shop;

    @BeforeAll
    static void serve() throws Exception {
        here = servers(servers.resolve("machine"), "");
        machines = here.ensure(wish());
    }

    @AfterAll
    static void stop() throws Exception {
        here.stopAll();
        here.purgeElsewhere();
    }

    @BeforeEach
    void begin() throws Exception {
        database = machines;
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
            statement.execute("DROP DATABASE IF EXISTS other");
        }
        shop = Workspace.make(Places.shop(), temp.resolve("shop"), Driver.jar());
    }

    @Test
    void migrations_are_applied_once() throws Exception {
        assertThat(script("migrate")).contains("001_products.sql", "up to date at version 003");
        assertThat(script("migrate")).doesNotContain("001_products.sql").contains("up to date");
        assertThat(script("migrate", "--list")).doesNotContain("pending");
    }

    @Test
    void a_migration_that_the_database_refuses_leaves_it_as_it_was() throws Exception {
        script("migrate");
        shop.release("1-discounts");
        script("migrate");
        order(12);
        var before = script("migrate", "--schema");
        shop.release("3-order-limits");

        assertThatThrownBy(() -> script("migrate"))
                .hasMessageContaining("ended with status 1")
                // The first statement had succeeded: there was something to take back.
                .hasMessageContaining("ok       ALTER TABLE products ADD COLUMN most_per_order")
                .hasMessageContaining(
                        "ERROR: check constraint \"orders_quantity_limit\" of relation \"orders\""
                                + " is violated by some row");
        assertThat(script("migrate", "--schema")).isEqualTo(before).contains("discount_percent");
        assertThat(script("migrate", "--list")).contains("pending  005_order_limits.sql");
    }

    @Test
    void without_the_offending_row_the_same_migration_is_applied() throws Exception {
        script("migrate");
        shop.release("1-discounts");
        script("migrate");
        order(10);
        shop.release("3-order-limits");
        assertThat(script("migrate")).contains("up to date at version 005");
        assertThat(script("migrate", "--schema")).contains("orders_quantity_limit");
    }

    @Test
    void a_migration_that_was_changed_after_it_had_been_applied_is_refused() throws Exception {
        script("migrate");
        var file = shop.folder().resolve("migrations/002_orders.sql");
        Files.writeString(file, Files.readString(file) + "\n-- a remark\n");
        assertThatThrownBy(() -> script("migrate"))
                .hasMessageContaining("002_orders.sql was changed after it had been applied");
    }

    @Test
    void a_backup_is_read_back_and_restored() throws Exception {
        aBackupIsReadBackAndRestored("pg_dump");
    }

    @Test
    void without_a_fitting_pg_dump_a_backup_is_read_back_and_restored_too() throws Exception {
        // The bundled server comes without pg_dump, and is newer than most machines' own.
        var bundled = servers(temp.resolve("bundled"), "bundled");
        try {
            database = bundled.ensure(wish());
            aBackupIsReadBackAndRestored("COPY");
        } finally {
            bundled.stopAll();
            bundled.purgeElsewhere();
        }
    }

    @Test
    void a_backup_that_lost_rows_is_not_verified() throws Exception {
        script("migrate");
        script("backup", "backups/a.dump");
        var rows = shop.folder().resolve("backups/a.dump.rows");
        Files.writeString(rows, Files.readString(rows).replace("products\t6", "products\t7"));
        assertThatThrownBy(() -> script("backup", "--verify", "backups/a.dump"))
                .hasMessageContaining("the backup does not hold what it should")
                .hasMessageContaining("products=6");
    }

    @Test
    void a_backup_that_was_cut_short_is_not_verified() throws Exception {
        script("migrate");
        script("backup", "backups/a.dump");
        var file = shop.folder().resolve("backups/a.dump");
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> script("backup", "--verify", "backups/a.dump"))
                .hasMessageContaining("ended with status 1");
    }

    @Test
    void the_tests_of_every_release_pass() throws Exception {
        for (var release : List.of("1-discounts", "2-price-cache", "3-order-limits")) {
            assertThat(script("test")).contains("all tests passed");
            if (release.startsWith("3")) {
                shop.revert();
            }
            shop.release(release);
        }
        assertThat(script("test")).contains("all tests passed");
        assertThat(Command.run(shop.folder(), Map.of(), List.of("git", "status", "--porcelain")))
                .isEmpty();
    }

    private void aBackupIsReadBackAndRestored(String by) throws Exception {
        script("migrate");
        order(2);
        var written = script("backup", "backups/a.dump");
        assertThat(written).contains("backup written", "10 rows in 3 tables");
        assumeThat(written)
                .as("this machine has the tools of another version")
                .contains("by " + by);
        // What is ordered meanwhile does not disturb the comparison.
        order(3);
        assertThat(script("backup", "--verify", "backups/a.dump"))
                .contains("backup verified", "10 rows in 3 tables");
        assertThatThrownBy(() -> script("backup", "backups/a.dump"))
                .hasMessageContaining("a backup is never overwritten");

        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE other");
        }
        var other = database.connectionString().replaceFirst("/shop$", "/other");
        assertThat(script("backup", "--restore", "backups/a.dump", "--into", other))
                .contains("backup restored");
        try (var connection = connect(database, "other");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "INSERT INTO orders (sku, quantity, email, total_cents) VALUES"
                                        + " ('cup', 1, 'a@example.com', 790) RETURNING id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).as("the next number after the restored").isEqualTo(2);
        }
        assertThatThrownBy(() -> script("backup", "--restore", "backups/a.dump", "--into", other))
                .hasMessageContaining("is not empty");
    }

    private void order(int quantity) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO orders (sku, quantity, email, total_cents) VALUES ('cup', "
                            + quantity
                            + ", 'a@example.com', 790)");
        }
    }

    private String script(String name, String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("./bin/" + name);
        command.addAll(List.of(words));
        var environment =
                Map.of(
                        "DATABASE_URL",
                        database.connectionString(),
                        "JAVA_HOME",
                        System.getProperty("java.home"));
        return Command.run(shop.folder(), environment, command);
    }

    private static DatabaseServers servers(Path home, String postgres) {
        var environment =
                new HashMap<>(Map.of("PATH", Objects.requireNonNull(System.getenv("PATH"))));
        environment.put("RUTTER_POSTGRES", postgres);
        return new DatabaseServers(
                home,
                new Children(),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString().replace("-", ""),
                environment);
    }

    private static DatabaseServers.Wish wish() {
        return new DatabaseServers.Wish("shop-db", "shop", "shop", Optional.empty());
    }

    private static Connection connect(DatabaseServer server) throws SQLException {
        return connect(server, server.databaseName());
    }

    private static Connection connect(DatabaseServer server, String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name,
                server.user(),
                server.password());
    }
}
