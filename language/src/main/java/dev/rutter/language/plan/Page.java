package dev.rutter.language.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text as it is written down, line by line, at most 110 characters wide where words allow.
final class Page {
    static final int WIDTH = 110;

    private final StringBuilder out = new StringBuilder();

    String text() {
        return out.toString();
    }

    void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    void section(String heading) {
        line("");
        line(heading);
    }

    /// A remark below a line: a word, and what it says.
    void detail(String what, String text) {
        var label = what.length() > 9 ? 15 : 9;
        var rows = wrap(text, WIDTH - 28 - label);
        line(("%27s%-" + label + "s %s").formatted("", what, rows.getFirst()));
        rows.stream().skip(1).forEach(row -> line(" ".repeat(28 + label) + row));
    }

    /// A text as it is, each line behind a bar.
    void quote(String text) {
        for (var line : text.strip().lines().toList()) {
            line(" ".repeat(27) + "| " + line);
        }
    }

    static List<String> wrap(String text, int width) {
        var rows = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : Arrays.asList(text.strip().split("\\s+", -1))) {
            if (!row.isEmpty() && row.length() + 1 + word.length() > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(word);
        }
        rows.add(row.toString());
        return rows;
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
