package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chapters whose title has no mark of a heading: a line of its own over a list or a block that is
/// no more than what a chapter is called, `Rollback` or `Secrets rotation`. Each is read as a
/// heading below the one that it stands under.
final class PlainHeadings {
    /// What a chapter is called, and nothing besides.
    private static final QuickPattern CHAPTER =
            QuickPattern.compile(
                    "(?:(?:how to|the|our|emergency|production) )?(?:deploy(?:ment|ing)?|release|roll-?out|roll(?:ing)?[- ]?back|back(?:ing)?[- ]?out|fall-?back"
                            + "|verify|verification|validation|(?:pre|post)-?(?:deploy(?:ment)?|release)|pre-?requisites|preparations?|smoke tests?|monitoring"
                            + "|trouble-?shooting|tear(?:ing)?[- ]?down|un-?install(?:ation|ing)?|decommission(?:ing)?|maintenance|disaster recovery|incident response|emergency stop|contacts)"
                            + "(?: (?:plan|procedures?|steps?|process|instructions|check-?list|checks?|verification|runbook|guide|tasks))?",
                    CASE_INSENSITIVE);

    /// The words of a title, and of no sentence.
    private static final QuickPattern TITLE =
            QuickPattern.compile("[\\p{Lu}][\\p{L}\\p{N}/&-]*(?: [\\p{L}\\p{N}/&-]+){0,4}");

    private static final QuickPattern BOLD = QuickPattern.compile("(\\*\\*|__)[^*_]+\\1");

    private PlainHeadings() {}

    /// The same blocks, with the headings among them.
    static List<Block> of(List<Block> blocks) {
        if (blocks.stream().noneMatch(block -> leaves(phase(block)))) {
            return blocks;
        }
        var out = new ArrayList<Block>();
        var silent = Integer.MAX_VALUE; // How deep what does nothing lies.
        for (var from = 0; from < blocks.size(); ) {
            var to = from + 1;
            while (to < blocks.size() && !(blocks.get(to) instanceof Block.Heading)) {
                to++;
            }
            if (blocks.get(from) instanceof Block.Heading heading && heading.depth() > 1) {
                silent =
                        heading.depth() > silent
                                ? silent
                                : acts(heading.text()) ? Integer.MAX_VALUE : heading.depth();
            }
            if (silent < Integer.MAX_VALUE) {
                out.addAll(blocks.subList(from, to));
                from = to;
                continue;
            }
            section(blocks.subList(from, to), out.isEmpty() || titled(blocks.get(from)), out);
            from = to;
        }
        return out;
    }

    /// Whether what a chapter is called leaves it open that something is done there.
    private static boolean acts(String title) {
        var phase = PhaseNames.stated(title, Phase.NONE);
        return phase == null
                || phase == Phase.PREPARE
                || phase == Phase.DEPLOY
                || phase == Phase.VERIFY
                || phase == Phase.WATCH;
    }

    private static boolean titled(Block block) {
        return block instanceof Block.Heading heading && heading.depth() == 1;
    }

    /// @param whole whether it may be all of the document
    private static void section(List<Block> blocks, boolean whole, List<Block> out) {
        var depth = blocks.getFirst() instanceof Block.Heading heading ? heading.depth() + 1 : 2;
        var plain = whole && chapters(blocks);
        var left = false;
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var phase = stands(blocks, i) ? phase(block) : null;
            left |= leaves(phase) && !(bold(block) && phase == Phase.ROLLBACK);
            var heads = phase != null && (plain || left);
            if (block instanceof Block.Text text
                    && (heads || (left && bold(text) && stands(blocks, i)))) {
                out.add(
                        new Block.Heading(
                                Math.min(6, depth),
                                Inline.plain(text.joined()),
                                text.line(),
                                text.line()));
            } else {
                out.add(block);
            }
        }
    }

    /// Whether what a document does stands below such lines: one that it goes forward by, and one
    /// that it does not.
    private static boolean chapters(List<Block> blocks) {
        var forward = false;
        var leaves = false;
        for (var i = 0; i < blocks.size(); i++) {
            if (stands(blocks, i) && !bold(blocks.get(i))) {
                var phase = phase(blocks.get(i));
                leaves |= leaves(phase);
                forward |= phase != null && !leaves(phase);
            }
        }
        return forward && leaves;
    }

    /// Whether something to do stands right below.
    private static boolean stands(List<Block> blocks, int index) {
        return index + 1 < blocks.size()
                && (blocks.get(index + 1) instanceof Block.Items
                        || blocks.get(index + 1) instanceof Block.Fence
                        || (bold(blocks.get(index))
                                && blocks.get(index + 1) instanceof Block.Text));
    }

    private static boolean bold(Block block) {
        return block instanceof Block.Text text
                && text.lines().size() == 1
                && BOLD.matches(text.joined());
    }

    /// What such a line says by itself that the chapter below it is for.
    private static @Nullable Phase phase(Block block) {
        if (!(block instanceof Block.Text text) || text.lines().size() != 1) {
            return null;
        }
        var line = text.joined();
        var words = bold(block) ? Inline.plain(line) : line;
        if (words.length() > 60 || !TITLE.matches(words)) {
            return null;
        }
        var phase = PhaseNames.stated(words, Phase.NONE);
        return CHAPTER.matches(words) || (leaves(phase) && own(words)) ? phase : null;
    }

    /// Whether words name a procedure, and order nothing.
    private static boolean own(String words) {
        return PROCEDURE.find(words);
    }

    private static final QuickPattern PROCEDURE =
            QuickPattern.compile(
                    "^(?:\\w+ )?(?:secrets?|keys?|credentials?|certificates?|tokens?|passwords?) rotation\\b|^(?:tear(?:ing)?[- ]?down|un-?install|decommission|dismantling|destroying)"
                            + "|\\b(?:disaster recovery|kill[- ]?switch|fail-?over)\\b",
                    CASE_INSENSITIVE);

    /// Whether nothing of such a chapter is a part of going forward.
    private static boolean leaves(@Nullable Phase phase) {
        return phase == Phase.ROLLBACK
                || phase == Phase.MAINTAIN
                || phase == Phase.INCIDENT
                || phase == Phase.TROUBLE;
    }
}
