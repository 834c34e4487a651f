package dev.rutter.app.view;

import dev.rutter.engine.incident.Ladder;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.ledger.Releases;
import dev.rutter.engine.ledger.Words;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One event in one line (with a second for what has to be seen), as `rutter log`, `rutter run`
/// without a terminal and an incident's timeline show it. The same events give the same lines.
public final class EventText {
    private EventText() {}

    /// How a line is meant, for whoever colours it.
    public enum Tone {
        PLAIN,
        GOOD,
        BAD,
        DOUBT,
        QUIET
    }

    /// A line and how it is meant.
    public record Line(String text, Tone tone) {}

    /// The line of an event.
    public static Line of(Recorded recorded, Plan plan) {
        return switch (recorded.event()) {
            case RunEvent.RunBegan began ->
                    plain(
                            "run "
                                    + recorded.run()
                                    + " of "
                                    + began.plan().file()
                                    + " in "
                                    + began.plan().environment().name()
                                    + (began.release().isEmpty()
                                            ? ""
                                            : ", release " + Releases.brief(began.release()))
                                    + ", by "
                                    + began.by()
                                    + (began.compression() == 1
                                            ? ""
                                            : "; windows and waits shortened "
                                                    + Words.factor(began.compression())
                                                    + " times")
                                    + began.setting().map(EventText::part).orElse("")
                                    + began.setting().map(EventText::given).orElse(""));
            case RunEvent.StepBegan began ->
                    quiet(
                            "begins  "
                                    + title(plan, began.step())
                                    + (began.attempt() > 1
                                            ? " (attempt " + began.attempt() + ")"
                                            : ""));
            case RunEvent.ProcessStarted started -> quiet("        process " + started.pid());
            case RunEvent.StepGave gave ->
                    quiet(
                            "        gives "
                                    + new TreeMap<>(gave.values())
                                            .entrySet().stream()
                                                    .map(one ->
                                                            one.getKey()
                                                                    + "="
                                                                    + Lengths.cut(
                                                                            one.getValue(), 60))
                                                    .collect(Collectors.joining(" "))
                                    + (gave.ignored() == 0
                                            ? ""
                                            : " ("
                                                    + gave.ignored()
                                                    + " lines were no NAME=value)"));
            case RunEvent.HostingAnswered answered -> plain("hosting " + answered(answered));
            case RunEvent.HostingApproval approval ->
                    new Line(
                            "hosting "
                                    + Words.approval(approval)
                                    + " ["
                                    + approval.question()
                                    + "]",
                            switch (approval.stage()) {
                                case REFUSED -> Tone.BAD;
                                case AWAITED -> Tone.DOUBT;
                                case APPROVING, REJECTING, GIVEN, FOUND -> Tone.PLAIN;
                            });
            case RunEvent.Judged judged -> verdict(judged.verdict());
            case RunEvent.StepEnded ended -> ended(plan, ended);
            case RunEvent.QuestionAsked asked ->
                    new Line(
                            "asks    "
                                    + asked.text()
                                    + (asked.who().isEmpty()
                                            ? ""
                                            : " (of " + String.join(", ", asked.who()) + ")")
                                    + " ["
                                    + asked.question()
                                    + "]",
                            Tone.DOUBT);
            case RunEvent.AnswerGiven given ->
                    plain("answer  " + Words.given(given) + " [" + given.question() + "]");
            case RunEvent.WindowBegan began ->
                    plain(
                            "watches "
                                    + title(plan, began.step())
                                    + (began.due().isAfter(recorded.at())
                                            ? " for "
                                                    + Lengths.of(
                                                            Duration.between(
                                                                    recorded.at(), began.due()))
                                            : ", whose time is over already"));
            case RunEvent.WindowSampled sampled -> quiet("looks   " + SeenText.of(sampled.seen()));
            case RunEvent.WentLive live ->
                    new Line(
                            "live    "
                                    + (live.release().isEmpty() && live.deploy().isEmpty()
                                            ? "the new release"
                                            : Releases.name(live.release(), live.deploy()))
                                    + (live.deploy().isEmpty()
                                            ? " counts as serving from here on: the last deploying"
                                                    + " step is done"
                                            : " serves from here on"),
                            Tone.GOOD);
            case RunEvent.Decided decided ->
                    new Line(
                            "DECIDED "
                                    + words(decided.decision())
                                    + ": "
                                    + because(decided.verdict()),
                            decided.decision() == RunEvent.Decided.Way.SIGN_OFF
                                    ? Tone.GOOD
                                    : Tone.BAD);
            case RunEvent.RollbackBegan began ->
                    new Line(
                            "back    "
                                    + (!began.target().isEmpty()
                                            ? "to release " + began.target()
                                            : plan.rollback().isEmpty()
                                                    ? "nothing to do: the plan has no way back"
                                                    : "by the document's own steps"),
                            Tone.BAD);
            case RunEvent.RollbackEnded ended ->
                    new Line(
                            "back    "
                                    + back(
                                            "the old release",
                                            ended.verified(),
                                            ended.millis(),
                                            ended.seen()),
                            ended.verified() ? Tone.GOOD : Tone.BAD);
            case RunEvent.IssueMatched matched ->
                    new Line(
                            "known   "
                                    + (matched.line() > 0 ? "line " + matched.line() + " " : "")
                                    + "\""
                                    + matched.title()
                                    + "\" matches: "
                                    + Lengths.cut(matched.matched(), 120),
                            Tone.DOUBT);
            case RunEvent.IncidentOpened opened ->
                    new Line(
                            "incident "
                                    + opened.incident()
                                    + " "
                                    + opened.severity()
                                    + ": "
                                    + opened.title()
                                    + called(plan),
                            Tone.BAD);
            case RunEvent.FileWritten written ->
                    plain("wrote   " + written.kind() + " " + written.path());
            case RunEvent.PauseAsked(var by, var why) ->
                    new Line("pause   wanted by " + by + why(why), Tone.DOUBT);
            case RunEvent.StepRetried(var step, var by, var why) ->
                    new Line("retry   " + title(plan, step) + ", by " + by + why(why), Tone.DOUBT);
            case RunEvent.StepSkipped(var step, var by, var why) ->
                    new Line(
                            (gate(plan, step) ? "WAIVED  the gate " : "skips   ")
                                    + title(plan, step)
                                    + ", by "
                                    + by
                                    + why(why),
                            Tone.DOUBT);
            case RunEvent.DocumentEdited(var digest) ->
                    new Line(
                            "edited  the document is "
                                    + (digest.isEmpty() ? "gone" : "no longer what was planned")
                                    + "; the recorded plan goes on",
                            Tone.DOUBT);
            case RunEvent.RunReplanned(var edited, var by) ->
                    new Line(
                            "replan  the run follows the edited document from here on, by "
                                    + by
                                    + " ("
                                    + edited.steps().size()
                                    + " steps)",
                            Tone.DOUBT);
            case RunEvent.LockTaken(var by, var why) ->
                    new Line("LOCK    taken over by " + by + why(why), Tone.BAD);
            case RunEvent.RunPaused paused -> new Line("waits   " + paused.why(), Tone.DOUBT);
            case RunEvent.RunResumed resumed -> plain("resumed by " + resumed.by());
            case RunEvent.RunEnded ended ->
                    new Line(
                            "ENDED   "
                                    + ended.end().words()
                                    + (ended.because().isEmpty()
                                            ? ""
                                            : ": " + Releases.in(ended.because())),
                            ended.end() == RunEvent.End.SIGNED_OFF ? Tone.GOOD : Tone.BAD);
        };
    }

    private static String given(RunEvent.Setting setting) {
        return setting.given().stream()
                .map(one -> "; given by " + one.by() + ": " + one.says())
                .collect(Collectors.joining());
    }

    private static String part(RunEvent.Setting setting) {
        return setting.part().isEmpty()
                ? ""
                : "; "
                        + setting.part()
                        + ", "
                        + setting.leftOut().size()
                        + " steps left out"
                        + why(setting.why());
    }

    private static String why(String why) {
        return why.isBlank() ? "" : ": " + why;
    }

    private static boolean gate(Plan plan, String step) {
        return plan.step(step).filter(Plan.PlannedStep::gate).isPresent();
    }

    private static Line ended(Plan plan, RunEvent.StepEnded ended) {
        var tone =
                switch (ended.outcome()) {
                    case Outcome.Done _ -> Tone.GOOD;
                    case Outcome.Skipped _ -> Tone.QUIET;
                    case Outcome.Failed _, Outcome.TimedOut _ -> Tone.BAD;
                    case Outcome.Unknown _ -> Tone.DOUBT;
                };
        var unsent = unsent(plan, ended);
        return new Line(
                (unsent ? "UNSENT  " : ended.outcome().good() ? "ok      " : "FAILED  ")
                        + title(plan, ended.step())
                        + ": "
                        + Lengths.cut(outcome(ended.outcome()), 160),
                unsent ? Tone.DOUBT : tone);
    }

    /// An announcement that a channel did not take holds nothing up, and nobody was told.
    private static boolean unsent(Plan plan, RunEvent.StepEnded ended) {
        return ended.outcome() instanceof Outcome.Done(var seen)
                && seen.contains("not sent")
                && plan.step(ended.step())
                        .filter(step -> step.action() instanceof Action.Announce)
                        .isPresent();
    }

    private static Line verdict(Verdict verdict) {
        var tone =
                switch (verdict.kind()) {
                    case MET -> Tone.QUIET;
                    case MISSED -> Tone.BAD;
                    case UNCLEAR, UNMEASURABLE -> Tone.DOUBT;
                };
        return new Line("judged  " + verdict.kind().word() + ": " + because(verdict), tone);
    }

    /// A verdict with everything it rests on: line, words, value, threshold, samples.
    public static String because(Verdict verdict) {
        var text = new StringBuilder();
        if (verdict.line() > 0) {
            text.append("line ").append(verdict.line()).append(" ");
        }
        text.append('"').append(Lengths.cut(verdict.says(), 90)).append('"');
        if (!verdict.seen().isEmpty()) {
            text.append(", seen ").append(Lengths.cut(verdict.seen(), 120));
        }
        if (!verdict.threshold().isEmpty()) {
            text.append(", threshold ").append(Lengths.cut(verdict.threshold(), 80));
        }
        if (verdict.samples() > 1) {
            text.append(", ").append(verdict.samples()).append(" samples");
        }
        if (!verdict.because().isEmpty()) {
            text.append(" (").append(Lengths.cut(verdict.because(), 160)).append(')');
        }
        return text.toString();
    }

    /// An outcome's line, with releases under their short names and `1 row` for one.
    static String outcome(Outcome outcome) {
        return Releases.in(Words.rows(outcome.line()));
    }

    /// How the way back ended: when the old release served is one thing, that it was verified later
    /// another. Where it was not, nobody knows what serves, only that the steps had ended.
    static String back(String release, boolean verified, long millis, String seen) {
        var served =
                millis > 0
                        ? (verified ? release + " served " : "its steps had ended ")
                                + Lengths.of(Duration.ofMillis(millis))
                                + " after the decision"
                        : "";
        if (!verified) {
            return "NOT verified"
                    + (seen.isEmpty() ? "" : ": " + Releases.in(seen))
                    + (served.isEmpty() ? "" : "; " + served);
        }
        var proof =
                seen.startsWith("verified")
                        ? seen
                        : "verified" + (seen.isEmpty() ? "" : ": " + seen);
        return (served.isEmpty() ? "" : served + "; ") + Releases.in(proof);
    }

    private static String answered(RunEvent.HostingAnswered answered) {
        var deploy = answered.deploy();
        return switch (answered.act()) {
            case GOOD_BEFORE ->
                    deploy.isEmpty()
                            ? "has no release to go back to"
                            : "release to go back to: " + deploy;
            case NEWEST_BEFORE ->
                    switch (deploy) {
                        case "" -> "has no release yet";
                        case About.UNTOLD -> "does not tell its newest release";
                        default -> "has release " + deploy + " as its newest";
                    };
            case DEPLOY -> "makes release " + deploy;
            case FOUND -> "has release " + deploy + " already under way";
            case ROLL_BACK -> "goes back with release " + deploy;
            case AUTO_DEPLOY_OFF -> "automatic releases switched off (was " + deploy + ")";
            case AUTO_DEPLOY_STAYS -> "automatic releases could not be switched off: " + deploy;
            case AWAY -> "does not tell, and is asked again: " + deploy;
            case AWAITS_APPROVAL -> "waits for " + deploy;
            case PROMOTE -> "gives the traffic to release " + deploy;
            case AUTO_DEPLOY_ON -> "automatic releases set again: " + deploy;
            case AUTO_DEPLOY_STAYS_OFF -> "automatic releases could not be set again: " + deploy;
        };
    }

    static String words(RunEvent.Decided.Way decision) {
        return switch (decision) {
            case SIGN_OFF -> "sign off";
            case ROLL_BACK -> "roll back";
            case STOP -> "stop";
        };
    }

    /// A step's title with its line.
    static String title(Plan plan, String step) {
        Optional<Plan.PlannedStep> planned = plan.step(step);
        return planned.map(one -> Lengths.cut(plan.name(one), 125) + " (line " + one.line() + ")")
                .orElse(step);
    }

    /// Whom the document wants called now and later.
    private static String called(Plan plan) {
        var ladder = Ladder.inShort(plan);
        return ladder.isEmpty() ? "" : "; call " + ladder;
    }

    private static Line plain(String text) {
        return new Line(text, Tone.PLAIN);
    }

    private static Line quiet(String text) {
        return new Line(text, Tone.QUIET);
    }
}
