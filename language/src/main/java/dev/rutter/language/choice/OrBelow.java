package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An "or" of its own between two blocks: what stands above it is one way, and what stands below it
/// another. `Either …:` and `Or …` below it open both.
public final class OrBelow {
    /// Whether the "or" itself was read last, or `Either`, or what leads in to the way below them.
    private enum State {
        NONE,
        READ,
        OPENED,
        BELOW
    }

    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^\\W*(?:or|alternatively|oder|ou)\\W*$"
                            + "|^\\W*(?:or|alternatively|alternative)\\b,?\\s(?!more\\b|less\\b|later\\b|any\\b)[^.;]{2,80}:\\W*$",
                    CASE_INSENSITIVE);

    /// However long it is: `Alternatively, restore the whole archive, which …:`
    private static final QuickPattern ALTERNATIVELY =
            QuickPattern.compile(
                    "^\\W*(?:(?:or )?alternatively|as an alternative)\\b,?\\s\\S",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 800;

    private static final QuickPattern EITHER =
            QuickPattern.compile("^\\W*either\\b(?! (?:way|case)\\b)", CASE_INSENSITIVE);

    private static final QuickPattern OR =
            QuickPattern.compile(
                    "^\\W*or\\b,?\\s+(?!more\\b|less\\b|later\\b|any\\b)", CASE_INSENSITIVE);

    /// What must be so where the first way is gone: `Either carry it over, with both stacks
    /// stopped:`
    private static final QuickPattern WITH =
            QuickPattern.compile(
                    "\\bwith ((?:both|all|the|every|no|your|its)\\b[^`.,;:()]{2,60}\\b(?:stopped|down|off|offline|paused|closed|drained|idle|running|connected|in place))\\W*$",
                    CASE_INSENSITIVE);

    /// So far behind it stands what goes on with a way.
    private static final int NEAR = 2;

    private static final QuickPattern REMARK = QuickPattern.compile("^[*_(](?![*_])");

    /// So many blocks lie between the first of two ways and the second.
    private static final int WAY = 4;

    /// A way of so many commands has told its programs.
    private static final int MOST = 60;

    /// How many entries the chapter had before the last block that something is done in.
    private int began = -1;

    private State state = State.NONE;

    /// The programs of the way above it.
    private Set<String> other = Set.of();

    /// The condition of what stands above it.
    private Optional<Guard> when = Optional.empty();

    /// Whether a unit is such an "or", below something done.
    public boolean is(Unit unit, List<Block> siblings) {
        return (began >= 0
                        && (ALONE.matches(unit.text())
                                || (unit.text().length() < LONGEST
                                        && ALTERNATIVELY.find(unit.text())
                                        && (unit.text().endsWith(":")
                                                || (Inline.codes(unit.text()).isEmpty()
                                                        && next(unit, siblings)
                                                                instanceof Block.Fence)))))
                || either(unit, siblings)
                || second(unit, siblings);
    }

    /// Whether a unit opens the first of two ways, the second of which is opened below.
    private static boolean either(Unit unit, List<Block> siblings) {
        return unit.last()
                && unit.text().endsWith(":")
                && EITHER.find(unit.text())
                && below(unit, siblings).anyMatch(it -> OR.find(it.joined()));
    }

    private static boolean second(Unit unit, List<Block> siblings) {
        if (!OR.find(unit.text())) {
            return false;
        }
        var at = from(unit.line(), siblings);
        return siblings.subList(Math.max(0, at - WAY), at).stream()
                .anyMatch(it ->
                        it instanceof Block.Text text && either(Unit.of(text).getLast(), siblings));
    }

    private static Stream<Block.Text> below(Unit unit, List<Block> siblings) {
        var at = from(unit.line() + 1, siblings);
        return siblings.subList(at, Math.min(siblings.size(), at + WAY)).stream()
                .filter(Block.Text.class::isInstance)
                .map(Block.Text.class::cast);
    }

    private static @Nullable Block next(Unit unit, List<Block> siblings) {
        var at = from(unit.line() + 1, siblings);
        return unit.last() && at < siblings.size() ? siblings.get(at) : null;
    }

    /// The place of the first block that does not stand above a line. Blocks stand in their order,
    /// and a section may have a great many: half of what is left is put aside each time.
    private static int from(int line, List<Block> siblings) {
        var low = 0;
        var high = siblings.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (siblings.get(middle).line() < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Asks, within the way that a unit opens, what it says must be so, and reads the rest of what
    /// it tells itself; answers the place of what stands below it.
    public Scope told(
            Context context,
            Unit unit,
            @Nullable Block next,
            Scope scope,
            Scope outer,
            Consumer<Unit> reads) {
        var with = WITH.matcher(unit.text());
        if (state == State.OPENED && with.find()) {
            context.gate(scope, Inline.plain(with.group(1)), unit.line());
        }
        var told =
                state == State.READ && OR.find(unit.text())
                        ? Lettered.tells(OR.replaceFirst(unit.text(), ""), next)
                        : Lettered.told(unit, next);
        if (!told.isEmpty()) {
            reads.accept(unit.saying(told));
        }
        // A way of one sentence ends with it.
        var ends =
                state == State.READ
                        && OR.find(unit.text())
                        && !unit.label()
                        && !(next instanceof Block.Fence);
        state = ends ? State.NONE : state;
        return ends ? scope.option(outer.option()) : scope;
    }

    /// The steps above such a unit; none where they are a way already.
    public List<StepDraft> above(Notes notes, Unit unit, Scope outer, List<Block> siblings) {
        if (!is(unit, siblings)) {
            return List.of();
        }
        if (either(unit, siblings)) {
            state = State.OPENED;
            when = Optional.empty();
            other = Set.of();
            return List.of();
        }
        state = State.READ;
        var from = lastItem(unit, siblings);
        other = programs(notes.draftsSince(began));
        when =
                notes.draftsSince(began).stream()
                        .filter(it -> it.span().line() >= from)
                        .findFirst()
                        .flatMap(StepDraft::when);
        return notes.draftsSince(began).stream()
                .filter(it -> it.span().line() >= from && it.option().equals(outer.option()))
                .toList();
    }

    /// The place of the other way: it is done on the condition of the one above.
    public Scope placed(Scope outer) {
        return state == State.READ && when.isPresent() ? outer.when(when) : outer;
    }

    /// The place behind the block at `index`, which was read since the chapter had `size` entries:
    /// the way below such an "or" is one block and what leads in to it, and the next one where that
    /// goes on with the way's own program.
    public Scope behind(
            Scope scope, Scope outer, Notes notes, int size, List<Block> blocks, int index) {
        var drafts = notes.draftsSince(size);
        var acted = !drafts.isEmpty();
        if (acted && !(began >= 0 && remark(blocks.get(index)))) {
            began = size;
        }
        if (state == State.OPENED) {
            state = State.BELOW;
            return scope;
        }
        var own = state == State.READ;
        var leads = blocks.get(index) instanceof Block.Text text && text.joined().endsWith(":");
        if (state == State.NONE || (!acted && (own || leads))) {
            state = state == State.NONE ? state : State.BELOW;
            return scope;
        }
        if (acted && goesOn(drafts, blocks, index)) {
            state = State.BELOW;
            return scope;
        }
        state = State.NONE;
        return scope.option(outer.option());
    }

    /// A paragraph on the way above it, which is none itself: `*Corrected: this used to run …*`
    private static boolean remark(Block block) {
        return block instanceof Block.Text text
                && (REMARK.find(text.lines().getFirst().text())
                        || text.lines().getFirst().text().startsWith("Note"));
    }

    /// Whether the next block begins with a program of this way that the one above does not use.
    private boolean goesOn(List<StepDraft> way, List<Block> blocks, int index) {
        var programs = programs(way);
        programs.removeAll(other);
        return blocks.stream()
                .skip(index + 1L)
                .limit(NEAR)
                .filter(Block.Fence.class::isInstance)
                .findFirst()
                .flatMap(it ->
                        ((Block.Fence) it)
                                .content().stream()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                        .findFirst())
                .map(CommandWords::program)
                .filter(programs::contains)
                .isPresent();
    }

    private static Set<String> programs(List<StepDraft> drafts) {
        var found = new HashSet<String>();
        for (var draft : drafts.subList(0, Math.min(drafts.size(), MOST))) {
            if (draft.action() instanceof Action.Shell(var script)) {
                found.add(CommandWords.program(script));
            }
        }
        return found;
    }

    /// Where the last item of a list above begins, where it alone is the way: nothing that long
    /// stands below.
    private static int lastItem(Unit unit, List<Block> siblings) {
        for (var i = 1; i + 1 < siblings.size(); i++) {
            if (siblings.get(i) instanceof Block.Text text
                    && text.line() == unit.line()
                    && siblings.get(i - 1) instanceof Block.Items list) {
                var below =
                        siblings.get(i + 1) instanceof Block.Items other
                                ? other.items()
                                : List.of();
                return below.size() > 1 ? 0 : list.items().getLast().line();
            }
        }
        return 0;
    }
}
