package dev.rutter.language.block;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tables, lists, headings and paragraphs that are written in HTML, as wikis export them, as the
/// blocks that they would be in Markdown. Comments, folds and what is not closed stay HTML.
final class HtmlBlocks {
    private static final QuickPattern OTHER =
            QuickPattern.compile("<!--|<(?:details|summary|script|style)\\b", CASE_INSENSITIVE);

    /// What is read, where it is closed.
    private static final Pattern OPENING =
            Pattern.compile("<(table|ul|ol|p|h[1-6]|pre)\\b[^>]{0,400}>", CASE_INSENSITIVE);

    private static final Pattern ROW =
            Pattern.compile(
                    "<tr\\b[^>]{0,400}>(.*?)(?=<tr\\b|</tr\\b|$)", CASE_INSENSITIVE | DOTALL);
    private static final Pattern CELL =
            Pattern.compile(
                    "<t[hd]\\b[^>]{0,400}>(.*?)(?=<t[hd]\\b|</t[hd]\\b|$)",
                    CASE_INSENSITIVE | DOTALL);
    private static final Pattern ITEM =
            Pattern.compile(
                    "<li\\b[^>]{0,400}>(.*?)(?=<li\\b|</li\\b|$)", CASE_INSENSITIVE | DOTALL);
    private static final Pattern CODE =
            Pattern.compile("<(/?)(?:code|kbd|tt)\\b[^>]{0,200}>", CASE_INSENSITIVE);
    private static final Pattern BOLD =
            Pattern.compile("</?(?:strong|b)\\b[^>]{0,200}>", CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!][^>]{0,400}>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /// More than this is left as it is.
    private static final int LONGEST = 200_000;

    private HtmlBlocks() {}

    /// The blocks of an HTML block that begins in line `first`; empty where it stays HTML.
    static List<Block> of(String html, int first) {
        if (html.length() > LONGEST || html.indexOf("</") < 0 || OTHER.find(html)) {
            return List.of();
        }
        var out = new ArrayList<Block>();
        var lines = Lines.of(html, first);
        var lower = html.toLowerCase(Locale.ROOT);
        var open = new HashSet<String>();
        var opening = OPENING.matcher(html);
        for (var from = 0; from < html.length() && opening.find(from); ) {
            var name = opening.group(1).toLowerCase(Locale.ROOT);
            var end = open.contains(name) ? -1 : lower.indexOf("</" + name, opening.end());
            from = opening.end();
            if (end < 0) {
                open.add(name);
                continue;
            }
            from = end;
            var line = lines.at(opening.start());
            var last = lines.at(end);
            var inner = html.substring(opening.end(), end);
            var within = lines.from(opening.end());
            switch (name) {
                case "table" -> table(inner, within, line, last, out);
                case "ul", "ol" -> items(inner, within, name.equals("ol"), out);
                case "pre" ->
                        out.add(
                                new Block.Fence(
                                        "",
                                        decoded(TAG.matcher(inner).replaceAll(""))
                                                .strip()
                                                .lines()
                                                .toList(),
                                        true,
                                        true,
                                        line,
                                        last));
                case "p" -> {
                    var text = text(inner);
                    if (!text.isEmpty()) {
                        out.add(new Block.Text(List.of(new Block.TextLine(line, text))));
                    }
                }
                default ->
                        out.add(new Block.Heading(name.charAt(1) - '0', text(inner), line, last));
            }
        }
        return out;
    }

    private static void table(String html, Lines lines, int first, int last, List<Block> out) {
        var rows = new ArrayList<Block.Row>();
        var row = ROW.matcher(html);
        while (row.find()) {
            var cells = new ArrayList<String>();
            var cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                cells.add(text(cell.group(1)));
            }
            if (!cells.isEmpty()) {
                rows.add(new Block.Row(cells, lines.at(row.start())));
            }
        }
        if (rows.size() > 1) {
            var header = rows.removeFirst();
            out.add(new Block.Table(header, rows, first, last));
        }
    }

    private static void items(String html, Lines lines, boolean ordered, List<Block> out) {
        var items = new ArrayList<Block.Item>();
        var item = ITEM.matcher(html);
        while (item.find()) {
            var text = text(item.group(1));
            var line = lines.at(item.start());
            if (!text.isEmpty()) {
                items.add(
                        new Block.Item(
                                ordered,
                                items.size() + 1,
                                false,
                                text,
                                List.of(new Block.TextLine(line, text)),
                                List.of(),
                                line,
                                Math.max(line, lines.at(item.end()))));
            }
        }
        if (!items.isEmpty()) {
            out.add(new Block.Items(ordered, items));
        }
    }

    /// Words and code as Markdown writes them, on one line.
    private static String text(String html) {
        var coded = BOLD.matcher(CODE.matcher(html).replaceAll("`")).replaceAll("**");
        var plain = decoded(TAG.matcher(coded).replaceAll(" "));
        return Bounded.of(BLANKS.matcher(plain).replaceAll(" ").strip());
    }

    private static String decoded(String html) {
        return html.replace("&nbsp;", " ")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&rarr;", "→")
                .replace("&middot;", "·")
                .replace("&ndash;", "–")
                .replace("&mdash;", "—")
                .replace("&hellip;", "…")
                .replace("&amp;", "&");
    }

    /// Which line of the document a place of the text is in.
    ///
    /// @param breaks where its lines end, in order
    /// @param offset where the text begins in the one that the breaks are of
    private record Lines(List<Integer> breaks, int offset, int first) {
        static Lines of(String text, int first) {
            var breaks = new ArrayList<Integer>();
            for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                breaks.add(at);
            }
            return new Lines(List.copyOf(breaks), 0, first);
        }

        int at(int place) {
            var found = Collections.binarySearch(breaks, offset + place);
            return first + (found < 0 ? -found - 1 : found);
        }

        Lines from(int place) {
            return new Lines(breaks, offset + place, first);
        }
    }
}
