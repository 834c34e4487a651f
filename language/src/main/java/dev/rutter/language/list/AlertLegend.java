package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;

/// A list that only says when each alert fires: `` `alert-burst`: more than 1,500 calls in 5
/// minutes``. It explains what the commands above it show, and no item of it must hold.
final class AlertLegend {
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\W*(?:(`[^`\\s]{2,80}`)|\\*\\*[^*]{2,60}\\*\\*)\\W*?\\s*(?::|–|—|-\\s|\\(|fires?\\b)");

    private static final QuickPattern ALERT =
            QuickPattern.compile(
                    "\\b(?:fires?|fired|alerts?|alarms?|goes off|went off)\\b", CASE_INSENSITIVE);

    /// What it fires at is bad.
    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "(?:[:–—(]|\\b(?:when|if|at|on|for)\\b|\\s-)\\s*(?:[\\w /%-]{0,60}\\s)?(?:more than|over|above|exceeds|>)\\s*[\\w$€£]",
                    CASE_INSENSITIVE);

    private AlertLegend() {}

    /// The place of a list, where nothing is asked of a legend: each of its items is one.
    static Scope over(Block.Items list, Scope scope) {
        if (scope.lead() != Lead.NONE
                || list.ordered()
                || list.items().size() < 2
                || !FenceClassifier.acts(scope.phase())) {
            return scope;
        }
        var about = ALERT.find(scope.title()) || ALERT.find(scope.leadText());
        return list.items().stream().allMatch(it -> says(it, about))
                ? scope.lead(Lead.BACKGROUND, scope.leadText())
                : scope;
    }

    /// Whether an item says when an alert fires: by that word, or by the alert's name.
    private static boolean says(Block.Item item, boolean about) {
        var named = NAMED.matcher(item.text());
        return !item.box()
                && item.rest().isEmpty()
                && named.find()
                && BAD.find(item.text())
                && (ALERT.find(item.text()) || (about && named.group(1) != null));
    }
}
