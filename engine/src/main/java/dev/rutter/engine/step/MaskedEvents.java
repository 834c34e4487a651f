package dev.rutter.engine.step;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Takes secrets out of events before they are recorded: every text that came from the world. Ids,
/// names and paths that a run is gone on with by stay as they are.
public record MaskedEvents(UnaryOperator<String> mask) {

    /// The same event, fit for the journal.
    public RunEvent masked(RunEvent event) {
        return switch (event) {
            case RunEvent.HostingAnswered(var step, var act, var deploy) ->
                    new RunEvent.HostingAnswered(step, act, act.text() ? text(deploy) : deploy);
            case RunEvent.HostingApproval(
                            var step,
                            var question,
                            var stage,
                            var release,
                            var of,
                            var said) ->
                    new RunEvent.HostingApproval(step, question, stage, release, of, text(said));
            case RunEvent.Judged(var step, var verdict) ->
                    new RunEvent.Judged(step, masked(verdict));
            case RunEvent.StepEnded(var step, var attempt, var outcome) ->
                    new RunEvent.StepEnded(step, attempt, masked(outcome));
            case RunEvent.StepGave(var step, var attempt, var values, var ignored) ->
                    new RunEvent.StepGave(
                            step,
                            attempt,
                            values.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    entry -> text(entry.getValue()))),
                            ignored);
            case RunEvent.QuestionAsked(
                            var id,
                            var step,
                            var text,
                            var evidence,
                            var who,
                            var deadline) ->
                    new RunEvent.QuestionAsked(id, step, text(text), text(evidence), who, deadline);
            case RunEvent.AnswerGiven(var question, var answer, var by, var note) ->
                    new RunEvent.AnswerGiven(question, answer, by, text(note));
            case RunEvent.WindowSampled(var step, var seen) ->
                    new RunEvent.WindowSampled(step, seen.stream().map(this::masked).toList());
            case RunEvent.Decided(var decision, var verdict) ->
                    new RunEvent.Decided(decision, masked(verdict));
            case RunEvent.RollbackEnded(var verified, var millis, var seen) ->
                    new RunEvent.RollbackEnded(verified, millis, text(seen));
            case RunEvent.IssueMatched(var step, var title, var line, var matched) ->
                    new RunEvent.IssueMatched(step, text(title), line, text(matched));
            case RunEvent.IncidentOpened(var incident, var severity, var title) ->
                    new RunEvent.IncidentOpened(incident, text(severity), text(title));
            case RunEvent.RunPaused(var why) -> new RunEvent.RunPaused(text(why));
            case RunEvent.PauseAsked(var by, var why) -> new RunEvent.PauseAsked(by, text(why));
            case RunEvent.StepRetried(var step, var by, var why) ->
                    new RunEvent.StepRetried(step, by, text(why));
            case RunEvent.StepSkipped(var step, var by, var why) ->
                    new RunEvent.StepSkipped(step, by, text(why));
            case RunEvent.LockTaken(var by, var why) -> new RunEvent.LockTaken(by, text(why));
            case RunEvent.RunEnded(var end, var because) ->
                    new RunEvent.RunEnded(end, text(because));
            case RunEvent.RunBegan _,
                    RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.WindowBegan _,
                    RunEvent.WentLive _,
                    RunEvent.RollbackBegan _,
                    RunEvent.FileWritten _,
                    RunEvent.DocumentEdited _,
                    RunEvent.RunReplanned _,
                    RunEvent.RunResumed _ ->
                    event;
        };
    }

    private Outcome masked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var seen) -> new Outcome.Done(text(seen));
            case Outcome.Failed(var why, var unbegun) -> new Outcome.Failed(text(why), unbegun);
            case Outcome.TimedOut timedOut -> timedOut;
            case Outcome.Skipped(var why) -> new Outcome.Skipped(text(why));
            case Outcome.Unknown(var why) -> new Outcome.Unknown(text(why));
        };
    }

    private Verdict masked(Verdict verdict) {
        return new Verdict(
                verdict.kind(),
                text(verdict.says()),
                verdict.line(),
                text(verdict.seen()),
                text(verdict.threshold()),
                verdict.samples(),
                text(verdict.because()));
    }

    /// A measurement whose texts hold no secret.
    Measurement masked(Measurement seen) {
        return switch (seen) {
            case Measurement.Ran(var status, var output) ->
                    new Measurement.Ran(status, text(output));
            case Measurement.Answered(var status, var headers, var body, var took) ->
                    new Measurement.Answered(
                            status,
                            headers.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    header -> text(header.getValue()))),
                            text(body),
                            took);
            case Measurement.Rows(var columns, var rows, var counted) ->
                    new Measurement.Rows(
                            columns.stream().map(this::text).toList(),
                            rows.stream()
                                    .map(row -> row.stream().map(this::text).toList())
                                    .toList(),
                            counted);
            case Measurement.Missing(var why) -> new Measurement.Missing(text(why));
            case Measurement.Figure figure -> figure;
        };
    }

    private String text(String text) {
        return mask.apply(text);
    }
}
