package dev.rutter.engine.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.SQLiteException;

/// The ground is broken: Rutter's own database cannot be opened, read or written. The message says
/// which database, what was seen and what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Says in an operator's words what SQLite said in its own (result codes:
    /// https://sqlite.org/rescode.html).
    static StoreException of(Path file, String attempted, SQLException cause) {
        // SQLite's extended result codes carry the primary one in the low byte.
        var code =
                Optional.of(cause)
                        .filter(SQLiteException.class::isInstance)
                        .map(e -> ((SQLiteException) e).getResultCode().code & 0xff)
                        .orElse(cause.getErrorCode() & 0xff);
        var quoted = "\"" + file + "\"";
        return new StoreException(
                switch (code) {
                    case 5, 6 ->
                            quoted
                                    + " stayed locked by another process while this one tried to "
                                    + attempted
                                    + "; end that process, or try again";
                    case 8 ->
                            quoted
                                    + " is read-only; give this user the right to write it and its"
                                    + " folder, or name another folder with --home";
                    case 10 ->
                            "the disk failed under "
                                    + quoted
                                    + " on the attempt to "
                                    + attempted
                                    + " ("
                                    + brief(cause)
                                    + "); see the system's log, then try again";
                    case 11 ->
                            quoted
                                    + " is damaged ("
                                    + brief(cause)
                                    + "); put a backup in its place, or move it away to begin anew";
                    case 13 ->
                            "the disk is full: "
                                    + quoted
                                    + " could not grow on the attempt to "
                                    + attempted
                                    + "; free some space, then try again";
                    case 14 ->
                            quoted
                                    + " cannot be opened; give this user the right to write its"
                                    + " folder, or name another folder with --home";
                    case 26 ->
                            quoted
                                    + " is not a database of Rutter; move it away, or name another"
                                    + " folder with --home";
                    default ->
                            quoted
                                    + " refused to "
                                    + attempted
                                    + " ("
                                    + brief(cause)
                                    + ", code "
                                    + code
                                    + ")";
                },
                cause);
    }

    private static String brief(SQLException cause) {
        var text = String.valueOf(cause.getMessage());
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
