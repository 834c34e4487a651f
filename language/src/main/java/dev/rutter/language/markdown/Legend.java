package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// A list that only says when each alert fires: `` `alert-burst`: more than 1,500 calls in 5
/// minutes``. It explains what the commands above it show, and no item of it must hold.
final class Legend {
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\W*(?:`[^`\\s]{2,80}`|\\*\\*[^*]{2,60}\\*\\*)\\W*?\\s*(?::|–|—|-\\s|\\(|fires?\\b)");

    private static final QuickPattern ALERT =
            QuickPattern.compile(
                    "\\b(?:fires?|fired|alerts?|alarms?|goes off|went off)\\b", CASE_INSENSITIVE);

    /// What it fires at is bad.
    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "(?:[:–—(]|\\b(?:when|if|at|on|for)\\b|\\s-)\\s*(?:[\\w /%-]{0,60}\\s)?(?:more than|over|above|exceed\\w*|greater than|at least|below|under|less than|fewer than|no \\w+ (?:for|in)|>=?|<=?)\\s*[\\w$€£]",
                    CASE_INSENSITIVE);

    private Legend() {}

    /// The place of a list, where nothing is asked of a legend.
    static Scope over(Block.Items list, Scope scope) {
        if (scope.lead() != Lead.NONE || list.ordered() || !FenceClassifier.acts(scope.phase())) {
            return scope;
        }
        var about = ALERT.find(scope.title()) || ALERT.find(scope.leadText());
        var says =
                list.items().stream()
                        .filter(it ->
                                !it.box()
                                        && it.rest().isEmpty()
                                        && NAMED.find(it.text())
                                        && BAD.find(it.text())
                                        && (about || ALERT.find(it.text())))
                        .count();
        return says > 1 && list.items().stream().noneMatch(Block.Item::box)
                ? scope.lead(Lead.BACKGROUND, scope.leadText())
                : scope;
    }
}
