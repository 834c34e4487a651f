package dev.rutter.language.markdown;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Inline marks of one line: bold, links, code.
final class Inline {
    private static final QuickPattern IN_TICKS = QuickPattern.compile("(`+)[^`]*\\1");

    private static final QuickPattern LINK =
            QuickPattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*\\)");
    private static final QuickPattern BOLD = QuickPattern.compile("\\*\\*|__(?=\\S)|(?<=\\S)__");
    private static final QuickPattern EMPHASIS =
            QuickPattern.compile("(?<![\\w*])[*_](?=\\S)([^*_]{1,200})(?<=\\S)[*_](?![\\w*])");
    private static final QuickPattern COMMENT = QuickPattern.compile("<!--.*?-->");

    /// A paragraph or item is read up to here; no sentence that means something is longer.
    static final int LONGEST = 1000;

    private static final Memo<String> PLAIN = Memo.of(Inline::unmarked);

    private static final Memo<String> WITHOUT_CODE = Memo.of(Inline::codeless);

    private Inline() {}

    /// The text up to [#LONGEST].
    static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// The text without bold, emphasis and link targets; code keeps its marks.
    static String plain(String text) {
        return PLAIN.of(text);
    }

    private static String unmarked(String text) {
        if (text.indexOf('*') < 0
                && text.indexOf('_') < 0
                && text.indexOf('[') < 0
                && text.indexOf('<') < 0) {
            return text.strip();
        }
        var out = COMMENT.replaceAll(text, "");
        out = LINK.replaceAll(out, "$1");
        out = BOLD.replaceAll(out, "");
        out = EMPHASIS.replaceAll(out, "$1");
        return out.strip();
    }

    /// The texts in backticks, in order.
    static List<String> codes(String text) {
        var codes = new ArrayList<String>();
        var at = text.indexOf('`');
        while (at >= 0) {
            var width = 1;
            while (at + width < text.length() && text.charAt(at + width) == '`') {
                width++;
            }
            var fence = "`".repeat(width);
            var end = text.indexOf(fence, at + width);
            if (end < 0) {
                break;
            }
            codes.add(text.substring(at + width, end).strip());
            at = text.indexOf('`', end + width);
        }
        return codes;
    }

    /// The text with everything in backticks replaced by a word.
    static String withoutCode(String text) {
        return WITHOUT_CODE.of(text);
    }

    private static String codeless(String text) {
        return IN_TICKS.replaceAll(text, "CODE");
    }

    /// Whether the line opens with a bold label, as `**Symptoms:** …`.
    static boolean boldLabel(String text) {
        return text.startsWith("**") && text.indexOf("**", 2) > 0;
    }
}
