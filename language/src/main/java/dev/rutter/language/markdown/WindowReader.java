package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Time to wait, watch or finish within: `(5-30 minutes)`, `Monitor for 30 minutes`, `within 1
/// hour`, `every 1 minute`, `for 2 consecutive checks`.
final class WindowReader {
    private static final Pattern WATCH =
            Pattern.compile(
                    "\\b(monitor|watch|observe|look|keep an eye|soak|bake|stable|stab"
                            + "ility|verify|check|run|no (new )?(errors|alerts|incidents)|confi"
                            + "rm)\\w*\\b",
                    CASE_INSENSITIVE);
    private static final Pattern WAIT =
            Pattern.compile("\\b(wait|sleep|pause|allow|give)\\b", CASE_INSENSITIVE);
    private static final Pattern WITHIN =
            Pattern.compile(
                    "\\b(within|in under|no later than|by the end of|respond|acknowledge)\\b",
                    CASE_INSENSITIVE);
    private static final Pattern EVERY =
            Pattern.compile("\\b(every|each|once per)\\s+(\\d|min|hour|day)", CASE_INSENSITIVE);
    private static final Pattern OVER =
            Pattern.compile(
                    "\\b(for|over|last|past|next|first|after|during|in|until|at least"
                            + "|about|around|approximately|up to|takes?|took|lasting|every|with"
                            + "in|wait|before|T[+-])\\s*(the\\s+)?(last\\s+|next\\s+|first\\s+|"
                            + "at least\\s+|about\\s+|approximately\\s+|another\\s+|≥|~)*$",
                    CASE_INSENSITIVE);
    private static final Pattern CONSECUTIVE =
            Pattern.compile("\\bfor (\\d+|two|three|five) consecutive\\b", CASE_INSENSITIVE);
    private static final Pattern MOMENT =
            Pattern.compile(
                    "\\bT\\s?(?:\\+\\s?\\d+|-\\s?\\d+\\s?(?:s|m|h|min|minutes?|hours?)\\b)",
                    CASE_INSENSITIVE);
    private static final Pattern ESTIMATE =
            Pattern.compile(
                    "\\b(rollback|recovery|total|estimated|expected|deployment|restor"
                            + "e|completion|build)?\\s*(time|duration|downtime|eta|rto|rpo|take"
                            + "s?)\\b\\**\\s*:|\\btakes?\\b|\\bplan for\\b|\\bestimated\\b",
                    CASE_INSENSITIVE);

    private WindowReader() {}

    /// The window that a heading opens: `Short-term (5-30 minutes)`, `Within 1 hour`.
    static Optional<Entry.Window> heading(String title, Span span) {
        var found = Durations.find(title);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var first = found.getFirst();
        var kind =
                EVERY.matcher(title).find()
                        ? Entry.Window.Kind.EVERY
                        : WITHIN.matcher(title).find() || first.sign().startsWith("<")
                                ? Entry.Window.Kind.FINISH_WITHIN
                                : Entry.Window.Kind.WATCH;
        return Optional.of(new Entry.Window(first.from(), first.to(), kind, title, span));
    }

    /// The window that a line states.
    ///
    /// @param limited whether the line also states a limit, whose own figure is no window
    static Optional<Entry.Window> line(String text, boolean limited, Span span) {
        var words = Inline.withoutCode(text).replaceAll("[\"“][^\"”]*[\"”]", "QUOTE");
        if (CONSECUTIVE.matcher(words).find()) {
            return Optional.of(
                    new Entry.Window(
                            Duration.ZERO,
                            EVERY.matcher(words).find()
                                    ? Durations.first(words).orElse(Duration.ZERO)
                                    : Duration.ZERO,
                            Entry.Window.Kind.EVERY,
                            text,
                            span));
        }
        for (var found : Durations.find(words)) {
            var before = words.substring(0, found.start());
            var over = OVER.matcher(before).find();
            if (!found.sign().isEmpty()
                    && !found.sign().matches("[~≈]")
                    && !ESTIMATE.matcher(before).find()) {
                continue;
            }
            if (limited && !over && !before.endsWith("(")) {
                continue;
            }
            if (found.unit().length() == 1
                    && !over
                    && !before.endsWith("(")
                    && found.sign().isEmpty()
                    && !ESTIMATE.matcher(before).find()) {
                continue;
            }
            return Optional.of(
                    new Entry.Window(found.from(), found.to(), kind(words, before), text, span));
        }
        if (MOMENT.matcher(words).find()) {
            var at = Durations.first(words).orElse(Duration.ZERO);
            return Optional.of(new Entry.Window(at, at, Entry.Window.Kind.WAIT, text, span));
        }
        return Optional.empty();
    }

    private static Entry.Window.Kind kind(String words, String before) {
        if (EVERY.matcher(words).find()) {
            return Entry.Window.Kind.EVERY;
        }
        if (WITHIN.matcher(before).find()) {
            return Entry.Window.Kind.FINISH_WITHIN;
        }
        if (ESTIMATE.matcher(words).find()) {
            return Entry.Window.Kind.ESTIMATE;
        }
        if (WAIT.matcher(before).find()) {
            return Entry.Window.Kind.WAIT;
        }
        return WATCH.matcher(words).find() ? Entry.Window.Kind.WATCH : Entry.Window.Kind.ESTIMATE;
    }
}
