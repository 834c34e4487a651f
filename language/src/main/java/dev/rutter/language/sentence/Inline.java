package dev.rutter.language.sentence;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Inline marks of one line: bold, links, code.
public final class Inline {
    private static final QuickPattern IN_TICKS = QuickPattern.compile("(`+)[^`]*\\1");

    private static final QuickPattern LINK =
            QuickPattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*\\)");
    private static final QuickPattern STARS = QuickPattern.compile("\\*\\*");

    /// `__Important__`, and no file of that name.
    private static final QuickPattern BOLD =
            QuickPattern.compile(
                    "(?<![\\w/.-])__(?!(?:init|main|version|pycache|name|all|file)__)(?=[^\\s_])((?:(?!__).){1,300})(?<=\\S)__(?![\\w/]|\\.\\w)");

    private static final QuickPattern EMPHASIS =
            QuickPattern.compile("(?<![\\w*])[*_](?=\\S)([^*_]{1,200})(?<=\\S)[*_](?![\\w*])");

    /// Around the number of a code; no document holds it.
    private static final char HELD = '\u0001';

    private static final QuickPattern COMMENT = QuickPattern.compile("<!--.*?-->");

    private static final Memo<String> PLAIN = Memo.of(Inline::unmarked);

    private static final Memo<String> WITHOUT_CODE = Memo.of(Inline::codeless);

    private Inline() {}

    /// The text without bold, emphasis and link targets; code keeps its marks.
    public static String plain(String text) {
        return PLAIN.of(text);
    }

    private static String unmarked(String text) {
        if (text.indexOf('*') < 0
                && text.indexOf('_') < 0
                && text.indexOf('[') < 0
                && text.indexOf('<') < 0) {
            return text.strip();
        }
        return (text.indexOf('`') < 0 ? marksOff(text) : marksOffWords(text)).strip();
    }

    private static String marksOff(String text) {
        var out = COMMENT.replaceAll(text, "");
        out = LINK.replaceAll(out, "$1");
        out = STARS.replaceAll(out, "");
        out = BOLD.replaceAll(out, "$1");
        return EMPHASIS.replaceAll(out, "$1");
    }

    /// A word in the place of each code while the marks around and beside it are taken off: what is
    /// in code is what it says, `libs/__init__.py` and `*.pyc`.
    private static String marksOffWords(String text) {
        var codes = new ArrayList<String>();
        var held = new StringBuilder();
        var matcher = IN_TICKS.matcher(text);
        var from = 0;
        while (matcher.find()) {
            held.append(text, from, matcher.start()).append(HELD).append(codes.size()).append(HELD);
            codes.add(matcher.group());
            from = matcher.end();
        }
        var out = marksOff(held.append(text, from, text.length()).toString());
        for (var i = 0; i < codes.size(); i++) {
            out = out.replace(HELD + Integer.toString(i) + HELD, codes.get(i));
        }
        return out;
    }

    /// The texts in backticks, in order.
    public static List<String> codes(String text) {
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
    public static String withoutCode(String text) {
        return WITHOUT_CODE.of(text);
    }

    private static String codeless(String text) {
        return IN_TICKS.replaceAll(text, "CODE");
    }

    /// Whether the line opens with a bold label, as `**Symptoms:** …`.
    public static boolean boldLabel(String text) {
        return text.startsWith("**") && text.indexOf("**", 2) > 0;
    }
}
