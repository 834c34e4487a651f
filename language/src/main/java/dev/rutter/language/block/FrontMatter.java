package dev.rutter.language.block;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The YAML or TOML block that publishing tools put before a document's first line. Of the
/// deployment it says nothing but the document's title, where that stands nowhere else.
final class FrontMatter {
    private static final int LONGEST = 200;

    /// What stands in it where it is not the very first thing of the file, so that a rule between
    /// two paragraphs is none.
    private static final QuickPattern SETTING =
            QuickPattern.compile("\\s*(?:[\\w.\"'-]+\\s*[:=].*|-\\s.*|#.*|\\s+\\S.*|\\[.*\\])");

    /// What YAML puts in the place of a value that begins on the next line.
    private static final QuickPattern BLOCK = QuickPattern.compile("[|>][+-]?\\d?|[{\\[].*");

    /// The document's title in YAML or in TOML, on one line.
    private static final QuickPattern TITLE =
            QuickPattern.compile("title\\s*[:=]\\s*(?!\\s)(\\S.*)");

    private FrontMatter() {}

    /// The title that a publishing tool puts over the text, as the heading that it becomes.
    static Optional<Block.Heading> title(List<String> lines) {
        var length = length(lines);
        for (var i = 0; i < length; i++) {
            var found = TITLE.matcher(lines.get(i).stripTrailing());
            if (found.matches()) {
                var words = unquoted(found.group(1).strip());
                return words.isEmpty() || BLOCK.matches(words)
                        ? Optional.empty()
                        : Optional.of(new Block.Heading(1, words, i + 1, i + 1));
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String value) {
        var last = value.length() - 1;
        return last > 0
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(last) == value.charAt(0)
                ? value.substring(1, last).strip()
                : value;
    }

    /// How many lines it takes, 0 where there is none.
    static int length(List<String> lines) {
        var first = 0;
        while (first < Math.min(lines.size(), LONGEST) && aside(lines.get(first))) {
            first++;
        }
        if (first == lines.size()) {
            return 0;
        }
        var mark = lines.get(first).stripTrailing();
        if (!mark.equals("---") && !mark.equals("+++")) {
            return 0;
        }
        var most = Math.min(lines.size(), LONGEST);
        for (var i = first + 1; i < most; i++) {
            var line = lines.get(i).stripTrailing();
            if (line.equals(mark) || (mark.equals("---") && line.equals("..."))) {
                return i + 1;
            }
            if (mark.equals("---") && line.startsWith("#") && !line.startsWith("# ")) {
                return 0;
            }
            if (first > 0 && !line.isBlank() && !SETTING.matches(line)) {
                return 0;
            }
        }
        return 0;
    }

    /// A line that may stand above it, as editors and linters have it: blank, or a whole comment.
    private static boolean aside(String line) {
        var text = line.strip();
        return text.isEmpty() || (text.startsWith("<!--") && text.endsWith("-->"));
    }

    /// The same lines, the front matter's emptied, so that line numbers stay.
    static List<String> blanked(List<String> lines) {
        var length = length(lines);
        if (length == 0) {
            return lines;
        }
        var out = new ArrayList<>(lines);
        for (var i = 0; i < length; i++) {
            if (!aside(out.get(i))) {
                out.set(i, "");
            }
        }
        return out;
    }
}
