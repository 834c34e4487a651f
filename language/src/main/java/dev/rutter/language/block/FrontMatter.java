package dev.rutter.language.block;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// The YAML or TOML block that publishing tools put before a document's first line. It says nothing
/// about the deployment.
final class FrontMatter {
    private static final int LONGEST = 200;

    /// What stands in it where it is not the very first thing of the file, so that a rule between
    /// two paragraphs is none.
    private static final QuickPattern SETTING =
            QuickPattern.compile("\\s*(?:[\\w.\"'-]+\\s*[:=].*|-\\s.*|#.*|\\s+\\S.*|\\[.*\\])");

    private FrontMatter() {}

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
