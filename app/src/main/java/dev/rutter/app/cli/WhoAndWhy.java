package dev.rutter.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who has a hand in a run, and why: what the commands that control runs are all told.
final class WhoAndWhy {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who answers for it (default: the user's name).")
    @Nullable String by;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "The reason; recorded with the name.")
    String why = "";

    String who() {
        return Workshop.who(by);
    }

    /// The reason, or empty where none is needed and none was given.
    String why() {
        return why;
    }

    /// The reason for what is not done without one.
    ///
    /// @throws Failure where none was given
    String reason(String what) {
        if (why.isBlank()) {
            throw new Failure(ExitCode.USAGE, what + " for a reason that is recorded: --why TEXT");
        }
        return why;
    }
}
