package dev.rutter.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.support.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BackupTest {
    private static PostgresServer server;
    private final Backup backup =
            new Backup(System.getenv(), InstantSource.system(), Duration.ofSeconds(60));
    @TempDir Path folder;
    private Psql psql;

    @BeforeAll
    static void a_server() throws Exception {
        server = new PostgresServer();
    }

    @AfterAll
    static void the_server_stops() throws Exception {
        server.stop();
    }

    @BeforeEach
    void a_shop() throws SQLException {
        psql = Psql.on(server);
        psql.run(
                "create table item (id int primary key, name text, price numeric, at timestamptz default now(), raw bytea)",
                "insert into item select i, 'item ' || i, i / 7.0, now(), decode('00ff', 'hex') from generate_series(1, 500) i",
                "create schema \"Odd Name\"",
                "create table \"Odd Name\".\"Cart\" (id int, item int references item)",
                "insert into \"Odd Name\".\"Cart\" values (1, 1)",
                "create table empty (id int)");
    }

    @Test
    void a_backup_is_restored_and_compared_before_it_is_called_proven_and_leaves_no_scratch()
            throws Exception {
        var proof = backup.make(psql.address(), folder.resolve("shop.dump"), Optional.empty());

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.proven()).isTrue();
        assertThat(proof.tables()).isEqualTo(3);
        assertThat(proof.rows()).isEqualTo(501);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(proof.file())))
                .isEqualTo("rw-------");
        assertThat(psql.text("select count(*) from pg_database where datname like 'rutter%'"))
                .isEqualTo("0");
        assertThat(folder.toFile().list()).containsExactly("shop.dump");
    }

    @Test
    void a_copy_whose_rows_differ_is_not_proven() throws Exception {
        // A generated column whose function lies about being immutable: the copy computes it anew.
        psql.run(
                "create function fickle(int) returns text language sql immutable as 'select current_database()::text'",
                "create table liar (id int, made text generated always as (fickle(id)) stored)",
                "insert into liar values (1)");

        var proof = backup.make(psql.address(), folder.resolve("shop.dump"), Optional.empty());

        assertThat(proof.proven()).isFalse();
        assertThat(proof.differences())
                .containsExactly("public.liar has rows that differ in the copy");
    }

    @Test
    void a_table_that_somebody_holds_ends_the_backup_and_says_where_to_look() throws Exception {
        var hasty = new Backup(System.getenv(), InstantSource.system(), Duration.ofSeconds(4));
        try (var holder =
                DriverManager.getConnection(psql.address().url(), psql.address().properties())) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("lock table item in access exclusive mode");
            }

            assertThatThrownBy(() ->
                            hasty.make(
                                    psql.address(), folder.resolve("shop.dump"), Optional.empty()))
                    .hasMessageContaining("another session has held a table for 2 s")
                    .hasMessageContaining("rutter db activity");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_there_is_never_written_over() throws Exception {
        var file = Files.writeString(folder.resolve("shop.dump"), "mine");
        assertThatThrownBy(() -> backup.make(psql.address(), file, Optional.empty()))
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_database_that_holds_something_is_replaced_only_when_told_and_is_kept() throws Exception {
        var file =
                backup.make(psql.address(), folder.resolve("shop.dump"), Optional.empty()).file();
        var name = psql.address().database();
        psql.run("delete from \"Odd Name\".\"Cart\"", "delete from item where id > 100");

        assertThatThrownBy(() -> backup.restore(psql.address(), file, name, false))
                .hasMessageContaining("holds tables");
        assertThat(psql.text("select count(*) from item")).isEqualTo("100");

        var restored = backup.restore(psql.address(), file, name, true);

        assertThat(psql.text("select count(*) from item")).isEqualTo("500");
        assertThat(restored.rows()).isEqualTo(501);
        assertThat(Psql.at(psql.address().with(restored.kept())).text("select count(*) from item"))
                .isEqualTo("100");
    }

    @Test
    void a_restore_while_somebody_is_connected_changes_nothing() throws Exception {
        var file =
                backup.make(psql.address(), folder.resolve("shop.dump"), Optional.empty()).file();
        var name = psql.address().database();
        psql.run("delete from \"Odd Name\".\"Cart\"");
        try (var other = Session.acting(psql.address(), Duration.ofSeconds(20))) {
            other.run("select 1");
            assertThatThrownBy(() -> backup.restore(psql.address(), file, name, true))
                    .hasMessageContaining("55006");
        }
        assertThat(psql.text("select count(*) from \"Odd Name\".\"Cart\"")).isEqualTo("0");
        assertThat(
                        psql.text(
                                "select count(*) from pg_database where datname like '"
                                        + name
                                        + "\\_new%'"))
                .isEqualTo("0");
    }

    @Test
    void a_file_that_is_no_backup_is_told_before_anything_is_done() throws Exception {
        var file = Files.writeString(folder.resolve("shop.dump"), "select 1");
        assertThatThrownBy(() -> backup.restore(psql.address(), file, "fresh", false))
                .hasMessageContaining("\"" + file + "\" is no whole backup, nothing was changed")
                .hasMessageContaining("pg_restore");
        assertThat(psql.text("select count(*) from pg_database where datname = 'fresh'"))
                .isEqualTo("0");
    }

    @Test
    void programs_never_have_the_password_in_their_arguments_and_end_at_their_limit() {
        var programs = new Programs(System.getenv());
        assertThatThrownBy(() ->
                        programs.run(
                                java.util.List.of("sleep", "60"),
                                psql.address().variables(),
                                Duration.ofMillis(200)))
                .hasMessageContaining("did not end within");
        assertThatThrownBy(() ->
                        programs.run(
                                java.util.List.of(
                                        "sh", "-c", "echo \"as $PGUSER with $PGPASSWORD\"; exit 3"),
                                psql.address().variables(),
                                Duration.ofSeconds(10)))
                .hasMessageContaining("as mia with ***")
                .hasMessageContaining("ended with 3");
        assertThatThrownBy(() -> programs.atLeast("pg_dump", 99))
                .hasMessageContaining("postgresql-client-99");
    }
}
