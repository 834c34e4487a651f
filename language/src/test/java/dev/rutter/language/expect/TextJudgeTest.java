package dev.rutter.language.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.problem.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words that may quote the output or only describe it, and words about a query's columns.
class TextJudgeTest {
    private static final Measurement.Rows ROWS =
            new Measurement.Rows(
                    List.of("held", "owed", "drift", "State"),
                    List.of(List.of("5", "5", "0", "open"), List.of("7", "7", "0.0", "OPEN")));

    @Test
    void words_that_stand_in_the_output_are_met() {
        assertThat(judge("the new release", "serving The New Release 1.4")).isEqualTo(Kind.MET);
    }

    @Test
    void words_that_do_not_are_for_a_person_to_tell() {
        var verdict =
                Judge.judge(words("a reasonable row count"), new Measurement.Ran(0, "count: 812"));

        assertThat(verdict.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "a reasonable row count: unclear, was \"count: 812\"; the document's words are"
                                + " not in it; they may describe it, so a person has to tell");
    }

    @Test
    void words_that_the_output_denies_are_missed() {
        assertThat(judge("all services reachable", "not all services reachable"))
                .isEqualTo(Kind.MISSED);
    }

    @ParameterizedTest
    @CsvSource({
        "drift = 0, MET",
        "Drift: 0, MET",
        "drift <= 0, MET",
        "held > 4, MET",
        "held > 5, MISSED",
        "drift = 5, MISSED",
        "state is open, MET",
        "state = 'closed', MISSED",
        "state > 1, MISSED"
    })
    void what_is_said_of_a_column_is_held_against_each_of_its_cells(String said, Kind kind) {
        assertThat(Judge.judge(words(said), ROWS).kind()).isEqualTo(kind);
        assertThat(Judge.judge(text(said), ROWS).kind()).isEqualTo(kind);
    }

    @Test
    void a_column_without_rows_holds_nothing() {
        var none = new Measurement.Rows(List.of("drift"), List.of());

        assertThat(Judge.judge(text("drift = 0"), none))
                .satisfies(verdict -> assertThat(verdict.kind()).isEqualTo(Kind.MISSED))
                .satisfies(verdict -> assertThat(verdict.seen()).isEqualTo("no rows"));
    }

    @Test
    void a_name_that_is_no_column_is_text() {
        assertThat(Judge.judge(text("total = 0"), ROWS).kind()).isEqualTo(Kind.MISSED);
        assertThat(Judge.judge(words("total = 0"), ROWS).kind()).isEqualTo(Kind.UNCLEAR);
    }

    private static Kind judge(String words, String output) {
        return Judge.judge(words(words), new Measurement.Ran(0, output)).kind();
    }

    private static Expectation words(String text) {
        return new Expectation.Worded(text, text, new Span(1, 1, 1));
    }

    private static Expectation text(String text) {
        return new Expectation.Contains(text, false, text, new Span(1, 1, 1));
    }
}
