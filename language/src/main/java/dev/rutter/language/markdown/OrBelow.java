package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An "or" of its own between two blocks: what stands above it is one way, and what stands below it
/// another.
final class OrBelow {
    /// Whether the "or" itself was read last, or what leads in to the way below it.
    private enum State {
        NONE,
        READ,
        BELOW
    }

    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^\\W*(?:or|alternatively|oder|ou)\\W*$"
                            + "|^\\W*(?:or|alternatively|alternative)\\b,?\\s(?!more\\b|less\\b|later\\b|any\\b)[^.;]{2,80}:\\W*$",
                    CASE_INSENSITIVE);

    /// So far behind it stands what goes on with a way.
    private static final int NEAR = 2;

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
    boolean is(Unit unit) {
        return began >= 0 && ALONE.matches(unit.text());
    }

    /// The steps above such a unit; none where they are a way already.
    List<StepDraft> above(Notes notes, Unit unit, Scope outer, List<Block> siblings) {
        if (!is(unit)) {
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
    Scope placed(Scope outer) {
        return state == State.READ && when.isPresent() ? outer.when(when) : outer;
    }

    /// The place behind the block at `index`, which was read since the chapter had `size` entries:
    /// the way below such an "or" is one block and what leads in to it, and the next one where that
    /// goes on with the way's own program.
    Scope behind(Scope scope, Scope outer, Notes notes, int size, List<Block> blocks, int index) {
        var drafts = notes.draftsSince(size);
        var acted = !drafts.isEmpty();
        if (acted) {
            began = size;
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
