package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Assignments in backticks that a line gives or tells to make: `` `ID=$(uuidgen)` ``, ``Set
/// `TAG=v42`.`` They are for the shell where a command below uses the variable; every other one is
/// a setting of something else.
public final class Assignments {
    private static final QuickPattern ONE =
            QuickPattern.compile(
                    "(?:export\\s+)?([A-Za-z_]\\w*)=(?:\\$\\(.*\\)|\"[^\"]*\"|'[^']*'|<[^<>]*>|[^\\s\"'<>$]*(?:\\$\\{?\\w+}?[^\\s\"'<>$]*|\\$\\([^()]*\\)[^\\s\"'<>$]*)*)");

    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "(?:^|[.;:!?]\\s+|\\b(?:and|then|first|now)\\s+)\\W*(?:set|define|assign|export|note|save|store|remember|choose|pick|declare)\\b[^`.;]{0,60}$|^[^`]{2,80}:\\W*$|^\\W*(?:\\d+[.)]\\W*)?$",
                    CASE_INSENSITIVE);

    /// What stands there in its place.
    private static final QuickPattern LEFT_OUT = QuickPattern.compile("\\.\\.\\.|…|XXX");

    /// Where it is to be set is no shell.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "^[^.;]{0,20}?\\b(?:in|into|to|on|for|under|at|inside)\\s+(?!(?:your|the|this|a|that) (?:shell|terminal|session|command line)\\b)(?:`|\\*|\\[|(?:the|your|its|each|every|all|an?)\\b|[A-Z])",
                    CASE_INSENSITIVE);

    private Assignments() {}

    /// The commands in backticks that a line tells to run, and with them what it assigns.
    public static List<String> orCommands(Notes notes, Scope scope, String text, int line) {
        var commands = ToldBehind.of(text);
        if (text.indexOf('=') < 0 || text.indexOf('`') < 0 || !acts(scope)) {
            return commands;
        }
        var all = new ArrayList<String>();
        for (var code : Inline.codes(text)) {
            if (commands.contains(code) || told(notes, text, code, line)) {
                all.add(code);
            } else if (ONE.matches(code)) {
                return commands;
            }
        }
        return all.size() > commands.size() ? all : commands;
    }

    /// Whether a line is an assignment for the commands below it, and nothing else.
    public static boolean alone(Notes notes, Scope scope, String text, int line) {
        var codes = text.startsWith("`") && acts(scope) ? Inline.codes(text) : List.<String>of();
        return codes.size() == 1
                && text.strip().equals("`" + codes.getFirst() + "`")
                && told(notes, text, codes.getFirst(), line);
    }

    private static boolean told(Notes notes, String text, String code, int line) {
        var one = ONE.matcher(code);
        var at = text.indexOf("`" + code + "`");
        return at >= 0
                && one.matches()
                && !LEFT_OUT.find(code)
                && TOLD.find(text.substring(0, at))
                && !ELSEWHERE.find(InlineCommands.behind(text, code))
                && used(notes, one.group(1), code, line);
    }

    /// What a fence that has the same line begins it with.
    public static String opening(String script) {
        var one = ONE.matcher(script);
        return one.matches() ? one.group(1) + "=" : CommandWords.program(script);
    }

    private static boolean acts(Scope scope) {
        return FenceClassifier.acts(scope.phase());
    }

    /// Whether the rest of its line or a line below uses the variable.
    private static boolean used(Notes notes, String name, String code, int line) {
        for (var below = line; below <= notes.last(); below++) {
            var text = notes.text(below);
            if (uses(below == line ? text.replace(code, "") : text, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean uses(String text, String name) {
        for (var at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            var from = text.startsWith("{", at + 1) ? at + 2 : at + 1;
            var end = from + name.length();
            if (text.startsWith(name, from)
                    && (end == text.length()
                            || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
