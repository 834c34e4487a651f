package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of the hosting's acts and of the releases that answer is known, nothing more.
class ProofTest {
    private static final String HEALTH = "http://127.0.0.1:1/health";

    @TempDir Path home;

    private World world;

    @BeforeEach
    void open() {
        world = new World(home);
    }

    private void answeredBy(String commit) {
        world.tools.answers.put(
                HEALTH,
                new Measurement.Answered(
                        200,
                        Map.of("rutter-commit", commit),
                        "{\"status\": \"ok\"}",
                        Duration.ofMillis(9)));
    }

    @Test
    void an_answer_of_another_release_verifies_nothing() throws Exception {
        answeredBy("good1");
        assertThat(world.run(Plans.shop(), "good2")).isInstanceOf(Halt.Paused.class);
        assertThat(world.all(RunEvent.Judged.class))
                .filteredOn(judged ->
                        judged.verdict().because().contains("answered by release good1, not good2"))
                .isNotEmpty()
                .allMatch(judged -> judged.verdict().kind() == Kind.UNMEASURABLE);
    }

    @Test
    void an_answer_of_the_new_release_says_so() throws Exception {
        answeredBy("good2");
        world.run(Plans.shop(), "good2");
        assertThat(world.all(RunEvent.StepEnded.class))
                .anyMatch(ended -> ended.outcome().line().contains("by release good2"));
    }

    @Test
    void an_answer_that_does_not_tell_its_release_is_said_to_be_one() throws Exception {
        world.run(Plans.shop(), "good2");
        assertThat(world.all(RunEvent.Judged.class))
                .anyMatch(judged ->
                        judged.verdict()
                                .because()
                                .contains("the answer does not tell its release"));
    }

    @Test
    void a_lost_answer_of_a_request_that_shows_late_is_found() throws Exception {
        world.hosting.lost = 429;
        world.hosting.takenAfter = Optional.of(Duration.ofSeconds(8));
        world.run(Plans.shop(), "good2");
        assertThat(world.hosting.asked).containsOnlyOnce("deploy good2");
        assertThat(world.all(RunEvent.WentLive.class)).isNotEmpty();
    }

    @Test
    void a_lost_answer_of_a_request_that_never_shows_is_for_people_to_tell() throws Exception {
        world.hosting.lost = 408;
        assertThat(world.run(Plans.shop(), "good2")).isInstanceOf(Halt.Paused.class);
        assertThat(world.hosting.asked).containsOnlyOnce("deploy good2");
        assertThat(world.all(RunEvent.QuestionAsked.class).getLast().text())
                .contains("nobody can tell whether the hosting took it")
                .contains("Look at the releases");
        assertThat(world.all(RunEvent.StepEnded.class))
                .noneMatch(ended -> ended.outcome() instanceof Outcome.Failed);
    }
}
