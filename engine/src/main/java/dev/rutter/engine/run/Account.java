package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.engine.watch.Standing;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened, in the words of people: every text that a decision, a question or an end carries.
public final class Account {
    /// How thresholds of the bad state begin.
    private static final String BAD_IF = "bad if ";

    /// A question stays one that can be read; the rest stands in the document.
    private static final int MOST_EXPECTED = 10;

    private Account() {}

    /// `"Error rate < 1 %" (line 130): missed, was 33.3 % over 42 s (120 samples), limit ...`.
    public static String of(Verdict verdict) {
        if (wished(verdict)) {
            return verdict.says() + (verdict.because().isEmpty() ? "" : ": " + verdict.because());
        }
        var out = new StringBuilder();
        out.append('"').append(verdict.says()).append('"');
        if (verdict.line() > 0) {
            out.append(" (line ").append(verdict.line()).append(')');
        }
        out.append(": ").append(verdict.kind().word());
        if (!verdict.seen().isEmpty()) {
            out.append(", was ").append(verdict.seen());
        }
        if (verdict.samples() > 1) {
            out.append(" (").append(verdict.samples()).append(" samples)");
        }
        if (!verdict.threshold().isEmpty()) {
            out.append(", held against ").append(verdict.threshold());
        }
        if (!verdict.because().isEmpty()) {
            out.append("; ").append(verdict.because());
        }
        return out.toString();
    }

    /// Whether nothing was judged: a person wanted it.
    public static boolean wished(Verdict verdict) {
        return verdict.kind() == Kind.UNCLEAR
                && verdict.line() == 0
                && verdict.seen().isEmpty()
                && verdict.threshold().isEmpty()
                && verdict.says().startsWith(Wishes.STOPPED);
    }

    /// Every limit of a window, as it stood: `error rate 0 % over 30 s (< 1 %); looked 72 times, at
    /// up to 1204 samples`. A look at what is no share of requests is one sample.
    static String of(List<Standing> standings, int looks) {
        var samples = standings.stream().mapToLong(one -> one.verdict().samples()).max().orElse(0);
        return standings.stream()
                        .filter(one -> one.verdict().met())
                        .map(one ->
                                one.watched().limit().metric()
                                        + " "
                                        + one.verdict().seen()
                                        + " ("
                                        + bound(one.verdict().threshold())
                                        + ")")
                        .distinct()
                        .collect(Collectors.joining(", "))
                + "; looked "
                + looks
                + (looks == 1 ? " time" : " times")
                + (samples > 1 ? ", at up to " + samples + " samples" : "");
    }

    private static String bound(String threshold) {
        return threshold.startsWith(BAD_IF)
                ? "not " + threshold.substring(BAD_IF.length())
                : threshold;
    }

    /// What an action does, as a person would type or do it.
    public static String of(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> script;
            case Action.Query(var sql) -> sql;
            case Action.Http http -> http.method() + " " + http.url();
            case Action.Hosting(var act, var service, _) ->
                    act.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (service.isEmpty() ? "" : " " + service);
            case Action.Ask(var text) -> text;
            case Action.Announce(var text) -> text;
            case Action.Attended(var script, _) -> script;
            case Action.Wait(var length) -> "wait " + length(length);
            case Action.Watch watch -> "watch " + watch.name();
        };
    }

    /// What a person is told to do, with what the document says of its result.
    static String asked(PlannedStep step) {
        var all = step.expectations();
        var expected =
                Stream.concat(
                                all.stream().limit(MOST_EXPECTED).map(Expectation::says),
                                all.size() > MOST_EXPECTED
                                        ? Stream.of((all.size() - MOST_EXPECTED) + " more below it")
                                        : Stream.empty())
                        .toList();
        var told = of(step.action());
        return expected.isEmpty()
                ? told
                : told.replaceFirst(":$", "") + " (" + String.join("; ", expected) + ")";
    }

    /// A length that the run may have shortened.
    static String length(Duration length, RunState state) {
        return length(length)
                + (state.began().compression() == 1
                        ? ""
                        : ", shortened to " + length(state.compressed(length)));
    }

    /// A length for people: `850 ms`, `42 s`, `5 min`, `2 h 30 min`.
    public static String length(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            var tenths = Math.round(length.toMillis() / 100.0);
            return length.toMillis() % 1000 == 0 || length.toSeconds() >= 10
                    ? length.toSeconds() + " s"
                    : tenths / 10 + "." + tenths % 10 + " s";
        }
        if (length.compareTo(Duration.ofHours(2)) < 0) {
            return length.toMinutes()
                    + " min"
                    + (length.toSecondsPart() == 0 ? "" : " " + length.toSecondsPart() + " s");
        }
        return length.toHours()
                + " h"
                + (length.toMinutesPart() == 0 ? "" : " " + length.toMinutesPart() + " min");
    }

    /// Said before a deployment that could not be undone.
    static Verdict noWayBack(PlannedStep back) {
        return new Verdict(
                Kind.UNCLEAR,
                back.title(),
                back.line(),
                "no release to go back to",
                "a release that has served",
                0,
                "the hosting knows none that served and was not gone back from;"
                        + " what goes live now cannot be undone by it");
    }

    /// Why nothing was changed: nobody knows what would be gone back to.
    static Verdict untoldWayBack(PlannedStep step, Duration asked, String why) {
        return new Verdict(
                Kind.UNMEASURABLE,
                "the release to go back to is known before \"" + step.title() + "\"",
                step.line(),
                "the hosting did not tell, asked for " + length(asked) + ": " + why,
                "",
                0,
                "nothing was changed");
    }

    static String ofPlan(RunState state) {
        return state.plan().steps().stream()
                .map(step -> step.id() + "  " + state.plan().name(step))
                .collect(Collectors.joining("\n"));
    }

    /// The verdict that a failed step leaves for a decision: of its last attempt the first that was
    /// missed, since what the document states comes before what goes without saying; else one made
    /// from its outcome.
    static Verdict cause(PlannedStep step, StepState so) {
        var outcome = so.outcome().orElse(new Outcome.Unknown("it has not ended"));
        var all = so.verdicts();
        var newest = Math.max(1, step.expectations().size());
        var last = all.subList(Math.max(0, all.size() - newest), all.size());
        var given =
                last.stream()
                        .filter(verdict -> verdict.kind() == Kind.MISSED)
                        .findFirst()
                        .or(() ->
                                last.reversed().stream()
                                        .filter(verdict -> !verdict.met())
                                        .findFirst());
        return given.orElseGet(() ->
                new Verdict(
                        outcome instanceof Outcome.Unknown ? Kind.UNMEASURABLE : Kind.MISSED,
                        step.title(),
                        step.line(),
                        outcome.line(),
                        "",
                        1,
                        ""));
    }

    /// The known issue that what failed speaks of, for the end's account. What is asked of whom,
    /// where a run waits for it.
    static String asked(QuestionAsked question) {
        var who = question.who().isEmpty() ? "" : " of " + String.join(" or ", question.who());
        return "asked" + who + ": " + question.question() + " \"" + question.text() + "\"";
    }

    static String known(RunState state) {
        return state.issues().isEmpty()
                ? ""
                : "; see \""
                        + state.issues().getLast().title()
                        + "\" (line "
                        + state.issues().getLast().line()
                        + ")";
    }

    static Verdict said(String says, int line, AnswerGiven answer, String threshold) {
        var yes = answer.answer() == Answer.YES;
        return new Verdict(
                yes ? Kind.MET : Kind.MISSED,
                says,
                line,
                answer.answer().word() + " by " + answer.by(),
                threshold,
                1,
                answer.note());
    }

    static Verdict also(Verdict verdict, String because) {
        return new Verdict(
                verdict.kind(),
                verdict.says(),
                verdict.line(),
                verdict.seen(),
                verdict.threshold(),
                verdict.samples(),
                verdict.because().isEmpty() ? because : verdict.because() + "; " + because);
    }

    static Verdict because(Verdict verdict, AnswerGiven answer, Optional<String> against) {
        var by =
                (answer.answer() == Answer.YES
                                ? "going back was chosen by "
                                : "going back was declined by ")
                        + answer.by()
                        + (answer.note().isEmpty() ? "" : " (" + answer.note() + ")");
        return also(verdict, against.map(rule -> rule + "; " + by).orElse(by));
    }

    static Verdict ofWhole(RunState state) {
        var steps = state.plan().steps();
        var windows = steps.stream().filter(step -> step.action() instanceof Action.Watch).count();
        var skipped =
                steps.stream()
                        .filter(step ->
                                state.outcome(step.id())
                                        .filter(Outcome.Skipped.class::isInstance)
                                        .isPresent())
                        .count();
        var seen =
                steps.size()
                        + " steps ended well"
                        + (skipped == 0 ? "" : ", " + skipped + " of them skipped")
                        + ", "
                        + watched(windows, byPeople(state));
        // Rests on what the document says: the last window's limit with the most samples, else the
        // last expectation that was met.
        var rest = resting(state);
        var all = windows == 0 ? seen + "; the document states no window" : seen;
        return rest.map(verdict ->
                        new Verdict(
                                Kind.MET,
                                verdict.says(),
                                verdict.line(),
                                verdict.seen(),
                                verdict.threshold(),
                                verdict.samples(),
                                all))
                .orElseGet(() ->
                        new Verdict(
                                Kind.MET,
                                state.plan().title(),
                                1,
                                seen,
                                "every step and every window",
                                steps.size(),
                                windows == 0 ? "the document states no window" : ""));
    }

    private static String watched(long windows, long byPeople) {
        if (windows == 0) {
            return "no window was watched";
        }
        var met = windows - byPeople;
        var measured = met == 1 ? "1 window was met" : met + " windows were met";
        return byPeople == 0
                ? measured
                : measured + ", " + byPeople + " not measured and let pass by people";
    }

    /// Windows that a person let pass although what was seen did not show them good.
    private static long byPeople(RunState state) {
        return state.plan().steps().stream()
                .filter(step -> step.action() instanceof Action.Watch)
                .filter(step ->
                        state.answer(Question.id(step.id(), Question.Kind.WINDOW)).isPresent())
                .count();
    }

    private static Optional<Verdict> resting(RunState state) {
        var steps = state.plan().steps().reversed();
        var watched =
                steps.stream()
                        .filter(step -> step.action() instanceof Action.Watch)
                        .flatMap(step -> state.step(step.id()).stream())
                        .findFirst()
                        .flatMap(so ->
                                so.verdicts().stream()
                                        .filter(Verdict::met)
                                        .filter(verdict -> !verdict.threshold().startsWith(BAD_IF))
                                        .max(Comparator.comparingLong(Verdict::samples)));
        return watched.or(() ->
                steps.stream()
                        .flatMap(step -> state.step(step.id()).stream())
                        .flatMap(so -> so.verdicts().stream())
                        .filter(verdict -> verdict.met() && verdict.line() > 0)
                        .findFirst());
    }

    /// What of a plan was done, where only a part was asked for.
    static String ofPart(RunState state) {
        var done =
                state.plan().steps().stream()
                        .filter(step ->
                                state.outcome(step.id())
                                        .filter(Outcome.Done.class::isInstance)
                                        .isPresent())
                        .count();
        var leftOut = state.setting().leftOut().size();
        var skipped =
                state.plan().steps().stream()
                                .filter(step ->
                                        state.outcome(step.id())
                                                .filter(Outcome.Skipped.class::isInstance)
                                                .isPresent())
                                .count()
                        - leftOut;
        return (leftOut == 0 ? "nothing was deployed" : state.setting().part())
                + ": "
                + done
                + " steps ended well, "
                + (leftOut == 0 ? skipped + " were skipped" : leftOut + " were left out")
                + "; nothing is signed off";
    }

    static String signedOff(RunState state) {
        return state.decision(dev.rutter.engine.journal.RunEvent.Decided.Way.SIGN_OFF)
                .map(decision -> decision.decided().verdict().because())
                .orElse("");
    }
}
