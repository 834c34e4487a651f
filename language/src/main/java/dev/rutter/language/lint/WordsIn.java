package dev.rutter.language.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which of many strings stand in a text, found out in one pass over it whatever their number.
final class WordsIn {
    /// What begins like one of the strings is followed that far; the few strings that are longer
    /// are looked for one by one.
    private static final int DEEPEST = 80;

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private String word = "";
    }

    private final Node root = new Node();
    private final Set<String> longOnes = new HashSet<>();
    private final Set<String> found = new HashSet<>();

    /// Looks for `word` from now on.
    void seek(String word) {
        if (word.length() > DEEPEST) {
            longOnes.add(word);
            return;
        }
        var node = root;
        for (var i = 0; i < word.length(); i++) {
            node = node.next.computeIfAbsent(word.charAt(i), _ -> new Node());
        }
        node.word = word;
    }

    /// Notes what stands in `text`.
    void look(String text) {
        if (!root.next.isEmpty()) {
            for (var i = 0; i < text.length(); i++) {
                from(text, i);
            }
        }
        if (!longOnes.isEmpty()) {
            longOnes.stream().filter(text::contains).forEach(found::add);
        }
    }

    private void from(String text, int start) {
        var node = root.next.get(text.charAt(start));
        for (var i = start + 1; node != null; i++) {
            if (!node.word.isEmpty()) {
                found.add(node.word);
                node.word = "";
            }
            node = i < text.length() ? node.next.get(text.charAt(i)) : null;
        }
    }

    /// What stood in the texts.
    Set<String> found() {
        return Set.copyOf(found);
    }
}
