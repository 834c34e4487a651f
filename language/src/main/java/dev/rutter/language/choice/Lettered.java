package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Paragraphs that count the ways to do something: `Option A: run …`, `Method 2, by hand.`, of
/// which there are several in a section. What such a line tells itself is a part of its way.
public final class Lettered {
    static final String NAME =
            "^\\W*(?:option|method|approach|alternative|variant|way|choice|strategy)\\s+(?:[A-Z]|\\d{1,2}|[ivx]{1,4})\\b\\**";

    /// `Option A: …`, `Method 2 (recommended): …`.
    static final QuickPattern OPENS =
            QuickPattern.compile(NAME + "\\s*[:.)(—–-]", CASE_INSENSITIVE);

    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    NAME + "\\s*(?:\\([^()]{0,60}\\)\\**\\s*)?[:.)—–-]+\\**\\s*", CASE_INSENSITIVE);

    /// Ways are few and stand close to each other.
    private static final int MOST = 300;

    private Lettered() {}

    /// Whether a paragraph opens one of several such ways.
    public static boolean opens(Unit unit, Section section, List<Block> siblings) {
        return OPENS.find(unit.text())
                && FenceClassifier.acts(section.phase())
                && siblings.size() < MOST
                && siblings.stream()
                                .filter(it ->
                                        it instanceof Block.Text text
                                                && OPENS.find(text.lines().getFirst().text()))
                                .limit(2)
                                .count()
                        > 1;
    }

    /// What the line that opens a way tells itself; empty where that is no more than its name, or
    /// leads in to what stands below it.
    static String told(Unit unit, @Nullable Block next) {
        var head = HEAD.matcher(unit.text());
        return head.find() ? tells(unit.text().substring(head.end()), next) : "";
    }

    /// The words of a line behind its name, where they tell something themselves.
    static String tells(String words, @Nullable Block next) {
        var rest = words.strip();
        if (rest.endsWith(":")
                || next instanceof Block.Fence
                || next instanceof Block.Items
                || next instanceof Block.Table) {
            return "";
        }
        return !Inline.codes(rest).isEmpty() || Imperatives.tells(rest) ? rest : "";
    }
}
