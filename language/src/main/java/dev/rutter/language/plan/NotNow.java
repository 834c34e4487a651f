package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a document puts off until the deployment is long over: it is told, and done by no run.
final class NotNow {
    /// What may be done later than this after going live holds up no run.
    static final Duration LONG = Duration.ofHours(4);

    private final Draft draft;
    private final Watching watching;
    private final Map<Integer, Ends> ends = new HashMap<>();

    NotNow(Draft draft, Watching watching) {
        this.draft = draft;
        this.watching = watching;
    }

    /// Whether a step is this run's. It is where the run watches so long itself; and before the
    /// deployment, what a person is to sign has the time behind it.
    boolean now(Runbook.Chapter chapter, Step step) {
        return outlasts(chapter, step)
                || (draft.planned(chapter) == Phase.PREPARE && step.action() instanceof Action.Ask)
                || now(draft, step);
    }

    /// The same where nothing is watched.
    static boolean now(Draft draft, Step step) {
        step.later().ifPresent(time -> draft.unread(step, "not now: " + time));
        return step.later().isEmpty();
    }

    /// Whether the run watches a chapter for so long that what it puts off comes then.
    private boolean outlasts(Runbook.Chapter chapter, Step step) {
        return draft.phase(chapter) == Phase.WATCH
                && watching.over(chapter, step)
                        .filter(stretch -> stretch.to().compareTo(LONG) >= 0)
                        .isPresent();
    }

    /// Whether people have so long for it that the deployment is over before. A time that one item
    /// says of itself (`Answer the tickets within 1 business day`) is no other's.
    boolean afterwards(Runbook.Chapter chapter, Step step) {
        return step.action() instanceof Action.Ask
                && ends.computeIfAbsent(chapter.line(), _ -> Ends.of(chapter))
                        .over(step.span().line())
                        .filter(time -> time.compareTo(LONG) > 0)
                        .isPresent();
    }

    /// The times that a chapter gives people to finish something, by the lines that say so.
    ///
    /// @param own what the lines of steps say
    /// @param below what other lines say of what stands below them
    private record Ends(Map<Integer, Duration> own, NavigableMap<Integer, Duration> below) {
        private static Ends of(Runbook.Chapter chapter) {
            var lines = new HashSet<Integer>();
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step) {
                    lines.add(step.span().line());
                }
            }
            var ends = new Ends(new HashMap<>(), new TreeMap<>());
            for (var entry : chapter.entries()) {
                if (entry instanceof Entry.Window window
                        && window.kind() == Entry.Window.Kind.FINISH_WITHIN) {
                    var line = window.span().line();
                    (lines.contains(line) ? ends.own() : ends.below()).put(line, window.to());
                }
            }
            return ends;
        }

        private Optional<Duration> over(int line) {
            var above = below.floorEntry(line);
            return own.containsKey(line)
                    ? Optional.of(own.get(line))
                    : Optional.ofNullable(above).map(Map.Entry::getValue);
        }
    }
}
