package dev.rutter.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rutter.engine.support.PostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every code that can be raised by hand is raised on a real server, and what is said of it is held
/// against it: by its code, and by the message that psql prints without one.
@Tag("slow")
@Timeout(120)
class SqlStatesTest {

    private static final String FIXTURE =
            """
            create table item (id int primary key, name varchar(3) not null, age int check (age > 0));
            insert into item values (1, 'one', 1), (2, 'two', 2);
            create table child (item int references item);
            insert into child values (1);
            create view names as select name from item;
            create table span (at int4range, exclude using gist (at with &&));
            insert into span values ('[1,5]');
            create type mood as enum ('good');
            create function f(a int) returns int language sql as 'select 1';
            create function no() returns int language plpgsql as 'begin raise exception ''not so''; end';
            create role reader login password 'r' connection limit 0;
            create role mute password 'm' nologin;
            create role weak nologin;
            """;

    private static PostgresServer server;
    private static Address address;

    @BeforeAll
    static void a_server() throws Exception {
        server = new PostgresServer();
        var psql = Psql.on(server);
        psql.run(FIXTURE);
        address = psql.address();
    }

    @AfterAll
    static void the_server_stops() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    select (select id from item)                            | 21000 | more than one row
                    insert into item values (3, 'three')                    | 22001 | longer than its column
                    insert into item values (3000000000, 'x')               | 22003 | out of its column's range
                    select 'soon'::date                                     | 22007 | no date or time
                    select '2026-02-30'::date                               | 22008 | out of range
                    select 1/0                                              | 22012 | division by zero
                    select 'a'::int                                         | 22P02 | cannot be read as the column's type
                    select 'bad'::mood                                      | 22P02 | cannot be read as the column's type
                    insert into item values (3)                             | 23502 | must not be empty
                    alter table child add flag boolean not null             | 23502 | must not be empty
                    insert into child values (9)                            | 23503 | refers to one that is not there
                    delete from item where id = 1                           | 23503 | still referred to
                    insert into item values (1, 'x')                        | 23505 | unique is there twice
                    insert into item values (5, 'x', -1)                    | 23514 | breaks a check constraint
                    insert into span values ('[2,3]')                       | 23P01 | exclude each other
                    begin; create index concurrently on item (age)          | 25001 | cannot run inside a transaction
                    begin read only; insert into item values (6, 'x')       | 25006 | read-only
                    lock table item                                         | 25P01 | only run inside a transaction
                    begin; select 1/0 ; select 1                            | 25P02 | an earlier statement
                    execute nothing                                         | 26000 | pooler
                    prepare p as select 1; prepare p as select 1            | 42P05 | pooler
                    drop table item                                         | 2BP01 | other objects depend on it
                    drop schema nowhere                                     | 3F000 | the schema does not exist
                    set role weak; select * from item                       | 42501 | the role may not do this
                    set role weak; drop table item                          | 42501 | the role may not do this
                    selec 1                                                 | 42601 | syntax error
                    select (                                                | 42601 | syntax error
                    alter table item add name text                          | 42701 | the column exists already
                    select colour from item                                 | 42703 | the column does not exist
                    alter table item drop colour                            | 42703 | the column does not exist
                    drop type nothing                                       | 42704 | the object does not exist
                    drop index nothing                                      | 42704 | the object does not exist
                    create role weak                                        | 42710 | the object exists already
                    create type mood as enum ()                             | 42710 | the object exists already
                    create function f(a int) returns int language sql as 'select 1' | 42723 | the function exists already
                    update item set age = 'x'::text                         | 42804 | the types do not fit
                    alter table item alter name type int                    | 42804 | the types do not fit
                    create table other (age int references item (age))      | 42830 | is not unique
                    select g(1)                                             | 42883 | the function does not exist
                    select 'a' + true                                       | 42883 | the function does not exist
                    select * from nowhere                                   | 42P01 | the table does not exist
                    drop table nowhere                                      | 42P01 | the table does not exist
                    create database postgres                                | 42P04 | the database exists already
                    create schema public                                    | 42P06 | the schema exists already
                    create table item (id int)                              | 42P07 | exists already
                    create index item_pkey on item (id)                     | 42P07 | exists already
                    select currval('item_seq') from (select 1) x            | 42P01 | the table does not exist
                    alter table item alter name type varchar(5)             | 0A000 | cannot do this
                    begin; prepare transaction 'x'                          | 55000 | in no state for this
                    set statement_timeout = 50; select pg_sleep(30)         | 57014 | was cancelled
                    select pg_terminate_backend(pg_backend_pid())           | 57P01 | an administrator ended the connection
                    select no()                                             | P0001 | refused it
                    """)
    void what_a_statement_can_meet_is_told(String statements, String code, String meaning) {
        told(raised(() -> run(statements)), code, meaning);
    }

    /// One connection; a piece that fails within a transaction is passed over until the last.
    private static void run(String statements) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var pieces = statements.split(";", -1);
            for (var i = 0; i < pieces.length - 1; i++) {
                try {
                    statement.execute(pieces[i]);
                } catch (SQLException first) {
                    assertThat(statements).as(first.getMessage()).startsWith("begin");
                }
            }
            statement.execute(pieces[pieces.length - 1]);
        }
    }

    @Test
    void what_a_connection_can_meet_is_told() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var nobody = "jdbc:postgresql://127.0.0.1:" + closed + "/postgres";
        told(raised(() -> open(nobody, "mia", Optional.of("x"))), "08001", "cannot be reached");
        var own = address.url();
        told(
                raised(() -> open(own + "?sslmode=require", "mia", Optional.of("x"))),
                "08004",
                "the server refused the connection");
        told(
                raised(() -> open(own, "mia", Optional.of("wrong"))),
                "28P01",
                "the password is wrong");
        told(
                raised(() -> open(own, "mute", Optional.of("m"))),
                "28000",
                "the role may not connect");
        told(raised(() -> open(own, "reader", Optional.of("r"))), "53300", "no connection left");
        told(
                raised(() -> open(own.replaceAll("/db\\d+", "/nowhere"), "mia", Optional.empty())),
                "3D000",
                "the database does not exist");
        told(
                raised(() ->
                        open(
                                own + "?socketTimeout=1",
                                "mia",
                                Optional.empty(),
                                "select pg_sleep(30)")),
                "08006",
                "may or may not have happened");
        told(
                raised(() -> {
                    var connection = connection();
                    connection.close();
                    connection.createStatement().close();
                }),
                "08003",
                "closed before");
    }

    @Test
    void what_another_session_causes_is_told() throws Exception {
        try (var one = connection();
                var other = connection();
                var first = one.createStatement();
                var second = other.createStatement()) {
            first.execute("begin isolation level repeatable read");
            first.execute("select * from item");
            second.execute("update item set age = 7 where id = 2");
            told(
                    raised(() -> first.execute("update item set age = 8 where id = 2")),
                    "40001",
                    "lost against a concurrent transaction");
            first.execute("rollback");

            first.execute("begin");
            first.execute("lock table item");
            second.execute("set lock_timeout = 50");
            told(
                    raised(() -> second.execute("select * from item")),
                    "55P03",
                    "a lock was not to be had");
            told(
                    raised(() -> second.execute("begin; lock table item nowait")),
                    "55P03",
                    "a lock was not to be had");
            first.execute("rollback");
            second.execute("rollback; set lock_timeout = 0");
            var name = address.url().replaceFirst(".*/", "");
            told(
                    raised(() ->
                            Psql.at(Address.of(server.url()).orElseThrow())
                                    .run("drop database " + name)),
                    "55006",
                    "the object is in use");

            first.execute("set deadlock_timeout = 50; begin");
            second.execute("set deadlock_timeout = 50; begin");
            first.execute("update item set age = 1 where id = 1");
            second.execute("update item set age = 1 where id = 2");
            var waiting =
                    CompletableFuture.supplyAsync(() ->
                            refused(() -> first.execute("update item set age = 1 where id = 2")));
            var mine = refused(() -> second.execute("update item set age = 1 where id = 1"));
            if (!mine.isEmpty()) {
                second.execute("rollback"); // lets the other one go on
            }
            assertThat(mine + waiting.get(60, TimeUnit.SECONDS)).isEqualTo("40P01");
        }
        assertThat(SqlStates.meaning("40P01").orElse("")).contains("deadlock");
        assertThat(SqlMessages.state("ERROR:  deadlock detected")).hasValue("40P01");
    }

    @Test
    void a_session_that_was_idle_for_too_long_is_told() throws Exception {
        told(
                raised(() -> idle("idle_in_transaction_session_timeout", "begin")),
                "25P03",
                "idle for too long");
        told(raised(() -> idle("idle_session_timeout", "select 1")), "57P05", "idle for too long");
    }

    private static void idle(String setting, String sql) throws Exception {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_backend_pid()")) {
            result.next();
            var backend = ProcessHandle.of(result.getLong(1)).orElseThrow();
            statement.execute("set " + setting + " = 50");
            statement.execute(sql);
            backend.onExit().get(60, TimeUnit.SECONDS);
            statement.execute("select 2");
        }
    }

    @Test
    void a_server_that_stops_is_told() throws Exception {
        try (var last = connection()) {
            assertThat(last.isValid(5)).isTrue();
            server.endWhenAllHaveLeft();
            told(
                    raised(() -> {
                        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                        while (System.nanoTime() < deadline) { // until it has heard
                            connection().close();
                        }
                    }),
                    "57P03",
                    "starting, stopping or recovering");
        }
        server.startAgain();
    }

    /// Holds what is said against what was raised: of the code itself, and of the message alone.
    private static void told(SQLException raised, String code, String meaning) {
        assertThat(raised.getSQLState()).as(raised.getMessage()).isEqualTo(code);
        assertThat(PostgresException.of(address, raised).getMessage()).contains(meaning);
        var message = String.valueOf(raised.getMessage()).lines().findFirst().orElse("");
        if (code.equals("P0001")) {
            return; // its message is whatever somebody wrote
        }
        if (message.startsWith("ERROR: ") || message.startsWith("FATAL: ")) {
            var known = SqlStates.meaning(code).orElse("");
            var said = SqlMessages.state("psql:a.sql:3: " + message.replaceFirst(": ", ":  "));
            assertThat(said.flatMap(SqlStates::meaning).orElse("")).as(message).isEqualTo(known);
        }
    }

    private static SQLException raised(ThrowingCallable action) {
        return Objects.requireNonNull(
                catchThrowableOfType(SQLException.class, action), "nothing was raised");
    }

    private static String refused(ThrowingCallable action) {
        var raised = catchThrowableOfType(SQLException.class, action);
        return raised == null ? "" : raised.getSQLState();
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(address.url(), address.properties());
    }

    private static void open(
            String url, String user, Optional<String> password, String... statements)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.orElse(PostgresServer.PASSWORD));
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
