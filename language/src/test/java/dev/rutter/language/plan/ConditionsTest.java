package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How far a condition reaches that the first words of a section state.
class ConditionsTest {
    private static Plan plan(String words) {
        return PlannerTest.plan(
                """
                # Shop

                ## Release

                ### Ship

                ```bash
                ./ship.sh
                ```

                ### Schema migrations

                %s

                **Before:**

                ```bash
                ./schema.sh dump
                ```

                #### Apply

                1. Stop the workers
                2. Run `./schema.sh up`

                Then look at it.

                ```bash
                ./schema.sh show
                ```

                ### Announce

                - [ ] Tell the shops
                """
                        .formatted(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a release includes schema migrations:",
                "**If the release contains schema changes:**",
                "For releases with schema changes:",
                "Only if the release has schema migrations.",
                "> Only needed if the tables have changed.",
                "This section applies only to releases with new tables.",
                "This part is only needed when tables have changed.",
                "Run this section only when tables have changed.",
                "Do these steps only if tables have changed."
            })
    void what_a_section_says_first_of_all_of_it_guards_all_of_it_and_is_asked_once(String words) {
        var steps = plan(words).steps();
        assertThat(PlannerTest.said(steps))
                .containsExactly(
                        "./ship.sh",
                        "./schema.sh dump",
                        "Stop the workers",
                        "./schema.sh up",
                        "./schema.sh show",
                        "Tell the shops");
        var guarded = steps.subList(1, 5);
        assertThat(guarded).allMatch(step -> step.when().isPresent());
        assertThat(guarded.getFirst().whenAsked()).isEmpty();
        assertThat(guarded.subList(1, 4))
                .allMatch(step -> step.whenAsked().equals(Optional.of(guarded.getFirst().id())));
        assertThat(steps.getFirst().when()).isEmpty();
        assertThat(steps.getLast().when()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Skip this section if no table has changed.",
                "If no table has changed, skip this section.",
                "You can skip these steps when no table has changed."
            })
    void what_may_be_skipped_is_done_unless_its_condition_holds(String words) {
        assertThat(plan(words).steps().get(1).when()).contains("unless no table has changed");
    }

    @Test
    void a_lead_in_on_something_else_guards_no_more_than_its_list() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Release

                        If you use a proxy:

                        1. Run `./proxy.sh drain`

                        Ship it:

                        ```bash
                        ./ship.sh
                        ```
                        """);
        assertThat(plan.steps().getFirst().when()).contains("If you use a proxy");
        assertThat(plan.steps().getLast().when()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the schema migrations fail:",
                "If there are no schema migrations:",
                "If schema migrations are pending, apply them all."
            })
    void what_is_done_in_another_case_is_no_condition_of_the_whole_section(String words) {
        assertThat(plan(words).steps().get(4).when()).isEmpty();
    }

    @Test
    void a_heading_that_is_a_condition_guards_all_that_stands_under_it() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Release

                        ```bash
                        ./ship.sh
                        ```

                        ## If the release contains migrations

                        **First:**

                        ```bash
                        ./schema.sh dump
                        ```

                        ### Large tables

                        - [ ] Tell the shops

                        ## Announce

                        - [ ] Tell the press
                        """);
        assertThat(plan.steps())
                .extracting(step -> step.when().isPresent())
                .containsExactly(false, true, true, false);
    }
}
