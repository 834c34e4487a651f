package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tables whose rows are steps: `Command | Expected`, `Step | Action | Owner`, `Time | Who |
/// Action`.
final class StepTable {
    private static final QuickPattern COMMAND =
            QuickPattern.compile(
                    "^(?:shell |cli )?(?:commands?|cmd|requests?|calls?|probes?|how(?: to (?:check|verify|test))?|(?:check|verification) command)(?: to run)?$",
                    CASE_INSENSITIVE);

    /// A column whose cells are commands only where they are marked as code.
    private static final QuickPattern MARKED =
            QuickPattern.compile(
                    "^(?:installation|install(?: (?:with|via|command))?|(?:quick |health |status )?checks?|verif(?:y|ication)|diagnos\\w+|diagnostic command)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern INSTALLS =
            QuickPattern.compile("^install.*", CASE_INSENSITIVE);

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
    private static final QuickPattern EXPECTED =
            QuickPattern.compile(
                    "^(?:expect(?:ed)?\\b.*|(?:should|must) (?:be|see|return|show|say|read)|(?:good )?results?|output|success|good|healthy|ok if|pass(?:es)?(?: if| when)?|erwartet\\w*|attendu\\w*)$",
                    CASE_INSENSITIVE);

    /// No step, but the mark of one that is filled in elsewhere.
    private static final QuickPattern EMPTY = QuickPattern.compile("[\\d\\W_]*");

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

    /// A column that says when a row is done. What stands below `When` may as well be a time.
    private static final QuickPattern APPLIES =
            QuickPattern.compile(
                    "^(?:(?:run |do |needed |required |applies |only )?(?:if|when)|conditions?|applies to)\\??$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SKIPPED =
            QuickPattern.compile(
                    "^(?:skip(?:ped)?|not needed|not required) (?:if|when)$", CASE_INSENSITIVE);

    private static final QuickPattern ALWAYS =
            QuickPattern.compile(
                    "\\W*(?:always|yes|all|any|every\\b.*|each\\b.*|all\\b.*|n/?a|none|no condition|unconditional(?:ly)?|mandatory|required)?\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile("^(?:conditions?|(?:\\w+ )?if)\\??$", CASE_INSENSITIVE);

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
    private final RowTimes times;
    private String group = "";
    private final Otherwise beside = new Otherwise();

    StepTable(Context context) {
        this.context = context;
        this.times = new RowTimes(context);
    }

    /// Whether a table's rows give commands in a column for them.
    static boolean commands(Block.Table table) {
        var header = table.header().cells().stream().map(Inline::plain).toList();
        return table.rows().stream().anyMatch(row -> !scripts(header, row).isEmpty());
    }

    /// Whether a row gives a command in a column for them, where commands are run at all.
    static boolean runs(List<String> header, Block.Row row, Scope scope) {
        return acts(scope.phase()) && !scripts(header, row).isEmpty();
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
        var scripts = scripts(header, row);
        var action =
                action(header, row)
                        .or(() ->
                                scripts.isEmpty() ? looked(header, row, place) : Optional.empty());
        if (scripts.isEmpty() && action.isEmpty()) {
            return false;
        }
        var timed =
                times.placed(
                        header,
                        row,
                        place.guarded(applies(header, row).or(() -> Outcomes.row(header, row))));
        var scope = way(header, row, timed, scripts);
        var before = context.notes.size();
        if (!scripts.isEmpty()) {
            new Commands(context)
                    .cell(
                            installs(header, row, scope),
                            scripts,
                            cellOf(row, scripts),
                            action.orElseGet(() -> title(row)),
                            row.line());
        } else if (!told(action.get(), scope, row.line())) {
            context.notes.mark(row.line(), "an instruction to a person", Role.MANUAL);
            context.person(scope, action.get() + noted(header, row), row.line(), row.line());
        }
        if (!Outcomes.in(header)) {
            expected(header, row, before);
        }
        return true;
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

    /// The condition that a row has in a column for them.
    private Optional<Guard> applies(List<String> header, Block.Row row) {
        var skipped = Inline.plain(cell(header, row, SKIPPED));
        var words = Inline.plain(cell(header, row, APPLIES));
        var when =
                !ALWAYS.matches(skipped)
                        ? Optional.of(new Guard("unless " + skipped, row.line()))
                        : Otherwise.opens(words)
                                ? beside.in(words, row.line())
                                : ALWAYS.matches(words)
                                        ? Optional.<Guard>empty()
                                        : beside.heard(words, stated(header, words, row.line()));
        when.ifPresent(
                _ -> context.notes.mark(row.line(), "it holds only under a condition", Role.WHEN));
        return when;
    }

    private static Optional<Guard> stated(List<String> header, String words, int line) {
        var condition = header.stream().anyMatch(name -> CONDITION.matches(name.strip()));
        return Guard.in(words, line)
                .or(() -> condition ? Optional.of(new Guard(words, line)) : Optional.empty());
    }

    /// What is installed is installed where it is missing.
    private static Scope installs(List<String> header, Block.Row row, Scope scope) {
        return scope.when().isEmpty() && !cell(header, row, INSTALLS).isEmpty()
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
    private static String title(Block.Row row) {
        return row.cells().stream()
                .filter(cell -> !EMPTY.matches(cell))
                .findFirst()
                .orElse(row.cells().getFirst());
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
        for (var i = 0; i < all.size(); i++) {
            new Commands(context).inline(place, all.get(i), action, line);
            InOrder.between(context, place, action, all, i, line);
        }
        return !all.isEmpty();
    }

    /// The commands of a row: what its column for them holds; where the table has none but says
    /// what to expect, the cell that is a command in backticks and nothing else.
    private static List<String> scripts(List<String> header, Block.Row row) {
        if (header.stream().anyMatch(name -> COMMAND.matches(name.strip()))) {
            return scripts(cell(header, row, COMMAND));
        }
        var marked = Inline.codes(cell(header, row, MARKED));
        if (!marked.isEmpty() && marked.stream().allMatch(InlineCommands::runnable)) {
            return marked;
        }
        if (header.stream().noneMatch(name -> EXPECTED.matches(name.strip()))) {
            return List.of();
        }
        return row.cells().stream()
                .filter(cell -> CODE.matches(cell.strip()))
                .flatMap(cell -> Inline.codes(cell).stream())
                .filter(InlineCommands::runnable)
                .limit(1)
                .toList();
    }

    /// The commands of a cell: all that stands in backticks, where all of it is commands, or the
    /// whole cell.
    private static List<String> scripts(String cell) {
        var codes = Inline.codes(cell);
        var all = codes.isEmpty() ? List.of(cell.strip()) : codes;
        // In a column for commands, marks around it say that a word nobody knows is a program.
        var known =
                codes.isEmpty()
                        ? all.stream().allMatch(CommandWords::known)
                        : all.stream().allMatch(CommandWords::likely);
        return known ? all : List.of();
    }

    private static Optional<String> action(List<String> header, Block.Row row) {
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
        if (NUMBER.matches(header.getFirst().strip()) && !InlineCommands.of(told).isEmpty()) {
            return Optional.of(told);
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

    /// Where a table verifies, what is to be looked at beside what is expected there.
    private static Optional<String> looked(List<String> header, Block.Row row, Scope scope) {
        var expected = cell(header, row, EXPECTED);
        if (scope.phase() != Phase.VERIFY || EMPTY.matches(expected)) {
            return Optional.empty();
        }
        var told =
                row.cells().stream()
                        .filter(cell -> !cell.equals(expected) && !EMPTY.matches(cell))
                        .collect(Collectors.joining(": "));
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private void expected(List<String> header, Block.Row row, int before) {
        var says = cell(header, row, EXPECTED);
        if (says.chars().noneMatch(Character::isLetterOrDigit) || context.notes.size() == before) {
            return;
        }
        context.notes.mark(
                row.line(), "its Expected cell says what the result must look like", Role.EXPECT);
        context.person()
                .or(context::last)
                .filter(step -> step.span().line() == row.line())
                .ifPresent(_ -> context.expect("Expected: " + Inline.plain(says), row.line()));
    }

    private static String cell(List<String> header, Block.Row row, QuickPattern words) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (words.matches(header.get(i).strip())) {
                return row.cells().get(i);
            }
        }
        return "";
    }
}
