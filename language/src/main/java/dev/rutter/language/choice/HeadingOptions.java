package dev.rutter.language.choice;

import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.section.Products;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Alternatives and conditions that headings open, and which sections lie under them.
public final class HeadingOptions {
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, String> keys = new HashMap<>();

    /// The keys of sections whose own lines are an alternative, and not what is below them.
    private final Map<Integer, String> own = new HashMap<>();

    private final Map<Integer, String> outer = new HashMap<>();
    private final Map<Integer, Guard> conditions = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();

    private final Map<Integer, Weight> weights = new HashMap<>();

    /// Headings, by line, that tell the same thing in several ways or for several kinds of it; an
    /// occasion of its own (`Hotfix`) is no other way.
    private final Set<Integer> same = new HashSet<>();

    private HeadingOptions() {}

    /// What the headings of a document open; the choices are added to the context.
    public static HeadingOptions of(List<Section> sections, Context context) {
        var found = new HeadingOptions();
        var path = new ArrayList<Section>();
        Map<Object, String> groupOf = new HashMap<>();
        Map<Object, Integer> weak = weakCounts(sections);
        var beside = new HashMap<Integer, Otherwise>();
        var ways = Ways.of(sections);
        found.weights.putAll(ways.weights);
        found.same.addAll(ways.weights.keySet());
        found.same.addAll(new Tools(sections, Map.of()).systems());
        found.weights.putAll(Alternates.of(sections));
        var kinds = Kinds.of(sections, Map.copyOf(found.weights));
        found.same.addAll(kinds.keySet());
        found.weights.putAll(kinds);
        found.weights.putAll(SpecialDays.of(sections, found.weights));
        for (var section : sections) {
            while (!path.isEmpty() && path.getLast().depth() >= section.depth()) {
                path.removeLast();
            }
            var parent = path.isEmpty() ? "" : path.getLast().title();
            var parentId = path.isEmpty() ? 0 : path.getLast().line();
            if (!path.isEmpty()) {
                var above = path.getLast();
                Optional.ofNullable(found.keys.get(above.line()))
                        .ifPresent(k -> found.keys.put(section.line(), k));
                Optional.ofNullable(found.conditions.get(above.line()))
                        .ifPresent(c -> found.conditions.put(section.line(), c));
            }
            var label =
                    section.depth() == 0 || section.issue()
                            ? Optional.<String>empty()
                            : found.weights.containsKey(section.line())
                                    ? Optional.of(Inline.plain(section.title()))
                                    : Phrases.option(section.title());
            if (label.isPresent()
                    && (found.weights.containsKey(section.line())
                            || !Phrases.weakOption(section.title())
                            || weak.getOrDefault(parentId, 0) > 1)) {
                var group =
                        groupOf.computeIfAbsent(parentId, _ -> context.group(Inline.plain(parent)));
                Optional.ofNullable(found.keys.get(section.line()))
                        .ifPresent(outer -> found.outer.put(section.line(), outer));
                found.labels.put(section.line(), label.get());
                found.groups.put(section.line(), group);
                found.keys.put(section.line(), group + "/" + Inline.plain(label.get()));
                Optional.ofNullable(ways.below.get(section.line()))
                        .ifPresent(above -> found.ownLines(above, group));
            }
            var siblings = beside.computeIfAbsent(parentId, _ -> new Otherwise());
            var product = Products.names(section);
            Kinds.guard(section, found.weights, siblings)
                    .or(() -> Guard.ofHeading(section.title(), section.line()))
                    .filter(_ -> !product)
                    .or(section::dayOne)
                    .or(() -> SectionGuard.of(section))
                    .ifPresent(c ->
                            found.conditions.merge(
                                    section.line(),
                                    c,
                                    (outer, own) -> own.within(Optional.of(outer))));
            path.add(section);
        }
        return found;
    }

    /// Makes what stands right below a heading the first alternative of a group.
    private void ownLines(Section section, String group) {
        if (!keys.containsKey(section.line())) {
            var label = Inline.plain(section.title());
            labels.put(section.line(), label);
            groups.put(section.line(), group);
            own.put(section.line(), group + "/" + label);
            weights.put(section.line(), Weight.RECOMMENDED);
        }
    }

    private static Map<Object, Integer> weakCounts(List<Section> sections) {
        var counts = new HashMap<Object, Integer>();
        var path = new ArrayList<Section>();
        for (var section : sections) {
            while (!path.isEmpty() && path.getLast().depth() >= section.depth()) {
                path.removeLast();
            }
            if (Phrases.weakOption(section.title())) {
                counts.merge(path.isEmpty() ? 0 : path.getLast().line(), 1, Integer::sum);
            }
            path.add(section);
        }
        return counts;
    }

    /// The label of the alternative that the section's own heading opens.
    public Optional<String> alternative(Section section) {
        return Optional.ofNullable(labels.get(section.line()));
    }

    /// Whether a heading opens one of several ways to do the same, by whatever words.
    public boolean sameThing(Section section) {
        return same.contains(section.line());
    }

    /// The choice that a section's heading belongs to.
    public Optional<String> group(Section section) {
        return Optional.ofNullable(groups.get(section.line()));
    }

    /// How much the document speaks for the alternative by setting it beside another.
    public Optional<Weight> weight(Section section) {
        return Optional.ofNullable(weights.get(section.line()));
    }

    /// The alternative that the whole choice lies in.
    public Optional<String> within(Section section) {
        return Optional.ofNullable(outer.get(section.line()));
    }

    /// The alternative that a section lies under, its own or one above it.
    public Optional<String> keyFor(Section section) {
        return Optional.ofNullable(keys.get(section.line()))
                .or(() -> Optional.ofNullable(own.get(section.line())));
    }

    /// The condition that a section lies under.
    public Optional<Guard> when(Section section) {
        return Optional.ofNullable(conditions.get(section.line()));
    }
}
