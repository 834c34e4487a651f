package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
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
                            """
                                    .getBytes(StandardCharsets.UTF_8)),
                    Environment.unbound("harbour"));

    private final List<RunEvent> events =
            new ArrayList<>(List.of(new RunEvent.RunBegan(PLAN, "", "jo", 1)));

    private List<String> ahead() {
        var recorded = new ArrayList<Recorded>();
        for (var i = 0; i < events.size(); i++) {
            recorded.add(
                    new Recorded("r1", i + 1, Instant.EPOCH.plusSeconds(i), events.get(i), ""));
        }
        return Answers.ahead(RunState.of(recorded)).stream().map(Question::id).toList();
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
    void every_line_for_people_that_a_run_may_come_to_can_be_answered_already() {
        assertThat(ahead()).containsExactly("prepare-1", "prepare-2", "verify-1");
        applies(Answer.YES);
        assertThat(ahead()).containsExactly("prepare-1", "prepare-2", "verify-1");
    }

    @Test
    void what_does_not_apply_is_not_offered() {
        applies(Answer.NO);
        assertThat(ahead()).containsExactly("prepare-1", "verify-1");
    }

    @Test
    void a_run_that_goes_back_offers_nothing_of_the_way_forward() {
        events.add(
                new Decided(
                        Decided.Way.ROLL_BACK,
                        new Verdict(Verdict.Kind.MISSED, "It serves", 14, "HTTP 500", "", 1, "")));
        assertThat(ahead()).isEmpty();
    }
}
