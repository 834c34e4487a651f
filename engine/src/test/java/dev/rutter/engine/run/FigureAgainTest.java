package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What proves a way back that no figure decided on.
class FigureAgainTest {
    private static final String METRIC =
            """
            environments:
              production:
                metrics: { error rate: { command: ./bin/rate, unit: "%" } }
            """;

    @TempDir Path home;

    @Test
    void no_figure_is_looked_at_again_where_none_decided() throws Exception {
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

                                ```bash
                                ./bin/sails
                                ```

                                ## Watching (5 minutes)

                                - Error rate > 5 %: roll back

                                ## Rollback

                                ```bash
                                ./bin/revert
                                ```
                                """),
                        CompanionReader.read(METRIC).environments().values().iterator().next());
        assertThat(plan.rollback())
                .extracting(Plan.PlannedStep::id)
                .contains("rollback-verify-figure");
        var world = new World(home);
        world.tools.ends.put("./bin/sails", new Fate.Exited(1, "sinks\n"));
        world.tools.mended.put("./bin/sails", "./bin/revert");
        world.run(plan, "bad");
        assertThat(world.questions).isEmpty();
        assertThat(world.state().outcome("rollback-verify-figure").orElseThrow().line())
                .contains("no figure decided to go back");
        assertThat(world.all(RunEvent.StepBegan.class))
                .noneMatch(began -> began.step().equals("rollback-verify-figure"));
    }
}
