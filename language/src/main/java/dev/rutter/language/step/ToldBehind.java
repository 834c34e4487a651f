package dev.rutter.language.step;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Sequences;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.SaidFirst;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Steps that are told behind what they come before: `2. Before step 1: …`, `- but first: …` below
/// an item, `Before you do this, take a backup:` behind a fence. They are done before it.
public final class ToldBehind {
    private final Context context;

    /// The line of the item that holds the list, or 0.
    private final int above;

    /// The lines of the items so far, by their numbers and by the commands that they tell.
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private final Map<String, Integer> told = new HashMap<>();
    private int last;

    /// A list is about to be read.
    public ToldBehind(Context context) {
        this.context = context;
        this.above = context.item();
    }

    /// The commands that a line tells to run, and those that it only says have to be done first.
    static List<String> of(String text) {
        var order = Sequences.in(text);
        if (order.isPresent()) {
            return List.of(order.get().first(), order.get().second());
        }
        var commands = InlineCommands.of(text);
        var codes = commands.isEmpty() ? List.<String>of() : Inline.codes(text);
        if (codes.size() <= commands.size()
                || codes.stream()
                        .noneMatch(code -> !commands.contains(code) && awaited(text, code))) {
            return commands;
        }
        return codes.stream()
                .filter(code -> commands.contains(code) || awaited(text, code))
                .toList();
    }

    private static boolean awaited(String text, String code) {
        return InlineCommands.runnable(code) && SaidFirst.awaited(text, code);
    }

    /// An item has been read, and there were `size` entries before it.
    public void item(Block.Item item, int size) {
        var steps = context.notes.draftsSince(size);
        target(item.text())
                .filter(line -> line < item.line())
                .ifPresent(line -> steps.forEach(step -> step.before(line)));
        steps.stream()
                .filter(step -> !step.script().isEmpty())
                .forEach(step -> {
                    told.putIfAbsent(step.script(), item.line());
                    told.putIfAbsent(name(step.script()), item.line());
                });
        if (item.ordered()) {
            numbers.putIfAbsent(item.number(), item.line());
        }
        last = item.line();
    }

    private Optional<Integer> target(String text) {
        if (SaidFirst.before(text)) {
            return Optional.of(last > 0 ? last : above).filter(line -> line > 0);
        }
        return SaidFirst.step(text)
                .map(numbers::get)
                .or(() -> SaidFirst.named(text).map(told::get));
    }

    /// What a command without options is called by.
    private static String name(String script) {
        return script.indexOf(' ') >= 0 || script.indexOf('\n') >= 0
                ? ""
                : script.substring(script.lastIndexOf('/') + 1);
    }

    /// A block has been read that stands below such words, or tells them.
    public static void block(Context context, List<Block> blocks, int index, int size) {
        var block = blocks.get(index);
        if (block instanceof Block.Fence) {
            comments(context.notes.draftsSince(size));
        }
        var words =
                block instanceof Block.Text text
                        ? text
                        : block instanceof Block.Fence ? Block.textBefore(blocks, index) : null;
        var own = block instanceof Block.Text;
        if (words == null || !(own || words.joined().endsWith(":"))) {
            return;
        }
        var steps = context.notes.draftsSince(size);
        if (steps.isEmpty() || !SaidFirst.before(words.joined())) {
            return;
        }
        var from = own ? index : index - 1;
        var line = from == 0 ? context.item() : line(blocks.get(from - 1));
        steps.stream()
                .filter(_ -> line > 0)
                .filter(step -> step.span().line() >= words.line())
                .forEach(step -> step.before(line));
    }

    private static int line(Block block) {
        if (block instanceof Block.Text text) {
            return InlineCommands.of(text.joined()).isEmpty() ? 0 : text.line();
        }
        return block instanceof Block.Items list
                ? list.items().getLast().line()
                : block instanceof Block.Fence ? block.line() : 0;
    }

    /// The same of a comment between two commands.
    private static void comments(List<StepDraft> steps) {
        for (var i = 1; i < steps.size(); i++) {
            var words = steps.get(i).titleText();
            var above = steps.get(i - 1);
            if (SaidFirst.before(words)) {
                steps.get(i)
                        .before(
                                above.titleText().equals(words)
                                        ? above.place().line()
                                        : above.span().line());
            }
        }
    }
}
