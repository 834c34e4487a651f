package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// A line over others that is more than their title: `Open the release page and draft the release`,
/// over what is entered there. It is asked besides them.
public final class OwnDeed {
    /// A title has fewer words, or ends in a colon.
    private static final QuickPattern WHOLE =
            QuickPattern.compile("^\\S+(?:\\s+\\S+){5,60}[^:\\s]$");

    /// What is looked at, and what is done by doing the lines below, is told by those.
    private static final QuickPattern BY_THOSE =
            QuickPattern.compile(
                    "^\\W*(?:\\w+ly )?(?:verify|confirm|check|ensure|make sure|validate|test|review|monitor|watch|look|assess|compare|complete|perform|follow|repeat|do|see|note)\\b|\\b(?:below|following|these|as follows|steps?)\\b",
                    CASE_INSENSITIVE);

    /// Longer is no line that somebody is asked.
    private static final int LONGEST = 300;

    private OwnDeed() {}

    /// Whether a line that others stand below is one.
    public static boolean tells(String line) {
        var words = Inline.plain(line).strip();
        return words.length() < LONGEST
                && WHOLE.matches(words)
                && !BY_THOSE.find(words)
                && Imperatives.tells(line);
    }
}
