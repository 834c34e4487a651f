package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line says besides its command is neither lost nor taken for something to do.
class SaidOnceTest {
    private static Plan plan(String deploy) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Release\n\n" + deploy + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> done(String text) {
        return plan(text).steps().stream()
                .map(step ->
                        switch (step.action()) {
                            case Action.Shell(var script) -> script;
                            case Action.Ask(var words) -> words;
                            case Action.Wait(Duration length) -> length.toString();
                            case Action.Query _,
                                    Action.Http _,
                                    Action.Attended _,
                                    Action.Announce _,
                                    Action.Hosting _,
                                    Action.Watch _ ->
                                    "?";
                        })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Run `./x` twice.",
                "1. `./x` (three times)",
                "1. Repeat `./x` 5 times.",
                "Run `./x` two times.",
                "1. `./x` zweimal"
            })
    void what_is_done_several_times_is_asked_for_the_others(String line) {
        assertThat(done("## Deploy\n\n" + line + "\n\n```bash\n./y\n```"))
                .hasSize(3)
                .first()
                .isEqualTo("./x");
        assertThat(done("## Deploy\n\n" + line + "\n\n```bash\n./y\n```").get(1))
                .endsWith("it was done once above; do it the other times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./x` (it retries up to 3 times)",
                "1. `./x`, which runs twice a day",
                "1. `./x` prints it two times"
            })
    void what_happens_several_times_is_not(String line) {
        assertThat(done("## Deploy\n\n" + line)).noneMatch(it -> it.contains("done once above"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Warten Sie 10 Minuten.",
                "Warten: 10 Minuten",
                "Attendez 10 minutes.",
                "Espere 10 minutos."
            })
    void other_languages_wait_too(String line) {
        for (var mark : List.of("", "1. ")) {
            assertThat(
                            done(
                                    "## Deploy\n\n```bash\n./x\n```\n\n"
                                            + mark
                                            + line
                                            + "\n\n```bash\n./y\n```"))
                    .containsExactly("./x", "PT10M", "./y");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"back out if:", "Back out if any of these hold:", "go back if:"})
    void the_items_below_when_to_go_back_decide_it(String label) {
        var plan =
                plan(
                        "## Deploy\n\n1. `./ship`\n\n"
                                + label
                                + "\n- checkout is broken\n\n## Rollback\n\n1. `./back`");
        assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.Ask);
    }

    @Test
    void reasons_and_triggers_of_the_document_are_no_gates() {
        assertThat(
                        done(
                                """
                                ## Why plan the upgrade?
                                - **Speed:** ship in minutes.
                                ## Trigger
                                ONE of:
                                1. **DB down**: no answer
                                2. **Lag**: the replicas are behind
                                ## Deploy
                                1. `./ship`
                                """))
                .containsExactly("./ship");
    }

    @Test
    void a_command_that_deploys_is_named_where_no_chapter_deploys() {
        assertThat(plan("## Setup checklist\n- [ ] Deploy: `fly deploy --app s`").open())
                .anyMatch(open -> open.line() == 4 && open.what().contains("fly deploy --app s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"After recovery:", "Once recovered:", "Now:"})
    void when_it_is_looked_at_loses_no_result_below(String label) {
        assertThat(
                        done(
                                "## Deploy\n1. `./ship`\n## Verification\n"
                                        + label
                                        + "\n- Orders can be placed.\n- Row count matches what was expected."))
                .hasSize(3);
    }
}
