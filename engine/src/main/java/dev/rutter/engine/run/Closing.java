package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.RunEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

/// The last things of a run: what was frozen is set again, its papers are written, once each, and
/// it is over.
record Closing(Journal journal, Aftermath aftermath, RunFiles files, Consumer<RunEvent> record) {

    void close(Optional<Hosting> hosting, RunState state, RunEvent.End end, String because) {
        new Thaw(hosting, record).at(end, state);
        var written = new HashSet<String>();
        state.files().forEach(file -> written.add(file.kind()));
        for (var scribe : aftermath.scribes()) {
            for (var sheet : scribe.write(journal.read(state.run(), 0), end, because)) {
                if (written.add(sheet.kind())) {
                    record.accept(new RunEvent.FileWritten(sheet.kind(), files.write(sheet)));
                }
            }
        }
        record.accept(new RunEvent.RunEnded(end, because));
    }
}
