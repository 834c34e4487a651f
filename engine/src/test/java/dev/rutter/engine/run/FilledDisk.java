package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.ChildJava;
import dev.rutter.engine.support.KilledEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// A run whose journal's disk is filled by one of its own steps, and that goes on once there is
/// space: a process of its own, since only it sees the small disk.
final class FilledDisk {
    private FilledDisk() {}

    /// A shell's words that start it, twice: the second finds the disk full.
    ///
    /// @param full where the small disk is
    /// @param work where the children's files are: what is tried is the journal's disk
    static String command(Path full, Path work) {
        var once =
                ChildJava.command(FilledDisk.class, full.toString(), work.toString()).stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        return once + " && " + once;
    }

    /// Prints what the full disk was told as; begun again, makes room and prints how the run and
    /// its chain ended.
    ///
    /// @param arguments where the small disk is, and where the children's files are
    public static void main(String[] arguments) throws Exception {
        var full = Path.of(arguments[0]);
        var work = Path.of(arguments[1]);
        var filler = full.resolve("filler");
        var again = Files.deleteIfExists(filler);
        try (var store = Store.open(full, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            var engine = KilledEngine.engine(work, store, journal);
            if (again) {
                var run = journal.runs().getFirst();
                var halt = engine.carryOn(run, "jo", Asker.nobody());
                System.out.println(
                        "then: " + (halt instanceof Halt.Ended ended ? ended.end() : halt));
                System.out.println(
                        "chain: " + (journal.verify(run).isEmpty() ? "unbroken" : "broken"));
            } else {
                var options = new RunOptions("", "jo", 1, work);
                var run = engine.begin(RealKillTest.filling(filler), options);
                System.out.println("not full: " + engine.carryOn(run, "jo", Asker.nobody()));
            }
        } catch (JournalException e) {
            System.out.println("full: " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
        System.out.flush();
    }
}
