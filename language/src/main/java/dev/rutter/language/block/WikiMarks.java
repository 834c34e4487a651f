package dev.rutter.language.block;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// What a wiki's export writes otherwise than Markdown, line by line: `{code:bash}` … `{code}` and
/// `{noformat}` are fences; in a document whose headings are `h2. Release`, these are headings and
/// `#` numbers a list.
final class WikiMarks {
    private static final QuickPattern MACRO =
            QuickPattern.compile(
                    "^\\s*\\{(code|noformat)(?::([^}]{0,200}))?}\\s*$", CASE_INSENSITIVE);
    private static final QuickPattern HEADING = QuickPattern.compile("^h([1-6])\\.\\s+(\\S.*)$");
    private static final QuickPattern NUMBERED = QuickPattern.compile("^(#{1,6})\\s+(\\S.*)$");
    private static final QuickPattern FENCE = QuickPattern.compile("^\\s*(`{3,}|~{3,}).*");
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "(?:^|\\|)\\s*(?:language|lang)\\s*=\\s*([\\w+-]+)", CASE_INSENSITIVE);
    private static final QuickPattern TITLE =
            QuickPattern.compile("(?:^|\\|)\\s*title\\s*=\\s*([^|]+)", CASE_INSENSITIVE);
    private static final QuickPattern PLAIN = QuickPattern.compile("^[\\w+-]+$");

    private static final QuickPattern CODE = QuickPattern.compile("\\{\\{([^{}`]{1,300})\\}\\}");

    /// Longer than any fence that could stand in a macro.
    private static final String MARK = "~~~~~~~~~~";

    private WikiMarks() {}

    /// The lines as Markdown; the same list where nothing of a wiki is in them.
    static List<String> read(List<String> lines) {
        var wiki =
                lines.stream().filter(line -> line.startsWith("h")).filter(HEADING::matches).count()
                        > 1;
        if (!wiki
                && lines.stream()
                        .filter(line -> line.indexOf('{') >= 0)
                        .noneMatch(MACRO::matches)) {
            return lines;
        }
        var out = new ArrayList<String>();
        var open = "";
        var fence = "";
        for (var line : lines) {
            var macro = MACRO.matcher(line);
            var mark = FENCE.matcher(line);
            if (fence.isEmpty() && macro.matches()) {
                var name = macro.group(1).toLowerCase(java.util.Locale.ROOT);
                if (open.isEmpty()) {
                    open = name;
                    out.add(MARK + info(macro.group(2)));
                } else if (open.equals(name) && macro.group(2) == null) {
                    open = "";
                    out.add(MARK);
                } else {
                    out.add(line);
                }
            } else if (!open.isEmpty()) {
                out.add(line);
            } else {
                if (mark.matches()) {
                    fence =
                            fence.isEmpty()
                                    ? mark.group(1)
                                    : mark.group(1).startsWith(fence) ? "" : fence;
                }
                out.add(
                        wiki && fence.isEmpty() && !mark.matches()
                                ? CODE.replaceAll(marked(line), "`$1`")
                                : line);
            }
        }
        return out;
    }

    private static String info(@org.jspecify.annotations.Nullable String said) {
        if (said == null) {
            return "";
        }
        var named = NAMED.matcher(said);
        var first = said.split("\\|", 2)[0].strip();
        var language = named.find() ? named.group(1) : PLAIN.matches(first) ? first : "";
        var title = TITLE.matcher(said);
        return language
                + (title.find()
                        ? " title=\"" + title.group(1).strip().replace("\"", "") + "\""
                        : "");
    }

    private static String marked(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            return "#".repeat(Integer.parseInt(heading.group(1))) + " " + heading.group(2);
        }
        var numbered = NUMBERED.matcher(line);
        return numbered.matches()
                ? "   ".repeat(numbered.group(1).length() - 1) + "1. " + numbered.group(2)
                : line;
    }
}
