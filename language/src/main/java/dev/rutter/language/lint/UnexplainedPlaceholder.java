package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import java.util.HashSet;
import java.util.stream.Stream;

/// Whoever follows the document has to guess what stands for it.
final class UnexplainedPlaceholder implements Rule {

    @Override
    public String code() {
        return "RT039";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a placeholder is never explained";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var seen = new HashSet<String>();
        return document.commands().stream()
                .flatMap(command ->
                        command.step().placeholders().stream()
                                .filter(command.text()::contains)
                                .filter(seen::add)
                                .filter(it -> !explained(document, it))
                                .map(it ->
                                        problem(
                                                it + " is explained nowhere",
                                                document.place(line(command, it), it),
                                                "a line with it never runs",
                                                help(it))));
    }

    private static int line(Document.Command command, String placeholder) {
        var before = command.text().substring(0, command.text().indexOf(placeholder));
        return command.step().span().line() + (int) before.chars().filter(c -> c == '\n').count();
    }

    private static String help(String placeholder) {
        return placeholder.startsWith("$")
                ? "say where it comes from, or name it under `variables:` in rutter.yaml"
                : "say where it comes from, or bind it: bind: { \"" + placeholder + "\": \"…\" }";
    }

    /// Whether text outside of the fences names it.
    private static boolean explained(Document document, String placeholder) {
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            if (document.runbook.line(line).contains(placeholder) && !document.fenced(line)) {
                return true;
            }
        }
        return false;
    }
}
