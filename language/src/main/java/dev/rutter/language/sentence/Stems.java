package dev.rutter.language.sentence;

import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What two texts are both about: the beginnings of the words that both use.
public final class Stems {
    private static final QuickPattern WORD = QuickPattern.compile("[a-z]{4,}");

    /// Words that headings, conditions and commands of any deployment share.
    private static final Set<String> COMMON =
            Set.of(
                    "deplo", "relea", "steps", "step", "proce", "versi", "produ", "stagi", "servi",
                    "serve", "appli", "upgra", "updat", "chang", "when", "with", "that", "this",
                    "your", "have", "from", "after", "befor", "only", "using", "runni", "first",
                    "check", "verif", "chapt", "secti");

    private static final int MOST = 2000;

    private Stems() {}

    /// Whether one word tells what both are about.
    public static boolean shared(String one, String other) {
        var both = of(one);
        both.retainAll(of(other));
        return !both.isEmpty();
    }

    private static Set<String> of(String text) {
        var stems = new HashSet<String>();
        var words =
                WORD.matcher(
                        text.substring(0, Math.min(MOST, text.length())).toLowerCase(Locale.ROOT));
        while (words.find()) {
            var stem = words.group().substring(0, Math.min(5, words.group().length()));
            if (!COMMON.contains(stem)) {
                stems.add(stem);
            }
        }
        return stems;
    }
}
