package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// At three in the morning nobody should have to find out how to undo a deployment.
final class NoRollback implements Rule {

    /// A paragraph or list of its own below what it takes back: `**Rollback**`, `- Rollback: …`.
    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "(?i)^[\\s>*_+-]*(?:to )?(?:roll(?:ing)? ?back|revert(?:ing)?)\\b[^.]{0,30}(?:[:*]|$)");

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
        return document.deploys()
                        && !document.has(Phase.ROLLBACK)
                        && document.runbook.lines().stream().noneMatch(line -> LABEL.find(line))
                ? Stream.of(
                        problem(
                                "the document deploys and has no rollback chapter",
                                document.top(),
                                "",
                                "## Rollback, with when to go back, how, and how to see that it worked"))
                : Stream.of();
    }
}
