package dev.rutter.app.demo;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.Decided.Decision;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.language.plan.Plan.PlannedStep;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells a run's events in lines that stay on the screen. Pure.
final class Narrator {
    /// The longest a line's text gets, whatever a command printed.
    private static final int LONGEST = 240;

    private final String runbook;

    /// @param runbook the document's name, for places
    Narrator(String runbook) {
        this.runbook = runbook;
    }

    /// What to say of an event; mostly one line, often none.
    ///
    /// @param state after the event
    List<String> tell(RunState state, Recorded recorded) {
        return switch (recorded.event()) {
            case RunEvent.RunBegan began ->
                    List.of(
                            "run %s: %d steps; the document's windows are %s times shorter here"
                                    .formatted(
                                            state.run(),
                                            began.plan().steps().size(),
                                            plain(began.compression())));
            case RunEvent.StepEnded ended -> step(state, ended);
            case RunEvent.Judged judged ->
                    judged.verdict().met()
                            ? List.of()
                            : List.of("         " + place(Account.of(judged.verdict())));
            case RunEvent.AnswerGiven given ->
                    List.of(
                            "         answered %s by %s%s"
                                    .formatted(
                                            given.answer().name().toLowerCase(Locale.ROOT),
                                            given.by(),
                                            given.note().isEmpty() ? "" : ": " + given.note()));
            case RunEvent.WentLive live ->
                    List.of("  LIVE   " + Figures.brief(live.release()) + " serves the customers");
            case RunEvent.WindowBegan window ->
                    List.of(
                            "         watching \"%s\" for %s"
                                    .formatted(
                                            title(state, window.step()),
                                            Figures.length(
                                                    Duration.between(
                                                            recorded.at(), window.due()))));
            case RunEvent.Decided(var decision, var verdict) ->
                    List.of("  DECIDED to " + words(decision) + ": " + place(Account.of(verdict)));
            case RunEvent.RollbackBegan began ->
                    List.of("         going back to " + Figures.brief(began.target()));
            case RunEvent.RollbackEnded(var verified, var millis, var seen) ->
                    List.of(
                            "         back after %s, %s%s"
                                    .formatted(
                                            Figures.length(Duration.ofMillis(millis)),
                                            verified ? "verified" : "NOT PROVEN",
                                            seen.isEmpty() ? "" : ": " + clip(seen)));
            case RunEvent.IssueMatched matched ->
                    List.of(
                            "         known issue, %s:%d \"%s\""
                                    .formatted(runbook, matched.line(), matched.title()));
            case RunEvent.IncidentOpened opened ->
                    List.of(
                            "         incident %s opened, %s: %s"
                                    .formatted(
                                            opened.incident(), opened.severity(), opened.title()));
            case RunEvent.FileWritten written ->
                    List.of("         " + written.kind() + " written: " + written.path());
            case RunEvent.RunPaused paused -> List.of("  PAUSED " + paused.why());
            case RunEvent.RunEnded(var end, var because) ->
                    List.of(
                            "  END    "
                                    + end.words()
                                    + (because.isEmpty() ? "" : ": " + clip(because)));
            case RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.HostingAnswered _,
                    RunEvent.QuestionAsked _,
                    RunEvent.WindowSampled _,
                    RunEvent.RunResumed _ ->
                    List.of();
        };
    }

    private List<String> step(RunState state, RunEvent.StepEnded ended) {
        var word =
                switch (ended.outcome()) {
                    case Outcome.Done _ -> "ok";
                    case Outcome.Skipped _ -> "skip";
                    case Outcome.Failed _ -> "FAILED";
                    case Outcome.TimedOut _ -> "LATE";
                    case Outcome.Unknown _ -> "???";
                };
        var took = state.step(ended.step()).flatMap(StepState::took).orElse(Duration.ZERO);
        var line =
                "  %-6s %-5s %s  (%s)"
                        .formatted(
                                word,
                                place(state, ended.step()),
                                title(state, ended.step()),
                                Figures.length(took));
        return ended.outcome().good()
                ? List.of(line)
                : List.of(line, "         " + clip(ended.outcome().line()));
    }

    private String place(RunState state, String step) {
        return state.plan().step(step).map(planned -> ":" + planned.line()).orElse("");
    }

    /// Verdicts name a line; here everybody sees of which document.
    private String place(String account) {
        return clip(account.replace("(line ", "(" + runbook + ":"));
    }

    static String title(RunState state, String step) {
        return state.plan().step(step).map(PlannedStep::title).orElse(step);
    }

    static String words(Decision decision) {
        return switch (decision) {
            case SIGN_OFF -> "sign off";
            case ROLL_BACK -> "roll back";
            case STOP -> "stop";
        };
    }

    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String clip(String text) {
        var line =
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).limit(4).toList();
        var joined = String.join(" | ", line);
        return joined.length() <= LONGEST ? joined : joined.substring(0, LONGEST - 3) + "...";
    }

    /// The step that is under way, if any.
    static Optional<StepState> running(RunState state) {
        return state.steps().values().stream()
                .filter(StepState::running)
                .reduce((older, newer) -> newer);
    }
}
