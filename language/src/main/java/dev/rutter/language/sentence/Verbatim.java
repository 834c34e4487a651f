package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Tells words that a program prints from an author's own: `Expected: PONG` is what Redis answers,
/// `Expected: New version number` describes it.
final class Verbatim {
    /// What no prose holds: `name=value`, `name | online`, an address, JSON, a sign that scripts
    /// print.
    private static final QuickPattern SIGNS =
            QuickPattern.compile(
                    "^[✅✔✓☑🎉]|[\\w\\])]=\\S|\\S ?\\| ?\\S|\\w://|[{}\\\\$]|::|\"[\\w-]+\" ?:");

    /// The states that servers, tools and health checks print.
    private static final String STATES =
            "(?:un)?healthy|running|(?:in)?active|up|down|ok|okay|on-?line|ready|alive|live|true|false|null|t|f|yes|success(?:ful|fully)?|succeeded|pass(?:ed)?|connected|(?:dis|en)abled|complete[d]?|\\w{3,}ed|available|synced|valid|accepted|created|green|done|open|closed|pong|main|master|develop|production|staging|prod";

    private static final QuickPattern STATE =
            QuickPattern.compile(
                    "(?:[\\w./-]+: ?)?(?:"
                            + STATES
                            + ")(?: \\((?:running|exited|waiting|listening|mounted|healthy)\\))?[.!]?",
                    CASE_INSENSITIVE);

    /// One word that is no English: `PONG`, `release-1.4`, `orders_total`.
    private static final QuickPattern NAME =
            QuickPattern.compile("(?=\\S*[A-Z\\d_/.@-])(?![A-Z]?[a-z]+[.!]?$)\\S+");

    /// How a program ends that tells how it went: `All tests passed`, `schema is up to date`.
    private static final QuickPattern OUTCOME =
            QuickPattern.compile(
                    "^(?!.*\\b(?:an?|the|new|previous|current|users?|your)\\b).*\\b(?:passed|ok|up[- ]to[- ]date|succeeded|successful(?:ly)?|completed?|written|verified|finished|accepting connections)[.!]?$",
                    CASE_INSENSITIVE);

    private Verbatim() {}

    /// Whether output that lacks these words cannot be what was meant.
    static boolean is(String text) {
        return STATE.matches(text)
                || NAME.matches(text)
                || (OUTCOME.matches(text) && !text.contains(", "))
                || (SIGNS.find(text) && !text.contains(", "));
    }
}
