package dev.rutter.language.expect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads measurements: their text, status, rows and versions, and how they are shown to people.
final class Seen {

    /// How long a value shown to people may be, in characters.
    static final int LONGEST = 200;

    private static final Pattern STATUS_LINE =
            Pattern.compile("(?m)^[< \\t]{0,4}HTTP/\\d(?:\\.\\d)? ([1-5]\\d\\d)\\b");
    private static final Pattern NAMED_STATUS =
            Pattern.compile(
                    "(?i)\\b(?:http|status(?:[ _-]?code)?|http[ _-]?(?:code|status))[\"']?\\s*+[:=]?\\s*+([1-5]\\d\\d)(?!\\d)");
    // `curl -w "%{http_code}"` prints the status after the body, often on the same line.
    private static final Pattern LAST_STATUS =
            Pattern.compile("(?:^|[\\s}\\]>\"'])([1-5]\\d\\d)[\"']?\\s*$");

    private static final Pattern ERROR =
            Pattern.compile("(?i)\\b(?:error|fatal|exception|panic)\\b");
    private static final Pattern REFUSAL =
            Pattern.compile("(?i)\\b(?:denied|refused|not found|cannot)\\b");

    private Seen() {}

    /// The words of what was seen: output without colours, body, rows one a line, figure.
    static String text(Measurement seen) {
        return switch (seen) {
            case Measurement.Ran ran -> Wording.plain(ran.output());
            case Measurement.Answered answered -> answered.body();
            case Measurement.Rows rows ->
                    String.join(
                            "\n",
                            rows.rows().stream().map(row -> String.join(" | ", row)).toList());
            case Measurement.Figure figure ->
                    new Quantity(figure.value(), figure.unit()).toString();
            case Measurement.Missing(var why) -> why;
        };
    }

    /// In one line for people.
    static String shown(Measurement seen) {
        return switch (seen) {
            case Measurement.Ran ran -> {
                var output = text(ran);
                var status = ran.status() == 0 ? "" : "exit status " + ran.status() + ", ";
                var told = ran.status() == 0 ? quoted(output) : tail(output);
                yield bounded(status + (output.isBlank() ? "no output" : told));
            }
            case Measurement.Answered answered ->
                    bounded(
                            "HTTP "
                                    + answered.status()
                                    + (answered.body().isBlank()
                                            ? " with an empty body"
                                            : ", " + quoted(answered.body())));
            case Measurement.Rows rows -> {
                var count = rows.count();
                var size = count == 0 ? "no rows" : count == 1 ? "1 row" : count + " rows";
                yield rows.change()
                        .orElse(
                                bounded(
                                        count == 0
                                                ? size
                                                : size + ": " + text(rows).replace("\n", " / ")));
            }
            case Measurement.Figure _ -> text(seen);
            case Measurement.Missing _ -> "";
        };
    }

    /// No output but blanks, no rows, or an empty JSON list or object.
    static boolean isEmpty(Measurement seen) {
        return switch (seen) {
            case Measurement.Rows rows -> rows.rows().isEmpty();
            case Measurement.Ran _, Measurement.Answered _ -> {
                var text = text(seen).strip();
                yield text.isEmpty()
                        || List.of("[]", "{}", "null").contains(text.replaceAll("\\s", ""))
                        || text.endsWith("(0 rows)");
            }
            case Measurement.Figure _ -> false;
            case Measurement.Missing _ -> true;
        };
    }

    /// The status of the last HTTP answer that an output shows: redirects come before it.
    static Optional<Integer> httpStatus(String output) {
        var lines = STATUS_LINE.matcher(output);
        Optional<Integer> last = Optional.empty();
        while (lines.find()) {
            last = Optional.of(Integer.valueOf(lines.group(1)));
        }
        if (last.isPresent()) {
            return last;
        }
        var tail = output.substring(Math.max(0, output.length() - 100)).stripTrailing();
        for (var pattern : List.of(LAST_STATUS, NAMED_STATUS)) {
            var status = pattern.matcher(pattern == LAST_STATUS ? tail : output);
            if (status.find()) {
                return Optional.of(Integer.valueOf(status.group(1)));
            }
        }
        return Optional.empty();
    }

    /// A query's number: how many rows where the unit says so, else the first cell that holds one.
    static Optional<Quantity> number(Measurement.Rows rows, String unit) {
        if (List.of("row", "rows", "record", "records", "result", "results")
                        .contains(unit.toLowerCase(Locale.ROOT))
                && !counted(rows)) {
            return Optional.of(new Quantity(java.math.BigDecimal.valueOf(rows.count()), unit));
        }
        return rows.rows().stream()
                .limit(1)
                .flatMap(List::stream)
                .map(cell -> Quantity.firstIn(cell, unit))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// `select count(*)` counts rows by itself, and so does a statement that changes some.
    private static boolean counted(Measurement.Rows rows) {
        return rows.columns().size() == 1
                && (rows.columns().getFirst().startsWith("count")
                        || rows.columns().getFirst().equals(Measurement.Rows.CHANGED));
    }

    /// Where a failure tells its reason: the first line that speaks of an error, else the end of
    /// the output; empty where there is none.
    static String tail(String output) {
        var lines = Wording.plain(output).strip();
        if (lines.isEmpty()) {
            return "";
        }
        var end = lines.substring(Math.max(0, lines.length() - 20_000));
        for (var telling : List.of(ERROR, REFUSAL)) {
            var line =
                    end.lines()
                            .filter(one -> one.length() < 1000 && telling.matcher(one).find())
                            .findFirst();
            if (line.isPresent()) {
                return quoted(line.get());
            }
        }
        var oneLine = oneLine(lines.substring(Math.max(0, lines.length() - 1000)));
        var from = Math.max(0, oneLine.length() - 150);
        return (from > 0 ? "\"… " : "\"") + oneLine.substring(from) + "\"";
    }

    /// In quotes, in one line, with the middle left out where it is long.
    static String quoted(String text) {
        return "\"" + shortened(oneLine(shortened(text.strip(), 1000)), LONGEST - 60) + "\"";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " / ");
    }

    /// At most [#LONGEST] characters.
    static String bounded(String text) {
        return shortened(text, LONGEST);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var front = most / 2;
        return text.substring(0, front)
                + " … "
                + text.substring(text.length() - (most - front - 3));
    }
}
