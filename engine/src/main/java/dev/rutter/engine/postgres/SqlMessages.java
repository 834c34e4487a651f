package dev.rutter.engine.postgres;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Error codes by PostgreSQL's own English messages: psql and many a program print these and no
/// code.
///
/// Source: the messages of the server's and of libpq's errors, PostgreSQL 13 to 18.
public final class SqlMessages {

    private record Saying(String state, Pattern pattern) {}

    private static final List<Saying> SAYINGS =
            List.of(
                    saying("08001", "connection to server (?:at|on) .* failed: "),
                    saying("08001", "could not connect to server: "),
                    saying("08006", "server closed the connection unexpectedly"),
                    saying("0A000", "cannot alter type of a column used by "),
                    saying("21000", "more than one row returned by a subquery"),
                    saying("22001", "value too long for type "),
                    saying("22003", "(?:small|big)?int(?:eger)? out of range$"),
                    saying("22003", "value \".*\" is out of range for type "),
                    saying("22003", "numeric field overflow"),
                    saying("22007", "invalid input syntax for type (?:date|time)"),
                    saying("22008", "date/time field value out of range"),
                    saying("22012", "division by zero$"),
                    saying("22P02", "invalid input (?:syntax for type|value for enum) "),
                    saying("23502", "null value in column .* violates not-null constraint"),
                    saying("23502", "column .* contains null values$"),
                    saying(
                            "23503",
                            "(?:insert|update) or (?:update|delete) on table .* violates (?:RESTRICT setting of )?foreign key constraint"),
                    saying("23505", "duplicate key value violates unique constraint"),
                    saying("23505", "could not create unique index "),
                    saying("23514", "new row for relation .* violates check constraint"),
                    saying("23514", "check constraint .* is violated by some row"),
                    saying("23P01", "conflicting key value violates exclusion constraint"),
                    saying(
                            "25001",
                            ".* cannot (?:run inside|be executed within) a (?:transaction block|pipeline)"),
                    saying("25006", "cannot execute .* in a read-only transaction"),
                    saying("25P01", ".* can only be used in transaction blocks"),
                    saying("25P02", "current transaction is aborted, commands ignored"),
                    saying("25P03", "terminating connection due to idle-in-transaction timeout"),
                    saying("26000", "prepared statement .* does not exist"),
                    saying("28000", "no pg_hba\\.conf entry for "),
                    saying("28000", "role .* is not permitted to log in"),
                    saying("28P01", "password authentication failed for user "),
                    saying("2BP01", "cannot drop .* because other objects depend on it"),
                    saying("3D000", "database \".*\" does not exist"),
                    saying("3F000", "schema \".*\" does not exist"),
                    saying("40001", "could not serialize access "),
                    saying("40P01", "deadlock detected"),
                    saying("42501", "permission denied (?:for|to) "),
                    saying("42501", "must be (?:owner of|superuser) "),
                    saying("42601", "syntax error at (?:or near|end of input)"),
                    saying("42701", "column \".*\" of relation \".*\" already exists"),
                    saying("42703", "column .* does not exist"),
                    saying(
                            "42704",
                            "(?:type|index|trigger|constraint|sequence|extension) \".*\" (?:of relation .* )?does not exist"),
                    saying(
                            "42710",
                            "(?:role|type|constraint|trigger|extension|policy) \".*\" (?:for relation .* )?already exists"),
                    saying("42723", "function .* already exists"),
                    saying("42804", "column .* is of type .* but expression is of type "),
                    saying("42804", "column .* cannot be cast automatically to type "),
                    saying("42830", "there is no unique constraint matching given keys"),
                    saying("42883", "(?:function|procedure|operator) .*does not exist"),
                    saying("42883", "operator does not exist: "),
                    saying("42P01", "(?:relation|table|view) \".*\" does not exist"),
                    saying("42P04", "database \".*\" already exists"),
                    saying("42P05", "prepared statement .* already exists"),
                    saying("42P06", "schema \".*\" already exists"),
                    saying("42P07", "relation \".*\" already exists"),
                    saying("53100", "could not .*: No space left on device"),
                    saying("53200", "out of memory$"),
                    saying("53300", "sorry, too many clients already"),
                    saying("53300", "too many connections for "),
                    saying("53300", "remaining connection slots are reserved"),
                    saying("55000", "prepared transactions are disabled"),
                    saying("55006", "(?:source )?database \".*\" is being accessed by other users"),
                    saying("55P03", "canceling statement due to lock timeout"),
                    saying("55P03", "could not obtain lock on "),
                    saying("57014", "canceling statement due to "),
                    saying("57P01", "terminating connection due to administrator command"),
                    saying(
                            "57P02",
                            "terminating connection because of crash of another server process"),
                    saying("57P03", "the database system is "),
                    saying("57P05", "terminating connection due to idle-session timeout"));

    private static final Pattern WEIGHT = Pattern.compile("(?i:error|fatal|exception|warning)");

    private SqlMessages() {}

    /// Messages stand behind the word for their weight, whoever prints them: `ERROR: `,
    /// `psql:a.sql:3: FATAL: `, `psycopg2.errors.UndefinedTable: `, `psql: error: `.
    private static Saying saying(String state, String message) {
        return new Saying(
                state,
                Pattern.compile(
                        "(?i:error|fatal|exception|warning)\\w*[^: ]*: +(?:\\w+: +)?(?:"
                                + message
                                + ")"));
    }

    /// The code of the message that a line shows, where it is a known one.
    public static Optional<String> state(String line) {
        if (!WEIGHT.matcher(line).find()) {
            return Optional.empty();
        }
        return SAYINGS.stream()
                .filter(each -> each.pattern().matcher(line).find())
                .map(Saying::state)
                .findFirst();
    }
}
