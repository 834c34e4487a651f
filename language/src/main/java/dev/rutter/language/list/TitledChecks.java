package dev.rutter.language.list;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// A numbered title in bold over a list that tells nobody to do anything: `3. **Assess the
/// damage**:` over what may be so, `2. **Sign in**` over what has to be seen. The title is the
/// step, and the list is what it is about.
final class TitledChecks {
    private static final QuickPattern TITLE =
            QuickPattern.compile("^\\*\\*[^*]+\\*\\*:?\\s*(?:\\([^)]*\\))?:?$");

    private TitledChecks() {}

    /// Whether an item is one; its list has been read.
    static boolean is(Notes notes, Block.Item item, Scope scope) {
        if (!item.ordered()
                || !asks(scope.phase())
                || scope.lead() == Lead.AUTO
                || !TITLE.matches(item.text().strip())
                || !item.fences().isEmpty()) {
            return false;
        }
        var below = below(item);
        return below.stream()
                        .noneMatch(it ->
                                it.box()
                                        || it.hasItems()
                                        || notes.has(it.line(), Role.COMMAND)
                                        || notes.has(it.line(), Role.QUERY))
                && (below.stream().allMatch(it -> notes.has(it.line(), Role.EXPECT))
                        || (Imperatives.tells(item.text())
                                && below.stream().noneMatch(it -> told(notes, it))));
    }

    /// Whether it is told what to do, and not only what to see.
    private static boolean told(Notes notes, Block.Item item) {
        return (notes.has(item.line(), Role.MANUAL) && !notes.has(item.line(), Role.EXPECT))
                || (Imperatives.tells(item.text()) && !notes.has(item.line(), Role.EXPECT));
    }

    private static List<Block.Item> below(Block.Item item) {
        var out = new ArrayList<Block.Item>();
        for (var block : item.rest()) {
            if (block instanceof Block.Items list) {
                out.addAll(list.items());
            }
        }
        return out;
    }

    private static boolean asks(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, ROLLBACK, INCIDENT, TROUBLE -> true;
            case NONE, OVERVIEW, WATCH, MAINTAIN, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }
}
