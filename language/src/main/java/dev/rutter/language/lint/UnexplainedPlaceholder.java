package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whoever follows the document has to guess what stands for it.
final class UnexplainedPlaceholder implements Rule {
    /// A name that says itself where the value comes from.
    private static final QuickPattern TELLS = QuickPattern.compile("(?i)[-_ ]from[-_ ]");

    @Override
    public String code() {
        return "RT039";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "a placeholder is never explained";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var seen = new HashSet<String>();
        var named = named(document);
        return document.carriedOut()
                .flatMap(command -> {
                    var open =
                            command.step().placeholders().stream()
                                    .filter(command.text()::contains)
                                    .filter(it -> !typeArgument(command.text(), it))
                                    .filter(it -> !TELLS.find(it))
                                    .filter(it -> !document.bound(it))
                                    .filter(seen::add)
                                    .filter(it -> !named.contains(it))
                                    .toList();
                    return open.isEmpty() ? Stream.of() : Stream.of(told(document, command, open));
                });
    }

    private Problem told(Document document, Document.Command command, List<String> open) {
        var first = open.getFirst();
        var all =
                open.size() == 1
                        ? first + " is"
                        : String.join(", ", open.subList(0, open.size() - 1))
                                + " and "
                                + open.getLast()
                                + " are";
        return problem(
                all + " explained nowhere",
                document.place(line(command, first), first),
                "a line with it never runs",
                help(first));
    }

    /// `vector<u8>` is a type.
    private static boolean typeArgument(String text, String placeholder) {
        var at = text.indexOf(placeholder);
        return placeholder.startsWith("<")
                && at > 0
                && Character.isLetter(text.charAt(at - 1))
                && text.startsWith(":", at + placeholder.length());
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

    /// The placeholders of commands that text outside of the fences names.
    private static Set<String> named(Document document) {
        var sought = new WordsIn();
        document.carriedOut().forEach(it -> it.step().placeholders().forEach(sought::seek));
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            if (!document.fenced(line)) {
                sought.look(document.runbook.line(line));
            }
        }
        return sought.found();
    }
}
