package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which lines for people are offered to be answered before the run gets there.
class AheadTest {
    private static final Plan PLAN =
            Planner.plan(
                    "FERRY.md",
                    MarkdownReader.read(
                            """
                            # Ferry: deployment

                            ## Pre-deployment

                            - [ ] The crew was told

                            If the schema changes:

                            - [ ] The backup of tonight was looked at

                            ## Deployment

                            ```bash
                            ./bin/release
                            ```

                            ## Verification

                            - [ ] The timetable looks right

                            ## Rollback

                            ```bash
                            ./bin/release --previous
                            ```

                            - [ ] The old timetable is back
                            """
                                    .getBytes(StandardCharsets.UTF_8)),
                    Environment.unbound("harbour"));

    private final List<RunEvent> events =
            new ArrayList<>(List.of(new RunEvent.RunBegan(PLAN, "", "jo", 1)));

    private RunState state() {
        var recorded = new ArrayList<Recorded>();
        for (var i = 0; i < events.size(); i++) {
            recorded.add(
                    new Recorded("r1", i + 1, Instant.EPOCH.plusSeconds(i), events.get(i), ""));
        }
        return RunState.of(recorded);
    }

    private List<String> ahead() {
        return Answers.ahead(state()).stream().map(Question::id).toList();
    }

    private void applies(Answer answer) {
        events.add(
                new QuestionAsked(
                        "prepare-2:when",
                        "prepare-2",
                        "Does the schema change?",
                        "",
                        List.of(),
                        Instant.EPOCH));
        events.add(new AnswerGiven("prepare-2:when", answer, "mia", ""));
    }

    @Test
    void lines_for_people_before_the_change_can_be_answered_already() {
        assertThat(ahead()).containsExactly("prepare-1", "prepare-2");
        applies(Answer.YES);
        assertThat(ahead()).containsExactly("prepare-1", "prepare-2");
    }

    @Test
    void what_only_the_release_can_show_is_answered_behind_it_and_not_before() {
        var early = reception("verify-1", Answer.YES);
        assertThat(early).isEqualTo(Reception.TOO_EARLY);
        assertThat(Early.awaited(state(), "verify-1").orElseThrow().id()).isEqualTo("deploy-1");
        events.add(new AnswerGiven("verify-1", Answer.YES, "mia", ""));
        assertThat(state().answer("verify-1")).as("an answer that came early").isEmpty();
        released();
        assertThat(ahead()).contains("verify-1");
        assertThat(reception("verify-1", Answer.YES)).isEqualTo(Reception.COUNTED_EARLY);
    }

    @Test
    void what_the_way_back_shows_is_answered_on_the_way_back() {
        assertThat(reception("rollback-2", Answer.YES)).isEqualTo(Reception.TOO_EARLY);
        back();
        assertThat(Early.awaited(state(), "rollback-2").orElseThrow().id()).isEqualTo("rollback-1");
    }

    private void released() {
        events.add(new RunEvent.StepBegan("deploy-1", 1));
        events.add(new RunEvent.StepEnded("deploy-1", 1, new Outcome.Done("exit status 0")));
    }

    private Reception reception(String question, Answer answer) {
        return Answers.reception(state(), question, answer, "mia", "");
    }

    @Test
    void what_does_not_apply_is_not_offered() {
        applies(Answer.NO);
        assertThat(ahead()).containsExactly("prepare-1");
    }

    @Test
    void a_run_that_goes_back_offers_nothing_of_the_way_forward() {
        back();
        assertThat(ahead()).isEmpty();
    }

    private void back() {
        events.add(
                new Decided(
                        Decided.Way.ROLL_BACK,
                        new Verdict(Verdict.Kind.MISSED, "It serves", 14, "HTTP 500", "", 1, "")));
    }
}
