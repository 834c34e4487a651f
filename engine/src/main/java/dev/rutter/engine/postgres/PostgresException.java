package dev.rutter.engine.postgres;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/// The database or one of its programs said no, or could not be reached. The message holds no
/// password.
public final class PostgresException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String state;

    PostgresException(String message) {
        super(message);
        state = "";
    }

    PostgresException(String state, String message) {
        super(message);
        this.state = state;
    }

    /// What a driver's exception means, at which place.
    static PostgresException of(Address address, SQLException cause) {
        var code = Optional.ofNullable(cause.getSQLState()).orElse("");
        var said =
                Optional.ofNullable(cause.getMessage())
                        .orElse("no reason given")
                        .replaceAll("\\s*\\R\\s*", " ");
        var password = address.properties().getProperty("password", "");
        var meaning = SqlStates.meaning(code).map(text -> " (" + code + ": " + text + ")");
        return new PostgresException(
                code,
                "\""
                        + address.place()
                        + "\" said no: "
                        + (password.isEmpty() ? said : said.replace(password, "***"))
                        + meaning.orElse(code.isEmpty() ? "" : " (" + code + ")"));
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// The five-letter SQLSTATE; empty where it was no SQL that failed.
    public String state() {
        return state;
    }
}
