package dev.rutter.language.plan;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.runbook.Entry;
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

    /// What calls for a rollback and is stated as a limit.
    List<Limit> triggers() {
        return draft.runbook
                .all(Entry.Trigger.class)
                .filter(trigger -> trigger.decision() == Entry.Trigger.Decision.ROLL_BACK)
                .flatMap(trigger -> trigger.limit().stream())
                .toList();
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
