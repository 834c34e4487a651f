package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// The condition that stands behind an order: `Publish it once QA agrees`, `Abort it if it still
/// runs`. Whoever is told to do it reads both, so it guards nothing else.
public final class OnlyThen {
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "(?<=[\\w`)*\"]) \\(?(?:but )?(?:only )?(?:(?:if|unless|when)(?= (?:the|an?|it|this|that|there|you|[\\w-]+s?)\\b)|once (?=[\\w`-]+(?: [\\w`-]+){0,4} (?:is|are|has|have|[a-z]+(?:s|ed))\\b)|in case of|in case) (?!any\\b|possible\\b|complete\\b|done\\b|ready\\b|finished\\b|all\\b|every\\b|each\\b|to\\b|not\\b|[a-z]+ing\\b(?! (?:production|the)\\b)|you (?:are|have|see|get|know|find|want|prefer|like)\\b|you['’]re\\b)[^.;:()]{4,110}(?:[.;:)]|$)",
                    CASE_INSENSITIVE);

    /// There it means `whether`, or says when something else happens.
    private static final QuickPattern WHETHER =
            QuickPattern.compile(
                    "\\b(?:check|verify|see|look|find out|test|determine|confirm|make sure|ensure|decide|ask|know|unsure|monitor|watch|note|alert\\w*|works?|even|than|expect\\w*|record|safe)\\b[^.,;:]{0,60}$",
                    CASE_INSENSITIVE);

    /// Whether it goes on is asked, or shown by what stands below.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:only )?(?:continue|proceed|go on|go ahead)\\b", CASE_INSENSITIVE);

    private static final QuickPattern FIRST =
            QuickPattern.compile("^.*?[a-z)`][.!?](?=\\s+[A-Z`*]|$)");

    private static final int LONGEST = 400;

    private OnlyThen() {}

    /// It, of an order that names no command.
    public static Optional<String> in(String line) {
        if (line.length() > LONGEST
                || (line.indexOf(" if ") < 0
                        && line.indexOf("(if ") < 0
                        && line.indexOf(" unless ") < 0
                        && line.indexOf(" when ") < 0
                        && line.indexOf(" once ") < 0
                        && line.indexOf(" in case ") < 0)) {
            return Optional.empty();
        }
        var plain = Inline.plain(line);
        var first = FIRST.first(plain).map(it -> it.group()).orElse(plain);
        return BEHIND.first(first)
                .filter(found -> !WHETHER.find(first.substring(0, found.start())))
                .filter(found -> !inBrackets(first.substring(0, found.start())))
                .filter(_ -> Imperatives.tells(first) && !GOES_ON.find(first))
                .map(found -> found.group().strip());
    }

    /// What a remark says of itself is not said of the order.
    private static boolean inBrackets(String before) {
        return before.lastIndexOf('(') > before.lastIndexOf(')');
    }
}
