package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Boxes;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.DatabasePrompt;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.shell.SqlStatements;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Set;

/// What a fence is, from its tag, its content and the words above it. The tag proves little.
public final class FenceClassifier {
    private static final QuickPattern BLOCK_END = QuickPattern.compile("}[;,]?");

    /// What is done with a fence.
    public enum Kind {
        /// Statements to run, with comments, SQL lines and remarks between them.
        COMMANDS,
        /// Statements at prompts with their output.
        SESSION,
        /// SQL.
        QUERY,
        /// Output, configuration, a file, an example.
        SAMPLE,
        /// To be filled in and sent or kept.
        TEMPLATE,
        /// `KEY=value` lines of variables that must be set.
        VARIABLES,
        /// People, channels, addresses.
        CONTACTS,
        /// Statements for a console of another language, one below the other.
        CONSOLE,
        /// Lines for people only.
        NOTES
    }

    private static final Set<String> SQL =
            Set.of(
                    "sql",
                    "psql",
                    "postgres",
                    "postgresql",
                    "pgsql",
                    "mysql",
                    "plsql",
                    "tsql",
                    "sqlite");
    private static final Set<String> PLAIN =
            Set.of("", "text", "txt", "plain", "plaintext", "none", "code", "output", "log");

    private static final QuickPattern TEMPLATE_LEAD =
            QuickPattern.compile(
                    "(?<!\\b(?:in|from|of|by) (?:the|this|that) )(?<!-)\\btemplate\\b(?! (?:files?|repo\\w*|tasks?|stages?|jobs?|engine|modules?)\\b)|announce|\\b(post|send|paste) (in|to|on|a|the|thi"
                            + "s|into|message)|notify|message:|email\\b.*:$|slack message|statu"
                            + "s update|fill in|copy (this|and|the following)|post-?mortem|subject:|communic"
                            + "at",
                    CASE_INSENSITIVE);
    private static final QuickPattern TEMPLATES =
            QuickPattern.compile("\\btemplates?\\b", CASE_INSENSITIVE);
    private static final QuickPattern HOLE =
            QuickPattern.compile(
                    "\\[[A-Za-z][^\\]\\[]{0,60}\\](?!\\()|<[A-Za-z][\\w ./-]*>|\\{\\{"
                            + "?[a-z_]\\w*}}?|_{3,}|YYYY|HH:MM|\\bX+ (minutes|hours|%)|#inciden"
                            + "t-X+");
    private static final QuickPattern BOX =
            QuickPattern.compile(
                    "^\\s*(?:[-*]\\s*)?(?:\\[[ xX]?\\]|[□☐☑▢])\\s*\\S.*|.*\\[ \\].*\\[ \\].*");
    private static final QuickPattern CONVENTION =
            QuickPattern.compile("\\b(format|convention|naming|examples?)\\b", CASE_INSENSITIVE);
    private static final QuickPattern CREATE =
            QuickPattern.compile(
                    "\\b(create|add|save|write|edit|update|put|use) .{0,60}(file|scri"
                            + "pt|`[^`]*\\.\\w+`)|^`?[\\w/.-]+\\.(sh|ya?ml|json|service|conf|en"
                            + "v|py|js|ts|toml|ini|timer)`?:?$|\\bscript\\b.{0,40}:$",
                    CASE_INSENSITIVE);
    private static final QuickPattern SCRIPT_LINE =
            QuickPattern.compile(
                    "^\\s*(set -[euo]+.*|fi|done|esac|}|else|exit \\d+|local \\w+.*|e"
                            + "cho .*|function \\w+.*|\\w+\\s*\\(\\)\\s*\\{)\\s*$");
    private static final QuickPattern SHELL_SCRIPT =
            QuickPattern.compile("^#!.*\\b(?:ba|z|k|da)?sh\\b");

    /// What makes a program of a script: functions, values, arguments, questions, what it says.
    private static final QuickPattern PROGRAMMED =
            QuickPattern.compile(
                    "^\\s*(?:function\\s|\\w+\\s*\\(\\)|set\\s+-|exit\\b|local\\s|read\\s|trap\\s|shift\\b|if\\b|case\\b|return\\b|echo\\b|printf\\b|[A-Za-z_]\\w*=)"
                            + "|\\$[{]?[1-9@#*]|^\\s*#\\s*(?:save|file|usage|run)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SUBJECT =
            QuickPattern.compile("^\\s*(?:Subject|Betreff|Objet|Asunto):\\s.*");

    /// A form: `Deployer: ______`
    private static final QuickPattern TO_FILL =
            QuickPattern.compile("^\\s*[\\p{L}][^:]{0,60}:\\s*_{3,}\\s*$");

    private static final QuickPattern JSON =
            QuickPattern.compile("^\\s*[{\\[]\\s*$|^\\s*\\{\\s*\".*|^\\s*\".*\":.*");

    private static final QuickPattern EXAMPLE_WORD =
            QuickPattern.compile("\\bexamples?\\b", CASE_INSENSITIVE);
    private static final QuickPattern RULE = QuickPattern.compile("^\\s*[✗✘❌]");
    private static final QuickPattern BLOCK =
            QuickPattern.compile(
                    "(?!\\s*(?:if|for|while|until|function|case|do|then|else)\\b)\\s*[\\w.-]+(?:\\s+[^\\s(|&]+)*\\s*\\{\\s*");
    private static final QuickPattern ADDRESS =
            QuickPattern.compile(
                    "^\\s*(?:https?://\\S+|[\\w-]+\\.(?:com|io|org|app|dev)/\\S*)\\s*$");

    /// What a fence is shows in its first lines.
    private static final int MOST_LINES = 300;

    private FenceClassifier() {}

    /// @param lead the words just above, or the heading's
    public static Kind of(Block.Fence fence, Scope scope, String lead) {
        var lines =
                fence.content().stream()
                        .filter(line -> !line.isBlank())
                        .limit(MOST_LINES)
                        .map(Bounded::of)
                        .toList();
        if (lines.isEmpty()
                || OnlyShown.places(lines)
                || OnlyShown.files(lines, lead)
                || FilePath.script(lines)
                || NotToRun.below(lead)
                || (comment(lines)
                        && NotToRun.all(lines.getFirst())
                        && !asked(fence, scope, lines.getFirst()))) {
            return Kind.SAMPLE;
        }
        var kind = kind(fence, scope, lead, lines);
        return runs(kind) && FileContents.in(fence, scope, lead) ? Kind.SAMPLE : kind;
    }

    /// Whether something of it reaches a shell, a database or a person.
    public static boolean runs(Kind kind) {
        return switch (kind) {
            case COMMANDS, SESSION, QUERY, CONSOLE, NOTES -> true;
            case SAMPLE, TEMPLATE, VARIABLES, CONTACTS -> false;
        };
    }

    private static Kind kind(Block.Fence fence, Scope scope, String lead, List<String> lines) {
        var tag = fence.tag();
        if (SQL.contains(tag)) {
            return DatabasePrompt.of(lines.getFirst()).isPresent() ? Kind.SESSION : Kind.QUERY;
        }
        if (FenceTag.shell(fence)) {
            return shell(scope, lead, lines);
        }
        if (!PLAIN.contains(tag)) {
            return named(tag, scope, lead, lines);
        }
        return plain(scope, lead, lines);
    }

    /// Whether a fence of such a chapter calls what it runs an example: somebody says whether it is
    /// the thing to do.
    public static boolean asked(Block.Fence fence, Scope scope, String comment) {
        return FenceTag.shell(fence) && acts(scope.phase()) && NotToRun.oneExample(comment);
    }

    private static boolean comment(List<String> lines) {
        return lines.getFirst().strip().startsWith("#");
    }

    private static Kind shell(Scope scope, String lead, List<String> lines) {
        if (script(lines)) {
            return acts(scope.phase()) && !CREATE.find(lead) && procedure(lines)
                    ? Kind.COMMANDS
                    : Kind.SAMPLE;
        }
        if (Prompt.opens(lines)) {
            return Kind.SESSION;
        }
        if (isTemplate(scope, lead, lines)) {
            return Kind.TEMPLATE;
        }
        var comments = lines.stream().filter(line -> line.strip().startsWith("#")).count();
        var code = lines.stream().filter(line -> !line.strip().startsWith("#")).toList();
        if (code.isEmpty()) {
            return Kind.NOTES;
        }
        if (comments < lines.size()
                && Settings.all(code)
                && !Settings.exported(code)
                && code.size() > 1) {
            return Settings.computed(code) ? Kind.COMMANDS : Kind.VARIABLES;
        }
        if (configures(code)) {
            return Kind.SAMPLE;
        }
        if (wholeScript(code) && CREATE.find(lead)) {
            return Kind.SAMPLE;
        }
        if (CONVENTION.find(lead) && scope.phase() == Phase.REFERENCE) {
            return Kind.SAMPLE;
        }
        if (code.stream().noneMatch(CommandWords::likely) && !PlainCommands.overLines(code)) {
            return forPeople(code, comments > 0);
        }
        return Kind.COMMANDS;
    }

    /// No line of it is a command: SQL, rules, addresses, prose, or something not to be run.
    private static Kind forPeople(List<String> code, boolean comments) {
        if (code.stream().anyMatch(line -> SqlStatements.opens(line) || RULE.find(line))) {
            return Kind.COMMANDS;
        }
        if (code.stream().allMatch(line -> ADDRESS.matches(line))) {
            return Kind.COMMANDS;
        }
        return comments && code.stream().allMatch(CommandWords::prose) ? Kind.NOTES : Kind.SAMPLE;
    }

    /// `server {` and what lies in it, until its bracket stands alone: a file for another program.
    private static boolean configures(List<String> code) {
        return BLOCK.matches(code.getFirst())
                && code.stream().anyMatch(line -> BLOCK_END.matches(line.strip()));
    }

    /// Whether a line opens a block of a configuration: `server {`, and no function or group of the
    /// shell.
    static boolean opensBlock(String line) {
        return line.endsWith("{") && line.length() < Bounded.LONGEST && BLOCK.matches(line);
    }

    private static boolean wholeScript(List<String> code) {
        return code.size() > 5 && count(code, SCRIPT_LINE) >= 3;
    }

    /// Whether a fence shows a script from its first line on.
    public static boolean script(List<String> content) {
        return !content.isEmpty() && content.getFirst().startsWith("#!");
    }

    /// Whether a script is no more than the commands of a procedure one below the other.
    private static boolean procedure(List<String> lines) {
        return SHELL_SCRIPT.find(lines.getFirst())
                && lines.stream().noneMatch(line -> PROGRAMMED.find(line))
                && lines.stream().anyMatch(line -> CommandWords.known(line));
    }

    private static boolean isTemplate(Scope scope, String lead, List<String> lines) {
        var boxes = count(lines, BOX);
        if (boxes >= 2 && boxes * 2 >= lines.size()) {
            return true;
        }
        var runnable = lines.stream().filter(line -> CommandWords.known(line)).count();
        return runnable == 0
                && (TEMPLATE_LEAD.find(lead) || scope.phase() == Phase.TEMPLATE)
                && lines.stream().noneMatch(line -> InlineCommands.withOptions(line.strip()))
                && lines.stream().anyMatch(line -> !line.strip().startsWith("#"))
                && !ShapedCommands.carryOut(lines, Inline.plain(lead));
    }

    private static Kind named(String tag, Scope scope, String lead, List<String> lines) {
        if (Set.of("markdown", "md", "mdx", "slack", "email").contains(tag)) {
            return OnlyShown.says(lead)
                            && count(lines, HOLE) == 0
                            && scope.phase() != Phase.TEMPLATE
                    ? Kind.SAMPLE
                    : Kind.TEMPLATE;
        }
        if (Set.of("env", "dotenv", "properties", "ini", "envfile").contains(tag)
                && Settings.any(lines)) {
            return Kind.VARIABLES;
        }
        return ConsoleFence.typed(tag, scope, lead, lines) ? Kind.CONSOLE : Kind.SAMPLE;
    }

    private static Kind plain(Scope scope, String lead, List<String> lines) {
        if (Prompt.opens(lines)) {
            return Kind.SESSION;
        }
        if (lines.getFirst().startsWith("#!")) {
            return Kind.SAMPLE;
        }
        var code = lines.stream().filter(line -> !line.strip().startsWith("#")).toList();
        var expected = scope.lead() == Lead.EXPECTED || scope.lead() == Lead.SYMPTOMS;
        if (SUBJECT.matches(lines.getFirst()) || count(lines, TO_FILL) > 1) {
            return Kind.TEMPLATE;
        }
        if (scope.phase() == Phase.CONTACTS && !expected) {
            return TEMPLATES.find(scope.title()) ? Kind.TEMPLATE : Kind.CONTACTS;
        }
        if (!code.isEmpty() && Settings.all(code) && code.size() > 1) {
            return Kind.VARIABLES;
        }
        var boxes = count(lines, BOX);
        if (boxes >= 2 && boxes * 2 >= lines.size() * 0.7) {
            return Kind.TEMPLATE;
        }
        if (!expected
                && !EXAMPLE_WORD.find(lead)
                && (scope.phase() == Phase.TEMPLATE || TEMPLATE_LEAD.find(lead))
                && code.stream().noneMatch(CommandWords::known)) {
            return ShapedCommands.carryOut(code, Inline.plain(lead))
                    ? Kind.COMMANDS
                    : Kind.TEMPLATE;
        }
        if (!expected
                && !code.isEmpty()
                && CommandWords.known(code.getFirst())
                && ShellPieces.firstPrompt(lines) > 0) {
            return Kind.COMMANDS;
        }
        var runnable = code.stream().filter(CommandWords::known).count();
        if (!code.isEmpty()
                && !expected
                && !OnlyShown.above(scope, lead)
                && runnable > 0
                && !JSON.matches(code.getFirst())
                && (runnable == code.size() || PlainCommands.are(code))) {
            return Kind.COMMANDS;
        }
        if (ShapedCommands.are(code, scope, lead)) {
            return Kind.COMMANDS;
        }
        if (!expected
                && !OnlyShown.says(lead)
                && acts(scope.phase())
                && ShownOutput.begins(lines, _ -> true) > 0) {
            return Kind.COMMANDS;
        }
        if (!expected && acts(scope.phase()) && Imperatives.numbered(lines)) {
            return Kind.NOTES;
        }
        if (!code.isEmpty()
                && code.stream().anyMatch(SqlStatements::opens)
                && SqlStatements.opens(code.getFirst())
                && !expected) {
            return Kind.QUERY;
        }
        return Kind.SAMPLE;
    }

    /// Whether what a block of such a chapter shows is there to be done.
    public static boolean acts(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, MAINTAIN -> true;
            case NONE, OVERVIEW, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Whether a fence of a chapter that does something is nothing but a list of boxes.
    public static boolean boxes(Block.Fence fence, Scope scope) {
        return acts(scope.phase()) && scope.lead() != Lead.TEMPLATE && Boxes.only(fence);
    }

    private static long count(List<String> lines, QuickPattern pattern) {
        return lines.stream().filter(line -> pattern.matches(line)).count();
    }
}
