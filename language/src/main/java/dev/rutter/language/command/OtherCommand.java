package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.sentence.Cases;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// The words between two commands of one line that make the second an alternative of the first:
/// ``run `npm ci` or `yarn install` ``.
public final class OtherCommand {
    /// The first group is the bracket that the second one stands in.
    public static final QuickPattern OR =
            QuickPattern.compile(
                    "^\\s*(?:\\([^()`]{0,60}\\))?[\\s,;/]*(\\(?)\\s*(?:or|oder|ou|oppure|alternatively)\\b(?:\\s+(?:if|on|for|with|use|using|run|via|just|simply|alternatively|else)\\b[^`.;]{0,60})?[\\s,:]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SLASH =
            QuickPattern.compile("^\\s*(?:\\([^()`]{0,60}\\)\\s*)?[/|]\\s*$");

    /// What follows is done in the other case.
    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "(?:^|[\\s,;.(–—-])" + Otherwise.WORD + "[\\s,:]*(?:(?:run|use|do|then)\\s+)*$",
                    CASE_INSENSITIVE);

    private OtherCommand() {}

    /// Whether a command in backticks is the other one of two, the first of which the line gives:
    /// what holds for that one holds for it.
    static boolean other(String text, List<String> given, String code) {
        if (given.isEmpty() || given.contains(code) || !InlineCommands.runnable(code)) {
            return false;
        }
        var between = between(text, given.getLast(), code);
        return !between.isEmpty()
                && (joins(between, given.getLast(), code)
                        || ELSE.find(between)
                        || !Cases.of(between, InlineCommands.behind(text, code)).isEmpty()
                        || PlacedCommands.places(text, List.of(given.getLast(), code), true).size()
                                > 1);
    }

    /// Whether the words between two commands make them alternatives.
    public static boolean joins(String between, String one, String other) {
        return OR.find(between)
                || (SLASH.find(between)
                        && (CommandStem.same(one, other) || PlacedCommands.same(one, other)));
    }

    /// The words between two of a line's commands.
    public static String between(String text, String one, String other) {
        var from = text.indexOf("`" + one + "`");
        var end = from < 0 ? -1 : from + one.length() + 2;
        var to = end < 0 ? -1 : text.indexOf("`" + other, end);
        return to < 0 ? "" : text.substring(end, to);
    }
}
