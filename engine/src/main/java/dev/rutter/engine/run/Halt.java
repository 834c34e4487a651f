package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import java.util.List;

/// Why a process no longer goes on with a run.
public sealed interface Halt {

    /// The run is over.
    record Ended(End end, String because) implements Halt {}

    /// The run waits for answers, and nobody is here to give them: append them, then carry on.
    ///
    /// @param asked what the run is waiting for
    /// @param ahead lines for people further on that can be answered already
    record Paused(List<QuestionAsked> asked, List<Question> ahead) implements Halt {
        public Paused {
            asked = List.copyOf(asked);
            ahead = List.copyOf(ahead);
        }
    }

    /// The run stands still because a person wants it to, until it is resumed.
    record Held(String by, String why) implements Halt {}

    /// Another run holds the environment; nothing was done. `who` says which run, whose and since
    /// when. A run that had done nothing yet is ended by it; any other can be gone on with later.
    record Refused(String who) implements Halt {}

    /// The environment names something that is not there (a `$NAME` that is not set, a hosting that
    /// does not answer); nothing was done.
    record Unopened(String why) implements Halt {}

    /// The environment's lock was lost to somebody else, so nothing more may be done here.
    record Displaced(String why) implements Halt {}
}
