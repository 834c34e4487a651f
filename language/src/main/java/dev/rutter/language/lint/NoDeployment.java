package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// Without a chapter that deploys, the whole document is taken for one deployment.
final class NoDeployment implements Rule {

    private static final QuickPattern SAYS_SO =
            QuickPattern.compile(
                    "(?i)\\b(?:deploy\\w*|releas(?:e|ing)|roll(?:ing)? ?out|ship(?:ping)?|go[- ]live|publish(?:ing)?|cut-?over|upgrad\\w+)\\b");

    /// What a document is for that is no deployment.
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "(?i)\\b(?:incidents?|roll-?back|on-?call|troubleshoot\\w*|disaster|fail-?over|recovery|restore|alerts?|post-?mortem|escalation|maintenance|backup|drill)\\b");

    /// Whether the document is a handbook of another kind: by its title, or since all that is done
    /// in it stands in chapters of another kind.
    private static boolean other(Document document) {
        return OTHER.find(document.title())
                || document.carriedOut()
                        .allMatch(command -> command.chapter().phase() == Phase.ROLLBACK);
    }

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
        return document.has(Phase.DEPLOY)
                        || document.steps().isEmpty()
                        || SAYS_SO.find(document.title())
                        || other(document)
                ? Stream.of()
                : Stream.of(
                        problem(
                                "no heading says that something is deployed below it",
                                document.top(),
                                "",
                                "## Deployment"));
    }
}
