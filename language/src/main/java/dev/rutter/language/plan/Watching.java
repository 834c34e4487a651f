package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Words;
import dev.rutter.language.expect.Limit;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    /// @param stated false where the document names no window
    record Stretch(
            Duration from,
            Duration to,
            String name,
            int line,
            boolean stated,
            List<Runbook.Chapter> chapters) {}

    private final Draft draft;
    private final Metrics metrics;
    private final Map<Runbook.Chapter, Stretch> governed = new HashMap<>();

    /// The line of a chapter that names its first window.
    private final Map<Runbook.Chapter, Integer> named = new HashMap<>();

    private final TreeMap<Duration, List<Stretch>> byEnd = new TreeMap<>();
    private final Set<Integer> measured = new HashSet<>();
    private final List<Stretch> stretches;

    Watching(Draft draft, Metrics metrics) {
        this.draft = draft;
        this.metrics = metrics;
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
        var since = named.getOrDefault(chapter, 0);
        var line = step.span().line();
        return draft.phase(chapter) != Phase.DEPLOY
                || since <= chapter.line()
                || line > since
                || (line == since && step.action() instanceof Action.Ask);
    }

    /// Whether a step goes on with a deployment below the line that names the window, and so is
    /// done when the window is over. What is nested in that line looks at it.
    boolean waits(Runbook.Chapter chapter, Step step) {
        var since = named.getOrDefault(chapter, 0);
        return draft.phase(chapter) == Phase.DEPLOY
                && since > chapter.line()
                && !(!step.under().isBlank()
                        && Words.held(step.under(), draft.runbook.line(since)));
    }

    /// Whether the line's limit is measured or its window watched, so that nobody needs to be asked
    /// about it.
    boolean measures(int line) {
        return measured.contains(line);
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
                        .ifPresent(s -> s.chapters().add(chapter));
            }
            above.add(chapter);
        }
    }

    private static boolean watched(Phase phase) {
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
        for (var window : windows) {
            var stretch = stretch(chapter, window);
            first = first.isPresent() ? first : Optional.of(stretch);
            named.putIfAbsent(chapter, window.span().line());
        }
        return first;
    }

    /// Two places that state the same window state one window.
    private Stretch stretch(Runbook.Chapter chapter, Entry.Window window) {
        var same = byEnd.computeIfAbsent(window.to(), _ -> new ArrayList<>());
        return same.stream()
                .filter(stretch -> stretch.from().equals(window.from()))
                .findFirst()
                .orElseGet(() -> {
                    var name =
                            window.span().line() == chapter.line()
                                    ? chapter.title()
                                    : Strip.marks(window.says());
                    var made =
                            new Stretch(
                                    window.from(),
                                    window.to(),
                                    name,
                                    window.span().line(),
                                    true,
                                    new ArrayList<>());
                    same.add(made);
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
                    && named.getOrDefault(chapter, 0) > chapter.line()) {
                return Optional.empty();
            }
            if (stretch != null) {
                return Optional.of(stretch);
            }
        }
        return Optional.empty();
    }

    private Stretch unstated() {
        var lines = elsewhere(Entry.Criterion.Place.SUCCESS);
        var longest =
                lines.stream()
                        .flatMap(limit -> limit.window().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(UNSTATED);
        var line = lines.isEmpty() ? 0 : lines.getFirst().span().line();
        return new Stretch(Duration.ZERO, longest, "Watch", line, false, new ArrayList<>());
    }

    private boolean anyLimit() {
        return !elsewhere(Entry.Criterion.Place.SUCCESS).isEmpty() || !triggers().isEmpty();
    }

    /// The window's step and the questions that stand for figures which only a person can tell.
    List<PlannedStep> plan(Stretch stretch) {
        var last = stretch.equals(stretches.getLast());
        var own = own(stretch);
        var limits = new LinkedHashMap<String, Limit>();
        own.forEach(limit -> limits.putIfAbsent(key(limit), limit));
        if (last || own.isEmpty()) {
            elsewhere(Entry.Criterion.Place.SUCCESS)
                    .forEach(limit -> limits.putIfAbsent(key(limit), limit));
        }
        triggers().forEach(limit -> limits.putIfAbsent(key(limit), limit));
        var judged = new ArrayList<Limit>();
        var asked = new ArrayList<Limit>();
        var why = new ArrayList<String>();
        for (var limit : limits.values()) {
            sort(limit, judged, asked, why);
        }
        if (judged.isEmpty()) {
            serviceLevels(judged, why);
        }
        if (!judged.isEmpty()) {
            measured.add(stretch.line());
        }
        var steps = new ArrayList<PlannedStep>();
        steps.add(step(stretch, judged, why));
        asked.forEach(limit -> steps.add(question(limit)));
        return steps;
    }

    private void sort(Limit limit, List<Limit> judged, List<Limit> asked, List<String> why) {
        var source = metrics.source(limit);
        if (source.isEmpty() && asks(limit.span().line())) {
            return;
        }
        if (source.isEmpty()) {
            draft.open(
                    Plan.Open.Kind.METRIC,
                    "\"" + limit.metric() + "\" has no source of figures",
                    limit.span().line(),
                    "metrics: { "
                            + Yaml.quoted(limit.metric())
                            + ": { command: \"…\", unit: "
                            + Yaml.quoted(limit.unit())
                            + " } }, or "
                            + Yaml.quoted(limit.metric())
                            + ": ask");
            return;
        }
        if (source.get().source() instanceof MetricSource.OfPerson) {
            asked.add(limit);
            return;
        }
        judged.add(limit);
        measured.add(limit.span().line());
        var line = limit.metric() + " is " + source.get().why();
        if (!why.contains(line)) {
            why.add(line);
        }
    }

    /// Whether the same line is asked of a person, who can tell where no figure does.
    private boolean asks(int line) {
        return draft.runbook
                .all(Step.class)
                .anyMatch(
                        step -> step.action() instanceof Action.Ask && step.span().line() == line);
    }

    /// Promises for a month are judged only where nothing else can be.
    private void serviceLevels(List<Limit> judged, List<String> why) {
        for (var limit : elsewhere(Entry.Criterion.Place.SERVICE_LEVEL)) {
            var source = metrics.source(limit);
            if (source.isPresent() && !(source.get().source() instanceof MetricSource.OfPerson)) {
                judged.add(limit);
                why.add(
                        "the document limits nothing here, so its service level is held: "
                                + limit.metric()
                                + " is "
                                + source.get().why());
            }
        }
    }

    private PlannedStep step(Stretch stretch, List<Limit> limits, List<String> why) {
        var because = new ArrayList<String>();
        if (!stretch.stated()) {
            because.add(
                    "the document names no window, so " + Times.say(stretch.to()) + " are watched");
        }
        because.addAll(why);
        if (limits.isEmpty()) {
            because.add("nothing is measured here: no limit has a source of figures");
        }
        return new PlannedStep(
                "",
                Phase.WATCH,
                stretch.name(),
                new Action.Watch(stretch.name(), stretch.from(), stretch.to(), limits),
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.REPEAT,
                List.of(),
                false,
                stretch.to().minus(stretch.from()).plus(draft.environment.stepLimit()),
                String.join("; ", because),
                stretch.line());
    }

    private PlannedStep question(Limit limit) {
        var text = Strip.marks(limit.says()) + ": does it hold?";
        draft.asked(text);
        return new PlannedStep(
                "",
                Phase.WATCH,
                text,
                new Action.Ask(text),
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.REPEAT,
                draft.environment.people().sign(),
                false,
                draft.environment.stepLimit(),
                "rutter.yaml leaves this figure to a person",
                limit.span().line());
    }

    private List<Limit> own(Stretch stretch) {
        return stretch.chapters().stream()
                .flatMap(chapter -> criteria(chapter).stream())
                .filter(criterion ->
                        switch (criterion.place()) {
                            case SUCCESS -> true;
                            case ALERT -> metrics.source(criterion.limit()).isPresent();
                            case TRIGGER, SERVICE_LEVEL, SEVERITY -> false;
                        })
                .map(Entry.Criterion::limit)
                .toList();
    }

    /// Limits of chapters that no window governs.
    private List<Limit> elsewhere(Entry.Criterion.Place place) {
        return draft.runbook.chapters().stream()
                .filter(chapter -> !governed.containsKey(chapter))
                .filter(chapter ->
                        watched(draft.phase(chapter))
                                || place == Entry.Criterion.Place.SERVICE_LEVEL)
                .flatMap(chapter -> criteria(chapter).stream())
                .filter(criterion -> criterion.place() == place)
                .map(Entry.Criterion::limit)
                .toList();
    }

    /// What calls for a rollback and is stated as a limit.
    private List<Limit> triggers() {
        return draft.runbook
                .all(Entry.Trigger.class)
                .filter(trigger -> trigger.decision() == Entry.Trigger.Decision.ROLL_BACK)
                .flatMap(trigger -> trigger.limit().stream())
                .toList();
    }

    private static List<Entry.Criterion> criteria(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .filter(Entry.Criterion.class::isInstance)
                .map(Entry.Criterion.class::cast)
                .toList();
    }

    private static String key(Limit limit) {
        return limit.metric()
                + "|"
                + limit.percentile()
                + "|"
                + limit.comparison()
                + "|"
                + limit.value().stripTrailingZeros()
                + "|"
                + limit.unit()
                + "|"
                + limit.window().orElse(Duration.ZERO)
                + "|"
                + limit.polarity();
    }
}
