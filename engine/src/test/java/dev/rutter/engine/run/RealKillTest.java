package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.ChildJava;
import dev.rutter.engine.support.KilledEngine;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a real engine with real children, at moments drawn from a seed that is printed; and
/// the ground giving way under one: a full disk, a database that another process keeps.
@Tag("slow")
class RealKillTest {
    private static final int KILLS = 100;
    private static final int LANES = 4;
    private static final int STEPS = 14;
    private static final int LINES = 300;

    /// Whatever the machine, the test ends.
    private static final Duration MOST = Duration.ofMinutes(10);

    @TempDir Path home;

    private static Plan plan(List<PlannedStep> steps) {
        return Plans.plan(steps, List.of(), List.of(), Plans.NOBODY, Map.of());
    }

    private static PlannedStep ask(String id, String script) {
        return Plans.shell(id, Phase.PREPARE, id, script, IfInterrupted.ASK, 1);
    }

    private static Plan longOne() {
        return plan(
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj(n ->
                                ask(
                                        "step-" + n,
                                        "echo "
                                                + n
                                                + " >> begun; seq 1 "
                                                + LINES / 2
                                                + "; sleep 0.4; seq "
                                                + (LINES / 2 + 1)
                                                + " "
                                                + LINES
                                                + "; echo "
                                                + n
                                                + " >> ended"))
                        .toList());
    }

    @Test
    void a_run_that_is_killed_a_hundred_times_repeats_nothing_and_loses_nothing() throws Exception {
        long seed = Long.getLong("rutter.seed", System.nanoTime());
        System.out.println("-Drutter.seed=" + seed);
        var until = System.nanoTime() + MOST.toNanos();
        // Side by side, each with a home of its own: most of the time is waiting for a moment.
        try (var threads = Executors.newFixedThreadPool(LANES)) {
            var lanes = new ArrayList<Future<?>>();
            for (var lane = 0; lane < LANES; lane++) {
                var draw = new SplittableRandom(seed + lane);
                var folder = Files.createDirectory(home.resolve("lane-" + lane));
                lanes.add(
                        threads.submit(() -> {
                            kill(folder, draw, seed, until);
                            return null;
                        }));
            }
            for (var lane : lanes) {
                lane.get();
            }
        }
    }

    private static void kill(Path home, SplittableRandom draw, long seed, long until)
            throws Exception {
        var killed = 0;
        for (var round = 1; killed < KILLS / LANES; round++) {
            var work = Files.createDirectory(home.resolve("work-" + round));
            var run = begin(home, longOne(), work);
            for (var over = false; !over; ) {
                assertThat(System.nanoTime()).as("the seed is " + seed).isLessThan(until);
                // From life to life the clock jumps, forward and back.
                var ahead = Long.toString(draw.nextLong(-3600, 3600));
                var folder = home.toString();
                try (var engine = ChildJava.start(KilledEngine.class, folder, run, folder, ahead)) {
                    if (killed < KILLS / LANES) {
                        if (draw.nextInt(4) > 0) {
                            assertThat(engine.line()).contains("up");
                        }
                        LockSupport.parkNanos(draw.nextLong(1_000_000_000));
                        engine.kill();
                        killed++;
                    } else {
                        assertThat(engine.rest()).last().asString().contains("SIGNED_OFF");
                    }
                }
                over = over(home, run);
            }
            holds(home, run, work, seed);
        }
    }

    private static boolean over(Path home, String run) {
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            return KilledEngine.engine(home, store, journal).state(run).end().isPresent();
        }
    }

    private static String begin(Path home, Plan plan, Path work) {
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            return KilledEngine.engine(home, store, journal)
                    .begin(plan, new RunOptions("", "jo", 1, work));
        }
    }

    private static void holds(Path home, String run, Path work, long seed) throws Exception {
        var all = IntStream.rangeClosed(1, STEPS).mapToObj(String::valueOf).toList();
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            assertThat(RunState.of(journal.read(run, 0)).end().orElseThrow().end())
                    .as("seed %d, %s", seed, told(journal, run))
                    .isEqualTo(End.SIGNED_OFF);
        }
        assertThat(Files.readAllLines(work.resolve("begun"))).as("seed " + seed).isEqualTo(all);
        assertThat(Files.readAllLines(work.resolve("ended"))).as("seed " + seed).isEqualTo(all);
        var printed = new ArrayList<String>();
        IntStream.rangeClosed(1, LINES).forEach(n -> printed.add(String.valueOf(n)));
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            var events = journal.read(run, 0);
            var state = RunState.of(events);
            assertThat(state.questions()).as("nothing was unclear, seed " + seed).isEmpty();
            assertThat(journal.verify(run)).isEmpty();
            for (var step : state.steps().values()) {
                var folder = Path.of(step.process().orElseThrow().folder());
                assertThat(Files.readAllLines(folder.resolve("output")))
                        .as(step.step() + ", seed " + seed)
                        .isEqualTo(printed);
            }
        }
    }

    private static List<String> told(SqlJournal journal, String run) {
        return journal.read(run, 0).stream()
                .skip(1)
                .map(recorded -> recorded.event().toString())
                .toList();
    }

    @Test
    void a_full_disk_stops_the_engine_and_once_there_is_space_the_run_goes_on() throws Exception {
        var full = Files.createDirectory(home.resolve("small"));
        var work = Files.createDirectory(home.resolve("work"));
        var enclosed = List.of("unshare", "--user", "--map-root-user", "--mount");
        assumeTrue(
                small(enclosed, full, "true").succeeded(),
                "needs a mount namespace of its own, which this system does not let users make");
        var told = small(enclosed, full, FilledDisk.command(full, work)).said();
        assertThat(told)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("full: ")
                                .contains("the disk is full")
                                .contains("free some space"))
                .contains("then: SIGNED_OFF", "chain: unbroken");
        assertThat(Files.readAllLines(work.resolve("ended"))).containsExactly("1", "2", "3");
    }

    /// Its second step fills the disk.
    static Plan filling(Path filler) {
        var fills = "dd if=/dev/zero of=" + filler + " bs=4k 2>/dev/null; echo 2 >> ended";
        return plan(
                List.of(
                        ask("one", "echo 1 >> ended"),
                        ask("two", fills),
                        ask("three", "echo 3 >> ended")));
    }

    private record Enclosed(boolean succeeded, List<String> said) {}

    /// Runs a command where a small file system is mounted at a folder, for that command alone.
    private static Enclosed small(List<String> enclosed, Path full, String command)
            throws Exception {
        var line = new ArrayList<>(enclosed);
        line.addAll(
                List.of(
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=1m tmpfs '" + full + "' && " + command));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try (var reader = process.inputReader()) {
                var said = reader.readAllLines();
                process.waitFor();
                return new Enclosed(process.exitValue() == 0, said);
            }
        } catch (java.io.IOException noUnshare) {
            return new Enclosed(false, List.of());
        }
    }

    @Test
    void a_database_that_another_process_keeps_is_waited_for() throws Exception {
        var work = Files.createDirectory(home.resolve("work"));
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            var engine = KilledEngine.engine(home, store, journal);
            var run =
                    engine.begin(
                            plan(
                                    List.of(
                                            ask(
                                                    "one",
                                                    "touch here; until [ -e go ]; do sleep 0.05; done"),
                                            ask("two", "echo 2 >> ended"))),
                            new RunOptions("", "jo", 1, work));
            var kept = new CountDownLatch(1);
            engine.listen(recorded -> {
                if (recorded.event() instanceof RunEvent.ProcessStarted started
                        && started.step().equals("one")) {
                    Thread.ofVirtual().start(() -> keep(work, kept));
                }
            });
            assertThat(engine.carryOn(run, "jo", Asker.nobody())).isInstanceOf(Halt.Ended.class);
            assertThat(kept.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readAllLines(work.resolve("ended"))).containsExactly("2");
            assertThat(journal.verify(run)).isEmpty();
        }
    }

    /// Takes the write lock, lets the step end, and keeps the lock for two seconds more.
    private void keep(Path work, CountDownLatch kept) {
        var file = "jdbc:sqlite:" + home.resolve(Store.FILE);
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Files.createFile(work.resolve("go"));
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            statement.execute("COMMIT");
            kept.countDown();
        } catch (java.sql.SQLException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
