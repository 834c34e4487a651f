package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// A way back that needs a previous release does not exist for the first one.
final class NothingToRollBackTo implements Rule {

    private static final QuickPattern PREVIOUS =
            QuickPattern.compile(
                    "(?i)\\b(?:previous|last (?:known )?(?:good|successful|working))\\b|HEAD~1|\\bgit revert\\b");
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "(?i)\\b(?:first|initial) (?:deploy\\w*|release)\\b|\\bno previous\\b");

    /// The document is for a new installation too, so that there may be no release before this one.
    private static final QuickPattern SETS_UP =
            QuickPattern.compile(
                    "(?i)\\b(?:first[- ]time|initial|one[- ]time|new) (?:set-?up|setup|provision\\w*|install\\w*|environment|cluster|server)\\b"
                            + "|\\bbootstrap(?:ping)?\\b|\\b(?:create|provision) (?:a |the |an )?(?:new )?(?:web )?(?:service|cluster|server|project|app|instance)s?\\b"
                            + "|\\bset ?up (?:the |a )?(?:infrastructure|environment|server|cluster)\\b");

    @Override
    public String code() {
        return "RT044";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "the first deployment has nothing to go back to";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var lines = document.runbook.lines();
        if (lines.stream().noneMatch(line -> SETS_UP.find(line))
                || lines.stream().anyMatch(line -> FIRST.find(line))) {
            return Stream.of();
        }
        return document.in(Phase.ROLLBACK).stream()
                .filter(chapter ->
                        chapter.entries().stream()
                                .anyMatch(
                                        entry -> entry instanceof Step step && needsPrevious(step)))
                .limit(1)
                .map(chapter ->
                        problem(
                                "this way back needs a previous release",
                                document.heading(chapter),
                                "the first deployment has none",
                                "say what to do then: take the service offline, or fix"
                                        + " forward"));
    }

    private static boolean needsPrevious(Step step) {
        return switch (step.action()) {
            case Action.Hosting act -> act.act() == Action.Hosting.Act.ROLL_BACK;
            case Action.Shell shell -> PREVIOUS.find(shell.script());
            case Action.Ask ask -> PREVIOUS.find(ask.text());
            case Action.Query _,
                    Action.Http _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }
}
