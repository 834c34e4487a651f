package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way back that was planned is the one that is gone, step for step.
class PlannedWayBackTest {
    private static final String DOCUMENT =
            """
            # Ferry

            ## Deployment

            1. Click "Manual Deploy" → "Deploy latest commit"

            ## Verification

            ```bash
            ./bin/sails
            ```

            ```
            Expected: sails
            ```

            ## Watching

            ### Immediate (0-5 minutes)

            - Error rate < 1 %

            ## Rollback

            ### By revert

            ```bash
            ./bin/revert
            ```
            """;

    private static final String METRIC =
            """
            environments:
              production:
                metrics: { error rate: { command: ./bin/rate, unit: "%" } }
            """;

    @TempDir Path home;

    private static Plan plan(String more) {
        var yaml =
                "environments:\n  production:\n    hosting: { kind: render, service: shop }\n"
                        + more;
        var companion = CompanionReader.read(yaml);
        assertThat(companion.problems()).isEmpty();
        return Planner.plan(
                "FERRY.md",
                MarkdownReader.read(DOCUMENT),
                companion.environments().values().iterator().next());
    }

    private World gone(Plan plan) throws Exception {
        assertThat(plan.open()).isEmpty();
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        world.tools.ends.put("./bin/sails", new Fate.Exited(0, "sails\n"));
        assertThat(world.run(plan, "bad"))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended ->
                                assertThat(ended.end())
                                        .as(ended.because())
                                        .isIn(End.ROLLED_BACK, End.ROLLBACK_UNPROVEN));
        assertThat(
                        world.all(RunEvent.StepBegan.class).stream()
                                .map(RunEvent.StepBegan::step)
                                .filter(step -> step.startsWith("rollback")))
                .isEqualTo(plan.rollback().stream().map(Plan.PlannedStep::id).toList());
        return world;
    }

    @Test
    void the_documents_own_procedure_runs_alone_where_it_was_chosen() throws Exception {
        var world = gone(plan("    choose: { Rollback: By revert }\n"));
        assertThat(world.hosting.asked).containsExactly("deploy bad");
        assertThat(world.tools.ran).containsOnlyOnce("./bin/revert");
        assertThat(world.state().rollback().orElseThrow().target()).isEmpty();
        assertThat(world.state().hosting(HostingAnswered.About.GOOD_BEFORE)).isEmpty();
    }

    @Test
    void the_hostings_own_runs_with_its_going_live_where_nothing_was_chosen() throws Exception {
        var world = gone(plan(""));
        assertThat(world.hosting.asked).containsExactly("deploy bad", "roll back dep-1");
        assertThat(world.tools.ran).doesNotContain("./bin/revert");
        assertThat(world.state().rollback().orElseThrow().target()).isEqualTo("dep-1");
    }

    /// What makes the figures good again.
    private String heals = "./bin/revert";

    /// The document's own steps back, each of which ends well, and what verifies them.
    private RunState byTheDocument(String back) throws Exception {
        return byTheDocument(back, new Fate.Exited(0, ""));
    }

    private RunState byTheDocument(String back, Fate revert) throws Exception {
        var document =
                """
                # Ferry

                ## Deployment

                ```bash
                ./bin/sail
                ```

                ## Watching (5 minutes)

                - Error rate > 5 %: roll back

                ## Rollback

                ```bash
                ./bin/revert
                ```

                """
                        + back;
        var companion = CompanionReader.read(METRIC);
        assertThat(companion.problems()).isEmpty();
        var plan =
                Planner.plan(
                        "FERRY.md",
                        MarkdownReader.read(document),
                        companion.environments().values().iterator().next());
        assertThat(plan.open()).isEmpty();
        var world = new World(home);
        world.hosting.errors.put("good1", 33.3);
        world.tools.ends.put("./bin/revert", revert);
        world.tools.heals = heals;
        world.run(plan, "bad");
        assertThat(world.tools.ran).contains("./bin/revert");
        return world.state();
    }

    @Test
    void that_a_command_went_back_is_no_proof_that_it_is_back() throws Exception {
        var world = new World(home);
        world.answers.put("verify-1", Answer.NO);
        world.answers.put("verify-1:roll-back", Answer.YES);
        var plan =
                Planner.plan(
                        "FERRY.md",
                        MarkdownReader.read(
                                """
                                # Ferry

                                ## Deployment

                                ```bash
                                ./bin/sail
                                ```

                                ## Verification

                                - [ ] Look whether the ferry lies straight in the water

                                ## Rollback

                                ```bash
                                ./bin/revert
                                ```
                                """),
                        CompanionReader.read(METRIC).environments().values().iterator().next());
        world.run(plan, "bad");
        var end = world.state().end().orElseThrow();
        assertThat(end.end()).as(end.because()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(end.because()).contains("nothing in the plan verifies it");
    }

    @Test
    void the_figure_that_decided_is_looked_at_again_and_proves_it_where_it_is_good()
            throws Exception {
        var state = byTheDocument("");
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
        assertThat(state.rollback().orElseThrow().seen())
                .isEqualTo("verified by \"Look again at the figure that decided to go back\"");
        assertThat(state.outcome("rollback-verify-figure").orElseThrow().line())
                .contains("error rate 0 % over 5 min");
    }

    @Test
    void a_figure_that_is_as_bad_after_going_back_leaves_it_unproven_whatever_else_verifies_it()
            throws Exception {
        heals = "";
        var state = byTheDocument(VERIFIED);
        var end = state.end().orElseThrow();
        assertThat(end.end()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(end.because())
                .contains("Look again at the figure that decided to go back")
                .contains("33.3 %");
    }

    private static final String VERIFIED =
            """
            ### Verify the rollback

            ```bash
            ls -l current
            ```
            """;

    @Test
    void where_the_way_back_failed_nobody_says_since_when_the_old_release_serves()
            throws Exception {
        var state = byTheDocument("", new Fate.Exited(1, "no such release\n"));
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(state.rollback().orElseThrow().millis()).isZero();
        assertThat(Return.serving(state, state.plan().rollback())).isEmpty();
    }

    @Test
    void what_the_document_verifies_behind_its_own_steps_is_a_proof() throws Exception {
        var state = byTheDocument(VERIFIED);
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
        assertThat(state.rollback().orElseThrow().seen())
                .startsWith("verified by 2 steps, from \"Verify the rollback\"");
    }

    @Test
    void a_way_back_of_which_nothing_was_done_is_no_way_back_whatever_is_verified_behind_it()
            throws Exception {
        var plan =
                Planner.plan(
                        "FERRY.md",
                        MarkdownReader.read(
                                """
                                # Ferry

                                ## Deployment

                                ```bash
                                ./bin/sail
                                ```

                                ## Watching (5 minutes)

                                - Error rate > 5 %: roll back

                                ## Rollback

                                If the mast was changed:

                                ```bash
                                ./bin/old-mast
                                ```

                                ### Verify the rollback

                                ```bash
                                ls -l current
                                ```
                                """),
                        CompanionReader.read(METRIC).environments().values().iterator().next());
        var world = new World(home);
        world.hosting.errors.put("good1", 33.3);
        world.answers.put("rollback-1:when", Answer.NO);
        world.run(plan, "bad");
        assertThat(world.tools.ran).doesNotContain("./bin/old-mast");
        var end = world.state().end().orElseThrow();
        assertThat(end.end()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(end.because()).contains("nothing was taken back");
    }

    @Test
    void the_first_run_goes_back_to_what_was_live_before_it_also_where_that_was_told_late()
            throws Exception {
        var world = new World(home);
        world.hosting.away = 3;
        world.hosting.errors.put("bad", 33.3);
        world.run(Plans.brief(), "bad");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
        assertThat(world.state().rollback().orElseThrow().target()).isEqualTo("dep-1");
    }

    @Test
    void a_hosting_that_does_not_tell_what_to_go_back_to_stops_the_run_before_anything_changed()
            throws Exception {
        var world = new World(home);
        world.hosting.away = 1000;
        world.run(Plans.brief(), "good2");
        var end = world.state().end().orElseThrow();
        assertThat(end.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(end.because())
                .contains("release to go back to")
                .contains("the list of releases is not to be had");
        assertThat(world.hosting.asked).isEmpty();
        assertThat(world.hosting.away).isGreaterThan(900);
        // who watches the run sees what it waits for, from the first time on
        assertThat(world.all(HostingAnswered.class))
                .extracting(HostingAnswered::act)
                .containsExactly(HostingAnswered.About.AWAY);
        assertThat(world.tools.ran).containsExactly("git status --porcelain");
    }

    @Test
    void that_there_is_no_release_to_go_back_to_is_said_before_the_deployment() throws Exception {
        var world = new World(home);
        world.hosting.releases.clear();
        world.run(Plans.brief(), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        var before =
                world.events()
                        .takeWhile(event ->
                                !(event instanceof RunEvent.StepBegan began
                                        && began.step().equals("deploy-1")))
                        .toList();
        assertThat(before)
                .anyMatch(event ->
                        event instanceof RunEvent.Judged judged
                                && judged.step().equals("rollback-1")
                                && judged.verdict().seen().equals("no release to go back to"));
    }

    @Test
    void what_took_a_column_away_is_not_gone_back_from_unasked() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        var shop = Plans.shop();
        var steps = new java.util.ArrayList<>(shop.steps());
        steps.set(
                3,
                Plans.step(
                        "deploy-2",
                        dev.rutter.language.runbook.Phase.DEPLOY,
                        "Apply the migrations",
                        new dev.rutter.language.runbook.Action.Query(
                                "ALTER TABLE orders DROP COLUMN note"),
                        dev.rutter.language.plan.Plan.IfInterrupted.ASK,
                        25));
        var plan =
                Plans.plan(
                        steps,
                        shop.rollback(),
                        shop.rules(),
                        Plans.NOBODY,
                        shop.environment().acknowledged());
        assertThat(world.run(plan, "bad"))
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked().getFirst().evidence())
                                        .contains("Apply the migrations")
                                        .contains("DROP COLUMN note"));
        assertThat(world.hosting.asked).containsExactly("deploy bad");
        // Nobody answers: what would break is left as it is, and people are called.
        world.time.sleep(Duration.ofDays(1));
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED);
        assertThat(world.state().incident()).isPresent();
    }
}
