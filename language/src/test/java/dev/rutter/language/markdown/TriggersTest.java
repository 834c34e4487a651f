package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
