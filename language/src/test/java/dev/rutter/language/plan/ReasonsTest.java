package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a chapter on going back says before its commands of when it is gone back.
class ReasonsTest {
    private static Plan back(String rollback) {
        return plan("# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Rollback\n\n" + rollback);
    }

    private static List<String> steps(Plan plan) {
        return plan.rollback().stream()
                .map(step -> step.when().orElse("always") + ": " + Lines.text(step.action()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When the error rate rises above 5 %:",
                "If anything goes wrong:",
                "**If the new version is unhealthy:**",
                "If the error rate climbs past 5 %, run:",
                "Use this if checkout is broken or the error rate is above 5 %.",
                "Follow these steps when the service is down.",
                "Wenn die Fehlerrate über 5 % steigt:",
                "Si le taux d'erreur dépasse 5 % :",
                "When: error ratio > 3 % for 5 min, or smoke fails twice.",
                "**When to use:** the release causes problems",
                "On failure:"
            })
    void decide_it_and_guard_none_of_its_steps(String said) {
        var plan = back(said + "\n\n```bash\n./undo\n./look\n```\n");
        assertThat(steps(plan)).containsExactly("always: ./undo", "always: ./look");
        assertThat(plan.rules()).extracting(rule -> rule.span().line()).containsExactly(9);
    }

    @Test
    void have_their_limit() {
        var plan =
                back(
                        "If checkout is broken or the error rate is above 5 %:\n\n```bash\n./undo\n```\n");
        assertThat(plan.rules().getFirst().limit())
                .hasValueSatisfying(limit -> assertThat(limit.metric()).isEqualTo("error rate"));
    }

    @Test
    void may_stand_in_an_item_or_in_a_comment_or_before_the_command() {
        assertThat(steps(back("- If orders fail, run `./undo`.\n- `./look`\n")))
                .containsExactly("always: ./undo", "always: ./look");
        assertThat(steps(back("1. When smoke tests fail:\n   - `./undo`\n   - `./look`\n")))
                .containsExactly("always: ./undo", "always: ./look");
        assertThat(steps(back("```bash\n# If the error rate is above 5 %\n./undo\n```\n")))
                .containsExactly("always: ./undo");
        assertThat(steps(back("If something breaks, run `./undo` and then `./look`.\n")))
                .containsExactly("always: ./undo", "always: ./look");
    }

    @Test
    void are_none_of_the_branches_of_the_way_back() {
        assertThat(
                        steps(
                                back(
                                        """
                                        If errors rise:

                                        ```bash
                                        ./undo
                                        ```

                                        If the migration was applied:

                                        ```bash
                                        ./down
                                        ```

                                        If errors persist:

                                        ```bash
                                        ./restore
                                        ```
                                        """)))
                .containsExactly(
                        "always: ./undo",
                        "If the migration was applied: ./down",
                        "If errors persist: ./restore");
    }

    @Test
    void guard_their_own_steps_where_several_are_told_apart() {
        assertThat(
                        steps(
                                back(
                                        """
                                        If the web is broken:

                                        ```bash
                                        ./undo web
                                        ```

                                        If the queue is broken:

                                        ```bash
                                        ./undo queue
                                        ```
                                        """)))
                .containsExactly(
                        "If the web is broken: ./undo web", "If the queue is broken: ./undo queue");
        assertThat(
                        steps(
                                back(
                                        """
                                        If the release failed:

                                        ```bash
                                        ./undo
                                        ```

                                        Otherwise:

                                        ```bash
                                        ./keep
                                        ```
                                        """)))
                .containsExactly(
                        "If the release failed: ./undo", "not: If the release failed: ./keep");
    }

    @Test
    void are_no_orders_of_their_own() {
        var plan =
                back(
                        "If customers see errors, inform the support team:\n\n- Call Ada\n\n```bash\n./undo\n```\n");
        assertThat(plan.rules()).isEmpty();
    }
}
