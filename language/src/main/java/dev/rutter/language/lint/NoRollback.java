package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import java.util.stream.Stream;

/// At three in the morning nobody should have to find out how to undo a deployment.
final class NoRollback implements Rule {

    @Override
    public String code() {
        return "RT042";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "nothing says how to go back";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.has(Phase.DEPLOY) && !document.has(Phase.ROLLBACK)
                ? Stream.of(
                        problem(
                                "the document deploys and has no rollback chapter",
                                document.top(),
                                "",
                                "## Rollback, with when to go back, how, and how to see that it worked"))
                : Stream.of();
    }
}
