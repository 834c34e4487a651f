package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `rutter db …` against the PostgreSQL of a local platform.
@Tag("slow")
class DbCommandsTest {
    @TempDir static Path temp;
    @TempDir Path folder;

    private static String address = "";
    private static String password = "";
    private static CommandLineForTests rutter;

    @BeforeAll
    static void a_database() throws Exception {
        var source = Files.createDirectory(temp.resolve("shop"));
        Files.writeString(source.resolve("render.yaml"), "databases:\n  - name: shop-db\n");
        CommandLineForTests.commit(source, "A database");
        rutter = new CommandLineForTests(temp.resolve("home"));
        var up = rutter.run("platform", "up", "--no-deploy", source.toString());
        assertThat(up.code()).as(up.all()).isEqualTo(ExitCode.DONE);
        var env = rutter.run("platform", "env", "--databases").out();
        var from = env.indexOf("DATABASE_URL='") + "DATABASE_URL='".length();
        address = env.substring(from, env.indexOf('\'', from));
        password = address.replaceFirst("^.*:([^@]*)@.*$", "$1");
        rutter.with("SHOP_DB", address);
    }

    @AfterAll
    static void it_ends() {
        assertThat(rutter.run("platform", "down", "--purge").code()).isEqualTo(ExitCode.DONE);
    }

    private static CommandLineForTests.Ended db(String... words) {
        var all = new String[words.length + 1];
        all[0] = "db";
        System.arraycopy(words, 0, all, 1, words.length);
        var ended = rutter.run(all);
        assertThat(ended.all()).doesNotContain(password);
        return ended;
    }

    private static Connection connection(String database) throws SQLException {
        var parts = address.replaceFirst("^postgres(ql)?://", "").split("[:@/]", -1);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + parts[2] + ":" + parts[3] + "/" + database,
                parts[0],
                parts[1]);
    }

    private static String name() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void sql(String... statements) throws SQLException {
        try (var connection = connection(name());
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private static long count(String database, String table) throws SQLException {
        try (var connection = connection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "status --url mysql://127.0.0.1/x",
                "status --url $NOT_SET_ANYWHERE",
                "status --url $SHOP_DB --nope",
                "backup --url $SHOP_DB --limit 0",
                "backup --url $SHOP_DB --limit 1441",
                "backup --url $SHOP_DB --limit many",
                "backup --url $SHOP_DB --scratch nowhere",
                "restore --url $SHOP_DB",
                "activity --url $SHOP_DB --over -1",
                "cancel --url $SHOP_DB",
                "cancel --url $SHOP_DB first",
                "terminate --url $SHOP_DB 1 2",
            })
    void what_the_command_line_does_not_take_is_told_before_the_database_is_asked(String words) {
        var ended = db(words.split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.all()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "activity", "backup x.dump", "cancel 1 --yes"})
    void a_database_that_nobody_serves_is_told_without_its_password(String words) {
        var closed = "postgres://mia:s3cretOfMia@127.0.0.1:1/shop";
        var ended =
                new CommandLineForTests(temp.resolve("none"))
                        .with("DATABASE_URL", closed)
                        .run(("db " + words).split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.err()).contains("127.0.0.1:1").doesNotContain("s3cretOfMia");
        assertThat(ended.err().lines()).hasSizeLessThan(4);
    }

    @Test
    void an_environment_names_the_database_or_says_that_it_does_not() throws Exception {
        var companion = folder.resolve("rutter.yaml");
        Files.writeString(
                companion,
                """
                project: shop
                environments:
                  production: { database: $SHOP_DB, secrets: { from: env, names: [SHOP_DB] } }
                  staging: { workdir: . }
                """);
        var found = db("activity", "-c", companion.toString(), "-e", "production", "--json");
        assertThat(found.code()).as(found.all()).isEqualTo(ExitCode.DONE);
        assertThat(found.json().path("database").asString()).endsWith("/" + name());
        var none = db("activity", "-c", companion.toString(), "-e", "staging");
        assertThat(none.code()).as(none.all()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("environment \"staging\"").contains("names no database");
    }

    @Test
    void the_state_of_migrations_is_the_exit_code() throws Exception {
        var empty = db("status", "--url", "$SHOP_DB", "--files", folder.toString());
        assertThat(empty.code()).as(empty.all()).isEqualTo(ExitCode.DONE);
        assertThat(empty.out()).contains("no history table of a migration tool");
        var missing = db("status", "--url", "$SHOP_DB", "--files", folder + "/none");
        assertThat(missing.code()).isEqualTo(ExitCode.NOT_FOUND);
        migration("20260101000000_items", "CREATE TABLE items (id int);\n");
        migration("20260102000000_less", "DROP TABLE items;\n");
        sql(
                """
                create table "_prisma_migrations" (id varchar(36) primary key,
                  checksum varchar(64) not null, finished_at timestamptz,
                  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
                  started_at timestamptz not null default now(),
                  applied_steps_count integer not null default 0)\
                """);
        try {
            var pending = db("status", "--url", "$SHOP_DB", "--files", folder.toString());
            assertThat(pending.code()).as(pending.all()).isEqualTo(ExitCode.OPEN);
            assertThat(pending.out())
                    .contains("2 pending")
                    .contains("migration.sql:1  DROP TABLE items");
            sql(
                    "insert into \"_prisma_migrations\" (id, checksum, migration_name, logs)"
                            + " values ('1', 'x', '20260101000000_items', 'syntax error')");
            var failed = db("status", "--url", "$SHOP_DB", "--files", folder.toString(), "--json");
            assertThat(failed.code()).as(failed.all()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(failed.json().path("tools").get(0).path("tool").asString())
                    .isEqualToIgnoringCase("prisma");
            assertThat(failed.out()).containsIgnoringCase("\"failed\"");
        } finally {
            sql("drop table \"_prisma_migrations\"");
        }
    }

    private void migration(String name, String sql) throws IOException {
        var file = folder.resolve("prisma/migrations/" + name + "/migration.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    @Test
    void a_backup_is_proven_and_restored_only_where_that_was_said() throws Exception {
        sql("create table cart (id int)", "insert into cart select generate_series(1, 70)");
        try {
            var file = folder.resolve("shop.dump");
            var backup = db("backup", "--url", "$SHOP_DB", file.toString(), "--json");
            assertThat(backup.code()).as(backup.all()).isEqualTo(ExitCode.DONE);
            assertThat(backup.json().path("proven").asBoolean()).isTrue();
            assertThat(backup.json().path("rows").asInt()).isEqualTo(70);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var twice = db("backup", "--url", "$SHOP_DB", file.toString());
            assertThat(twice.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(twice.err()).contains("exists already");

            var unasked = restore(file);
            assertThat(unasked.code()).isEqualTo(ExitCode.USAGE);
            assertThat(unasked.err()).contains("give --yes. Nothing was done");
            var none = restore(folder.resolve("none.dump"), "--yes");
            assertThat(none.code()).isEqualTo(ExitCode.NOT_FOUND);
            var text = Files.writeString(folder.resolve("text.dump"), "select 1");
            assertThat(restore(text, "--yes").code()).isEqualTo(ExitCode.REFUSED);

            var made = restore(file, "--yes", "--json");
            assertThat(made.code()).as(made.all()).isEqualTo(ExitCode.DONE);
            assertThat(made.json().path("rows").asInt()).isEqualTo(70);
            assertThat(count("copy", "cart")).isEqualTo(70);
            var there = restore(file, "--yes");
            assertThat(there.code()).as(there.all()).isEqualTo(ExitCode.REFUSED);
            var replaced = restore(file, "--yes", "--replace");
            assertThat(replaced.code()).as(replaced.all()).isEqualTo(ExitCode.DONE);
            assertThat(replaced.out()).contains("what was there before is kept as \"copy");
        } finally {
            sql("drop table cart");
        }
    }

    private static CommandLineForTests.Ended restore(Path file, String... more) {
        var words = new java.util.ArrayList<String>();
        words.addAll(java.util.List.of("restore", "--url", "$SHOP_DB", "--into", "copy"));
        words.add(file.toString());
        words.addAll(java.util.List.of(more));
        return db(words.toArray(String[]::new));
    }

    @Test
    void who_blocks_whom_is_shown_and_ended_only_where_somebody_said_so() throws Exception {
        sql("create table till (id int)", "insert into till values (1)");
        var calm = db("activity", "--url", "$SHOP_DB");
        assertThat(calm.code()).as(calm.all()).isEqualTo(ExitCode.DONE);
        assertThat(calm.out()).startsWith("connections: ");
        try (var holder = connection(name());
                var waiter = connection(name())) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("update till set id = 2");
            var blocker = pid(holder);
            var blocked = pid(waiter);
            var waiting =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            waiter.createStatement().execute("update till set id = 3");
                            return "done";
                        } catch (SQLException no) {
                            return no.getSQLState();
                        }
                    });
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            var seen = db("activity", "--url", "$SHOP_DB");
            while (!seen.out().contains("blocked")) {
                assertThat(System.nanoTime()).as(seen.all()).isLessThan(deadline);
                seen = db("activity", "--url", "$SHOP_DB");
            }
            assertThat(seen.code()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(seen.out()).contains("blocked  pid " + blocked).contains("pid " + blocker);
            var tree = db("activity", "--url", "$SHOP_DB", "--json").json();
            assertThat(tree.path("blocked").size()).isEqualTo(1);

            var unasked = db("terminate", "--url", "$SHOP_DB", blocker);
            assertThat(unasked.code()).isEqualTo(ExitCode.USAGE);
            assertThat(unasked.err()).contains("give --yes. Nothing was done");
            var nobody = db("terminate", "--url", "$SHOP_DB", "2147483000", "--yes");
            assertThat(nobody.code()).isEqualTo(ExitCode.NOT_FOUND);
            var cancelled = db("cancel", "--url", "$SHOP_DB", blocked, "--yes");
            assertThat(cancelled.code()).as(cancelled.all()).isEqualTo(ExitCode.DONE);
            assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo("57014");
            assertThat(pid(waiter)).isEqualTo(blocked);
            var idle = db("cancel", "--url", "$SHOP_DB", blocked, "--yes");
            assertThat(idle.code()).as(idle.all()).isEqualTo(ExitCode.REFUSED);
            var ended = db("terminate", "--url", "$SHOP_DB", blocker, "--yes", "--json");
            assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.DONE);
            assertThat(ended.json().path("pid").asString()).isEqualTo(blocker);
        } finally {
            sql("drop table till");
        }
    }

    private static String pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
