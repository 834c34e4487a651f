package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InPlaceTest {
    @Test
    void what_stands_between_two_numbered_parts_of_a_deployment_is_done_between_them() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## 1. Deploy to staging

                        ```bash
                        ./bin/ship staging
                        ```

                        ## 2. Verify

                        ```bash
                        ./bin/smoke staging
                        export RELEASE=$(./bin/newest staging)
                        ```

                        - [ ] The pages look right

                        ## 3. Prerequisites of production

                        ```bash
                        ./bin/window open
                        ```

                        ## 4. Deploy to production

                        ```bash
                        ./bin/ship production $RELEASE
                        ```

                        ## 5. Verify again

                        ```bash
                        ./bin/smoke production
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./bin/ship staging",
                        "./bin/smoke staging",
                        "export RELEASE=$(./bin/newest staging)",
                        "The pages look right",
                        "./bin/window open",
                        "./bin/ship production $RELEASE",
                        "./bin/smoke production");
        assertThat(plan.steps())
                .extracting(Plan.PlannedStep::phase)
                .startsWith(Phase.DEPLOY)
                .endsWith(Phase.VERIFY);
    }

    @Test
    void what_stands_between_two_parts_below_one_heading_that_deploys_is_done_between_them() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deployment

                        ### Deploy the database

                        ```bash
                        ./bin/ship database
                        ```

                        ### Check the tables

                        ```bash
                        ./bin/tables
                        ```

                        ### Deploy the pages

                        ```bash
                        ./bin/ship pages
                        ```

                        ## Prerequisites

                        ```bash
                        ./bin/login
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./bin/login", "./bin/ship database", "./bin/tables", "./bin/ship pages");
    }

    @Test
    void what_each_chapter_verifies_comes_before_the_next_chapter_and_proves_the_way_back_too() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy the queue

                        ```bash
                        ./bin/ship queue
                        ```

                        ### Verify the queue

                        ```bash
                        ./bin/smoke queue
                        ```

                        ## Deploy the pages

                        ```bash
                        ./bin/ship pages
                        ```

                        ### Verify the pages

                        ```bash
                        ./bin/smoke pages
                        ```

                        ## Rollback

                        ```bash
                        ./bin/back
                        ```

                        ## Deployment checklist

                        - [ ] Deploy the pages: done
                        """);
        assertThat(PlannerTest.said(plan.steps()).subList(0, 4))
                .containsExactly(
                        "./bin/ship queue",
                        "./bin/smoke queue",
                        "./bin/ship pages",
                        "./bin/smoke pages");
        assertThat(plan.steps().get(3).phase()).isEqualTo(Phase.VERIFY);
        assertThat(PlannerTest.said(plan.rollback()))
                .containsExactly("./bin/back", "./bin/smoke queue", "./bin/smoke pages");
    }

    @Test
    void what_is_watched_as_routine_is_no_part_of_a_deployment() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./bin/ship
                        ```

                        ## Maintenance

                        ### Monitoring

                        1. Look at the disk: `df -h`
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship");
        assertThat(plan.unread()).extracting(Plan.Unread::line).containsExactly(13);
    }

    private static final String COUNTED =
            """
            # Shop

            %s

            ```bash
            ./bin/look archive
            ```

            %s

            ```bash
            ./bin/unpack
            ```

            %s

            ```bash
            ./bin/look shop
            ```
            """;

    @ParameterizedTest
    @CsvSource({
        "## 1. Validate the archive, ## 2. Deploy it, ## 3. Verify",
        "## Step 1: Validate the build, ## Step 2: Deploy the build, ## Step 3: Smoke tests",
        "## Phase 1: Validation, ## Phase 2: Deployment, ## Phase 3: Validation",
        "## Release procedure|### 1. Verify the version, ### 2. Unpack, ### 3. Verify the release",
        "## Deployment|### Validate the archive, ### Apply it, ### Verify"
    })
    void what_is_validated_before_the_first_part_that_deploys_is_validated_first(
            String first, String second, String third) {
        var plan = PlannerTest.plan(COUNTED.formatted(first.replace("|", "\n\n"), second, third));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/look archive", "./bin/unpack", "./bin/look shop");
        assertThat(plan.steps())
                .extracting(Plan.PlannedStep::phase)
                .containsExactly(Phase.PREPARE, Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void behind_an_earlier_part_of_the_deployment_it_is_validated_in_its_place() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deployment

                        ```bash
                        ./bin/stop
                        ```

                        ### 1. Validate the archive

                        ```bash
                        ./bin/look archive
                        ```

                        ### 2. Deploy it

                        ```bash
                        ./bin/unpack
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/stop", "./bin/look archive", "./bin/unpack");
    }

    @Test
    void a_numbered_chapter_on_how_it_is_verified_comes_behind_the_deployment() {
        var plan =
                PlannerTest.plan(
                        COUNTED.formatted(
                                "## 1. Health checks", "## 2. Deployment", "## 3. Rollback"));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/unpack", "./bin/look archive");
    }
}
