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
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;

/// An engine with real tools and a real journal in a process of its own, to be killed.
public final class KilledEngine {
    private KilledEngine() {}

    /// Goes on with a run and prints how it halted; says `up` once it is about to.
    ///
    /// @param arguments home, run, where the runs' files are if not in the home, and by how many
    ///   seconds its clock is ahead of the machine's
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var clock = ahead(arguments.length > 3 ? Long.parseLong(arguments[3]) : 0);
        try (var store = Store.open(home, clock);
                var journal = new SqlJournal(store, clock)) {
            var files = arguments.length > 2 ? Path.of(arguments[2]) : home;
            var engine = engine(files, store, journal, clock);
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

    private static InstantSource ahead(long seconds) {
        return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
    }

    /// The engine as the command line has it.
    public static Engine engine(Path home, Store store, SqlJournal journal) {
        return engine(home, store, journal, InstantSource.system());
    }

    private static Engine engine(Path home, Store store, SqlJournal journal, InstantSource clock) {
        var lock =
                new EnvironmentLock(
                        store,
                        clock,
                        ZoneOffset.UTC,
                        ProcessStamp.current().text(),
                        name -> ProcessStamp.parse(name).map(ProcessStamp::alive).orElse(false));
        return new Engine(
                journal,
                Toolset.opener(new HashMap<>(System.getenv())),
                new LockGuard(lock, journal),
                Aftermath.none(),
                home,
                clock,
                Sleeper.real());
    }
}
