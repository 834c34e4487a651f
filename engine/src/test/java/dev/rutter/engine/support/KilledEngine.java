package dev.rutter.engine.support;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.run.Aftermath;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.LockGuard;
import dev.rutter.engine.session.ProcessStamp;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;

/// An engine with real tools and a real journal in a process of its own, to be killed.
public final class KilledEngine {
    private KilledEngine() {}

    /// Goes on with a run and prints how it halted; says `up` once it is about to.
    ///
    /// @param arguments home, run, and where the runs' files are if not in the home
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            var files = arguments.length > 2 ? Path.of(arguments[2]) : home;
            var engine = engine(files, store, journal);
            System.out.println("up");
            System.out.flush();
            var halt = engine.carryOn(arguments[1], "jo", Asker.nobody());
            System.out.println(halt);
            System.out.flush();
        } catch (JournalException e) {
            System.out.println(e.getMessage());
            System.out.flush();
        }
    }

    /// The engine as the command line has it.
    public static Engine engine(Path home, Store store, SqlJournal journal) {
        var lock =
                new EnvironmentLock(
                        store,
                        InstantSource.system(),
                        ZoneOffset.UTC,
                        ProcessStamp.current().text(),
                        name -> ProcessStamp.parse(name).map(ProcessStamp::alive).orElse(false));
        return new Engine(
                journal,
                Toolset.opener(new HashMap<>(System.getenv())),
                new LockGuard(lock, journal),
                Aftermath.none(),
                home,
                InstantSource.system(),
                Sleeper.real());
    }
}
