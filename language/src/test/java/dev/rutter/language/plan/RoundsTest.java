package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told once and done for several is no more done by a run than it is told.
class RoundsTest {
    private static Plan plan(String lines) {
        return PlannerTest.plan(
                "# Fleet\n\n## Deploy\n\n" + lines + "\n\n## Verify\n\n1. `./try`\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Repeat for web1, web2 and web3:",
                "Repeat the steps below for each web server.",
                "For each of web1, web2 and web3:",
                "For every broker, do the following:",
                "Perform the following steps for each node:",
                "Per worker node:"
            })
    void somebody_is_asked_behind_the_steps_to_do_the_others(String words) {
        var plan = plan(words + "\n\n1. `./bin/drain web1`\n2. `./bin/ship web1`");
        var said = PlannerTest.said(plan.steps());
        assertThat(said).hasSize(4);
        assertThat(said.get(2))
                .startsWith(words.substring(0, words.length() - 1))
                .endsWith("it was done once above; do it for the others");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For each node:\n\n```bash\nfor n in a b; do ./bin/ship $n; done\n```",
                "For each service:\n\n```bash\n./bin/ship web\n./bin/ship api\n```",
                "For each service:\n\n- Web: `./bin/ship web`\n- Api: `./bin/ship api`",
                "For each release:\n\n```bash\n./bin/ship web\n```"
            })
    void what_goes_round_by_itself_is_done(String lines) {
        assertThat(plan(lines).steps())
                .noneMatch(step ->
                        step.action() instanceof Action.Ask(var text)
                                && text.contains("done once"));
    }

    @Test
    void they_may_be_named_as_code() {
        var plan =
                plan(
                        "For each node (`web1`, `web-2`):\n\n1. `./bin/drain web1`\n2. `./bin/ship web1`");
        assertThat(PlannerTest.said(plan.steps()).get(2))
                .isEqualTo(
                        "For each node (web1, web-2): it was done once above; do it for the others");
    }

    @Test
    void a_chapter_that_is_called_back_deploys_nothing() {
        var plan =
                PlannerTest.plan(
                        "# Move\n\n## Deploy\n\n1. `./go`\n\n## Back (until 23:30)\n\n1. `./back`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./go");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back");
    }

    @Test
    void it_is_asked_once() {
        var plan = plan("Per worker node:\n\n1. `./bin/ship web1`\n2. Repeat per worker node");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/ship web1", "Repeat per worker node", "./try");
    }

    @Test
    void a_chapter_or_an_item_may_say_so() {
        var plan =
                plan(
                        """
                        1. For each replica:

                           ```bash
                           ./bin/stop r1
                           ```

                        ### Repeat for each broker

                        1. `./bin/ship b1`
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .contains(
                        "For each replica: it was done once above; do it for the others",
                        "Repeat for each broker: it was done once above; do it for the others");
    }

    @Test
    void what_is_for_the_first_machine_and_what_for_the_others_is_typed_there() {
        var plan =
                plan(
                        """
                        A. For the first control-plane node:

                        ```bash
                        ./bin/apply
                        ```

                        B. For the remaining control-plane nodes:

                        ```bash
                        ./bin/join
                        ```
                        """);
        assertThat(plan.steps().subList(0, 2))
                .allMatch(step -> step.action() instanceof Action.Attended);
    }
}
