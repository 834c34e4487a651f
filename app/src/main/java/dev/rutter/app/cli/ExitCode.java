package dev.rutter.app.cli;

/// What a command's exit code tells a script. Documented in docs/operating.md; never renumbered.
public enum ExitCode {
    /// It was done: nothing wrong was found, the run was signed off.
    DONE(0, "done; for a run: signed off, or the part that was asked for ended well"),
    /// Problems of weight "error" were found.
    PROBLEMS(1, "problems were found"),
    /// The command line was not understood.
    USAGE(2, "the command line was not understood"),
    /// The plan leaves something open: a choice, an input, a source.
    OPEN(3, "the plan leaves something open"),
    /// The run waits for an answer; `rutter answer`, then `rutter resume`.
    WAITING(4, "the run waits for an answer, or stands still because somebody paused it"),
    /// The run stopped and nothing went live.
    STOPPED(5, "the run stopped before go-live"),
    /// The release was rolled back, and the rollback is proven.
    ROLLED_BACK(6, "rolled back, and the rollback is proven"),
    /// Something is live that nobody vouches for: people have to act.
    UNPROVEN(
            7,
            "live without proof: a rollback failed, or a run was stopped after go-live or half way"),
    /// Another run holds the environment.
    LOCKED(8, "another run holds the environment"),
    /// A file, run or service of that name does not exist.
    NOT_FOUND(9, "no such file, run or service"),
    /// The platform, the hosting or a tool that is needed did not answer or said no.
    REFUSED(10, "the platform, the hosting or a needed tool said no"),
    /// Two plans that were compared differ.
    DIFFERENT(11, "the two plans differ"),
    /// A bug of Rutter's own.
    BUG(70, "a bug of Rutter's own"),
    /// The disk, the journal or another ground could not be written or read.
    GROUND(74, "the journal or the disk could not be read or written");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The number that the process exits with.
    public int code() {
        return code;
    }

    /// For help texts.
    public String meaning() {
        return meaning;
    }
}
