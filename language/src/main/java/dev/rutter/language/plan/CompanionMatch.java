package dev.rutter.language.plan;

import dev.rutter.language.environment.Companion;
import dev.rutter.language.environment.Words;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Holds a companion file against its document: what it binds, automates, chooses, answers and
/// measures has to stand there, else it is a slip of the pen, or the document has lost the line.
///
/// Everything found is a warning: a plan without it is as good as the open questions it leaves.
public final class CompanionMatch {
    /// A binding of a text that the document does not write.
    public static final String BOUND_NOWHERE = "RT910";

    /// Words that no line of the document says.
    public static final String SAID_NOWHERE = "RT911";

    /// An alternative that the document does not have.
    public static final String NO_ALTERNATIVE = "RT912";

    /// A metric that the document limits nowhere.
    public static final String MEASURED_FOR_NOTHING = "RT913";

    /// A line that can destroy something is said to be idempotent.
    public static final String GRAVE_TWICE = "RT914";

    /// The file's `runbook` is not there.
    public static final String NO_RUNBOOK = "RT915";

    /// What a missed limit calls for, of a limit that the document does not state.
    public static final String DECIDES_NOTHING = "RT916";

    /// A figure's unit that its limit's cannot be turned into.
    public static final String OTHER_UNIT = "RT917";

    private final Companion companion;
    private final Runbook runbook;
    private final List<Problem> problems = new ArrayList<>();

    private CompanionMatch(Companion companion, Runbook runbook) {
        this.companion = companion;
        this.runbook = runbook;
    }

    /// What the file says and the document does not ask for, in the file's order, each at its key.
    public static List<Problem> against(Companion companion, Runbook runbook) {
        var match = new CompanionMatch(companion, runbook);
        new TreeMap<>(byPlace(companion)).forEach((place, key) -> match.look(place, key));
        return List.copyOf(match.problems);
    }

    /// What to say of a companion whose `runbook` is not there; empty where it names none.
    public static Optional<Problem> withoutRunbook(Companion companion) {
        return companion.places().entrySet().stream()
                .filter(entry -> entry.getKey().section().equals("runbook"))
                .findFirst()
                .map(entry ->
                        new Problem(
                                NO_RUNBOOK,
                                Problem.Weight.WARNING,
                                "there is no runbook \"" + entry.getKey().name() + "\"",
                                entry.getValue(),
                                "so this file is held against nothing",
                                "name the document, relative to this file"));
    }

    private static Map<Span, Companion.Key> byPlace(Companion companion) {
        var byPlace = new TreeMap<Span, Companion.Key>();
        companion.places().forEach((key, place) -> byPlace.put(place, key));
        return byPlace;
    }

    private void look(Span place, Companion.Key key) {
        switch (key.section()) {
            case "bind" -> bind(place, key.name());
            case "automate" -> automate(place, key.name());
            case "acknowledge" -> acknowledge(place, key.name());
            case "choose" -> choose(place, key);
            case "idempotent" -> idempotent(place, key.name());
            case "metrics" -> {
                metric(place, key.name());
                unit(place, key);
            }
            case "decide" -> decide(place, key.name());
            default -> {}
        }
    }

    private void bind(Span place, String text) {
        if (runbook.lines().stream().noneMatch(line -> line.contains(text))) {
            add(
                    BOUND_NOWHERE,
                    "the document writes \"" + text + "\" nowhere",
                    place,
                    "so nothing is replaced",
                    "write it letter by letter as the document does");
        }
    }

    private void automate(Span place, String words) {
        if (!says(words)) {
            add(
                    SAID_NOWHERE,
                    "no line of the document says \"" + words + "\"",
                    place,
                    "so nothing is automated",
                    "write some words of the line, from the document");
        }
    }

    /// Whether a line holds these words, or a step does whose text goes over several lines or holds
    /// a link.
    private boolean says(String words) {
        return Stream.concat(
                        runbook.lines().stream(),
                        runbook.all(Step.class)
                                .flatMap(step ->
                                        Stream.of(
                                                step.title(),
                                                step.under(),
                                                Lines.text(step.action()))))
                .anyMatch(text -> Words.held(words, text));
    }

    private void idempotent(Span place, String words) {
        if (!says(words)) {
            add(
                    SAID_NOWHERE,
                    "no line of the document says \"" + words + "\"",
                    place,
                    "so nothing is repeated",
                    "write some words of the line, from the document");
        }
        runbook.all(Step.class)
                .filter(step -> step.danger().grave())
                .filter(step ->
                        Stream.of(step.title(), Lines.text(step.action()))
                                .anyMatch(text -> Words.held(words, text)))
                .findFirst()
                .ifPresent(step ->
                        add(
                                GRAVE_TWICE,
                                "line "
                                        + step.span().line()
                                        + " can destroy something and is said to be"
                                        + " idempotent",
                                place,
                                step.danger().why()
                                        + ": interrupted, it is asked about all the same",
                                "name the harmless lines by words that only they hold"));
    }

    private void acknowledge(Span place, String line) {
        var says =
                Stream.concat(
                        Stream.of("no way back"),
                        runbook.all(Step.class)
                                .flatMap(step ->
                                        Stream.concat(
                                                Stream.of(step.title(), Lines.text(step.action())),
                                                Stream.concat(
                                                        Conditions.all(step),
                                                        step.expectations().stream()
                                                                .map(it -> it.says())))));
        var asked =
                runbook.all(Entry.Criterion.class)
                        .map(it -> Strip.marks(it.limit().says()))
                        .flatMap(it -> Stream.of(it, it + ": does it hold?"));
        var curfews = runbook.all(Entry.Curfew.class).map(Entry.Curfew::says);
        if (Stream.of(says, asked, curfews)
                .flatMap(it -> it)
                .noneMatch(known -> Words.same(line, known))) {
            var near =
                    runbook.lines().stream()
                            .filter(known -> Words.held(line, known))
                            .findFirst()
                            .map(Strip::marks);
            add(
                    SAID_NOWHERE,
                    "no line of the document says just \"" + line + "\"",
                    place,
                    "so it is asked all the same",
                    near.map(it -> "write the whole line: " + Yaml.quoted(it))
                            .orElse("write the whole line, from beginning to end"));
        }
    }

    private void choose(Span place, Companion.Key key) {
        var environment = companion.environments().get(key.environment());
        var wanted = environment == null ? null : environment.choose().get(key.name());
        if (wanted == null) {
            return;
        }
        var titles =
                runbook.chapters().stream()
                        .filter(it -> it.depth() > 0)
                        .map(Runbook.Chapter::title);
        var labels = runbook.all(Entry.Choice.class).map(Entry.Choice::label).toList();
        var options =
                runbook.all(Step.class)
                        .flatMap(step -> step.option().stream())
                        .map(option -> option.substring(option.indexOf('/') + 1));
        var known = Stream.of(labels.stream(), titles, options).flatMap(it -> it).toList();
        if (known.stream().noneMatch(label -> Words.held(wanted, label))) {
            add(
                    NO_ALTERNATIVE,
                    "the document has no alternative \"" + wanted + "\"",
                    place,
                    "so the choice stays open",
                    labels.isEmpty()
                            ? "the document has no alternatives; take the line out"
                            : Words.nearest(wanted, labels));
        }
    }

    private void metric(Span place, String name) {
        var limits = limits().map(Limit::metric).distinct().toList();
        var plain = plain(name);
        var words = Metrics.words(plain);
        var used =
                limits.stream()
                        .anyMatch(metric ->
                                metric.equalsIgnoreCase(plain)
                                        || Metrics.alike(words, Metrics.words(metric)));
        if (!used) {
            add(
                    MEASURED_FOR_NOTHING,
                    "the document limits no \"" + name + "\"",
                    place,
                    "so this figure decides nothing",
                    limits.isEmpty()
                            ? "the document limits nothing; take the line out"
                            : Words.nearest(name, limits));
        }
    }

    /// Every limit that a figure is held against.
    private Stream<Limit> limits() {
        return Stream.concat(
                runbook.all(Entry.Criterion.class).map(Entry.Criterion::limit),
                runbook.all(Entry.Trigger.class).flatMap(it -> it.limit().stream()));
    }

    /// A bare percentile is one of the time to answer.
    private static String plain(String name) {
        return name.strip().matches("(?i)p\\d{2,3}") ? "response time" : name;
    }

    private void unit(Span place, Companion.Key key) {
        var environment = companion.environments().get(key.environment());
        if (environment == null) {
            return;
        }
        var words = Metrics.words(plain(key.name()));
        limits().forEach(limit ->
                Metrics.bound(environment.metrics(), limit)
                        .filter(bound -> Metrics.words(bound.getKey()).equals(words))
                        .filter(bound -> !Metrics.comparable(bound.getValue(), limit))
                        .ifPresent(bound ->
                                add(
                                        OTHER_UNIT,
                                        Metrics.otherUnit(bound.getValue(), limit),
                                        place,
                                        "so the figure cannot be held against line "
                                                + limit.span().line(),
                                        "let it tell figures in "
                                                + limit.unit()
                                                + ", and write unit: "
                                                + Yaml.quoted(limit.unit()))));
    }

    private void decide(Span place, String name) {
        if (limits().noneMatch(
                        limit ->
                                Words.same(name, limit.says())
                                        || Words.same(name, limit.metric()))) {
            var metrics = limits().map(Limit::metric).distinct().toList();
            add(
                    DECIDES_NOTHING,
                    "the document limits no \"" + name + "\"",
                    place,
                    "so this decides nothing",
                    metrics.isEmpty()
                            ? "the document limits nothing; take the line out"
                            : Words.nearest(name, metrics));
        }
    }

    private void add(String code, String claim, Span place, String seen, String help) {
        problems.add(new Problem(code, Problem.Weight.WARNING, claim, place, seen, help));
    }

    /// The codes and what they mean, for tools that list every rule.
    public static Map<String, String> rules() {
        return Map.of(
                BOUND_NOWHERE, "a binding binds nothing",
                SAID_NOWHERE, "no line of the document says this",
                NO_ALTERNATIVE, "an alternative does not exist",
                MEASURED_FOR_NOTHING, "a figure decides nothing",
                NO_RUNBOOK, "the runbook of a companion file is not there",
                DECIDES_NOTHING, "a decision is about no limit",
                OTHER_UNIT, "a figure has another unit than its limit",
                GRAVE_TWICE, "what can destroy something is said to be idempotent");
    }
}
