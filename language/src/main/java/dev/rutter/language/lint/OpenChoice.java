package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Whoever follows the document has to choose, each time anew.
final class OpenChoice implements Rule {

    @Override
    public String code() {
        return "RT067";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "alternatives stand side by side and none is recommended";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var groups = new LinkedHashMap<String, List<Entry.Choice>>();
        for (var chapter : document.runbook.chapters()) {
            if (chapter.phase() != Phase.DEPLOY && chapter.phase() != Phase.ROLLBACK) {
                continue;
            }
            for (var entry : chapter.entries()) {
                if (entry instanceof Entry.Choice choice) {
                    groups.computeIfAbsent(choice.group(), _ -> new ArrayList<>()).add(choice);
                }
            }
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .filter(group -> group.stream().noneMatch(OpenChoice::recommended))
                .map(group ->
                        problem(
                                group.size() + " alternatives and no recommendation",
                                group.getFirst().span(),
                                "",
                                "write (Recommended) behind one, or `choose:` in"
                                        + " rutter.yaml"));
    }

    private static boolean recommended(Entry.Choice choice) {
        return choice.weight() == Entry.Choice.Weight.RECOMMENDED;
    }
}
