package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Place;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Repeated;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words over steps that are done for several things and are told once: `Repeat for web1 and
/// web2:`, `For each broker:`. The steps run once, and behind them somebody is asked to do the
/// others.
public final class Rounds {
    private static final String EACH =
            "(?:(?:for|with|per)\\s+(?:each|every|both)\\b(?! (?:day|time|week|hour|minute|release|deploy\\w*|environment|case|other)\\b)|per\\s+(?:[\\w-]+ ){0,3}(?:node|host|server|machine|instance|broker|replica|shard|cluster|switch|router|device|site|region|unit|worker|member|tenant)\\b)";

    private static final QuickPattern REPEATS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next)\\W+)?repeat\\b(?!ed)(?:[^.;`]|`[\\w.-]{1,40}`){2,140}:\\W*$|^\\W*repeat\\b(?!ed)[^.;`]{0,60}\\b(?:below|following)\\b[^;`]{0,100}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern FOR_EACH =
            QuickPattern.compile(
                    "^\\W*(?:(?:do|perform|run|execute|carry out|apply|go through|follow|complete)\\b[^.;:`]{0,50}\\s)?"
                            + EACH
                            + "(?:[^.;:`]|`[\\w.-]{1,40}`){0,100}:\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern HEADS =
            QuickPattern.compile(
                    "^(?:repeat\\b(?!ed)|(?:for|on|per) (?:each|every) )", CASE_INSENSITIVE);

    /// What goes round by itself, or is done to all at once.
    private static final QuickPattern LOOPS =
            QuickPattern.compile(
                    "^\\s*(?:for|while|until|foreach)\\b|\\bxargs\\b|\\bparallel\\b|\\ball\\b|\\{\\w+,\\w+|\\s-l\\s|\\bansible|\\*",
                    CASE_INSENSITIVE);

    private static final QuickPattern AGAIN =
            QuickPattern.compile("^\\W*(?:repeat|(?:do|perform) the same)\\b", CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("[\\s:.]+$");
    private static final QuickPattern LAST_WORD = QuickPattern.compile("\\S+\\s*$");

    private final Context context;
    private Optional<Runnable> asks = Optional.empty();

    /// Whether the first block below is a list, which is all that is repeated.
    private boolean list;

    /// At the beginning of a chapter.
    public Rounds(Context context) {
        this.context = context;
    }

    /// A paragraph begins: it ends a list that is repeated, and may open another round.
    public void hears(Block.Text text, Scope scope, @Nullable Block next) {
        if (list) {
            ends();
        }
        var words = text.joined();
        if (Repeated.in(words) && scope.acts()) {
            again(scope, words, text.line() + text.lines().size() - 1);
        }
        if (over(words, next) && scope.acts()) {
            ends();
            list = next instanceof Block.Items;
            asks = Optional.of(() -> ask(scope, words, text.line()));
        }
    }

    /// All that may be repeated is read.
    public void ends() {
        asks.ifPresent(Runnable::run);
        asks = Optional.empty();
        list = false;
    }

    /// The same of an item whose blocks are read.
    public static void item(Context context, Block.Item item, Scope scope) {
        if (Repeated.in(item.text()) && scope.acts()) {
            new Rounds(context).again(scope, item.text(), item.line());
        }
        if (over(item.text(), item.first()) && scope.acts()) {
            new Rounds(context).ask(scope, item.text(), item.line());
        }
    }

    /// The same of a chapter that is read.
    public static void chapter(Context context, Section section, Scope scope) {
        if (HEADS.find(PhaseNames.bare(section.title()))
                && scope.acts()
                && section.blocks().stream().anyMatch(block -> once(block, true))) {
            new Rounds(context).ask(scope, section.title(), section.line());
        }
    }

    private void ask(Scope scope, String words, int line) {
        var said =
                context.person()
                        .filter(it ->
                                it.action() instanceof Action.Ask(var text) && AGAIN.find(text));
        if (said.isPresent()) {
            return;
        }
        context.notes.mark(line, "it is done for several things and told once", Role.MANUAL);
        var says = END.replaceFirst(Inline.plain(words), "");
        // Behind the last command: entries come in the order of their places.
        var last = context.last().map(it -> it.span().line()).filter(it -> it > line).orElse(line);
        var end = new Span(last, Math.max(1, context.notes.text(last).length()), 1);
        context.person(
                scope,
                says + ": it was done once above; do it for the others",
                end,
                last,
                Optional.empty());
    }

    /// Of what is to be done so often the first time is done.
    private void again(Scope scope, String words, int line) {
        context.notes.mark(line, "it is done more than once and told once", Role.MANUAL);
        context.person(
                scope,
                END.replaceFirst(Inline.plain(words), "")
                        + ": it was done once above; do it the other times",
                new Span(line, Math.max(1, context.notes.text(line).length()), 1),
                line,
                Optional.empty());
    }

    /// Whether words say that what stands below them is done more than once.
    public static boolean over(String text, @Nullable Block next) {
        if (next == null || text.length() > 300) {
            return false;
        }
        var plain = Inline.plain(text);
        return REPEATS.find(plain)
                ? once(next, false)
                : FOR_EACH.find(plain) && Place.in(plain).isEmpty() && once(next, true);
    }

    /// Whether a block holds commands.
    ///
    /// @param alone whether they are to be for one thing alone
    private static boolean once(Block block, boolean alone) {
        return switch (block) {
            case Block.Fence fence -> FenceTag.commands(fence) && (!alone || once(fence.content()));
            case Block.Items items ->
                    (items.ordered() || !alone)
                            && once(
                                    items.items().stream()
                                            .flatMap(item -> commands(item).stream())
                                            .toList(),
                                    alone);
            case Block.Text _,
                    Block.Item _,
                    Block.Table _,
                    Block.Fold _,
                    Block.Heading _,
                    Block.Html _ ->
                    false;
        };
    }

    private static boolean once(List<String> commands, boolean alone) {
        return !commands.isEmpty() && (!alone || once(commands));
    }

    private static List<String> commands(Block.Item item) {
        var commands = new ArrayList<>(InlineCommands.of(item.text()));
        item.fences().forEach(fence -> commands.addAll(fence.content()));
        return commands;
    }

    /// Whether lines neither go round nor say the same of one thing after the other.
    private static boolean once(List<String> lines) {
        var seen = new HashSet<String>();
        return lines.stream()
                .filter(line -> !line.isBlank())
                .noneMatch(line -> LOOPS.find(line) || !seen.add(LAST_WORD.replaceFirst(line, "")));
    }
}
