package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// The order of two commands, as a sentence says it: `` `./backup` must be run before `./deploy`
/// ``, ``Run `./a` before `./b` ``, ``Do not run `./b` before `./a` has finished``.
///
/// @param first what is run first
/// @param second what is run behind it
/// @param tells whether the sentence may also be what tells to run them
public record BeforeOther(String first, String second, boolean tells) {
    private static final String RUN = "(?:run|execute|start|call|do)";

    private static final String THE =
            "\\s+(?:(?:you(?: have)? )?(?:run|ran|execute[sd]?|start|called?|running|executing|starting|calling) )?(?:the )?$";

    private static final QuickPattern MUST =
            QuickPattern.compile(
                    "^\\s+(?:must|should|shall|has to|have to|needs to|is to)(?<not> not| never)? (?:always |first )?(?:be (?:run|done|executed|started|finished|complete|completed|called|over)|run|finish|complete|succeed|come|have (?:run|finished|completed|ended|been run))(?: first| successfully)?,? (?:before|prior to)"
                            + THE,
                    CASE_INSENSITIVE);

    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "(?:^|[.;:!]\\s)\\W*(?:\\d+[.)]\\s*)?(?:(?:please|always|then|now|first|next|you (?:must|should|have to)|make sure (?:to|you)) ){0,2}"
                            + RUN
                            + " (?:the )?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEFORE =
            QuickPattern.compile("^,? (?:before|prior to)" + THE, CASE_INSENSITIVE);

    private static final QuickPattern FORBIDDEN =
            QuickPattern.compile(
                    "\\b(?:do not|don['’]t|never|must not)(?: ever)? " + RUN + " (?:the )?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNTIL =
            QuickPattern.compile("^,? (?:before|until)" + THE, CASE_INSENSITIVE);

    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "^(?:,? (?:has|is|was|had|ha(?:s|d) been)?\\s?(?:run|done|over|finished|completed?|ended|succeeded|passed|through)(?: successfully)?)?\\s*(?:[.,;:)!]|$)",
                    CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int LONGEST = 300;

    /// The order that a line gives to the only two commands in it.
    public static Optional<BeforeOther> in(String text) {
        if (text.length() > LONGEST
                || text.indexOf('`') < 0
                || !(text.contains("before") || text.contains("until") || text.contains("prior"))) {
            return Optional.empty();
        }
        var codes = Inline.codes(text);
        if (codes.size() != 2 || codes.getFirst().equals(codes.getLast())) {
            return Optional.empty();
        }
        var one = codes.getFirst();
        var other = codes.getLast();
        var at = text.indexOf("`" + one + "`");
        var end = at + one.length() + 2;
        var next = at < 0 ? -1 : text.indexOf("`" + other + "`", end);
        if (next < 0 || !ENDS.find(text.substring(next + other.length() + 2))) {
            return Optional.empty();
        }
        var before = text.substring(0, at);
        var between = text.substring(end, next);
        var must = MUST.matcher(between);
        if (must.find()) {
            return Optional.of(
                    must.group("not") == null
                            ? new BeforeOther(one, other, true)
                            : new BeforeOther(other, one, false));
        }
        if (FORBIDDEN.find(before)) {
            return UNTIL.find(between)
                    ? Optional.of(new BeforeOther(other, one, false))
                    : Optional.empty();
        }
        return TOLD.find(before) && BEFORE.find(between)
                ? Optional.of(new BeforeOther(one, other, true))
                : Optional.empty();
    }
}
