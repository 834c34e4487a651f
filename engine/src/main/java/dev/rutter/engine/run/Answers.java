package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided;
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
    static Reception reception(
            RunState state, String question, Answer answer, String by, String note) {
        if (state.end().isPresent()) {
            return Reception.RUN_OVER;
        }
        var known = state.questions().get(question);
        if (known != null && known.answer().isPresent()) {
            return Reception.ALREADY_ANSWERED;
        }
        var asked = known != null && known.asked().isPresent();
        var planned = state.plan().step(question.replaceFirst(":when$|:danger$", ""));
        if (!asked && !planned.filter(step -> willAsk(step, Kind.of(question))).isPresent()) {
            return Reception.NOT_ASKED;
        }
        if (!asked && !Early.counts(state, question)) {
            return Reception.TOO_EARLY;
        }
        if (!mayAnswer(state, question, by)) {
            return Reception.NOT_YOURS;
        }
        if (!taken(state, question).contains(answer)) {
            return Reception.NOT_THAT;
        }
        if (answer == Answer.SKIP && note.isBlank()) {
            return Reception.NEEDS_REASON;
        }
        return asked ? Reception.COUNTED : Reception.COUNTED_EARLY;
    }

    /// Whether the plan has a step ask such a question whatever happens, so that it can be answered
    /// before: an answer to what is never asked would be lost.
    private static boolean willAsk(PlannedStep step, Kind kind) {
        return switch (kind) {
            case SIGN -> step.action().byPerson();
            case CONDITION -> step.when().isPresent() && step.whenAsked().isEmpty();
            case DANGER -> step.asksBefore();
            case APPROVAL,
                    RESULT,
                    INTERRUPTED,
                    AGAIN,
                    WINDOW,
                    ROLL_BACK,
                    HALF_WAY,
                    FAILED,
                    HOSTING,
                    THERE ->
                    false;
        };
    }

    /// What can be answered to a question of this run: nothing on the way back is skipped or tried
    /// again, and what was watched is not watched again.
    static List<Answer> taken(RunState state, String question) {
        var kind = Kind.of(question);
        if (kind == Kind.APPROVAL) {
            return kind.answers();
        }
        var step = Question.step(question);
        var back = state.plan().rollback().stream().anyMatch(one -> one.id().equals(step));
        var watch =
                state.plan()
                        .step(step)
                        .filter(one -> one.action() instanceof Action.Watch)
                        .isPresent();
        return kind.answers().stream()
                .filter(answer -> !(back && answer == Answer.SKIP))
                .filter(answer -> !((back || watch) && answer == Answer.RETRY))
                .toList();
    }

    /// The answer by which a person lets a step pass.
    static Optional<AnswerGiven> toSkip(RunState state, String step) {
        return state.questions().entrySet().stream()
                .filter(entry -> Kind.of(entry.getKey()) != Kind.APPROVAL)
                .filter(entry -> Question.step(entry.getKey()).equals(step))
                .flatMap(entry -> entry.getValue().answer().stream())
                .filter(answer -> answer.answer() == Answer.SKIP)
                .findFirst();
    }

    /// Whether a question about a step was left to its deadline: nobody is there to be asked more.
    static boolean silent(RunState state, String step) {
        return state.questions().entrySet().stream()
                .filter(entry -> Question.step(entry.getKey()).equals(step))
                .flatMap(entry -> entry.getValue().answer().stream())
                .anyMatch(answer -> answer.by().equals(RunState.NOBODY));
    }

    static boolean mayAnswer(RunState state, String question, String by) {
        if (by.isBlank()) {
            return false;
        }
        if (Kind.of(question) == Kind.APPROVAL
                && (by.equals(state.began().by()) || approved(state, by) || wrote(state, by))) {
            return false;
        }
        if (Kind.of(question) == Kind.HOSTING
                && HostingApprovals.barred(state, question, by).isPresent()) {
            return false;
        }
        var who = who(state, question);
        return who.isEmpty() || who.contains(by);
    }

    /// Why somebody's answer does not count, where it does not.
    static Optional<String> against(
            RunState state, String question, Answer answer, String by, String note) {
        if (!mayAnswer(state, question, by)) {
            return Optional.of("; \"" + by + "\" may not answer it");
        }
        if (!taken(state, question).contains(answer)) {
            return Optional.of("; \"" + answer.word() + "\" is no answer to it");
        }
        return answer == Answer.SKIP && note.isBlank()
                ? Optional.of("; a step is skipped for a reason")
                : Optional.empty();
    }

    private static List<String> who(RunState state, String question) {
        return Optional.ofNullable(state.questions().get(question))
                .flatMap(RunState.Asked::asked)
                .map(QuestionAsked::who)
                .or(() ->
                        state.plan()
                                .step(question.replaceFirst(":.*$", ""))
                                .map(step -> Pilot.who(step, state)))
                .orElse(List.of());
    }

    /// Why somebody may not answer.
    static String barred(RunState state, String question, String by) {
        if (Kind.of(question) == Kind.APPROVAL) {
            if (by.equals(state.began().by())) {
                return by + " started the run";
            }
            if (approved(state, by)) {
                return by + " has approved it before, and approvals are of different people";
            }
            if (wrote(state, by)) {
                return by + " wrote the commit that is deployed";
            }
        }
        if (Kind.of(question) == Kind.HOSTING) {
            var against = HostingApprovals.barred(state, question, by);
            if (against.isPresent()) {
                return against.get();
            }
        }
        var who = who(state, question);
        return who.isEmpty() ? "anybody may" : String.join(" or ", who) + " may";
    }

    /// Whether somebody wrote the change, and that keeps them from approving it. A name is the
    /// author's where it is their name, their address, or what stands before its `@`.
    static boolean wrote(RunState state, String who) {
        return state.plan().environment().people().notAuthor()
                && state.setting().authors().stream().anyMatch(who::equalsIgnoreCase);
    }

    private static boolean approved(RunState state, String by) {
        return state.questions().entrySet().stream()
                .filter(entry -> Kind.of(entry.getKey()) == Kind.APPROVAL)
                .flatMap(entry -> entry.getValue().answer().stream())
                .anyMatch(answer -> answer.by().equals(by));
    }

    /// Lines for people further on: answering them now saves a pause then. A run that goes back
    /// comes to none of them any more, nor one to what does not apply; and of what stands behind a
    /// change nobody knows yet.
    static List<Question> ahead(RunState state) {
        if (state.decision(Decided.Way.ROLL_BACK).isPresent()) {
            return List.of();
        }
        return state.plan().steps().stream()
                .filter(step -> step.action() instanceof Action.Ask)
                .filter(step -> state.outcome(step.id()).isEmpty())
                .filter(step -> !state.questions().containsKey(Question.id(step.id(), Kind.SIGN)))
                .filter(step -> !state.setting().leftOut().contains(step.id()))
                .filter(step -> applies(step, state))
                .filter(step -> Early.counts(state, Question.id(step.id(), Kind.SIGN)))
                .map(step -> sign(step, state))
                .toList();
    }

    /// False only where that was answered.
    private static boolean applies(PlannedStep step, RunState state) {
        return step.when().isEmpty()
                || Optional.ofNullable(state.questions().get(Question.condition(state, step)))
                        .flatMap(RunState.Asked::answer)
                        .filter(given -> Question.denies(state, step, given.answer()))
                        .isEmpty();
    }

    private static Question sign(PlannedStep step, RunState state) {
        return new Question(
                Question.id(step.id(), Kind.SIGN),
                Kind.SIGN,
                step.id(),
                Account.asked(step),
                step.why(),
                Pilot.who(step, state),
                Pilot.Patience.of(Kind.SIGN, step, state));
    }

    /// The number of the first answer to a question among a run's events; 0 where there is none.
    static long first(List<Recorded> events, String question) {
        return events.stream()
                .filter(recorded ->
                        recorded.event() instanceof AnswerGiven given
                                && given.question().equals(question))
                .mapToLong(Recorded::seq)
                .findFirst()
                .orElse(0);
    }
}
