package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.regex.MatchResult;

/// Sentences that say of a step that it is behind those who read: `Done on production on
/// 2026-03-13.`, `(already applied)`, `This step is no longer needed.`
public final class AlreadyDone {
    private static final String PART =
            "(?:the|this|that) (?:step|migration|backfill|change|part|work|script|command)";

    private static final String SUBJECT =
            "(?:(?:this|that|it|both|all of (?:this|it|them)|all this|"
                    + PART
                    + ") (?:was|were|is|are|has been|have been|had been) )";

    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    private static final String DATE =
            "(?:\\d{4}-\\d{2}(?:-\\d{2})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|(?:\\d{1,2}(?:st|nd|rd|th|\\.)? )?"
                    + MONTH
                    + "\\.?,? \\d{1,4})\\b";

    private static final String DEED =
            "(?:done|completed|applied|finished|executed|carried out|performed)";

    /// The one place that counts: what is done elsewhere is still to be done here.
    private static final String PLACE =
            "(?: (?:on|in|to) (?:both )?(?:the )?(?:staging (?:and|&) )?(?:prod|production)(?: (?:system|server|database|db|cluster)s?)?| everywhere)";

    private static final String BY = "(?: by(?: (?!in\\b|on\\b|to\\b|for\\b|at\\b)[\\w-]+){1,3})";

    private static final String DATED =
            "(?:"
                    + SUBJECT
                    + "(?:already )?run|"
                    + SUBJECT
                    + "?(?:already )?"
                    + DEED
                    + ")"
                    + PLACE
                    + "?"
                    + BY
                    + "? (?:on|in|since|at) (?:the )?"
                    + DATE
                    + "(?: (?:at )?\\d{1,2}:\\d{2})?"
                    + PLACE
                    + "?";

    private static final String SAID =
            SUBJECT + "?already (?:been )?(?:" + DEED + "|run)" + PLACE + "?" + BY + "?";

    private static final String UNNEEDED =
            "no longer (?:needed|necessary|required)(?: (?:since|as of) [\\w.-]{1,20}\\w)?";

    /// As a sentence, or behind the last dash of one.
    private static final QuickPattern SENTENCE =
            QuickPattern.compile(
                    "(?:^|[.!?]|\\s[–—-]\\s)\\W*(?:"
                            + DATED
                            + "|"
                            + SAID
                            + "|"
                            + PART
                            + " (?:is|are) "
                            + UNNEEDED
                            + ")(?:\\W*$|[.!:](?=\\W))",
                    CASE_INSENSITIVE);

    /// In brackets behind all that is said of the step.
    private static final QuickPattern BRACKET =
            QuickPattern.compile(
                    "\\(\\W*(?:"
                            + DATED
                            + "|"
                            + SAID
                            + "|(?:"
                            + PART
                            + " (?:is|are) )?(?<unneeded>"
                            + UNNEEDED
                            + "))[.!]?\\s*\\)(?:\\W*$|[.!:](?=\\W))",
                    CASE_INSENSITIVE);

    /// What takes something away because it is no longer needed.
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "\\b(?:stop|remov|delet|drop|turn(?:ing|ed)? (?:\\w+ ){0,5}off|switch(?:ing|ed)? (?:\\w+ ){0,5}off|disabl|uninstall|undeploy|clos|clean|shut|kill|retir|tear|decommission|destroy|detach|revok|prun|purg|wip|terminat|archiv|unmount|unset|scal|rm\\b|free\\b|get rid)",
                    CASE_INSENSITIVE);

    /// A case, or what a command answers.
    private static final QuickPattern CASE =
            QuickPattern.compile(
                    "\\b(?:if|when|where|unless|exit|code|prints?|says?|shows?|returns?|reports?|answers?|outputs?|expect\\w*)\\b",
                    CASE_INSENSITIVE);

    /// Some of it is left.
    private static final QuickPattern LEFT =
            QuickPattern.compile(
                    "(?:^|[.!?:;]\\s+)\\W*now\\b|\\bstill (?:open|missing|pending|to)\\b|\\bnot yet\\b|\\bremaining\\b|\\bexcept\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS = QuickPattern.compile("[.!?](?=\\s|$)");

    /// It is still to be done where it counts.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "\\b(?:staging|stage|test|testing|dev|development|local(?:ly|host)?|rehears\\w+|sandbox|preview|demo)\\b(?! (?:and|&) prod)",
                    CASE_INSENSITIVE);

    private AlreadyDone() {}

    /// Whether a line says so.
    public static boolean says(String line) {
        var text = Bounded.of(line);
        return SENTENCE.first(text).filter(it -> holds(text, it)).isPresent()
                || BRACKET.first(text).filter(it -> holds(text, it)).isPresent();
    }

    /// Whether the first words of a part say so of all of it.
    public static boolean opens(String words) {
        return words.length() < 160
                && SENTENCE.first(words)
                        .or(() -> BRACKET.first(words))
                        .filter(found -> found.start() == 0 && holds(words, found))
                        .isPresent();
    }

    private static boolean holds(String text, MatchResult found) {
        var said = found.group();
        var before = text.substring(0, found.start());
        var own = ENDS.find(said.substring(0, 1)) ? said : before.substring(lastEnd(before)) + said;
        return !ELSEWHERE.find(said)
                && !CASE.find(own)
                && !LEFT.find(text.substring(found.end()))
                && !(found.namedGroups().containsKey("unneeded")
                        && found.group("unneeded") != null
                        && TAKES.find(text));
    }

    /// Where the last sentence begins.
    private static int lastEnd(String text) {
        return ENDS.all(text).stream().mapToInt(MatchResult::end).max().orElse(0);
    }
}
