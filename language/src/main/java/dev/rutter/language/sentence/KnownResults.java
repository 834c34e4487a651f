package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.regex.Pattern;

/// Commands whose result the words above them state without saying how it looks: `The working tree
/// is clean` above `git status --porcelain` means that nothing is printed. Only pairs that
/// everybody reads the same way are known.
public final class KnownResults {
    private record Pair(QuickPattern words, QuickPattern command) {}

    private static final List<Pair> EMPTY =
            List.of(
                    pair(
                            "\\b(?:working (?:tree|copy|directory)|repository|repo|checkout|branch|git status"
                                    + ")\\b.*\\bclean\\b|\\bclean (?:working (?:tree|copy|directory)|checkout)"
                                    + "\\b|\\b(?:no|without) (?:\\w+ )?(?:uncommitted|local|pending|unstaged"
                                    + ")? ?changes\\b|\\bnothing (?:to commit|uncommitted)\\b",
                            "git (?:-C \\S+ )?(?:status (?:-s|--short|--porcelain(?:=v?\\d)?)|diff(?: (?:--stat"
                                    + "|--name-only|--cached|--staged|HEAD))*)"),
                    pair("\\b(?:no output|prints nothing|shows nothing|output is empty)\\b", ".*"));

    private static final Expressions<Pair> TABLE = Expressions.of(EMPTY, Pair::words);

    private KnownResults() {}

    private static Pair pair(String words, String command) {
        return new Pair(
                QuickPattern.compile(words, CASE_INSENSITIVE),
                QuickPattern.compile(command, Pattern.DOTALL));
    }

    /// What the words state of the command's result, where the document says it nowhere else.
    public static List<Expectation> of(String words, Action action, Span span) {
        if (!(action instanceof Action.Shell(var script))) {
            return List.of();
        }
        return TABLE
                .first(words, pair -> pair.command().matches(script.strip()))
                .<Expectation>map(_ -> new Expectation.Empty(words, span))
                .stream()
                .toList();
    }
}
