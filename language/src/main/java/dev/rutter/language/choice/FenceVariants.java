package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.CommandStem;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Day;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Comments of one fence that name the day for which the commands below them are: `# Normal
/// release` and further down `# Hotfix`. As with labels over blocks ([Variants]) the usual way is
/// run, and where each has its own day somebody chooses. What is done once (`# First deploy only`)
/// beside what is always done waits for somebody to say that this is the day.
public final class FenceVariants {
    private static final QuickPattern DRY =
            QuickPattern.compile("\\bdry[- ]?run\\b", CASE_INSENSITIVE);

    /// What is done once and beside what is done always.
    private static final QuickPattern ONCE =
            QuickPattern.compile(
                    "\\b(?:first|initial|fresh|brand[- ]new|new|from scratch|only)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern RULES = QuickPattern.compile("^[=~*# -]+|[=~*# -]+$");

    /// A fence of so many comments is a script, and no short list of ways.
    private static final int MOST = 60;

    /// A comment over commands, or behind one; without one, what stands above the first.
    ///
    /// @param from the piece that it is
    /// @param to the first piece that is none of it
    private record Told(String label, Day day, int line, int from, int to, List<String> scripts) {
        boolean same(Told other) {
            return scripts.stream()
                    .anyMatch(one ->
                            other.scripts().stream().anyMatch(two -> CommandStem.same(one, two)));
        }

        boolean dry() {
            return DRY.find(label);
        }
    }

    private final List<Told> all;
    private final Map<Told, Weight> weights = new HashMap<>();
    private final Map<Told, String> asked = new HashMap<>();
    private final Map<Told, String> keys = new HashMap<>();
    private @Nullable String group;
    private @Nullable Told in;

    private FenceVariants(List<Told> all) {
        this.all = all;
    }

    /// The variants that a fence's comments tell; none where no comment is for an unusual day.
    public static FenceVariants of(List<ShellPieces.Piece> pieces, Scope scope) {
        var told = FenceClassifier.acts(scope.phase()) ? told(pieces) : List.<Told>of();
        if (told.size() > MOST || told.stream().noneMatch(one -> one.day() == Day.UNUSUAL)) {
            return new FenceVariants(List.of());
        }
        var variants = new FenceVariants(told);
        for (var one : told) {
            if (one.day() == Day.UNUSUAL) {
                variants.weigh(one, scope.phase() == Phase.DEPLOY);
            }
        }
        return variants;
    }

    private void weigh(Told one, boolean chosen) {
        var others =
                all.stream().filter(other -> other.from() != one.from() && !other.dry()).toList();
        var same = others.stream().filter(one::same).toList();
        var usual =
                (one.dry() ? same : others)
                        .stream().filter(other -> other.day() == Day.USUAL).findFirst();
        var plain =
                same.stream()
                        .filter(other -> other.day() == Day.ANY && other.from() >= 0)
                        .findFirst();
        if (one.dry()) {
            usual.or(() -> plain)
                    .filter(it -> chosen && it.line() < one.line())
                    .ifPresent(it -> alternatives(one, it, chosen));
            return;
        }
        var once = ONCE.find(one.label());
        if (usual.isPresent()) {
            alternatives(one, usual.get(), chosen);
        } else if (plain.isPresent() && !once) {
            alternatives(one, plain.get(), chosen);
        } else if (plain.isEmpty()
                && chosen
                && same.stream().anyMatch(other -> other.day() == Day.UNUSUAL)) {
            weights.put(one, Weight.PLAIN);
        } else if (!same.isEmpty()
                || once
                || others.stream().anyMatch(other -> other.day() == Day.UNUSUAL)) {
            asked.put(one, one.label());
        }
    }

    private void alternatives(Told one, Told usual, boolean chosen) {
        if (chosen) {
            weights.put(one, Weight.DISCOURAGED);
            weights.put(usual, Weight.RECOMMENDED);
        } else {
            asked.put(one, one.label());
        }
    }

    private static List<Told> told(List<ShellPieces.Piece> pieces) {
        var told = new ArrayList<Told>();
        var apart = apart(pieces);
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof ShellPieces.Statement one
                    && Day.of(one.remark()) != Day.ANY) {
                told.add(remarked(one, i));
                continue;
            }
            var comment = pieces.get(i) instanceof ShellPieces.Comment it ? it : null;
            if (comment == null && !told.isEmpty()) {
                continue;
            }
            var label =
                    comment == null
                            ? ""
                            : RULES.replaceAll(Phrases.stripNumber(comment.text()), "").strip();
            var day = comment == null ? Day.ANY : Day.of(label);
            var from = comment == null ? -1 : i;
            if (!told.isEmpty() && i < told.getLast().to()) {
                continue;
            }
            var to = end(pieces, comment == null ? i : i + 1, day != Day.ANY && apart);
            var scripts = new ArrayList<String>();
            for (var piece : pieces.subList(i, to)) {
                if (piece instanceof ShellPieces.Statement statement) {
                    scripts.add(statement.script());
                }
            }
            if (!scripts.isEmpty()) {
                told.add(new Told(label, day, pieces.get(i).line(), from, to, scripts));
            }
        }
        return told;
    }

    /// `./deploy.sh --now # hotfix`
    private static Told remarked(ShellPieces.Statement one, int index) {
        return new Told(
                one.remark(),
                Day.of(one.remark()),
                one.line(),
                index,
                index + 1,
                List.of(one.script()));
    }

    /// Whether each comment that names a day begins a paragraph, so that it stands over all of it.
    private static boolean apart(List<ShellPieces.Piece> pieces) {
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof ShellPieces.Comment(_, var text)
                    && Day.of(RULES.replaceAll(Phrases.stripNumber(text), "").strip()) != Day.ANY
                    && i > 0
                    && !(pieces.get(i - 1) instanceof ShellPieces.Gap)) {
                return false;
            }
        }
        return true;
    }

    /// Where what a comment stands over ends: at the next comment behind a command, or with the
    /// paragraph.
    private static int end(List<ShellPieces.Piece> pieces, int from, boolean whole) {
        var acted = false;
        for (var i = from; i < pieces.size(); i++) {
            var ends =
                    switch (pieces.get(i)) {
                        case ShellPieces.Gap _ -> acted;
                        case ShellPieces.Comment(_, var text) ->
                                !whole && (!acted || !ExpectationReader.states(text));
                        case ShellPieces.Statement _,
                                ShellPieces.Sql _,
                                ShellPieces.Other _,
                                ShellPieces.Typed _,
                                ShellPieces.Forbidden _ -> {
                            acted = true;
                            yield false;
                        }
                    };
            if (ends) {
                return i;
            }
        }
        return pieces.size();
    }

    /// Whether a label names another day than every day, and another one every day.
    static boolean opposed(String unusual, String usual) {
        return Day.of(Inline.plain(unusual).strip()) == Day.UNUSUAL
                && !DRY.find(unusual)
                && Day.of(Inline.plain(usual).strip()) == Day.USUAL;
    }

    /// The place of a piece: in the alternative that it belongs to, or behind the last one.
    public Scope placed(Context context, int index, Scope scope, Scope outer) {
        var here =
                all.stream()
                        .filter(one -> index >= one.from() && index < one.to())
                        .filter(weights::containsKey)
                        .findFirst();
        if (here.isEmpty()) {
            var left = in != null;
            in = null;
            return left ? scope.option(outer.option()) : scope;
        }
        in = here.get();
        return scope.option(Optional.of(key(context, here.get(), outer)));
    }

    private String key(Context context, Told one, Scope outer) {
        return keys.computeIfAbsent(
                one,
                _ -> {
                    context.notes.mark(one.line(), "one of several alternatives", Role.OPTION);
                    if (group == null) {
                        group = context.group(Inline.plain(outer.title()));
                    }
                    return context.choice(
                            group,
                            one.label(),
                            one.line(),
                            Optional.ofNullable(weights.get(one)),
                            outer.option());
                });
    }

    /// Whether a comment says no more than which day it is for.
    public Optional<String> label(int index) {
        return told(index)
                .filter(one -> weights.containsKey(one) && one.day() != Day.ANY)
                .map(Told::label);
    }

    /// What is asked before the commands below a comment are run.
    public Optional<Guard> guard(int index, Notes notes) {
        var guard =
                told(index)
                        .filter(asked::containsKey)
                        .map(one -> new Guard(one.label(), one.line()));
        guard.ifPresent(it -> notes.mark(it.line(), "it holds only under a condition", Role.WHEN));
        return guard;
    }

    private Optional<Told> told(int index) {
        return all.stream().filter(one -> one.from() == index).findFirst();
    }
}
