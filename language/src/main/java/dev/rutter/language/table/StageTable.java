package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step.Danger;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.step.TimeBefore;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;

/// A table of a rollout's stages: `Stage | Command | Duration | Continue when | Roll back when`.
/// Each stage's time passes, and somebody says whether it goes on, before the next one begins.
final class StageTable {
    private static final QuickPattern COMMAND =
            QuickPattern.compile(
                    "^(?:shell |cli )?(?:commands?|cmd|run|actions?)$", CASE_INSENSITIVE);

    /// What a stage waits for, whatever the table is about.
    private static final QuickPattern WAIT =
            QuickPattern.compile(
                    "^(?:min(?:imum|\\.)? )?(?:bake|soak|hold|wait|dwell|observ\\w+|monitor(?:ing)?)(?:[- ](?:time|period|window|duration|for))?$",
                    CASE_INSENSITIVE);

    /// How long a step takes, where the table is of no stages.
    private static final QuickPattern DURATION =
            QuickPattern.compile(
                    "^(?:min(?:imum|\\.)? )?(?:duration|time|period|for)$", CASE_INSENSITIVE);

    private static final QuickPattern STAGES =
            QuickPattern.compile(
                    "^(?:stages?|waves?|rings?|canary|cohorts?|traffic|percent(?:age)?|%|users|share)\\b.*",
                    CASE_INSENSITIVE);
    private static final QuickPattern GO =
            QuickPattern.compile(
                    "^(?:(?:only )?(?:continue|proceed|promote|advance|go on|move on|next)(?: (?:to next|stage))?(?: (?:if|when|once))?|(?:exit|success|promotion|advance\\w*|pass|gate|go) (?:criteria|criterion|conditions?|if|when)|gate)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "^(?:roll[- ]?back|abort|revert|back[- ]?out|go back)(?: (?:if|when|criteria|criterion|conditions?|triggers?|thresholds?))?$",
                    CASE_INSENSITIVE);

    private final Context context;
    private final List<String> header;

    private StageTable(Context context, List<String> header) {
        this.context = context;
        this.header = header;
    }

    /// Reads a table of stages; answers whether it is one.
    static boolean read(Context context, Block.Table table, Scope scope) {
        var header =
                table.header().cells().stream().map(cell -> Inline.plain(cell).strip()).toList();
        var reader = new StageTable(context, header);
        var command = reader.column(COMMAND);
        if ((scope.phase() != Phase.DEPLOY && scope.phase() != Phase.NONE)
                || command < 0
                || table.rows().size() < 2
                || (reader.column(GO) < 0 && reader.passing() < 0)
                || reader.proven()
                || !table.rows().stream().allMatch(row -> runs(row, command))) {
            return false;
        }
        for (var i = 0; i < table.rows().size(); i++) {
            reader.row(table.rows().get(i), command, scope, i == table.rows().size() - 1);
        }
        return true;
    }

    /// Whether the table is of no stages, and says only how each step's result must look.
    private boolean proven() {
        return ColumnRoles.of(header).has(ColumnRoles.Use.SEEN)
                && column(STAGES) < 0
                && column(BACK) < 0
                && passing() < 0;
    }

    private static boolean runs(Block.Row row, int command) {
        if (command >= row.cells().size()) {
            return false;
        }
        var codes = Inline.codes(row.cells().get(command));
        return !codes.isEmpty() && codes.stream().allMatch(CommandWords::likely);
    }

    private int column(QuickPattern words) {
        for (var i = 0; i < header.size(); i++) {
            if (words.matches(header.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private int passing() {
        var wait = column(WAIT);
        return wait >= 0 || (column(GO) < 0 && column(STAGES) < 0) ? wait : column(DURATION);
    }

    private void row(Block.Row row, int command, Scope scope, boolean last) {
        var line = row.line();
        var notes = context.notes;
        var cell = row.cells().get(command);
        var title =
                header.getFirst()
                        + " "
                        + row.cells().getFirst()
                        + (command > 1 ? ": " + row.cells().get(1) : "");
        new Commands(context).cell(scope, Inline.codes(cell), cell, title, line);
        var back = TableReader.cellOf(row, Math.max(0, column(BACK)));
        if (column(BACK) >= 0 && !back.isBlank()) {
            notes.mark(line, "it says when to roll back", Role.TRIGGER);
            new LineMarks(context)
                    .trigger(
                            back,
                            Entry.Trigger.Decision.ROLL_BACK,
                            LimitReader.read(back, Polarity.BAD_IF, notes.span(line)),
                            line);
        }
        var behind = new Span(line, Math.max(1, notes.text(line).length()), 1);
        var says = passing() < 0 ? "" : TableReader.cellOf(row, passing());
        TimeBefore.length(says).ifPresent(length -> passes(length, says, scope, behind, last));
        var go = column(GO) < 0 ? "" : TableReader.cellOf(row, column(GO));
        if (go.chars().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        var question = go + ": does it hold?";
        notes.mark(line, "somebody says whether it goes on", Role.MANUAL);
        notes.add(
                new StepDraft(
                        scope,
                        question,
                        new Action.Ask(question),
                        Danger.NONE,
                        List.of(),
                        behind,
                        line));
    }

    /// The last stage is watched, as everything is that is live.
    private void passes(Duration length, String says, Scope scope, Span span, boolean last) {
        context.notes.mark(span.line(), "it gives a length of time", Role.WINDOW);
        context.notes.add(
                new Entry.Window(
                        Duration.ZERO,
                        length,
                        last ? Entry.Window.Kind.WATCH : Entry.Window.Kind.WAIT,
                        says,
                        span));
        if (!last) {
            context.notes.add(
                    new StepDraft(
                            scope,
                            "Wait " + says,
                            new Action.Wait(length),
                            Danger.NONE,
                            List.of(),
                            span,
                            span.line()));
        }
    }
}
