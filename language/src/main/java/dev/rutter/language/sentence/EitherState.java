package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/// A result that is one of a few states, or is not one: ``should be `UPDATE_COMPLETE` or
/// `CREATE_COMPLETE` ``, `Running or Completed`, `not FAILED`.
final class EitherState {
    private static final String STATE =
            "(?:`[A-Za-z][\\w-]{1,40}`|\"[A-Za-z][\\w -]{1,40}\"|[A-Z][A-Z_]{2,40}|(?i:running|completed?|succeeded|success|healthy|active|ready|available|up|ok|online|green|yellow|enabled|connected|bound|deployed|passed|paused|stopped|inactive|started|complete))";

    private static final QuickPattern EITHER =
            QuickPattern.compile(
                    "^\\W*?(?:(?i:(?:either|in state|the status|status|state|be|is|are) ))*("
                            + STATE
                            + "(?:,\\s*"
                            + STATE
                            + "){0,3},?\\s*(?i:or|/)\\s*"
                            + STATE
                            + ")(?i:(?: (?:state|status))?)[\\s.!]*$");

    private static final QuickPattern NEITHER =
            QuickPattern.compile(
                    "^\\W*?(?i:(?:(?:must|should) )?(?:not|never)(?: be| show| say| read)?(?: in state)? )(`[A-Za-z][\\w-]{1,40}`|[A-Z][A-Z_]{3,40})[\\s.!]*$");

    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "^\\W*(?:the |its |this )?(?:[\\w-]+ ){0,4}?(?:must|should|has to)(?: now)? (?:be|show|say|read|return|report)(?: in)? (?=\\W*\\w)",
                    CASE_INSENSITIVE);

    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:,\\s*(?:or\\b)?|\\bor\\b|/)\\s*");

    private EitherState() {}

    /// What such words expect; empty where they are none.
    static Optional<Expectation> of(String words, String says, Span span) {
        if (words.length() > 200) {
            return Optional.empty();
        }
        var rest = SAID.replaceFirst(words.strip(), "");
        var not = NEITHER.matcher(rest);
        if (not.find()) {
            return Optional.of(new Expectation.Lacks(not.group(1).replace("`", ""), says, span));
        }
        var either = EITHER.matcher(rest);
        return either.find()
                ? Optional.of(
                        new Expectation.Worded(
                                BETWEEN.matcher(either.group(1).replaceAll("[`\"]", ""))
                                        .replaceAll(" or "),
                                says,
                                span))
                : Optional.empty();
    }
}
