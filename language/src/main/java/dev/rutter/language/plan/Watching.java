package dev.rutter.language.plan;

import dev.rutter.language.environment.Words;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The document's time windows, each with the limits it is judged by.
///
/// A window holds the limits of its chapter and of the chapters below it. Limits that a chapter
/// states without a window of its own (success criteria) are judged in the last window, and in
/// every window that has no limits. What calls for a rollback is judged in all of them.
final class Watching {
    /// How long is watched where a document states limits and no window at all.
    static final Duration UNSTATED = Duration.ofMinutes(5);

    /// One window and the chapters that it governs.
    ///
    /// @param from and `to`: since go-live where everything before takes no longer than planned
    /// @param stated false where the document names no window
    /// @param stage the later stage that it watches
    record Stretch(
            Duration from,
            Duration to,
            String name,
            int line,
            boolean stated,
            List<Runbook.Chapter> chapters,
            Optional<Stage> stage) {}

    /// A stage beyond the first.
    ///
    /// @param begins since go-live, where everything before takes no longer than planned
    /// @param above and `below`: what is done between these lines begins it
    record Stage(Duration begins, int above, int below) {}

    /// A title that puts its chapter into its window or behind it.
    private static final Pattern LATER_ON =
            Pattern.compile(
                    "(?i)\\bafter\\s+(?:\\w+\\s+)?\\d|\\blater\\b|\\bT\\s?\\+|\\d\\s*[-–—]\\s*\\d|\\([^)]*\\d[^)]*\\)|\\bfirst\\b");

    private final Draft draft;
    private final Criteria criteria;
    private final WindowSteps windows;
    private final Map<Runbook.Chapter, Stretch> governed = new HashMap<>();

    /// The lines of a chapter that name its windows.
    private final Map<Runbook.Chapter, TreeMap<Integer, Stretch>> named = new HashMap<>();

    /// So many windows are watched.
    private static final int MOST = 200;

    private final Stages stages;
    private int stretched;

    private final TreeMap<Duration, List<Stretch>> byEnd = new TreeMap<>();
    private final List<Stretch> stretches;

    Watching(Draft draft, Metrics metrics) {
        this.draft = draft;
        this.criteria = new Criteria(draft, governed::containsKey);
        this.windows = new WindowSteps(draft, metrics, criteria);
        this.stages = new Stages(draft);
        collect();
        stretches =
                byEnd.values().stream()
                        .flatMap(list ->
                                list.stream()
                                        .sorted(
                                                Comparator.comparing(Stretch::from)
                                                        .thenComparingInt(Stretch::line)))
                        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        if (stretches.isEmpty() && anyLimit()) {
            stretches.add(unstated());
        }
    }

    /// In the order in which they end.
    List<Stretch> stretches() {
        return stretches;
    }

    /// Whether a step belongs to a window. In a chapter that deploys, what stands above the line
    /// that names the window is the deployment itself.
    boolean governs(Runbook.Chapter chapter, Step step) {
        if (!governed.containsKey(chapter)) {
            return false;
        }
        var since = since(chapter);
        var line = step.span().line();
        return draft.phase(chapter) != Phase.DEPLOY
                || since <= chapter.line()
                || line > since
                || (line == since && step.action() instanceof Action.Ask && !Stages.first(step));
    }

    /// The window that governs a step of a governed chapter: in a chapter that deploys, the one
    /// that the nearest line above it names. One of [#stretches] itself.
    Optional<Stretch> over(Runbook.Chapter chapter, Step step) {
        if (!governs(chapter, step)) {
            return Optional.empty();
        }
        var lines = named.getOrDefault(chapter, new TreeMap<>());
        var above =
                draft.phase(chapter) != Phase.DEPLOY
                        ? null
                        : Stages.first(step)
                                ? lines.lowerEntry(step.span().line())
                                : lines.floorEntry(step.span().line());
        return Optional.ofNullable(above == null ? governed.get(chapter) : above.getValue());
    }

    /// The window that has to be over before a chapter's steps are done: the document's order says
    /// that it is a later stage of the deployment, or verifies one.
    Optional<Stretch> behind(Runbook.Chapter chapter) {
        return stages.before(chapter).flatMap(this::lastOf);
    }

    /// Whether what a machine verifies in a chapter with a window is verified when the release has
    /// gone live: the window is how long the rest of the chapter is watched.
    boolean verifiesAtOnce(Stretch stretch, Runbook.Chapter chapter) {
        return draft.phase(chapter) == Phase.VERIFY
                && stretch.from().isZero()
                && behind(chapter).isEmpty()
                && !LATER_ON.matcher(chapter.title()).find();
    }

    /// Things by the window that each belongs to, in their order.
    ///
    /// @param window gives one of [#stretches] itself
    static <T> Map<Stretch, List<T>> by(Stream<T> things, Function<T, Optional<Stretch>> window) {
        var all = new IdentityHashMap<Stretch, List<T>>();
        things.forEach(one ->
                window.apply(one)
                        .ifPresent(it -> all.computeIfAbsent(it, _ -> new ArrayList<>()).add(one)));
        return all;
    }

    /// The last window that a chapter names or, where it names none, that it is behind.
    private Optional<Stretch> lastOf(Runbook.Chapter chapter) {
        var lines = named.getOrDefault(chapter, new TreeMap<>());
        return lines.isEmpty() ? behind(chapter) : Optional.of(lines.lastEntry().getValue());
    }

    private int since(Runbook.Chapter chapter) {
        var lines = named.getOrDefault(chapter, new TreeMap<>());
        return lines.isEmpty() ? 0 : lines.firstKey();
    }

    /// Whether a step goes on with a deployment below the line that names the window, and so is
    /// done when the window is over. What is nested in that line looks at it.
    boolean waits(Runbook.Chapter chapter, Step step) {
        var since = since(chapter);
        var line = named.getOrDefault(chapter, new TreeMap<>()).floorKey(step.span().line());
        return draft.phase(chapter) == Phase.DEPLOY
                && since > chapter.line()
                && !(!step.under().isBlank()
                        && Words.held(
                                step.under(), draft.runbook.line(line == null ? since : line)));
    }

    /// Whether the line's limit is measured or its window watched, so that nobody needs to be asked
    /// about it.
    boolean measures(int line) {
        return windows.measures(line);
    }

    private void collect() {
        var above = new ArrayList<Runbook.Chapter>();
        for (var chapter : draft.runbook.chapters()) {
            above.removeIf(other -> other.depth() >= chapter.depth());
            if (watched(draft.phase(chapter))) {
                own(chapter)
                        .or(() -> inherited(chapter, above))
                        .ifPresent(s -> governed.put(chapter, s));
                Optional.ofNullable(governed.get(chapter))
                        .filter(s -> !s.chapters().contains(chapter))
                        .ifPresent(s -> s.chapters().add(chapter));
            }
            above.add(chapter);
        }
    }

    static boolean watched(Phase phase) {
        return phase == Phase.DEPLOY || phase == Phase.VERIFY || phase == Phase.WATCH;
    }

    private Optional<Stretch> own(Runbook.Chapter chapter) {
        var windows =
                chapter.entries().stream()
                        .filter(Entry.Window.class::isInstance)
                        .map(Entry.Window.class::cast)
                        .filter(window -> window.kind() == Entry.Window.Kind.WATCH)
                        .filter(window -> window.to().compareTo(window.from()) > 0)
                        .toList();
        Optional<Stretch> first = Optional.empty();
        var stage = stage(chapter);
        var above = 0;
        var ends = stage.map(Stage::begins).orElse(Duration.ZERO);
        for (var window : windows) {
            var line = window.span().line();
            if (stretched >= MOST) {
                draft.open(
                        Plan.Open.Kind.DOCUMENT,
                        "there are more than " + MOST + " windows, and no plan watches as many",
                        line,
                        "keep a document to one deployment");
                return first;
            }
            if (above > 0 && stages.actsBetween(chapter, above, line)) {
                stage = Optional.of(new Stage(ends, above, line));
            }
            var stretch = stretch(chapter, window, stage);
            first = first.isPresent() ? first : Optional.of(stretch);
            if (!first.get().equals(stretch) && !stretch.chapters().contains(chapter)) {
                stretch.chapters().add(chapter);
            }
            named.computeIfAbsent(chapter, _ -> new TreeMap<>()).putIfAbsent(line, stretch);
            above = line;
            ends = stretch.to();
        }
        return first;
    }

    /// The later stage that a chapter is part of or comes behind.
    private Optional<Stage> stage(Runbook.Chapter chapter) {
        return stages.of(chapter)
                .flatMap(part ->
                        behind(part)
                                .map(window -> new Stage(window.to(), part.line() - 1, end(part))));
    }

    /// The line where a chapter ends.
    private int end(Runbook.Chapter chapter) {
        return draft.runbook.chapters().stream()
                .map(Runbook.Chapter::line)
                .filter(line -> line > chapter.line())
                .min(Comparator.naturalOrder())
                .orElse(Integer.MAX_VALUE);
    }

    /// Two places that state the same window of one stage state one window.
    private Stretch stretch(Runbook.Chapter chapter, Entry.Window window, Optional<Stage> stage) {
        var begins = stage.map(Stage::begins).orElse(Duration.ZERO);
        var from = window.from().plus(begins);
        var to = window.to().plus(begins);
        var same = byEnd.computeIfAbsent(to, _ -> new ArrayList<>());
        return same.stream()
                .filter(stretch -> stretch.from().equals(from) && stretch.stage().equals(stage))
                .findFirst()
                .orElseGet(() -> {
                    var name =
                            window.span().line() == chapter.line()
                                    ? chapter.title()
                                    : Strip.marks(window.says());
                    var made =
                            new Stretch(
                                    from,
                                    to,
                                    name,
                                    window.span().line(),
                                    true,
                                    new ArrayList<>(),
                                    stage);
                    same.add(made);
                    stretched++;
                    return made;
                });
    }

    /// The window of a chapter above; a part that deploys is watched only where that chapter's
    /// heading is the window.
    private Optional<Stretch> inherited(Runbook.Chapter below, List<Runbook.Chapter> above) {
        for (var chapter : above.reversed()) {
            var stretch = governed.get(chapter);
            if (stretch != null
                    && draft.phase(below) == Phase.DEPLOY
                    && draft.phase(chapter) == Phase.DEPLOY
                    && since(chapter) > chapter.line()) {
                return Optional.empty();
            }
            if (stretch != null) {
                return Optional.of(stretch);
            }
        }
        return Optional.empty();
    }

    private Stretch unstated() {
        var lines = criteria.elsewhere(Entry.Criterion.Place.SUCCESS);
        var longest =
                lines.stream()
                        .flatMap(limit -> limit.window().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(UNSTATED);
        var line = lines.isEmpty() ? 0 : lines.getFirst().span().line();
        return new Stretch(
                Duration.ZERO, longest, "Watch", line, false, new ArrayList<>(), Optional.empty());
    }

    private boolean anyLimit() {
        var success = criteria.elsewhere(Entry.Criterion.Place.SUCCESS);
        return !criteria.triggers().isEmpty()
                || (!success.isEmpty()
                        && (!success.stream().allMatch(windows::onlyAsked)
                                || !criteria.elsewhere(Entry.Criterion.Place.SERVICE_LEVEL)
                                        .isEmpty()));
    }

    /// The window's step and the questions that stand for figures which only a person can tell.
    List<PlannedStep> plan(Stretch stretch) {
        return windows.plan(stretch, stretch.equals(stretches.getLast()));
    }
}
