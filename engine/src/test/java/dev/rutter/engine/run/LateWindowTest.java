package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window that is reached late, because somebody took their time over a question after go-live.
class LateWindowTest {
    @TempDir Path home;

    /// The shop with a question between going live and the first window.
    private static Plan plan() {
        var shop = Plans.shop();
        var steps = new ArrayList<PlannedStep>();
        for (var step : shop.steps()) {
            if (step.id().equals("watch-1")) {
                steps.add(
                        Plans.step(
                                "verify-2",
                                Phase.VERIFY,
                                "The page looks right",
                                new Action.Ask("The page looks right"),
                                IfInterrupted.REPEAT,
                                45));
            }
            if (!step.id().equals("watch-2")) {
                steps.add(step);
            }
        }
        return Plans.plan(
                steps,
                shop.rollback(),
                List.of(),
                Plans.NOBODY,
                Map.of(
                        "The change is approved by somebody",
                        "yes",
                        "The deployer signs the release off",
                        "yes"));
    }

    @Test
    void is_judged_from_its_stated_start_and_not_from_when_it_was_reached() throws Exception {
        var world = new World(home);
        world.run(plan(), "good2");
        var run = world.state().run();
        assertThat(world.state().openQuestions().getFirst().question()).isEqualTo("verify-2");
        world.time.sleep(Duration.ofMinutes(20));
        world.engine().answer(run, "verify-2", Answer.YES, "mia", "");
        world.carryOn(run);
        // Nobody is asked about a window of no length: it rests on the minutes that it is about.
        assertThat(world.questions).containsExactly("verify-2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        var first = world.state().window("watch-1").looks().getFirst().seen().getFirst();
        assertThat(first)
                .isInstanceOfSatisfying(
                        Measurement.Figure.class,
                        figure -> {
                            assertThat(figure.over()).isGreaterThan(Duration.ofMinutes(4));
                            assertThat(figure.samples()).isGreaterThan(1000);
                        });
    }
}
