package dev.rutter.app.view;

import dev.rutter.language.plan.Coverage;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reading as people look at it: a rail with the phases, the document's line numbers, what each
/// line was taken for, the line, and why. Ends with how much of what can be done is done by whom.
public final class ReadingText {
    /// What a piece of text is, for whoever gives it a colour.
    public enum Paint {
        PLAIN,
        QUIET,
        HEADING,
        RUNS,
        ASKS,
        JUDGES,
        DANGER,
        OTHER
    }

    private static final int RAIL = 9;
    private static final int WIDE = 140;
    private static final int WHY = 52;
    private static final int BAR = 16;

    /// What a line of the coverage has besides its bar and what the share means.
    private static final int BESIDE_BAR = 22;

    private final Runbook runbook;
    private final int width;
    private final boolean why;
    private final BiFunction<Paint, String, String> paint;
    private final Map<Integer, LineReading> readings = new HashMap<>();
    private final Map<Integer, Phase> phases = new HashMap<>();

    /// Why nothing came of a line that may tell to do something.
    private final Map<Integer, String> leftOut = new HashMap<>();

    private final Map<Integer, String> headings = new HashMap<>();
    private final int digits;
    private final int roles;

    /// @param width of the terminal in characters; lines are cut to it, 0 cuts none
    /// @param why whether to say why a line was taken so
    /// @param paint gives a text its colour
    public ReadingText(
            Runbook runbook, int width, boolean why, BiFunction<Paint, String, String> paint) {
        this.runbook = runbook;
        this.width = width;
        this.why = why;
        this.paint = paint;
        runbook.readings().forEach(reading -> readings.put(reading.line(), reading));
        runbook.leftOut()
                .forEach(problem -> leftOut.putIfAbsent(problem.span().line(), problem.claim()));
        for (var chapter : runbook.chapters()) {
            headings.put(chapter.line(), chapter.because());
            for (var line = chapter.line(); line <= chapter.lastLine(); line++) {
                phases.put(line, chapter.purpose());
            }
        }
        digits = Math.max(3, Integer.toString(runbook.lines().size()).length());
        roles =
                Math.min(
                        width == 0 || width >= WIDE ? 24 : 15,
                        Math.max(
                                7,
                                runbook.readings().stream()
                                        .mapToInt(reading -> words(reading.roles()).length())
                                        .max()
                                        .orElse(0)));
    }

    /// Every line of the document, then what is covered.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var before = Phase.NONE;
        var said = new HashSet<String>();
        for (var number = 1; number <= runbook.lines().size(); number++) {
            var phase = phases.getOrDefault(number, Phase.NONE);
            var begins = number == 1 || phase != before;
            before = phase;
            var reading = readings.get(number);
            // What holds for many lines of a chapter is said at the first.
            if (headings.containsKey(number)) {
                said.clear();
            }
            var told = reading == null ? leftOut.getOrDefault(number, "") : reading.why();
            var own = said.add(told) ? told : "";
            var because =
                    Stream.of(begins ? headings.getOrDefault(number, "") : "", own)
                            .filter(it -> !it.isEmpty())
                            .collect(Collectors.joining("; "));
            var fresh = !because.isEmpty();
            lines.add(line(number, phase, begins, fresh && wide() ? because : ""));
            if (why && fresh && !wide()) {
                lines.add(
                        rail("", phase)
                                + " ".repeat(digits + 2 + roles + 2)
                                + paint.apply(Paint.QUIET, cut("╰ " + because, rest())));
            }
        }
        lines.add("");
        lines.addAll(coverage());
        return lines;
    }

    private boolean wide() {
        return why && width >= WIDE;
    }

    private String line(int number, Phase phase, boolean begins, String because) {
        var reading = readings.get(number);
        var text = runbook.line(number).replace("\t", "    ");
        var room = rest() - (wide() ? WHY + 2 : 0);
        var shown = cut(text, room);
        var out =
                rail(begins && phase != Phase.NONE ? phase.word() : "", phase)
                        + paint.apply(
                                Paint.QUIET,
                                String.format(Locale.ROOT, "%" + digits + "d  ", number))
                        + paint.apply(
                                colour(reading),
                                pad(
                                        cut(reading == null ? "" : words(reading.roles()), roles),
                                        roles + 2))
                        + paint.apply(textColour(number, reading), shown);
        return because.isEmpty()
                ? out.stripTrailing()
                : out
                        + " ".repeat(Math.max(0, room - length(shown)) + 2)
                        + paint.apply(Paint.QUIET, cut(because, WHY));
    }

    private String rail(String word, Phase phase) {
        return paint.apply(Paint.OTHER, pad(word, RAIL))
                + paint.apply(phase == Phase.NONE ? Paint.QUIET : Paint.OTHER, "│ ");
    }

    /// What is left of the width for a line's text.
    private int rest() {
        return width == 0
                ? Integer.MAX_VALUE / 2
                : Math.max(20, width - RAIL - 2 - digits - 2 - roles - 2);
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(","));
    }

    private static Paint colour(@Nullable LineReading reading) {
        if (reading == null) {
            return Paint.QUIET;
        }
        var roles = reading.roles();
        if (roles.contains(Role.DANGER)) {
            return Paint.DANGER;
        }
        if (roles.contains(Role.COMMAND) || roles.contains(Role.QUERY)) {
            return Paint.RUNS;
        }
        if (judges(roles)) {
            return Paint.JUDGES;
        }
        return roles.contains(Role.MANUAL) ? Paint.ASKS : Paint.OTHER;
    }

    private Paint textColour(int number, @Nullable LineReading reading) {
        if (headings.containsKey(number)) {
            return Paint.HEADING;
        }
        return reading == null ? Paint.QUIET : Paint.PLAIN;
    }

    private static boolean judges(Set<Role> roles) {
        return roles.contains(Role.EXPECT)
                || roles.contains(Role.LIMIT)
                || roles.contains(Role.TRIGGER);
    }

    /// Each line that asks for something, counted once.
    private List<String> coverage() {
        var counts = Coverage.counts(runbook);
        var all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var lines = new ArrayList<String>();
        lines.add(
                runbook.lines().size()
                        + (runbook.lines().size() == 1 ? " line, " : " lines, ")
                        + all
                        + (all == 1 ? " of them asks" : " of them ask")
                        + " for something:");
        var wide = width == 0 ? Integer.MAX_VALUE : width;
        var bar = Math.clamp(wide - BESIDE_BAR - longest(), 0, BAR);
        for (var share : Coverage.Share.values()) {
            var count = counts.getOrDefault(share, 0);
            var part = all == 0 ? 0 : (int) Math.round((double) bar * count / all);
            lines.add(
                    String.format(Locale.ROOT, "  %-11s%5d  ", share.word(), count)
                            + paint.apply(colour(share), "█".repeat(part))
                            + paint.apply(Paint.QUIET, "░".repeat(bar - part))
                            + (bar == 0 ? "" : "  ")
                            + paint.apply(
                                    Paint.QUIET,
                                    cut(
                                            share.means(),
                                            wide - BESIDE_BAR - bar + (bar == 0 ? 2 : 0))));
        }
        return lines;
    }

    private static int longest() {
        return Stream.of(Coverage.Share.values())
                .mapToInt(share -> length(share.means()))
                .max()
                .orElse(0);
    }

    private static Paint colour(Coverage.Share share) {
        return switch (share) {
            case AUTOMATIC -> Paint.RUNS;
            case ASKED -> Paint.ASKS;
            case JUDGED -> Paint.JUDGES;
            case READY -> Paint.OTHER;
            case UNREAD -> Paint.QUIET;
        };
    }

    private static String pad(String text, int to) {
        return text + " ".repeat(Math.max(0, to - length(text)));
    }

    private static String cut(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        var end = 0;
        for (var used = 0; end < text.length(); ) {
            var point = text.codePointAt(end);
            used += columns(point);
            if (used > most - 1) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + "…";
    }

    /// In columns of a terminal.
    private static int length(String text) {
        return text.codePoints().map(ReadingText::columns).sum();
    }

    /// East Asian wide signs and pictures take two columns, marks on a letter none (Unicode, UAX
    /// 11).
    private static int columns(int point) {
        if (point < 0x300) {
            return 1;
        }
        var kind = Character.getType(point);
        if (kind == Character.NON_SPACING_MARK
                || kind == Character.ENCLOSING_MARK
                || kind == Character.FORMAT) {
            return 0;
        }
        var wide =
                (point >= 0x1100 && point <= 0x115F)
                        || (point >= 0x2E80 && point <= 0x303E)
                        || (point >= 0x3041 && point <= 0xA4CF)
                        || (point >= 0xA960 && point <= 0xA97F)
                        || (point >= 0xAC00 && point <= 0xD7A3)
                        || (point >= 0xF900 && point <= 0xFAFF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF00 && point <= 0xFF60)
                        || (point >= 0xFFE0 && point <= 0xFFE6)
                        || (point >= 0x20000 && point <= 0x3FFFD);
        return wide || Character.isEmojiPresentation(point) ? 2 : 1;
    }
}
