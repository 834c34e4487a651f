package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What is taken out of its way for a time, while the rest is done: `Silence the alerts for 1
/// hour`, `Pause the consumers for 10 minutes`. The time is the deed's own: somebody does it, and
/// nobody waits for its end.
public final class Suspended {
    private static final String OPENS =
            "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|now|next|first|and|please)\\W+){0,2}";

    /// Whoever pauses the rollout itself waits.
    private static final QuickPattern PAUSES =
            QuickPattern.compile(
                    OPENS
                            + "(?:pause|hold)\\s+(?!(?:for|here|now|on|off|at|until|till|an?|about|around|another|some|it|this|everything)\\b|[~\\d])(?![^.;,]{0,40}\\b(?:roll-?outs?|releases?|deploy\\w*|promotion|canary|traffic|pipeline|stage|ramp)\\b)\\w",
                    CASE_INSENSITIVE);

    private static final QuickPattern QUIET =
            QuickPattern.compile(
                    OPENS
                            + "(?:silence|mute|snooze|suspend|inhibit|lock|freeze|reserve|book|schedule|disable|block|(?:turn|switch) off|(?:take|claim|acquire) the \\w*\\s?lock|put)\\b",
                    CASE_INSENSITIVE);

    private Suspended() {}

    /// Whether words order that, so that no time is let pass.
    ///
    /// @param words an order or the sentence with it
    public static boolean tells(String words) {
        return QUIET.find(words) || PAUSES.find(words);
    }

    /// Whether what is ordered behind it comes once the time is over.
    ///
    /// @param words the order
    /// @param next how the next one is joined to it
    public static boolean outlasts(String words, String next) {
        return QUIET.find(words) || (PAUSES.find(words) && !next.contains("then"));
    }
}
