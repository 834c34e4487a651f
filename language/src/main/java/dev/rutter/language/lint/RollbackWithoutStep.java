package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.stream.Stream;

/// A rollback that names no command, no button and no version is a wish.
final class RollbackWithoutStep implements Rule {

    @Override
    public String code() {
        return "RT035";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "the rollback chapter says nothing that can be done";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var chapters = document.in(Phase.ROLLBACK);
        var does =
                chapters.stream()
                        .flatMap(chapter -> chapter.entries().stream())
                        .anyMatch(entry ->
                                entry instanceof Step step
                                        && !(step.action() instanceof Action.Ask));
        return chapters.isEmpty() || does
                ? Stream.of()
                : Stream.of(
                        problem(
                                "going back is described and no line does it",
                                document.heading(chapters.getFirst()),
                                "no command and no act of a hosting below it",
                                "write the command, or the button: Deploys, the previous deploy,"
                                        + " Rollback"));
    }
}
