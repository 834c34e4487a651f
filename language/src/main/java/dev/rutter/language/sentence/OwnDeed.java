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

    private static final QuickPattern LABEL_END = QuickPattern.compile("^[\\s:–—-]+");

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

    /// The same behind a bold label: `**Update DNS**: Point the records to the new address`, over
    /// the records.
    ///
    /// @param asked whether each line below it is asked of somebody
    public static boolean labelled(String line, boolean asked) {
        var end = line.startsWith("**") ? line.indexOf("**", 2) : -1;
        if (end < 0) {
            return false;
        }
        var behind = LABEL_END.replaceFirst(line.substring(end + 2), "").strip();
        return behind.length() < LONGEST
                && Imperatives.tells(behind)
                && !BY_THOSE.find(behind)
                && (!behind.endsWith(":") || !asked);
    }
}
