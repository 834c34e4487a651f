package dev.rutter.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rutter.engine.postgres.Migrations.Migration;
import dev.rutter.engine.postgres.Migrations.Seen;
import dev.rutter.engine.postgres.Migrations.Standing;
import dev.rutter.engine.postgres.Migrations.Tool;
import dev.rutter.engine.support.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MigrationReaderTest {
    private static final String PRISMA_TABLE =
            """
            create table "_prisma_migrations" (id varchar(36) primary key, checksum varchar(64) not null,
              finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
              started_at timestamptz not null default now(), applied_steps_count integer not null default 0)
            """;
    private static final String FLYWAY_TABLE =
            """
            create table flyway_schema_history (installed_rank integer primary key, version varchar(50),
              description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
              checksum integer, installed_by varchar(100) not null, installed_on timestamp not null default now(),
              execution_time integer not null, success boolean not null)
            """;

    private static PostgresServer server;
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
    void a_database() throws SQLException {
        psql = Psql.on(server);
    }

    @Test
    void prisma_tells_applied_failed_half_done_rolled_back_and_pending_apart() throws Exception {
        psql.run(PRISMA_TABLE, "create table half (id int)");
        var one = prisma("20250101000000_one", "create table one (id int);");
        var two = prisma("20250102000000_two", "create table two (id int);\n");
        var half =
                prisma(
                        "20250103000000_half",
                        "create table half (id int);\n-- then\nalter table half add column name text not null;\nupdate half set name = 'x';");
        prisma(
                "20250104000000_next",
                "alter table \"one\" drop column \"id\";\ndrop table two; -- gone");
        prismaRow("20250101000000_one", one, "now()", "null", "null");
        prismaRow("20250102000000_two", two, "null", "now()", "null");
        prismaRow(
                "20250103000000_half",
                half,
                "null",
                "null",
                "'ERROR: column \"name\" contains null values'");

        var prisma = only(Tool.PRISMA);

        assertThat(prisma.migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("20250101000000_one", Standing.APPLIED),
                        tuple("20250102000000_two", Standing.ROLLED_BACK),
                        tuple("20250103000000_half", Standing.HALF_DONE),
                        tuple("20250104000000_next", Standing.PENDING));
        var broken = prisma.broken().getFirst();
        assertThat(broken.detail())
                .contains("contains null values")
                .contains("1 of its 3 statements is seen in the database");
        assertThat(broken.statements())
                .extracting(Seen::line, Seen::there)
                .containsExactly(
                        tuple(1, Optional.of(true)),
                        tuple(3, Optional.of(false)),
                        tuple(4, Optional.empty()));
        assertThat(prisma.pending().getLast().destructive())
                .extracting(Destructive::line, Destructive::what)
                .containsExactly(
                        tuple(1, "drops column \"id\" with its values"),
                        tuple(2, "drops table two with its rows"));
    }

    @Test
    void prisma_migration_of_which_nothing_is_there_is_failed_and_one_that_holds_the_lock_runs()
            throws Exception {
        psql.run(PRISMA_TABLE);
        var sum = prisma("20250101000000_one", "create table one (id int);");
        prismaRow("20250101000000_one", sum, "null", "null", "'boom'");

        assertThat(only(Tool.PRISMA).migrations().getFirst())
                .satisfies(one -> {
                    assertThat(one.standing()).isEqualTo(Standing.FAILED);
                    assertThat(one.detail())
                            .contains("boom")
                            .contains("none of its 1 statements are seen");
                });
        try (var holder = Session.acting(psql.address(), Duration.ofSeconds(5))) {
            holder.rows("select pg_advisory_lock(72707369)::text");
            assertThat(only(Tool.PRISMA).migrations().getFirst().standing())
                    .isEqualTo(Standing.RUNNING);
        }
    }

    @Test
    void a_migration_that_was_edited_after_it_was_applied_or_whose_file_is_gone_is_told()
            throws Exception {
        psql.run(PRISMA_TABLE);
        var sum = prisma("20250101000000_one", "create table one (id int);");
        prismaRow("20250101000000_one", sum, "now()", "null", "null");
        prismaRow("20250102000000_gone", sum, "now()", "null", "null");
        prisma("20250101000000_one", "create table one (id bigint);");

        assertThat(only(Tool.PRISMA).migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("20250102000000_gone", Standing.WITHOUT_FILE),
                        tuple("20250101000000_one", Standing.CHANGED));
    }

    @Test
    void supabase_tells_what_is_pending_and_what_was_put_in_before_the_newest() throws Exception {
        psql.run(
                "create schema supabase_migrations",
                "create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text)",
                "insert into supabase_migrations.schema_migrations values ('20250102000000', null, 'two'), ('20250109000000', null, 'remote')");
        file("supabase/migrations/20250101000000_one.sql", "select 1;");
        file("supabase/migrations/20250102000000_two.sql", "select 1;");
        file("supabase/migrations/20250110000000_three.sql", "truncate audit;");

        var supabase = only(Tool.SUPABASE);

        assertThat(supabase.migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("20250109000000_remote", Standing.WITHOUT_FILE),
                        tuple("20250101000000_one", Standing.PENDING),
                        tuple("20250102000000_two", Standing.APPLIED),
                        tuple("20250110000000_three", Standing.PENDING));
        assertThat(supabase.pending().getFirst().detail()).contains("--include-all");
        assertThat(supabase.pending().getLast().destructive().getFirst().what())
                .isEqualTo("empties table audit");
    }

    @Test
    void flyway_orders_by_version_knows_its_baseline_failures_undo_and_repeatables()
            throws Exception {
        psql.run(
                FLYWAY_TABLE,
                "insert into flyway_schema_history values"
                        + " (1, '1', 'base', 'BASELINE', '<< base >>', null, 'm', now(), 0, true),"
                        + " (2, '2', 'two', 'SQL', 'V2__two.sql', null, 'm', now(), 0, true),"
                        + " (3, '3', 'three', 'SQL', 'V3__three.sql', null, 'm', now(), 0, true),"
                        + " (4, '3', 'three', 'UNDO_SQL', 'U3__three.sql', null, 'm', now(), 0, true),"
                        + " (5, null, 'views', 'SQL', 'R__views.sql', 17, 'm', now(), 0, true),"
                        + " (6, '10', 'ten', 'SQL', 'V10__ten.sql', null, 'm', now(), 0, false)");
        file("db/migration/V1__base.sql", "select 1;");
        file("db/migration/V2__two.sql", "select 1;");
        file("db/migration/V3__three.sql", "select 1;");
        file("db/migration/V10__ten.sql", "create index concurrently i on t (a);");
        file("db/migration/R__views.sql", "create or replace view v as select 1;");

        assertThat(only(Tool.FLYWAY).migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("V1__base", Standing.APPLIED),
                        tuple("V2__two", Standing.APPLIED),
                        tuple("V3__three", Standing.PENDING),
                        tuple("V10__ten", Standing.FAILED),
                        tuple("R__views", Standing.PENDING));
    }

    @Test
    void liquibase_knows_change_sets_of_sql_xml_and_yaml_and_says_who_holds_the_lock()
            throws Exception {
        psql.run(
                "create table databasechangelog (id varchar, author varchar, filename varchar, dateexecuted timestamp, orderexecuted int, exectype varchar, md5sum varchar)",
                "insert into databasechangelog values ('1', 'mia', 'db/a.sql', now(), 1, 'EXECUTED', ''), ('2', 'mia', 'db/b.xml', now(), 2, 'MARK_RAN', '')",
                "create table databasechangeloglock (id int, locked boolean, lockgranted timestamp, lockedby varchar)",
                "insert into databasechangeloglock values (1, true, now(), 'build-7')");
        file(
                "db/a.sql",
                "-- liquibase formatted sql\n-- changeset mia:1\nselect 1;\n--changeset mia:3 splitStatements:false\ndrop schema old cascade;\n");
        file(
                "db/b.xml",
                "<databaseChangeLog><changeSet id=\"2\" author=\"mia\"><sql>select 1</sql></changeSet>\n<changeSet author=\"jo\" id=\"4\"><dropTable tableName=\"cart\"/><rollback><dropTable tableName=\"no\"/></rollback></changeSet></databaseChangeLog>");
        file(
                "db/c.yaml",
                "databaseChangeLog:\n  - changeSet:\n      id: 5\n      author: jo\n      changes:\n        - dropColumn:\n            columnName: age\n            tableName: person\n");

        var liquibase = only(Tool.LIQUIBASE);

        assertThat(liquibase.pending())
                .extracting(Migration::name, one -> one.destructive().getFirst().what())
                .containsExactly(
                        tuple("db/a.sql::3::mia", "drops old with everything in it"),
                        tuple("db/b.xml::4::jo", "drops table cart with its rows"),
                        tuple("db/c.yaml::5::jo", "drops column age with its values"));
        assertThat(liquibase.pending().getFirst().destructive().getFirst().line())
                .as("its line in the file")
                .isEqualTo(5);
        assertThat(liquibase.count(Standing.APPLIED)).isEqualTo(2);
        assertThat(liquibase.remarks().getFirst()).contains("build-7").contains("releaseLocks");
    }

    @Test
    void alembic_counts_all_that_came_before_its_one_row_as_applied() throws Exception {
        psql.run(
                "create table alembic_version (version_num varchar primary key)",
                "insert into alembic_version values ('bbb')");
        revision("aaa", "None", "");
        revision("bbb", "'aaa'", "");
        revision(
                "ccc",
                "('bbb',)",
                "    op.drop_table('cart')\n    op.execute(\"DELETE FROM audit\")");

        assertThat(only(Tool.ALEMBIC).migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("aaa", Standing.APPLIED),
                        tuple("bbb", Standing.APPLIED),
                        tuple("ccc", Standing.PENDING));
        assertThat(only(Tool.ALEMBIC).pending().getFirst().destructive())
                .extracting(Destructive::what, Destructive::text)
                .containsExactly(
                        tuple("drops table cart with its rows", "op.drop_table('cart')"),
                        tuple("deletes all rows of audit", "DELETE FROM audit"));
    }

    @Test
    void django_judges_only_the_apps_of_the_workspace_and_knows_squashed_migrations()
            throws Exception {
        psql.run(
                "create table django_migrations (id serial, app varchar, name varchar, applied timestamptz)",
                "insert into django_migrations (app, name, applied) values ('auth', '0001_initial', now()), ('shop', '0001_initial', now()), ('shop', '0002_price', now())");
        assertThat(only(Tool.DJANGO).migrations())
                .as("without files")
                .extracting(Migration::standing)
                .containsExactly(Standing.APPLIED, Standing.APPLIED, Standing.APPLIED);
        file("shop/migrations/__init__.py", "");
        file(
                "shop/migrations/0001_squashed.py",
                "class Migration(migrations.Migration):\n    replaces = [('shop', '0001_initial'), ('shop', '0002_price')]\n");
        file(
                "shop/migrations/0003_gone.py",
                "class Migration(migrations.Migration):\n    operations = [migrations.RemoveField(model_name='item', name='price')]\n");

        var django = only(Tool.DJANGO);

        assertThat(django.migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("shop.0001_squashed", Standing.APPLIED),
                        tuple("shop.0003_gone", Standing.PENDING));
        assertThat(django.pending().getFirst().destructive().getFirst().what())
                .isEqualTo("drops column price with its values");
    }

    @Test
    void rails_reads_its_table_and_the_way_up_only() throws Exception {
        psql.run(
                "create table schema_migrations (version varchar primary key)",
                "insert into schema_migrations values ('20250101')");
        file("db/migrate/20250101_create_items.rb", "class CreateItems\nend");
        file(
                "db/migrate/20250102_drop_carts.rb",
                "class DropCarts\n  disable_ddl_transaction!\n  def up\n    drop_table :carts\n  end\n  def down\n    drop_table :never\n  end\nend");

        var rails = only(Tool.RAILS);

        assertThat(rails.migrations())
                .extracting(Migration::name, Migration::standing)
                .containsExactly(
                        tuple("20250101_create_items", Standing.APPLIED),
                        tuple("20250102_drop_carts", Standing.PENDING));
        // No history tells that such a one began and stopped half-way.
        assertThat(rails.pending().getFirst().detail()).contains("does not run in one transaction");
        assertThat(rails.pending().getFirst().destructive())
                .extracting(Destructive::what)
                .containsExactly("drops table carts with its rows");
    }

    @Test
    void without_a_history_table_all_files_are_pending_and_a_part_that_is_there_is_half_done()
            throws Exception {
        psql.run("create table item (id int)");
        file(
                "db/migration/V1__item.sql",
                "create table item (id int);\ncreate table price (id int);");

        var flyway = only(Tool.FLYWAY);

        assertThat(flyway.table()).isEmpty();
        assertThat(flyway.remarks().getFirst()).contains("no history table");
        assertThat(flyway.broken().getFirst().detail())
                .contains("not recorded")
                .contains("1 of its 2");
    }

    @Test
    void the_state_is_read_in_a_session_that_can_change_nothing_and_ends_in_time()
            throws Exception {
        try (var session = Session.looking(psql.address(), Duration.ofMillis(700))) {
            assertThatThrownBy(() -> session.run("create table x (id int)"))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("25006")
                    .hasMessageNotContaining(PostgresServer.PASSWORD);
            assertThatThrownBy(() -> session.run("select pg_sleep(30)"))
                    .hasMessageContaining("57014");
            assertThat(session.row("select 1 as one").at("one")).isEqualTo("1");
        }
    }

    @Test
    void a_wrong_password_is_told_without_being_shown() {
        var wrong =
                Address.of(server.url().replace(PostgresServer.PASSWORD, "hunter2")).orElseThrow();
        assertThatThrownBy(() -> MigrationReader.read(wrong, folder, Duration.ofSeconds(5)))
                .hasMessageContaining("28P01")
                .hasMessageNotContaining("hunter2");
    }

    private Migrations only(Tool tool) throws PostgresException, IOException {
        var found = MigrationReader.read(psql.address(), folder, Duration.ofSeconds(10));
        assertThat(found).extracting(Migrations::tool).isEqualTo(List.of(tool));
        return found.getFirst();
    }

    private String prisma(String name, String sql) throws Exception {
        file("prisma/migrations/" + name + "/migration.sql", sql);
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(sql.getBytes(StandardCharsets.UTF_8)));
    }

    private void prismaRow(String name, String sum, String finished, String back, String logs)
            throws SQLException {
        psql.run(
                "insert into \"_prisma_migrations\" (id, checksum, migration_name, finished_at, rolled_back_at, logs) values (gen_random_uuid()::text, '%s', '%s', %s, %s, %s)"
                        .formatted(sum, name, finished, back, logs));
    }

    private void revision(String id, String down, String upgrade) throws IOException {
        file(
                "alembic/versions/" + id + ".py",
                "revision = '%s'\ndown_revision = %s\n\ndef upgrade():\n%s\n    pass\n\ndef downgrade():\n    op.drop_table('never')\n"
                        .formatted(id, down, upgrade));
    }

    private void file(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, text);
    }
}
