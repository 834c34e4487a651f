package dev.rutter.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.incident.Ladder;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.run.Account;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of a log, as their reader takes them.
final class EventTextTest {
    private static final String COMMIT = "02cc7d592c11d49124173dec9e79a2265b0e59d9";
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Plan PLAN =
            Planner.plan(
                    "RUNBOOK.md",
                    MarkdownReader.read("# Shop\n\nNothing to do.\n"),
                    Environment.unbound("staging"));

    private static String line(RunEvent event) {
        return EventText.of(new Recorded("r1", 1, NOW, event, ""), PLAN).text();
    }

    private static Measurement figure(String metric, String value, String unit, long samples) {
        return new Measurement.Figure(
                metric, new BigDecimal(value), unit, samples, Duration.ofMillis(4500));
    }

    private static String looks(Measurement... seen) {
        return line(new RunEvent.WindowSampled("watch-1", List.of(seen)));
    }

    @Test
    void the_way_back_tells_apart_when_the_old_release_served_and_that_it_was_verified() {
        assertThat(line(new RunEvent.RollbackEnded(true, 1094, "verified by 7 steps")))
                .isEqualTo(
                        "back    the old release served 1.1 s after the decision; verified by 7 steps");
        assertThat(line(new RunEvent.RollbackEnded(false, 0, "HTTP 503")))
                .isEqualTo("back    NOT verified: HTTP 503");
        assertThat(line(new RunEvent.RollbackEnded(false, 1094, "HTTP 503")))
                .isEqualTo(
                        "back    NOT verified: HTTP 503; its steps had ended 1.1 s after the decision");
    }

    @Test
    void an_incident_names_whom_the_document_wants_called() {
        var plan =
                Planner.plan(
                        "RUNBOOK.md",
                        MarkdownReader.read(
                                """
                                # Shop

                                ## Escalation

                                | Who | When |
                                |---|---|
                                | Jo (on call) | at once |
                                | Mia, team lead | after 15 min |
                                """),
                        Environment.unbound("staging"));
        var opened = new RunEvent.IncidentOpened("inc-r1", "SEV2", "orders are lost");
        assertThat(EventText.of(new Recorded("r1", 1, NOW, opened, ""), plan).text())
                .isEqualTo(
                        "incident inc-r1 SEV2: orders are lost; call Jo (on call) at once, Mia, team lead after 15 min");
        assertThat(Ladder.of(plan, NOW))
                .extracting(Ladder.Rung::from)
                .containsExactly(NOW, NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_window_whose_time_is_over_has_no_length_below_nothing() {
        assertThat(line(new RunEvent.WindowBegan("watch-1", NOW.minusMillis(1))))
                .isEqualTo("watches watch-1, whose time is over already");
    }

    @Test
    void without_a_hosting_nobody_says_that_a_release_serves() {
        assertThat(line(new RunEvent.WentLive("deadbeef", "")))
                .isEqualTo(
                        "live    deadbee counts as serving from here on: the last deploying step is done");
    }

    @Test
    void a_look_shows_the_same_figure_once() {
        assertThat(
                        looks(
                                figure("error rate", "0", "%", 100),
                                figure("response time", "10.239", "ms", 102),
                                figure("error rate", "0.0", "%", 105),
                                figure("response time", "10.239", "ms", 102)))
                .isEqualTo("looks   error rate 0 % (105); response time 10.2 ms (102)");
        assertThat(
                        looks(
                                figure("error rate", "3.807107", "%", 394),
                                figure("error rate", "5.776", "%", 277)))
                .isEqualTo("looks   error rate 3.81 % over 4.5 s (394), 5.78 % over 4.5 s (277)");
    }

    @Test
    void no_samples_are_no_figure() {
        assertThat(looks(figure("error rate", "0", "%", 0), figure("error rate", "0", "%", 0)))
                .isEqualTo("looks   error rate: nothing observed");
        assertThat(looks()).isEqualTo("looks   nothing");
    }

    @Test
    void releases_have_a_short_commit_and_the_hostings_id() {
        assertThat(line(new RunEvent.WentLive(COMMIT, "dep-1")))
                .isEqualTo("live    02cc7d5 (dep-1) serves from here on");
        assertThat(
                        line(
                                new RunEvent.StepEnded(
                                        "deploy-2",
                                        1,
                                        new Outcome.Done(
                                                "release dep-1 is live, commit " + COMMIT))))
                .isEqualTo("ok      deploy-2: release 02cc7d5 (dep-1) is live");
        assertThat(line(new RunEvent.RunBegan(PLAN, COMMIT, "jo", 1.5)))
                .contains("release 02cc7d5, by jo; windows and waits shortened 1.5 times");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_hosting_did_is_told_in_words(About act) {
        assertThat(line(new RunEvent.HostingAnswered("deploy-1", act, "dep-1")))
                .contains("dep-1")
                .doesNotContain("_")
                .doesNotContain(act.name());
        assertThat(line(new RunEvent.HostingAnswered("deploy-1", About.GOOD_BEFORE, "")))
                .isEqualTo("hosting has no release to go back to");
    }

    @Test
    void an_answer_from_the_environments_file_is_not_a_persons() {
        assertThat(
                        line(
                                new RunEvent.AnswerGiven(
                                        "prepare-1",
                                        RunEvent.AnswerGiven.Answer.YES,
                                        "environment staging",
                                        "acknowledged beforehand: drill")))
                .isEqualTo("answer  yes, answered beforehand by rutter.yaml: drill [prepare-1]");
        assertThat(line(new RunEvent.WindowBegan("watch-1", NOW.plusSeconds(300))))
                .isEqualTo("watches watch-1 for 5 min");
    }

    @Test
    void one_row_is_one_row() {
        assertThat(line(new RunEvent.StepEnded("verify-1", 1, new Outcome.Done("1 rows"))))
                .isEqualTo("ok      verify-1: 1 row");
        assertThat(line(new RunEvent.StepEnded("verify-1", 1, new Outcome.Done("11 rows"))))
                .isEqualTo("ok      verify-1: 11 rows");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 1094, 4500, 65_000, 200_000, 7_500_000})
    void a_length_reads_as_the_engine_writes_it(long millis) {
        assertThat(Lengths.of(Duration.ofMillis(millis)))
                .isEqualTo(Account.length(Duration.ofMillis(millis)));
    }
}
