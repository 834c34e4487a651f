package dev.rutter.language.plan;

import dev.rutter.language.environment.Words;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which alternative of each choice is taken. In order: what the environment chooses, what the
/// document recommends, what the hosting can do by itself; else the choice stays open.
final class Choices {
    private static final Pattern RECOMMENDS =
            Pattern.compile("(?i)recommended|preferred|default|fastest|safest");

    /// The fastest way back need not be the one for whatever went wrong.
    private static final Pattern PREFERS =
            Pattern.compile("(?i)\\b(?:recommended|preferred|default)\\b");

    private static final String NOT_USUAL = "not the usual procedure";
    private static final String AGAINST = "the document speaks against the others";

    private static final Pattern DISCOURAGED =
            Pattern.compile("(?i)not recommended|danger|last resort|destructive|deprecated");

    private final Draft draft;
    private final Map<String, Taken> byKey = new HashMap<>();

    /// @param explicitly whether the companion file names it, so that somebody has decided on it
    private record Taken(boolean taken, boolean explicitly, String why) {}

    private record Place(Entry.Choice choice, Runbook.Chapter chapter) {}

    /// The steps of each alternative, by its key.
    private final Map<String, List<Step>> byOption = new HashMap<>();

    private Choices(Draft draft) {
        this.draft = draft;
    }

    /// Decides every choice in the chapters that are planned; a way back is decided only where
    /// `wayBack` says that the document's own is taken.
    static Choices decide(Draft draft, boolean wayBack) {
        var choices = new Choices(draft);
        var groups = new LinkedHashMap<String, List<Place>>();
        var known =
                draft.runbook
                        .all(Entry.Choice.class)
                        .map(Entry.Choice::key)
                        .collect(Collectors.toCollection(HashSet::new));
        for (var chapter : draft.runbook.chapters()) {
            var planned =
                    draft.planned(chapter).forward()
                            || (wayBack && draft.phase(chapter) == Phase.ROLLBACK);
            for (var entry : chapter.entries()) {
                var choice =
                        entry instanceof Entry.Choice stated
                                ? Optional.of(stated)
                                : told(chapter, entry, known);
                if (planned && choice.isPresent()) {
                    groups.computeIfAbsent(choice.get().group(), _ -> new ArrayList<>())
                            .add(new Place(choice.get(), chapter));
                }
            }
        }
        groups.values().forEach(choices::decide);
        return choices;
    }

    /// An alternative that only its steps tell of: the words before the last slash of their key
    /// name the group.
    private static Optional<Entry.Choice> told(
            Runbook.Chapter chapter, Entry entry, Set<String> known) {
        if (!(entry instanceof Step step) || step.option().isEmpty()) {
            return Optional.empty();
        }
        var key = step.option().get();
        if (!known.add(key)) {
            return Optional.empty();
        }
        var slash = key.indexOf('/');
        var label = key.substring(slash + 1);
        var plain = label.toLowerCase(Locale.ROOT);
        var weight =
                plain.contains("not recommended") || plain.contains("danger")
                        ? Entry.Choice.Weight.DISCOURAGED
                        : plain.contains("recommended")
                                ? Entry.Choice.Weight.RECOMMENDED
                                : Entry.Choice.Weight.PLAIN;
        var heading = chapter.title().equals(label) && chapter.line() > 0;
        return Optional.of(
                new Entry.Choice(
                        slash < 0 ? chapter.title() : key.substring(0, slash),
                        key,
                        label,
                        weight,
                        Optional.empty(),
                        Optional.empty(),
                        heading ? Span.atLine(chapter.line()) : step.span()));
    }

    /// The one of several chapters that the document speaks for, and how it does; empty where it
    /// does for none or for several.
    static Optional<Map.Entry<Runbook.Chapter, String>> weighed(Set<Runbook.Chapter> chapters) {
        var usable =
                chapters.stream().filter(it -> !DISCOURAGED.matcher(it.title()).find()).toList();
        var recommended = usable.stream().filter(it -> PREFERS.matcher(it.title()).find()).toList();
        return recommended.size() == 1
                ? Optional.of(Map.entry(recommended.getFirst(), "the document recommends it"))
                : usable.size() == 1
                        ? Optional.of(Map.entry(usable.getFirst(), AGAINST))
                        : Optional.empty();
    }

    /// Why a step is left out because of its alternative, or empty where it is in.
    Optional<String> leftOut(Step step) {
        return step.option()
                .map(key -> byKey.getOrDefault(key, new Taken(true, false, "")))
                .filter(taken -> !taken.taken())
                .map(Taken::why);
    }

    /// Why a step's alternative was taken; empty where it belongs to none.
    String whyTaken(Step step) {
        return step.option().map(byKey::get).map(Taken::why).orElse("");
    }

    /// Whether somebody wrote down that this step's alternative is to be taken.
    boolean explicit(Step step) {
        return step.option().map(byKey::get).map(Taken::explicitly).orElse(false);
    }

    private void decide(List<Place> places) {
        // Of an alternative that is not taken nothing is to be chosen.
        var outside =
                places.getFirst().choice().within().map(byKey::get).filter(outer -> !outer.taken());
        if (outside.isPresent()) {
            places.forEach(place ->
                    byKey.put(place.choice().key(), new Taken(false, false, outside.get().why())));
            return;
        }
        var held = places.stream().filter(it -> named(it, places, Words::held)).toList();
        // "Option A" is held by "Option A, by hand" too: who writes a label whole means that one.
        var whole = held.stream().filter(it -> named(it, places, Words::same)).toList();
        var chosen = whole.isEmpty() ? held : whole;
        if (chosen.size() == 1) {
            take(places, chosen.getFirst(), true, "chosen by name");
            return;
        }
        if (places.size() == 1) {
            // "Or …" stands beside what is above it: one alternative without a group of its own.
            var only = places.getFirst();
            var or = Words.plain(only.choice().label()).matches("(?:or|alternatively|else)\\b.*");
            var unusual = only.choice().weight() == Entry.Choice.Weight.DISCOURAGED;
            byKey.put(
                    only.choice().key(),
                    unusual
                            ? new Taken(false, false, NOT_USUAL)
                            : or
                                    ? new Taken(
                                            false, false, "an alternative to the lines above it")
                                    : new Taken(true, false, "the only alternative"));
            return;
        }
        var recommended =
                places.stream()
                        .filter(place -> place.choice().weight() == Entry.Choice.Weight.RECOMMENDED)
                        .toList();
        if (recommended.size() == 1) {
            var usual = recommended.getFirst();
            take(
                    places,
                    usual,
                    false,
                    RECOMMENDS.matcher(usual.choice().label()).find()
                            ? "the document recommends it"
                            : "it is the usual way");
            return;
        }
        var usable =
                places.stream()
                        .filter(place -> place.choice().weight() != Entry.Choice.Weight.DISCOURAGED)
                        .toList();
        if (usable.size() == 1) {
            take(places, usable.getFirst(), false, AGAINST);
            return;
        }
        // Each is for a day of its own.
        if (usable.isEmpty()
                && places.stream()
                        .noneMatch(it -> DISCOURAGED.matcher(it.choice().label()).find())) {
            places.forEach(it -> byKey.put(it.choice().key(), new Taken(false, false, NOT_USUAL)));
            return;
        }
        var byHosting = places.stream().filter(this::hostingCan).findFirst();
        if (draft.environment.hosting().isPresent() && byHosting.isPresent()) {
            take(places, byHosting.get(), false, "the hosting can do it by itself");
            return;
        }
        leaveOpen(places);
    }

    private void take(List<Place> places, Place taken, boolean explicitly, String why) {
        for (var place : places) {
            byKey.put(
                    place.choice().key(),
                    place.equals(taken)
                            ? new Taken(
                                    true,
                                    explicitly,
                                    "\"" + place.choice().label() + "\" is taken: " + why)
                            : new Taken(
                                    false,
                                    false,
                                    "\"" + taken.choice().label() + "\" is taken: " + why));
        }
    }

    private void leaveOpen(List<Place> places) {
        var first = places.getFirst();
        var labels = places.stream().map(place -> "\"" + place.choice().label() + "\"").toList();
        var heading = heading(first);
        var help =
                "choose: { "
                        + Yaml.quoted(heading)
                        + ": "
                        + Yaml.quoted(first.choice().label())
                        + " }";
        draft.open(
                new Plan.Open(
                        Plan.Open.Kind.CHOICE,
                        "\""
                                + heading
                                + "\" has alternatives and none is taken: "
                                + String.join(", ", labels),
                        first.choice().span().line(),
                        help,
                        heading,
                        places.stream()
                                .map(Place::choice)
                                .map(choice ->
                                        new Plan.Open.Alternative(
                                                choice.label(), choice.span().line()))
                                .toList()));
        for (var place : places) {
            byKey.put(place.choice().key(), new Taken(false, false, "the choice is open"));
        }
    }

    /// The heading that people would name the choice by: the chapter that holds all alternatives.
    private static String heading(Place place) {
        var chapter = place.chapter();
        var own = chapter.line() == place.choice().span().line();
        return own && !chapter.path().isEmpty() ? chapter.path().getLast() : chapter.title();
    }

    /// Whether somebody named it, below any heading that holds one of the choice's alternatives:
    /// alternatives which are chapters side by side have none in common, and the plan names the
    /// choice by the first of them.
    private boolean named(Place place, List<Place> all, BiPredicate<String, String> by) {
        return draft.environment.choose().entrySet().stream()
                .anyMatch(entry ->
                        by.test(entry.getValue(), place.choice().label())
                                && all.stream().anyMatch(it -> about(entry.getKey(), it)));
    }

    private static boolean about(String words, Place place) {
        return Words.held(words, place.choice().group())
                || Words.held(words, place.chapter().title())
                || place.chapter().path().stream().anyMatch(title -> Words.held(words, title));
    }

    /// Whether the document has such an alternative below such a heading.
    static boolean known(Runbook runbook, String heading, String alternative) {
        var groups = new HashMap<String, List<Place>>();
        for (var chapter : runbook.chapters()) {
            var seen = new HashSet<String>();
            for (var entry : chapter.entries()) {
                var choice =
                        entry instanceof Entry.Choice stated
                                ? Optional.of(stated)
                                : told(chapter, entry, seen);
                choice.ifPresent(it ->
                        groups.computeIfAbsent(it.group(), _ -> new ArrayList<>())
                                .add(new Place(it, chapter)));
            }
        }
        return groups.values().stream()
                .anyMatch(places ->
                        places.stream().anyMatch(it -> Words.held(alternative, it.choice().label()))
                                && places.stream().anyMatch(it -> about(heading, it)));
    }

    /// Whether every line of the alternative is an act of the hosting or the way to its button.
    private boolean hostingCan(Place place) {
        if (byOption.isEmpty()) {
            draft.runbook
                    .all(Step.class)
                    .forEach(step ->
                            step.option()
                                    .ifPresent(key ->
                                            byOption.computeIfAbsent(key, _ -> new ArrayList<>())
                                                    .add(step)));
        }
        var steps = byOption.getOrDefault(place.choice().key(), List.of());
        return steps.stream().anyMatch(step -> step.action() instanceof Action.Hosting)
                && steps.stream()
                        .allMatch(step ->
                                step.action() instanceof Action.Hosting
                                        || Recognition.leadsToButton(step));
    }
}
