package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Everything of a run that was not simply measured and good: what went wrong, and what somebody
/// let pass. Pure.
final class Issues {
    /// What the answer of an environment's stated acknowledgement begins with.
    private static final String BEFOREHAND = "acknowledged beforehand: ";

    private final RunState state;
    private final LinkedHashSet<String> found = new LinkedHashSet<>();

    private Issues(RunState state) {
        this.state = state;
    }

    /// One sentence each, the gravest first; empty where everything was measured and good.
    static List<String> of(RunState state) {
        var issues = new Issues(state);
        state.decisions().stream()
                .filter(decision -> decision.decided().decision() != Way.SIGN_OFF)
                .forEach(decision -> issues.found.add(Account.of(decision.decided().verdict())));
        state.issues()
                .forEach(issue ->
                        issues.found.add(
                                "known issue \""
                                        + issue.title()
                                        + (issue.line() > 0
                                                ? "\" (line " + issue.line() + ")"
                                                : "\"")));
        issues.answers();
        var steps = new ArrayList<>(state.plan().steps());
        steps.addAll(state.plan().rollback());
        steps.forEach(issues::step);
        return List.copyOf(issues.found);
    }

    /// Whether the environment's file gave this answer rather than a person.
    static boolean beforehand(AnswerGiven answer) {
        return answer.note().startsWith(BEFOREHAND);
    }

    /// What the environment's file says, where it gave this answer.
    static String stated(AnswerGiven answer) {
        return answer.note().substring(BEFOREHAND.length());
    }

    private void answers() {
        state.questions()
                .forEach((id, asked) -> {
                    if (asked.answer().isPresent()) {
                        answer(id, asked.answer().get()).ifPresent(found::add);
                    }
                });
    }

    private Optional<String> answer(String id, AnswerGiven answer) {
        var says = Words.question(state, id);
        var line = Words.line(state, id);
        if (beforehand(answer)) {
            return Optional.of(
                    "answered beforehand by rutter.yaml, not by a person: \""
                            + says
                            + "\""
                            + line
                            + ": "
                            + stated(answer));
        }
        if (answer.by().equals(RunState.NOBODY)) {
            return Optional.of("nobody answered in time: \"" + says + "\"" + line);
        }
        return switch (Question.Kind.of(id)) {
            case WINDOW ->
                    Optional.of(
                            "not measured, answered " + Words.answer(answer) + " instead: " + says);
            case RESULT, INTERRUPTED, AGAIN ->
                    Optional.of("told by " + Words.answer(answer) + ": \"" + says + "\"" + line);
            case SIGN, CONDITION, DANGER, APPROVAL, ROLL_BACK, HALF_WAY, FAILED, HOSTING, THERE ->
                    answer.answer() == Answer.NO && Question.Kind.of(id) != Question.Kind.CONDITION
                            ? Optional.of(
                                    "answered "
                                            + Words.answer(answer)
                                            + ": \""
                                            + says
                                            + "\""
                                            + line)
                            : Optional.empty();
        };
    }

    private void step(PlannedStep step) {
        var stands = state.step(step.id());
        if (stands.isEmpty()) {
            return;
        }
        var title = "\"" + step.title() + "\" (line " + step.line() + ")";
        stands.get()
                .outcome()
                .filter(Outcome.Skipped.class::isInstance)
                .ifPresent(outcome -> found.add(title + " was " + outcome.line()));
        if (stands.get().outcome().filter(Outcome.Done.class::isInstance).isPresent()
                && stands.get().attempt() > 1) {
            found.add(title + " ended well only at attempt " + stands.get().attempt());
        }
        if (stands.get().outcome().filter(Outcome::good).isPresent()) {
            stands.get().verdicts().stream()
                    .filter(verdict ->
                            untold(verdict)
                                    || (verdict.kind() == Kind.MISSED
                                            && step.action() instanceof Action.Watch))
                    .forEach(verdict -> found.add(Account.of(verdict)));
        }
    }

    private static boolean untold(Verdict verdict) {
        return verdict.kind() == Kind.UNMEASURABLE || verdict.kind() == Kind.UNCLEAR;
    }
}
