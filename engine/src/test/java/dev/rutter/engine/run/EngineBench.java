package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.KilledEngine;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Phase;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// From the start of a run to its first process, and the resumption of a run with 10,000 events.
/// Run by `bench/engine.sh`.
final class EngineBench {
    private static final int ROUNDS = 15;
    private static final int EVENTS = 10_000;

    private EngineBench() {}

    /// @param arguments a folder
    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory(Path.of(arguments[0]), "engine");
        try (var store = Store.open(home, InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system())) {
            var engine = KilledEngine.engine(home, store, journal);
            var plan =
                    Plans.plan(
                            List.of(
                                    Plans.shell(
                                            "one",
                                            Phase.PREPARE,
                                            "one",
                                            "true",
                                            IfInterrupted.ASK,
                                            1)),
                            List.of(),
                            List.of(),
                            Plans.NOBODY,
                            Map.of());
            var started = new ArrayList<Double>();
            var at = new long[1];
            engine.listen(recorded -> {
                if (recorded.event() instanceof RunEvent.ProcessStarted) {
                    at[0] = System.nanoTime();
                }
            });
            for (int round = 0; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var run = engine.begin(plan, new RunOptions("", "jo", 1, home));
                engine.carryOn(run, "jo", Asker.nobody());
                started.add((at[0] - began) / 1e6);
            }
            told("start of a run to its first process", started);

            var run = engine.begin(Plans.shop(), new RunOptions("c", "jo", 1, home));
            journal.append(run, new RunEvent.StepBegan("watch-1", 1));
            var now = InstantSource.system().instant();
            journal.append(run, new RunEvent.WindowBegan("watch-1", now.plus(Duration.ofDays(1))));
            var figure =
                    new Measurement.Figure(
                            "error rate", BigDecimal.ZERO, "%", 100, Duration.ofSeconds(30));
            for (int i = 3; i < EVENTS; i++) {
                journal.append(run, new RunEvent.WindowSampled("watch-1", List.of(figure)));
            }
            var resumed = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var state = engine.state(run);
                Pilot.next(state, now);
                resumed.add((System.nanoTime() - began) / 1e6);
            }
            told("state and next move of a run with " + EVENTS + " events", resumed);
        }
    }

    private static void told(String what, List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: first %.0f ms, median %.0f ms, least %.0f ms%n",
                what,
                millis.getFirst(),
                sorted.get(sorted.size() / 2),
                sorted.getFirst());
    }
}
