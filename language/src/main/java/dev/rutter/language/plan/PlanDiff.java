package dev.rutter.language.plan;

import dev.rutter.language.plan.PlanOutline.Item;
import dev.rutter.language.plan.PlanOutline.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is different between two plans: added, removed, changed, moved. Line numbers and ids are
/// shown and never compared, so that a paragraph more in a document changes nothing.
///
/// Two steps are the same one where they do the same; else where they have the same title; else
/// where half of their words are the same. That is tried for up to 400 steps a side that are left.
///
/// @param from and `to`: the names of the two plans
/// @param changes kind by kind, in the order of the newer plan; what was removed stands at its old
///   place
public record PlanDiff(String from, String to, List<Change> changes) {
    private static final int MOST_COMPARED = 400;
    private static final double ALIKE = 0.5;

    public PlanDiff {
        changes = List.copyOf(changes);
    }

    /// One difference.
    ///
    /// @param before empty where it was added
    /// @param after empty where it was removed
    /// @param fields what is said differently; empty unless it changed
    public record Change(
            What what, Kind kind, Optional<Item> before, Optional<Item> after, List<Field> fields) {
        public Change {
            fields = List.copyOf(fields);
        }

        /// The newer side where there is one.
        public Item item() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /// What happened to a thing.
    public enum What {
        ADDED("+"),
        REMOVED("-"),
        CHANGED("~"),
        /// Its place in the order is another one; it may have changed besides.
        MOVED(">");

        private final String mark;

        What(String mark) {
            this.mark = mark;
        }

        /// The sign before its line.
        public String mark() {
            return mark;
        }

        /// The word for people and machines.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something said differently.
    ///
    /// @param before and `after`: empty where nothing was said
    public record Field(String name, String before, String after) {}

    record Pair(int before, int after) {}

    /// Whether the two plans say the same.
    public boolean same() {
        return changes.isEmpty();
    }

    /// How many changes are of this sort.
    public long count(What what) {
        return changes.stream().filter(change -> change.what() == what).count();
    }

    /// What has to be done to `before` to get `after`.
    public static PlanDiff between(PlanOutline before, PlanOutline after) {
        var changes = new ArrayList<Change>();
        var renamed = RenamedWindows.of(before, after);
        for (var kind : Kind.values()) {
            changes.addAll(between(kind, renamed.of(kind, before), of(kind, after)));
        }
        return new PlanDiff(before.name(), after.name(), changes);
    }

    static List<Item> of(Kind kind, PlanOutline outline) {
        return outline.items().stream().filter(item -> item.kind() == kind).toList();
    }

    private static List<Change> between(Kind kind, List<Item> before, List<Item> after) {
        var pairs = pairs(kind, before, after);
        var beforeOf = new HashMap<Integer, Integer>();
        pairs.forEach(pair -> beforeOf.put(pair.after(), pair.before()));
        var kept = new HashSet<>(beforeOf.values());
        var moved = ordered(kind) ? moved(pairs) : Set.<Integer>of();
        var changes = new ArrayList<Change>();
        var next = 0;
        for (var i = 0; i < after.size(); i++) {
            var at = beforeOf.get(i);
            if (at == null) {
                for (; next < before.size() && !kept.contains(next); next++) {
                    changes.add(removed(kind, before.get(next)));
                }
                changes.add(added(kind, after.get(i)));
                continue;
            }
            for (; next < at; next++) {
                if (!kept.contains(next)) {
                    changes.add(removed(kind, before.get(next)));
                }
            }
            changed(kind, before.get(at), after.get(i), moved.contains(i)).ifPresent(changes::add);
        }
        for (; next < before.size(); next++) {
            if (!kept.contains(next)) {
                changes.add(removed(kind, before.get(next)));
            }
        }
        return changes;
    }

    private static boolean ordered(Kind kind) {
        return kind == Kind.STEP || kind == Kind.BACK;
    }

    private static Change added(Kind kind, Item item) {
        return new Change(What.ADDED, kind, Optional.empty(), Optional.of(item), List.of());
    }

    private static Change removed(Kind kind, Item item) {
        return new Change(What.REMOVED, kind, Optional.of(item), Optional.empty(), List.of());
    }

    private static Optional<Change> changed(Kind kind, Item before, Item after, boolean moved) {
        var fields = new ArrayList<Field>();
        var names = new LinkedHashSet<>(after.says().keySet());
        names.addAll(before.says().keySet());
        for (var name : names) {
            var was = before.says().getOrDefault(name, "");
            var is = after.says().getOrDefault(name, "");
            if (!was.equals(is)) {
                fields.add(new Field(name, was, is));
            }
        }
        if (fields.isEmpty() && !moved) {
            return Optional.empty();
        }
        return Optional.of(
                new Change(
                        moved ? What.MOVED : What.CHANGED,
                        kind,
                        Optional.of(before),
                        Optional.of(after),
                        fields));
    }

    static List<Pair> pairs(Kind kind, List<Item> before, List<Item> after) {
        var pairs = new ArrayList<Pair>();
        var left = new LinkedHashSet<Integer>();
        var right = new LinkedHashSet<Integer>();
        for (var i = 0; i < before.size(); i++) {
            left.add(i);
        }
        for (var i = 0; i < after.size(); i++) {
            right.add(i);
        }
        match(pairs, left, right, before, after, item -> item.key() + item.says());
        match(pairs, left, right, before, after, PlanDiff::keyInPhase);
        match(pairs, left, right, before, after, Item::key);
        if (ordered(kind)) {
            match(pairs, left, right, before, after, item -> item.says().getOrDefault("for", ""));
        }
        if (ordered(kind) || kind == Kind.DECISION) {
            alike(pairs, left, right, before, after);
        }
        pairs.sort(Comparator.comparingInt(Pair::after));
        return pairs;
    }

    private static String keyInPhase(Item item) {
        return item.key() + "\n" + item.says().getOrDefault("phase", "");
    }

    /// Pairs what has the same name, the first with the first; an empty name matches nothing.
    private static void match(
            List<Pair> pairs,
            Set<Integer> left,
            Set<Integer> right,
            List<Item> before,
            List<Item> after,
            java.util.function.Function<Item, String> name) {
        var waiting = new HashMap<String, java.util.ArrayDeque<Integer>>();
        for (var i : left) {
            waiting.computeIfAbsent(name.apply(before.get(i)), _ -> new java.util.ArrayDeque<>())
                    .add(i);
        }
        for (var j : List.copyOf(right)) {
            var wanted = name.apply(after.get(j));
            var found = waiting.get(wanted);
            if (wanted.isBlank() || found == null || found.isEmpty()) {
                continue;
            }
            var i = found.remove();
            pairs.add(new Pair(i, j));
            left.remove(i);
            right.remove(j);
        }
    }

    private static void alike(
            List<Pair> pairs,
            Set<Integer> left,
            Set<Integer> right,
            List<Item> before,
            List<Item> after) {
        if (left.size() > MOST_COMPARED || right.size() > MOST_COMPARED) {
            return;
        }
        record Near(Pair pair, double how) {}
        var near = new ArrayList<Near>();
        for (var i : left) {
            for (var j : right) {
                var how = likeness(words(before.get(i)), words(after.get(j)));
                if (how >= ALIKE) {
                    near.add(new Near(new Pair(i, j), how));
                }
            }
        }
        near.sort(
                Comparator.comparingDouble(Near::how)
                        .reversed()
                        .thenComparingInt(one -> one.pair().after())
                        .thenComparingInt(one -> one.pair().before()));
        for (var one : near) {
            var pair = one.pair();
            if (left.contains(pair.before()) && right.contains(pair.after())) {
                pairs.add(pair);
                left.remove(pair.before());
                right.remove(pair.after());
            }
        }
    }

    private static Set<String> words(Item item) {
        var text = item.key().length() > 2_000 ? item.key().substring(0, 2_000) : item.key();
        var words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
        words.remove("");
        return words;
    }

    private static double likeness(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        var all = one.size() + other.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /// The places in the newer plan whose steps left their order: all that are not in the longest
    /// run of steps that kept theirs.
    private static Set<Integer> moved(List<Pair> pairs) {
        var size = pairs.size();
        var tails = new ArrayList<Integer>();
        var previous = new int[size];
        for (var i = 0; i < size; i++) {
            var low = 0;
            var high = tails.size();
            while (low < high) {
                var middle = (low + high) / 2;
                if (pairs.get(tails.get(middle)).before() < pairs.get(i).before()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails.get(low - 1);
            if (low == tails.size()) {
                tails.add(i);
            } else {
                tails.set(low, i);
            }
        }
        var stayed = new HashSet<Integer>();
        for (var i = tails.isEmpty() ? -1 : tails.getLast(); i >= 0; i = previous[i]) {
            stayed.add(i);
        }
        var moved = new HashSet<Integer>();
        for (var i = 0; i < size; i++) {
            if (!stayed.contains(i)) {
                moved.add(pairs.get(i).after());
            }
        }
        return moved;
    }
}
