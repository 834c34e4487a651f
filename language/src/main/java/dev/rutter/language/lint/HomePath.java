package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// An absolute path below a home folder works for whoever wrote it.
final class HomePath implements Rule {
    private static final QuickPattern SEPARATOR = QuickPattern.compile("[/\\\\]");

    private static final QuickPattern HOME =
            QuickPattern.compile(
                    "(?:/Users/|/home/|C:\\\\Users\\\\)"
                            + "(?!(?:user|username|ubuntu|app|deploy|node|runner)\\b|[$<\\[])"
                            + "[\\w.-]+(?:[/\\\\][^\\s`'\")]*)?");

    @Override
    public String code() {
        return "RT046";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a path exists on one person's machine only";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var byOwner = new LinkedHashMap<String, List<Span>>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            var found = HOME.first(document.runbook.line(line));
            if (found.isPresent()) {
                var at = found.get();
                byOwner.computeIfAbsent(owner(at.group()), _ -> new ArrayList<>())
                        .add(new Span(line, at.start() + 1, at.end() - at.start()));
            }
        }
        return byOwner.values().stream()
                .map(places ->
                        problem(
                                "this path is below one person's home folder",
                                places.getFirst(),
                                "nobody else has it"
                                        + (places.size() == 1
                                                ? ""
                                                : "; the same on "
                                                        + (places.size() - 1)
                                                        + (places.size() == 2
                                                                ? " more line"
                                                                : " more lines")),
                                "write it relative to the repository"));
    }

    /// `/home/jo` of `/home/jo/shop/bin`: one mistake, however often it is written.
    private static String owner(String path) {
        var parts = SEPARATOR.split(path, -1);
        return parts.length > 2 ? parts[1] + "/" + parts[2] : path;
    }
}
