package dev.rutter.language.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
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

    @ParameterizedTest
    @CsvSource({
        "errors: 0, 'orders: 7, errors: 0', MET",
        "errors: 0, errors: 4, MISSED",
        "errors: 0, '{\"errors\": 4}', MISSED",
        "errors: 0, all is well, UNCLEAR",
        "errors: 0, 'errors: 0\nerrors: 3', UNCLEAR"
    })
    void a_figure_that_is_named_is_held_against_the_figure_of_that_name(
            String said, String output, Kind kind) {
        assertThat(judge(said, output)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "ready, ready: false",
        "ready, web not yet ready",
        "success, Deployment was not a success",
        "healthy, '\"healthy\": false'",
        "active, Active: inactive (dead)",
        "active (running), Active: inactive (dead)",
        "active (running), Active: failed (Result: exit-code)",
        "active, ActiveState=inactive",
        "ready, 'ReadyReplicas: unready'",
        "active, 'SubState=dead, ActiveState=failed'",
        "healthy, HealthyHostCount=0",
        "UP, UP_STATUS=DOWN",
        "up, 'shop_up=0'",
        "running, '\"runningState\": \"stopped\"'",
        "healthy, state un-healthy",
        "running, it is no longer running",
        "enabled, enabled=disabled"
    })
    void a_word_that_is_denied_or_only_names_another_value_is_missed(String wanted, String output) {
        assertThat(Judge.judge(text(wanted), new Measurement.Ran(0, output)).kind())
                .isEqualTo(Kind.MISSED);
    }

    @ParameterizedTest
    @CsvSource({
        "ready, ready: true",
        "healthy, status: healthy",
        "active (running), Active: active (running) since Monday",
        "database, database: connected",
        "active, 'ActiveState=active'",
        "ready, 'ReadyReplicas: 0\nState: ready'",
        "ready, 'ReadyState=ready'",
        "available, 'Available: 3'",
        "success, 'Success: version 7 is live'",
        "success, successfully deployed",
        "enabled, '\"featureEnabled\": 1, status: enabled'",
        "up, 'shop: up'"
    })
    void a_word_that_is_said_is_met(String wanted, String output) {
        assertThat(Judge.judge(text(wanted), new Measurement.Ran(0, output)).kind())
                .isEqualTo(Kind.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "ready, ReadyReplicas: 3",
        "healthy, HealthyHostCount=2",
        "active, ActiveState reloading",
        "ready, 'ready: 1/3'",
        "active, 'active=reloading'",
        "active or reloading, 'Active: inactive (dead)'"
    })
    void a_word_that_names_a_value_which_says_neither_is_for_a_person_to_tell(
            String wanted, String output) {
        assertThat(Judge.judge(words(wanted), new Measurement.Ran(0, output)).kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', MET",
        "'', ERROR: no route, UNCLEAR",
        "failed, 'ok', MET",
        "health check failed, 'curl: (22)\nHealth check failed!', UNCLEAR"
    })
    void what_warns_is_for_a_person_to_tell(String text, String output, Kind kind) {
        var warned = new Expectation.Warned(text, "says", new Span(1, 1, 1));

        assertThat(Judge.judge(warned, new Measurement.Ran(0, output)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "valid = true, MET",
        "valid = false, MISSED",
        "'total = 1,200', MET",
        "'total = 1,201', MISSED",
        "total is 1200 after the import, UNCLEAR",
        "'total = 1200, valid = true', UNCLEAR"
    })
    void values_are_compared_as_databases_write_them(String said, Kind kind) {
        var row = new Measurement.Rows(List.of("valid", "total"), List.of(List.of("t", "1200")));

        assertThat(Judge.judge(words(said), row).kind()).isEqualTo(kind);
    }

    @Test
    void a_number_of_rows_is_no_cell() {
        var rows = new Measurement.Rows(List.of("id"), List.of(List.of("42"), List.of("1")));

        assertThat(Judge.judge(rows(2), rows).kind()).isEqualTo(Kind.MET);
        assertThat(Judge.judge(rows(1), rows).kind()).isEqualTo(Kind.MISSED);
        assertThat(Judge.judge(rows(2), new Measurement.Ran(0, " id\n 2\n(2 rows)")).kind())
                .isEqualTo(Kind.MET);
    }

    private static Expectation rows(int count) {
        return new Expectation.Numeric(
                Comparison.EQUAL, BigDecimal.valueOf(count), "rows", "", new Span(1, 1, 1));
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
