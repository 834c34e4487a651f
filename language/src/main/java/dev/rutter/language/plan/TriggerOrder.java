package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What decides on going back, the gravest first.
final class TriggerOrder {
    private TriggerOrder() {}

    /// Rollback first, then what pages, then what forbids; each in document order. What stands over
    /// an alternative that is not taken (`If the data is corrupt:`) says when that one is.
    ///
    /// @param leftOut whether a step belongs to such an alternative
    static List<Entry.Trigger> of(Runbook runbook, Predicate<Step> leftOut) {
        return runbook.chapters().stream()
                .flatMap(chapter -> of(chapter, leftOut).stream())
                .sorted(Comparator.comparingInt(TriggerOrder::gravity))
                .toList();
    }

    private static List<Entry.Trigger> of(Runbook.Chapter chapter, Predicate<Step> leftOut) {
        var rules = new ArrayList<Entry.Trigger>();
        var above = new ArrayList<Entry.Trigger>();
        for (var entry : chapter.entries()) {
            if (entry instanceof Entry.Trigger rule) {
                above.add(rule);
            } else if (entry instanceof Entry.Choice || entry instanceof Step) {
                // What stands over the alternatives is said of them all.
                if (entry instanceof Step step && leftOut.test(step)) {
                    above.removeIf(TriggerOrder::heads);
                }
                rules.addAll(above);
                above.clear();
            }
        }
        rules.addAll(above);
        return rules;
    }

    private static boolean heads(Entry.Trigger rule) {
        return rule.limit().isEmpty() && rule.says().strip().endsWith(":");
    }

    private static int gravity(Entry.Trigger trigger) {
        return switch (trigger.decision()) {
            case ROLL_BACK -> 0;
            case PAGE -> 1;
            case DO_NOT_ROLL_BACK -> 2;
        };
    }
}
