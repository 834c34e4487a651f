package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// A deployment that nobody looks at afterwards is verified by the customers.
final class NoVerification implements Rule {
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "(?i)\\b(?:check|verif\\w+|validat\\w+|smoke|test(?:s|ing)?|make sure|confirm|ensure|health)\\b");

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

    /// Whether a line of the deployment itself looks at what it did: a request, a stated result, or
    /// a heading or line that tells somebody to.
    private static boolean looks(Document document) {
        return document.in(Phase.DEPLOY).stream()
                .anyMatch(chapter ->
                        LOOKS.find(chapter.title())
                                || chapter.entries().stream()
                                        .anyMatch(entry ->
                                                entry instanceof Step step && looks(step)));
    }

    private static boolean looks(Step step) {
        return step.action() instanceof Action.Http
                || !step.expectations().isEmpty()
                || LOOKS.find(step.title())
                || (step.action() instanceof Action.Ask(var text) && LOOKS.find(text));
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.deploys()
                        && !document.has(Phase.VERIFY)
                        && !document.has(Phase.WATCH)
                        && !looks(document)
                ? Stream.of(
                        problem(
                                "the document deploys and verifies nothing afterwards",
                                document.top(),
                                "",
                                "## Verification, with one request per thing that must work"))
                : Stream.of();
    }
}
