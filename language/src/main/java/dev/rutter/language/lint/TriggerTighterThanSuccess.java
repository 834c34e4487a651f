package dev.rutter.language.lint;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import java.util.stream.Stream;

/// What the success criteria allow, the rollback triggers forbid.
final class TriggerTighterThanSuccess implements Rule {

    @Override
    public String code() {
        return "RT061";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "a success calls for a rollback";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var successes =
                document.runbook
                        .all(Entry.Criterion.class)
                        .filter(it -> it.place() == Entry.Criterion.Place.SUCCESS)
                        .map(Entry.Criterion::limit)
                        .filter(it -> it.polarity() == Limit.Polarity.GOOD_IF && !it.baseline())
                        .toList();
        return document.runbook
                .all(Entry.Trigger.class)
                .filter(it -> it.decision() == Entry.Trigger.Decision.ROLL_BACK)
                .flatMap(it -> it.limit().stream())
                .filter(it -> it.polarity() == Limit.Polarity.BAD_IF && !it.baseline())
                .flatMap(trigger ->
                        successes.stream()
                                .filter(success -> contradicts(trigger, success))
                                .limit(1)
                                .map(success -> problem(trigger, success)));
    }

    private Problem problem(Limit trigger, Limit success) {
        return problem(
                "a deployment that meets line "
                        + success.span().line()
                        + " is rolled back by this line",
                trigger.span(),
                trigger.threshold() + " here, success is " + success.threshold(),
                "set the trigger above what counts as success");
    }

    private static boolean contradicts(Limit trigger, Limit success) {
        var upwards =
                (trigger.comparison() == Comparison.GREATER
                                || trigger.comparison() == Comparison.AT_LEAST)
                        && (success.comparison() == Comparison.LESS
                                || success.comparison() == Comparison.AT_MOST);
        return upwards
                && trigger.metric().equals(success.metric())
                && trigger.percentile().equals(success.percentile())
                && trigger.unit().equals(success.unit())
                && trigger.value().compareTo(success.value()) < 0;
    }
}
