package dev.rutter.engine.incident;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.ledger.Facts;
import dev.rutter.engine.ledger.Releases;
import dev.rutter.engine.ledger.Words;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What happened, line by line: the run's events that somebody who was not there needs. Pure.
public final class Timeline {
    private static Optional<String> approval(RunEvent.HostingApproval approval) {
        return switch (approval.stage()) {
            case APPROVING, REJECTING -> Optional.empty();
            case AWAITED, GIVEN, FOUND, REFUSED ->
                    Optional.of("the hosting " + Words.approval(approval));
        };
    }

    private static final DateTimeFormatter ZONE =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private Timeline() {}

    /// The zone of all times, then one line per event worth telling, `- 10:02:03 went live: …`,
    /// oldest first. `events` are one run's from the first.
    public static List<String> of(List<Recorded> events, ZoneId zone) {
        var state = RunState.of(events);
        var lines = new ArrayList<String>();
        lines.add(
                "All times are "
                        + ZONE.withZone(zone).format(state.beganAt())
                        + offset(zone, state.beganAt())
                        + ".");
        lines.add("");
        events.forEach(event ->
                told(event.event(), state)
                        .map(text ->
                                "- "
                                        + Facts.time(event.at(), zone)
                                        + " "
                                        + Releases.in(text.lines().findFirst().orElse("")))
                        .ifPresent(lines::add));
        return List.copyOf(lines);
    }

    private static String offset(ZoneId zone, Instant at) {
        var offset = zone.getRules().getOffset(at);
        return offset.getTotalSeconds() == 0 ? "" : " (UTC" + offset.getId() + ")";
    }

    private static Optional<String> told(RunEvent event, RunState state) {
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
                                            : ", release " + Releases.brief(began.release())));
            case RunEvent.StepEnded(var step, _, var outcome) -> ended(step, outcome, state);
            case RunEvent.AnswerGiven given -> Optional.of(Words.told(state, given));
            case RunEvent.HostingAnswered(_, var act, var deploy) ->
                    switch (act) {
                        case AUTO_DEPLOY_OFF ->
                                Optional.of(
                                        "automatic releases were switched off ("
                                                + deploy
                                                + "); switch them on again when the cause is mended");
                        case AUTO_DEPLOY_ON ->
                                Optional.of("automatic releases were set again: " + deploy);
                        case AUTO_DEPLOY_STAYS_OFF ->
                                Optional.of(
                                        "automatic releases could NOT be set again, set them by hand: "
                                                + deploy);
                        case AUTO_DEPLOY_STAYS ->
                                Optional.of(
                                        "automatic releases could NOT be switched off: " + deploy);
                        case AWAY -> Optional.of("the hosting did not answer: " + deploy);
                        case AWAITS_APPROVAL -> Optional.of("the hosting waited for " + deploy);
                        case GOOD_BEFORE, NEWEST_BEFORE, DEPLOY, FOUND, PROMOTE, ROLL_BACK ->
                                Optional.empty();
                    };
            case RunEvent.HostingApproval approval -> approval(approval);
            case RunEvent.WentLive(var release, var deploy) ->
                    Optional.of(
                            release.isEmpty() && deploy.isEmpty()
                                    ? "went live"
                                    : "went live: " + Releases.name(release, deploy));
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
                    Optional.of(
                            "rollback began"
                                    + (target.isEmpty()
                                            ? ""
                                            : " to release " + Releases.target(state)));
            case RunEvent.RollbackEnded(var verified, var millis, var seen) ->
                    Optional.of(
                            (verified ? "rollback verified" : "rollback NOT proven")
                                    + (millis > 0
                                            ? (verified
                                                            ? ": the old release served "
                                                            : ": its steps had ended ")
                                                    + Account.length(Duration.ofMillis(millis))
                                                    + " after the decision"
                                            : "")
                                    + (seen.isEmpty() ? "" : "; " + seen));
            case RunEvent.IssueMatched(_, var title, var line, var matched) ->
                    Optional.of(
                            "matches known issue \""
                                    + title
                                    + (line > 0 ? "\" (line " + line + "): " : "\": ")
                                    + matched);
            case RunEvent.IncidentOpened(var incident, var severity, var title) ->
                    Optional.of("incident " + incident + " opened, " + severity + ": " + title);
            case RunEvent.PauseAsked(var by, var why) ->
                    Optional.of(by + " asked for a pause" + (why.isEmpty() ? "" : ": " + why));
            case RunEvent.StepRetried(var step, var by, var why) ->
                    Optional.of(
                            by
                                    + " had "
                                    + title(step, state)
                                    + " done once more"
                                    + (why.isEmpty() ? "" : ": " + why));
            case RunEvent.StepSkipped(var step, var by, var why) ->
                    Optional.of(by + " let " + title(step, state) + " pass: " + why);
            case RunEvent.DocumentEdited(var digest) ->
                    Optional.of(
                            "the document was "
                                    + (digest.isEmpty() ? "gone" : "edited")
                                    + "; the recorded plan went on");
            case RunEvent.RunReplanned(_, var by) ->
                    Optional.of(by + " had the run follow the edited document");
            case RunEvent.LockTaken(var by, var why) ->
                    Optional.of(by + " took the environment over: " + why);
            case RunEvent.RunPaused(var why) -> Optional.of("the run paused, " + why);
            case RunEvent.RunResumed(var by) -> Optional.of(by + " went on with the run");
            case RunEvent.RunEnded(var end, _) -> Optional.of("the run ended: " + end.words());
            case RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.Judged _,
                    RunEvent.QuestionAsked _,
                    RunEvent.StepGave _,
                    RunEvent.WindowBegan _,
                    RunEvent.WindowSampled _,
                    RunEvent.FileWritten _ ->
                    Optional.empty();
        };
    }

    /// Every step that failed, and of those that went well the ones that acted, verified or
    /// watched.
    private static String title(String step, RunState state) {
        return state.plan()
                .step(step)
                .map(one -> "\"" + state.plan().name(one) + "\" (line " + one.line() + ")")
                .orElse("\"" + step + "\"");
    }

    private static Optional<String> ended(String id, Outcome outcome, RunState state) {
        var step =
                Stream.concat(state.plan().steps().stream(), state.plan().rollback().stream())
                        .filter(one -> one.id().equals(id))
                        .findFirst();
        var worth = step.filter(one -> acts(one.action()) || proves(one.phase())).isPresent();
        if (outcome instanceof Outcome.Done && !worth) {
            return Optional.empty();
        }
        var title = step.map(PlannedStep::title).orElse(id);
        var value =
                step.map(PlannedStep::action).filter(Action.Query.class::isInstance).isPresent()
                        ? state.step(id)
                                .flatMap(StepState::verdict)
                                .filter(verdict -> !verdict.seen().isEmpty())
                                .map(verdict ->
                                        ", \"" + verdict.says() + "\": was " + verdict.seen())
                                .orElse("")
                        : "";
        return Optional.of(
                (outcome.good() ? "" : "FAILED ")
                        + "\""
                        + title
                        + "\": "
                        + Words.rows(outcome.line())
                        + value);
    }

    private static boolean proves(Phase phase) {
        return phase == Phase.VERIFY || phase == Phase.WATCH || phase == Phase.ROLLBACK;
    }

    private static boolean acts(Action action) {
        return switch (action) {
            case Action.Shell _, Action.Hosting _, Action.Announce _, Action.Attended _ -> true;
            case Action.Query _, Action.Http _, Action.Ask _, Action.Wait _, Action.Watch _ ->
                    false;
        };
    }
}
