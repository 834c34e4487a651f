package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import java.util.stream.Stream;

/// Without a chapter that deploys, the whole document is taken for one deployment.
final class NoDeployment implements Rule {

    @Override
    public String code() {
        return "RT082";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "no chapter deploys";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.has(Phase.DEPLOY) || document.steps().isEmpty()
                ? Stream.of()
                : Stream.of(
                        problem(
                                "no heading says that something is deployed below it",
                                document.top(),
                                "",
                                "## Deployment"));
    }
}
