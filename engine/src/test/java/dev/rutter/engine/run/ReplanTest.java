package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document was edited between a failure and the run's resumption.
class ReplanTest {
    @TempDir Path home;

    private static Plan edited(UnaryOperator<List<PlannedStep>> edit) {
        var plan = Plans.shop();
        return new Plan(
                plan.file(),
                "1".repeat(64),
                plan.title(),
                plan.environment(),
                edit.apply(new ArrayList<>(plan.steps())),
                plan.rollback(),
                plan.rules(),
                plan.open(),
                plan.unread(),
                plan.issues(),
                plan.severities(),
                plan.escalations(),
                plan.templates());
    }

    private Plan placed(UnaryOperator<List<PlannedStep>> edit) {
        return Engine.placed(edited(edit), home);
    }

    private static PlannedStep shell(String id, String title, String script) {
        return Plans.shell(id, Phase.DEPLOY, title, script, IfInterrupted.ASK, 25);
    }

    /// A run whose migration failed, and that asks what to do.
    private World failed() throws Exception {
        var world = new World(home);
        world.tools.ends.put("./bin/migrate", new Fate.Exited(1, "no such option\n"));
        world.carryOn(world.beginAsking(Plans.shop()));
        return world;
    }

    @Test
    void without_a_new_plan_the_recorded_one_goes_on_and_the_edit_is_noted_once() throws Exception {
        var world = failed();
        var run = world.state().run();
        world.engine().noteEdited(run, "1".repeat(64));
        world.engine().noteEdited(run, "1".repeat(64));
        world.tools.ends.clear();
        world.engine().skip(run, "deploy-2", "mia", "applied by hand");
        world.carryOn(run);
        assertThat(world.all(RunEvent.DocumentEdited.class)).hasSize(1);
        assertThat(world.state().plan().digest()).isEqualTo("0".repeat(64));
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_mended_command_is_run_in_place_of_the_one_that_failed_and_nothing_is_done_twice()
            throws Exception {
        var world = failed();
        var run = world.state().run();
        var plan =
                placed(steps -> {
                    steps.set(3, shell("deploy-2", "Apply the migrations", "./bin/migrate --all"));
                    return steps;
                });
        assertThat(world.engine().replan(run, plan)).isEmpty();
        world.engine().carryOn(run, "mia", world.asker(), Optional.of(plan));
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran)
                .containsExactly(
                        "git status --porcelain",
                        "./bin/migrate",
                        "./bin/migrate --all",
                        "./bin/count");
        assertThat(world.tools.announced).hasSize(1);
        assertThat(world.all(RunEvent.RunReplanned.class)).hasSize(1);
        // The old step is history; its question is nobody's any more.
        assertThat(world.state().outcome("deploy-2").orElseThrow().good()).isFalse();
        assertThat(world.state().openQuestions()).isEmpty();
    }

    @Test
    void what_was_done_may_neither_vanish_nor_get_a_new_step_before_it() throws Exception {
        var world = failed();
        var run = world.state().run();
        var without = placed(steps -> steps.subList(1, steps.size()));
        assertThat(world.engine().replan(run, without).orElseThrow())
                .contains("Working tree is clean")
                .contains("no longer has it");
        var before =
                placed(steps -> {
                    steps.add(2, shell("deploy-1", "Warm up", "./bin/warm"));
                    return steps;
                });
        assertThat(world.engine().replan(run, before).orElseThrow())
                .contains("Warm up")
                .contains("stands before \"Tell the team\"");
        // A plan that does not fit is not followed, whoever asks for it.
        world.engine().carryOn(run, "mia", world.asker(), Optional.of(without));
        assertThat(world.all(RunEvent.RunReplanned.class)).isEmpty();
    }

    @Test
    void a_step_keeps_its_id_although_the_edit_numbers_it_anew() throws Exception {
        var world = failed();
        var run = world.state().run();
        var plan =
                placed(steps -> {
                    steps.add(4, shell("deploy-3", "Warm up", "./bin/warm"));
                    steps.set(5, shell("deploy-4", "Count the release", "./bin/count"));
                    return steps;
                });
        world.tools.ends.clear();
        world.engine().retry(run, Optional.empty(), "mia", "");
        world.tools.ends.put("./bin/migrate", new Fate.Exited(0, "schema is up to date\n"));
        world.engine().carryOn(run, "mia", world.asker(), Optional.of(plan));
        assertThat(world.state().plan().steps().stream().map(PlannedStep::id))
                .doesNotHaveDuplicates();
        assertThat(world.state().plan().step("deploy-3").orElseThrow().title())
                .isEqualTo("Count the release");
        assertThat(world.tools.ran)
                .containsExactly(
                        "git status --porcelain",
                        "./bin/migrate",
                        "./bin/migrate",
                        "./bin/warm",
                        "./bin/count");
    }
}
