package dev.rutter.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the deployment log says of what was not simply measured and good.
class DeploymentLogTest {
    private static String log(Written written, End end) {
        return new DeploymentLog(ZoneOffset.UTC)
                .write(written.events(), end, "it is over")
                .getFirst()
                .text();
    }

    private static RunEvent asked(String question, String step, String text) {
        return new RunEvent.QuestionAsked(
                question, step, text, "", List.of(), Written.BEGAN.plusSeconds(900));
    }

    @Test
    void a_run_in_which_all_was_measured_and_good_has_no_issues() {
        var written =
                new Written(1)
                        .and(new RunEvent.StepEnded("verify-1", 1, new Outcome.Done("1 row")));
        assertThat(log(written, End.SIGNED_OFF))
                .contains("Issues: none\n")
                .contains("Verification: met: \"No order without a price\"")
                .doesNotContain("drill");
    }

    @Test
    void the_duration_says_how_much_of_it_people_were_waited_for() {
        var written =
                new Written(1)
                        .and(asked("prepare-1", "prepare-1", "Somebody read it"))
                        .and(asked("prepare-3", "prepare-3", "The shop is quiet"))
                        .and(new AnswerGiven("prepare-1", Answer.YES, "mia", ""))
                        .and(new AnswerGiven("prepare-3", Answer.YES, "mia", ""))
                        .and(new RunEvent.StepEnded("verify-1", 1, new Outcome.Done("1 row")));
        assertThat(log(written, End.SIGNED_OFF))
                .contains("Duration: 5 s, 3 s of it waiting for an answer\n");
    }

    @Test
    void a_window_that_a_person_let_pass_is_an_issue() {
        var cause = Written.verdict(Kind.UNMEASURABLE, "Error rate above 5 %", "no figure", "");
        var written =
                new Written(1)
                        .and(
                                asked(
                                        "watch-1:window",
                                        "watch-1",
                                        "\"First minutes\" cannot be called good. Go on?"))
                        .and(new AnswerGiven("watch-1:window", Answer.YES, "mia", "looked myself"))
                        .and(new RunEvent.StepBegan("watch-1", 1))
                        .and(new RunEvent.Judged("watch-1", cause))
                        .and(new RunEvent.StepEnded("watch-1", 1, new Outcome.Done("goes on")));
        assertThat(log(written, End.SIGNED_OFF))
                .contains(
                        "Issues: not measured, answered yes by mia (looked myself) instead: \"First minutes\"")
                .contains("\"Error rate above 5 %\" (line 31): unmeasurable")
                .doesNotContain("Issues: none");
    }

    @Test
    void skipped_and_acknowledged_lines_are_issues() {
        var written =
                new Written(1)
                        .and(asked("prepare-1", "prepare-1", "Somebody read it"))
                        .and(
                                new AnswerGiven(
                                        "prepare-1",
                                        Answer.YES,
                                        "environment staging",
                                        "acknowledged beforehand: drill"))
                        .and(
                                new RunEvent.StepEnded(
                                        "verify-1",
                                        0,
                                        new Outcome.Skipped("not for us, says mia")));
        assertThat(log(written, End.SIGNED_OFF))
                .contains(
                        "Issues: answered beforehand by rutter.yaml, not by a person: \"Somebody read it\" (line 5): drill")
                .contains(
                        "\"No order without a price\" (line 20) was skipped: not for us, says mia")
                .contains("Verification: skipped: \"No order without a price\"");
    }

    @Test
    void migrations_are_told_by_what_their_step_printed_or_by_its_place() {
        var done = new RunEvent.StepEnded("deploy-1", 1, new Outcome.Done("exit status 0"));
        assertThat(log(new Written(1).and(done), End.SIGNED_OFF))
                .contains(
                        "Migrations applied: see step \"Bring the schema up to date\" (line 10)\n");
        var printed =
                new Written(1)
                        .and(new RunEvent.StepBegan("deploy-1", 1))
                        .and(
                                new RunEvent.Judged(
                                        "deploy-1",
                                        Written.verdict(Kind.MET, "done", "\"now at 004\"", "")))
                        .and(done);
        assertThat(log(printed, End.SIGNED_OFF))
                .contains(
                        "Migrations applied: step \"Bring the schema up to date\" (line 10) printed, among other things, \"now at 004\"\n");
        var failed =
                new Written(1)
                        .and(new RunEvent.StepEnded("deploy-1", 1, new Outcome.Failed("exit 3")));
        assertThat(log(failed, End.STOPPED_BEFORE_GO_LIVE))
                .contains("did not end well, what it applied is not known here");
    }

    @Test
    void a_drill_says_so_and_a_watch_that_was_cut_off_says_when() {
        var written =
                new Written(60)
                        .and(new RunEvent.WindowBegan("watch-1", Written.BEGAN.plusSeconds(60)))
                        .and(
                                new RunEvent.WindowSampled(
                                        "watch-1",
                                        List.of(
                                                new Measurement.Figure(
                                                        "error rate",
                                                        new BigDecimal("5.776173"),
                                                        "%",
                                                        277,
                                                        Duration.ofMillis(4500)))))
                        .and(new RunEvent.StepEnded("watch-1", 1, new Outcome.Failed("missed")));
        var facts =
                Facts.of(
                        dev.rutter.engine.run.RunState.of(written.events()),
                        written.events(),
                        End.ROLLED_BACK,
                        "",
                        ZoneId.of("Europe/Berlin"));
        assertThat(facts)
                .containsEntry(
                        "error rate",
                        "5.78 % over 4.5 s (277 requests), where the watch was cut off at 11:00:02")
                .containsEntry("date", "2026-11-21 11:00 CET");
        assertThat(log(written, End.ROLLED_BACK))
                .contains(
                        "Windows and waits were 60 times shorter than the document's: this was a drill.");
    }
}
