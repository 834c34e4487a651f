package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.AnyFails;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import org.jspecify.annotations.Nullable;

/// Rules for stopping in a chapter that prepares: `Abort if the disk is more than 80 % full.`, a
/// list below `Do not start if:`. Nothing is live yet that could be taken back: somebody says at
/// their place whether it goes on, and no rule of them is left for later.
public final class BeforeGoLive {
    private BeforeGoLive() {}

    /// Whether a place is one where rules for stopping are asked.
    static boolean at(Scope scope) {
        return scope.phase() == Phase.PREPARE && scope.later().isEmpty() && !scope.back();
    }

    /// Whether words that say when to stop are asked there, and are no rule for what is live.
    static boolean asked(Scope scope, String text) {
        return at(scope)
                && !HaltSentences.goesBack(text)
                && (HaltSentences.sentences(text).stream().anyMatch(HaltSentences::gate)
                        || Halts.beside(text).isPresent());
    }

    /// Asks an item below words that say to stop where one of them holds; answers whether it is
    /// one.
    static boolean item(Context context, Scope scope, Block.Item item) {
        if (!at(scope) || item.hasItems()) {
            return false;
        }
        var over = Inline.plain(scope.leadText().isBlank() ? scope.title() : scope.leadText());
        if (!HaltSentences.announces(over)) {
            return false;
        }
        var inner = scope.lead(Lead.NONE, "");
        var judged =
                !item.box()
                        && Decides.read(
                                context,
                                inner,
                                "Abort if " + item.text(),
                                item.line(),
                                item.lastLine());
        if (judged) {
            return true;
        }
        context.notes.mark(item.line(), "somebody says whether it goes on", Role.MANUAL);
        context.person(
                item.box() ? inner.under(inner.under(), true) : inner,
                HaltSentences.question(over + (over.endsWith(":") ? " " : ": ") + item.text()),
                item.line(),
                item.lastLine());
        return true;
    }

    /// Whether words stand over such a list, and say nothing else.
    public static boolean heads(Scope scope, Unit unit, @Nullable Block next) {
        return at(scope)
                && next instanceof Block.Items
                && (HaltSentences.announces(unit.text())
                        || (unit.text().endsWith(":") && AnyFails.of(unit.text())));
    }
}
