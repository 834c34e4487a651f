package dev.rutter.language.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An expression of many words as one expression for each of them: `\b(?:roll|go) back` occurs
/// where `\broll back` or `\bgo back` does. Nearly every text lacks what nearly all of them need,
/// and one that may occur is looked for in a fraction of the time.
///
/// It says whether, and never where: the first of them in the text need not be the first that the
/// whole finds.
final class Alternatives {
    /// More of them cost more to ask than the whole costs to look for.
    private static final int MOST = 150;

    private static final int UNDERSTOOD = CASE_INSENSITIVE | DOTALL | MULTILINE | UNICODE_CASE;

    /// References to groups, quotes and flags set inside mean something else in a part.
    private static final Pattern BOUND_TO_WHOLE =
            Pattern.compile("\\\\[1-9kQG]|\\(\\?[a-zA-Z]*-?[a-zA-Z]*\\)");

    private static final String IGNORING_CASE = "(?i)";

    private Alternatives() {}

    /// A group, from its first character to behind its last, with the bars between its
    /// alternatives.
    private record Group(int from, int inner, int to, List<Integer> bars) {}

    /// The expressions of which one occurs in each text in which `regex` does, one for each
    /// alternative of its longest group; alone itself where it cannot be taken apart.
    static List<String> of(String regex, int flags) {
        var plain = regex.startsWith(IGNORING_CASE) ? regex.substring(4) : regex;
        if ((flags & ~UNDERSTOOD) != 0 || BOUND_TO_WHOLE.matcher(plain).find()) {
            return List.of(regex);
        }
        var group = widest(plain);
        if (group.bars().isEmpty() || group.bars().size() > MOST) {
            return List.of(regex);
        }
        var parts = new ArrayList<String>();
        var from = group.inner();
        for (var bar : group.bars()) {
            parts.add(
                    (plain.length() < regex.length() ? IGNORING_CASE : "")
                            + plain.substring(0, group.from())
                            + plain.substring(from, bar)
                            + plain.substring(group.to()));
            from = bar + 1;
        }
        return List.copyOf(parts);
    }

    /// The longest group outside of all others that stands there once; where the whole has
    /// alternatives, the whole. The last bar is where it ends.
    private static Group widest(String regex) {
        var none = new Group(0, 0, 0, List.of());
        var widest = none;
        var bars = new ArrayList<Integer>();
        var inside = new ArrayList<Integer>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i < regex.length(); i++) {
            switch (regex.charAt(i)) {
                case '\\' -> i++;
                case '[' -> {
                    i = Opening.classEnd(regex, i);
                    if (i < 0) {
                        return none;
                    }
                }
                case '(' -> {
                    if (depth == 0) {
                        from = i;
                        inside.clear();
                    }
                    depth++;
                }
                case '|' -> {
                    if (depth < 2) {
                        (depth == 0 ? bars : inside).add(i);
                    }
                }
                case ')' -> {
                    depth--;
                    var inner = inner(regex, from);
                    if (depth == 0
                            && inner > 0
                            && !inside.isEmpty()
                            && !repeated(regex, i + 1)
                            && i - from > widest.to() - widest.from()) {
                        inside.add(i);
                        widest = new Group(from, inner, i + 1, List.copyOf(inside));
                    }
                }
                default -> {
                    // What it stands for is read where it is compiled.
                }
            }
        }
        if (bars.isEmpty()) {
            return widest;
        }
        bars.add(regex.length());
        return new Group(0, 0, regex.length(), bars);
    }

    /// Where the words of a group begin; 0 for one that only looks, or is never left again.
    private static int inner(String regex, int from) {
        if (!regex.startsWith("(?", from)) {
            return from + 1;
        }
        return regex.startsWith("(?:", from) ? from + 3 : 0;
    }

    private static boolean repeated(String regex, int at) {
        return at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0;
    }
}
