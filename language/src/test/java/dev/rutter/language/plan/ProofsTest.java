package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final String FIGURE = "the figure that decided to go back, once more";

    private static final String HOSTING =
            "hosting: { kind: render, service: shop, api: \"http://127.0.0.1:9\", token: $KEY }";

    private static final String WAY_BACK =
            """

            ## Rollback

            1. Find the previous successful deploy and click **Rollback to this deploy**
            """;

    private static List<String> proofs(String page) {
        return PlannerTest.plan(page, HOSTING).rollback().stream()
                .filter(step -> step.id().startsWith("rollback-verify"))
                .map(step -> Lines.text(step.action()))
                .toList();
    }

    @Test
    void what_is_verified_when_all_is_back_is_not_held_against_a_new_release() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./bin/ship
                        ```

                        ## Verify

                        ```bash
                        ./bin/smoke
                        ```

                        ## Rollback

                        ```bash
                        ./bin/back
                        ```

                        ## Post-rollback verification

                        ```bash
                        ./bin/version
                        # Expected: the old version
                        ```

                        ## Post-rollback checklist

                        - [ ] All services are back
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship", "./bin/smoke");
        assertThat(PlannerTest.said(plan.rollback()))
                .containsExactly("./bin/back", "./bin/smoke", "./bin/version");
    }

    @Test
    void a_verification_that_stands_in_windows_proves_the_way_back_too_each_line_once() {
        var page =
                """
                # Shop

                ## Deployment

                1. Click "Manual Deploy" → "Deploy latest commit"

                ## Post-Deployment Validation

                ### Immediate (0-5 minutes)

                ```bash
                curl https://shop.example.com/health
                ```

                - Error rate < 1 %

                ### Short-term (5-30 minutes)

                ```bash
                curl https://shop.example.com/health

                npm run test:smoke
                ```
                """
                        + WAY_BACK;
        assertThat(proofs(page))
                .containsExactly(
                        "curl https://shop.example.com/health", "npm run test:smoke", FIGURE);
    }

    @Test
    void a_request_right_behind_the_deployment_proves_the_way_back_a_command_there_does_not() {
        var page =
                """
                # Shop

                ## Deployment

                1. Click "Manual Deploy" → "Deploy latest commit"
                2. Check health endpoint: https://shop.example.com/
                3. Run `./announce`
                """
                        + WAY_BACK;
        assertThat(proofs(page)).hasSize(1);
        assertThat(proofs(page).getFirst()).contains("https://shop.example.com/");
    }

    @Test
    void a_verification_of_its_own_is_enough() {
        var page =
                """
                # Shop

                ## Deployment

                1. Click "Manual Deploy" → "Deploy latest commit"

                ## Verification

                ```bash
                ./verify
                ```

                ### First minutes (0-5 minutes)

                ```bash
                ./look
                ```

                - Error rate < 1 %
                """
                        + WAY_BACK;
        assertThat(proofs(page)).containsExactly("./verify", FIGURE);
    }

    @Test
    void what_a_way_back_is_taken_with_is_verified_before_it_is_and_proves_nothing() {
        var page =
                """
                # Shop

                ## Deploy

                ```bash
                ./bin/ship
                ```

                ## Rollback

                ### %s

                ```bash
                ls -l /var/backups/shop.sql
                # Expected: contains `shop.sql`
                ```

                ### Restore the database

                ```bash
                ./bin/restore /var/backups/shop.sql
                ```

                ### %s

                ```bash
                cat /srv/shop/version
                # Expected: v1
                ```
                """;
        for (var title :
                List.of("1. Verify the backup", "Validate the archive", "Step 1: Verification")) {
            var plan = PlannerTest.plan(page.formatted(title, "Verify"));
            assertThat(PlannerTest.said(plan.rollback()))
                    .as(title)
                    .containsExactly(
                            "ls -l /var/backups/shop.sql",
                            "./bin/restore /var/backups/shop.sql",
                            "cat /srv/shop/version");
            assertThat(PlannerTest.said(Proofs.of(plan.rollback())))
                    .as(title)
                    .containsExactly("cat /srv/shop/version");
        }
        var named = PlannerTest.plan(page.formatted("After the rollback, verify", "Verify too"));
        assertThat(PlannerTest.said(named.rollback()).getFirst())
                .isEqualTo("./bin/restore /var/backups/shop.sql");
    }
}
