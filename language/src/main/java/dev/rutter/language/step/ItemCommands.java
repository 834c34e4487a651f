package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.choice.EitherOr;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.shell.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands that an item of a list tells to run, beside the words that tell it.
final class ItemCommands {
    private ItemCommands() {}

    /// Adds the commands in backticks that an item tells to run; answers whether there are any.
    static boolean told(Context context, Block.Item item, Scope scope) {
        if (scope.phase() == Phase.REFERENCE
                && !item.box()
                && !item.ordered()
                && (scope.under().isEmpty()
                        || item.lines().stream()
                                .allMatch(line -> alone(context, line, scope).isEmpty()))) {
            return false;
        }
        var text = item.text();
        var named = Assignments.orCommands(context.notes, scope, text, item.line());
        var told = item.box() || item.ordered() ? named : InlineCommands.undescribed(text, named);
        if (told.isEmpty() && !named.isEmpty()) {
            return false;
        }
        if (told.isEmpty() && BareCommand.typed(text) && FenceClassifier.acts(scope.phase())) {
            told = List.of(text.strip());
        }
        if (told.isEmpty() && item.box() && FenceClassifier.acts(scope.phase())) {
            told = InlineCommands.last(text).stream().toList();
        }
        if (told.isEmpty() && asked(context, item, scope)) {
            return true;
        }
        if (told.isEmpty()) {
            told =
                    item.lines().stream()
                            .skip(1)
                            .flatMap(line -> alone(context, line, scope).stream())
                            .toList();
        }
        var lines = told.stream().map(script -> item.lineOf(script)).toList();
        var scopes = new ArrayList<Scope>();
        for (var i = 0; i < told.size(); i++) {
            var here = PlacedInline.placed(scope, text, told.get(i), lines.get(i));
            scopes.add(
                    item.box() ? here.under(Phrases.stripNumber(Inline.plain(text)), true) : here);
        }
        var placed = EitherOr.placed(context, scopes, text, told, item.line());
        new Commands(context).inOrder(placed, told, text, text, lines);
        if (!told.isEmpty()) {
            BothWays.people(context, scope, text, told, item.line());
        }
        return !told.isEmpty();
    }

    /// A query that an item begins with and says the answer of.
    private static boolean asked(Context context, Block.Item item, Scope scope) {
        var text = item.text();
        var code =
                text.startsWith("`")
                        ? Inline.codes(text).stream().findFirst()
                        : Optional.<String>empty();
        if (code.filter(sql -> SqlStatements.opens(sql) && InlineCommands.judged(text, sql))
                .isEmpty()) {
            return false;
        }
        var title = Phrases.stripNumber(Inline.plain(text)).replace("`", "");
        var place = item.box() ? scope.under(title, true) : scope;
        var draft =
                new Commands(context).query(place, title, code.get(), item.line(), item.lastLine());
        context.notes.mark(item.line(), "it states what the result must look like", Role.EXPECT);
        var behind = InlineCommands.behind(text, code.get()).strip();
        draft.expect(List.of(new Expectation.Asked(behind, context.notes.span(item.line()))));
        return true;
    }

    /// The command that a line is and nothing else.
    private static List<String> alone(Context context, Block.TextLine line, Scope scope) {
        var text = line.text().strip();
        var codes = Inline.codes(text);
        return codes.size() == 1
                        && text.equals("`" + codes.getFirst() + "`")
                        && (InlineCommands.runnable(codes.getFirst())
                                || Assignments.alone(context.notes, scope, text, line.number()))
                ? codes
                : List.of();
    }
}
