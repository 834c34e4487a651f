package dev.rutter.language.markdown;

import java.util.ArrayList;
import java.util.List;

/// The YAML or TOML block that publishing tools put before a document's first line. It says nothing
/// about the deployment.
final class FrontMatter {
    private static final int LONGEST = 200;

    private FrontMatter() {}

    /// How many lines it takes, 0 where there is none.
    static int length(List<String> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        var mark = lines.getFirst().stripTrailing();
        if (!mark.equals("---") && !mark.equals("+++")) {
            return 0;
        }
        var most = Math.min(lines.size(), LONGEST);
        for (var i = 1; i < most; i++) {
            var line = lines.get(i).stripTrailing();
            if (line.equals(mark) || (mark.equals("---") && line.equals("..."))) {
                return i + 1;
            }
            if (mark.equals("---") && line.startsWith("#") && !line.startsWith("# ")) {
                return 0;
            }
        }
        return 0;
    }

    /// The same lines, the front matter's emptied, so that line numbers stay.
    static List<String> blanked(List<String> lines) {
        var length = length(lines);
        if (length == 0) {
            return lines;
        }
        var out = new ArrayList<>(lines);
        for (var i = 0; i < length; i++) {
            out.set(i, "");
        }
        return out;
    }
}
