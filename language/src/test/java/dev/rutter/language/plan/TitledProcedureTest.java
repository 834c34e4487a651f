package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a document is named after is its procedure.
class TitledProcedureTest {
    @ParameterizedTest
    @CsvSource({
        "Backfill runbook, Backfill",
        "Runbook: Backfill of the totals, Run the backfill",
        "Reindexing the search, Reindex",
        "How to purge old orders, Purge",
    })
    void it_is_done_though_others_do_it_as_upkeep(String title, String heading) {
        var plan =
                PlannerTest.plan(
                        "# "
                                + title
                                + "\n\n## "
                                + heading
                                + "\n\n1. `./fill.sh`\n\n## Verify\n\n1. `./count.sh`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./fill.sh", "./count.sh");
    }

    @Test
    void below_another_title_it_is_upkeep() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n## Backfill\n\n1. `./fill.sh`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
    }
}
