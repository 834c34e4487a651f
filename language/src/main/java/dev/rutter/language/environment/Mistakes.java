package dev.rutter.language.environment;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The mistakes of one companion file, each at its place.
final class Mistakes {
    static final String SYNTAX = "RT900";
    static final String UNKNOWN_KEY = "RT901";
    static final String WRONG_TYPE = "RT902";
    static final String UNKNOWN_WORD = "RT903";
    static final String MISSING_KEY = "RT904";
    static final String SECRET_WRITTEN_OUT = "RT905";
    static final String TOO_MUCH = "RT906";
    static final String TWICE = "RT907";
    static final String NOT_UNDERSTOOD = "RT908";
    static final String CONTRADICTION = "RT909";
    static final String NO_ADDRESS = "RT918";

    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();

    Mistakes(List<String> lines) {
        this.lines = lines;
    }

    void add(String code, Node node, String claim, String seen, String help) {
        add(code, span(node), claim, seen, help);
    }

    void add(String code, Span span, String claim, String seen, String help) {
        problems.add(new Problem(code, Problem.Weight.ERROR, claim, span, seen, help));
    }

    boolean none() {
        return problems.isEmpty();
    }

    List<Problem> sorted() {
        return problems.stream().sorted().toList();
    }

    /// A scalar is underlined whole, anything else at its first character.
    Span span(Node node) {
        var start = span(node.getStartMark());
        var end = node.getEndMark();
        var oneLine =
                node instanceof ScalarNode
                        && end.isPresent()
                        && end.get().getLine() + 1 == start.line();
        if (!oneLine) {
            return new Span(start.line(), start.column(), 1);
        }
        var length = span(end).column() - start.column();
        return new Span(start.line(), start.column(), Math.max(1, length));
    }

    /// A mark counts code points from 0, a span UTF-16 units from 1.
    Span span(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return Span.atLine(1);
        }
        // The end of the text is a place behind its last line.
        var line = Math.min(mark.get().getLine(), Math.max(0, lines.size() - 1));
        var text = line < lines.size() ? lines.get(line) : "";
        var points = Math.min(mark.get().getColumn(), text.codePointCount(0, text.length()));
        return new Span(line + 1, text.offsetByCodePoints(0, points) + 1, 1);
    }

    /// ` Did you mean` as an imperative, where a known word is near enough.
    static String nearest(String seen, Collection<String> known) {
        var best =
                known.stream()
                        .filter(word -> distance(seen, word) <= Math.max(1, word.length() / 3))
                        .min(
                                java.util.Comparator.comparingInt(
                                                (String word) -> distance(seen, word))
                                        // Letters are swapped more often than mistaken.
                                        .thenComparing(word -> !letters(word).equals(letters(seen)))
                                        .thenComparing(java.util.Comparator.naturalOrder()));
        return best.map(word -> "write \"" + word + "\"")
                .orElse("use one of: " + String.join(", ", known));
    }

    private static String letters(String word) {
        return word.chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(java.util.stream.Collectors.joining());
    }

    /// How many letters have to be changed, added, taken away, or swapped with the next.
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        var cost = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                Math.min(cost[i][j - 1], cost[i - 1][j]) + 1,
                                cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
