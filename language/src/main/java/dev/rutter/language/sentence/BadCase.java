package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What is only for the bad case, though no `if` opens its line: `` Problems? `./restore` ``, ``
/// Worst case: `./stop` ``, `` Abort with `./abort` when the error rate climbs``. In the good case
/// none of it is run.
final class BadCase {
    private static final String BAD =
            "(?:problems?|issues?|troubles?|errors?|failures?|fail(?:s|ed|ing)?|broken|breaks?|broke|stuck|crash(?:es|ed|ing)?|hangs?|hung|wrong|unhealthy|down|red|bad|complain(?:s|ed|ing)?|alarms?|alerts?|misbehav\\w+|regress\\w*)";

    /// `Something wrong? …`, `Not working? …`
    private static final QuickPattern ASKED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?((?:(?:still|is|are|was|did|does|got|any|anything|something|things?|it|that|this|the|step|went|goes|go|gone|having|seeing|hit|orders?|users?|deploy(?:ment)?|checks?|customers?|\\d+) ){0,4}(?:"
                            + BAD
                            + "|not (?:working|healthy|ok|okay|good|green|up|responding|happy))(?: (?:again|here|now|with \\w+|after \\w+))?\\s*\\?)\\W*(?=\\w)",
                    CASE_INSENSITIVE);

    private static final QuickPattern LAST =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?((?:(?:in|for) )?(?:the )?worst(?:[- ]case)?(?: scenario)?|(?:as )?(?:an? |the )?last resort|(?:in |for )?(?:an |case of )?emergenc(?:y|ies)(?: only)?|(?:when|if) all else fails)\\s*(?:[:,;]|[–—→-]+\\s)",
                    CASE_INSENSITIVE);

    /// Right behind its command.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "`(?:[,;:]|\\s+(?:immediately|at once|right away|straight away|instantly|again))*\\s+((?:only )?(?:if|when(?:ever)?|as soon as|once|the moment|in case(?: of)?|should)\\s+[^`.;:?]{0,80}?\\b(?:"
                            + BAD
                            + "|(?:climb|ris|go|spik|jump|exceed|drop|fall)(?:e?s|ing)?(?= (?:\\w+ ){0,2}(?:above|over|below|under|beyond|past)\\b))\\b(?! (?:is|are|was|were|has|have) (?:fixed|gone|resolved|cleared|off|known))[^`;:?]{0,60}?)[.!)]?\\s*$",
                    CASE_INSENSITIVE);

    /// What looks for it, and tells no more than what then is.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:check|verify|confirm|ensure|make sure|see|expect|note)\\b",
                    CASE_INSENSITIVE);

    /// Nobody waits for it, as for other events.
    private static final QuickPattern EVENT =
            QuickPattern.compile("^(?:as soon as|once|the moment)\\s+", CASE_INSENSITIVE);

    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "^\\W*(?:\\d[\\d.]*\\)?\\s+)?(plan b|(?:manual|emergency) override|(?:the )?worst[- ]case(?: scenario)?|last resort)\\W*$",
                    CASE_INSENSITIVE);

    private static final int MOST = 400;

    private BadCase() {}

    /// The condition that such words put on a line's command.
    static Optional<String> in(String line) {
        if (line.indexOf('`') < 0 || line.length() > MOST) {
            return Optional.empty();
        }
        var text = Inline.plain(line.substring(0, line.indexOf('`') + 1) + "x");
        return ASKED.first(text)
                .or(() -> LAST.first(text))
                .or(() -> LOOKS.find(text) ? Optional.empty() : BEHIND.first(line))
                .map(found -> EVENT.replaceFirst(found.group(1).strip(), "if "));
    }

    /// The same of a heading, on its section.
    static Optional<String> heading(String title) {
        var plain = Inline.plain(title);
        return TITLE.first(plain)
                .map(found -> found.group(1))
                .or(() ->
                        PhaseNames.counted(plain) && Occasions.kept(plain)
                                ? Optional.of(plain)
                                : Optional.empty());
    }
}
