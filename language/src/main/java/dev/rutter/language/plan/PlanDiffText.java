package dev.rutter.language.plan;

import dev.rutter.language.plan.PlanDiff.Change;
import dev.rutter.language.plan.PlanDiff.What;
import dev.rutter.language.plan.PlanOutline.Item;
import dev.rutter.language.plan.PlanOutline.Kind;
import java.util.ArrayList;
import java.util.Optional;

/// The difference of two plans as people review it. The same two plans make the same text.
public final class PlanDiffText {
    private final Page page = new Page();
    private final PlanDiff diff;

    private PlanDiffText(PlanDiff diff) {
        this.diff = diff;
    }

    /// What changes, kind by kind, ending with a line of counts.
    public static String show(PlanDiff diff) {
        return new PlanDiffText(diff).show();
    }

    private String show() {
        page.line("--- " + diff.from());
        page.line("+++ " + diff.to());
        Optional<Kind> kind = Optional.empty();
        for (var change : diff.changes()) {
            if (!kind.equals(Optional.of(change.kind()))) {
                kind = Optional.of(change.kind());
                page.section(change.kind().heading());
            }
            change(change);
        }
        page.line("");
        page.line(counts());
        return page.text();
    }

    private void change(Change change) {
        var item = change.item();
        var line = item.line() == 0 ? "" : Integer.toString(item.line());
        page.line("%s %5s  %-19s %s".formatted(change.what().mark(), line, item.id(), said(item)));
        if (change.what() == What.MOVED) {
            page.detail("moved", "was " + change.before().map(Item::id).orElse(""));
        }
        if (change.what() == What.ADDED || change.what() == What.REMOVED) {
            item.says()
                    .forEach((name, value) -> {
                        if (!said(item).contains(value) && tells(name, value)) {
                            page.detail(name, value);
                        }
                    });
        }
        for (var field : change.fields()) {
            page.detail(
                    field.name(),
                    (field.before().isEmpty() ? "(nothing)" : field.before())
                            + "  ->  "
                            + (field.after().isEmpty() ? "(nothing)" : field.after()));
        }
    }

    /// What is worth a line of something that came or went.
    private static boolean tells(String name, String value) {
        return switch (name) {
            case "gate" -> value.equals("yes");
            case "phase", "in full", "limit", "if interrupted" -> false;
            default -> true;
        };
    }

    private static String said(Item item) {
        var does = item.says().get("does");
        return does == null ? item.key() : does;
    }

    private String counts() {
        if (diff.same()) {
            return "nothing changes";
        }
        var parts = new ArrayList<String>();
        for (var what : What.values()) {
            var count = diff.count(what);
            if (count > 0) {
                parts.add(count + " " + what.word());
            }
        }
        return String.join(", ", parts);
    }
}
