package dev.rutter.engine.session;

/// A shell session cannot be kept: its folder cannot be written, or `bash` is not there. What a
/// command does is never an exception.
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionException(String message) {
        super(message);
    }

    SessionException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
