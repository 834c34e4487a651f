package dev.rutter.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.postgres.SqlStates;
import dev.rutter.engine.postgres.SqlText;
import dev.rutter.engine.support.PostgresServer;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlProbeTest {

    private static PostgresServer postgres;
    private final SqlProbe probe = new SqlProbe();

    @BeforeAll
    static void a_database() throws Exception {
        postgres = new PostgresServer();
    }

    @AfterAll
    static void the_database_stops() throws Exception {
        postgres.stop();
    }

    @Test
    void rows_come_with_their_columns_and_null_as_a_word() {
        assertThat(look("select 1 as n, null as nothing, 'a;b' as text -- no end; here"))
                .isEqualTo(
                        new Measurement.Rows(
                                List.of("n", "nothing", "text"),
                                List.of(List.of("1", "NULL", "a;b"))));
        assertThat(look("select 1 where false;"))
                .isEqualTo(new Measurement.Rows(List.of("?column?"), List.of()));
    }

    @Test
    void the_first_rows_are_kept_and_all_are_counted() {
        var rows =
                (Measurement.Rows) look("select repeat('x', 5000) from generate_series(1, 1234)");
        assertThat(rows.rows()).hasSize(200);
        assertThat(rows.count()).isEqualTo(1234);
        assertThat(rows.rows().getFirst().getFirst()).hasSize(1000).endsWith("…");
    }

    @Test
    void a_statement_that_changes_rows_tells_how_many_and_lasts() {
        look("create table colour (name text primary key)");
        assertThat(look("insert into colour values ('red'), ('blue'), ('green')"))
                .isEqualTo(Measurement.Rows.changed(3));
        assertThat(look("delete from colour where name <> 'red'"))
                .isEqualTo(Measurement.Rows.changed(2));
        assertThat(look("with gone as (delete from colour returning name) select * from gone"))
                .isEqualTo(new Measurement.Rows(List.of("name"), List.of(List.of("red"))));
        assertThat(look("select count(*) from colour"))
                .isEqualTo(new Measurement.Rows(List.of("count"), List.of(List.of("0"))));
    }

    @Test
    void what_may_not_run_in_a_transaction_runs() {
        look("create table tree (age int)");
        assertThat(look("create index concurrently tree_age on tree (age)"))
                .isEqualTo(Measurement.Rows.changed(0));
        assertThat(look("/* tidy */ vacuum tree")).isEqualTo(Measurement.Rows.changed(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from nowhere | 42P01 | the table does not exist",
                "select colum from pg_class | 42703 | the column does not exist",
                "selec 1 | 42601 | the statement has a syntax error",
                "select 1/0 | 22012 | a division by zero",
                "select 'a'::int | 22P02 | cannot be read as the column's type",
            })
    void a_refusal_tells_the_code_and_what_it_means(String sql, String code, String meaning) {
        assertThat(why(look(sql)))
                .contains("(" + code + ": ")
                .contains(meaning)
                .contains("127.0.0.1:" + postgres.port());
    }

    @Test
    void a_query_is_cancelled_at_its_time_limit() {
        var begin = System.nanoTime();
        var seen =
                probe.look(
                        postgres.url(),
                        new Action.Query("select pg_sleep(30)"),
                        Duration.ofSeconds(1));
        assertThat(why(seen)).contains("cancelled (57014), its time limit is 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_query_that_the_database_itself_cancels_is_told_as_such() {
        look("create role hasty login password 'h'");
        look("alter role hasty set statement_timeout = 50");
        var hasty = postgres.url().replace("mia:" + PostgresServer.PASSWORD, "hasty:h");
        var why =
                why(
                        probe.look(
                                hasty,
                                new Action.Query("select pg_sleep(30)"),
                                Duration.ofSeconds(20)));
        assertThat(why).contains("cancelled (57014) at the database's own statement_timeout");
    }

    @Test
    void several_statements_are_refused_before_any_of_them_runs() {
        assertThat(why(look("create table never (a int); select 1"))).contains("2 statements");
        assertThat(look("select to_regclass('never')"))
                .isEqualTo(new Measurement.Rows(List.of("to_regclass"), List.of(List.of("NULL"))));
    }

    @Test
    void a_wrong_password_is_told_and_not_shown() {
        var wrong = postgres.url().replace(PostgresServer.PASSWORD, "hunter2");
        var why = why(probe.look(wrong, new Action.Query("select 1"), Duration.ofSeconds(5)));
        assertThat(why).contains("28P01: the password is wrong").doesNotContain("hunter2");
    }

    @Test
    void a_server_that_is_not_there_is_missing_not_bad() {
        var why =
                why(
                        probe.look(
                                "postgres://u:sesame@127.0.0.1:1/db",
                                new Action.Query("select 1"),
                                Duration.ofSeconds(5)));
        assertThat(why)
                .contains("127.0.0.1:1/db")
                .contains("08001: the server cannot be reached")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:sesame@h/db", "", "postgres:u:sesame@h"})
    void what_is_no_connection_string_is_told_without_showing_it(String text) {
        assertThat(why(probe.look(text, new Action.Query("select 1"), Duration.ofSeconds(5))))
                .contains("postgres://user:password@host/name")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://mia:s3c@db.example.com/shop?sslmode=require | jdbc:postgresql://db.example.com/shop | mia | s3c | sslmode=require",
                "postgresql://mia:a%40b%2Fc@h:6543/shop?connect_timeout=3 | jdbc:postgresql://h:6543/shop | mia | a@b/c | connectTimeout=3",
                "jdbc:postgresql://h/shop?user=mia&password=x%26y | jdbc:postgresql://h/shop | mia | x&y | user=mia",
                "postgres://mia:a+b@h/shop?pgbouncer=true | jdbc:postgresql://h/shop | mia | a+b | prepareThreshold=0",
                "postgres://mia:100%@h/shop?schema=app | jdbc:postgresql://h/shop | mia | 100% | currentSchema=app",
            })
    void connection_strings_are_read_as_people_paste_them(
            String text, String url, String user, String password, String setting) {
        var database = Address.of(text).orElseThrow();
        assertThat(database.url()).isEqualTo(url);
        assertThat(database.properties())
                .containsEntry("user", user)
                .containsEntry("password", password);
        assertThat(database.properties())
                .containsEntry(setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | 1",
                "select 1; | 1",
                "'' | 0",
                "-- nothing; | 0",
                "select 1; ; -- x | 1",
                "select ';'; select \";\" | 2",
                "do $x$ begin; end; $x$ | 1",
                "select E'\\';' | 1",
                "/* a; /* b; */ c; */ select 1 | 1",
                "select $1; select a$1; | 2",
                "select $$;$$ | 1",
                "select '; | 1",
            })
    void statements_are_told_apart_as_the_server_does(String sql, int count) {
        assertThat(SqlText.statements(sql.equals("''") ? "" : sql)).isEqualTo(count);
    }

    @Test
    void every_code_has_a_meaning_or_its_class_does() {
        assertThat(SqlStates.meaning("23505"))
                .contains("a value that must be unique is there twice");
        assertThat(SqlStates.meaning("23999")).contains("a constraint would be broken");
        assertThat(SqlStates.meaning("00000")).isEmpty();
        assertThat(SqlStates.meaning("")).isEmpty();
    }

    private Measurement look(String sql) {
        return probe.look(postgres.url(), new Action.Query(sql), Duration.ofSeconds(20));
    }

    private static String why(Measurement seen) {
        assertThat(seen).isInstanceOf(Measurement.Missing.class);
        return ((Measurement.Missing) seen).why();
    }
}
