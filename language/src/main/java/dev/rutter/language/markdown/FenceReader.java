package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a fence as what it was taken for.
final class FenceReader {
    private static final QuickPattern CONTINUED = QuickPattern.compile("^\\s*>\\s");
    private static final QuickPattern HASHES = QuickPattern.compile("^#+\\s*");

    private static final QuickPattern VARIABLE =
            QuickPattern.compile("^\\s*(?:export\\s+)?([A-Z][A-Z0-9_]{2,})\\s*=.*");
    private static final QuickPattern YAML_VARIABLE =
            QuickPattern.compile(
                    "^\\s*-\\s*(?:key|name):\\s*[\"']?([A-Z][A-Z0-9_]{2,})[\"']?\\s*$");
    private static final QuickPattern PROMPT =
            QuickPattern.compile(
                    "^\\s*(?:\\$|❯|➜|%|#|PS [^>]*>|[\\w-]+@[\\w.-]+:[^$#]*[$#]"
                            + "|\\[[\\w-]+@[\\w.-]+[^\\]]*\\][$#])\\s+(\\S.*)$");

    /// A prompt that names its machine: what stands behind it is typed there.
    private static final QuickPattern MACHINE =
            QuickPattern.compile("^\\s*\\[?[\\w-]+@(?!localhost\\b)([\\w.-]+)(?::|\\s|\\]).*");

    private static final QuickPattern POWERSHELL = QuickPattern.compile("^\\s*PS [^>]*>.*");

    private final Context context;

    FenceReader(Context context) {
        this.context = context;
    }

    /// @param lead the words just above the fence
    /// @param pins what the author says of it
    /// @param above the block above it
    void read(Block.Fence fence, Scope scope, String lead, Pins pins, @Nullable Block above) {
        var attributes = FenceAttributes.of(fence.info());
        if (above instanceof Block.Text text && FenceAttributes.lines(text)) {
            attributes = attributes.with(text);
        }
        if (pins.manual()) {
            var line = firstLine(fence);
            context.notes.mark(line, "the document pins it to a person", Role.MANUAL);
            context.person(scope, String.join("\n", fence.content()), line, fence.lastLine());
            return;
        }
        if (attributes.ignored() && pins.fence().isEmpty()) {
            context.notes.mark(
                    firstLine(fence), "not to be run: the fence says ignore=true", Role.SAMPLE);
            return;
        }
        var kind = pins.fence().orElseGet(() -> FenceClassifier.of(fence, scope, lead));
        switch (kind) {
            case COMMANDS, NOTES -> new ShellFenceReader(context, scope, fence, attributes).read();
            case SESSION -> session(fence, scope, attributes);
            case QUERY ->
                    new SqlFenceReader(context, scope).read(fence.content(), fence.firstContent());
            case SAMPLE -> sample(fence, scope);
            case TEMPLATE -> TemplateReader.fence(context, fence, scope, lead);
            case VARIABLES -> variables(fence);
            case CONTACTS -> contacts(fence);
        }
    }

    private int firstLine(Block.Fence fence) {
        var line = fence.firstContent();
        for (var text : fence.content()) {
            if (!text.isBlank()) {
                break;
            }
            line++;
        }
        return line;
    }

    private void sample(Block.Fence fence, Scope scope) {
        if (fence.content().stream().allMatch(String::isBlank)) {
            return;
        }
        var line = firstLine(fence);
        context.notes.mark(
                line,
                "not to be run: "
                        + (scope.lead() == Lead.EXPECTED
                                ? "expected output"
                                : "output, configuration or an example"),
                Role.SAMPLE);
        var last = context.last();
        if (scope.lead() == Lead.EXPECTED && last.isPresent() && last.get().expectsNothing()) {
            var says = Inline.plain(scope.leadText());
            ExpectationReader.block(fence.content(), says, context.notes.span(line))
                    .ifPresent(last.get()::expect);
        }
        if (scope.phase() == Phase.TROUBLE || scope.phase() == Phase.TEMPLATE) {
            return;
        }
        var number = fence.firstContent();
        for (var text : fence.content()) {
            var yaml = YAML_VARIABLE.matcher(text);
            if (yaml.matches()) {
                variable(yaml.group(1), number);
            }
            number++;
        }
    }

    private void variable(String name, int line) {
        context.notes.mark(line, "a variable that must be set", Role.ENV);
        context.notes.add(new Entry.Variable(name, true, "", context.notes.span(line)));
    }

    private void variables(Block.Fence fence) {
        context.notes.mark(
                firstLine(fence), "not to be run: variables and their values", Role.SAMPLE);
        var number = fence.firstContent();
        for (var text : fence.content()) {
            var match = VARIABLE.matcher(text);
            if (match.matches()) {
                variable(match.group(1), number);
            }
            number++;
        }
    }

    private void contacts(Block.Fence fence) {
        var number = fence.firstContent();
        context.notes.mark(firstLine(fence), "not to be run", Role.SAMPLE);
        for (var text : fence.content()) {
            var colon = text.indexOf(':');
            if (colon > 0 && !text.isBlank()) {
                context.notes.mark(number, "somebody to turn to", Role.CONTACT);
                context.notes.add(
                        new Entry.Contact(
                                text.substring(0, colon).strip(),
                                text.substring(colon + 1).strip(),
                                context.notes.span(number)));
            }
            number++;
        }
    }

    /// Why a person has to type what stands behind a prompt, where the prompt or the fence says it.
    private static Optional<String> typed(Block.Fence fence, String line) {
        if (FenceClassifier.powershell(fence) || POWERSHELL.matches(line)) {
            return Optional.of("it is written for PowerShell, and commands run in bash");
        }
        var machine = MACHINE.matcher(line);
        return machine.matches()
                ? Optional.of("its prompt names another machine: " + machine.group(1))
                : Optional.empty();
    }

    /// Statements at prompts; what stands between them is their output.
    private void session(Block.Fence fence, Scope scope, FenceAttributes attributes) {
        var content = fence.content();
        var commands = new Commands(context, attributes);
        var outputMarked = false;
        var client = false;
        var open = new OpenSession();
        for (var i = 0; i < content.size(); i++) {
            var match = PROMPT.matcher(content.get(i));
            var line = fence.firstContent() + i;
            if ((match.matches() && !content.get(i).strip().startsWith("# "))
                    || (match.matches() && client)) {
                var script = new ArrayList<>(List.of(match.group(1)));
                var last = i;
                while (script.getLast().endsWith("\\") && last + 1 < content.size()) {
                    last++;
                    script.add(CONTINUED.replaceFirst(content.get(last), ""));
                }
                var piece = ShellStatements.split(script, line, '\\').getFirst();
                if (piece instanceof ShellStatements.Statement statement) {
                    var draft =
                            commands.statement(
                                    scope,
                                    scope.title(),
                                    statement.script(),
                                    line,
                                    fence.firstContent() + last,
                                    typed(fence, content.get(i))
                                            .or(() -> open.holds(statement.script())));
                    open.after(statement.script(), draft.action() instanceof Action.Attended, line);
                    client =
                            draft.action() instanceof Action.Attended
                                    && typed(fence, content.get(i)).isEmpty();
                }
                i = last;
                outputMarked = false;
            } else if (content.get(i).strip().startsWith("#")) {
                var text = HASHES.replaceFirst(content.get(i).strip(), "");
                if (ExpectationReader.states(text)) {
                    context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
                    context.last()
                            .ifPresent(draft ->
                                    draft.expect(
                                            ExpectationReader.read(
                                                    text,
                                                    draft.action(),
                                                    context.notes.span(line))));
                }
            } else if (!content.get(i).isBlank() && !outputMarked) {
                context.notes.mark(line, "not to be run: output", Role.SAMPLE);
                outputMarked = true;
            }
        }
    }
}
