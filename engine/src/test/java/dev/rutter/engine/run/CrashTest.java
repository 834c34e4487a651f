package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine dies at every append, before and after the event is durable, and another goes on.
@Tag("slow")
class CrashTest {
    @TempDir Path home;

    private interface Story {
        void prepare(World world);
    }

    private int crashEverywhere(
            Plan plan,
            String commit,
            Story story,
            End end,
            boolean afterWriting,
            Consumer<World> holds)
            throws Exception {
        return crashEverywhere(plan, commit, story, end, afterWriting, Duration.ZERO, holds);
    }

    /// @param setBack by how much the clock is set back when the engine dies; forward where negative
    private int crashEverywhere(
            Plan plan,
            String commit,
            Story story,
            End end,
            boolean afterWriting,
            Duration setBack,
            Consumer<World> holds)
            throws Exception {
        for (var n = 1; n < 1000; n++) {
            var folder = Files.createDirectory(home.resolve(end + "-" + afterWriting + "-" + n));
            var world = new World(folder);
            story.prepare(world);
            // Whoever is asked how a step ended looks: it did its work if its script ran.
            world.answers.put("deploy-3:interrupted-1", Answer.YES);
            world.ahead = setBack;
            var run = world.begin(plan, commit);
            var dying = new DyingJournal(world.journal, n, afterWriting);
            try {
                world.engine(dying).carryOn(run, "jo", world.asker());
                if (!dying.dead()) {
                    return n;
                }
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            world.ahead = Duration.ZERO;
            var halt = world.carryOn(run);
            assertThat(halt).as("after a death at append %d", n).isInstanceOf(Halt.Ended.class);
            assertThat(((Halt.Ended) halt).end())
                    .as("after a death at append %d: %s", n, ((Halt.Ended) halt).because())
                    .isEqualTo(end);
            holds.accept(world);
            assertThat(world.tools.ran.stream().filter("./bin/count"::equals).count())
                    .as("a step marked ASK after a death at append %d", n)
                    .isLessThanOrEqualTo(1);
            assertThat(Collections.frequency(world.tools.ran, "./bin/migrate"))
                    .isLessThanOrEqualTo(1);
        }
        throw new AssertionError("the run did not end within 1000 appends");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_run_that_is_killed_anywhere_is_signed_off_all_the_same(boolean afterWriting)
            throws Exception {
        var deaths =
                crashEverywhere(
                        Plans.brief(),
                        "good2",
                        world -> {},
                        End.SIGNED_OFF,
                        afterWriting,
                        world -> assertThat(world.hosting.asked).containsExactly("deploy good2"));
        assertThat(deaths).isGreaterThan(60);
    }

    /// A release that was asked for is younger than the step by the hosting's clock, not by this
    /// machine's. Seen to fail with releases looked for by the time at which the step began.
    @ParameterizedTest
    @CsvSource({
        "false,good2,1",
        "true,good2,1",
        "false,bad,1",
        "true,bad,1",
        "false,good2,-1",
        "true,good2,-1",
        "false,bad,-1",
        "true,bad,-1"
    })
    void a_clock_that_jumps_after_a_death_has_nothing_asked_twice(
            boolean afterWriting, String commit, int hoursBack) throws Exception {
        var bad = commit.equals("bad");
        crashEverywhere(
                Plans.brief(),
                commit,
                world -> world.hosting.errors.put("bad", 33.3),
                bad ? End.ROLLED_BACK : End.SIGNED_OFF,
                afterWriting,
                Duration.ofHours(hoursBack),
                world ->
                        assertThat(world.hosting.asked)
                                .containsExactlyElementsOf(
                                        bad
                                                ? List.of("deploy bad", "roll back dep-1")
                                                : List.of("deploy good2")));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_rollback_that_is_killed_anywhere_is_done_once(boolean afterWriting) throws Exception {
        var deaths =
                crashEverywhere(
                        Plans.brief(),
                        "bad",
                        world -> world.hosting.errors.put("bad", 33.3),
                        End.ROLLED_BACK,
                        afterWriting,
                        world -> {
                            assertThat(world.hosting.asked)
                                    .containsExactly("deploy bad", "roll back dep-1");
                            assertThat(world.all(RunEvent.IncidentOpened.class)).hasSize(1);
                            assertThat(world.all(RunEvent.RunEnded.class)).hasSize(1);
                        });
        assertThat(deaths).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void nothing_runs_after_a_failed_gate_wherever_the_engine_dies(boolean afterWriting)
            throws Exception {
        crashEverywhere(
                Plans.brief(),
                "good2",
                world -> world.tools.ends.put("./bin/migrate", new Fate.Exited(1, "ERROR: no\n")),
                End.STOPPED_BEFORE_GO_LIVE,
                afterWriting,
                world -> {
                    assertThat(world.hosting.asked).isEmpty();
                    assertThat(world.tools.ran).doesNotContain("./bin/count");
                });
    }

    @Test
    void a_finished_step_is_not_done_again_by_a_recovery_however_often_its_end_is_told()
            throws Exception {
        var world = new World(home);
        world.run(Plans.shop(List.of(), Plans.NOBODY, Map.of()), "good2");
        var run = world.state().run();
        var done = List.copyOf(world.tools.ran);
        var first = world.state().outcome("prepare-1").orElseThrow();
        assertThat(first.good()).isTrue();
        for (var recovery = 1; recovery <= 3; recovery++) {
            // As a process writes it that was taken for dead.
            world.journal.append(run, new RunEvent.StepBegan("prepare-1", recovery + 1));
            world.journal.append(
                    run,
                    new RunEvent.StepEnded("prepare-1", recovery, new Outcome.Failed("too late")));
            assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
            assertThat(world.tools.ran).as("recovery %d", recovery).isEqualTo(done);
            assertThat(world.state().outcome("prepare-1")).contains(first);
        }
    }
}
