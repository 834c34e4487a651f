package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The members of `[…]` in an expression, as far as they say what a text must hold.
final class CharacterClass {
    /// More members than that are not told apart.
    private static final int MOST_APART = 6;

    private static final int MOST_NAMED = 12;
    private static final int WIDEST_RANGE = 64;

    private final Set<Character> inWords = new LinkedHashSet<>();
    private final Set<Character> between = new LinkedHashSet<>();
    private boolean digit;
    private boolean gap;
    private boolean open;
    private boolean letters;

    void add(char c) {
        if (Trace.folded(c) == Trace.EDGE) {
            between.add(c);
        } else {
            inWords.add((char) Trace.folded(c));
        }
    }

    void range(char from, char to) {
        if (from == '0' && to == '9') {
            digit = true;
        } else if (to - from > WIDEST_RANGE) {
            open = true;
        } else {
            for (var c = from; c <= to; c++) {
                add(c);
            }
        }
    }

    /// `\d`, `\s` and the like, by their letter.
    void predefined(char letter) {
        switch (letter) {
            case 'd' -> digit = true;
            case 's', 'W', 'n', 't', 'r', 'f', 'h', 'v' -> gap = true;
            default -> {
                open = true;
                letters |= letter == 'w';
            }
        }
    }

    /// `\p` or `\P` and what stands behind it.
    void property(char letter, String name) {
        open = true;
        letters |= letter == 'p' && (name.equals("L") || name.equals("{L}"));
    }

    /// What it can begin with.
    Beginning beginning() {
        if (open || inWords.size() > MOST_NAMED) {
            return Beginning.ANYTHING;
        }
        var begins = new ArrayList<Beginning>();
        inWords.forEach(c -> begins.add(Beginning.of(String.valueOf(c))));
        if (digit) {
            begins.add(Beginning.WITHOUT_LETTERS);
        }
        if (gap || !between.isEmpty()) {
            begins.add(Beginning.of(String.valueOf(Clause.GAP)));
        }
        return Beginning.oneOf(begins);
    }

    /// What its opposite, `[^…]`, can begin with.
    Beginning beginningWithout() {
        return letters ? Beginning.WITHOUT_LETTERS : Beginning.ANYTHING;
    }

    /// The strings that it stands for; none where they are too many.
    Set<String> strings() {
        if (open || digit || inWords.size() > MOST_APART) {
            return Set.of();
        }
        var strings = new LinkedHashSet<String>();
        inWords.forEach(c -> strings.add(String.valueOf(c)));
        if (!gap && between.size() <= 3) {
            between.forEach(c -> strings.add(String.valueOf(c)));
        } else {
            strings.add(String.valueOf(Clause.GAP));
        }
        return strings;
    }

    /// What it needs beside one of its strings.
    List<Clause> needs() {
        if (open || gap) {
            return List.of();
        }
        if (digit) {
            var all = new LinkedHashSet<>(between);
            all.addAll(inWords);
            return all.size() > MOST_NAMED ? List.of() : List.of(Clause.oneOf(all, true));
        }
        return inWords.isEmpty() && between.size() > 3 && between.size() <= MOST_NAMED
                ? List.of(Clause.oneOf(between, false))
                : List.of();
    }
}
