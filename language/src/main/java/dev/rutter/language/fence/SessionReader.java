package dev.rutter.language.fence;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShownOutput;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.shell.DatabasePrompt;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.shell.ShellStatements;
import dev.rutter.language.shell.SqlStatements;
import dev.rutter.language.step.CheckedBehind;
import dev.rutter.language.step.Commands;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a terminal showed: statements at prompts, and between them their output.
final class SessionReader {
    private static final QuickPattern CONTINUED = QuickPattern.compile("^\\s*>\\s");
    private static final QuickPattern END = QuickPattern.compile("\\s*\\\\[gG];?\\s*$");
    private static final QuickPattern HASHES = QuickPattern.compile("^#+\\s*");

    /// In a client's session, root's prompt.
    private static final QuickPattern ROOT = QuickPattern.compile("^\\s*#\\s+(\\S.*)$");

    /// So many blank lines and comments may stand in some output.
    private static final int BLANKS = 20;

    private final Context context;
    private final Scope scope;
    private final Commands commands;
    private final OpenSession open;
    private final Ban ban = new Ban();

    /// @param open what lines above have opened
    SessionReader(Context context, Scope scope, FenceAttributes attributes, OpenSession open) {
        this.context = context;
        this.scope = scope;
        this.commands = new Commands(context, attributes);
        this.open = open;
    }

    void read(Block.Fence fence) {
        var content = fence.content();
        var outputMarked = false;
        var client = false;
        var shown = new ArrayList<String>();
        for (var i = 0; i < content.size(); i++) {
            var line = fence.firstContent() + i;
            var database = DatabasePrompt.of(content.get(i));
            if (database.isPresent()) {
                printed(shown, line);
                i = typed(fence, i, database.get());
                outputMarked = false;
                continue;
            }
            var prompt = prompt(fence, content.get(i), client);
            if (prompt.isPresent()) {
                printed(shown, line);
                var script = new ArrayList<>(List.of(prompt.get().command()));
                var last = i;
                while (script.getLast().endsWith("\\") && last + 1 < content.size()) {
                    last++;
                    script.add(CONTINUED.replaceFirst(content.get(last), ""));
                }
                var piece = ShellStatements.split(script, line, '\\').getFirst();
                if (piece instanceof ShellStatements.Statement statement) {
                    client =
                            statement(
                                    statement,
                                    line,
                                    fence.firstContent() + last,
                                    prompt.get().elsewhere());
                }
                i = last;
                outputMarked = false;
            } else if (content.get(i).strip().startsWith("#")) {
                comment(HASHES.replaceFirst(content.get(i).strip(), ""), line);
            } else if (content.get(i).isBlank()) {
                ban.gap();
            } else {
                if (!outputMarked) {
                    context.notes.mark(line, "not to be run: output", Role.SAMPLE);
                    outputMarked = true;
                }
                shown.add(content.get(i));
            }
        }
        printed(shown, fence.firstContent() + content.size());
    }

    /// Holds the command of the prompt above some output against it.
    ///
    /// @param line behind the output
    private void printed(List<String> shown, int line) {
        var output = List.copyOf(shown);
        shown.clear();
        context.last()
                .filter(_ -> !output.isEmpty() && FenceClassifier.acts(scope.phase()))
                .filter(last -> line - last.lastLine() <= output.size() + BLANKS + 1)
                .filter(last ->
                        last.expectsNothing()
                                && !last.script().isEmpty()
                                && !(last.action() instanceof Action.Attended))
                .ifPresent(last -> {
                    var expected =
                            ShownOutput.expected(
                                    output, last.script(), context.notes.span(last.lastLine() + 1));
                    if (looks(last.script())
                            || expected.stream().noneMatch(Expectation.Asked.class::isInstance)) {
                        last.expect(expected);
                    }
                });
    }

    /// Whether what a command prints is what it is there for: one that does something ends badly
    /// where it did not, and what it tells of that changes from day to day.
    private boolean looks(String script) {
        return !ShellEffect.acts(script)
                && (scope.phase() == Phase.VERIFY || CheckedBehind.looks(script));
    }

    /// What stands at a client's prompt, and the lines that go on from it; answers its last line.
    private int typed(Block.Fence fence, int first, DatabasePrompt prompt) {
        var content = fence.content();
        var text = new StringBuilder(prompt.typed());
        var last = first;
        while (!prompt.ofClient()
                && !text.toString().strip().endsWith(";")
                && !END.find(text.toString())
                && last + 1 < content.size()) {
            var more = DatabasePrompt.more(content.get(last + 1));
            if (more.isEmpty()) {
                break;
            }
            last++;
            text.append('\n').append(more.get());
        }
        var from = fence.firstContent() + first;
        if (ban.forbids()) {
            context.notes.mark(from, ban.why(), Role.SAMPLE);
        } else if (prompt.leaves()) {
            // Where Rutter asks the database, no client is open.
            return last;
        } else if (prompt.ofClient()) {
            commands.statement(
                    scope,
                    scope.title(),
                    prompt.typed(),
                    from,
                    fence.firstContent() + last,
                    Optional.of("it is typed into a database's client"));
        } else {
            // mysql's own ends of a statement
            var sql = END.replaceFirst(text.toString(), ";");
            var statement = SqlStatements.split(sql.lines().toList(), from);
            for (var one : statement) {
                commands.query(
                        scope, "", one.sql(), one.line(), Math.max(one.line(), one.lastLine()));
            }
        }
        return last;
    }

    private static Optional<Prompt> prompt(Block.Fence fence, String line, boolean client) {
        var root = ROOT.matcher(line);
        var found =
                client && root.matches()
                        ? Optional.of(new Prompt(root.group(1), Optional.<String>empty()))
                        : Prompt.of(line);
        return FenceTag.powershell(fence)
                ? found.map(prompt ->
                        new Prompt(prompt.command(), Optional.of(Prompt.writtenFor("PowerShell"))))
                : found;
    }

    /// Answers whether it opened a client here, whose own prompt may be a `#`.
    private boolean statement(
            ShellStatements.Statement statement,
            int line,
            int lastLine,
            Optional<String> elsewhere) {
        var script = statement.script();
        if (ban.forbids()) {
            context.notes.mark(line, ban.why(), Role.SAMPLE);
            return false;
        }
        if (NotToRun.forbidden(statement.remark())) {
            context.notes.mark(line, "not to be run: it says so itself", Role.SAMPLE);
            return false;
        }
        var draft =
                commands.statement(
                        scope,
                        scope.title(),
                        script,
                        line,
                        lastLine,
                        elsewhere.or(() -> open.holds(script)));
        var attended = draft.action() instanceof Action.Attended;
        open.after(script, attended, line);
        return attended && elsewhere.isEmpty();
    }

    private void comment(String text, int line) {
        if (ban.comment(text, line) || !ExpectationReader.states(text)) {
            return;
        }
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        context.last()
                .ifPresent(draft ->
                        draft.expect(
                                ExpectationReader.read(
                                        text, draft.action(), context.notes.span(line))));
    }
}
