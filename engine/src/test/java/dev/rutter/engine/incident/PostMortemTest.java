package dev.rutter.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.ledger.Written;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Planner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody who was not there reads of a release that was rolled back.
class PostMortemTest {
    private final Written written = new Written(60);

    @BeforeEach
    void aReleaseIsRolledBack() {
        var bad =
                Written.verdict(
                        Kind.MISSED, "Error rate above 5 %", "5.78 % over 4 s", "bad if > 5 %");
        written.and(new AnswerGiven("prepare-1", Answer.YES, "mia", "read it"))
                .and(new RunEvent.WentLive(Written.COMMIT, "dep-2"))
                .and(new RunEvent.StepBegan("verify-1", 1))
                .and(
                        new RunEvent.Judged(
                                "verify-1", Written.verdict(Kind.MET, "Expected: 0", "0", "= 0")))
                .and(new RunEvent.StepEnded("verify-1", 1, new Outcome.Done("1 rows")))
                .and(new RunEvent.WindowBegan("watch-1", Written.BEGAN.plusSeconds(60)))
                .and(
                        new RunEvent.WindowSampled(
                                "watch-1", List.of(figure("3.807107", 394), figure("5.776", 277))))
                .and(new RunEvent.StepEnded("watch-1", 1, new Outcome.Failed("missed")))
                .and(new RunEvent.Decided(Way.ROLL_BACK, bad));
        var grade = new Severities().grade(RunState.of(written.events()), bad);
        written.and(new RunEvent.IncidentOpened("inc-r7", grade.severity(), grade.title()))
                .and(new RunEvent.RollbackBegan("dep-1", ""))
                .and(new RunEvent.StepBegan("rollback-1", 1))
                .and(
                        new RunEvent.Judged(
                                "rollback-1",
                                Written.verdict(Kind.MET, "Expected: 12", "12", "= 12")))
                .and(new RunEvent.StepEnded("rollback-1", 1, new Outcome.Done("1 rows")))
                .and(new RunEvent.RollbackEnded(true, 1081, "verified by 1 step"));
    }

    private static Measurement figure(String percent, long samples) {
        return new Measurement.Figure(
                "error rate", new BigDecimal(percent), "%", samples, Duration.ofMillis(7200));
    }

    private String text(End end) {
        return new PostMortem(ZoneId.of("Europe/Berlin"))
                .write(written.events(), end, "back on dep-1")
                .getFirst()
                .text();
    }

    @Test
    void the_title_is_short_and_the_severity_has_its_reason_on_its_own_line() {
        assertThat(text(End.ROLLED_BACK))
                .startsWith(
                        "# Post-mortem: release f45cd32 failed: error rate above 5 %; rolled back\n")
                .contains("\nSeverity: SEV2, because line 50 names a rollback\n");
        assertThat(text(End.ROLLBACK_UNPROVEN)).contains("; the way back is NOT proven\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Roll back if the error rate is above 5 %.",
                "We roll back immediately when the error rate is above 5 %!",
                "If the error rate is above 5 %, roll back at once.",
                "The error rate is above 5 % -> revert",
                "Error rate is above 5 %;"
            })
    void a_title_says_what_was_wrong_without_saying_twice_what_was_done(String says) {
        var bad = Written.verdict(Kind.MISSED, says, "9 %", "bad if > 5 %");
        var run =
                new Written(1)
                        .and(new RunEvent.WentLive(Written.COMMIT, "dep-2"))
                        .and(new RunEvent.Decided(Way.ROLL_BACK, bad));
        assertThat(new Severities().grade(RunState.of(run.events()), bad).title())
                .matches("release f45cd32 failed: (the )?error rate is above 5 %");
    }

    @Test
    void a_figure_that_no_hosting_counted_is_not_told_as_requests() {
        var bad =
                Written.verdict(Kind.MISSED, "Share of errors above 5 %", "12.5 %", "bad if > 5 %");
        var run =
                new Written(1)
                        .and(new RunEvent.WentLive(Written.COMMIT, "dep-2"))
                        .and(new RunEvent.WindowBegan("watch-1", Written.BEGAN.plusSeconds(60)))
                        .and(
                                new RunEvent.WindowSampled(
                                        "watch-1",
                                        List.of(
                                                new Measurement.Figure(
                                                        "share of errors",
                                                        new BigDecimal("12.5"),
                                                        "%",
                                                        1,
                                                        Duration.ofMillis(2200)))))
                        .and(new RunEvent.StepEnded("watch-1", 1, new Outcome.Failed("missed")))
                        .and(new RunEvent.Decided(Way.ROLL_BACK, bad))
                        .and(new RunEvent.IncidentOpened("inc-r7", "SEV2", "Bad"));
        var text =
                new PostMortem(ZoneId.of("Europe/Berlin"))
                        .write(run.events(), End.ROLLED_BACK, "Back on the last one.")
                        .getFirst()
                        .text();
        assertThat(text)
                .contains("\"Share of errors above 5 %\" was 12.5 %")
                .doesNotContain("requests")
                .doesNotContain("..");
    }

    @Test
    void the_impact_counts_what_failed_and_says_for_how_long() {
        assertThat(text(End.ROLLED_BACK))
                .contains(
                        "about 15 of 394 requests failed in the 7.2 s before the decision (3.81 %)")
                .contains("the release served for 8.1 s (11:00:02 to 11:00:10)")
                .contains("60 times shorter than the document's: this was a drill");
    }

    @Test
    void what_goes_out_host_by_host_may_have_served_from_the_first_on() {
        var plan =
                Planner.plan(
                        "FERRY.md",
                        MarkdownReader.read(
                                """
                                # Ferry

                                ## Deployment

                                ```bash
                                ./put-on north
                                ./put-on south
                                ```

                                ## Verification

                                ```bash
                                ./look
                                ```
                                """),
                        Environment.unbound("production"));
        var missed = Written.verdict(Kind.MISSED, "ends with status 0", "exit status 1", "0");
        var run =
                new Written(plan, "", 1)
                        .and(new RunEvent.StepBegan("deploy-1", 1))
                        .and(new RunEvent.StepEnded("deploy-1", 1, new Outcome.Done("put on")))
                        .and(new RunEvent.StepBegan("deploy-2", 1))
                        .and(new RunEvent.StepEnded("deploy-2", 1, new Outcome.Done("put on")))
                        .and(new RunEvent.WentLive("", ""))
                        .and(new RunEvent.StepBegan("verify-1", 1))
                        .and(new RunEvent.StepEnded("verify-1", 1, new Outcome.Failed("missed")))
                        .and(new RunEvent.Decided(Way.ROLL_BACK, missed))
                        .and(new RunEvent.IncidentOpened("inc-r7", "SEV2", "Bad"));
        var text =
                new PostMortem(ZoneId.of("Europe/Berlin"))
                        .write(run.events(), End.ROLLED_BACK, "back on the old one")
                        .getFirst()
                        .text();
        assertThat(text)
                .contains(
                        "at least 7 s (11:00:01, from which on some of it may have served (line 6), to 11:00:08)")
                .contains("brought the release live at 11:00:05")
                .contains("went live\n")
                .doesNotContain("release  ");
    }

    @Test
    void what_people_were_waited_for_before_it_went_live_is_no_part_of_the_incident() {
        assertThat(text(End.ROLLED_BACK)).contains("\nDuration: 8.1 s (11:00:02 to 11:00:10)\n");
        var waited =
                new Written(1)
                        .and(
                                new RunEvent.QuestionAsked(
                                        "prepare-1",
                                        "prepare-1",
                                        "Somebody read it",
                                        "",
                                        List.of(),
                                        Written.BEGAN.plusSeconds(900)))
                        .and(new AnswerGiven("prepare-1", Answer.NO, "mia", ""))
                        .and(
                                new RunEvent.Decided(
                                        Way.ROLL_BACK,
                                        Written.verdict(Kind.MISSED, "It is read", "no", "")))
                        .and(new RunEvent.IncidentOpened("inc-r7", "SEV2", "Not read"));
        var text =
                new PostMortem(ZoneId.of("Europe/Berlin"))
                        .write(waited.events(), End.STOPPED, "not read")
                        .getFirst()
                        .text();
        assertThat(text)
                .contains("\nDuration: none: the new release had not gone live\n")
                .contains("; the new release had not gone live\n")
                .doesNotContain("served for");
    }

    @Test
    void what_was_stopped_half_way_may_have_served_and_the_post_mortem_says_since_when() {
        var plan =
                Planner.plan(
                        "FERRY.md",
                        MarkdownReader.read(
                                "# Ferry\n\n## Deployment\n\n```bash\n./put-on north\n"
                                        + "./put-on south\n```\n"),
                        Environment.unbound("harbour"));
        var half =
                new Written(plan, Written.COMMIT, 1)
                        .and(new RunEvent.StepBegan("deploy-1", 1))
                        .and(
                                new RunEvent.Decided(
                                        Way.STOP,
                                        Written.verdict(Kind.UNCLEAR, "stopped by jo", "", "")))
                        .and(new RunEvent.IncidentOpened("inc-r7", "ungraded", "Stopped"));
        var text =
                new PostMortem(ZoneId.of("Europe/Berlin"))
                        .write(half.events(), End.STOPPED, "stopped by jo")
                        .getFirst()
                        .text();
        assertThat(text)
                .contains(
                        "\nDuration: not known, from 11:00:01 on: not live as a whole, some of it may"
                                + " have served (line 6)\n")
                .doesNotContain("none: the new release");
    }

    @Test
    void a_release_that_served_while_a_person_was_asked_served_all_the_same() {
        var bad = Written.verdict(Kind.MISSED, "Error rate above 5 %", "9 %", "");
        var asked =
                new Written(1)
                        .and(new RunEvent.WentLive(Written.COMMIT, "dep-2"))
                        .and(
                                new RunEvent.QuestionAsked(
                                        "watch-1:roll-back",
                                        "watch-1",
                                        "Go back?",
                                        "",
                                        List.of(),
                                        Written.BEGAN.plusSeconds(900)))
                        .and(new AnswerGiven("watch-1:roll-back", Answer.YES, "mia", ""))
                        .and(new RunEvent.Decided(Way.ROLL_BACK, bad))
                        .and(new RunEvent.IncidentOpened("inc-r7", "SEV2", "Errors"));
        assertThat(
                        new PostMortem(ZoneId.of("Europe/Berlin"))
                                .write(asked.events(), End.ROLLBACK_UNPROVEN, "not proven")
                                .getFirst()
                                .text())
                .contains("served for at least 3 s, 1 s of it waiting for an answer (11:00:01 to");
    }

    @Test
    void the_timeline_tells_questions_and_verifications_in_words() {
        assertThat(text(End.ROLLED_BACK))
                .containsOnlyOnce("All times are CET (UTC+01:00).")
                .contains("- 11:00:01 mia answered yes to \"Somebody read it\" (line 5): read it")
                .contains("- 11:00:02 went live: f45cd32 (dep-2)")
                .contains("\"No order without a price\": 1 row, \"Expected: 0\": was 0")
                .contains("\"Orders are still there\": 1 row, \"Expected: 12\": was 12")
                .contains(
                        "rollback verified: the old release served 1.1 s after the decision;"
                                + " verified by 1 step")
                .doesNotContain("YES", "prepare-1", "null", Written.COMMIT.substring(0, 9));
    }
}
