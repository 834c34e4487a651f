package dev.rutter.language.draft;

import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words of a document's commands, wherever they stand but in its tables.
public final class CodeWords {
    private static final QuickPattern BETWEEN = QuickPattern.compile("[^\\p{L}\\p{N}_.-]+");

    private final Set<String> words = new HashSet<>();

    CodeWords(List<String> lines) {
        var fence = false;
        for (var line : lines) {
            var text = line.strip();
            if (text.startsWith("```") || text.startsWith("~~~")) {
                fence = !fence;
            } else if (fence || (text.indexOf('`') >= 0 && !text.startsWith("|"))) {
                words.addAll(List.of(BETWEEN.split(text, -1)));
            }
        }
    }

    /// Whether some command has one of a text's words in it.
    public boolean name(String text) {
        return List.of(BETWEEN.split(text, -1)).stream()
                .anyMatch(word -> !word.isEmpty() && words.contains(word));
    }
}
