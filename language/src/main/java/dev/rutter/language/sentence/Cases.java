package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What each of two commands of one line is for: ``Use `./a` when warm, `./b` when cold.``, ``
/// `./a` (or `./b` on staging)``, `` `./a`, in production `./b` ``. Which machines they are for
/// says nothing of the kind: both are run.
public final class Cases {
    private static final String WHEN = "(?<when>(?:if|when|unless|on|in|for)\\s+[^,;.:`()]{2,80}?)";

    /// `when warm, `
    private static final QuickPattern OWN =
            QuickPattern.compile(
                    "^\\s*"
                            + WHEN
                            + "\\s*(?:[,;]|\\b(?:and|but|or)\\b)\\s*(?:(?:and|but|or|run|use|do)\\s+)*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEHIND =
            QuickPattern.compile("^\\s*" + WHEN + "\\s*[).;]*\\s*$", CASE_INSENSITIVE);

    private static final QuickPattern OR =
            QuickPattern.compile(
                    "^[\\s,;.(–—-]*(?:or|otherwise|else|alternatively|but)(?:\\s+(?:run|use|do))*\\s*$",
                    CASE_INSENSITIVE);

    /// `, in production `
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "^[\\s,;(–—-]*(?:but\\s+)?" + WHEN + "\\s*[:,]?\\s*(?:(?:run|use|do)\\s+)?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS = QuickPattern.compile("^\\s*[).;]*\\s*$");

    private static final QuickPattern CASE =
            QuickPattern.compile("^(?:if|when|unless)\\s", CASE_INSENSITIVE);

    private static final QuickPattern KIND =
            QuickPattern.compile("^for " + Occasions.RARE + "$", CASE_INSENSITIVE);

    private static final int MOST = 400;

    private Cases() {}

    /// On which condition either of them is run; empty where the line does not say so.
    ///
    /// @param between what stands between the two
    /// @param behind what stands behind the second
    public static List<String> of(String between, String behind) {
        if (between.length() > MOST || behind.length() > MOST) {
            return List.of();
        }
        var second = BEHIND.matcher(behind);
        if (second.find() && valid(second.group("when"))) {
            var words = second.group("when");
            var first = OWN.matcher(between);
            if (first.find() && valid(first.group("when"))) {
                return List.of(first.group("when"), words);
            }
            return OR.find(between) ? List.of(Step.NOT + words, words) : List.of();
        }
        var before = ENDS.find(behind) ? BEFORE.matcher(between) : null;
        return before != null
                        && before.find()
                        && !CASE.find(before.group("when"))
                        && valid(before.group("when"))
                ? List.of(Step.NOT + before.group("when"), before.group("when"))
                : List.of();
    }

    private static boolean valid(String when) {
        return CASE.find(when) || KIND.find(when) || PlaceNames.place(when);
    }
}
