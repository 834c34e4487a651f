package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says once what is wrong in many lines for one reason: at the first of them, with the numbers of
/// the others. A reader who is told forty times that curl has no `-f` reads nothing else either.
final class Repeats {
    /// Told once for each section.
    private static final List<String> BY_SECTION =
            List.of("RT033", "RT034", "RT039", "RT055", "RT063", "RT067");

    /// Told once for the document: a fact about a tool, or a list of contents.
    private static final List<String> BY_DOCUMENT =
            List.of("RT027", "RT028", "RT052", "RT072", "RT073", "RT088", "RT089");

    private static final int MOST_LINES = 12;
    private static final int MOST_CLAIMS = 4;

    private Repeats() {}

    /// @param problems in document order
    static List<Problem> together(Runbook runbook, List<Problem> problems) {
        Map<List<Object>, List<Problem>> groups = new LinkedHashMap<>();
        for (var problem : problems) {
            groups.computeIfAbsent(group(runbook, problem), _ -> new ArrayList<>()).add(problem);
        }
        return groups.values().stream().map(Repeats::one).toList();
    }

    private static List<Object> group(Runbook runbook, Problem problem) {
        if (BY_DOCUMENT.contains(problem.code())) {
            return List.of(problem.code());
        }
        if (BY_SECTION.contains(problem.code())) {
            return List.of(problem.code(), section(runbook, problem.span().line()));
        }
        return List.of(problem);
    }

    private static int section(Runbook runbook, int line) {
        return runbook.chapters().stream()
                .filter(chapter -> chapter.line() <= line && line <= chapter.lastLine())
                .mapToInt(Runbook.Chapter::line)
                .max()
                .orElse(0);
    }

    private static Problem one(List<Problem> same) {
        var first = same.getFirst();
        var lines =
                same.stream()
                        .map(problem -> problem.span().line())
                        .filter(line -> line != first.span().line())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (lines.isEmpty()) {
            return first;
        }
        if (same.stream().anyMatch(other -> !other.claim().equals(first.claim()))) {
            return with(first, different(same.subList(1, same.size())));
        }
        var named =
                (lines.size() == 1 ? "also in line " : "also in lines ")
                        + lines.stream()
                                .limit(MOST_LINES)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + (lines.size() > MOST_LINES
                                ? " and " + (lines.size() - MOST_LINES) + " more"
                                : "");
        return with(first, named);
    }

    /// Others that are not about the same thing are told by their own claims.
    private static String different(List<Problem> others) {
        return others.stream()
                        .limit(MOST_CLAIMS)
                        .map(other -> "line " + other.span().line() + ": " + other.claim())
                        .collect(Collectors.joining("; "))
                + (others.size() > MOST_CLAIMS
                        ? " and " + (others.size() - MOST_CLAIMS) + " more"
                        : "");
    }

    private static Problem with(Problem first, String named) {
        return new Problem(
                first.code(),
                first.weight(),
                first.claim(),
                first.span(),
                first.seen().isEmpty() ? named : first.seen() + "; " + named,
                first.help());
    }
}
