package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a terminal showed: statements at prompts, and between them their output.
final class SessionReader {
    private static final QuickPattern CONTINUED = QuickPattern.compile("^\\s*>\\s");
    private static final QuickPattern HASHES = QuickPattern.compile("^#+\\s*");

    /// In a client's session, root's prompt.
    private static final QuickPattern ROOT = QuickPattern.compile("^\\s*#\\s+(\\S.*)$");

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
        for (var i = 0; i < content.size(); i++) {
            var line = fence.firstContent() + i;
            var prompt = prompt(fence, content.get(i), client);
            if (prompt.isPresent()) {
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
            } else if (!outputMarked) {
                context.notes.mark(line, "not to be run: output", Role.SAMPLE);
                outputMarked = true;
            }
        }
    }

    private static Optional<Prompt> prompt(Block.Fence fence, String line, boolean client) {
        var root = ROOT.matcher(line);
        var found =
                client && root.matches()
                        ? Optional.of(new Prompt(root.group(1), Optional.<String>empty()))
                        : Prompt.of(line);
        return FenceClassifier.powershell(fence)
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
