package dev.rutter.language.plan;

import dev.rutter.language.plan.PlanOutline.Item;
import dev.rutter.language.plan.PlanOutline.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The windows that a newer plan calls otherwise: `Watch for 20 minutes`, `Watch for 40 minutes`.
/// That is one change, and none of each limit that is judged there.
///
/// @param names by what they were called
record RenamedWindows(Map<String, String> names) {
    private static final String DOES = "watch ";
    private static final String JUDGED = "judged in";

    static RenamedWindows of(PlanOutline before, PlanOutline after) {
        var was = PlanDiff.of(Kind.STEP, before).stream().filter(RenamedWindows::window).toList();
        var is = PlanDiff.of(Kind.STEP, after).stream().filter(RenamedWindows::window).toList();
        var names = new HashMap<String, String>();
        for (var pair : PlanDiff.pairs(Kind.STEP, was, is)) {
            var old = was.get(pair.before()).key();
            var now = is.get(pair.after()).key();
            if (!old.equals(now)) {
                names.put(old, now);
            }
        }
        if (names.isEmpty() && was.size() == 1 && is.size() == 1) {
            names.put(was.getFirst().key(), is.getFirst().key());
        }
        return new RenamedWindows(names);
    }

    private static boolean window(Item item) {
        return item.says().getOrDefault("does", "").startsWith(DOES);
    }

    /// What a plan says of one kind, its limits judged in the windows as they are called now.
    List<Item> of(Kind kind, PlanOutline before) {
        var items = PlanDiff.of(kind, before);
        return kind != Kind.LIMIT || names.isEmpty()
                ? items
                : items.stream().map(this::renamed).toList();
    }

    private Item renamed(Item limit) {
        var old = limit.says().getOrDefault(JUDGED, "");
        var now = names.get(old);
        if (now == null || !limit.key().endsWith(old)) {
            return limit;
        }
        var says = new LinkedHashMap<>(limit.says());
        says.put(JUDGED, now);
        return new Item(
                limit.kind(),
                limit.id(),
                limit.line(),
                limit.key().substring(0, limit.key().length() - old.length()) + now,
                says);
    }
}
