package dev.rutter.language.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds a state against the rows of a listing (`kubectl get pods`, `docker ps`, `pm2 list`): one
/// row that is as expected says nothing of the others.
final class Listing {
    private static final Pattern CELLS =
            Pattern.compile("\\s*[│|┃]\\s*|\\t+|\\s{2,}|\\s*\\.{4,}\\s*");
    private static final Pattern TELLS = Pattern.compile("[\\p{L}\\p{N}]");

    /// The name of the column that holds how something is.
    private static final Pattern STATE_COLUMN =
            Pattern.compile(
                    "(?i)(?:.*\\b)?(?:status|state|ready|health|phase|condition)(?:\\b.*)?");

    /// The states that listings show and that authors expect.
    private static final Pattern STATE =
            Pattern.compile(
                    "(?i)[\"'`]?(?:(?:running|up|exited|active) \\(\\w+\\)|running|up|ready|(?:un)?healthy|on-?line|active|live|ran|applied|deployed|available|connected|bound|synced|started|enabled|succeeded|passing|true|ok|inservice)[\"'`]?[.!]?");

    /// A job that has ended well beside what goes on running.
    private static final Pattern ENDED_WELL = Pattern.compile("(?i)\\b(?:Completed|Succeeded)\\b");

    /// `1/2`: so many of so many.
    private static final Pattern OF = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /// What tools call something that runs.
    private static final List<String> RUNS =
            List.of("running", "up", "online", "active", "started");

    private static final int MOST_SHOWN = 3;

    private Listing() {}

    /// Whether every row holds the text that is expected.
    static Judge.Finding every(Expectation.Every wanted, Measurement seen) {
        var text = wanted.text();
        var rows = rows(seen, text);
        var holding = rows.stream().filter(row -> holds(row, wanted)).toList();
        var others =
                rows.stream().filter(row -> !holding.contains(row) || partly(row, text)).toList();
        if (holding.isEmpty()) {
            return wanted.quoted() || rows.isEmpty()
                    ? Judge.Finding.of(false, Seen.shown(seen))
                    : doubt(others, rows.size(), text);
        }
        return others.isEmpty()
                ? Judge.Finding.of(
                        true, rows.size() == 1 ? rows.getFirst() : "all " + rows.size() + " rows")
                : doubt(others, rows.size(), text);
    }

    private static boolean holds(String row, Expectation.Every wanted) {
        return holds(row, wanted.text())
                || (!wanted.quoted()
                        && RUNS.contains(wanted.text().toLowerCase(Locale.ROOT))
                        && RUNS.stream().anyMatch(word -> holds(row, word)));
    }

    /// What speaks against a state that some row of a listing has: rows with another one.
    static Optional<Judge.Finding> doubt(String text, Measurement seen) {
        var wanted = text.strip();
        if (!STATE.matcher(wanted).matches() || !listing(seen)) {
            return Optional.empty();
        }
        var rows = rows(seen, wanted);
        var others =
                rows.stream()
                        .filter(row -> !ENDED_WELL.matcher(row).find())
                        .filter(row -> !holds(row, wanted) || partly(row, wanted))
                        .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(doubt(others, rows.size(), wanted));
    }

    private static Judge.Finding doubt(List<String> others, int all, String text) {
        var shown = String.join(" / ", others.subList(0, Math.min(MOST_SHOWN, others.size())));
        return new Judge.Finding(
                Verdict.Kind.UNCLEAR,
                Seen.quoted(shown),
                others.size()
                        + " of "
                        + all
                        + (all == 1 ? " row is" : " rows are")
                        + " not \""
                        + Seen.bounded(text)
                        + "\"; a person has to tell");
    }

    private static boolean holds(String row, String text) {
        return Wording.find(row, text, false).isPresent();
    }

    /// A pod that runs and is not ready: `0/1 Running`.
    private static boolean partly(String row, String text) {
        for (var cell : CELLS.split(row, 0)) {
            var of = OF.matcher(cell);
            if (of.matches() && !of.group(1).equals(of.group(2)) && !text.contains("/")) {
                return true;
            }
        }
        return false;
    }

    /// Whether several columns stand below a heading that names a state, or several lines have the
    /// same several columns.
    private static boolean listing(Measurement seen) {
        if (seen instanceof Measurement.Rows rows) {
            return rows.columns().size() > 1;
        }
        var lines = lines(Seen.text(seen));
        return heading(lines) >= 0
                || (lines.size() > 1
                        && lines.stream().map(Listing::width).distinct().count() == 1
                        && width(lines.getFirst()) > 2);
    }

    private static List<String> rows(Measurement seen, String text) {
        var lines = lines(Seen.text(seen));
        if (seen instanceof Measurement.Rows) {
            return lines;
        }
        var heading = heading(lines);
        return heading >= 0 && (heading > 0 || !holds(lines.getFirst(), text))
                ? lines.subList(heading + 1, lines.size())
                : lines;
    }

    /// The place of the line that names the columns; -1 where there is none.
    private static int heading(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            var cells = cells(lines.get(i));
            if (cells.size() > 1
                    && cells.stream().anyMatch(cell -> STATE_COLUMN.matcher(cell).matches())
                    && cells.stream()
                            .noneMatch(cell -> cell.chars().anyMatch(Character::isDigit))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(it -> TELLS.matcher(it).find()).toList();
    }

    private static int width(String line) {
        return cells(line).size();
    }

    private static List<String> cells(String line) {
        var out = new ArrayList<String>();
        for (var cell : CELLS.split(line, 0)) {
            if (!cell.isBlank()) {
                out.add(cell.strip());
            }
        }
        return out;
    }
}
