package dev.rutter.engine.run;

/// What became of an answer.
public enum Reception {
    /// It is the one that counts.
    COUNTED,
    /// The question is not asked yet; the answer counts when it is.
    COUNTED_EARLY,
    /// Another answer came first.
    ALREADY_ANSWERED,
    /// No such question is asked, or it cannot be answered before its evidence is there.
    NOT_ASKED,
    /// It tells of what only a step still to be done brings about.
    TOO_EARLY,
    /// Somebody else has to answer.
    NOT_YOURS,
    /// The question does not take this answer.
    NOT_THAT,
    /// A step is skipped for a reason or not at all.
    NEEDS_REASON,
    /// The run is over.
    RUN_OVER;

    /// Whether the answer is taken.
    public boolean counts() {
        return this == COUNTED || this == COUNTED_EARLY;
    }
}
