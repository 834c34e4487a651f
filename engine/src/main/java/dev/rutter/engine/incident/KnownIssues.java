package dev.rutter.engine.incident;

import dev.rutter.engine.journal.RunEvent.IssueMatched;
import dev.rutter.engine.run.Matching;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Entry.KnownIssue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Matches a failing step's output against the document's known issues. Each symptom is tried on
/// each line of the output, in three ways, the surest first:
///
/// - as an error text, where `...`, `…`, `XXXX` and `<name>` stand for anything: 2 points a
///   character that is not a blank;
/// - its quoted or code-marked pieces, word for word: 1 point a character;
/// - its words, where at least 3 and two thirds of them occur in one line: 3 points a word.
///
/// The issue with the most points is shown; fewer than [#ENOUGH] show nothing, for a wrong hint at
/// three in the morning is worse than none. Where no issue of the document matches, [ErrorCodes]
/// are tried.
public final class KnownIssues implements Matching {
    /// How many points make a match.
    static final int ENOUGH = 9;

    private static final int MOST_LINES = 2_000;
    private static final int WIDEST = 1_000;
    private static final Pattern HOLE =
            Pattern.compile("\\.\\.\\.|…|X{3,}|<[a-zA-Z][^>]{0,40}>|\\[[a-z][^\\]]{0,40}\\]");
    private static final Pattern QUOTED =
            Pattern.compile("`([^`]{6,200})`|\"([^\"\\s][^\"]{4,198}[^\"\\s])\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_]{4,}");

    private record Match(KnownIssue issue, int points, String line) {}

    @Override
    public Optional<IssueMatched> match(Plan plan, String step, String output) {
        var lines =
                output.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.length() > WIDEST ? line.substring(0, WIDEST) : line)
                        .toList();
        var last =
                lines.size() > MOST_LINES
                        ? lines.subList(lines.size() - MOST_LINES, lines.size())
                        : lines;
        var matches = new ArrayList<Match>();
        for (var issue : plan.issues()) {
            for (var line : last) {
                var points =
                        issue.symptoms().stream()
                                .flatMap(String::lines)
                                .mapToInt(symptom -> points(symptom, line))
                                .max()
                                .orElse(0);
                if (points >= ENOUGH) {
                    matches.add(new Match(issue, points, line.strip()));
                }
            }
        }
        return matches.stream()
                .max(Comparator.comparingInt(Match::points))
                .map(best ->
                        new IssueMatched(
                                step,
                                best.issue().title(),
                                best.issue().span().line(),
                                best.line()))
                .or(() -> builtIn(step, last));
    }

    /// The last code counts: what comes after the first failure often only repeats it, but tools
    /// put what they gave up for at the end. One that only says that an earlier statement failed
    /// counts where nothing else does. Its line is 0, for no document says it.
    private static Optional<IssueMatched> builtIn(String step, List<String> lines) {
        var follows = Optional.<IssueMatched>empty();
        for (var line : lines.reversed()) {
            var title = ErrorCodes.title(line);
            if (title.isPresent()) {
                var matched = new IssueMatched(step, title.get(), 0, line.strip());
                if (!ErrorCodes.follows(line)) {
                    return Optional.of(matched);
                }
                follows = Optional.of(matched);
            }
        }
        return follows;
    }

    static int points(String symptom, String line) {
        var bare = symptom.strip().replaceFirst("^[-*+]\\s+", "").replaceAll("^`(.*)`$", "$1");
        return Math.max(asError(bare, line), Math.max(quoted(bare, line), words(bare, line)));
    }

    private static int asError(String symptom, String line) {
        var literals = List.of(HOLE.split(symptom, -1));
        var points =
                literals.stream().mapToInt(literal -> literal.replaceAll("\\s", "").length()).sum();
        if (points < 8) {
            return 0;
        }
        var pattern = new StringBuilder();
        for (var literal : literals) {
            pattern.append(pattern.isEmpty() ? "" : ".{0,200}?");
            var words =
                    Pattern.compile("\\s+")
                            .splitAsStream(literal)
                            .map(word -> word.isEmpty() ? "" : Pattern.quote(word))
                            .toList();
            pattern.append(String.join("\\s+", words));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE).matcher(line).find()
                ? 2 * points
                : 0;
    }

    private static int quoted(String symptom, String line) {
        var lower = line.toLowerCase(Locale.ROOT);
        return QUOTED.matcher(symptom)
                .results()
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .mapToInt(piece ->
                        lower.contains(piece.toLowerCase(Locale.ROOT))
                                ? piece.length()
                                : Math.max(asError(piece, line) / 2, 0))
                .max()
                .orElse(0);
    }

    private static int words(String symptom, String line) {
        var lower = line.toLowerCase(Locale.ROOT);
        var wanted =
                WORD.matcher(symptom.toLowerCase(Locale.ROOT))
                        .results()
                        .map(java.util.regex.MatchResult::group)
                        .distinct()
                        .toList();
        var found = wanted.stream().filter(lower::contains).count();
        return found >= 3 && found * 3 >= wanted.size() * 2L ? (int) found * 3 : 0;
    }
}
