package dev.rutter.language.block;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Puts what stands between `<details>` and `</details>` into one block, with its summary. Markdown
/// knows nothing of the two: to it they are lines of HTML, and what is between them is text like
/// any other.
final class Folds {
    private static final QuickPattern OPENS =
            QuickPattern.compile("<details\\b[^>]*>", CASE_INSENSITIVE);
    private static final QuickPattern CLOSES =
            QuickPattern.compile("</details\\s*>", CASE_INSENSITIVE);
    private static final QuickPattern SUMMARY =
            QuickPattern.compile(
                    "<summary\\b[^>]*>(.*?)(?:</summary\\s*>|$)",
                    CASE_INSENSITIVE | Pattern.DOTALL);
    private static final QuickPattern TAG = QuickPattern.compile("<[^>]{1,200}>");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    /// What only tells to open the fold.
    private static final QuickPattern INVITES =
            QuickPattern.compile(
                    "^\\W*(?:click|tap|press)?(?: here)?\\W*(?:to )?(?:expand|show|view|open|see|reveal|details?|more)?(?: (?:more|details?|all|me))?\\W*$",
                    CASE_INSENSITIVE);

    private Folds() {}

    static List<Block> of(List<Block> blocks) {
        if (blocks.stream().noneMatch(Folds::opens)) {
            return blocks;
        }
        var out = new ArrayList<Block>();
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Html html && opens(html)) {
                var end = end(blocks, i);
                out.addAll(fold(html, of(List.copyOf(blocks.subList(i + 1, end)))));
                i = closes(blocks, end) ? end : end - 1;
            } else {
                out.add(blocks.get(i));
            }
        }
        return out;
    }

    private static boolean opens(Block block) {
        return block instanceof Block.Html html && depth(html) > 0;
    }

    private static boolean closes(List<Block> blocks, int at) {
        return at < blocks.size() && blocks.get(at) instanceof Block.Html html && depth(html) < 0;
    }

    private static int depth(Block.Html html) {
        return count(OPENS, html.text()) - count(CLOSES, html.text());
    }

    private static int count(QuickPattern pattern, String text) {
        var matcher = pattern.matcher(text);
        var count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /// The block that closes the fold which `from` opens; where none does, the next heading.
    private static int end(List<Block> blocks, int from) {
        var open = 0;
        var heading = blocks.size();
        for (var i = from; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Html html) {
                open += depth(html);
                if (open <= 0) {
                    return i;
                }
            } else if (blocks.get(i) instanceof Block.Heading && heading == blocks.size()) {
                heading = i;
            }
        }
        return heading;
    }

    private static List<Block> fold(Block.Html html, List<Block> inner) {
        var summary = summary(html.text());
        var line = html.line();
        if (summary.isEmpty()
                && !inner.isEmpty()
                && inner.getFirst() instanceof Block.Html second) {
            summary = summary(second.text());
            line = second.line();
        }
        var last = inner.isEmpty() ? html.lastLine() : inner.getLast().lastLine();
        if (Outdated.title(summary) || Outdated.notice(inner)) {
            return List.of(new Block.Fold(summary, true, inner, html.line(), last));
        }
        var all = new ArrayList<Block>();
        if (!summary.isEmpty() && !INVITES.matches(summary)) {
            var label = summary.endsWith(":") ? summary : summary + ":";
            all.add(new Block.Text(List.of(new Block.TextLine(line, label))));
        }
        all.addAll(inner);
        // A heading opens a section of the document, wherever it stands.
        return inner.stream().anyMatch(Block.Heading.class::isInstance)
                ? all
                : List.of(new Block.Fold(summary, false, List.copyOf(all), html.line(), last));
    }

    private static String summary(String html) {
        var match = SUMMARY.matcher(html.length() > 4000 ? html.substring(0, 4000) : html);
        return match.find()
                ? Bounded.of(BLANKS.replaceAll(TAG.replaceAll(match.group(1), " "), " ").strip())
                : "";
    }
}
