package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import java.util.Comparator;
import java.util.List;

/// What decides on going back, the gravest first.
final class TriggerOrder {
    private TriggerOrder() {}

    /// Rollback first, then what pages, then what forbids; each in document order.
    static List<Entry.Trigger> of(Runbook runbook) {
        return runbook.all(Entry.Trigger.class)
                .sorted(Comparator.comparingInt(TriggerOrder::gravity))
                .toList();
    }

    private static int gravity(Entry.Trigger trigger) {
        return switch (trigger.decision()) {
            case ROLL_BACK -> 0;
            case PAGE -> 1;
            case DO_NOT_ROLL_BACK -> 2;
        };
    }
}
