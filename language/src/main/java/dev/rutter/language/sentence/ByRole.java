package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;

/// Lines that order something by saying who does it, by what they are for the release: ``The DBA
/// runs `./grants` and tells support``, `The release manager merges the branch`. Whoever goes
/// through the document is asked whether it is done. What a role is there for (`Lead: handles the
/// updates`) orders nothing, and a bare name (`Jenkins runs …`) may be a program's.
public final class ByRole {
    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:the|our|your|an?) )?(?:(?!(?:process|package|secret|session|password|volume|certificate|cluster|window|queue|connection) manager\\b)[\\w-]+ ){0,2}?"
                            + "(?:manager|engineer|dba|developer|lead|owner|on-?call|sre|admin|administrator|qa|tester|support|captain|commander|deployer|approver|reviewer|maintainer|coordinator|architect)"
                            + "(?:\\s*:(?=[^`]*`))?\\s+(?:(?:then|also|now|next|manually)\\s+)?(?<does>[a-z]{3,15})\\s+\\S",
                    CASE_INSENSITIVE);

    /// How somebody is, what they may do, and what they do on any day.
    private static final QuickPattern STATES =
            QuickPattern.compile(
                    "\\b(?:has|needs|wants|owns|gets|sees|knows|leads|works|stays|decides|uses|always|usually|daily|weekly|monthly|each|every|whenever|regularly)\\b",
                    CASE_INSENSITIVE);

    private ByRole() {}

    /// Whether a line is one.
    public static boolean does(String text) {
        var plain = Inline.plain(Bounded.of(text));
        return SAID.first(plain)
                .map(found -> found.group("does").toLowerCase(Locale.ROOT))
                .filter(ThirdPerson::verb)
                .filter(_ -> !STATES.find(plain))
                .isPresent();
    }
}
