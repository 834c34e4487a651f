package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ByRole;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A paragraph that says first how things are and then what to do: `The sync does not come by
/// itself. Sync the application again.` Whoever has to is asked where that sentence begins. Of a
/// chapter on going back no such paragraph is a way back.
final class LaterOrder {
    private static final QuickPattern SENTENCES =
            QuickPattern.compile("(?<=[a-z0-9)`*\"%\\]][.?!])\\s+(?=[A-Z*`\"])");

    /// What is there to be read, how something is used, and what is done only in some case.
    private static final QuickPattern READ =
            QuickPattern.compile(
                    "^\\W*(?:check out|take a look|have a look|read (?:more|on|about)|move on|go on|think|let['’]?s?|feel free|use|prefer|avoid|for (?:more|further|additional|details|a full|an example)\\b|(?:please )?(?:see|refer)\\b|if\\b|unless\\b|on (?:any )?(?:fail\\w*|error)\\b)",
                    CASE_INSENSITIVE);

    /// What is said of some case is done only then, with all that follows.
    private static final QuickPattern CASE =
            QuickPattern.compile(
                    "^\\W*(?:if|when|whenever|unless|should|in case|on (?:any )?(?:fail\\w*|error))\\b",
                    CASE_INSENSITIVE);

    /// Longer is background.
    private static final int LONGEST = 600;

    private static final int MOST = 6;

    private LaterOrder() {}

    /// Asks for it where there is one.
    static void read(Context context, Unit unit, Scope scope, @Nullable Block next) {
        if (unit.label()
                || !scope.acts()
                || scope.phase() == Phase.ROLLBACK
                || unit.text().length() > LONGEST
                || context.notes.has(unit.line(), Role.TRIGGER)
                || Triggers.decides(unit.text())) {
            return;
        }
        if (ByRole.does(unit.text())) {
            context.notes.mark(unit.line(), "an instruction to a person", Role.MANUAL);
            context.person(scope, unit.text(), unit.line(), unit.lastLine());
            return;
        }
        if (next instanceof Block.Items
                || next instanceof Block.Fence
                || next instanceof Block.Table
                || CASE.find(unit.text())) {
            return;
        }
        in(unit.text())
                .ifPresent(sentence -> {
                    var line = begins(context, unit, sentence);
                    context.notes.mark(line, "an instruction to a person", Role.MANUAL);
                    context.person(scope, unit.text(), line, unit.lastLine());
                });
    }

    private static Optional<String> in(String text) {
        var sentences = SENTENCES.split(text, MOST);
        for (var i = 1; i < sentences.length; i++) {
            var sentence = sentences[i];
            if (Imperatives.tells(sentence)
                    && !Imperatives.aside(sentence)
                    && !READ.find(sentence)
                    && !ItemWords.forbids(sentence)
                    && InlineCommands.of(sentence).isEmpty()) {
                return Optional.of(sentence);
            }
        }
        return Optional.empty();
    }

    private static int begins(Context context, Unit unit, String sentence) {
        var words = sentence.split("\\s+", 3);
        var opens = words.length > 1 ? words[0] + " " + words[1] : words[0];
        for (var line = unit.line(); line <= unit.lastLine(); line++) {
            var text = context.notes.text(line);
            if (text.contains(opens) || text.stripTrailing().endsWith(". " + words[0])) {
                return line;
            }
        }
        return unit.line();
    }
}
