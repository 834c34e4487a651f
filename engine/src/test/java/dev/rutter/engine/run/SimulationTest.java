package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.SimulatedWorld.Planted;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs in worlds where everything goes wrong, each from a seed that is printed where it fails.
class SimulationTest {
    /// Seeds go on from here; another day, another beginning: `-Drutter.first=N`.
    private static final long FIRST = Long.getLong("rutter.first", 1);

    @TempDir Path home;

    /// What has to happen, and often, or the simulation is too kind.
    private static final List<String> HAZARDS =
            List.of(
                    "killed",
                    "frozen",
                    "journal full",
                    "clock back",
                    "clock forward",
                    "second operator",
                    "two answers at once",
                    "stop true",
                    "answer COUNTED",
                    "answer COUNTED_EARLY",
                    "answer ALREADY_ANSWERED",
                    "answer NOT_ASKED",
                    "answer NOT_YOURS",
                    "answer RUN_OVER",
                    "HostingApproval",
                    "reviewed at the hosting",
                    "RollbackBegan",
                    "RunPaused",
                    "WindowSampled");

    private final Map<String, Integer> happened = new TreeMap<>();

    private EnumMap<End, Long> ends(long seeds) {
        var ends = new EnumMap<End, Long>(End.class);
        LongStream.range(FIRST, FIRST + seeds)
                .parallel()
                .mapToObj(seed -> Simulation.of(seed, Planted.NONE, home))
                .forEach(result -> {
                    synchronized (ends) {
                        ends.merge(result.end(), 1L, Long::sum);
                        result.happened()
                                .forEach(
                                        (what, times) -> happened.merge(what, times, Integer::sum));
                    }
                });
        System.out.println(seeds + " seeds from " + FIRST + ": " + ends + " " + happened);
        return ends;
    }

    @Test
    void a_few_hundred_runs_hold_whatever_goes_wrong() {
        assertThat(ends(300)).isNotEmpty();
    }

    @Tag("slow")
    @Test
    void ten_thousand_runs_hold_whatever_goes_wrong_and_end_in_every_way() {
        assertThat(ends(10_000)).containsOnlyKeys(End.values());
        HAZARDS.forEach(hazard ->
                assertThat(happened.getOrDefault(hazard, 0)).as(hazard).isGreaterThan(100));
    }

    /// What once failed.
    @ParameterizedTest
    @ValueSource(longs = {1, 1471, 8464})
    void a_seed_that_failed_once_holds(long seed) {
        Simulation.of(seed, Planted.NONE, home);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "rutter.seed",
            matches = "\\d+",
            disabledReason = "shows one seed that was asked for, with -Drutter.seed=N")
    void the_seed_that_was_asked_for_holds() {
        System.out.println(Simulation.of(Long.getLong("rutter.seed", 1), Planted.NONE, home));
    }

    @Test
    void a_seed_is_a_story_the_same_every_time() {
        assertThat(Simulation.of(7, Planted.NONE, home))
                .isEqualTo(Simulation.of(7, Planted.NONE, home));
    }

    /// A simulation that finds nothing proves nothing: bugs of the engine's surroundings, planted.
    ///
    /// Bugs of the engine itself were planted by hand and seen to be found within 2,000 seeds: a
    /// run that stops without looking how its command ended (no look at a child that may still run
    /// in [Pilot]: "a command's end is known at the run's"), a window judged half a minute before
    /// it is over ([dev.rutter.engine.watch.WindowJudge]: "is not signed off early"), a window that
    /// is due after half its stated length ([StepMove]: "is as long as it is stated").
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_bug_is_found_and_its_seed_is_named(Planted planted) {
        assertThatThrownBy(() ->
                        LongStream.range(1, 2_000)
                                .forEach(seed -> Simulation.of(seed, planted, home)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Drutter.seed=");
    }
}
