package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployment by a document's own commands that fails in the middle.
class HalfWayTest {
    private static final String DEPLOYMENT =
            """
            # Ferry

            ## Deployment

            ```bash
            npm run build
            ln -sfn releases/next current
            ./bin/restart
            ```

            ## Verification

            ```bash
            ./bin/sails
            ```

            ```
            Expected: sails
            ```
            """;

    private static final String ROLLBACK =
            """

            ## Rollback

            ```bash
            ./bin/revert
            ```
            """;

    private static final String HALF_WAY = Question.id("deploy-3", Question.Kind.HALF_WAY, 1);

    @TempDir Path home;

    private static Plan plan(String document) {
        return plan(document, "{}");
    }

    private static Plan plan(String document, String bound) {
        var companion = CompanionReader.read("environments:\n  production: " + bound + "\n");
        assertThat(companion.problems()).isEmpty();
        return Planner.plan(
                "FERRY.md",
                MarkdownReader.read(document),
                companion.environments().values().iterator().next());
    }

    private World world(String fails) {
        var world = new World(home);
        world.tools.ends.put("./bin/sails", new Fate.Exited(0, "sails\n"));
        world.tools.ends.put(fails, new Fate.Exited(1, "no space left\n"));
        return world;
    }

    private static RunState.Ended end(World world) {
        return world.state().end().orElseThrow();
    }

    @Test
    void what_fails_before_anything_changed_stops_and_nobody_is_asked_to_go_back()
            throws Exception {
        var world = world("npm run build");
        world.run(plan(DEPLOYMENT + ROLLBACK), "next");
        assertThat(end(world).end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(end(world).because()).doesNotContain("half done");
        assertThat(world.questions).isEmpty();
        assertThat(world.state().incident()).isEmpty();
    }

    @Test
    void what_fails_with_the_deployment_half_done_asks_whether_to_go_back_and_says_what_is_done()
            throws Exception {
        var world = world("./bin/restart");
        assertThat(world.run(plan(DEPLOYMENT + ROLLBACK), "next"))
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked())
                                        .singleElement()
                                        .satisfies(HalfWayTest::saysWhatIsDone));
        world.engine()
                .answer(world.state().run(), HALF_WAY, Answer.YES, "mia", "the new one serves");
        world.carryOn(world.state().run());
        assertThat(world.tools.ran).containsOnlyOnce("./bin/revert");
        assertThat(end(world).end()).isEqualTo(End.ROLLED_BACK);
    }

    @Test
    void what_a_preparing_step_took_down_is_said_and_nobody_is_left_with_it_unasked()
            throws Exception {
        var prepares =
                DEPLOYMENT.replace(
                        "## Deployment",
                        """
                        ## Pre-deployment

                        ```bash
                        systemctl stop ferry
                        ./bin/copy
                        ```

                        ## Deployment\
                        """);
        var world = world("./bin/copy");
        world.answers.put(Question.id("prepare-1", Question.Kind.DANGER), Answer.YES);
        assertThat(world.run(plan(prepares + ROLLBACK), "next"))
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked())
                                        .singleElement()
                                        .satisfies(it ->
                                                assertThat(it.evidence())
                                                        .contains(
                                                                "prepare-1 (line 6) took down what"
                                                                        + " serves")));
        assertThat(world.state().end()).isEmpty();
    }

    @Test
    void what_was_brought_up_again_before_it_is_none_of_that() throws Exception {
        var prepares =
                DEPLOYMENT.replace(
                        "## Deployment",
                        """
                        ## Pre-deployment

                        ```bash
                        systemctl stop ferry
                        systemctl start ferry
                        ./bin/copy
                        ```

                        ## Deployment\
                        """);
        var world = world("./bin/copy");
        world.answers.put(Question.id("prepare-1", Question.Kind.DANGER), Answer.YES);
        world.run(plan(prepares + ROLLBACK), "next");
        assertThat(end(world).end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void nobody_goes_back_where_nobody_looked_what_serves() throws Exception {
        var world = world("./bin/restart");
        world.run(plan(DEPLOYMENT + ROLLBACK), "next");
        world.time.sleep(Duration.ofMinutes(31));
        world.carryOn(world.state().run());
        assertThat(world.tools.ran).doesNotContain("./bin/revert");
        assertThat(end(world).end()).isEqualTo(End.STOPPED);
        assertThat(world.state().incident()).isPresent();
    }

    private static void saysWhatIsDone(QuestionAsked question) {
        assertThat(question.text()).contains("Go back to the last good release (yes)");
        assertThat(question.evidence())
                .contains("half done: deploy-2 (line 7), deploy-3 (line 8) began")
                .contains("exit status 1");
    }

    @Test
    void who_declines_to_go_back_is_told_that_some_may_serve_and_people_are_called()
            throws Exception {
        var world = world("./bin/restart");
        world.answers.put(HALF_WAY, Answer.NO);
        world.run(plan(DEPLOYMENT + ROLLBACK), "next");
        assertThat(end(world).end()).isEqualTo(End.STOPPED);
        assertThat(end(world).because())
                .contains("going back was declined by mia")
                .contains("deploy-2 (line 7), deploy-3 (line 8) began")
                .contains("may serve");
        assertThat(world.state().incident()).isPresent();
        assertThat(world.tools.ran).doesNotContain("./bin/revert");
    }

    @Test
    void where_there_is_no_way_back_the_run_stops_half_way_and_says_so() throws Exception {
        var world = world("./bin/restart");
        world.run(plan(DEPLOYMENT, "{ acknowledge: { no way back: \"yes\" } }"), "next");
        assertThat(world.questions).isEmpty();
        assertThat(end(world).end()).isEqualTo(End.STOPPED);
        assertThat(end(world).because()).contains("half done");
    }

    @Test
    void where_there_is_no_way_back_who_is_there_may_mend_it_all_the_same() throws Exception {
        var world = world("./bin/restart");
        var failed = Question.id("deploy-3", Question.Kind.FAILED, 1);
        var plan = plan(DEPLOYMENT, "{ acknowledge: { no way back: \"yes\" } }");
        var run = world.begin(plan, "next", Part.WHOLE, "");
        world.answers.put(failed, Answer.NO);
        world.carryOn(run);
        assertThat(world.questions).containsExactly(failed);
        assertThat(end(world).end()).isEqualTo(End.STOPPED);
    }

    @Test
    void who_is_there_may_mend_it_and_go_on() throws Exception {
        var world = world("./bin/restart");
        var run = world.begin(plan(DEPLOYMENT + ROLLBACK), "next", Part.WHOLE, "");
        world.carryOn(run);
        assertThat(world.questions).containsExactly(HALF_WAY);
        world.tools.ends.put("./bin/restart", new Fate.Exited(0, ""));
        world.engine().answer(run, HALF_WAY, Answer.RETRY, "mia", "made room");
        world.carryOn(run);
        assertThat(end(world).end()).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran).doesNotContain("./bin/revert");
    }

    @Test
    void what_deployed_nothing_is_neither_live_nor_signed_off() throws Exception {
        var world = world("nothing");
        var guarded =
                DEPLOYMENT.replace(
                        """
                        npm run build
                        ln -sfn releases/next current
                        ./bin/restart
                        """,
                        """
                        npm run build

                        # If the tide is high:
                        ./bin/restart
                        """);
        world.answers.put("deploy-2:when", Answer.NO);
        world.run(plan(guarded + ROLLBACK), "next");
        assertThat(world.state().live()).isEmpty();
        assertThat(end(world).end()).isEqualTo(End.DONE_IN_PART);
        assertThat(end(world).because())
                .contains("nothing was deployed")
                .contains("1 were skipped")
                .contains("nothing is signed off");
    }

    @Test
    void a_person_s_deed_has_happened_once_they_say_so() throws Exception {
        var world = world("./bin/check");
        var plan =
                plan(
                        """
                        # Ferry

                        ## Deployment

                        1. Promote the build in the console of the harbour
                        2. Check it: `./bin/check`
                        """
                                + ROLLBACK);
        world.answers.put("deploy-1", Answer.NO);
        world.run(plan, "next");
        assertThat(end(world).end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        world.tools.ends.put("./bin/check", new Fate.Exited(1, "old\n"));
        world.answers.put("deploy-1", Answer.YES);
        world.run(plan, "next");
        assertThat(world.state().openQuestions())
                .singleElement()
                .satisfies(question ->
                        assertThat(question.evidence()).contains("half done: deploy-1 (line 5)"));
    }

    @Test
    void a_command_without_a_process_has_changed_nothing_however_often_it_is_tried()
            throws Exception {
        var world = world("nothing");
        var link = "ln -sfn releases/next current";
        world.tools.ends.put(link, new Fate.Unstarted("cannot start a shell"));
        var run = world.begin(plan(DEPLOYMENT + ROLLBACK), "next", Part.WHOLE, "");
        world.answers.put(Question.id("deploy-2", Question.Kind.FAILED, 1), Answer.RETRY);
        world.answers.put(Question.id("deploy-2", Question.Kind.FAILED, 2), Answer.NO);
        world.carryOn(run);
        assertThat(end(world).end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(end(world).because()).contains("could not be started: cannot start a shell");
    }

    @Test
    void what_is_verified_before_anything_is_taken_back_proves_nothing() throws Exception {
        var back =
                """

                ## Rollback

                1. Verify the backup: `ls /var/backups` shows `ferry.sql`
                2. Take it back: `./bin/revert`
                """;
        var shown = new Fate.Exited(0, "ferry.sql\n");
        assertThat(wentBack(back, "ls /var/backups", shown)).isEqualTo(End.ROLLBACK_UNPROVEN);
    }

    @Test
    void what_is_verified_once_all_is_taken_back_proves_it() throws Exception {
        var back =
                """

                ## Rollback

                1. Take it back: `./bin/revert`
                2. See what serves: `cat /srv/version` shows `v1`
                3. Tell the team that it is deployed again: `./bin/notify-team`
                """;
        var shown = new Fate.Exited(0, "v1\n");
        assertThat(wentBack(back, "cat /srv/version", shown)).isEqualTo(End.ROLLED_BACK);
    }

    private End wentBack(String rollback, String look, Fate shown) throws Exception {
        var world = world("./bin/restart");
        world.tools.ends.put(look, shown);
        world.answers.put(HALF_WAY, Answer.YES);
        var deployment = DEPLOYMENT.substring(0, DEPLOYMENT.indexOf("## Verification"));
        world.run(plan(deployment + rollback), "next");
        assertThat(world.tools.ran).contains(look, "./bin/revert");
        return end(world).end();
    }
}
