package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnaskedTest {
    private static final String DOCUMENT =
            """
            # Any

            ## Deployment

            ```bash
            git status

            git push origin main --force
            ```
            """;

    @Test
    void a_grave_step_counts_where_nobody_said_yes_to_it_before() {
        assertThat(unasked(List.of())).isEqualTo(1);
        assertThat(unasked(List.of(Answer.NO))).isEqualTo(1);
        assertThat(unasked(List.of(Answer.YES))).isZero();
    }

    private static int unasked(List<Answer> answers) {
        var runbook = MarkdownReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        var plan = Planner.plan("any.md", runbook, Environment.unbound("test"));
        var grave =
                plan.steps().stream().filter(step -> step.asksBefore()).findFirst().orElseThrow();
        var events = new ArrayList<RunEvent>();
        events.add(new RunEvent.RunBegan(plan, "", "mia", 1));
        events.add(new RunEvent.StepBegan(plan.steps().getFirst().id(), 1));
        answers.forEach(answer ->
                events.add(
                        new AnswerGiven(
                                Question.id(grave.id(), Question.Kind.DANGER), answer, "mia", "")));
        events.add(new RunEvent.StepBegan(grave.id(), 1));
        var recorded = new ArrayList<Recorded>();
        for (var i = 0; i < events.size(); i++) {
            recorded.add(
                    new Recorded("r1", i + 1, Instant.EPOCH.plusSeconds(i), events.get(i), ""));
        }
        return Grave.unasked(RunState.of(recorded), recorded);
    }
}
