package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a document lets nobody deploy. The world's clock begins on a Monday at 10:00 UTC.
class ByTheClockTest {
    @TempDir Path home;

    private static Plan plan(String words) {
        var companion =
                CompanionReader.read(
                        "environments:\n  production:\n    hosting: { kind: render, service: shop }\n");
        return Planner.plan(
                "FERRY.md",
                MarkdownReader.read(
                        """
                        # Ferry

                        %s

                        ## Before

                        ```bash
                        ./bin/tests
                        ```

                        ## Deployment

                        ```bash
                        ./bin/start
                        ```
                        """
                                .formatted(words)),
                companion.environments().values().iterator().next());
    }

    private World run(String words, Answer answer) throws Exception {
        var world = new World(home);
        world.answers.put("prepare-2", answer);
        world.run(plan(words), "good2");
        return world;
    }

    @Test
    void a_time_that_is_allowed_is_asked_about_by_nobody() throws Exception {
        var world = run("Never deploy on a Friday after 15:00 UTC.", Answer.NO);
        assertThat(world.questions).noneMatch(it -> it.startsWith("prepare-2"));
        assertThat(world.tools.ran).contains("./bin/start");
        assertThat(texts(world)).anyMatch(it -> it.contains("Monday 2026-11-02 10:00 UTC"));
    }

    @Test
    void a_time_that_is_not_stops_the_run_behind_what_prepares() throws Exception {
        var world = run("Deploy window: Tue-Thu 09:00-16:00 UTC", Answer.NO);
        assertThat(world.tools.ran).contains("./bin/tests").doesNotContain("./bin/start");
        assertThat(texts(world))
                .anyMatch(it ->
                        it.contains("it is Monday 2026-11-02 10:00 UTC. Deploy all the same?"));
    }

    @Test
    void somebody_may_deploy_all_the_same_by_name() throws Exception {
        var world = run("No deployments between 22:00 and 10:30 UTC.", Answer.YES);
        assertThat(world.tools.ran).contains("./bin/start");
        assertThat(texts(world)).anyMatch(it -> it.contains("yes, says mia"));
    }

    private static List<String> texts(World world) {
        return world.events().map(RunEvent::toString).toList();
    }
}
