package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import org.jspecify.annotations.Nullable;

/// `If the check fails, roll back.` above commands says when to go back, which is decided for all
/// of the run, and guards none of them. Where they are what takes it back, they are for that alone.
final class Decided {
    private static final String GOES_BACK =
            "(?:(?:please|immediately|at once|you (?:must|should|have to)|we|always|do not hesitate to|stop(?: the \\w+)?,? and|abort,? and|then)\\s+){0,3}(?:initiate (?:the |a )?|start (?:the |a )?|perform (?:the |a )?|trigger (?:the |a )?)?(?:roll(?: it| this| everything)?[ -]?back|revert|back out)\\b";

    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^\\W*(?:if|when(?:ever)?|in case|unless)\\b[^`:]{2,240}?(?:,|→|->|=>|⇒|\\bthen\\b)\\s*[*_]*"
                            + GOES_BACK
                            + "[^`:]{0,120}[.!][*_)\"”]*$",
                    CASE_INSENSITIVE);

    /// Of a part alone, which is then taken back in between.
    private static final QuickPattern PART =
            QuickPattern.compile(
                    "\\b(?:roll(?:ing)?[ -]?back|revert|back out)\\s+(?:the|this|that|these|your|its|only)\\s+(?!(?:(?:whole|entire|full|complete|new|failed)\\s+)?(?:release|deploy\\w*|version|changes?|rollout|upgrade|update|launch|system)\\b)",
                    CASE_INSENSITIVE);

    private Decided() {}

    /// Whether a text says no more than when to go back, and what stands below it is something else
    /// or all of the way back.
    static boolean apart(String text, Scope scope, @Nullable Block next) {
        return scope.phase() != Phase.ROLLBACK
                && next instanceof Block.Fence fence
                && SAYS.find(text)
                && Triggers.decides(text)
                && !(PART.find(text) && takesBack(fence));
    }

    /// The place of the commands below it.
    static Scope below(Scope scope, @Nullable Block next) {
        return next instanceof Block.Fence fence && takesBack(fence) ? scope.back(true) : scope;
    }

    private static boolean takesBack(Block.Fence fence) {
        return fence.content().stream().map(Bounded::of).anyMatch(Retreat::takesBack);
    }
}
