package dev.rutter.language.result;

import dev.rutter.language.block.Block;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.sentence.Forbidden;
import dev.rutter.language.sentence.GoesOnIf;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.shell.OneValue;
import dev.rutter.language.shell.ShellEffect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words right above a block that say what it has to show before anything goes on: `Continue only
/// if no ERROR is in the log:`. They are held against what its last command prints. Where the block
/// shows no such thing it is what waits for it, and somebody is asked before.
public final class GateShown {
    private GateShown() {}

    /// Holds the last command of a block against the words above it.
    public static void read(StepDraft last, String lead) {
        GoesOnIf.above(lead)
                .filter(it -> shows(it, last.script()))
                .ifPresent(
                        it -> last.expect(it.expected(last.action(), last.script(), last.span())));
    }

    /// The same of a command in the line itself.
    public static void beside(StepDraft last, String text) {
        var at = text.indexOf("`" + last.script());
        if (at > 0) {
            GoesOnIf.above(text.substring(0, at).strip())
                    .filter(it -> shows(it, last.script()) || !ShellEffect.acts(last.script()))
                    .ifPresent(it ->
                            last.expect(it.expected(last.action(), last.script(), last.span())));
        }
    }

    /// Whether a block shows what the words above it ask for.
    public static boolean below(String words, @Nullable Block next) {
        return next instanceof Block.Fence fence
                && GoesOnIf.above(words)
                        .filter(it -> fence.content().stream().anyMatch(line -> shows(it, line)))
                        .isPresent();
    }

    /// The same of words that speak of a value and end like any sentence.
    public static boolean valueBelow(String words, @Nullable Block next) {
        return !HaltSentences.ends(words) && below(words, next);
    }

    /// What is asked before a block that shows no such thing.
    public static Optional<GoesOnIf> before(String words, @Nullable Block next) {
        return next instanceof Block.Fence fence
                        && fence.content().stream().noneMatch(Forbidden::stops)
                ? GoesOnIf.above(words).filter(_ -> !below(words, next))
                : Optional.empty();
    }

    private static boolean shows(GoesOnIf said, String script) {
        return said.shown(script)
                && OneValue.mayPrint(script)
                && !(said.stops() && Forbidden.stops(script));
    }
}
