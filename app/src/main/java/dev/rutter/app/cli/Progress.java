package dev.rutter.app.cli;

import dev.rutter.app.view.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a command waits for, as far as it was told, and how that is shown: as a block that is
/// painted over, or as lines that are due. Thread-safe; writes nowhere.
final class Progress {
    /// Without a terminal: what has not changed is told again.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /// A stage that is over sooner is worth no line.
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private static final int MOST_LINES = 8;
    private static final int MOST_TEXT = 200;

    /// @param detail why it is not well yet
    /// @param line the last one that it printed
    /// @param told whether this state was
    private record Subject(
            String state,
            Instant since,
            Instant begun,
            String detail,
            String line,
            boolean over,
            boolean told) {

        Subject with(String otherDetail, String otherLine) {
            return new Subject(state, since, begun, otherDetail, otherLine, over, told);
        }

        Subject told(boolean now) {
            return new Subject(state, since, begun, detail, line, over, now);
        }

        String text() {
            return detail.isEmpty() ? line : detail;
        }
    }

    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, Instant> lastTold = new LinkedHashMap<>();
    private String stage = "";
    private Instant stageSince = Instant.EPOCH;
    private Instant stageTold = Instant.EPOCH;

    /// What goes on as a whole; empty: nothing but its subjects.
    synchronized void stage(String text, Instant now) {
        stage = text;
        stageSince = now;
        stageTold = Instant.EPOCH;
    }

    /// How one of those that are waited for is now. One that was over when it was seen first was
    /// never waited for.
    ///
    /// @param detail why it is not well yet; empty where nobody says
    synchronized void see(String name, String state, String detail, boolean over, Instant now) {
        var before = subjects.get(name);
        if (before == null && over) {
            return;
        }
        if (before == null || !before.state().equals(state)) {
            var begun = before == null ? now : before.begun();
            var why = Lengths.cut(detail, MOST_TEXT);
            subjects.put(name, new Subject(state, now, begun, why, "", over, false));
        } else {
            subjects.put(name, before.with(Lengths.cut(detail, MOST_TEXT), before.line()));
        }
    }

    /// A line that one of them has printed.
    synchronized void said(String name, String line) {
        subjects.computeIfPresent(
                name, (_, each) -> each.with(each.detail(), Lengths.cut(line, MOST_TEXT)));
    }

    /// Those that are not over, with how they are.
    synchronized Map<String, String> underWay() {
        var open = new LinkedHashMap<String, String>();
        subjects.forEach((name, each) -> {
            if (!each.over()) {
                open.put(name, each.state());
            }
        });
        return open;
    }

    /// For a terminal: a line for each that is not over.
    synchronized List<String> block(Instant now) {
        var lines = new ArrayList<String>();
        if (!stage.isEmpty()) {
            lines.add("  " + stage + "  " + age(stageSince, now));
        }
        var more = 0;
        for (var each : subjects.entrySet()) {
            var subject = each.getValue();
            if (subject.over()) {
                continue;
            }
            if (lines.size() >= MOST_LINES) {
                more++;
                continue;
            }
            lines.add(
                    String.format(
                                    Locale.ROOT,
                                    "  %-16s %-24s %6s  ",
                                    each.getKey(),
                                    subject.state(),
                                    age(subject.since(), now))
                            + subject.text());
        }
        if (more > 0) {
            lines.add("  and " + more + " more");
        }
        return lines;
    }

    /// Without a terminal: a line for each change since the last call, and now and then one for
    /// what has not changed.
    synchronized List<String> news(Instant now) {
        var lines = new ArrayList<String>();
        if (!stage.isEmpty()
                && !now.isBefore(stageSince.plus(WORTH_A_LINE))
                && !now.isBefore(stageTold.plus(AGAIN))) {
            var again = !stageTold.equals(Instant.EPOCH);
            lines.add("  " + stage + (again ? " for " + age(stageSince, now) : "") + " …");
            stageTold = now;
        }
        var repeated = 0;
        for (var each : subjects.entrySet()) {
            var name = each.getKey();
            var subject = each.getValue();
            if (!subject.told()) {
                lines.add(
                        "  "
                                + name
                                + ": "
                                + subject.state()
                                + (subject.over()
                                        ? " after " + age(subject.begun(), now)
                                        : behind(subject.text())));
                each.setValue(subject.told(true));
                lastTold.put(name, now);
            } else if (!subject.over()
                    && repeated < MOST_LINES
                    && !now.isBefore(lastTold.getOrDefault(name, now).plus(AGAIN))) {
                repeated++;
                lines.add(
                        "  "
                                + name
                                + ": "
                                + subject.state()
                                + " for "
                                + age(subject.since(), now)
                                + behind(subject.text()));
                lastTold.put(name, now);
            }
        }
        return lines;
    }

    private static String behind(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    private static String age(Instant since, Instant now) {
        var seconds = Duration.between(since, now).toSeconds();
        return seconds < 1 ? "0 s" : Lengths.of(Duration.ofSeconds(seconds));
    }
}
