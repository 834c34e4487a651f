package dev.rutter.language.block;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A document's blocks, as far as a runbook needs them: raw lines, numbered.
public sealed interface Block {
    /// The first line of the document that it stands on.
    int line();

    /// The last line of the document that it stands on.
    int lastLine();

    /// One source line's text without indentation and markers.
    record TextLine(int number, String text) {
        /// Its words where the next line goes on: without the mark that breaks the line there.
        String goingOn() {
            return text.endsWith("\\") && !text.endsWith("\\\\")
                    ? text.substring(0, text.length() - 1).stripTrailing()
                    : text;
        }
    }

    /// @param depth 1 for `#`
    record Heading(int depth, String text, int line, int lastLine) implements Block {}

    /// A paragraph.
    record Text(List<TextLine> lines) implements Block {
        @Override
        public int line() {
            return lines.getFirst().number();
        }

        @Override
        public int lastLine() {
            return lines.getLast().number();
        }

        /// Its lines as one, up to where nobody reads on.
        public String joined() {
            var out = new StringBuilder();
            for (var line : lines) {
                if (out.length() >= Bounded.LONGEST) {
                    break;
                }
                var words = line.number() == lastLine() ? line.text() : line.goingOn();
                out.append(out.isEmpty() ? "" : " ").append(words);
            }
            return Bounded.of(out.toString());
        }
    }

    /// A list; its items hold blocks again.
    record Items(boolean ordered, List<Item> items) implements Block {
        @Override
        public int line() {
            return items.getFirst().line();
        }

        @Override
        public int lastLine() {
            return items.getLast().lastLine();
        }
    }

    /// @param box whether it has a task box, ticked or not
    /// @param text the item's first paragraph, on one line, without the box
    /// @param rest what follows the first paragraph
    record Item(
            boolean ordered,
            int number,
            boolean box,
            String text,
            List<TextLine> lines,
            List<Block> rest,
            int line,
            int lastLine)
            implements Block {

        /// What stands right below its words.
        public @Nullable Block first() {
            return rest.isEmpty() ? null : rest.getFirst();
        }

        /// The line of its first paragraph on which a code span begins with a command.
        public int lineOf(String script) {
            return lines.stream()
                    .filter(each -> each.text().contains("`" + script))
                    .findFirst()
                    .map(TextLine::number)
                    .orElse(line);
        }

        /// Whether a list stands right in it.
        public boolean hasItems() {
            return rest.stream().anyMatch(Items.class::isInstance);
        }

        /// All fences in it, however deep.
        public List<Fence> fences() {
            var found = new ArrayList<Fence>();
            collect(rest, found);
            return found;
        }

        private static void collect(List<Block> blocks, List<Fence> found) {
            for (var block : blocks) {
                if (block instanceof Fence fence) {
                    found.add(fence);
                } else if (block instanceof Items list) {
                    list.items().forEach(item -> collect(item.rest(), found));
                } else if (block instanceof Fold fold) {
                    collect(fold.blocks(), found);
                }
            }
        }
    }

    /// A fenced or indented code block.
    ///
    /// @param info the words after the opening fence
    /// @param content its lines, the first of which is document line `line + 1` (`line` where it is
    ///   indented)
    record Fence(
            String info,
            List<String> content,
            boolean closed,
            boolean indented,
            int line,
            int lastLine)
            implements Block {
        private static final QuickPattern TAG_END = QuickPattern.compile("[\\s{,:]");

        private static final Memo<String> TAG =
                Memo.of(it -> TAG_END.split(it.strip(), 2)[0].toLowerCase(java.util.Locale.ROOT));

        /// The document's line of its first content line.
        public int firstContent() {
            return indented ? line : line + 1;
        }

        /// The document's line of its first content line that is not blank.
        public int firstLine() {
            var at = firstContent();
            for (var text : content) {
                if (!text.isBlank()) {
                    break;
                }
                at++;
            }
            return at;
        }

        /// Its first line that is neither blank nor a comment, or nothing.
        public String firstCommand() {
            return content.stream()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty() && !each.startsWith("#"))
                    .findFirst()
                    .orElse("");
        }

        /// A part of it, from content line `from` to before `to`.
        public Fence lines(int from, int to) {
            return new Fence(
                    info,
                    content.subList(from, to),
                    closed,
                    indented,
                    line + from,
                    to == content.size() ? lastLine : firstContent() + to - 1);
        }

        /// The language tag, lower case.
        public String tag() {
            return info.isEmpty() ? "" : TAG.of(info);
        }
    }

    /// A table; `header` is its first row.
    record Table(Row header, List<Row> rows, int line, int lastLine) implements Block {}

    /// One row's cells.
    record Row(List<String> cells, int line) {}

    /// What stands between `<details>` and `</details>`, no heading in it unless it is outdated.
    ///
    /// @param summary its title, or empty
    /// @param outdated whether the document says that it does not hold any more
    record Fold(String summary, boolean outdated, List<Block> blocks, int line, int lastLine)
            implements Block {}

    /// A raw HTML block, comments among them.
    record Html(String text, int line, int lastLine) implements Block {}

    /// The words of the paragraphs among some blocks, up to where nobody reads on.
    static String words(List<Block> blocks) {
        var words = new StringJoiner(" ");
        for (var block : blocks) {
            if (block instanceof Text text) {
                Unit.of(text).forEach(unit -> words.add(unit.text()));
            }
        }
        return Bounded.of(words.toString());
    }

    /// Whether a block is one that the words right above it lead up to: a list, a fence, a table.
    static boolean introduced(@Nullable Block block) {
        return block instanceof Items || block instanceof Fence || block instanceof Table;
    }

    /// The text of the last paragraph before `index`, with nothing but blank lines between.
    static @Nullable Text textBefore(List<Block> blocks, int index) {
        return index > 0 && blocks.get(index - 1) instanceof Text text ? text : null;
    }
}
