package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Curfews;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Takes the sentences on when nobody deploys out of what paragraphs and items say.
public final class CurfewLines {
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`*][.!;])\\s+(?=[*_]{0,2}[A-Z])");

    private CurfewLines() {}

    /// What a paragraph says besides, where it says such a thing.
    public static Optional<String> rest(Context context, Section section, Phase phase, Unit unit) {
        if (!of(phase) || unit.text().endsWith(":")) {
            return Optional.empty();
        }
        var line = unit.line();
        var below = Curfews.below(section.title(), unit.text(), context.notes.span(line));
        if (below.isPresent()) {
            add(context, below.get(), line);
            return Optional.of("");
        }
        if (!Curfews.may(unit.text())) {
            return Optional.empty();
        }
        var rest = new StringBuilder();
        var any = false;
        for (var sentence : SENTENCE.split(unit.text(), -1)) {
            var at = context.notes.lineOf(sentence, line, unit.lastLine());
            var said = Curfews.of(sentence, context.notes.span(at));
            said.ifPresent(it -> add(context, it, at));
            any |= said.isPresent();
            if (said.isEmpty()) {
                rest.append(rest.isEmpty() ? "" : " ").append(sentence);
            }
        }
        return any ? Optional.of(rest.toString()) : Optional.empty();
    }

    /// Whether an item says that and no more. What is ticked off and a clock does not tell stays an
    /// item for people.
    public static boolean item(Context context, Section section, Scope scope, Block.Item item) {
        if (!of(scope.phase()) || !item.rest().isEmpty()) {
            return false;
        }
        var span = context.notes.span(item.line());
        var said =
                Optional.of(item.text())
                        .filter(Curfews::may)
                        .flatMap(text -> Curfews.of(text, span))
                        .or(() -> Curfews.below(section.title(), item.text(), span))
                        .filter(it -> !item.box() || it.hours().isPresent());
        said.ifPresent(it -> add(context, it, item.line()));
        return said.isPresent();
    }

    private static void add(Context context, Entry.Curfew curfew, int line) {
        context.notes.mark(line, "it says when the deployment may begin", Role.WHEN);
        context.notes.add(curfew);
    }

    private static boolean of(Phase phase) {
        return switch (phase) {
            case NONE, OVERVIEW, PREPARE, DEPLOY, VERIFY, WATCH, CONTACTS, MAINTAIN, REFERENCE ->
                    true;
            case ROLLBACK, INCIDENT, TROUBLE, TEMPLATE -> false;
        };
    }
}
