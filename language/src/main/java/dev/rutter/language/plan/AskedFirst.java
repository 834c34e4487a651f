package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Whether it may be gone back at all (`Only the duty manager may order a rollback.`): questions in
/// front of every way back, or in chapters of their own. Whichever way is taken, they come first.
///
/// @param asked these
/// @param rest the other steps, in their order
record AskedFirst(List<Placed> asked, List<Placed> rest) {
    /// @param steps those of all ways back, in the document's order
    static AskedFirst of(List<Placed> steps) {
        var acting = new HashSet<Runbook.Chapter>();
        steps.stream().filter(it -> !holds(it)).map(Placed::chapter).forEach(acting::add);
        var asked = new ArrayList<Placed>();
        var rest = new ArrayList<Placed>();
        for (var placed : steps) {
            var first = holds(placed) && (rest.isEmpty() || !acting.contains(placed.chapter()));
            (first ? asked : rest).add(placed);
        }
        return rest.isEmpty()
                ? new AskedFirst(List.of(), steps)
                : new AskedFirst(List.copyOf(asked), List.copyOf(rest));
    }

    private static boolean holds(Placed placed) {
        return placed.step().action() instanceof Action.Ask ask
                && ask.holds()
                && placed.step().option().isEmpty()
                && placed.step().when().isEmpty();
    }
}
