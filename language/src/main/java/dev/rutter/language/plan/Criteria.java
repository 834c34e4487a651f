package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// The limits that a document states, by where it states them.
final class Criteria {
    private final Draft draft;
    private final Predicate<Runbook.Chapter> governed;

    /// @param governed whether a chapter stands in a window
    Criteria(Draft draft, Predicate<Runbook.Chapter> governed) {
        this.draft = draft;
        this.governed = governed;
    }

    /// Limits of chapters that no window governs.
    List<Limit> elsewhere(Entry.Criterion.Place place) {
        return draft.runbook.chapters().stream()
                .filter(chapter -> !governed.test(chapter))
                .filter(chapter ->
                        Watching.watched(draft.phase(chapter))
                                || place == Entry.Criterion.Place.SERVICE_LEVEL)
                .flatMap(chapter -> of(chapter).stream())
                .filter(criterion -> criterion.place() == place)
                .map(Entry.Criterion::limit)
                .toList();
    }

    /// What calls for a rollback, or for standing still in a deployment, and is stated as a limit.
    List<Limit> triggers() {
        return draft.runbook.chapters().stream()
                .flatMap(chapter ->
                        chapter.entries().stream()
                                .filter(Entry.Trigger.class::isInstance)
                                .map(Entry.Trigger.class::cast)
                                .filter(trigger -> decides(draft.phase(chapter), trigger)))
                .flatMap(trigger -> trigger.limit().stream())
                .toList();
    }

    private static boolean decides(Phase phase, Entry.Trigger trigger) {
        return switch (trigger.decision()) {
            case ROLL_BACK -> true;
            case PAGE -> phase == Phase.ROLLBACK || Watching.watched(phase);
            case DO_NOT_ROLL_BACK -> false;
        };
    }

    static List<Entry.Criterion> of(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .filter(Entry.Criterion.class::isInstance)
                .map(Entry.Criterion.class::cast)
                .toList();
    }

    static String key(Limit limit) {
        return limit.metric()
                + "|"
                + limit.percentile()
                + "|"
                + limit.comparison()
                + "|"
                + limit.value().stripTrailingZeros()
                + "|"
                + limit.unit()
                + "|"
                + limit.window().orElse(Duration.ZERO)
                + "|"
                + limit.polarity();
    }
}
