package dev.rutter.language.environment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How words of a companion file find words of a document: without regard to case, emphasis,
/// checkboxes, runs of blanks and closing punctuation.
public final class Words {
    private Words() {}

    /// The plain form of a line: `- [ ] **Code** reviewed.` is `code reviewed`.
    public static String plain(String text) {
        return bare(text).toLowerCase(Locale.ROOT);
    }

    /// The same in the document's own case: `Code reviewed`.
    public static String bare(String text) {
        return text.replaceFirst("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+", "")
                .replaceFirst("^\\s*\\[[ xX]?]\\s+", "")
                .replace("**", "")
                .replace("`", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("[.:;!?]+$", "");
    }

    /// Whether `text` holds `words`; empty words are held by nothing.
    public static boolean held(String words, String text) {
        var wanted = plain(words);
        return !wanted.isEmpty() && plain(text).contains(wanted);
    }

    /// Whether the two say the same from beginning to end; empty words are never the same.
    public static boolean same(String words, String text) {
        var wanted = plain(words);
        return !wanted.isEmpty() && plain(text).equals(wanted);
    }

    /// An imperative that names the known word nearest to what was written, where one is near
    /// enough; else all of them.
    public static String nearest(String seen, Collection<String> known) {
        return Mistakes.nearest(seen, known);
    }

    /// The entry whose key `text` holds; the longest key wins, so that the most exact one does.
    static <T> Optional<Map.Entry<String, T>> find(Map<String, T> entries, String text) {
        return entries.entrySet().stream()
                .filter(entry -> held(entry.getKey(), text))
                .max(
                        Comparator.comparingInt(
                                        (Map.Entry<String, T> entry) -> entry.getKey().length())
                                .thenComparing(Map.Entry.comparingByKey()));
    }
}
