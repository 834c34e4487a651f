package dev.rutter.language.block;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// CommonMark's tree as [Block]s. Only blocks are parsed: inline marks are read where a line needs
/// them, so that the time stays linear in the document whatever its inline marks are.
public final class BlockReader {
    private static final QuickPattern OPENING_HASHES = QuickPattern.compile("^#{1,6}\\s*");
    private static final QuickPattern CLOSING_HASHES = QuickPattern.compile("\\s+#+\\s*$");
    private static final QuickPattern NO_FENCE = QuickPattern.compile("[^`~].*");
    private static final QuickPattern QUOTE_MARK = QuickPattern.compile("^>\\s*");

    /// What is struck out does not hold any more.
    private static final QuickPattern STRUCK =
            QuickPattern.compile("(?<![~`])~~(?=[^\\s~])[^~]{1,900}(?<=[^\\s~])~~(?![~`])");

    private static final QuickPattern NO_WORDS =
            QuickPattern.compile("\\W*(?:[xX]\\W*)?(?:\\([^)]*\\)\\W*)?");

    /// An item that opens with a comparison, `- >5 % errors`, which CommonMark takes for a quote.
    private static final QuickPattern COMPARES =
            QuickPattern.compile(
                    "^(\\s*(?:[-*+]|\\d{1,9}[.)])\\s+(?:\\[[ xX]\\]\\s+)?)>(?=\\s?=?\\s?[~$]?\\d)");

    /// Stands for its sign while blocks are parsed; the text of a line is taken from the source.
    private static final char SIGN = '\uE03E';

    /// Deeper quotes and lists are read as text.
    private static final int DEEPEST = 60;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .inlineParserFactory(_ -> (_, _) -> {})
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(DEEPEST)
                    .build();

    private final List<String> lines;

    /// The same as written, before a wiki's marks were taken for Markdown's.
    private final List<String> source;

    private final List<Problem> problems;

    private BlockReader(List<String> lines, List<String> source, List<Problem> problems) {
        this.lines = lines;
        this.source = source;
        this.problems = problems;
    }

    /// The blocks of `lines`; broken fences are added to `problems`.
    public static List<Block> read(List<String> source, List<Problem> problems) {
        var lines = WikiMarks.read(source);
        var reader = new BlockReader(lines, source, problems);
        nesting(lines, problems);
        var text =
                FrontMatter.blanked(lines).stream()
                        .map(BlockReader::compared)
                        .collect(Collectors.joining("\n"));
        return titled(reader.blocks(PARSER.parse(text)), lines);
    }

    /// Blocks with the title of the front matter above them, where none of their own is as high.
    private static List<Block> titled(List<Block> blocks, List<String> lines) {
        if (blocks.stream().anyMatch(it -> it instanceof Block.Heading own && own.depth() == 1)) {
            return blocks;
        }
        return FrontMatter.title(lines)
                .map(title -> Stream.concat(Stream.of((Block) title), blocks.stream()).toList())
                .orElse(blocks);
    }

    private static String compared(String line) {
        return line.indexOf('>') > 0 ? COMPARES.replaceFirst(line, "$1" + SIGN) : line;
    }

    private static void nesting(List<String> lines, List<Problem> problems) {
        for (var i = 0; i < lines.size(); i++) {
            var levels = levels(lines.get(i));
            if (levels > DEEPEST) {
                problems.add(
                        new Problem(
                                "RT004",
                                Weight.WARNING,
                                "quotes and lists are nested deeper than "
                                        + DEEPEST
                                        + " levels and read as text from there",
                                Span.atLine(i + 1),
                                levels + " levels",
                                "take levels out"));
                return;
            }
        }
    }

    /// How many quote and list marks a line opens with.
    private static int levels(String line) {
        var levels = 0;
        for (var k = 0; k + 1 < line.length() && " >-*".indexOf(line.charAt(k)) >= 0; k++) {
            var mark = line.charAt(k);
            var opens = mark == '>' || (mark != ' ' && line.charAt(k + 1) == ' ');
            levels += opens ? 1 : 0;
        }
        return levels;
    }

    private List<Block> blocks(Node parent) {
        var out = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, out);
        }
        return Folds.of(Unindented.of(out));
    }

    private void add(Node node, List<Block> out) {
        if (node.getSourceSpans().isEmpty() && !(node instanceof ListBlock)) {
            return;
        }
        switch (node) {
            case org.commonmark.node.Heading heading -> out.add(heading(heading));
            case Paragraph paragraph -> {
                var text = textLines(paragraph);
                var parts =
                        paragraph.getParent() instanceof Document
                                ? UnfencedCommands.parts(text)
                                : List.<Block>of();
                if (setOff(paragraph, text)) {
                    out.add(UnfencedCommands.fence(text));
                } else if (!parts.isEmpty()) {
                    out.addAll(parts);
                } else if (!blank(text)) {
                    // The first words of an item have their own box.
                    out.addAll(
                            paragraph.getParent() instanceof ListItem
                                    ? List.of(new Block.Text(text))
                                    : Boxes.of(text));
                }
            }
            case ListBlock list -> out.add(items(list));
            case FencedCodeBlock fence -> out.add(fence(fence));
            case IndentedCodeBlock code ->
                    out.add(
                            AnglePrompt.plain(
                                    new Block.Fence(
                                            "",
                                            code.getLiteral().replace(SIGN, '>').lines().toList(),
                                            true,
                                            true,
                                            first(code),
                                            last(code))));
            case TableBlock table -> out.add(table(table));
            case HtmlBlock html -> {
                var literal = html.getLiteral().replace(SIGN, '>');
                var read = HtmlBlocks.of(literal, first(html));
                if (read.isEmpty()) {
                    out.add(new Block.Html(literal, first(html), last(html)));
                }
                out.addAll(read);
            }
            case BlockQuote quote -> out.addAll(blocks(quote));
            default -> {
                // Rulers and link definitions say nothing.
            }
        }
    }

    /// Whether a paragraph holds nothing but commands, set off by two or three blanks (its writer
    /// meant code, for which Markdown wants four) or known by their options.
    private boolean setOff(Paragraph paragraph, List<Block.TextLine> text) {
        return paragraph.getParent() instanceof Document
                && !text.isEmpty()
                && (text.stream()
                                .allMatch(line ->
                                        source.get(line.number() - 1).startsWith("  ")
                                                && CommandWords.known(line.text()))
                        || UnfencedCommands.are(text));
    }

    private Block heading(org.commonmark.node.Heading heading) {
        var text = textLines(heading);
        var joined = new Block.Text(text).joined();
        var raw = lines.get(first(heading) - 1).strip();
        var setext = !raw.startsWith("#") && !raw.startsWith(">");
        if (setext && (text.size() > 2 || joined.endsWith(".") || raw.startsWith("**"))) {
            // A ruler directly under a paragraph was meant as a ruler.
            var kept = text.subList(0, Math.max(1, text.size() - 1));
            return new Block.Text(List.copyOf(kept));
        }
        if (setext && text.size() > 1) {
            joined = text.getFirst().text();
        }
        var title = CLOSING_HASHES.replaceFirst(OPENING_HASHES.replaceFirst(joined, ""), "");
        return new Block.Heading(heading.getLevel(), title, first(heading), last(heading));
    }

    private Block.Items items(ListBlock list) {
        var ordered = list instanceof OrderedList;
        var number =
                list instanceof OrderedList o && o.getMarkerStartNumber() != null
                        ? o.getMarkerStartNumber()
                        : 1;
        var items = new ArrayList<Block.Item>();
        for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                items.add(item(item, ordered, number++));
            }
        }
        return new Block.Items(ordered, UnfencedCommands.marked(items));
    }

    private Block.Item item(ListItem item, boolean ordered, int number) {
        var children = struck(item) ? List.<Block>of() : blocks(item);
        var text = List.<Block.TextLine>of();
        if (!children.isEmpty() && children.getFirst() instanceof Block.Text first) {
            text = first.lines();
            children = children.subList(1, children.size());
        } else if (!children.isEmpty() && children.getFirst() instanceof Block.Heading head) {
            text = List.of(new Block.TextLine(head.line(), head.text()));
            children = children.subList(1, children.size());
        }
        var fenced = Boxes.fenced(text, children);
        if (fenced.isPresent()) {
            text = text.subList(0, 1);
            children = Stream.concat(fenced.stream(), children.stream().skip(1)).toList();
        }
        if (text.size() > 1 && fenced.isEmpty() && UnfencedCommands.below(text)) {
            children = UnfencedCommands.below(text, children);
            text = text.subList(0, 1);
        }
        var joined = text.isEmpty() ? "" : new Block.Text(text).joined();
        var boxed = Boxes.BOX.matcher(joined);
        var box = boxed.matches();
        var line = first(item);
        return new Block.Item(
                ordered,
                number,
                box,
                fenced.isPresent() ? "" : box ? boxed.group(1) : joined,
                text,
                List.copyOf(children),
                line,
                Math.max(line, last(item)));
    }

    private Block.Fence fence(FencedCodeBlock fence) {
        var line = first(fence);
        var closed = fence.getClosingFenceLength() != null;
        if (!closed) {
            problems.add(
                    new Problem(
                            "RT005",
                            Weight.WARNING,
                            "this code fence is never closed; everything below it is read as code",
                            Span.ofLine(line, source.get(line - 1)),
                            "",
                            "close it with a line of its own that holds "
                                    + (source.get(line - 1).equals(lines.get(line - 1))
                                            ? NO_FENCE.replaceAll(lines.get(line - 1).strip(), "")
                                            : "{code} or {noformat}, as above")));
        }
        var content = List.of(fence.getLiteral().replace(SIGN, '>').split("\n", -1));
        if (!content.isEmpty() && content.getLast().isEmpty()) {
            content = content.subList(0, content.size() - 1);
        }
        var info = fence.getInfo() == null ? "" : fence.getInfo();
        return AnglePrompt.plain(new Block.Fence(info, content, closed, false, line, last(fence)));
    }

    private Block table(TableBlock table) {
        var rows = new ArrayList<Block.Row>();
        collectRows(table, rows);
        var header = rows.isEmpty() ? new Block.Row(List.of(), first(table)) : rows.removeFirst();
        return new Block.Table(header, rows, first(table), last(table));
    }

    private void collectRows(Node node, List<Block.Row> rows) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                var line = first(row);
                rows.add(new Block.Row(cells(Bounded.of(held(lines.get(line - 1)))), line));
            } else {
                collectRows(child, rows);
            }
        }
    }

    /// What of a row's line is not struck out.
    private static String held(String line) {
        return line.contains("~~") ? STRUCK.replaceAll(line, "") : line;
    }

    /// A row's cells; `\|` and a bar inside code do not part cells.
    static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var code = false;
        var text = QUOTE_MARK.replaceFirst(line.strip(), "");
        for (var i = text.startsWith("|") ? 1 : 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|' && !code) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                code = c == '`' ? !code && text.indexOf('`', i + 1) >= 0 : code;
                cell.append(c);
            }
        }
        if (!cell.toString().isBlank()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    private List<Block.TextLine> textLines(Node node) {
        var out = new ArrayList<Block.TextLine>();
        for (SourceSpan span : node.getSourceSpans()) {
            var source = lines.get(span.getLineIndex());
            var from = Math.min(source.length(), span.getColumnIndex());
            var to = Math.min(source.length(), from + span.getLength());
            out.add(
                    new Block.TextLine(
                            span.getLineIndex() + 1,
                            Bounded.of(STRUCK.replaceAll(source.substring(from, to), "").strip())));
        }
        return out;
    }

    private static boolean blank(List<Block.TextLine> text) {
        return text.stream().allMatch(line -> line.text().isEmpty());
    }

    /// Whether an item is struck out as a whole, so that what is nested in it does not hold either.
    private boolean struck(Node item) {
        return item.getFirstChild() instanceof Paragraph paragraph
                && STRUCK.find(lines.get(first(paragraph) - 1))
                && textLines(paragraph).stream().allMatch(line -> NO_WORDS.matches(line.text()));
    }

    private static int first(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 1
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private static int last(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 1
                : node.getSourceSpans().getLast().getLineIndex() + 1;
    }
}
