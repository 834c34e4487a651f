package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counted chapters of a way back.
class InTurnTest {
    private static Plan plan(String... titles) {
        var back = new StringBuilder("# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n## Rollback\n\n");
        var scripts = new String[] {"./a.sh", "./b.sh", "./c.sh"};
        for (var i = 0; i < titles.length; i++) {
            back.append("### ")
                    .append(titles[i])
                    .append("\n\n1. `")
                    .append(scripts[i])
                    .append("`\n\n");
        }
        return PlannerTest.plan(back.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1. Stop traffic, 2. Restore the database, 3. Check the pages",
        "Step 1: Restore the database, Step 2: Redeploy the last image, Step 3: Clear the cache",
        "Step A - Switch, Step B - Restore, Step C - Warm up",
        "Phase 1: Contain, Phase 2: Restore, Phase 3: Reopen",
    })
    void they_are_one_way_in_order(String one, String two, String three) {
        assertThat(PlannerTest.said(plan(one, two, three).rollback()))
                .containsExactly("./a.sh", "./b.sh", "./c.sh");
    }

    @ParameterizedTest
    @CsvSource({
        "1. Application rollback, 2. Database rollback, 3. Flag rollback",
        "1. Redeploy the last image, 2. Restore the database, 3. Switch the flag",
        "1. Quick rollback, 2. Full rollback, 3. Check the pages",
        "1. Stop traffic, 2. Restore if tables changed, 3. Or redeploy",
    })
    void numbers_that_only_list_ways_leave_the_choice_open(String one, String two, String three) {
        var plan = plan(one, two, three);
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @Test
    void a_document_on_going_back_counts_its_own_chapters() {
        var plan =
                PlannerTest.plan(
                        """
                        # Rollback guide

                        ## 1. Stop the shop

                        ```bash
                        ./a.sh
                        ```

                        ## 2. Load the dump

                        ```bash
                        ./b.sh
                        ```

                        ## 3. Verify it

                        1. `./c.sh`
                        """);
        assertThat(PlannerTest.said(plan.rollback())).startsWith("./a.sh", "./b.sh");
        assertThat(plan.open()).extracting(Plan.Open::kind).doesNotContain(Plan.Open.Kind.CHOICE);
    }

    /// The phase of each command and the command, in the order of the plan.
    private static List<String> told(String text) {
        return PlannerTest.plan(text).steps().stream()
                .map(step -> step.phase() + " " + PlannerTest.said(List.of(step)).getFirst())
                .toList();
    }

    private static String document(String title, String chapters) {
        var text = new StringBuilder("# " + title + "\n\n");
        var at = 'a';
        for (var chapter : chapters.split(" / ", -1)) {
            text.append("## %s\n\n```bash\n./%s\n```\n\n".formatted(chapter, at++));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment | 1. Deploy / 2. Useful commands / 3. Verify | DEPLOY ./a, VERIFY ./c",
                "Installation | 1. Install / 2. Start services / 3. Verify services / 4. Stop services | PREPARE ./b, DEPLOY ./a, VERIFY ./c",
                "Setup | 1. Install / 2. Take the server down / 3. Restore data | PREPARE ./a, PREPARE ./b, PREPARE ./c",
                "Release | 1. Check the tree / 2. Start the canary deployment / 3. Deploy to all | PREPARE ./a, DEPLOY ./b, DEPLOY ./c",
                "Release | 1. Restart the cache / 2. Find out the version / 3. Deploy | DEPLOY ./a, DEPLOY ./b, DEPLOY ./c",
                "Release | 1. Bump the version / 2. Start the release branch / 3. Check the tree / 4. Publish | PREPARE ./a, PREPARE ./b, PREPARE ./c, DEPLOY ./d",
                "Release | Deploy / Creating migrations / Verify | DEPLOY ./a, DEPLOY ./b, VERIFY ./c",
                "Release | Deploy / Release freeze ends / Verify | DEPLOY ./a, DEPLOY ./b, VERIFY ./c",
                "Release | Deploy / Pre-backfill checklist / Verify | DEPLOY ./a, DEPLOY ./b, VERIFY ./c",
                "Release | Deploy / Test the release candidate / Verify | DEPLOY ./a, DEPLOY ./b, VERIFY ./c",
                "Release | Use cases / Deploy / Verify | DEPLOY ./a, DEPLOY ./b, VERIFY ./c"
            })
    void what_is_done_stays_in_its_place_in_a_row(String title, String chapters, String plan) {
        assertThat(told(document(title, chapters))).containsExactly(plan.split(", "));
    }

    @Test
    void a_look_between_two_deployments_is_taken_there() {
        assertThat(
                        told(
                                """
                                # Release

                                ## 1. Deploy A

                                - `./a`

                                ## 2. Deploy B

                                ### 2.1 Check A is live

                                - `./looks`

                                ### 2.2 Deploy B

                                - `./b`

                                ### 2.3 Tag B

                                - `./tag`
                                """))
                .containsExactly("DEPLOY ./a", "DEPLOY ./looks", "DEPLOY ./b", "DEPLOY ./tag");
    }

    @Test
    void boxes_below_resources_are_asked_among_preparations() {
        assertThat(
                        told(
                                """
                                # Release

                                ## Pre-deployment checklist

                                ### Resources

                                - [ ] Disk has room

                                ## Deploy

                                - `./a`
                                """))
                .containsExactly("PREPARE Disk has room", "DEPLOY ./a");
    }

    @ParameterizedTest
    @CsvSource({"Run this in psql:, true", "'', true", "Add this to the new file:, false"})
    void a_migration_is_shown_only_where_it_is_written(String lead, boolean runs) {
        var plan =
                PlannerTest.plan(
                        """
                        # Release

                        ## Creating a migration

                        %s

                        ```sql
                        ALTER TABLE kiosk ADD place text;
                        ```

                        ## Deploy

                        - `./a`
                        """
                                .formatted(lead));
        assertThat(plan.steps()).hasSize(runs ? 2 : 1);
    }
}
