package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the document has looked at until it is so is looked at until it is so.
class LookedAgainTest {
    private static final Fate SEVEN = new Fate.Exited(0, "7\n");
    private static final Fate ZERO = new Fate.Exited(0, "0\n");

    @TempDir Path home;

    private World world;

    @BeforeEach
    void open() {
        world = new World(home);
    }

    private static Plan plan(String wait) {
        return Planner.plan(
                "BUOY.md",
                MarkdownReader.read(
                        """
                        # Buoy

                        ## Deployment

                        1. Run `./bin/drain`
                        2. %s
                        3. Run `./bin/lift`

                        ## Rollback

                        ```bash
                        ./bin/lower
                        ```
                        """
                                .formatted(wait)),
                CompanionReader.read("environments:\n  production: {}\n")
                        .environments()
                        .values()
                        .iterator()
                        .next());
    }

    private void lags(Fate... fates) {
        world.tools.inTurn.put("./bin/lag", new ArrayList<>(List.of(fates)));
    }

    private long looks() {
        return Collections.frequency(world.tools.ran, "./bin/lag");
    }

    @Test
    void a_result_that_is_not_so_yet_is_looked_at_until_it_is() throws Exception {
        lags(SEVEN, SEVEN, new Fate.Exited(1, "no answer\n"), ZERO);
        var began = world.time.instant();
        world.run(plan("Wait until `./bin/lag` prints 0."), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(looks()).isEqualTo(4);
        assertThat(world.tools.ran).endsWith("./bin/lift");
        assertThat(world.state().outcome("deploy-2").orElseThrow().line())
                .isEqualTo("exit status 0, 30 s after the first look");
        assertThat(Duration.between(began, world.time.instant()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void what_is_not_so_in_its_time_is_missed_and_nothing_behind_it_is_done() throws Exception {
        lags(SEVEN);
        world.run(
                plan("Poll `./bin/lag` every 20 seconds for up to 2 minutes until it prints 0."),
                "good2");
        assertThat(looks()).isEqualTo(7);
        assertThat(world.tools.ran).doesNotContain("./bin/lift");
        assertThat(world.state().outcome("deploy-2").orElseThrow().line())
                .contains("was 7")
                .endsWith("still so 120 s after the first look");
    }

    @Test
    void what_could_not_be_started_is_not_tried_again() throws Exception {
        lags(new Fate.Unstarted("no such folder"));
        world.run(plan("Wait until `./bin/lag` prints 0."), "good2");
        assertThat(looks()).isEqualTo(1);
    }

    @Test
    void a_command_that_only_stands_in_the_same_sentence_runs_once() throws Exception {
        lags(SEVEN, ZERO);
        world.tools.ends.put("./bin/lift", new Fate.Exited(1, "stuck\n"));
        world.run(plan("Wait until `./bin/lag` prints 0, then run `./bin/lift`."), "good2");
        assertThat(looks()).isEqualTo(2);
        assertThat(world.tools.ran).containsOnlyOnce("./bin/lift");
    }

    @Test
    void a_process_that_goes_on_goes_on_looking_within_the_same_time() throws Exception {
        lags(SEVEN);
        var plan = plan("Poll `./bin/lag` every 20 seconds for up to 2 minutes until it prints 0.");
        var run = world.begin(plan, "good2");
        world.time.stops = Optional.of(world.time.instant().plusSeconds(50));
        assertThatThrownBy(() -> world.carryOn(run)).isInstanceOf(InterruptedException.class);
        assertThat(looks()).isEqualTo(3);
        lags(ZERO);
        world.carryOn(run);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(looks()).isEqualTo(4);
        assertThat(world.state().outcome("deploy-2").orElseThrow().line())
                .as("what the process that is gone has seen is not waited for again")
                .isEqualTo("exit status 0, 60 s after the first look");
        assertThat(world.all(RunEvent.StepBegan.class))
                .filteredOn(began -> began.step().equals("deploy-2"))
                .hasSize(1);
    }

    @Test
    void what_a_process_that_is_gone_has_seen_decides_nothing_though_the_time_is_over()
            throws Exception {
        lags(SEVEN);
        var plan = plan("Poll `./bin/lag` every 20 seconds for up to 2 minutes until it prints 0.");
        var run = world.begin(plan, "good2");
        world.time.stops = Optional.of(world.time.instant().plusSeconds(50));
        assertThatThrownBy(() -> world.carryOn(run)).isInstanceOf(InterruptedException.class);
        world.time.pass(Duration.ofHours(1));
        lags(ZERO);
        world.carryOn(run);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran).contains("./bin/lift");
    }

    @Test
    void a_result_that_is_not_sure_yet_is_looked_at_until_it_is_and_only_then_asked()
            throws Exception {
        lags(
                new Fate.Exited(0, "NAME   STATUS\nweb-1  Running\nweb-2  Creating\n"),
                new Fate.Exited(0, "NAME   STATUS\nweb-1  Running\nweb-2  Running\n"));
        world.run(plan("Wait until all are Running: `./bin/lag`"), "good2");
        assertThat(asked()).isEmpty();
        assertThat(looks()).isEqualTo(2);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void what_nobody_but_a_person_can_tell_is_asked_with_what_is_seen_and_a_no_looks_again()
            throws Exception {
        lags(SEVEN, SEVEN, ZERO);
        world.answers.put("deploy-2:result-1", Answer.NO);
        world.answers.put("deploy-2:result-2", Answer.NO);
        world.answers.put("deploy-2:result-3", Answer.YES);
        world.run(plan("Wait until replication has caught up: `./bin/lag`"), "good2");
        assertThat(asked()).hasSize(3);
        assertThat(asked().getFirst().text())
                .contains("replication has caught up")
                .endsWith("(no: it is looked at again, for 10 min more)");
        assertThat(asked().getFirst().evidence()).contains("7");
        assertThat(looks()).isEqualTo(3);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    private List<RunEvent.QuestionAsked> asked() {
        return world.all(RunEvent.QuestionAsked.class).stream()
                .filter(question -> question.question().startsWith("deploy-2"))
                .toList();
    }
}
