package dev.rutter.language.plan;

import dev.rutter.language.environment.Words;
import dev.rutter.language.runbook.Runbook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// The one of several chapters that the companion file names. A title that is written whole comes
/// before those that only hold the words, and what another choice takes names none.
final class NamedChapter {
    private static final Pattern BACK = Pattern.compile("roll(?:ing)?[ -]?back|\\bback\\b|revert");

    private NamedChapter() {}

    /// Of several procedures that release.
    static Optional<Runbook.Chapter> released(
            Map<String, String> choose, Collection<Runbook.Chapter> chapters) {
        return of(choose, chapters, (key, chapter) -> !back(key) || held(key, chapter));
    }

    /// Of several ways back.
    static Optional<Runbook.Chapter> wayBack(
            Map<String, String> choose, Collection<Runbook.Chapter> chapters) {
        return of(choose, chapters, (key, chapter) -> back(key) || held(key, chapter));
    }

    private static Optional<Runbook.Chapter> of(
            Map<String, String> choose,
            Collection<Runbook.Chapter> chapters,
            BiPredicate<String, Runbook.Chapter> about) {
        return by(choose, chapters, (_, _) -> true, Words::same)
                .or(() -> by(choose, chapters, about, Words::held));
    }

    private static Optional<Runbook.Chapter> by(
            Map<String, String> choose,
            Collection<Runbook.Chapter> chapters,
            BiPredicate<String, Runbook.Chapter> about,
            BiPredicate<String, String> names) {
        var entries = List.copyOf(choose.entrySet());
        return chapters.stream()
                .filter(chapter ->
                        entries.stream()
                                .anyMatch(entry ->
                                        about.test(entry.getKey(), chapter)
                                                && names.test(entry.getValue(), chapter.title())))
                .findFirst();
    }

    private static boolean back(String key) {
        return BACK.matcher(Words.plain(key)).find();
    }

    private static boolean held(String key, Runbook.Chapter chapter) {
        return Words.held(key, chapter.title());
    }
}
