package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A rollback that names no command, no button and no version is a wish.
final class RollbackWithoutStep implements Rule {

    /// A heading such as "Data recovery: not applicable" promises nothing.
    private static final QuickPattern NAMES_IT =
            QuickPattern.compile(
                    "(?i)\\b(?:roll(?:ing)?[- ]?back|rollback|revert(?:ing)?|go(?:ing)? back|back ?out|undo|restore)\\b");

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
        var chapters =
                document.in(Phase.ROLLBACK).stream()
                        .filter(chapter ->
                                NAMES_IT.find(chapter.title())
                                        || chapter.entries().stream()
                                                .anyMatch(Step.class::isInstance))
                        .toList();
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
                                scripts(document, chapters)
                                        ? "only scripts to be saved, and no line that runs one"
                                        : "no command and no act of a hosting below it",
                                "write the command, or the button: Deploys, the previous deploy,"
                                        + " Rollback"));
    }

    private static boolean scripts(Document document, List<Runbook.Chapter> chapters) {
        return chapters.stream()
                .anyMatch(chapter ->
                        IntStream.rangeClosed(Math.max(1, chapter.line()), chapter.lastLine())
                                .anyMatch(line -> document.runbook.line(line).startsWith("#!")));
    }
}
