package dev.rutter.app.json;

import dev.rutter.language.plan.Forecast;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.PlanDiff;
import dev.rutter.language.plan.PlanOutline;
import dev.rutter.language.plan.PlanOutline.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plans for machines, and what of a saved plan is read back: its `outline`.
public final class PlanJson {
    private PlanJson() {}

    /// The whole plan, with what can be said of it before it runs, and its outline, by which a
    /// saved plan is compared with a later one.
    public static Map<String, Object> of(Plan plan, Forecast forecast) {
        var tree = new LinkedHashMap<>(Tree.ofRecord(plan));
        tree.put("forecast", Tree.ofRecord(forecast));
        tree.put("outline", of(PlanOutline.of(plan)));
        return tree;
    }

    private static Map<String, Object> of(PlanOutline outline) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", outline.name());
        tree.put("items", outline.items().stream().map(PlanJson::item).toList());
        return tree;
    }

    private static Map<String, Object> item(Item item) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", item.kind().word());
        tree.put("id", item.id());
        tree.put("line", item.line());
        tree.put("key", item.key());
        tree.put("says", item.says());
        return tree;
    }

    /// The outline of a plan that was saved as JSON.
    ///
    /// @throws IOException where the text is no JSON or no saved plan
    public static PlanOutline outline(String text) throws IOException {
        if (!(Json.read(text) instanceof Map<?, ?> plan)
                || !(plan.get("outline") instanceof Map<?, ?> outline)
                || !(outline.get("name") instanceof String name)
                || !(outline.get("items") instanceof List<?> saved)) {
            throw new IOException("it has no \"outline\", so it is no plan that Rutter saved");
        }
        var items = new ArrayList<Item>();
        for (var one : saved) {
            items.add(item(one));
        }
        return new PlanOutline(name, items);
    }

    private static Item item(Object saved) throws IOException {
        if (saved instanceof Map<?, ?> item
                && item.get("kind") instanceof String word
                && item.get("id") instanceof String id
                && item.get("line") instanceof Number line
                && item.get("key") instanceof String key
                && item.get("says") instanceof Map<?, ?> said) {
            var kind = PlanOutline.Kind.of(word);
            var says = new LinkedHashMap<String, String>();
            said.forEach((what, how) -> says.put(String.valueOf(what), String.valueOf(how)));
            if (kind.isPresent()) {
                return new Item(kind.get(), id, line.intValue(), key, says);
            }
        }
        throw new IOException("its \"outline\" holds something that is no part of a plan");
    }

    /// What is different between two plans: `same`, and a list of changes, each with what it was
    /// (`before`) and what it is (`after`).
    public static Map<String, Object> of(PlanDiff diff) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("from", diff.from());
        tree.put("to", diff.to());
        tree.put("same", diff.same());
        tree.put("changes", diff.changes().stream().map(PlanJson::change).toList());
        return tree;
    }

    private static Map<String, Object> change(PlanDiff.Change change) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("what", change.what().word());
        tree.put("kind", change.kind().word());
        change.before().ifPresent(item -> tree.put("before", item(item)));
        change.after().ifPresent(item -> tree.put("after", item(item)));
        if (!change.fields().isEmpty()) {
            tree.put("fields", Tree.list(change.fields()));
        }
        return tree;
    }
}
