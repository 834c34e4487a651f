package dev.rutter.engine.postgres;

import java.util.Map;
import java.util.Optional;

/// What PostgreSQL's error codes mean to whoever deploys.
///
/// spec: https://www.postgresql.org/docs/current/errcodes-appendix.html, "The first two characters
/// of an error code denote a class of errors".
public final class SqlStates {

    private static final String POOLER =
            "a prepared statement is not where it should be: most often a pooler in transaction"
                    + " mode stands between; use the server's own address";

    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("08001", "the server cannot be reached"),
                    Map.entry("08003", "the connection was closed before"),
                    Map.entry(
                            "08004",
                            "the server refused the connection: TLS or the way to log in does not"
                                    + " fit"),
                    Map.entry(
                            "08006",
                            "the connection broke off; what ran may or may not have happened"),
                    Map.entry("0A000", "the server cannot do this"),
                    Map.entry("21000", "a subquery found more than one row"),
                    Map.entry("22001", "a text is longer than its column"),
                    Map.entry("22003", "a number is out of its column's range"),
                    Map.entry("22007", "a text is no date or time"),
                    Map.entry("22008", "a date or time is out of range"),
                    Map.entry("22012", "a division by zero"),
                    Map.entry("22P02", "a text cannot be read as the column's type"),
                    Map.entry(
                            "23502",
                            "a column that must not be empty is: existing rows, or a new one, have no value"
                                    + " for it"),
                    Map.entry(
                            "23503",
                            "a row refers to one that is not there, or is still referred to"),
                    Map.entry("23505", "a value that must be unique is there twice"),
                    Map.entry("23514", "a row breaks a check constraint"),
                    Map.entry("23P01", "two rows exclude each other"),
                    Map.entry("25001", "this cannot run inside a transaction"),
                    Map.entry(
                            "25006", "the connection is read-only: a replica, or a read-only role"),
                    Map.entry("25P01", "this can only run inside a transaction"),
                    Map.entry(
                            "25P02",
                            "an earlier statement of the transaction failed; see that one"),
                    Map.entry(
                            "25P03",
                            "the server ended the connection: its transaction was idle for too"
                                    + " long, and is undone"),
                    Map.entry("26000", POOLER),
                    Map.entry("28000", "the role may not connect"),
                    Map.entry("28P01", "the password is wrong"),
                    Map.entry("2BP01", "other objects depend on it"),
                    Map.entry("3D000", "the database does not exist"),
                    Map.entry("3F000", "the schema does not exist"),
                    Map.entry("40001", "it lost against a concurrent transaction; run it again"),
                    Map.entry("40P01", "it was ended to resolve a deadlock; run it again"),
                    Map.entry("42501", "the role may not do this"),
                    Map.entry("42601", "the statement has a syntax error"),
                    Map.entry("42701", "the column exists already"),
                    Map.entry("42703", "the column does not exist"),
                    Map.entry("42704", "the object does not exist"),
                    Map.entry("42710", "the object exists already"),
                    Map.entry("42723", "the function exists already"),
                    Map.entry("42804", "the types do not fit"),
                    Map.entry(
                            "42830",
                            "what a foreign key refers to is not unique: it needs a primary key or"
                                    + " a unique constraint there"),
                    Map.entry("42883", "the function does not exist for these types"),
                    Map.entry("42P01", "the table does not exist"),
                    Map.entry("42P04", "the database exists already"),
                    Map.entry("42P05", POOLER),
                    Map.entry("42P06", "the schema exists already"),
                    Map.entry("42P07", "the table or index exists already"),
                    Map.entry("53100", "the server's disk is full"),
                    Map.entry("53200", "the server is out of memory"),
                    Map.entry("53300", "the server, or the role, has no connection left"),
                    Map.entry("54000", "a limit of the server is exceeded"),
                    Map.entry("55000", "the object is in no state for this"),
                    Map.entry("55006", "the object is in use"),
                    Map.entry(
                            "55P03", "a lock was not to be had in time: another session holds it"),
                    Map.entry(
                            "57014",
                            "the statement was cancelled: at a time limit, or by somebody"),
                    Map.entry("57P01", "an administrator ended the connection"),
                    Map.entry(
                            "57P02",
                            "another session of the server crashed, and it ended them all; what ran"
                                    + " is undone"),
                    Map.entry("57P03", "the server is starting, stopping or recovering"),
                    Map.entry("57P05", "the server ended the connection: it was idle for too long"),
                    Map.entry("58030", "the server cannot read or write its disk"),
                    Map.entry("P0001", "a function or trigger of the database refused it"),
                    Map.entry(
                            "XX001",
                            "the server's data are damaged: change nothing more, and restore a"
                                    + " backup"),
                    Map.entry(
                            "XX002",
                            "an index of the server is damaged: it has to be built anew"
                                    + " (REINDEX)"));

    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("08", "the connection failed"),
                    Map.entry("22", "a value does not fit"),
                    Map.entry("23", "a constraint would be broken"),
                    Map.entry("25", "the transaction is in no state for this"),
                    Map.entry("28", "the role or password was not accepted"),
                    Map.entry("40", "the transaction was rolled back"),
                    Map.entry("42", "the statement is wrong, or not allowed"),
                    Map.entry("53", "the server lacks resources"),
                    Map.entry("54", "a limit of the server is exceeded"),
                    Map.entry("55", "the object is in no state for this"),
                    Map.entry("57", "an operator or the server intervened"),
                    Map.entry("58", "the server's system failed"),
                    Map.entry("P0", "a function or trigger of the database failed"),
                    Map.entry("XX", "the server itself failed"));

    private SqlStates() {}

    /// A short explanation of a five-letter SQLSTATE; of its class where the code itself is rare.
    public static Optional<String> meaning(String code) {
        if (code.length() != 5) {
            return Optional.empty();
        }
        return Optional.ofNullable(CODES.get(code))
                .or(() -> Optional.ofNullable(CLASSES.get(code.substring(0, 2))));
    }
}
