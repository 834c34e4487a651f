package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows that tell what is changed to what, without a command: `Host | Change to`, `Record | Type |
/// Value`, `Setting | Old | New`, and in a way back `Phase | How to undo`. Somebody is asked where
/// the column or the words above order it; else the row is told as no part of the plan.
final class ChangeRows {
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "(?:change(?:d)?|set|switch|point|update|move|repoint|rename|bump)(?: it)? to",
                    CASE_INSENSITIVE);

    private static final QuickPattern OLD =
            QuickPattern.compile(
                    "(?:old|from|current|existing|previous)(?: (?:value|version|setting|record|host|target|image|tag))?",
                    CASE_INSENSITIVE);
    private static final QuickPattern NEW =
            QuickPattern.compile(
                    "(?:new|to|target)(?: (?:value|version|setting|record|host|target|image|tag))?",
                    CASE_INSENSITIVE);

    private static final QuickPattern TYPE =
            QuickPattern.compile("(?:record )?type", CASE_INSENSITIVE);
    private static final QuickPattern DNS =
            QuickPattern.compile("[`*]*(?:A|AAAA|CNAME|ALIAS|ANAME|MX|TXT|NS|SRV|CAA|PTR)[`*]*");

    private static final QuickPattern UNDO =
            QuickPattern.compile(
                    "(?:how to |to )?(?:undo|revert|roll ?back|reverse|back ?out|go back)(?: (?:it|steps?|action|by))?",
                    CASE_INSENSITIVE);

    /// Orders that are one word.
    private static final QuickPattern SET =
            QuickPattern.compile(
                    "(?:then |now )?(?:set|change|update|adjust|apply|edit|replace|bump|switch)\\W*",
                    CASE_INSENSITIVE);

    /// What is compared, or when: nobody changes it.
    private static final QuickPattern INFORMS =
            QuickPattern.compile(
                    "\\b(?:metric|measure|benchmark|result|test|time|date|when|who|owner|window|phase|day|shift|message|event|status|duration|latency)s?\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIMES =
            QuickPattern.compile(
                    "\\d{1,2}:\\d\\d|\\d{4}-\\d\\d-\\d\\d|\\d\\s*(?:%|ms|min|hours?|h)\\b");

    private static final QuickPattern AS_IT_IS =
            QuickPattern.compile(
                    "\\b(?:current|existing|today|already|was|were|has|have been|expected|example|should)\\b",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 300;

    private ChangeRows() {}

    /// Reads a row that is one; answers whether it is.
    static boolean row(Context context, List<String> header, Block.Row row, Scope scope) {
        if (!changes(scope.phase()) || header.size() < 2 || row.cells().size() < 2) {
            return false;
        }
        var undo = scope.phase() == Phase.ROLLBACK && undone(header, row);
        var ordered = undo || named(header, ORDERED) > 0;
        if (!(ordered || replaced(header, row) || record(header, row))
                || row.cells().stream().anyMatch(cell -> !InlineCommands.of(cell).isEmpty())) {
            return false;
        }
        if (ordered || orders(scope) || left(context, header, row, scope)) {
            context.notes.mark(row.line(), "a row tells what a person changes", Role.MANUAL);
            context.person(scope, says(header, row), row.line(), row.line());
        } else {
            context.notes.mark(
                    row.line(), "a row tells what changes, and nothing orders it", Role.MANUAL);
        }
        return true;
    }

    /// What stands nearest above decides. A chapter's name of one word (`Deploy`) speaks of more
    /// than its table.
    private static boolean orders(Scope scope) {
        var title = Inline.plain(scope.title());
        return Stream.of(scope.leadText(), scope.under(), title)
                .map(Inline::plain)
                .filter(words -> !words.isBlank())
                .findFirst()
                .filter(words -> words.indexOf(' ') > 0 || !words.equals(title))
                .filter(words ->
                        (SET.matches(words) || Imperatives.tells(words)) && !AS_IT_IS.find(words))
                .isPresent();
    }

    /// Whether a deployment that says no more of a row than what becomes of it has no command that
    /// names it, either.
    private static boolean left(Context context, List<String> header, Block.Row row, Scope scope) {
        var to = named(header, NEW);
        return scope.phase() == Phase.DEPLOY
                && to > 0
                && (scope.leadText().isBlank() || scope.leadText().equals(scope.title()))
                && scope.under().isBlank()
                && Inline.plain(scope.title()).strip().indexOf(' ') < 0
                && !context.code().name(Inline.plain(row.cells().getFirst()))
                && !context.code().name(Inline.plain(row.cells().get(to)));
    }

    private static boolean undone(List<String> header, Block.Row row) {
        var at = named(header, UNDO);
        return at > 0 && at < row.cells().size() && Imperatives.tells(row.cells().get(at));
    }

    private static boolean replaced(List<String> header, Block.Row row) {
        var from = named(header, OLD);
        var to = named(header, NEW);
        return from > 0
                && to > from
                && to < row.cells().size()
                && header.stream().noneMatch(INFORMS::find)
                && !row.cells().get(to).isBlank()
                && !row.cells().get(from).equals(row.cells().get(to))
                && !TIMES.find(Bounded.of(row.cells().get(to)));
    }

    private static boolean record(List<String> header, Block.Row row) {
        var type = named(header, TYPE);
        return type >= 0
                && header.size() > 2
                && type < row.cells().size()
                && DNS.matches(row.cells().get(type).strip());
    }

    private static int named(List<String> header, QuickPattern name) {
        for (var i = 0; i < header.size(); i++) {
            if (name.matches(header.get(i).strip())) {
                return i;
            }
        }
        return -1;
    }

    /// `Record: api, Type: A, Value: 10.0.0.2`
    private static String says(List<String> header, Block.Row row) {
        var out = new ArrayList<String>();
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            var cell = row.cells().get(i).strip();
            if (!cell.isEmpty()) {
                out.add(header.get(i).isBlank() ? cell : header.get(i).strip() + ": " + cell);
            }
        }
        var all = String.join(", ", out);
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }

    private static boolean changes(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, ROLLBACK -> true;
            case NONE,
                    OVERVIEW,
                    VERIFY,
                    WATCH,
                    INCIDENT,
                    MAINTAIN,
                    TROUBLE,
                    CONTACTS,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }
}
