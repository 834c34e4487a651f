package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People whom nobody told of a way back make nothing of its proof untrue; what people were to do
/// and did not does.
class UntoldWayBackTest {
    private static final String METRIC =
            """
            environments:
              production:
                metrics: { error rate: { command: ./bin/rate, unit: "%" } }
            """;

    @TempDir Path home;

    private static Plan plan(String back) {
        return Planner.plan(
                "LOCK.md",
                MarkdownReader.read(
                        """
                        # Lock

                        ## Deployment

                        ```bash
                        ./bin/open
                        ```

                        ## Verification

                        ```bash
                        ls -l gate
                        ```

                        ## Watching (5 minutes)

                        - Error rate > 5 %: roll back

                        ## Rollback

                        """
                                + back),
                CompanionReader.read(METRIC).environments().values().iterator().next());
    }

    private static RunState.Ended gone(World world, String back, Answer answer) throws Exception {
        var plan = plan(back);
        assertThat(plan.open()).isEmpty();
        world.hosting.errors.put("good1", 33.3);
        world.tools.heals = "./bin/shut";
        if (answer == Answer.NO) {
            for (var step : plan.rollback()) {
                for (var kind : Question.Kind.values()) {
                    world.answers.put(Question.id(step.id(), kind), answer);
                }
            }
        }
        world.run(plan, "bad");
        for (var i = 0; i < 3 && world.state().end().isEmpty(); i++) {
            world.time.sleep(Duration.ofDays(1));
            world.carryOn(world.state().run());
        }
        return world.state().end().orElseThrow();
    }

    private static final String TOLD_LAST =
            """
            1. Run `./bin/shut`
            2. Tell the on-call channel.
            """;

    @Test
    void a_no_to_a_message_leaves_the_way_back_proven_and_is_said() throws Exception {
        var world = new World(home);
        var end = gone(world, TOLD_LAST, Answer.NO);
        assertThat(end.end()).as(end.because()).isEqualTo(End.ROLLED_BACK);
        assertThat(end.because())
                .contains("verified by 2 steps")
                .contains("not done: \"Tell the on-call channel");
    }

    @Test
    void silence_to_a_message_leaves_the_way_back_proven_and_is_said() throws Exception {
        var world = new World(home);
        var end = gone(world, TOLD_LAST, Answer.YES);
        assertThat(world.questions).anyMatch(asked -> asked.startsWith("rollback"));
        assertThat(end.end()).as(end.because()).isEqualTo(End.ROLLED_BACK);
        assertThat(end.because()).contains("not done: \"Tell the on-call channel");
    }

    @Test
    void a_no_to_a_message_ahead_of_the_change_lets_it_go_on() throws Exception {
        var world = new World(home);
        var end =
                gone(
                        world,
                        """
                        1. Tell the on-call channel.
                        2. Run `./bin/shut`
                        """,
                        Answer.NO);
        assertThat(world.tools.ran).contains("./bin/shut");
        assertThat(end.end()).as(end.because()).isEqualTo(End.ROLLED_BACK);
        assertThat(end.because()).contains("not done: \"Tell the on-call channel");
    }

    @Test
    void a_no_to_what_people_are_to_do_ends_the_way_back_unproven() throws Exception {
        var world = new World(home);
        var end =
                gone(
                        world,
                        """
                        1. Run `./bin/shut`
                        2. Tell the load balancer to drain node 2.
                        """,
                        Answer.NO);
        assertThat(end.end()).as(end.because()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(end.because()).contains("Tell the load balancer to drain node 2");
    }

    @Test
    void a_way_back_of_messages_alone_is_none_and_the_plan_says_so() {
        assertThat(plan("1. Tell the on-call channel.\n").open())
                .extracting(Plan.Open::what)
                .anyMatch(what -> what.contains("there is no way back"));
    }
}
