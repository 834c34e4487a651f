package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a rehearsal's report says of the lines and of the defaults, from what its runs did.
final class TakenTest {
    private static final String DOCUMENT =
            """
            # Kiosk: deployment

            ## Before

            ```bash
            ./bin/test
            # Expected: all green
            ```

            ```bash
            curl -s http://127.0.0.1:18931/health
            ```

            ## Deploy

            ```bash
            ./bin/release v2
            # Expected: everything is as before
            ```
            """;

    private final Runbook runbook = MarkdownReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8));
    private final Plan plan = Planner.plan("kiosk.md", runbook, Environment.unbound("test"));
    private final List<RunEvent> events =
            new ArrayList<>(List.of(new RunEvent.RunBegan(plan, "", "mia", 1)));

    private void answered(String note) {
        var question = Question.id(step(17), Question.Kind.RESULT, 1);
        events.add(
                new RunEvent.QuestionAsked(
                        question, step(17), "Is it?", "", List.of(), Instant.EPOCH));
        events.add(new AnswerGiven(question, Answer.YES, "environment rehearsal", note));
    }

    private RunState state() {
        var recorded = new ArrayList<Recorded>();
        for (var i = 0; i < events.size(); i++) {
            recorded.add(
                    new Recorded("r1", i + 1, Instant.EPOCH.plusSeconds(i), events.get(i), ""));
        }
        return RunState.of(recorded);
    }

    private String step(int line) {
        return plan.steps().stream()
                .filter(each -> each.line() == line)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void a_default_that_was_not_asked_for_is_none_that_was_taken() {
        var taken = new Taken();
        var tests = new Binding.Default(6, "question", "Expected: all green", "yes");
        var release =
                new Binding.Default(17, "question", "Expected: everything is as before", "yes");
        var host = new Binding.Default(3, "host", "kiosk.example.com", "the sandbox's service");
        taken.state(List.of(tests, release, host));
        answered("acknowledged beforehand: a rehearsal's default");
        taken.take(state());
        taken.take(state());
        assertThat(taken.all()).containsExactly(host, release);
    }

    @Test
    void an_answer_of_the_workspaces_own_companion_is_no_default() {
        var taken = new Taken();
        taken.state(
                List.of(
                        new Binding.Default(
                                17, "question", "Expected: everything is as before", "yes")));
        answered("acknowledged beforehand");
        taken.take(state());
        assertThat(taken.all()).isEmpty();
    }

    private Lines.Fate fate(int line, Outcome outcome) {
        events.add(new RunEvent.StepBegan(step(line), 1));
        events.add(new RunEvent.StepEnded(step(line), 1, outcome));
        var lines = new Lines(runbook, Map.of());
        lines.take(state(), List.of(), "run r1", Map.of());
        return lines.all().stream()
                .filter(each -> each.line() == line)
                .findFirst()
                .orElseThrow()
                .fate();
    }

    @Test
    void a_request_that_nobody_received_was_not_rehearsed() {
        assertThat(
                        fate(
                                11,
                                new Outcome.Failed(
                                        "no answer: GET http://127.0.0.1:18931/health found nobody"
                                                + " listening (connection refused)")))
                .isEqualTo(Lines.Fate.NOT);
    }

    @Test
    void a_curl_in_a_shell_that_found_nobody_was_not_rehearsed() {
        assertThat(
                        fate(
                                17,
                                new Outcome.Failed(
                                        "exit status 7: curl: (7) Failed to connect to 127.0.0.1"
                                                + " port 18931")))
                .isEqualTo(Lines.Fate.NOT);
    }

    @Test
    void a_request_that_was_answered_badly_or_late_ran_for_real() {
        assertThat(fate(11, new Outcome.Failed("HTTP 503 in 12 ms, expected 2xx or 3xx")))
                .isEqualTo(Lines.Fate.REAL);
        assertThat(
                        fate(
                                11,
                                new Outcome.Failed(
                                        "no answer: GET http://127.0.0.1:18931/health had no whole"
                                                + " answer within 20000 ms")))
                .isEqualTo(Lines.Fate.REAL);
    }
}
