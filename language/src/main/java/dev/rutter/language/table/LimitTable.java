package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.MetricNames;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that state figures (`Metric | Target`, `Signal | Go on if | Abort if`) or what is decided
/// where a condition holds.
final class LimitTable {
    private static final QuickPattern FIGURE = QuickPattern.compile("^[\\d.]+\\s*(%|ms|s)?$");

    /// `80%+`, `2+`.
    private static final QuickPattern AT_LEAST =
            QuickPattern.compile("^[$€£₦]?(\\d+(?:\\.\\d+)?)([kK])?\\s*(%|ms|s)?\\s*\\+$");

    /// `5-10`, `20–40 %`.
    private static final QuickPattern RANGE =
            QuickPattern.compile(
                    "^[$€£₦]?(\\d+(?:\\.\\d+)?)([kK])?\\s*(?:%|ms|s)?\\s*(?:[-–]|to)\\s*[$€£₦]?(\\d+(?:\\.\\d+)?)([kK])?\\s*(%|ms|s)?$");

    /// How soon it must stand again, and how much may be lost.
    private static final QuickPattern RECOVERS =
            QuickPattern.compile("^(?:rto|rpo|recovery (?:time|point).*)$", CASE_INSENSITIVE);

    private static final QuickPattern LENGTH =
            QuickPattern.compile(
                    "^\\d+(?:\\.\\d+)?\\s*(?:s|sec|seconds?|min|mins|minutes?|h|hours?|days?)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ANY =
            QuickPattern.compile("any(?: at all)?|one or more|≥ ?1", CASE_INSENSITIVE);
    private static final QuickPattern ZERO = QuickPattern.compile("0(?:\\.0+)?\\s*(%|ms|s)?");
    private static final QuickPattern LESS_IS_WORSE =
            QuickPattern.compile(
                    "availab|uptime|success|\\bfree\\b|remaining|apdex|\\bhit|healthy|score|throughput|ready|replicas",
                    CASE_INSENSITIVE);

    private static final QuickPattern METRIC =
            QuickPattern.compile(
                    "metric|indicator|signal|measure|kpi|slo|check|condition|alert",
                    CASE_INSENSITIVE);

    private static final QuickPattern EXPECTED =
            QuickPattern.compile(
                    "expected|should|target|healthy|normal|threshold|good|limit"
                            + "|objective|pass|result|criteria|value|warning|critical|alert"
                            + "|trigger|baseline|\\brto\\b|\\brpo\\b|\\bbad\\b|(?:go on|go ahead"
                            + "|proceed|continue|promote|abort|stop|roll ?back|go back"
                            + "|back ?out) (?:if|when|at)\\b|^go$|^(?:roll[ -]?back|abort|no-go)$|^\\W*(?:green|yellow|amber|orange|red|grün|gelb|rot)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIME =
            QuickPattern.compile(
                    "\\W*(?:time|when|at|after|moment|zeit|wann|moment|quand|cu(?:á|a)ndo|hora|#|no\\.?)\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern COMMAND =
            QuickPattern.compile(
                    "command|how|check|verify|query|run|\\brequest$|^call$|\\bprobe\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "alert|warn|critical|trigger|roll ?back|bad|abort|go back|back ?out|^stop|no-go|^\\W*(?:yellow|amber|orange|red|gelb|rot)\\b",
                    CASE_INSENSITIVE);

    /// A column that tells how it is where all is well.
    private static final QuickPattern GOOD =
            QuickPattern.compile(
                    "\\b(?:normal|targets?|healthy|good|expected|should|baseline|success|objectives?|pass(?:es)?|acceptable|ideal|slo|ok|go on|go ahead|proceed|continue|promote)\\b|^go$|^\\W*(?:green|grün)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern THRESHOLD =
            QuickPattern.compile("threshold|limit|exceeds", CASE_INSENSITIVE);

    /// A column whose cells are whole rules: `errors > 5`.
    private static final QuickPattern RULE =
            QuickPattern.compile(
                    "(?:alert )?(?:conditions?|rules?|expressions?|triggers?|alerts? (?:if|when|on))",
                    CASE_INSENSITIVE);

    /// A column that says what becomes of a step that did not work.
    private static final QuickPattern FAILS =
            QuickPattern.compile("\\b(?:fail\\w*|wrong|otherwise|error)\\b", CASE_INSENSITIVE);

    private static final QuickPattern ACTION =
            QuickPattern.compile("^(?:action|response|reaction|then|do)\\b", CASE_INSENSITIVE);
    private static final QuickPattern GOES_BACK =
            QuickPattern.compile(
                    "\\b(?:(?:auto-?)?roll(?:ing)?[ -]?back|revert|abort|back out|go back|stop|halt|block)\\b",
                    CASE_INSENSITIVE);

    /// A column whose figures call for going back.
    private static final QuickPattern ABORT =
            QuickPattern.compile(
                    "\\b(?:abort|roll[ -]?back|back[ -]?out|revert|go back)\\b(?:.*\\b(?:if|when|at|on|thresholds?|limits?|triggers?|values?)\\b|$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern WARNS =
            QuickPattern.compile("\\bwarn|^\\W*(?:yellow|amber|orange|gelb)\\b", CASE_INSENSITIVE);

    /// What is green is measured where a row has no figure for red.
    private static final QuickPattern RED =
            QuickPattern.compile("^\\W*(?:red|rot)\\b", CASE_INSENSITIVE);

    private static final QuickPattern LEVELS =
            QuickPattern.compile("\\bwarn\\w*\\s*(?:/|\\||and|,)\\s*crit", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;

    LimitTable(Context context) {
        this.context = context;
        this.notes = context.notes;
    }

    /// A row whose last cells order to go back, or not to, states the condition in its first.
    boolean decided(List<String> header, Block.Row row) {
        for (var i = 1; i < row.cells().size(); i++) {
            var decision = Triggers.ordered(row.cells().get(i));
            if (decision.isPresent()) {
                var first = Inline.plain(row.cells().getFirst());
                var says =
                        i < header.size() && FAILS.find(header.get(i))
                                ? "\"" + first + "\" fails"
                                : first;
                var limits = LimitReader.read(says, Polarity.BAD_IF, notes.span(row.line()));
                if (limits.isEmpty() && says.equals(first)) {
                    limits = beside(header, row, first);
                    says = limits.isEmpty() ? says : limits.getFirst().says();
                }
                notes.mark(row.line(), "it says when to roll back or when not to", Role.TRIGGER);
                new LineMarks(context).trigger(says, decision.get(), limits, row.line());
                return true;
            }
        }
        return false;
    }

    /// The figure at which a metric gets bad, from the columns beside it.
    private List<Limit> beside(List<String> header, Block.Row row, String name) {
        for (var i = 1; i < Math.min(header.size(), row.cells().size()); i++) {
            if (EXPECTED.find(header.get(i)) && !GOOD.find(header.get(i))) {
                var shown = shown(name, Inline.plain(row.cells().get(i)), true);
                var limits =
                        LimitReader.read(
                                name + " " + shown, Polarity.BAD_IF, notes.span(row.line()));
                if (!limits.isEmpty()) {
                    return limits;
                }
            }
        }
        return List.of();
    }

    boolean limits(List<String> header, Block.Row row, Scope scope) {
        var metric = metric(header, row);
        if (metric >= row.cells().size()) {
            return false;
        }
        var found = false;
        var speaksAgainst = false;
        var back = false;
        // What is well beside what is not is no reason to go back.
        var calls = scope.lead() == Lead.TRIGGER;
        var well = (calls || TableReader.column(header, RED) >= 0) && bad(header, row, metric);
        var stated = new ArrayList<Limit>();
        var holds = TableReader.holds(header, row).map(time -> " for " + time).orElse("");
        for (var i = 0; i < row.cells().size(); i++) {
            if (i == metric
                    || i >= header.size()
                    || !EXPECTED.find(header.get(i))
                    || (well && good(header.get(i)))) {
                continue;
            }
            var value = Inline.plain(row.cells().get(i));
            var bad = !good(header.get(i)) && (BAD.find(header.get(i)) || calls);
            var name = Inline.plain(row.cells().get(metric)).replace("`", "");
            var recovers = RECOVERS.find(header.get(i)) && LENGTH.matches(value);
            if (recovers) {
                name += " " + header.get(i);
            }
            var shown =
                    recovers ? "<= " + value : shown(name, value, bad) + level(header.get(i), bad);
            var limits =
                    LimitReader.read(
                            name + " " + shown + holds,
                            bad ? Polarity.BAD_IF : Polarity.GOOD_IF,
                            notes.span(row.line()));
            if (ABORT.find(header.get(i)) && !limits.isEmpty()) {
                found = true;
                back = true;
                notes.mark(row.line(), "it says when to roll back", Role.TRIGGER);
                new LineMarks(context)
                        .trigger(
                                name + " " + shown,
                                Entry.Trigger.Decision.ROLL_BACK,
                                limits,
                                row.line());
                continue;
            }
            for (var limit : limits) {
                found = true;
                stated.add(limit);
                speaksAgainst |= bad || THRESHOLD.find(header.get(i));
                notes.add(
                        new Entry.Criterion(
                                limit,
                                bad ? Entry.Criterion.Place.ALERT : Entry.Criterion.Place.SUCCESS));
            }
        }
        if (!found && header.size() > 1 && RULE.matches(header.get(metric).strip())) {
            var says = Inline.plain(row.cells().get(metric)).replace("`", "");
            for (var limit : LimitReader.read(says, Polarity.BAD_IF, notes.span(row.line()))) {
                found = true;
                stated.add(limit);
                notes.add(new Entry.Criterion(limit, Entry.Criterion.Place.ALERT));
            }
        }
        if (!found) {
            return false;
        }
        notes.mark(row.line(), "it states a limit", Role.LIMIT);
        if (scope.phase() == Phase.VERIFY && TableReader.column(header, EXPECTED) > 0) {
            notes.mark(
                    row.line(),
                    "its Expected cell says what the result must look like",
                    Role.EXPECT);
        }
        // What must hold when all is back is no reason to go back.
        if ((calls || (scope.phase() == Phase.ROLLBACK && speaksAgainst))
                && !back
                && !elsewhere(header, row)) {
            notes.mark(row.line(), "it says when to roll back", Role.TRIGGER);
            new LineMarks(context)
                    .trigger(
                            well && !stated.isEmpty()
                                    ? stated.getFirst().says()
                                    : String.join(" | ", row.cells()),
                            Entry.Trigger.Decision.ROLL_BACK,
                            stated.stream().map(LimitTable::missed).toList(),
                            row.line());
        }
        command(header, row, scope);
        return true;
    }

    private static boolean good(String header) {
        return GOOD.find(header) && !BAD.find(header);
    }

    /// Whether some column of a row has a figure and tells of it as bad.
    private static boolean bad(List<String> header, Block.Row row, int metric) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (i != metric
                    && EXPECTED.find(header.get(i))
                    && !good(header.get(i))
                    && row.cells().get(i).chars().anyMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    /// What holds where a limit on what is well does not.
    private static Limit missed(Limit limit) {
        return switch (limit.polarity()) {
            case BAD_IF -> limit;
            case GOOD_IF ->
                    new Limit(
                            limit.metric(),
                            limit.percentile(),
                            limit.comparison().opposite(),
                            limit.value(),
                            limit.unit(),
                            limit.baseline(),
                            limit.window(),
                            limit.consecutive(),
                            Polarity.BAD_IF,
                            limit.level(),
                            limit.says(),
                            limit.span());
        };
    }

    /// Whether a column on what is done says something else than to go back or to go no further.
    private static boolean elsewhere(List<String> header, Block.Row row) {
        var action = TableReader.column(header, ACTION);
        return action > 0
                && action < row.cells().size()
                && !row.cells().get(action).isBlank()
                && !GOES_BACK.find(row.cells().get(action));
    }

    /// The column that names the metric: the first one that is not only a time to look at it.
    private static int metric(List<String> header, Block.Row row) {
        var named = TableReader.column(header, METRIC);
        if (named >= 0) {
            return named;
        }
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (!TIME.matches(header.get(i))
                    && !MetricNames.moment(row.cells().get(i))
                    && !EXPECTED.find(header.get(i))) {
                return i;
            }
        }
        return 0;
    }

    /// A bare figure: as good it is meant to the letter, as bad it is where it begins to be bad.
    private static String shown(String name, String value, boolean bad) {
        if (bad && ANY.matches(value)) {
            return "> 0";
        }
        var least = AT_LEAST.matcher(value);
        if (!bad && least.matches()) {
            return ">= " + figure(least, 1) + unit(least.group(3));
        }
        var range = RANGE.matcher(value);
        if (!bad && range.matches()) {
            return ">= "
                    + figure(range, 1)
                    + unit(range.group(5))
                    + ", "
                    + name
                    + " <= "
                    + figure(range, 3)
                    + unit(range.group(5));
        }
        if (bad && range.matches()) {
            return LESS_IS_WORSE.find(name)
                    ? "<= " + figure(range, 3) + unit(range.group(5))
                    : ">= " + figure(range, 1) + unit(range.group(5));
        }
        if (!FIGURE.matches(value)) {
            return value;
        }
        if (ZERO.matches(value)) {
            // As a bad figure it would be bad always.
            return bad ? "" : "<= " + value;
        }
        return (!bad ? "= " : LESS_IS_WORSE.find(name) ? "<= " : ">= ") + value;
    }

    /// What a column on warnings says of its figures.
    private static String level(String header, boolean bad) {
        return !bad || !WARNS.find(header)
                ? ""
                : LEVELS.find(header) ? " (warning/critical)" : " warning";
    }

    private static String figure(java.util.regex.MatchResult found, int group) {
        return found.group(group) + (found.group(group + 1) == null ? "" : "000");
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : " " + unit;
    }

    void command(List<String> header, Block.Row row, Scope scope) {
        var how = TableReader.column(header, COMMAND);
        if (how <= 0 || how >= row.cells().size() || row.cells().get(how).isBlank()) {
            return;
        }
        var cell = row.cells().get(how);
        var codes =
                Inline.codes(cell).stream()
                        .filter(code -> CommandWords.known(code) && !NotToRun.address(code))
                        .toList();
        for (var script : codes) {
            new Commands(context).inline(scope, script, cell, row.line());
        }
        if (codes.isEmpty() && scope.phase() == Phase.VERIFY) {
            notes.mark(row.line(), "an instruction to a person", Role.MANUAL);
            context.person(scope, String.join(": ", row.cells()), row.line(), row.line());
        }
    }
}
