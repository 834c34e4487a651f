package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.stream.Stream;

/// A word such as "normal" or "acceptable" is a question to a person, every time.
final class UncertainLimit implements Rule {
    private static final QuickPattern DIGIT = QuickPattern.compile("(?s).*\\d.*");

    private static final QuickPattern VAGUE =
            QuickPattern.compile(
                    "(?i)\\b(?:normal|acceptable|reasonable|within limits|acceptable range)\\b");
    private static final QuickPattern FIGURE =
            QuickPattern.compile(
                    "(?i)\\b(?:rates?|times?|latency|metrics|performance|usage|traffic|queries|load"
                            + "|memory|cpu|throughput|size)\\b");

    @Override
    public String code() {
        return "RT062";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "a figure is to be \"normal\" and nobody says what that is";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.runbook.chapters().stream()
                .filter(Document::afterGoingLive)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .filter(step ->
                        step.action() instanceof Action.Ask ask
                                && FIGURE.find(ask.text())
                                && !DIGIT.matches(ask.text()))
                .flatMap(step -> look(document, step.span().line()));
    }

    private Stream<Problem> look(Document document, int line) {
        var found = VAGUE.matcher(document.runbook.line(line));
        return found.find()
                ? Stream.of(
                        problem(
                                "only a person can tell what \"" + found.group() + "\" is",
                                new Span(line, found.start() + 1, found.end() - found.start()),
                                "no figure",
                                "write the figure: " + example(document.runbook.line(line))))
                : Stream.of();
    }

    /// A limit of the kind of figure that the line names.
    private static String example(String line) {
        var words = line.toLowerCase(Locale.ROOT);
        if (words.contains("memory") || words.contains("cpu") || words.contains("usage")) {
            return "CPU usage < 70 %";
        }
        if (words.contains("time") || words.contains("latency") || words.contains("quer")) {
            return "p95 < 500 ms";
        }
        return words.contains("traffic") || words.contains("throughput")
                ? "throughput > 80 % of the baseline"
                : "error rate < 1 %";
    }
}
