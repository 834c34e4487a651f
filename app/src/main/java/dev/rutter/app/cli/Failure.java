package dev.rutter.app.cli;

/// Ends a command with a message for the operator and a documented exit code. Never a bug.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    Failure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
