package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A rollback in Render's dashboard switches auto-deploy off; a document that relies on auto-deploy
/// has to switch it on again.
final class AutoDeployAfterRollback implements Rule {
    private static final Pattern RENDER =
            Pattern.compile(
                    "(?i)\\brender(?:\\.com|\\.yaml)?\\b.*\\b(?:dashboard|deploy|service)|onrender\\.com");
    private static final Pattern AUTOMATIC =
            Pattern.compile(
                    "(?i)auto[- ]?deploy|deploys? (?:\\w+ )?automatically|automatically deploy"
                            + "|automatically:\\s*$");
    private static final Pattern OFF = Pattern.compile("(?i)disabled|\\boff\\b|false|\\bnot?\\b|❌");
    private static final Pattern AGAIN =
            Pattern.compile(
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
        var automatic =
                lines.stream()
                        .anyMatch(line ->
                                AUTOMATIC.matcher(line).find() && !OFF.matcher(line).find());
        if (!automatic
                || lines.stream().noneMatch(line -> RENDER.matcher(line).find())
                || lines.stream().anyMatch(line -> AGAIN.matcher(line).find())) {
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
