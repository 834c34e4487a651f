package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Step;
import java.util.stream.Stream;

/// A step that can destroy something and is said to be idempotent: interrupted, it is asked about
/// all the same.
final class GraveTwice implements Rule {
    @Override
    public String code() {
        return "RT098";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a step that can destroy something is said to be idempotent";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.steps().stream()
                .filter(step -> step.danger().grave())
                .filter(step -> step.pinned().filter(Step.Pinned::idempotent).isPresent())
                .map(step ->
                        problem(
                                "this step can destroy something and is said to be idempotent",
                                step.span(),
                                step.danger().why()
                                        + "; interrupted, it is asked about all the same",
                                "take the comment in line "
                                        + step.pinned().map(Step.Pinned::line).orElse(0)
                                        + " out, or put it above the harmless lines only"));
    }
}
