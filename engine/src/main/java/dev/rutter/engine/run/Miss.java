package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.engine.watch.Watched;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a step that did not end well leads to. Pure.
///
/// Before anything changed what serves: stop, nothing has happened to anybody. After that: back by
/// itself where the document's own words were missed (a limit, a trigger, a stated expectation) and
/// no rule of the document speaks against it; else a person is asked, and silence goes back. With a
/// deployment half done nobody but a person can tell whether the new release serves at all, and a
/// way back such as an undo would then take the old one away: they are asked, may also mend it and
/// go on, and silence leaves things as they are.
record Miss(RunState state, Instant now) {
    private static final String LOOK_FIRST =
            "look what serves first: a way back that undoes the newest release takes the old one away"
                    + " where the new one never came up";

    NextMove after(PlannedStep step, StepState so) {
        var verdict = Account.cause(step, so);
        if (state.live().isEmpty()) {
            return beforeGoLive(step, so, verdict);
        }
        if (unsigned(step, so)) {
            return new NextMove.Decide(Way.STOP, verdict);
        }
        var against = against(step, verdict);
        return against.isEmpty() && byItself(step, so)
                ? new NextMove.Decide(Way.ROLL_BACK, withRules(verdict))
                : back(
                        step,
                        verdict,
                        against,
                        new Question(
                                Question.rollBack(step.id(), so.attempt()),
                                Kind.ROLL_BACK,
                                step.id(),
                                "\""
                                        + state.plan().name(step)
                                        + "\" did not end well. Go back to the last good release? (no leaves the new one live and stops)",
                                Account.of(verdict) + against.map(rule -> "\n" + rule).orElse(""),
                                Pilot.who(step, state),
                                Pilot.Patience.AFTER_GO_LIVE));
    }

    private NextMove beforeGoLive(PlannedStep step, StepState so, Verdict verdict) {
        // Where nobody answered, nobody is asked more.
        var failed = Question.id(step.id(), Kind.FAILED, so.attempt());
        var half = Question.id(step.id(), Kind.HALF_WAY, so.attempt());
        var asked = state.questions().containsKey(failed) || state.questions().containsKey(half);
        if (!asked && Answers.silent(state, step.id())) {
            return new NextMove.Decide(Way.STOP, verdict);
        }
        var done = HalfWay.told(state).filter(_ -> !state.plan().rollback().isEmpty());
        if (done.isPresent()) {
            var against = against(step, verdict);
            return back(step, verdict, against, halfWay(half, step, verdict, done.get(), against));
        }
        return state.setting().asks() && (asked || !forbidden(step, so))
                ? asked(step, failed, verdict)
                : new NextMove.Decide(Way.STOP, verdict);
    }

    private Question halfWay(
            String id, PlannedStep step, Verdict verdict, String done, Optional<String> against) {
        return new Question(
                id,
                Kind.HALF_WAY,
                step.id(),
                "\""
                        + state.plan().name(step)
                        + "\" did not end well, with the deployment half done. Go back to the last good"
                        + " release (yes), leave it as it is and stop (no), do the step once more (retry),"
                        + " or let it pass for a reason (skip)?",
                Account.of(verdict)
                        + "\n"
                        + done
                        + "\n"
                        + LOOK_FIRST
                        + against.map(rule -> "\n" + rule).orElse(""),
                Pilot.who(step, state),
                Pilot.Patience.AFTER_GO_LIVE);
    }

    /// What somebody says to going back, or silence.
    private NextMove back(
            PlannedStep step, Verdict verdict, Optional<String> against, Question question) {
        var answer = state.answer(question.id());
        if (answer.isEmpty()) {
            return Pilot.ask(state, now, question);
        }
        if (answer.get().answer() == Answer.RETRY) {
            return new NextMove.RetryStep(step, answer.get().by(), answer.get().note());
        }
        // Silence goes back, unless the document speaks against going back: then the safe end is
        // to leave things as they are and call people.
        var back =
                answer.get().answer() == Answer.YES
                        && !(against.isPresent() && answer.get().by().equals(RunState.NOBODY));
        return new NextMove.Decide(
                back ? Way.ROLL_BACK : Way.STOP, Account.because(verdict, answer.get(), against));
    }

    /// A person may mend what is wrong and have the step done once more, let it pass and answer for
    /// that, or stop.
    private NextMove asked(PlannedStep step, String id, Verdict verdict) {
        var answer = state.answer(id);
        if (answer.isEmpty()) {
            return Pilot.ask(
                    state,
                    now,
                    new Question(
                            id,
                            Kind.FAILED,
                            step.id(),
                            "\""
                                    + state.plan().name(step)
                                    + "\" did not end well. Do it once more (retry), let it pass for"
                                    + " a reason (skip), or stop (no)?",
                            Account.of(verdict)
                                    + HalfWay.told(state).map(it -> "\n" + it).orElse(""),
                            Pilot.who(step, state),
                            Pilot.Patience.of(Kind.FAILED, step, state)));
        }
        return answer.get().answer() == Answer.RETRY
                ? new NextMove.RetryStep(step, answer.get().by(), answer.get().note())
                : new NextMove.Decide(
                        Way.STOP,
                        Account.also(verdict, "stopping was chosen by " + answer.get().by()));
    }

    /// Whether somebody said no to running what can destroy something, or to a release that waited
    /// for people: that is not asked twice.
    private boolean forbidden(PlannedStep step, StepState so) {
        return HostingApprovals.saidNo(state, step, so)
                || state.answer(Question.before(state, step.id(), Kind.DANGER))
                        .filter(answer -> answer.answer() == Answer.NO)
                        .isPresent();
    }

    /// A line for people that nobody answered, or of which nobody said whether it applies: the
    /// release is not bad, it is unsigned.
    private boolean unsigned(PlannedStep step, StepState so) {
        return Stream.concat(
                        state.answer(Question.sign(step.id(), so.attempt())).stream(),
                        step.when().stream()
                                .flatMap(_ ->
                                        state.answer(Question.condition(state, step)).stream()))
                .anyMatch(answer -> answer.by().equals(RunState.NOBODY));
    }

    private boolean byItself(PlannedStep step, StepState so) {
        if (step.action() instanceof Action.Watch) {
            return true;
        }
        return !step.expectations().isEmpty()
                && so.verdicts().stream()
                        .anyMatch(one -> one.kind() == Verdict.Kind.MISSED && one.line() > 0);
    }

    private Optional<String> against(PlannedStep step, Verdict verdict) {
        if (!(step.action() instanceof Action.Watch watch)) {
            return RollbackRules.against(state, "", Optional.empty());
        }
        var looks = state.window(step.id()).looks();
        var watched = Watched.of(state.plan(), watch);
        for (var i = 0; i < watched.size(); i++) {
            var limit = watched.get(i).limit();
            if (limit.says().equals(verdict.says()) && limit.span().line() == verdict.line()) {
                Optional<BigDecimal> seen =
                        !looks.isEmpty()
                                        && i < looks.getLast().seen().size()
                                        && looks.getLast().seen().get(i)
                                                instanceof Measurement.Figure figure
                                ? Optional.of(figure.value())
                                : Optional.empty();
                return RollbackRules.against(state, limit.metric(), seen);
            }
        }
        return RollbackRules.against(state, "", Optional.empty());
    }

    private Verdict withRules(Verdict cause) {
        var applied = RollbackRules.migrations(state);
        var verdict =
                applied.isEmpty()
                        ? cause
                        : Account.also(cause, "this run applied: " + String.join(", ", applied));
        var lines = RollbackRules.unjudged(state.plan());
        return lines.isEmpty()
                ? verdict
                : Account.also(
                        verdict,
                        "only a person could tell whether a rule against going back applies (line "
                                + lines.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + ")");
    }
}
