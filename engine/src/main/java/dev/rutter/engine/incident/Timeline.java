package dev.rutter.engine.incident;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.ledger.Facts;
import dev.rutter.engine.run.Account;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.Optional;

/// What happened, line by line: the run's events that somebody who was not there needs. Pure.
public final class Timeline {
    private Timeline() {}

    /// One line per event worth telling, `- 10:02:03 went live: …`, oldest first, times in UTC.
    public static List<String> of(List<Recorded> events, Plan plan) {
        return events.stream().flatMap(event -> line(event, plan).stream()).toList();
    }

    private static Optional<String> line(Recorded recorded, Plan plan) {
        return told(recorded.event(), plan)
                .map(text ->
                        "- "
                                + Facts.time(recorded.at())
                                + " "
                                + text.lines().findFirst().orElse(""));
    }

    private static Optional<String> told(RunEvent event, Plan plan) {
        return switch (event) {
            case RunEvent.RunBegan began ->
                    Optional.of(
                            began.by()
                                    + " began "
                                    + began.plan().file()
                                    + " in "
                                    + began.plan().environment().name()
                                    + (began.release().isEmpty()
                                            ? ""
                                            : ", release " + began.release()));
            case RunEvent.StepEnded(var step, _, var outcome) -> ended(step, outcome, plan);
            case RunEvent.AnswerGiven(var question, var answer, var by, var note) ->
                    Optional.of(
                            by
                                    + " answered "
                                    + answer
                                    + " to "
                                    + question
                                    + (note.isEmpty() ? "" : " (" + note + ")"));
            case RunEvent.HostingAnswered(_, var act, var deploy) ->
                    act.equals("AUTO_DEPLOY_OFF")
                            ? Optional.of(
                                    "automatic releases were switched off ("
                                            + deploy
                                            + "); switch them on again when the cause is mended")
                            : Optional.empty();
            case RunEvent.WentLive(var release, var deploy) ->
                    Optional.of(
                            "went live: "
                                    + release
                                    + (deploy.isEmpty() ? "" : " (" + deploy + ")"));
            case RunEvent.Decided(var decision, var verdict) ->
                    Optional.of(
                            "decided to "
                                    + switch (decision) {
                                        case SIGN_OFF -> "sign off";
                                        case ROLL_BACK -> "roll back";
                                        case STOP -> "stop";
                                    }
                                    + ": "
                                    + Account.of(verdict));
            case RunEvent.RollbackBegan(var target, _) ->
                    Optional.of("rollback began" + (target.isEmpty() ? "" : " to " + target));
            case RunEvent.RollbackEnded(var verified, var millis, var seen) ->
                    Optional.of(
                            (verified ? "rollback verified" : "rollback NOT proven")
                                    + ", "
                                    + Account.length(java.time.Duration.ofMillis(millis))
                                    + " from the decision until the old release served: "
                                    + seen);
            case RunEvent.IssueMatched(_, var title, var line, var matched) ->
                    Optional.of(
                            "matches known issue \""
                                    + title
                                    + "\" (line "
                                    + line
                                    + "): "
                                    + matched);
            case RunEvent.IncidentOpened(var incident, var severity, var title) ->
                    Optional.of("incident " + incident + " opened, " + severity + ": " + title);
            case RunEvent.RunPaused(var why) -> Optional.of("the run paused, " + why);
            case RunEvent.RunResumed(var by) -> Optional.of(by + " went on with the run");
            case RunEvent.RunEnded(var end, _) -> Optional.of("the run ended: " + end.words());
            case RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.Judged _,
                    RunEvent.QuestionAsked _,
                    RunEvent.WindowBegan _,
                    RunEvent.WindowSampled _,
                    RunEvent.FileWritten _ ->
                    Optional.empty();
        };
    }

    /// Every step that failed, and of those that went well the ones that acted.
    private static Optional<String> ended(String id, Outcome outcome, Plan plan) {
        var step = plan.step(id);
        var acted = step.map(PlannedStep::action).filter(Timeline::acts).isPresent();
        if (outcome.good() && !acted) {
            return Optional.empty();
        }
        var title = step.map(PlannedStep::title).orElse(id);
        return Optional.of(
                (outcome.good() ? "" : "FAILED ") + "\"" + title + "\": " + outcome.line());
    }

    private static boolean acts(Action action) {
        return switch (action) {
            case Action.Shell _, Action.Hosting _, Action.Announce _, Action.Attended _ -> true;
            case Action.Query _, Action.Http _, Action.Ask _, Action.Wait _, Action.Watch _ ->
                    false;
        };
    }
}
