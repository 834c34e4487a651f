package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// A rollback in Render's dashboard switches auto-deploy off; a document that relies on auto-deploy
/// has to switch it on again.
final class AutoDeployAfterRollback implements Rule {
    private static final QuickPattern RENDER =
            QuickPattern.compile(
                    "(?i)\\brender(?:\\.com|\\.yaml)?\\b.*\\b(?:dashboard|deploy|service)|onrender\\.com");
    private static final QuickPattern AUTOMATIC =
            QuickPattern.compile(
                    "(?i)auto[- ]?deploy|deploys? (?:\\w+ )?automatically|automatically deploy"
                            + "|automatically:\\s*$");
    private static final QuickPattern OFF =
            QuickPattern.compile("(?i)disabled|\\boff\\b|false|\\bnot?\\b|❌");
    private static final QuickPattern AGAIN =
            QuickPattern.compile(
                    "(?i)\\b(?:re-?enable|enable|turn|switch|restore)\\b.*\\bauto[- ]?deploy|\\bauto[- ]?deploy\\b.*\\b(?:on again|again|back on|re-?enable)");

    @Override
    public String code() {
        return "RT096";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "auto-deploy is off after a rollback";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var lines = document.runbook.lines();
        var automatic = lines.stream().anyMatch(line -> AUTOMATIC.find(line) && !OFF.find(line));
        if (!automatic
                || lines.stream().noneMatch(line -> RENDER.find(line))
                || lines.stream().anyMatch(line -> AGAIN.find(line))) {
            return Stream.of();
        }
        return document.in(Phase.ROLLBACK).stream()
                .filter(chapter ->
                        chapter.entries().stream()
                                .anyMatch(entry ->
                                        entry instanceof Step step
                                                && step.action() instanceof Action.Hosting act
                                                && act.act() == Action.Hosting.Act.ROLL_BACK))
                .limit(1)
                .map(chapter ->
                        problem(
                                "a rollback in Render's dashboard switches auto-deploy off, and no"
                                        + " line switches it on again",
                                document.heading(chapter),
                                "the next push will not deploy",
                                "a line after the rollback: switch auto-deploy on again, once the"
                                        + " repair is merged (https://render.com/docs/rollbacks)"));
    }
}
