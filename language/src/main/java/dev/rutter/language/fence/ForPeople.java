package dev.rutter.language.fence;

import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.command.ZoneRecord;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;

/// Lines of a fence that stand among commands and are for a person: an address to open, and a
/// setting (`ROLLOUT_PERCENT=25`) that changes nothing where commands run, because none of them
/// uses it.
public final class ForPeople {
    private static final QuickPattern ADDRESS =
            QuickPattern.compile("(?i)https?://\\S+|[\\w-]+\\.(com|io|org|app|dev)/\\S*");
    private static final QuickPattern SETTING =
            QuickPattern.compile(
                    "([A-Z][A-Z0-9]*_[A-Z0-9_]+)=(?:\"[^\"$`]*\"|'[^']*'|[^\\s\"'$`;&|()]*)");

    /// A line of a crontab: `0 2 * * * /opt/app/backup.sh`.
    private static final QuickPattern SCHEDULED =
            QuickPattern.compile(
                    "(?:(?:[\\d*][\\d*/,-]*\\s+){5}|@(?:hourly|daily|weekly|monthly|reboot)\\s+)\\S.*");

    private static final QuickPattern CROSSED = QuickPattern.compile("[✗✘❌].*");
    private static final QuickPattern CROSSED_WAY_BACK =
            QuickPattern.compile("[✗✘❌].*(?i:rollback|restore).*");
    private static final QuickPattern MARKS = QuickPattern.compile("^\\W+");

    /// Of a line among commands that is none and tells nobody anything: it is told.
    public static final String NO_STATEMENT =
            "not to be run: nothing shows that it is a command of a shell";

    private ForPeople() {}

    /// Reads a statement that is for a person; answers whether it is.
    static boolean read(Context context, Scope scope, ShellPieces.Statement statement) {
        var script = statement.script();
        var line = statement.line();
        if (ADDRESS.matches(Bounded.of(script))) {
            context.notes.mark(line, "an address to open", Role.MANUAL);
            context.person(scope, script, line, statement.lastLine());
            return true;
        }
        var setting = SETTING.matcher(Bounded.of(script));
        if (!setting.matches() || context.notes.uses(setting.group(1))) {
            return false;
        }
        context.notes.mark(line, "a setting that no command here uses", Role.ENV);
        context.person(scope, "Set " + script, line, statement.lastLine());
        return true;
    }

    /// A line that is no command: a rule, output, or words.
    static void other(Context context, Scope scope, ShellPieces.Other other) {
        var text = other.text().strip();
        var line = other.line();
        if ((CROSSED.matches(text) && Phrases.triggers(text)) || CROSSED_WAY_BACK.matches(text)) {
            var limits = LimitReader.read(text, Polarity.BAD_IF, context.notes.span(line));
            if (!limits.isEmpty()) {
                context.notes.mark(line, "it states a limit", Role.LIMIT);
            }
            context.notes.rollBack(
                    MARKS.replaceFirst(Inline.plain(text), ""), limits.stream().findFirst(), line);
        } else if (ZoneRecord.is(text)) {
            context.notes.mark(line, "not to be run: a record of a name", Role.SAMPLE);
            context.person(scope, "Set the record " + text, line, line);
        } else if (SCHEDULED.matches(text)) {
            context.notes.mark(line, "not to be run: a line of a crontab", Role.SAMPLE);
            context.person(scope, "Add to the crontab: " + text, line, line);
        } else if (other.block()) {
            context.notes.mark(line, "not to be run: a file's content or output", Role.SAMPLE);
        } else if (Imperatives.tells(text) || CommandWords.prose(text)) {
            context.notes.mark(line, "an instruction to a person", Role.MANUAL);
            context.person(scope, text, line, line);
        } else {
            context.notes.mark(line, NO_STATEMENT, Role.SAMPLE);
            if (context.notes.says(line - 1, NO_STATEMENT)) {
                // The first line stands for all of them.
                context.notes.unmark(line, Role.SAMPLE);
            }
        }
    }
}
