package dev.rutter.language.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Inline marks of one line: bold, links, code.
final class Inline {
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*|__(?=\\S)|(?<=\\S)__");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])[*_](?=\\S)([^*_]{1,200})(?<=\\S)[*_](?![\\w*])");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->");

    /// A paragraph or item is read up to here; no sentence that means something is longer.
    static final int LONGEST = 1000;

    private Inline() {}

    /// The text up to [#LONGEST].
    static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// The text without bold, emphasis and link targets; code keeps its marks.
    static String plain(String text) {
        if (text.indexOf('*') < 0
                && text.indexOf('_') < 0
                && text.indexOf('[') < 0
                && text.indexOf('<') < 0) {
            return text.strip();
        }
        var out = COMMENT.matcher(text).replaceAll("");
        out = LINK.matcher(out).replaceAll("$1");
        out = BOLD.matcher(out).replaceAll("");
        out = EMPHASIS.matcher(out).replaceAll("$1");
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
        return text.replaceAll("(`+)[^`]*\\1", "CODE");
    }

    /// Whether the line opens with a bold label, as `**Symptoms:** …`.
    static boolean boldLabel(String text) {
        return text.startsWith("**") && text.indexOf("**", 2) > 0;
    }
}
