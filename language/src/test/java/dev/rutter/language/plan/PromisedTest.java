package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only what a document says of a chapter's own duration is promised.
class PromisedTest {
    private static Optional<Duration> promised(String name, String document) {
        var runbook = MarkdownReader.read(document);
        return Forecast.of(
                        runbook, Planner.plan("x.md", runbook, Environment.unbound("production")))
                .times()
                .stream()
                .filter(time -> time.name().equals(name))
                .flatMap(time -> time.stated().stream())
                .map(Forecast.Stated::to)
                .findFirst();
    }

    private static String with(String deploy, String back) {
        return """
        # Release
        ## Deploy
        %s
        ```bash
        ./ship
        ```
        ## Rollback
        %s
        ```bash
        ./back
        ```
        """
                .formatted(deploy, back);
    }

    @Test
    void a_row_of_a_table_speaks_of_its_own_part() {
        var table =
                "| | What | Downtime |\n|---|---|---|\n| A | config | none |\n| B | all | ~30s, all sites |\n\n";
        assertThat(
                        promised(
                                "Deploy",
                                "# Two moves\n\n" + table + "## Deploy\n\n```bash\n./ship\n```\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This takes about 20 minutes.",
                "**Estimated time:** 20 minutes",
                "Total duration: ~20 min",
                "Expected downtime: 20 minutes",
                "The whole procedure usually takes 20 minutes.",
                "Takes 15-20 minutes."
            })
    void what_is_said_of_its_own_duration_is(String says) {
        assertThat(promised("Deploy", with(says, ""))).contains(Duration.ofMinutes(20));
        assertThat(promised("Way back", with("", says))).contains(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A cold start takes about 50 seconds on the free tier; we do not use it.",
                "The old pipeline took 2 hours.",
                "The token is valid for 1 hour, and the report job takes 40 minutes each night.",
                "The application tolerates a brief interruption (~5 seconds)",
                "The new hosts answer after 30 seconds.",
                "A rolling restart takes 3 minutes per node.",
                "Without the index the migration takes 3 hours.",
                "If it takes longer than 20 minutes, call Ann.",
                "Expect 5 minutes of downtime."
            })
    void what_is_said_of_something_else_is_not(String says) {
        assertThat(promised("Deploy", with(says, ""))).isEmpty();
        assertThat(promised("Way back", with("", says))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"This takes 20 minutes.", "Estimated time: 20 minutes"})
    void what_is_said_of_the_whole_is_not_said_of_the_way_back(String says) {
        var text = "# Release\n" + says + "\n\n" + with("", "").replace("# Release\n", "");
        assertThat(promised("Way back", text)).isEmpty();
    }
}
