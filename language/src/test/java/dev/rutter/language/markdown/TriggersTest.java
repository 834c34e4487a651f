package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When to go back and when not to, wherever and however a document says it.
class TriggersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Roll back if orders fail.                        | roll back",
                "If orders fail, roll back immediately.           | roll back",
                "Do not roll back unless orders fail.             | roll back",
                "Do not roll back if one search is slow.          | do not roll back",
                "Never roll back when a column was dropped.       | do not roll back",
                "You should not roll back for a single slow page. | do not roll back",
                "If only a colour is wrong, fix forward.          | do not roll back"
            })
    void a_sentence_decides_as_it_says(String sentence, String decision) {
        for (var heading : new String[] {"If things go wrong", "Rollback", "Troubleshooting"}) {
            assertThat(Readings.entries(heading, sentence))
                    .anyMatch(row -> row.contains(" trigger " + decision + ": "))
                    .filteredOn(row -> row.contains(" trigger "))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Roll back without discussion if the error rate goes above 10 %.",
        "Roll back without asking when the error rate is above 10 %.",
        "'Roll back, without waiting, when the error rate goes above 10 %.'",
        "Roll back with no further ado if the error rate goes above 10 %.",
        "Roll back without asking anybody when the error rate goes above 10 %."
    })
    void how_fast_to_go_back_is_no_part_of_the_metric(String sentence) {
        assertThat(Readings.entries("If things go wrong", sentence))
                .anyMatch(row -> row.contains(" trigger roll back: error rate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Roll back when the health check fails or the error rate is above 5 %. | Roll back when the health check fails",
                "Roll back if users cannot log in or the error rate exceeds 5 %.       | Roll back if users cannot log in",
                "Roll back when the error rate is above 5 % or the health check fails. | Roll back when the health check fails",
                "Roll back if pods crash-loop or error rate > 5 %.                     | Roll back if pods crash-loop",
                "If users complain or the error rate is above 5 %, roll back.          | If users complain"
            })
    void of_two_cases_the_one_with_a_figure_is_measured_and_the_other_told(
            String sentence, String told) {
        assertThat(Readings.entries("If things go wrong", sentence))
                .filteredOn(row -> row.contains(" trigger "))
                .hasSize(2)
                .anyMatch(row -> row.contains(" trigger roll back: error rate > 5 % bad"))
                .anyMatch(row -> row.contains(" trigger roll back: " + told));
    }

    @Test
    void where_both_must_be_so_a_figure_alone_decides_nothing() {
        assertThat(
                        Readings.entries(
                                "If things go wrong",
                                "Roll back if the error rate is above 5 % and the health check fails."))
                .filteredOn(row -> row.contains(" trigger "))
                .singleElement()
                .asString()
                .contains("the health check fails")
                .doesNotContain("> 5 % bad");
    }

    @Test
    void one_case_of_two_metrics_is_one_metric_still() {
        assertThat(
                        Readings.entries(
                                "If things go wrong",
                                "Roll back when CPU or memory usage is above 90 %."))
                .anyMatch(row -> row.contains("cpu or memory usage > 90 %"));
    }

    @Test
    void a_metric_is_not_called_after_what_it_has_to_do() {
        assertThat(
                        Readings.entries(
                                "Watch",
                                "Monitor for 10 minutes; error rate has to stay below 2 %."))
                .anyMatch(row -> row.contains("error rate < 2 % good"));
    }

    @Test
    void one_paragraph_may_say_both() {
        assertThat(
                        Readings.entries(
                                "If things go wrong",
                                "Roll back if the error rate is above 5 %. Do not roll back if the"
                                        + " error rate is below 1 %; roll back when nobody can pay."))
                .filteredOn(row -> row.contains(" trigger ") || row.contains(" limit "))
                .containsExactly(
                        "5 trigger roll back: error rate > 5 % bad",
                        "5 trigger do not roll back: error rate < 1 % good",
                        "5 trigger roll back: roll back when nobody can pay.",
                        "5 limit alert: error rate > 5 % bad");
    }

    @Test
    void a_table_of_conditions_and_decisions_is_read_by_row() {
        assertThat(
                        Readings.entries(
                                "If something goes wrong",
                                """
                                | What you see | Decision |
                                |---|---|
                                | p95 latency > 800 ms | Roll back |
                                | One page is slow | Do not roll back |
                                """))
                .containsExactly(
                        "7 trigger roll back: latency p95 > 800 ms bad",
                        "8 trigger do not roll back: One page is slow");
    }

    @Test
    void a_chapter_for_when_things_go_wrong_is_the_way_back_where_it_says_so() {
        var goesBack = "Roll back when orders fail.\n\n```bash\nmake back\n```\n";
        assertThat(phase(goesBack)).isEqualTo("rollback");
        assertThat(phase("Ask in #shop.\n\n```bash\nmake logs\n```\n")).isEqualTo("trouble");
    }

    private static String phase(String text) {
        return MarkdownReader.read("# Shop\n\n## If things go wrong\n\n" + text)
                .chapters()
                .getLast()
                .phase()
                .word();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "When to roll back; | Metric | Normal | Roll back when |; | Failed orders | < 1 % | > 5 % |",
                "Rollback triggers; | Metric | Target | Rollback threshold |; | Failed orders | < 1 % | > 5 % |",
                "Rollback triggers; | Metric | Healthy | Threshold | Action |; | Failed orders | < 1 % | > 5 % | roll back |",
                "If things go wrong; | Metric | Success threshold | ROLLBACK IF |; | Failed orders | < 1 % | > 5 % |",
                "Go or no-go; | Metric | Normal | Rollback |; | Failed orders | < 1 % | > 5 % |"
            })
    void what_is_well_beside_what_is_not_sends_nothing_back(
            String heading, String header, String row) {
        var table =
                header.strip()
                        + "\n"
                        + header.strip().replaceAll("[^|]+", "---")
                        + "\n"
                        + row.strip();
        assertThat(Readings.entries(heading, table))
                .filteredOn(entry -> entry.contains(" trigger "))
                .containsExactly("7 trigger roll back: failed orders > 5 % bad");
    }

    @Test
    void where_a_table_of_triggers_tells_only_what_is_well_its_opposite_sends_back() {
        assertThat(
                        Readings.entries(
                                "Rollback triggers",
                                """
                                | Metric | Target |
                                |---|---|
                                | Failed orders | < 1 % |
                                """))
                .filteredOn(entry -> entry.contains(" trigger "))
                .containsExactly("7 trigger roll back: failed orders >= 1 % bad");
    }

    @Test
    void of_two_figures_each_decides_where_either_is_enough() {
        assertThat(Readings.entries("Rollback triggers", "- Failed orders > 1 % or latency > 2 s"))
                .filteredOn(row -> row.contains(" trigger "))
                .containsExactly(
                        "5 trigger roll back: failed orders > 1 % bad",
                        "5 trigger roll back: latency > 2 s bad");
    }

    @Test
    void of_two_figures_that_must_hold_at_once_a_person_judges() {
        assertThat(Readings.entries("Rollback triggers", "- Failed orders > 1 % and latency > 2 s"))
                .filteredOn(row -> row.contains(" trigger "))
                .containsExactly("5 trigger roll back: Failed orders > 1 % and latency > 2 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Stop the writers of the app (a short freeze if you need a clean cut).",
                "1. Pause the importers (the night is enough if you want no duplicates).",
                "1. Freeze the content if you can."
            })
    void a_deed_with_a_remark_is_done_and_decides_nothing(String item) {
        assertThat(Readings.entries("Deploy", item))
                .noneMatch(row -> row.contains(" trigger "))
                .anyMatch(row -> row.contains(" ask "));
    }
}
