package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Place;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PlaceNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Labels that name nothing but an environment, over what is done there: `Staging:`, `**Prod** (two
/// regions):`, ``- On staging: `make smoke` ``. Each is a condition that the environment decides. A
/// name that means other things too (`test`, `preview`, `live`) is one only beside another.
public final class PlaceLabels {
    /// What an item of a list begins with.
    private static final QuickPattern ITEM =
            QuickPattern.compile(
                    "^([^`:–—]{2,60}?)(?:\\*\\*)?\\s*(?::|–|—| -+ |→|->)(?:\\*\\*)?\\s*(?=\\S)");

    private static final QuickPattern PLAIN =
            QuickPattern.compile(
                    "\\b(?:prod(?:uction)?|prd|stag(?:ing)|stg|dev(?:elopment)?|uat)\\b",
                    CASE_INSENSITIVE);

    /// So many names of environments stand beside each other at most; more are a list of something
    /// else, and reading each against each other would take for ever.
    private static final int MOST = 60;

    private final List<Block> blocks;
    private @Nullable List<Label> labels;
    private @Nullable List<Set<Place>> inlines;

    /// The labels over some blocks.
    public PlaceLabels(List<Block> blocks) {
        this.blocks = blocks;
    }

    /// The blocks among which the labels stand.
    public List<Block> blocks() {
        return blocks;
    }

    /// Whether they are those of a section itself, and not of an item or a fold in it.
    @SuppressWarnings("ReferenceEquality") // The very list: an item may hold one that is like it.
    public boolean whole(Section section) {
        return blocks == section.blocks();
    }

    /// Where a paragraph stands for its own label or for one above it.
    public Scope place(Unit unit, Scope scope, Scope outer, Notes notes) {
        var place = over(unit);
        if (place.isPresent() && place.get().line() == unit.line()) {
            notes.mark(unit.line(), "it holds only for an environment", Role.WHEN);
        }
        var left =
                place.isEmpty()
                        && scope.when().filter(it -> PlaceNames.place(it.words())).isPresent();
        return place.isPresent() || left ? scope.when(outer.when()).guarded(place) : scope;
    }

    private Optional<Guard> over(Unit unit) {
        var all = labels();
        for (var i = 0; i < all.size(); i++) {
            var label = all.get(i);
            var last = i + 1 == all.size();
            if (unit.line() < label.line() || (!last && unit.line() >= all.get(i + 1).line())) {
                continue;
            }
            var own = unit.line() == label.line();
            return stands(all, i) && (own || (!last && beside(all, i)))
                    ? Optional.of(new Guard(label.words(), label.line()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /// Where a paragraph stands that gives commands behind the name of an environment: ``Staging:
    /// `make stage` ``. It guards no more than that.
    public Scope beside(Unit unit, Scope scope) {
        var own = inline(unit);
        if (own.isEmpty()) {
            return scope;
        }
        var here = Place.in(own.get());
        return PLAIN.find(own.get())
                        || labels().stream().anyMatch(other -> !other.places().equals(here))
                        || inlines().stream().anyMatch(places -> !places.equals(here))
                ? scope.guarded(Optional.of(new Guard(own.get(), unit.line())))
                : scope;
    }

    private static Optional<String> inline(Unit unit) {
        var match = ITEM.matcher(unit.text());
        return unit.text().indexOf('`') > 0 && match.find()
                ? PlaceNames.named(match.group(1))
                : Optional.empty();
    }

    private List<Set<Place>> inlines() {
        if (inlines == null) {
            inlines = new ArrayList<>();
            for (var block : blocks) {
                if (block instanceof Block.Text text && inlines.size() < MOST) {
                    Unit.of(text)
                            .forEach(unit -> inline(unit).map(Place::in).ifPresent(inlines::add));
                }
            }
        }
        return inlines;
    }

    /// The condition that an item of a list stands under for the environment that it begins with,
    /// where what it says is one command, or is no task to tick.
    public static Optional<Guard> over(Block.Item item, List<Block.Item> list) {
        var own = label(item);
        if (own.isEmpty() || !(told(item) || (places(list) > 1 && !item.box()))) {
            return Optional.empty();
        }
        return PLAIN.find(own.get()) || places(list) > 1
                ? Optional.of(new Guard(own.get(), item.line()))
                : Optional.empty();
    }

    /// The condition on a row of a table that has a row for each environment.
    public static Optional<Guard> over(Block.Row row, Block.Table table) {
        if (table.rows().size() > MOST) {
            return Optional.empty();
        }
        var places = EnumSet.noneOf(Place.class);
        table.rows().forEach(other -> name(other).map(Place::in).ifPresent(places::addAll));
        return places.size() > 1
                ? name(row).map(words -> new Guard(words, row.line()))
                : Optional.empty();
    }

    /// The condition that a comment puts on the commands below it.
    public static Optional<Guard> over(String comment, int line, List<ShellPieces.Piece> pieces) {
        var own = PlaceNames.named(comment);
        if (own.isEmpty() || pieces.size() > 10 * MOST) {
            return Optional.empty();
        }
        var places = EnumSet.noneOf(Place.class);
        for (var piece : pieces) {
            if (piece instanceof ShellPieces.Comment(_, var text)) {
                PlaceNames.named(text).map(Place::in).ifPresent(places::addAll);
            }
        }
        return PLAIN.find(own.get()) || places.size() > 1
                ? Optional.of(new Guard(own.get(), line))
                : Optional.empty();
    }

    private static Optional<String> label(Block.Item item) {
        if (item.ordered()) {
            return Optional.empty();
        }
        var match = ITEM.matcher(item.text());
        return match.find()
                ? PlaceNames.named(match.group(1))
                : item.rest().isEmpty() ? Optional.empty() : PlaceNames.named(item.text());
    }

    private static int places(List<Block.Item> list) {
        if (list.size() > MOST) {
            return 0;
        }
        var places = EnumSet.noneOf(Place.class);
        list.forEach(item -> label(item).map(Place::in).ifPresent(places::addAll));
        return places.size();
    }

    /// Whether an item gives something to run.
    private static boolean told(Block.Item item) {
        return !Inline.codes(item.text()).isEmpty() || !item.fences().isEmpty();
    }

    private static Optional<String> name(Block.Row row) {
        return row.cells().isEmpty() ? Optional.empty() : PlaceNames.named(row.cells().getFirst());
    }

    private record Label(String words, int line, Set<Place> places) {}

    private List<Label> labels() {
        if (labels == null) {
            labels = new ArrayList<>();
            for (var block : blocks) {
                if (block instanceof Block.Text text && labels.size() < MOST) {
                    Unit.of(text).stream().filter(Unit::label).forEach(this::label);
                }
            }
        }
        return labels;
    }

    private void label(Unit unit) {
        PlaceNames.named(unit.announces())
                .ifPresent(words -> labels().add(new Label(words, unit.line(), Place.in(words))));
    }

    /// Whether a label's name alone, or the ones beside it, say that it is an environment.
    private static boolean stands(List<Label> labels, int index) {
        var own = labels.get(index);
        return PLAIN.find(own.words())
                || labels.stream().anyMatch(other -> !other.places().equals(own.places()));
    }

    /// Whether a label and the next one are alternatives: that names none of those that have been
    /// named since the alternatives began.
    private static boolean beside(List<Label> labels, int index) {
        var seen = EnumSet.noneOf(Place.class);
        for (var label : labels.subList(0, index + 1)) {
            if (label.places().stream().anyMatch(seen::contains)) {
                seen.clear();
            }
            seen.addAll(label.places());
        }
        return labels.get(index + 1).places().stream().noneMatch(seen::contains);
    }
}
