package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.ColumnNames;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.TitledResult;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.Outcomes;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tables whose rows are steps: `Command | Expected`, `Step | Action | Owner`, `Time | Who |
/// Action`.
final class StepTable {
    /// Best first.
    private static final List<QuickPattern> ACTIONS =
            List.of(
                    QuickPattern.compile("^actions?$", CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^(?:tasks?|activity|activities|instructions?|what to do)$",
                            CASE_INSENSITIVE));

    /// A table of steps may be a pipeline's own, unless it says who does them.
    private static final QuickPattern STEP =
            QuickPattern.compile(
                    "^(?:steps?|what|(?:checklist |check )?items?|checks?|prerequisites?|requirements?|gates?)$",
                    CASE_INSENSITIVE);

    /// In a table of numbered steps a description that tells a command is what is done.
    private static final QuickPattern DESCRIBED =
            QuickPattern.compile("^(?:descriptions?|details?|what)$", CASE_INSENSITIVE);

    private static final QuickPattern NUMBER =
            QuickPattern.compile("^(?:steps?|#|no\\.?|nr\\.?|order)$", CASE_INSENSITIVE);

    private static final QuickPattern WHO =
            QuickPattern.compile(
                    "^(?:who|owner|by|by whom|responsible|assignee|person|role|done by)$",
                    CASE_INSENSITIVE);

    /// No step, but the mark of one that is filled in elsewhere.
    private static final QuickPattern EMPTY = QuickPattern.compile("[\\d\\W_]*");

    /// How something is tried out, by somebody.
    private static final QuickPattern TRIED =
            QuickPattern.compile(
                    "^(?:(?:test )?steps|(?:test )?procedures?|how(?: to (?:test|check|verify|try))?|what to (?:do|try|test|check)|method)$",
                    CASE_INSENSITIVE);

    /// A table of checks with nothing beside each but where it is ticked.
    private static final QuickPattern CHECK =
            QuickPattern.compile(
                    "^(?:go ?/ ?no-?go )?(?:criteri(?:on|a)|checks?|gates?|requirements?|(?:checklist |check )?items?)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern TICKED =
            QuickPattern.compile(
                    "^(?:pass(?:ed)?|fail(?:ed)?|go|no-?go|yes|no|status|done|ok|checked|complete[d]?|\\W+)$",
                    CASE_INSENSITIVE);

    /// A table of what is looked at or practised again and again.
    private static final QuickPattern REPEATED =
            QuickPattern.compile("^(?:checks?|drills?|exercises?|tests?)$", CASE_INSENSITIVE);

    private static final QuickPattern OFTEN =
            QuickPattern.compile(
                    "^(?:frequency|schedule|cadence|interval|how often|every)$", CASE_INSENSITIVE);

    private static final QuickPattern CODE = QuickPattern.compile("`[^`]+`");

    /// Rows below such a name are ways of which one is taken.
    private static final QuickPattern WAY =
            QuickPattern.compile(
                    "^(?:methods?|options?|approach(?:es)?|alternatives?|variants?|ways?|choices?|strateg(?:y|ies))$",
                    CASE_INSENSITIVE);

    /// A request's method is none, nor an option of a program.
    private static final QuickPattern NO_WAY =
            QuickPattern.compile(
                    "`?(?:get|post|put|patch|delete|head|options)\\b.*|`?-.*", CASE_INSENSITIVE);

    private static final QuickPattern NOTES =
            QuickPattern.compile(
                    "^(?:notes?|comments?|details?|remarks?|reference|how)$", CASE_INSENSITIVE);

    private final Context context;
    private final ColumnRoles columns;
    private final RowProofs proofs;
    private final RowTimes times;
    private final RowGuards guards;
    private String group = "";
    private boolean steps;

    StepTable(Context context, ColumnRoles columns) {
        this.context = context;
        this.columns = columns;
        this.proofs = new RowProofs(context, columns);
        this.times = new RowTimes(context);
        this.guards = new RowGuards(context);
    }

    /// Tells of the columns that nothing reads, in a table whose rows are steps.
    void tell(Block.Table table) {
        if (steps) {
            UnreadColumns.tell(context, table, columns);
        }
    }

    /// Whether a row gives a command in a column for them, where commands are run at all.
    boolean runs(Block.Row row, Scope scope) {
        return acts(scope.phase()) && !columns.scripts(row).isEmpty();
    }

    /// Reads a row that is a step; answers whether it is one.
    boolean row(List<String> header, Block.Row row, Scope outer) {
        var place =
                outer.later(
                        row.cells().stream()
                                .flatMap(cell -> Later.in(cell).stream())
                                .findFirst()
                                .or(() -> repeated(header, row))
                                .or(outer::later));
        if (!acts(place.phase())
                || place.lead() == Lead.TRIGGER
                || place.lead() == Lead.NO_TRIGGER) {
            return false;
        }
        var found = columns.scripts(row);
        var action =
                action(header, row)
                        .or(() -> found.isEmpty() ? looked(header, row, place) : Optional.empty())
                        .or(() -> ordered(row, found, place));
        if (found.isEmpty() && action.isEmpty()) {
            return false;
        }
        steps = true;
        if (RowGuards.left(header, row)) {
            context.notes.mark(row.line(), LineReading.NOT_DONE, Role.SAMPLE);
            return true;
        }
        // What somebody does is done before a machine looks whether it is.
        var scripts =
                action.isPresent() && ordered(row, found, place).isPresent()
                        ? List.<String>of()
                        : found;
        var timed =
                times.placed(
                        header, row, place.guarded(guards.of(header, row, !scripts.isEmpty())));
        var scope = way(header, row, timed, scripts);
        approved(header, row, scope);
        proofs.before(row, scripts, scope);
        var before = context.notes.size();
        if (!scripts.isEmpty()) {
            new Commands(context)
                    .cell(
                            installs(row, scope),
                            scripts,
                            cellOf(row, scripts),
                            action.orElseGet(() -> title(row)),
                            row.line());
        } else if (!told(action.get(), scope, row.line())) {
            context.notes.mark(row.line(), "an instruction to a person", Role.MANUAL);
            context.person(scope, action.get() + noted(header, row), row.line(), row.line());
        }
        if (!Outcomes.in(header)) {
            proofs.read(row, scripts, title(row), scope, before);
        }
        return true;
    }

    /// Asks for the yes that a row waits for.
    private void approved(List<String> header, Block.Row row, Scope scope) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            ColumnNames.approval(header.get(i), row.cells().get(i))
                    .map(who -> who + ", for " + Inline.plain(title(row)).replace("`", ""))
                    .ifPresent(words -> context.gate(scope, words, row.line()));
        }
    }

    /// What a row orders somebody to do, where its commands only look whether it is done.
    private Optional<String> ordered(Block.Row row, List<String> scripts, Scope scope) {
        return scope.phase() != Phase.VERIFY
                        && scope.phase() != Phase.WATCH
                        && columns.onlyLooks(row, scripts)
                ? columns.title(row, EMPTY)
                        .filter(it -> Imperatives.tells(it) && !TitledResult.looks(it))
                : Optional.empty();
    }

    /// The command that a row's notes give for what it orders, to be shown with it.
    private static String noted(List<String> header, Block.Row row) {
        var notes = cell(header, row, NOTES).strip();
        return CODE.matches(notes) ? ": " + notes : "";
    }

    /// The place of a row that is one of several ways.
    private Scope way(List<String> header, Block.Row row, Scope scope, List<String> scripts) {
        var name = row.cells().getFirst();
        if (scripts.isEmpty()
                || !WAY.matches(header.getFirst().strip())
                || name.isBlank()
                || NO_WAY.matches(name)
                || scripts.stream().anyMatch(name::contains)) {
            return scope;
        }
        group = group.isEmpty() ? context.group(Inline.plain(scope.title())) : group;
        context.notes.mark(row.line(), "one of several alternatives", Role.OPTION);
        return scope.option(
                Optional.of(
                        context.choice(
                                group,
                                Inline.plain(name),
                                row.line(),
                                Optional.empty(),
                                scope.option())));
    }

    /// What is installed is installed where it is missing.
    private Scope installs(Block.Row row, Scope scope) {
        return scope.when().isEmpty() && columns.installs(row)
                ? scope.when(
                        Optional.of(
                                new Guard(
                                        "if " + Inline.plain(title(row)) + " is missing",
                                        row.line())))
                : scope;
    }

    /// The cell that a row's commands stand in.
    private static String cellOf(Block.Row row, List<String> scripts) {
        return row.cells().stream()
                .filter(cell -> cell.contains(scripts.getFirst()))
                .findFirst()
                .orElse("");
    }

    /// What a row calls itself: its first cell that is more than a number.
    private String title(Block.Row row) {
        return columns.title(row, EMPTY)
                .or(() -> row.cells().stream().filter(cell -> !EMPTY.matches(cell)).findFirst())
                .orElse(row.cells().getFirst());
    }

    /// Whether a column of that name is read here.
    static boolean known(String heading) {
        var name = heading.strip();
        return Stream.concat(
                        ACTIONS.stream(),
                        Stream.of(
                                STEP, DESCRIBED, NUMBER, WHO, CHECK, TICKED, OFTEN, WAY, NOTES,
                                TRIED))
                .anyMatch(it -> it.matches(name));
    }

    private static boolean acts(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, MAINTAIN -> true;
            case NONE, OVERVIEW, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Commands in the words of an action.
    private boolean told(String action, Scope scope, int line) {
        var all = InlineCommands.of(action);
        var place = scope.when().isEmpty() ? scope.guarded(Guard.in(action, line)) : scope;
        new Commands(context)
                .inOrder(
                        all.stream().map(_ -> place).toList(),
                        all,
                        action,
                        action,
                        all.stream().map(_ -> line).toList());
        return !all.isEmpty();
    }

    private Optional<String> action(List<String> header, Block.Row row) {
        for (var words : ACTIONS) {
            var text = cell(header, row, words);
            if (!EMPTY.matches(text)) {
                return Optional.of(text);
            }
        }
        if (ticked(header, row)) {
            return Optional.of(row.cells().getFirst());
        }
        if (repeated(header, row).isPresent()) {
            return Optional.of(String.join(": ", row.cells()));
        }
        var told = cell(header, row, DESCRIBED);
        if (NUMBER.matches(header.getFirst().strip())
                && (!InlineCommands.of(told).isEmpty()
                        || Imperatives.tells(told)
                        || Imperatives.deedLater(told))) {
            return Optional.of(told);
        }
        var beside = columns.told(row);
        if (beside.isPresent()) {
            return beside;
        }
        var deed = CaseTable.deed(header, row);
        if (deed.isPresent()) {
            return deed.filter(it -> !EMPTY.matches(it));
        }
        var step = cell(header, row, STEP);
        return header.stream().anyMatch(name -> WHO.matches(name.strip())) && !EMPTY.matches(step)
                ? Optional.of(step)
                : Optional.empty();
    }

    /// How often a row is done again: that is not the run's.
    private static Optional<String> repeated(List<String> header, Block.Row row) {
        return REPEATED.matches(header.getFirst().strip())
                ? Optional.of(cell(header, row, OFTEN)).filter(often -> !often.isBlank())
                : Optional.empty();
    }

    private static boolean ticked(List<String> header, Block.Row row) {
        return header.size() > 1
                && CHECK.matches(header.getFirst().strip())
                && header.stream().skip(1).anyMatch(name -> TICKED.matches(name.strip()))
                && !EMPTY.matches(row.cells().getFirst())
                && row.cells().stream().skip(1).allMatch(EMPTY::matches);
    }

    /// Where a table verifies, what is to be looked at beside what is expected there, or how.
    private Optional<String> looked(List<String> header, Block.Row row, Scope scope) {
        var expected = columns.seen(row).orElse("");
        if (scope.phase() != Phase.VERIFY
                || (EMPTY.matches(expected) && EMPTY.matches(cell(header, row, TRIED)))) {
            return Optional.empty();
        }
        var told =
                row.cells().stream()
                        .filter(cell -> !cell.equals(expected) && !EMPTY.matches(cell))
                        .collect(Collectors.joining(": "));
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    static String cell(List<String> header, Block.Row row, QuickPattern words) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (words.matches(header.get(i).strip())) {
                return row.cells().get(i);
            }
        }
        return "";
    }
}
