package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.End;
import java.util.List;

/// Writes what people keep of a run. Pure: text from events.
@FunctionalInterface
public interface Scribe {

    /// The files for a run that is about to end like this; may be none.
    List<Sheet> write(List<Recorded> events, End end, String because);

    /// A file in the run's folder.
    ///
    /// @param kind `deployment log`, `post-mortem`
    record Sheet(String kind, String name, String text) {}
}
