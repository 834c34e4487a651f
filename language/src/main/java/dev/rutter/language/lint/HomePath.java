package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An absolute path below a home folder works for whoever wrote it.
final class HomePath implements Rule {

    private static final Pattern HOME =
            Pattern.compile(
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
        var problems = new ArrayList<Problem>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            var found = HOME.matcher(document.runbook.line(line));
            if (found.find()) {
                problems.add(
                        problem(
                                "this path is below one person's home folder",
                                new Span(line, found.start() + 1, found.end() - found.start()),
                                "nobody else has it",
                                "write it relative to the repository"));
            }
        }
        return problems.stream();
    }
}
