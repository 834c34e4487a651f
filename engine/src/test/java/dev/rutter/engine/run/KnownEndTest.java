package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the command before ended answers what is said of that.
class KnownEndTest {
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

                        ## Deployment

                        1. Migrate: `./bin/migrate`

                           %s
                        2. Start: `./bin/start`
                        """
                                .formatted(words)),
                companion.environments().values().iterator().next());
    }

    private World run(String words) throws Exception {
        var world = new World(home);
        world.run(plan(words), "good2");
        return world;
    }

    @Test
    void what_is_done_where_it_fails_is_not_asked_about_where_it_ended_well() throws Exception {
        var world = run("If it fails, run `./bin/fix`.");
        assertThat(world.questions).noneMatch(it -> it.endsWith(":when"));
        assertThat(world.tools.ran).contains("./bin/start").doesNotContain("./bin/fix");
    }

    @Test
    void what_is_done_where_it_worked_is_done() throws Exception {
        var world = run("If that worked, run `./bin/warm`.");
        assertThat(world.questions).noneMatch(it -> it.endsWith(":when"));
        assertThat(world.tools.ran).contains("./bin/warm", "./bin/start");
    }

    @Test
    void what_is_said_of_something_else_is_asked() throws Exception {
        var world = run("If the backup fails, run `./bin/fix`.");
        assertThat(world.questions).anyMatch(it -> it.endsWith(":when"));
    }
}
