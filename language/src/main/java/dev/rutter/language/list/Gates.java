package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;

/// A list of what has to be so before it goes on: below `Gate:`, `Switchover gates`, `Do not switch
/// until:`. Each line states a result, and somebody looks whether it holds.
final class Gates {
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "\\W*(?:\\d+[.)]?\\s*)?(?:[\\w-]+ ){0,3}(?:gates?|(?:validation|acceptance|health|sanity) checks)\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNTIL =
            QuickPattern.compile(
                    "\\W*(?:do not|don['’]t|never)\\b[^:.]{3,120}\\buntil(?: all of the following(?: \\w+){0,3})?\\W*:\\W*",
                    CASE_INSENSITIVE);

    private Gates() {}

    /// The place of a list, which is one where no line of it tells to do or run anything.
    static Scope over(Block.Items list, Scope scope) {
        if (list.ordered()
                || (scope.lead() != Lead.NONE && scope.lead() != Lead.METRICS)
                || !FenceClassifier.acts(scope.phase())) {
            return scope;
        }
        var words = Inline.plain(scope.leadText());
        return (TITLE.matches(words) || UNTIL.matches(words))
                        && list.items().stream().allMatch(Gates::states)
                ? scope.lead(Lead.SUCCESS, scope.leadText())
                : scope;
    }

    private static boolean states(Block.Item item) {
        return !item.box()
                && item.rest().isEmpty()
                && !Imperatives.tells(item.text())
                && InlineCommands.of(item.text()).isEmpty()
                && Inline.plain(item.text()).indexOf(' ') > 0;
    }
}
