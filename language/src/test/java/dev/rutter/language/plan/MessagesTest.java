package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where on the way back people are told of it.
class MessagesTest {
    private static Plan back(String steps) {
        return PlannerTest.plan(
                """
                # Harbour

                ## Deploy

                ```bash
                ./bin/ship
                ```

                ## Verify

                ```bash
                ./bin/smoke
                ```

                ## Rollback

                """
                        + steps);
    }

    @Test
    void people_are_told_behind_what_proves_it() {
        var plan =
                back(
                        """
                        1. Run `./bin/back`
                        2. Tell the on-call channel.
                        3. Update the status page.
                        """);
        assertThat(PlannerTest.said(plan.rollback()))
                .containsExactly(
                        "./bin/back",
                        "./bin/smoke",
                        "Tell the on-call channel.",
                        "Update the status page.");
    }

    @Test
    void what_is_told_before_a_change_stays_there() {
        var plan =
                back(
                        """
                        1. Tell the on-call channel.
                        2. Run `./bin/back`
                        """);
        assertThat(PlannerTest.said(plan.rollback()))
                .containsExactly("Tell the on-call channel.", "./bin/back", "./bin/smoke");
    }

    @Test
    void what_people_are_to_do_comes_before_the_proof() {
        var plan =
                back(
                        """
                        1. Run `./bin/back`
                        2. Tell the load balancer to drain node 2.
                        3. Ask the DBA to restore the snapshot.
                        """);
        assertThat(PlannerTest.said(plan.rollback())).last().isEqualTo("./bin/smoke");
    }

    @Test
    void a_program_that_tells_and_does_more_is_no_message() {
        var plan =
                back(
                        """
                        ```bash
                        ./bin/notify-team
                        ```

                        ```bash
                        ./bin/notify-and-restart
                        ```
                        """);
        assertThat(plan.rollback()).filteredOn(Messages::only).hasSize(1);
    }
}
