package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The `<!-- rutter: ignore … -->` comments of a document.
final class Suppressions {
    private static final QuickPattern COMMAS = QuickPattern.compile("\\s*,\\s*");

    /// An ignore comment without a reason.
    static final String NO_REASON = "RT080";

    /// An ignore comment that hides nothing.
    static final String HIDES_NOTHING = "RT081";

    static final String NO_REASON_TITLE = "a problem is ignored without a reason";
    static final String HIDES_NOTHING_TITLE = "an ignore comment hides nothing";

    private static final QuickPattern COMMENT =
            QuickPattern.compile(
                    "<!--\\s*rutter:\\s*ignore\\s+(RT\\d{3}(?:\\s*,\\s*RT\\d{3})*)([^\\n]*?)-->");

    private record Ignore(String code, int from, int to, Span span) {}

    private final List<Ignore> ignores = new ArrayList<>();
    private final Set<Ignore> used = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Suppressions(Runbook runbook) {
        for (var line = 1; line <= runbook.lines().size(); line++) {
            var found = COMMENT.matcher(runbook.line(line));
            while (found.find()) {
                var span = new Span(line, found.start() + 1, found.end() - found.start());
                if (found.group(2).isBlank()) {
                    problems.add(
                            new Problem(
                                    NO_REASON,
                                    Problem.Weight.WARNING,
                                    NO_REASON_TITLE,
                                    span,
                                    "so it is not ignored",
                                    "<!-- rutter: ignore " + found.group(1) + " the reason -->"));
                    continue;
                }
                for (var code : List.of(COMMAS.split(found.group(1), -1))) {
                    ignores.add(new Ignore(code, from(runbook, line), to(runbook, line), span));
                }
            }
        }
    }

    private static boolean aboveAll(Runbook runbook, int line) {
        return runbook.chapters().stream()
                .filter(chapter -> chapter.depth() > 0)
                .allMatch(chapter -> chapter.line() > line);
    }

    private static int from(Runbook runbook, int line) {
        return aboveAll(runbook, line) ? 1 : line;
    }

    private static int to(Runbook runbook, int line) {
        return aboveAll(runbook, line)
                ? Integer.MAX_VALUE
                : runbook.chapters().stream()
                        .filter(chapter -> chapter.line() <= line && line <= chapter.lastLine())
                        .mapToInt(Runbook.Chapter::lastLine)
                        .min()
                        .orElse(runbook.lines().size());
    }

    boolean keeps(Problem problem) {
        var line = problem.span().line();
        var by =
                ignores.stream()
                        .filter(it -> it.code().equals(problem.code()))
                        .filter(it -> it.from() <= line && line <= it.to())
                        .toList();
        used.addAll(by);
        return by.isEmpty();
    }

    /// What is wrong with the comments themselves; complete once every problem was asked about.
    List<Problem> problems() {
        var all = new ArrayList<>(problems);
        ignores.stream()
                .filter(it -> !used.contains(it))
                .map(it ->
                        new Problem(
                                HIDES_NOTHING,
                                Problem.Weight.NOTE,
                                HIDES_NOTHING_TITLE,
                                it.span(),
                                "no " + it.code() + " from here to the next heading",
                                "take the comment out"))
                .forEach(all::add);
        return all;
    }
}
