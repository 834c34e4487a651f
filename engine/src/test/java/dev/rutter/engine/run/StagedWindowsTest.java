package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployment in stages: a canary, a window, the rest, a window. Each window is as long as the
/// document says, whenever its stage begins.
class StagedWindowsTest {
    private static final Duration TEN = Duration.ofMinutes(10);

    @TempDir Path home;

    private static PlannedStep window(String id, int line, Optional<String> stage) {
        return Plans.step(
                id,
                Phase.WATCH,
                "Watch for ten minutes",
                new Action.Watch(id, Duration.ZERO, TEN, List.of(Plans.below1(line)), stage),
                IfInterrupted.REPEAT,
                line);
    }

    private static PlannedStep promote(PlannedStep like) {
        return Plans.step(
                "watch-3",
                Phase.WATCH,
                "Release it for everybody",
                like.action(),
                IfInterrupted.ADOPT,
                52);
    }

    /// The shop's deployment, then a window, a question, the second release and its window.
    private static Plan plan() {
        var shop = Plans.shop();
        var deploy =
                shop.steps().stream()
                        .filter(step -> step.phase() != Phase.WATCH)
                        .collect(java.util.stream.Collectors.toList());
        var acts = deploy.stream().filter(step -> step.action() instanceof Action.Hosting).toList();
        deploy.add(window("watch-1", 50, Optional.empty()));
        deploy.add(
                Plans.step(
                        "watch-2",
                        Phase.WATCH,
                        "Support has heard of nothing",
                        new Action.Ask("Support has heard of nothing"),
                        IfInterrupted.REPEAT,
                        51));
        deploy.add(promote(acts.getLast()));
        deploy.add(window("watch-4", 53, Optional.of("watch-3")));
        return Plans.plan(
                deploy,
                shop.rollback(),
                List.of(),
                Plans.NOBODY,
                Map.of("The change is approved by somebody", "yes"));
    }

    /// Answers the question long after the second window would be over, counted from go-live.
    private World answeredLate() throws Exception {
        var world = new World(home);
        world.run(plan(), "good2");
        assertThat(world.state().openQuestions().getFirst().question()).isEqualTo("watch-2");
        world.time.sleep(Duration.ofMinutes(40));
        world.engine().answer(world.state().run(), "watch-2", Answer.YES, "mia", "");
        return world;
    }

    private static Duration watched(RunState state) {
        var stage = state.step("watch-3").flatMap(RunState.StepState::endedAt).orElseThrow();
        return Duration.between(stage, state.window("watch-4").looks().getLast().at());
    }

    @Test
    void a_later_stages_window_is_whole_however_late_that_stage_begins() throws Exception {
        var world = answeredLate();
        world.carryOn(world.state().run());
        var state = world.state();
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(watched(state)).isBetween(TEN, TEN.plusMinutes(1));
        // Often right after it begins, as after going live.
        assertThat(state.window("watch-4").looks()).hasSizeGreaterThan(60);
    }

    @Test
    void a_later_stages_window_ends_when_it_should_whatever_is_killed_meanwhile() throws Exception {
        var world = answeredLate();
        var run = world.state().run();
        var lives = 0;
        for (var halt = Optional.<Halt>empty(); halt.isEmpty(); lives++) {
            try {
                halt =
                        Optional.of(
                                world.engine(new DyingJournal(world.journal, 20, lives % 2 == 0))
                                        .carryOn(run, "jo", world.asker()));
            } catch (DyingJournal.Died died) {
                world.time.sleep(Duration.ofSeconds(30));
            }
            assertThat(lives).isLessThan(50);
        }
        assertThat(lives).isGreaterThan(2);
        var state = world.state();
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(watched(state)).isBetween(TEN, TEN.plusMinutes(1));
        assertThat(world.all(RunEvent.WindowBegan.class)).hasSize(2);
    }

    @Test
    void what_a_later_stage_breaks_is_seen_in_its_window_and_taken_back() throws Exception {
        var world = answeredLate();
        world.hosting.errors.put("good2", 33.0);
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
    }

    @Test
    void the_release_is_live_with_its_first_stage_and_taken_back_from_there() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("good2", 33.0);
        world.run(plan(), "good2");
        var state = world.state();
        assertThat(state.live()).isPresent();
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
        assertThat(state.outcome("watch-3")).isEmpty();
    }
}
