package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.engine.watch.Schedule;
import dev.rutter.engine.watch.Standing;
import dev.rutter.engine.watch.Watched;
import dev.rutter.engine.watch.WindowJudge;
import dev.rutter.engine.watch.WindowJudge.Finding;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Applies;
import dev.rutter.language.plan.FigureAgain;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The next move within one step that is not over. Pure.
record StepMove(RunState state, Instant now) {
    /// @param live since when the release serves that the step is about
    /// @param forward whether the step leads to the new release, not back from it
    NextMove of(PlannedStep step, Optional<Instant> live, boolean forward) {
        var so = state.step(step.id());
        if (so.isPresent() && so.get().again() && so.get().attempt() > 0) {
            // Who wants it done once more has seen what it is and how it ended.
            return new NextMove.BeginStep(step, so.get().attempt() + 1);
        }
        if (!Pilot.begun(so)) {
            return notBegun(step);
        }
        return switch (step.action()) {
            case Action.Ask _ -> {
                var clock = new ByTheClock(state, now);
                yield clock.met(step, so.get())
                        .orElseGet(() ->
                                signed(step, so.get(), clock.asked(step), clock.evidence(step)));
            }
            case Action.Attended(var script, var why) ->
                    signed(
                            step,
                            so.get(),
                            "Run this at a terminal; did it do its work?",
                            "cd "
                                    + state.plan().environment().workdir()
                                    + "\n"
                                    + script
                                    + "\n("
                                    + why
                                    + "; answer yes where it did its work, else no)");
            case Action.Wait(var length) -> {
                var until = so.get().beganAt().plus(state.compressed(length));
                yield now.isBefore(until)
                        ? new NextMove.LetPass(step.title(), until)
                        : end(
                                step,
                                so.get(),
                                new Outcome.Done("waited " + Account.length(length, state)));
            }
            case Action.Watch watch ->
                    watching(step, so.get(), watch, counted(watch, so.get(), live), forward);
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _ ->
                    performed(step, so.get());
        };
    }

    private NextMove notBegun(PlannedStep step) {
        if (step.when().isPresent()) {
            var id = Question.condition(state, step);
            var answer = state.answer(id);
            var known =
                    answer.isEmpty() ? EndedBefore.holds(state, step) : Optional.<Boolean>empty();
            if (known.isPresent()) {
                return known.get()
                        ? allowed(step)
                        : unbegun(
                                step,
                                new Outcome.Skipped(
                                        "\""
                                                + step.when().get()
                                                + "\" does not apply: what it is said of ended well"));
            }
            if (answer.isEmpty()) {
                return Pilot.ask(
                        state,
                        now,
                        question(
                                step,
                                id,
                                Kind.CONDITION,
                                Applies.question(Question.asked(state, step)).orElseThrow(),
                                "It guards \""
                                        + state.plan().name(step)
                                        + "\": "
                                        + Account.of(step.action())));
            }
            if (answer.get().by().equals(RunState.NOBODY)) {
                return unbegun(
                        step,
                        new Outcome.Failed("nobody said whether it applies: " + step.when().get()));
            }
            if (Question.denies(state, step, answer.get().answer())) {
                return unbegun(
                        step,
                        new Outcome.Skipped(
                                "\""
                                        + step.when().get()
                                        + "\" does not apply, says "
                                        + answer.get().by()));
            }
        }
        return allowed(step);
    }

    private NextMove allowed(PlannedStep step) {
        if (step.asksBefore()) {
            var id = Question.before(state, step.id(), Kind.DANGER);
            var answer = state.answer(id);
            if (answer.isEmpty()) {
                return Pilot.ask(
                        state,
                        now,
                        question(
                                step,
                                id,
                                Kind.DANGER,
                                "Run \"" + state.plan().name(step) + "\"? " + step.danger().why(),
                                Account.of(step.action())));
            }
            if (answer.get().answer() == Answer.NO) {
                return unbegun(step, new Outcome.Failed("not run: " + by(answer.get())));
            }
        }
        return new NextMove.BeginStep(step, 1);
    }

    private NextMove signed(PlannedStep step, StepState so, String text, String evidence) {
        var id = Question.sign(step.id(), so.attempt());
        var answer = state.answer(id);
        if (answer.isEmpty()) {
            return Pilot.ask(state, now, question(step, id, Kind.SIGN, text, evidence));
        }
        return answer.get().answer() == Answer.YES
                ? end(step, so, new Outcome.Done(by(answer.get())))
                : end(step, so, new Outcome.Failed(by(answer.get())));
    }

    /// A step that acts began in a process that is gone, or its result waits for a person.
    private NextMove performed(PlannedStep step, StepState so) {
        var result = Question.id(step.id(), Kind.RESULT, so.attempt());
        if (NotYet.said(state, step, so, now)) {
            return new NextMove.BeginStep(step, so.attempt() + 1);
        }
        if (state.questions().containsKey(result)) {
            return byAnswer(
                    step,
                    so,
                    result,
                    "the result is as expected, says ",
                    "the result is not as expected, says ");
        }
        var interrupted = Question.id(step.id(), Kind.INTERRUPTED, so.attempt());
        if (!state.questions().containsKey(interrupted)) {
            return new HostingApprovals(state, step, so)
                    .next(now)
                    .orElseGet(() -> new NextMove.ResumeStep(step, so));
        }
        var did = state.answer(interrupted);
        if (did.isEmpty()) {
            return again(interrupted);
        }
        if (did.get().answer() == Answer.YES) {
            return end(step, so, new Outcome.Done("it did its work, says " + did.get().by()));
        }
        var again = Question.id(step.id(), Kind.AGAIN, so.attempt());
        var answer = state.answer(again);
        if (answer.isEmpty()) {
            return Pilot.ask(
                    state,
                    now,
                    question(
                            step,
                            again,
                            Kind.AGAIN,
                            "Run \"" + state.plan().name(step) + "\" again?",
                            Account.of(step.action()) + "\n" + by(did.get())));
        }
        return answer.get().answer() == Answer.YES
                ? new NextMove.BeginStep(step, so.attempt() + 1)
                : end(
                        step,
                        so,
                        new Outcome.Unknown(
                                "it began and did not end, and is not run again: "
                                        + by(answer.get())));
    }

    private NextMove byAnswer(PlannedStep step, StepState so, String id, String yes, String no) {
        var answer = state.answer(id);
        if (answer.isEmpty()) {
            return again(id);
        }
        return answer.get().answer() == Answer.YES
                ? end(step, so, new Outcome.Done(yes + answer.get().by() + note(answer.get())))
                : end(step, so, new Outcome.Failed(no + answer.get().by() + note(answer.get())));
    }

    /// A question that was recorded with its evidence by whoever saw it.
    private NextMove again(String id) {
        var asked =
                Optional.ofNullable(state.questions().get(id))
                        .flatMap(RunState.Asked::asked)
                        .orElseThrow();
        return now.isBefore(asked.deadline())
                ? new NextMove.AwaitAnswer(asked)
                : new NextMove.TakeSilence(asked, Kind.of(id).silence());
    }

    /// From when on a window is counted: going live, or for a later stage its own beginning. Where
    /// this run did not begin that stage nobody knows since when it serves, and the window is
    /// watched whole.
    private Instant counted(Action.Watch watch, StepState so, Optional<Instant> live) {
        return (watch.stage().isPresent()
                        ? state.step(watch.stage().get()).flatMap(StepState::endedAt)
                        : live)
                .orElse(so.beganAt());
    }

    private NextMove watching(
            PlannedStep step, StepState so, Action.Watch watch, Instant live, boolean forward) {
        var window = state.window(step.id());
        if (window.began().isEmpty() || window.due().isEmpty()) {
            var from = live.plus(state.compressed(watch.from()));
            if (now.isBefore(from)) {
                return new NextMove.LetPass("until " + watch.name() + " begins", from);
            }
            var due = live.plus(state.compressed(watch.to()));
            // A window that should be over already (the engine was down) is still looked at.
            return new NextMove.BeginWindow(step, due.isBefore(now) ? now : due);
        }
        // The document counts from go-live: what was verified meanwhile is part of the window, also
        // where that took longer than the window itself.
        var stated = live.plus(state.compressed(watch.from()));
        var began = stated.isBefore(window.began().get()) ? stated : window.began().get();
        var look = new NextMove.Look(step, watch, live, began);
        if (window.looks().isEmpty()) {
            return look;
        }
        var finding =
                WindowJudge.judge(
                        watch,
                        Watched.of(state.plan(), watch),
                        window.baseline(),
                        window.looks(),
                        live,
                        began,
                        window.due().get(),
                        window.looks().getLast().at(),
                        state.began().compression());
        // Told once, when it begins to be missed.
        var warning =
                finding.warnings().stream()
                        .filter(verdict ->
                                so.verdicts().stream()
                                        .noneMatch(told ->
                                                told.says().equals(verdict.says())
                                                        && told.line() == verdict.line()))
                        .findFirst();
        if (warning.isPresent()) {
            return new NextMove.Warn(step, Account.also(warning.get(), "a warning, no more"));
        }
        return switch (finding) {
            case Finding.GoBack _
                    when FigureAgain.is(watch)
                            && window.looks().getLast().at().isBefore(window.due().get()) ->
                    // What serves again may need its while to be good again.
                    later(window, live, look);
            case Finding.GoBack(var cause, _) -> {
                var verdict = counted(cause);
                yield new NextMove.EndStep(
                        step,
                        so.attempt(),
                        new Outcome.Failed(Account.of(verdict)),
                        List.of(verdict));
            }
            case Finding.GoesOn(var in, _) -> {
                var next = window.looks().getLast().at().plus(in);
                yield now.isBefore(next) ? new NextMove.LetPass(watch.name(), next) : look;
            }
            case Finding.Met(var standings) ->
                    new NextMove.EndStep(
                            step,
                            so.attempt(),
                            new Outcome.Done(Account.of(standings, window.looks().size())),
                            standings.stream().map(Standing::verdict).toList());
            case Finding.Undecided(var cause, var standings) ->
                    forward
                            ? undecided(step, so, cause, standings)
                            // Nobody is waited for on the way back: what is not proven is said.
                            : new NextMove.EndStep(
                                    step,
                                    so.attempt(),
                                    new Outcome.Failed(Account.of(cause)),
                                    List.of(cause));
        };
    }

    private NextMove later(RunState.Window window, Instant live, NextMove.Look look) {
        var last = window.looks().getLast().at();
        var next =
                last.plus(Schedule.next(Duration.between(live, last), state.began().compression()));
        var due = window.due().orElse(next);
        var at = next.isBefore(due) ? next : due;
        return now.isBefore(at) ? new NextMove.LetPass(look.watch().name(), at) : look;
    }

    private NextMove undecided(
            PlannedStep step, StepState so, Verdict cause, List<Standing> standings) {
        var id = Question.id(step.id(), Kind.WINDOW);
        var verdicts =
                standings.isEmpty()
                        ? List.of(cause)
                        : standings.stream().map(Standing::verdict).toList();
        var answer = state.answer(id);
        if (answer.isEmpty()) {
            return Pilot.ask(
                    state,
                    now,
                    new Question(
                            id,
                            Kind.WINDOW,
                            step.id(),
                            "\""
                                    + state.plan().name(step)
                                    + "\" cannot be called good: "
                                    + Account.of(cause)
                                    + ". Go on all the same? (no goes back)",
                            verdicts.stream().map(Account::of).collect(Collectors.joining("\n")),
                            Pilot.who(step, state),
                            Pilot.Patience.AFTER_GO_LIVE));
        }
        return new NextMove.EndStep(
                step,
                so.attempt(),
                answer.get().answer() == Answer.YES
                        ? new Outcome.Done(
                                "goes on with " + Account.of(cause) + ": " + by(answer.get()))
                        : new Outcome.Failed(Account.of(cause) + ": " + by(answer.get())),
                verdicts);
    }

    private static Verdict counted(Standing cause) {
        var verdict = cause.verdict();
        return new Verdict(
                Verdict.Kind.MISSED,
                verdict.says(),
                verdict.line(),
                verdict.seen(),
                verdict.threshold(),
                verdict.samples(),
                cause.bad() + " looks in a row, " + cause.needed() + " decide");
    }

    private Question question(
            PlannedStep step, String id, Kind kind, String text, String evidence) {
        return new Question(
                id,
                kind,
                step.id(),
                text,
                "line " + step.line() + ": " + evidence,
                Pilot.who(step, state),
                Pilot.Patience.of(kind, step, state));
    }

    private static NextMove end(PlannedStep step, StepState so, Outcome outcome) {
        return new NextMove.EndStep(step, so.attempt(), outcome, List.of());
    }

    private static NextMove unbegun(PlannedStep step, Outcome outcome) {
        return new NextMove.EndStep(step, 0, outcome, List.of());
    }

    private static String by(AnswerGiven answer) {
        return answer.answer().word() + ", says " + answer.by() + note(answer);
    }

    private static String note(AnswerGiven answer) {
        return answer.note().isEmpty() ? "" : " (" + answer.note() + ")";
    }
}
