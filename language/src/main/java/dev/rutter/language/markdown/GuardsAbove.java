package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.choice.SectionGuard;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sentence below a block that says when the block is run: `Only run the above if the schema has
/// changed.`, `The last command is only needed for a first release.`; and `Run this only when …`
/// where no block of its own stands below it. It guards the block above.
final class GuardsAbove {
    private static final String UPPER =
            "(?:(?:the |these |this )?(?:above|previous|preceding)(?: (?:commands?|blocks?|steps?|snippets?|scripts?|lines?|ones?))?|(?:the )?(?:commands?|blocks?|steps?|snippets?|scripts?|lines?) above|the (?<last>last) (?:command|line|step|one))";

    private static final String WHEN =
            "(?<when>(?:if|when|unless|for|on)\\b[^.;`]{3,160}?)[\\s.)]*$";

    /// It is told to be run so, or passed over.
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^\\W*(?:note\\W+)?(?:(?:you (?:can|may|should|need to)|please)\\s+)?(?:only\\s+)?(?:run|execute|do|use|apply|perform|(?<skip>skip|omit|leave out))\\s+"
                            + UPPER
                            + "\\s+(?:only\\s+)?"
                            + WHEN,
                    CASE_INSENSITIVE);

    /// It is needed so, or is not.
    private static final QuickPattern NEEDED =
            QuickPattern.compile(
                    "^\\W*(?:note\\W+(?:that\\s+)?)?"
                            + UPPER
                            + "\\s+(?:is|are|applies|apply)\\s+(?:(?<skip>not|un)\\s?)?(?:only\\s+)?(?:(?:to be )?(?:needed|required|necessary|relevant|meant|run|done|executed|used)\\s+)?(?:only\\s+)?"
                            + WHEN,
                    CASE_INSENSITIVE);

    /// What every such sentence has.
    private static final QuickPattern MAY =
            QuickPattern.compile("\\b(?:if|when|unless|for|on)\\s", CASE_INSENSITIVE);

    private static final int LONGEST = 300;

    private GuardsAbove() {}

    /// Guards the commands of the block above such a sentence; answers whether it was one.
    static boolean read(
            Context context, Scope scope, Unit unit, @Nullable Block next, List<Block> blocks) {
        var text = unit.text();
        if (!scope.acts()
                || text.length() > LONGEST
                || text.endsWith(":")
                || text.indexOf('`') >= 0
                || !MAY.find(text)) {
            return false;
        }
        var said = said(Inline.plain(text), unit.line()).or(() -> alone(unit, next));
        var fence = said.isEmpty() ? Optional.<Block.Fence>empty() : above(unit, blocks);
        if (fence.isEmpty()) {
            return false;
        }
        var steps =
                context.notes.draftsSince(0).stream()
                        .filter(it -> it.span().line() >= fence.get().line())
                        .filter(it -> it.span().line() < unit.line())
                        .toList();
        if (steps.isEmpty()) {
            return false;
        }
        context.notes.mark(unit.line(), "it holds only under a condition", Role.WHEN);
        var guard = said.get();
        (guard.last() ? List.of(steps.getLast()) : steps)
                .forEach(step -> step.when(within(guard.guard(), step)));
        return true;
    }

    private static Optional<Guard> within(Guard guard, StepDraft step) {
        return Optional.of(guard.within(step.when()));
    }

    /// @param last whether it guards no more than the block's last command
    private record Said(Guard guard, boolean last) {}

    private static Optional<Said> said(String text, int line) {
        return TOLD.first(text)
                .or(() -> NEEDED.first(text))
                .map(found -> {
                    var words = found.group("when").strip();
                    var skips = found.group("skip") != null;
                    var guard = skips ? not(words) : words;
                    return new Said(new Guard(guard, line), found.group("last") != null);
                });
    }

    private static String not(String words) {
        return words.regionMatches(true, 0, "unless ", 0, 7)
                ? "if " + words.substring(7)
                : Step.NOT + words;
    }

    /// `Run this only when …` with nothing below it that it could be said of.
    private static Optional<Said> alone(Unit unit, @Nullable Block next) {
        var below =
                !unit.last()
                        || next instanceof Block.Fence
                        || next instanceof Block.Items
                        || next instanceof Block.Table;
        return below || !SectionGuard.says(unit.text())
                ? Optional.empty()
                : Guard.in(unit.announces(), unit.line()).map(guard -> new Said(guard, false));
    }

    private static Optional<Block.Fence> above(Unit unit, List<Block> blocks) {
        for (var i = blocks.size() - 1; i > 0; i--) {
            if (blocks.get(i).line() <= unit.line()) {
                return blocks.get(i) instanceof Block.Text
                                && blocks.get(i - 1) instanceof Block.Fence fence
                        ? Optional.of(fence)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
