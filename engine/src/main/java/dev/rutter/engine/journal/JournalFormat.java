package dev.rutter.engine.journal;

import static java.util.Map.entry;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names under which the cases of sealed types stand in journals. A name is for ever, whatever
/// happens to its class: journals hold it.
final class JournalFormat {
    private static final Map<Class<?>, String> NAMES =
            Map.ofEntries(
                    entry(RunEvent.RunBegan.class, "run-began"),
                    entry(RunEvent.StepBegan.class, "step-began"),
                    entry(RunEvent.ProcessStarted.class, "process-started"),
                    entry(RunEvent.StepGave.class, "step-gave"),
                    entry(RunEvent.HostingAnswered.class, "hosting-answered"),
                    entry(RunEvent.HostingApproval.class, "hosting-approval"),
                    entry(RunEvent.Judged.class, "judged"),
                    entry(RunEvent.StepEnded.class, "step-ended"),
                    entry(RunEvent.QuestionAsked.class, "question-asked"),
                    entry(RunEvent.AnswerGiven.class, "answer-given"),
                    entry(RunEvent.WindowBegan.class, "window-began"),
                    entry(RunEvent.WindowSampled.class, "window-sampled"),
                    entry(RunEvent.WentLive.class, "went-live"),
                    entry(RunEvent.Decided.class, "decided"),
                    entry(RunEvent.RollbackBegan.class, "rollback-began"),
                    entry(RunEvent.RollbackEnded.class, "rollback-ended"),
                    entry(RunEvent.IssueMatched.class, "issue-matched"),
                    entry(RunEvent.IncidentOpened.class, "incident-opened"),
                    entry(RunEvent.FileWritten.class, "file-written"),
                    entry(RunEvent.RunPaused.class, "run-paused"),
                    entry(RunEvent.PauseAsked.class, "pause-asked"),
                    entry(RunEvent.StepRetried.class, "step-retried"),
                    entry(RunEvent.StepSkipped.class, "step-skipped"),
                    entry(RunEvent.DocumentEdited.class, "document-edited"),
                    entry(RunEvent.RunReplanned.class, "run-replanned"),
                    entry(RunEvent.LockTaken.class, "lock-taken"),
                    entry(RunEvent.RunResumed.class, "run-resumed"),
                    entry(RunEvent.RunEnded.class, "run-ended"),
                    entry(Outcome.Done.class, "done"),
                    entry(Outcome.Failed.class, "failed"),
                    entry(Outcome.TimedOut.class, "timed-out"),
                    entry(Outcome.Skipped.class, "skipped"),
                    entry(Outcome.Unknown.class, "unknown"),
                    entry(Measurement.Ran.class, "ran"),
                    entry(Measurement.Answered.class, "answered"),
                    entry(Measurement.Rows.class, "rows"),
                    entry(Measurement.Figure.class, "figure"),
                    entry(Measurement.Missing.class, "missing"),
                    entry(Expectation.ExitStatus.class, "exit-status"),
                    entry(Expectation.HttpStatus.class, "http-status"),
                    entry(Expectation.Contains.class, "contains"),
                    entry(Expectation.Worded.class, "worded"),
                    entry(Expectation.Warned.class, "warned"),
                    entry(Expectation.Lacks.class, "lacks"),
                    entry(Expectation.Every.class, "every"),
                    entry(Expectation.Fails.class, "fails"),
                    entry(Expectation.Gone.class, "gone"),
                    entry(Expectation.Output.class, "output"),
                    entry(Expectation.Json.class, "json"),
                    entry(Expectation.Numeric.class, "numeric"),
                    entry(Expectation.Empty.class, "empty"),
                    entry(Expectation.NotEmpty.class, "not-empty"),
                    entry(Expectation.Version.class, "version"),
                    entry(Expectation.Logged.class, "logged"),
                    entry(Expectation.Hours.class, "hours"),
                    entry(Expectation.Asked.class, "asked"),
                    entry(Action.Shell.class, "shell"),
                    entry(Action.Query.class, "query"),
                    entry(Action.Http.class, "http"),
                    entry(Action.Hosting.class, "hosting"),
                    entry(Action.Ask.class, "ask"),
                    entry(Action.Announce.class, "announce"),
                    entry(Action.Attended.class, "attended"),
                    entry(Action.Wait.class, "wait"),
                    entry(Action.Watch.class, "watch"),
                    entry(MetricSource.OfHosting.class, "of-hosting"),
                    entry(MetricSource.OfCommand.class, "of-command"),
                    entry(MetricSource.OfQuery.class, "of-query"),
                    entry(MetricSource.OfPerson.class, "of-person"));

    private JournalFormat() {}

    /// The name of a case.
    static String name(Class<?> type) {
        return Optional.ofNullable(NAMES.get(type))
                .orElseThrow(() ->
                        new IllegalStateException(
                                type.getName()
                                        + " has no name in journals; add one to"
                                        + " JournalFormat"));
    }

    /// The case of `family` that has this name.
    static Optional<Class<?>> named(Class<?> family, String name) {
        return Optional.ofNullable(CASES.get(family))
                .flatMap(cases -> Optional.ofNullable(cases.get(name)));
    }

    private static final Map<Class<?>, Map<String, Class<?>>> CASES =
            NAMES.keySet().stream()
                    .collect(
                            Collectors.groupingBy(
                                    type -> type.getInterfaces()[0],
                                    Collectors.toUnmodifiableMap(
                                            JournalFormat::name, Function.identity())));
}
