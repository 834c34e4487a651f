package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import java.util.stream.Stream;

/// A deployment that nobody looks at afterwards is verified by the customers.
final class NoVerification implements Rule {

    @Override
    public String code() {
        return "RT043";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "nothing verifies the deployment";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.has(Phase.DEPLOY)
                        && !document.has(Phase.VERIFY)
                        && !document.has(Phase.WATCH)
                ? Stream.of(
                        problem(
                                "the document deploys and verifies nothing afterwards",
                                document.top(),
                                "",
                                "## Verification, with one request per thing that must work"))
                : Stream.of();
    }
}
