package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Words of a heading, an item or a comment that leave it to somebody whether it is done at all:
/// `Optional: warm the cache`, `Prune the images [optional]`, `Migrations (if any)`.
final class LeftOpen {
    /// `(if any)`, `, if any`, `(if any are pending)`
    private static final QuickPattern ANY =
            QuickPattern.compile(
                    "^(.{2,80}?)(?:\\s*\\(|,\\s+|\\s+[–—-]\\s+)(?:only )?if (?:there (?:are|is) )?any((?: (?:are|is|new|still|left|pending|waiting|present|needed|required|exist\\w*|ones|of them|to run|to apply))*)\\s*(?:\\)|(?=[:.]|$))",
                    CASE_INSENSITIVE);

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^[^\\w`]*(?:\\d+[.)]\\s*)?(optional(?:ly)?)(?: (?:step|task|part|extra|follow-?up)s?)?(?:\\s*:|\\s+[–—-]\\s)",
                    CASE_INSENSITIVE);

    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^[^\\w`]*(?:optional(?:ly)?(?: (?:step|task|part|extra|follow-?up)s?)?)\\W*:\\W*$",
                    CASE_INSENSITIVE);

    /// A heading's first word.
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "^\\W*(?:(?:step )?\\d+[.):]?\\s*)?(optional)(?:\\W*$|\\s+(?!features?\\b|settings?\\b|variables?\\b|parameters?\\b|flags?\\b|arguments?\\b|env\\w*\\b|configuration\\b)\\w)",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "\\[\\s*(optional)\\s*\\]|(?:[–—,]\\s*|\\s-+\\s+)(optional)(?=\\W*$|\\s*:)|[(\\[]((?:(?:may|can) be (?:skipped|omitted|left out)|nice to have|on demand|not always (?:needed|necessary|required)|conditional|not required))[)\\]]",
                    CASE_INSENSITIVE);

    /// What is looked for and may turn up: nobody is asked for it before.
    private static final QuickPattern FOUND =
            QuickPattern.compile(
                    "\\b(?:errors?|issues?|problems?|warnings?|failures?|differences?|findings?|alerts?|bugs?|regressions?|anomal\\w+|downtime|durations?|impact|deviations?|comments?|notes?|exceptions?)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEFORE_NOUN =
            QuickPattern.compile(
                    "^\\W*(?:(?:\\d+[.)]|step \\d+[.:)]?)\\s*)?(?:(?:on|for|in|with|of|to|the|all|any|your|our|its|each)\\s+)*",
                    CASE_INSENSITIVE);

    private static final QuickPattern ARTICLE =
            QuickPattern.compile(
                    "^(?:(?:on|for|in|with|of|to|the|all|any|your|our|its|each)\\s+)+",
                    CASE_INSENSITIVE);

    private static final QuickPattern NOUN =
            QuickPattern.compile("[A-Za-z][\\w-]*(?:\\s+[\\w-]+){0,3}");

    private static final Memo<Optional<String>> READ = Memo.of(LeftOpen::read);

    /// `Promote early (healthy)`: what goes on tells in which state.
    private static final QuickPattern STATE =
            QuickPattern.compile(
                    "^[^(]*\\b(?:promot|proceed|continu|go on|advanc|resum|finish|finali[sz]|complet|roll out|scale)\\w*\\b[^(]*\\((?:only |when |if )?((?:all |everything )?(?:healthy|green|good|clear|stable|ok|passing|unhealthy|failing))\\)\\W*$",
                    CASE_INSENSITIVE);

    private LeftOpen() {}

    /// The condition that such words put on a line.
    static Optional<String> in(String line) {
        return READ.of(line);
    }

    private static Optional<String> read(String line) {
        var text = Inline.plain(line);
        // A line of a list in a comment speaks for itself alone.
        if (text.length() > 300 || text.startsWith("- ")) {
            return Optional.empty();
        }
        var any = ANY.matcher(text);
        if (any.find()) {
            return FOUND.find(any.group(1))
                    ? Optional.empty()
                    : Optional.of(any(any.group(1), any.group(2)));
        }
        var opens = OPENS.matcher(text);
        if (opens.find()) {
            return Optional.of(opens.group(1));
        }
        var ends = ENDS.matcher(text);
        return ends.find()
                ? Optional.of(
                        ends.group(1) != null
                                ? ends.group(1)
                                : ends.group(2) != null ? ends.group(2) : ends.group(3))
                : Optional.empty();
    }

    /// The same of a heading, which names what it heads.
    static Optional<String> heading(String title) {
        var plain = Inline.plain(title);
        var named = TITLE.matcher(plain);
        var state = STATE.matcher(plain);
        return in(title)
                .or(() -> named.find() ? Optional.of(named.group(1)) : Optional.empty())
                .or(() -> state.find() ? Optional.of("if " + state.group(1)) : Optional.empty());
    }

    /// Whether a label says no more than that, over what stands below it.
    static boolean leads(String text) {
        return LABEL.find(Inline.plain(text));
    }

    /// `if there are any migrations`, where the words before tell of what.
    private static String any(String before, String how) {
        var rest = BEFORE_NOUN.replaceFirst(before, "");
        if (Imperatives.tells(rest + " it") && rest.indexOf(' ') > 0) {
            rest = ARTICLE.replaceFirst(rest.substring(rest.indexOf(' ') + 1), "");
        }
        if (!NOUN.matches(rest)) {
            return "if any" + how;
        }
        var first = Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
        var noun = rest.length() > 1 && Character.isLowerCase(rest.charAt(1)) ? first : rest;
        return how.isBlank()
                ? "if there " + (noun.endsWith("s") ? "are" : "is") + " any " + noun
                : "if any " + noun + how;
    }
}
