package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is known of a part of an expression.
///
/// @param exact the only strings that it stands for; empty where they are not known
/// @param needs what a text must hold for it to occur, beside one of these strings
/// @param begins what it can begin with
record Part(Set<String> exact, List<Clause> needs, Beginning begins) {
    /// More strings than that in a run are no run.
    static final int MOST_STRINGS = 64;

    private static final int MOST_OPTIONS = 300;

    static final Part NOTHING = new Part(Set.of(""), List.of(), Beginning.NOTHING);
    static final Part ANYTHING = new Part(Set.of(), List.of(), Beginning.ANYTHING);
    static final Part START =
            new Part(Set.of(String.valueOf(Clause.GAP)), List.of(), Beginning.START);

    static Part exactly(char c) {
        return exactly(String.valueOf(c));
    }

    static Part exactly(String string) {
        return new Part(Set.of(string), List.of(), Beginning.of(string));
    }

    boolean known() {
        return !exact.isEmpty();
    }

    /// Everything it needs, its strings among it.
    List<Clause> all() {
        var all = new ArrayList<>(needs);
        if (known()) {
            Clause.ofRun(exact).ifPresent(all::add);
        }
        return all;
    }

    static Part oneOf(List<Part> branches) {
        var begins = Beginning.oneOf(branches.stream().map(Part::begins).toList());
        var strings = new LinkedHashSet<String>();
        branches.forEach(branch -> strings.addAll(branch.exact()));
        if (branches.stream().allMatch(b -> b.known() && b.needs().isEmpty())
                && strings.size() <= MOST_STRINGS) {
            return new Part(strings, List.of(), begins);
        }
        var options = new ArrayList<int[]>();
        var shortest = Integer.MAX_VALUE;
        for (var branch : branches) {
            var best = branch.all().stream().reduce((a, b) -> b.better(a) ? b : a);
            if (best.isEmpty()) {
                return new Part(Set.of(), List.of(), begins);
            }
            var certain = certain(branch.all(), best.get());
            best.get().options().forEach(option -> options.add(joined(option, certain)));
            shortest = Math.min(shortest, best.get().shortest());
        }
        return options.size() > MOST_OPTIONS
                ? new Part(Set.of(), List.of(), begins)
                : new Part(Set.of(), List.of(new Clause(options, shortest)), begins);
    }

    /// What a branch needs beside its best clause, as far as that leaves no choice.
    private static int[] certain(List<Clause> all, Clause best) {
        var certain = new int[0];
        for (var clause : all) {
            if (!clause.equals(best) && clause.options().size() == 1) {
                certain = joined(certain, clause.options().getFirst());
            }
        }
        return certain;
    }

    private static int[] joined(int[] first, int[] second) {
        if (second.length == 0) {
            return first;
        }
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// As often as from `least` to `most`.
    Part times(int least, int most) {
        var gap = known() && exact.stream().allMatch(Clause::gap);
        var again = begins.times(least, most);
        if (least == 0) {
            return gap || (most == 1 && known())
                    ? new Part(with(exact, ""), List.of(), again)
                    : new Part(Set.of(), List.of(), again);
        }
        // However many of them there are, they are one edge.
        if (gap || (least == 1 && most == 1)) {
            return new Part(exact, needs, again);
        }
        return new Part(Set.of(), all(), again);
    }

    private static Set<String> with(Set<String> strings, String more) {
        var all = new LinkedHashSet<>(strings);
        all.add(more);
        return all;
    }
}
