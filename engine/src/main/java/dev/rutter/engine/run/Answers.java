package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.Optional;

/// Who may answer what, and what can be answered already. Pure.
final class Answers {
    private Answers() {}

    /// What becomes of an answer that somebody gives.
    static Reception reception(RunState state, String question, String by) {
        if (state.end().isPresent()) {
            return Reception.RUN_OVER;
        }
        var known = state.questions().get(question);
        if (known != null && known.answer().isPresent()) {
            return Reception.ALREADY_ANSWERED;
        }
        var asked = known != null && known.asked().isPresent();
        var planned = state.plan().step(question.replaceFirst(":when$|:danger$", ""));
        if (!asked && (!Kind.of(question).early() || planned.isEmpty())) {
            return Reception.NOT_ASKED;
        }
        if (!mayAnswer(state, question, by)) {
            return Reception.NOT_YOURS;
        }
        return asked ? Reception.COUNTED : Reception.COUNTED_EARLY;
    }

    static boolean mayAnswer(RunState state, String question, String by) {
        if (by.isBlank()) {
            return false;
        }
        if (Kind.of(question) == Kind.APPROVAL
                && (by.equals(state.began().by()) || approved(state, by))) {
            return false;
        }
        var who =
                Optional.ofNullable(state.questions().get(question))
                        .flatMap(RunState.Asked::asked)
                        .map(QuestionAsked::who)
                        .or(() ->
                                state.plan()
                                        .step(question.replaceFirst(":.*$", ""))
                                        .map(step -> Pilot.who(step, state)))
                        .orElse(List.of());
        return who.isEmpty() || who.contains(by);
    }

    private static boolean approved(RunState state, String by) {
        return state.questions().entrySet().stream()
                .filter(entry -> Kind.of(entry.getKey()) == Kind.APPROVAL)
                .flatMap(entry -> entry.getValue().answer().stream())
                .anyMatch(answer -> answer.by().equals(by));
    }

    /// Lines for people further on: answering them now saves a pause then.
    static List<Question> ahead(RunState state) {
        return state.plan().steps().stream()
                .filter(step -> step.action() instanceof Action.Ask)
                .filter(step -> state.outcome(step.id()).isEmpty())
                .filter(step -> !state.questions().containsKey(step.id()))
                .map(step -> sign(step, state))
                .toList();
    }

    private static Question sign(PlannedStep step, RunState state) {
        return new Question(
                Question.id(step.id(), Kind.SIGN),
                Kind.SIGN,
                step.id(),
                Account.of(step.action()),
                step.why(),
                Pilot.who(step, state),
                Pilot.Patience.of(Kind.SIGN, step, state));
    }
}
