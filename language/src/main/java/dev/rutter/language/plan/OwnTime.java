package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a command may take by its own words: what it is told to wait (`--timeout 20m`, `sleep
/// 900`), and what the line or the comment right above it says (`# Takes 20-30 minutes`). Whoever
/// ended it before that would end it in the middle.
final class OwnTime {
    /// The command's own limit comes first.
    private static final Duration BEYOND = Duration.ofMinutes(5);

    /// More is no time that a command takes.
    private static final Duration LONGEST = Duration.ofHours(24);

    /// A bare figure beyond this is one of milliseconds.
    private static final int SECONDS = 21_600;

    private static final String LENGTH =
            "(\\d+(?:\\.\\d+)?)\\s?(?:(ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)((?:\\d+[hms])*))?\\b";

    private static final Pattern PART = Pattern.compile("(\\d+)([hms])");

    private static final Pattern TIMEOUT =
            Pattern.compile(
                    "(?i)(?:\\s-{1,2}(?:[a-z]+-)*(?:time-?out|max-time|max-wait)[= ]\\s*[\"']?|(?:^|[\\s;&|(])timeout\\s+(?:-[ks]\\s*\\S+\\s+|-\\S+\\s+)*)"
                            + LENGTH);

    private static final Pattern SLEEP = Pattern.compile("(?:^|[\\s;&|(])sleep\\s+" + LENGTH);

    /// How often a loop goes round.
    private static final Pattern ROUNDS =
            Pattern.compile("\\bseq\\s+(?:1\\s+)?(\\d{1,5})\\b|\\{1\\.\\.(\\d{1,5})}");

    private OwnTime() {}

    /// At least `limit`, and more where the step says so.
    static Duration within(Duration limit, ChapterIndex chapter, Step step, Action action) {
        var own =
                switch (action) {
                    case Action.Shell(var script) -> longer(said(chapter, step), of(script));
                    case Action.Http http -> longer(said(chapter, step), of(http.shell()));
                    case Action.Query _ -> said(chapter, step);
                    case Action.Attended _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            Duration.ZERO;
                };
        return own.isZero() ? limit : longer(limit, own.plus(BEYOND));
    }

    private static Duration of(String script) {
        var longest = Duration.ZERO;
        var timeout = TIMEOUT.matcher(script);
        while (timeout.find()) {
            longest = longer(longest, bounded(length(timeout)));
        }
        var sleeps = Duration.ZERO;
        var sleep = SLEEP.matcher(script);
        while (sleep.find()) {
            sleeps = bounded(sleeps.plus(length(sleep)));
        }
        var rounds = ROUNDS.matcher(script);
        if (!sleeps.isZero() && rounds.find()) {
            var count = rounds.group(1) == null ? rounds.group(2) : rounds.group(1);
            sleeps = bounded(sleeps.multipliedBy(Integer.parseInt(count)));
        }
        return longer(longest, sleeps);
    }

    /// What the step's line, or the comment right above it, says of it.
    private static Duration said(ChapterIndex chapter, Step step) {
        var said = Duration.ZERO;
        var line = step.span().line();
        // A line further up speaks of its whole chapter, and that of another step of that one.
        var above = chapter.steps().contains(line - 1);
        var near =
                chapter.windows()
                        .subMap(
                                above ? line : line - 1,
                                true,
                                Math.max(line, step.lastLine()),
                                true);
        for (var windows : near.values()) {
            for (var window : windows) {
                if (takes(window.kind())) {
                    said = longer(said, bounded(window.to()));
                }
            }
        }
        return said;
    }

    private static boolean takes(Entry.Window.Kind kind) {
        return switch (kind) {
            case WATCH, WAIT, ESTIMATE -> true;
            case FINISH_WITHIN, EVERY -> false;
        };
    }

    private static Duration length(Matcher found) {
        var length = of(found.group(1), found.group(2));
        var part = PART.matcher(found.group(3) == null ? "" : found.group(3));
        while (part.find()) {
            length = length.plus(of(part.group(1), part.group(2)));
        }
        return length;
    }

    private static Duration of(String number, @Nullable String unit) {
        var count = new BigDecimal(number.length() > 9 ? "0" : number);
        var plain = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
        var millis =
                plain.equals("ms") || (plain.isEmpty() && count.intValue() > SECONDS)
                        ? 1
                        : plain.startsWith("m")
                                ? 60_000
                                : plain.startsWith("h") ? 3_600_000 : 1_000;
        return bounded(Duration.ofMillis(count.multiply(BigDecimal.valueOf(millis)).longValue()));
    }

    private static Duration bounded(Duration length) {
        return length.compareTo(LONGEST) > 0 ? Duration.ZERO : length;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
