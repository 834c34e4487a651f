package dev.rutter.language.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.problem.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A state held against a listing: one row that is as expected says nothing of the others.
class ListingTest {
    private static final Span HERE = Span.atLine(3);
    private static final String HEADING = "NAME    READY   STATUS    RESTARTS\n";
    private static final String WEB = "web-1   1/1     Running   0\n";

    @Test
    void a_row_in_another_state_is_for_a_person_to_tell() {
        var verdict = contains("Running", HEADING + WEB + "web-2   0/1     CrashLoopBackOff   7\n");

        assertThat(verdict.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(verdict.seen()).contains("web-2").contains("CrashLoopBackOff");
        assertThat(verdict.because())
                .isEqualTo("1 of 2 rows are not \"Running\"; a person has to tell");
    }

    @Test
    void so_is_a_row_without_a_heading_above_it() {
        assertThat(contains("running", WEB + "web-2   0/1     Error     7\n").kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void so_is_what_runs_and_is_not_ready() {
        assertThat(contains("Running", HEADING + "web-1   0/1     Running   0\n").kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void a_job_that_ended_well_stands_beside_what_runs() {
        assertThat(contains("Running", HEADING + WEB + "seed-1  0/1     Completed 0\n").kind())
                .isEqualTo(Kind.MET);
    }

    @Test
    void a_state_in_plain_text_is_no_listing() {
        assertThat(contains("running", "starting web\nweb is running\ndone\n").kind())
                .isEqualTo(Kind.MET);
    }

    @Test
    void a_name_in_a_listing_says_nothing_of_the_other_rows() {
        assertThat(contains("web-1", HEADING + WEB + "web-2   1/1     Running   0\n").kind())
                .isEqualTo(Kind.MET);
    }

    @Test
    void a_single_word_shown_as_output_is_held_against_every_row_too() {
        var shown = new Expectation.Output(List.of("Running"), "Running", HERE);

        assertThat(Judge.judge(shown, ran(HEADING + WEB + "db-1    1/1     Failed    0\n")).kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'web   Up 2 minutes (healthy)\ndb    Up 2 minutes (healthy)'; healthy; MET",
                "'web   Up 2 minutes (healthy)\ndb    Up 2 minutes (unhealthy)'; healthy; UNCLEAR",
                "'web   Exited (1)\ndb    Exited (1)'; healthy; MISSED",
                "''; healthy; MISSED",
                "'│ id │ name │ status │\n├────┼──────┼────────┤\n│ 0 │ web │ online │\n│ 1 │ jobs │ online │'; online; MET",
                "'│ id │ name │ status │\n├────┼──────┼────────┤\n│ 0 │ web │ online │\n│ 1 │ jobs │ errored │'; online; UNCLEAR",
                "'Migration name ......... Batch / Status\na_orders ....... [1] Ran\nb_items ....... Pending'; Ran; UNCLEAR",
                "'Migration name ......... Batch / Status\na_orders ....... [1] Ran\nb_items ....... [2] Ran'; Ran; MET"
            })
    void what_holds_for_all_is_held_against_every_row(String output, String text, Kind kind) {
        assertThat(Judge.judge(new Expectation.Every(text, true, "", HERE), ran(output)).kind())
                .isEqualTo(kind);
    }

    @Test
    void a_state_that_is_not_quoted_may_be_told_in_other_words() {
        var running = new Expectation.Every("running", false, "", HERE);

        assertThat(Judge.judge(running, ran("web   Up 3 minutes\njobs  Up 3 minutes\n")).kind())
                .isEqualTo(Kind.MET);
        assertThat(Judge.judge(running, ran("web   serving\njobs  serving\n")).kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "GET / 200, MET",
        "'ERROR: route is closed', MISSED",
        "'ERROR: no route', UNCLEAR",
        "2 errors so far, UNCLEAR",
        "'', MET"
    })
    void what_must_not_be_there_is_looked_for(String output, Kind kind) {
        assertThat(Judge.judge(new Expectation.Lacks("ERROR", "", HERE), ran(output)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "1, '', MET",
        "0, No resources found in shop namespace., MET",
        "1, 'ls: cannot access old: No such file or directory', MET",
        "1, 'Unable to connect to the server', UNCLEAR",
        "0, feeder-1   Running, UNCLEAR"
    })
    void what_is_gone_is_not_found(int status, String output, Kind kind) {
        var gone = new Expectation.Gone("must be gone", HERE);

        assertThat(Judge.judge(gone, new Measurement.Ran(status, output)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"0, MISSED", "1, MET", "3, MET", "127, UNMEASURABLE"})
    void what_must_fail_ends_with_another_status(int status, Kind kind) {
        var fails = new Expectation.Fails("must fail", HERE);

        assertThat(Judge.judge(fails, new Measurement.Ran(status, "")).kind()).isEqualTo(kind);
    }

    private static Verdict contains(String text, String output) {
        return Judge.judge(new Expectation.Contains(text, false, text, HERE), ran(output));
    }

    private static Measurement ran(String output) {
        return new Measurement.Ran(0, output);
    }
}
