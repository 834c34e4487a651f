package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.sentence.WindowReader;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.PlaceLabels;
import dev.rutter.language.step.Severities;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tables by their columns: issues, contacts, severities, escalation, limits, expectations,
/// variables, durations.
public final class TableReader {
    private static final QuickPattern OPTIONAL = QuickPattern.compile("(?i)\\W*(no|optional|❌).*");
    private static final QuickPattern QUOTES = QuickPattern.compile("[`\"]");
    private static final QuickPattern ISSUE =
            QuickPattern.compile(
                    "^(issue|problem|symptom|error|failure|alert|scenario)s?\\b", CASE_INSENSITIVE);
    private static final QuickPattern SYMPTOM =
            QuickPattern.compile("symptom|error|message|sign", CASE_INSENSITIVE);
    private static final QuickPattern CAUSE =
            QuickPattern.compile("cause|reason|diagnos", CASE_INSENSITIVE);
    private static final QuickPattern FIX =
            QuickPattern.compile(
                    "fix|solution|resolution|action|remed|mitigation|what to do|response|recovery",
                    CASE_INSENSITIVE);

    /// Without a column that cures, commands do.
    private static final QuickPattern TOLD =
            QuickPattern.compile("^(?:commands?|what to run|try|run)$", CASE_INSENSITIVE);

    /// How the value of a variable is made: nobody wants it in a log.
    private static final QuickPattern MADE =
            QuickPattern.compile(
                    "\\b(?:commands?|generat\\w+|how to (?:get|generate|create|set))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern LOOKED =
            QuickPattern.compile(
                    "\\b(?:check|diagnos\\w+|commands?|verif\\w+|investigat\\w+|debug\\w*|how|tests?|detect\\w*|confirm|inspect|look|quer(?:y|ies)|triage)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SEVERITY =
            QuickPattern.compile(
                    "severity|^(level|priority|sev)$|issue severity", CASE_INSENSITIVE);
    static final QuickPattern TIME =
            QuickPattern.compile(
                    "time|duration|within|sla|after|eta|estimate|window|rto", CASE_INSENSITIVE);
    private static final QuickPattern HOLDS =
            QuickPattern.compile(
                    "^(?:(?:time |evaluation |observation )?window|duration|period|for|hold time|sustained)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern VARIABLE =
            QuickPattern.compile(
                    "variable|^(env|key|secret|name|setting)\\b|\\bsecret name\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern NAME =
            QuickPattern.compile("^[`*]*([A-Z][A-Z0-9]*_[A-Z0-9_]+)[`*]*$");

    /// Columns that say of themselves, in whatever chapter, that the rows are problems and cures.
    private static final QuickPattern CURED =
            QuickPattern.compile("^(issue|problem|symptom|error|failure)s?\\b", CASE_INSENSITIVE);

    private static final QuickPattern CURE =
            QuickPattern.compile(
                    "\\b(fix|solution|resolution|remed\\w+|workaround)\\b", CASE_INSENSITIVE);
    private static final QuickPattern VARIABLE_COLUMN =
            QuickPattern.compile("\\bvariable", CASE_INSENSITIVE);
    private static final QuickPattern WORD =
            QuickPattern.compile("^[`*]*([A-Z][A-Z0-9_]{2,})[`*]*$");

    /// Columns of a table of figures, which a command only tells.
    private static final QuickPattern FIGURES =
            QuickPattern.compile(
                    "metric|indicator|signal|measure|\\bkpi|\\bslo|target|threshold",
                    CASE_INSENSITIVE);

    static final QuickPattern SITUATION =
            QuickPattern.compile(
                    "^(?:when|if|situation|condition|scenario|case|use when)$", CASE_INSENSITIVE);
    private static final QuickPattern OUTCOME =
            QuickPattern.compile(
                    "^(?:success criteri\\w+|expected(?: (?:result|outcome|output|response|status|value|body))?|outcome)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern REQUIRED = QuickPattern.compile("required", CASE_INSENSITIVE);
    private static final QuickPattern RESPONSE =
            QuickPattern.compile("respon|within|sla|time|ack", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;
    private final LimitTable figures;
    private StepTable steps;
    private VariableCells variables = VariableCells.of(List.of(), List.of());

    /// Adds what it reads to this context.
    public TableReader(Context context) {
        this.context = context;
        this.notes = context.notes;
        this.figures = new LimitTable(context);
        this.steps = new StepTable(context, ColumnRoles.of(List.of()));
    }

    /// Reads a table as the first kind of table that it is; one that is of none is told.
    public void read(Block.Table table, Scope scope) {
        if (StageTable.read(context, table, scope)) {
            return;
        }
        var header = ColumnRoles.header(table);
        steps = new StepTable(context, ColumnRoles.of(header));
        variables = VariableCells.of(header, table.rows());
        for (var row : table.rows()) {
            if (row.cells().stream().allMatch(String::isBlank)) {
                continue;
            }
            row(header, row, scope.guarded(PlaceLabels.over(row, table)));
        }
        steps.tell(table);
    }

    private void row(List<String> header, Block.Row row, Scope scope) {
        var first = header.isEmpty() ? "" : header.getFirst();
        if (variable(header, row, scope)) {
            return;
        }
        if (SEVERITY.find(first) && Severities.level(row.cells().getFirst())) {
            severity(header, row, scope);
        } else if (new PeopleTable(context).row(header, row, scope)) {
            return;
        } else if (CaseTable.decided(context, header, row, scope)) {
            timed(header, row);
        } else if (header.size() > 1
                && (scope.phase() == Phase.TROUBLE
                        ? ISSUE.find(first) || column(header, FIX) > 0
                        : CURED.find(first) && column(header, CURE) > 0)) {
            issue(
                    header,
                    row,
                    CaseTable.runsForward(scope.phase())
                            ? scope.guarded(CaseTable.guard(header, row))
                            : scope);
        } else if (new RequestRows(context).row(header, row, scope)) {
            return;
        } else if (column(header, FIGURES) < 0
                && steps.runs(row, scope)
                && steps.row(header, row, scope)) {
            figures.decided(header, row);
        } else if (figures.decided(header, row) || figures.limits(header, row, scope)) {
            timed(header, row);
        } else if (!steps.row(header, row, scope)
                && !SignOffs.row(context, header, row, scope)
                && !BlankAnswers.row(context, header, row, scope)
                && (scope.lead() != Lead.NONE || !ChangeRows.row(context, header, row, scope))) {
            other(header, row, scope);
        }
    }

    /// A limit's own column for how long it must hold.
    private void timed(List<String> header, Block.Row row) {
        holds(header, row)
                .ifPresent(_ -> notes.mark(row.line(), "it gives a length of time", Role.WINDOW));
    }

    /// How long a row's figure must hold, where a column of its own says it.
    static Optional<String> holds(List<String> header, Block.Row row) {
        var column = column(header, HOLDS);
        return column > 0
                        && column < row.cells().size()
                        && !Durations.find(row.cells().get(column)).isEmpty()
                ? Optional.of(Inline.plain(row.cells().get(column)))
                : Optional.empty();
    }

    private boolean variable(List<String> header, Block.Row row, Scope scope) {
        if (row.cells().isEmpty() || scope.phase() == Phase.TROUBLE) {
            return false;
        }
        var headed = named(header, row, scope);
        var named =
                headed.map(List::of)
                        .orElseGet(() ->
                                scope.phase() == Phase.TEMPLATE || steps.runs(row, scope)
                                        ? List.of()
                                        : variables.in(row));
        if (named.isEmpty()) {
            return false;
        }
        var required =
                header.size() < 2
                        || column(header, REQUIRED) < 0
                        || !OPTIONAL.matches(cell(header, row, REQUIRED));
        notes.mark(row.line(), "a variable that must be set", Role.ENV);
        // What a command uses and only a cell names is a hole until somebody gives it.
        named.stream()
                .filter(name -> headed.isPresent() || !notes.uses(name))
                .forEach(name ->
                        notes.add(new Entry.Variable(name, required, "", notes.span(row.line()))));
        if (acts(scope.phase())) {
            var made = cell(header, row, MADE);
            var scripts = InlineCommands.of(made);
            new Commands(context)
                    .byHand("what it prints is the value of a variable, and no log is to hold it")
                    .cell(scope, scripts, made, "Make a value for " + named.getFirst(), row.line());
        }
        return true;
    }

    /// The variable that a row is about: its first cell that is one, in a column for names.
    private static Optional<String> named(List<String> header, Block.Row row, Scope scope) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            var says = VARIABLE_COLUMN.find(header.get(i));
            var name = (says ? WORD : NAME).matcher(row.cells().get(i));
            if (name.matches()
                    && (VARIABLE.find(header.get(i)) || (i == 0 && scope.lead() == Lead.ENV))) {
                return Optional.of(name.group(1));
            }
        }
        return Optional.empty();
    }

    private void severity(List<String> header, Block.Row row, Scope scope) {
        notes.mark(row.line(), "a severity level", Role.SEVERITY);
        var says = String.join(" | ", row.cells());
        var examples =
                row.cells().size() > 1
                        ? List.of(Inline.plain(row.cells().get(1)))
                        : List.<String>of();
        var time = cell(header, row, RESPONSE);
        notes.add(
                Severities.level(
                        context,
                        row.cells().getFirst(),
                        time.isEmpty() ? says : time,
                        examples,
                        row.line()));
        if (scope.phase() == Phase.ROLLBACK) {
            notes.mark(row.line(), "it says when to roll back or when not to", Role.TRIGGER);
            notes.add(
                    new Entry.Trigger(
                            Inline.plain(says),
                            Triggers.ofSeverity(header, row.cells()),
                            Optional.empty(),
                            notes.span(row.line())));
        }
    }

    private void issue(List<String> header, Block.Row row, Scope scope) {
        var line = row.line();
        var title = Inline.plain(row.cells().getFirst());
        notes.mark(line, "a known problem and its cure", Role.ISSUE);
        var fixed = column(header, FIX) > 0 ? FIX : TOLD;
        var fix = cell(header, row, fixed);
        var first = notes.size();
        var found = looked(header, row, scope, column(header, fixed));
        var diagnosis = notes.stepsSince(first);
        var before = notes.size();
        var commands = InlineCommands.of(fix);
        new Commands(context).cell(scope, commands, fix, fix, line);
        if (commands.isEmpty() && !fix.isBlank()) {
            if (!found) {
                notes.mark(line, "an instruction to a person", Role.MANUAL);
            }
            context.person(scope, fix, line, line);
        }
        var cure = notes.stepsSince(before);
        if (column(header, TIME) > 0 && !Durations.find(cell(header, row, TIME)).isEmpty()) {
            notes.mark(line, "it gives a length of time", Role.WINDOW);
        }
        figures.decided(header, row);
        if (Phrases.triggers(fix)) {
            notes.mark(line, "it says when to roll back", Role.TRIGGER);
        }
        var symptoms = new ArrayList<String>(List.of(title.replace("`", "")));
        var symptom = column(header, SYMPTOM) > 0 ? cell(header, row, SYMPTOM) : "";
        if (!symptom.isBlank()) {
            symptoms.add(QUOTES.replaceAll(Inline.plain(symptom), ""));
        }
        notes.add(
                new Entry.KnownIssue(
                        title,
                        symptoms,
                        Inline.plain(cell(header, row, CAUSE)),
                        diagnosis,
                        cure,
                        line,
                        notes.span(line)));
    }

    /// The commands of the columns that say how to see what it is; answers whether there are any.
    private boolean looked(List<String> header, Block.Row row, Scope scope, int fix) {
        var any = false;
        for (var i = 1; i < Math.min(header.size(), row.cells().size()); i++) {
            if (i == fix || !LOOKED.find(header.get(i))) {
                continue;
            }
            var cell = row.cells().get(i);
            var scripts = InlineCommands.of(cell);
            new Commands(context).cell(scope, scripts, cell, cell, row.line());
            any |= !scripts.isEmpty();
        }
        return any;
    }

    private void other(List<String> header, Block.Row row, Scope scope) {
        if (scope.lead() == Lead.TRIGGER || scope.lead() == Lead.NO_TRIGGER) {
            notes.mark(row.line(), "it says when to roll back", Role.TRIGGER);
            notes.add(
                    new Entry.Trigger(
                            Inline.plain(String.join(" | ", row.cells())),
                            scope.lead() == Lead.NO_TRIGGER
                                    ? Entry.Trigger.Decision.DO_NOT_ROLL_BACK
                                    : Entry.Trigger.Decision.ROLL_BACK,
                            Optional.empty(),
                            notes.span(row.line())));
            return;
        }
        if (header.size() > 1 && SITUATION.find(header.getFirst()) && acts(scope.phase())) {
            notes.mark(row.line(), "it holds only under a condition", Role.WHEN);
        }
        if (column(header, OUTCOME) > 0
                && !cell(header, row, OUTCOME).isBlank()
                && (scope.phase() == Phase.DEPLOY
                        || scope.phase() == Phase.VERIFY
                        || scope.phase() == Phase.WATCH)) {
            notes.mark(row.line(), "it says what the result must look like", Role.EXPECT);
        }
        var time = column(header, TIME);
        if (time > 0
                && time < row.cells().size()
                && !Durations.find(row.cells().get(time)).isEmpty()
                && scope.phase() != Phase.REFERENCE) {
            notes.mark(row.line(), "it gives a length of time", Role.WINDOW);
            WindowReader.heading(
                            Inline.plain(row.cells().getFirst())
                                    + " ("
                                    + Inline.plain(row.cells().get(time))
                                    + ")",
                            List.of(),
                            scope.phase(),
                            notes.span(row.line()))
                    .ifPresent(w ->
                            notes.add(
                                    new Entry.Window(
                                            w.from(),
                                            w.to(),
                                            Entry.Window.Kind.ESTIMATE,
                                            w.says(),
                                            w.span())));
        }
        if (scope.phase() != Phase.REFERENCE && scope.phase() != Phase.OVERVIEW) {
            figures.command(header, row, scope.guarded(CaseTable.guard(header, row)));
        }
    }

    private static boolean acts(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, MAINTAIN, TROUBLE -> true;
            case NONE, OVERVIEW, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    static int column(List<String> header, QuickPattern words) {
        for (var i = 0; i < header.size(); i++) {
            if (words.find(header.get(i))) {
                return i;
            }
        }
        return -1;
    }

    static String cellOf(Block.Row row, int column) {
        return column < row.cells().size() ? Inline.plain(row.cells().get(column)) : "";
    }

    static String cell(List<String> header, Block.Row row, QuickPattern words) {
        for (var i = 1; i < header.size() && i < row.cells().size(); i++) {
            if (words.find(header.get(i))) {
                return row.cells().get(i);
            }
        }
        return "";
    }
}
