package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Steps that can destroy something, counted in a run's own journal.
final class Grave {
    private Grave() {}

    private static boolean allowed(Set<String> agreed, String step) {
        var id = Question.id(step, Question.Kind.DANGER);
        // Asked anew, it has a number behind it.
        return agreed.stream()
                .anyMatch(said -> said.equals(id) || said.matches(Pattern.quote(id) + "-\\d+"));
    }

    /// Grave steps that began although nobody had said yes to them. What the workspace's own
    /// companion chose by name was decided on by its authors.
    static int unasked(RunState state, List<Recorded> events) {
        var agreed = new java.util.HashSet<String>();
        var count = 0;
        for (var each : events) {
            switch (each.event()) {
                case RunEvent.AnswerGiven given
                        when given.answer() == RunEvent.AnswerGiven.Answer.YES ->
                        agreed.add(given.question());
                case RunEvent.StepBegan began ->
                        count +=
                                state.plan()
                                                .step(began.step())
                                                .filter(PlannedStep::asksBefore)
                                                .filter(step -> !allowed(agreed, step.id()))
                                                .isPresent()
                                        ? 1
                                        : 0;
                case RunEvent.AnswerGiven _,
                        RunEvent.RunBegan _,
                        RunEvent.ProcessStarted _,
                        RunEvent.StepGave _,
                        RunEvent.HostingAnswered _,
                        RunEvent.HostingApproval _,
                        RunEvent.Judged _,
                        RunEvent.StepEnded _,
                        RunEvent.QuestionAsked _,
                        RunEvent.WindowBegan _,
                        RunEvent.WindowSampled _,
                        RunEvent.WentLive _,
                        RunEvent.Decided _,
                        RunEvent.RollbackBegan _,
                        RunEvent.RollbackEnded _,
                        RunEvent.IssueMatched _,
                        RunEvent.IncidentOpened _,
                        RunEvent.FileWritten _,
                        RunEvent.RunPaused _,
                        RunEvent.PauseAsked _,
                        RunEvent.StepRetried _,
                        RunEvent.StepSkipped _,
                        RunEvent.DocumentEdited _,
                        RunEvent.RunReplanned _,
                        RunEvent.LockTaken _,
                        RunEvent.RunResumed _,
                        RunEvent.RunEnded _ -> {
                    // Nothing that destroys.
                }
            }
        }
        return count;
    }
}
