package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
}
