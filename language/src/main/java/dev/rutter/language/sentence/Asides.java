package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Remarks in brackets that begin with a condition. `(if tables changed)` guards what stands before
/// it; `(if it hangs, press Ctrl-C and repeat)` tells what else is done then, and guards nothing.
final class Asides {
    private static final QuickPattern SPLIT =
            QuickPattern.compile(
                    "^(?<if>(?:only )?(?:if|when|unless)\\b[^,:;→`]{2,100}?)\\s*(?:[,:;→]|\\s[–—-]\\s|->)\\s*(?<then>\\S.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SKIPS =
            QuickPattern.compile(
                    "^(?:then )?(?:(?:you|we) (?:can |may )|please |just |it is )*(?:skip|omit|leave out|not (?:needed|required|necessary))(?: (?:it|this|that|these))?(?: \\w+)?\\W*$",
                    CASE_INSENSITIVE);

    /// What is done then is the very thing that it stands behind.
    private static final QuickPattern ITSELF =
            QuickPattern.compile(
                    "^(?:then )?(?:please )?(?:use (?:this|it|that|these|the command)\\b.*|(?:run|do|execute|apply|perform|start)\\b(?! (?:nothing|not)\\b)(?!.*\\b(?:again|once more|twice|another)\\b)[^`]*|(?:otherwise|else|if not)\\b.*)$",
                    CASE_INSENSITIVE);

    /// The condition goes on.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^(?:and|or|but|nor|as|e\\.g|i\\.e|for|such|not|also|even|including|in)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^(?:then )?(?:this|it|that|they|you|we|there|answer|say|enter|type)\\b",
                    CASE_INSENSITIVE);

    /// What is changed of the command itself, or done before it.
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "[(]\\s*((?:if|when|unless)\\s+[^(),:;`]{2,80}[,:]\\s+(?:(?:use|pass|add|append|set|take|replace)\\s+(?!(?:this|it|that)\\b)[^()`]{1,60}|[a-z][^()`,;]{1,60}\\sfirst[.!]?))[)]",
                    CASE_INSENSITIVE);

    private static final QuickPattern OPENS =
            QuickPattern.compile("^(?:only )?(?:if|when|unless)\\s", CASE_INSENSITIVE);

    private Asides() {}

    /// Whether a comment behind a command tells what else is done on some condition.
    static boolean elsewhere(String remark) {
        return OPENS.find(remark)
                && condition(remark).isEmpty()
                && other("(" + remark + ")").isEmpty();
    }

    /// The condition that a remark's words put on what stands before it.
    static Optional<String> condition(String words) {
        var split = SPLIT.matcher(words);
        if (!split.find()) {
            return Optional.of(words);
        }
        var condition = split.group("if").strip();
        var then = split.group("then");
        if (SKIPS.find(then)) {
            var unless = condition.regionMatches(true, 0, "unless ", 0, 7);
            return Optional.of(
                    (unless ? "if " : "unless ")
                            + condition.substring(condition.indexOf(' ') + 1).strip());
        }
        if (ITSELF.matches(then)) {
            return Optional.of(condition);
        }
        return !GOES_ON.find(then) && (SAYS.find(then) || Imperatives.tells(then))
                ? Optional.empty()
                : Optional.of(words);
    }

    /// What a remark changes of a command on some condition, which somebody has to look at before
    /// it is run: `(if traffic is high, use 5)`.
    static Optional<String> other(String text) {
        return OTHER.first(text).map(it -> it.group(1).strip());
    }
}
