package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;

/// What a heading says behind its words of how long its part takes, or is to take: `Testing (45
/// min)`, `Switch traffic (approx. 20 minutes)`, `Database restore (RTO 2 hours)`.
final class TimedTitle {
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "\\s*[(\\[](?:(?:eta|est(?:imated)?|approx(?:imately)?|about|around|roughly|ca|circa|takes|up to|max(?:imum)?|downtime|duration)\\b[.:\\s]*)*[~≈<\\s]*\\d[\\d\\s–-]*(?:m|min|h|std|hour|hr|s|sec)[a-z]*[.)\\]]+$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// How long it may take, or how much may be lost: a goal that nobody waits for or looks on for.
    private static final QuickPattern GOAL =
            QuickPattern.compile(
                    "(?<=[\\p{L}\\d)])(?:\\s*[(\\[,:]|\\s+[–—-])\\s*(?:target |max(?:imum)? |expected )*(?:rto|rpo)\\b[^()\\[\\]]*\\d[^()\\[\\]]*[)\\]]?$",
                    CASE_INSENSITIVE);

    /// The one of the two that is a length of time that something takes.
    private static final QuickPattern RTO =
            QuickPattern.compile("^.*\\brto\\b(?:\\s*/\\s*rpo\\b)?", CASE_INSENSITIVE);

    private TimedTitle() {}

    /// A heading's words without it.
    static String without(String title) {
        return TAKES.replaceFirst(GOAL.replaceFirst(title, ""), "");
    }

    /// Whether a heading names a goal.
    static boolean goal(String title) {
        return GOAL.find(title);
    }

    /// What a heading with a goal says of how long it may take: nothing, where it only says how
    /// much may be lost.
    static String time(String title) {
        return RTO.find(title) ? RTO.replaceFirst(title, "") : "";
    }
}
