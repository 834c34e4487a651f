package dev.rutter.language.fence;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.FileContents;
import dev.rutter.language.command.OnlyShown;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.command.ShownOutput;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.result.GateShown;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.step.Compared;
import dev.rutter.language.step.Escalations;
import dev.rutter.language.step.SetByHand;
import dev.rutter.language.step.TemplateReader;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a fence as what it was taken for.
public final class FenceReader {
    private static final QuickPattern VARIABLE =
            QuickPattern.compile("^\\s*(?:export\\s+)?([A-Z][A-Z0-9_]+)\\s*=.*");
    private static final QuickPattern YAML_VARIABLE =
            QuickPattern.compile(
                    "^\\s*-\\s*(?:key|name):\\s*[\"']?([A-Z][A-Z0-9_]{2,})[\"']?\\s*$");

    /// `API_TOKEN: $(token)`
    private static final QuickPattern PAIR =
            QuickPattern.compile("^\\s*([A-Z][A-Z0-9]*_?[A-Z0-9_]+):\\s+\\S.*");

    /// Says where or as whom the next command runs.
    private static final QuickPattern GETS_READY =
            QuickPattern.compile("^\\s*(?:cd|export|set|source)\\s");

    private static final QuickPattern NAMED = QuickPattern.compile("^\\s*[A-Z0-9]+_[A-Z]");

    /// Tags of what stands right behind commands and is their output.
    private static final Set<String> OUTPUT =
            Set.of("", "text", "txt", "plain", "plaintext", "output", "console", "json");

    /// Why a block is not run that nothing marks as commands.
    public static final String SHOWN = "output, configuration or an example";

    private final Context context;

    /// Adds what it reads to this context.
    public FenceReader(Context context) {
        this.context = context;
    }

    /// @param lead the words just above the fence
    /// @param pins what the author says of it
    /// @param above the block above it
    public void read(
            Block.Fence fence, Scope scope, String lead, Pins pins, @Nullable Block above) {
        var attributes = FenceAttributes.of(fence.info());
        if (above instanceof Block.Text text && FenceAttributes.lines(text)) {
            attributes = attributes.with(text);
        }
        if (above instanceof Block.Text text && NotToRun.usage(Inline.plain(text.joined()))) {
            attributes = attributes.ofUsage();
        }
        if (pins.manual()) {
            var line = fence.firstLine();
            context.notes.mark(line, "the document pins it to a person", Role.MANUAL);
            context.person(scope, String.join("\n", fence.content()), line, fence.lastLine());
            return;
        }
        if (attributes.ignored() && pins.fence().isEmpty()) {
            context.notes.mark(
                    fence.firstLine(), "not to be run: the fence says ignore=true", Role.SAMPLE);
            return;
        }
        if (pins.fence().filter(FenceClassifier.Kind.COMMANDS::equals).isPresent()) {
            context.away.leave();
        }
        var kind = pins.fence().orElseGet(() -> kind(fence, scope, lead));
        if (kind == FenceClassifier.Kind.COMMANDS
                && pins.fence().isEmpty()
                && CheatSheet.asked(context, fence, scope)) {
            return;
        }
        var written = FileToWrite.ask(context, fence, kind, scope, lead, above);
        if (!written && !FenceClassifier.runs(kind) && above instanceof Block.Text words) {
            SetByHand.below(context, words, fence, scope, lead);
        }
        switch (kind) {
            case COMMANDS, NOTES -> {
                commands(fence, scope, attributes);
                told(fence, scope, lead);
                shown(fence, scope, above);
                Compared.block(context, fence, scope);
            }
            case SESSION ->
                    new SessionReader(context, scope, attributes, new OpenSession()).read(fence);
            case QUERY -> {
                var notes = SqlFenceReader.onlyNotes(fence);
                if (notes.isPresent()) {
                    commands(notes.get(), scope, attributes);
                } else {
                    new SqlFenceReader(context, scope).read(fence.content(), fence.firstContent());
                    told(fence, scope, lead);
                    shown(fence, scope, above);
                }
            }
            case CONSOLE -> ConsoleReader.read(context, scope, fence, lead);
            case SAMPLE -> {
                if (Escalations.drawn(fence.content(), scope)) {
                    Escalations.ladder(context, fence);
                } else if (ConsoleReader.sent(fence, context.last(), scope, lead)) {
                    ConsoleReader.send(context, scope, fence, lead);
                } else {
                    sample(fence, scope, above, why(fence, scope, lead, pins, written));
                }
            }
            case TEMPLATE -> TemplateReader.fence(context, fence, scope, lead);
            case VARIABLES -> variables(fence);
            case CONTACTS -> contacts(fence);
        }
    }

    /// The words above a fence of one command are said of that command.
    private void told(Block.Fence fence, Scope scope, String lead) {
        var last = context.last().filter(it -> it.span().line() >= fence.firstContent());
        if (last.isEmpty()
                || fence
                        .content()
                        .subList(0, last.get().span().line() - fence.firstContent())
                        .stream()
                        .anyMatch(FenceReader::does)
                || last.get().lastLine() < lastOf(fence)) {
            return;
        }
        var title = last.get().titleText();
        Stream.of(lead, scope.leadText(), scope.under(), title)
                .filter(words -> !words.isBlank())
                .filter(words -> Inline.plain(words).startsWith(title))
                .findFirst()
                .ifPresent(last.get()::above);
    }

    /// What words right above a block ask for it shows at its end.
    private void shown(Block.Fence fence, Scope scope, @Nullable Block above) {
        var words =
                above == null
                        ? scope.under()
                        : above instanceof Block.Text text ? text.joined() : "";
        context.last()
                .filter(it -> it.span().line() >= fence.firstContent())
                .ifPresent(it -> GateShown.read(it, words));
    }

    private static boolean does(String line) {
        return !line.isBlank()
                && !line.strip().startsWith("#")
                && !line.strip().startsWith("--")
                && !GETS_READY.find(line);
    }

    /// The last line that is neither blank nor a comment.
    private static int lastOf(Block.Fence fence) {
        var line = fence.firstContent() + fence.content().size() - 1;
        for (var text : fence.content().reversed()) {
            if (does(text)) {
                break;
            }
            line--;
        }
        return line;
    }

    private FenceClassifier.Kind kind(Block.Fence fence, Scope scope, String lead) {
        var kind = FenceClassifier.of(fence, scope, lead);
        return kind == FenceClassifier.Kind.QUERY
                        && context.last()
                                .filter(above ->
                                        fence.line() > above.span().line()
                                                && FileContents.ofMigration(
                                                        fence, above.script(), lead))
                                .isPresent()
                ? FenceClassifier.Kind.SAMPLE
                : kind == FenceClassifier.Kind.COMMANDS && CheatSheet.titled(scope, lead)
                        ? FenceClassifier.Kind.SAMPLE
                        : kind;
    }

    /// From the first prompt on, a fence is what a terminal showed.
    private void commands(Block.Fence fence, Scope outer, FenceAttributes attributes) {
        var first = fence.firstLine();
        var example =
                FenceClassifier.asked(
                        fence, outer, fence.content().get(first - fence.firstContent()).strip());
        var scope = example ? outer.guarded(Optional.of(Guard.ofExample(first))) : outer;
        if (FenceClassifier.script(fence.content())) {
            var body = fence.lines(1, fence.content().size());
            new ShellFenceReader(context, scope, body, attributes.ofScript()).read();
            return;
        }
        var at = ShellPieces.firstPrompt(fence.content());
        if (at < 0) {
            var output =
                    FenceTag.shell(fence)
                            ? -1
                            : ShownOutput.begins(fence.content(), context.notes::uses);
            var typed = output < 0 ? fence : fence.lines(0, output);
            new ShellFenceReader(context, scope, typed, attributes).read();
            if (output >= 0) {
                var line = fence.firstContent() + output;
                context.notes.mark(line, "not to be run: output", Role.SAMPLE);
                shown(fence.content().subList(output, fence.content().size()), line);
            }
            return;
        }
        var head = new ShellFenceReader(context, scope, fence.lines(0, at), attributes);
        head.read();
        new SessionReader(context, scope, attributes, head.session())
                .read(fence.lines(at, fence.content().size()));
    }

    /// Holds the last command against what the document shows that it printed.
    private void shown(List<String> output, int line) {
        context.last()
                .filter(last -> !last.script().isEmpty() && last.expectsNothing())
                .ifPresent(last ->
                        last.expect(
                                ShownOutput.expected(
                                        output, last.script(), context.notes.span(line))));
    }

    /// Why it is not run: what the words above it say is no loss, else it is told.
    private static String why(
            Block.Fence fence, Scope scope, String lead, Pins pins, boolean written) {
        if (pins.fence().isEmpty() && CheatSheet.titled(scope, lead)) {
            return LineReading.CARD;
        }
        return written
                        || pins.fence().isPresent()
                        || FileToWrite.there(lead)
                        || NotToRun.below(lead)
                        || OnlyShown.above(scope, lead)
                        || FileContents.in(fence, lead)
                ? SHOWN + ", as is said above it"
                : SHOWN;
    }

    private void sample(Block.Fence fence, Scope scope, @Nullable Block above, String why) {
        if (fence.content().stream().allMatch(String::isBlank)) {
            return;
        }
        var line = fence.firstLine();
        context.notes.mark(
                line,
                "not to be run: " + (scope.lead() == Lead.EXPECTED ? "expected output" : why),
                Role.SAMPLE);
        var last = context.person().isPresent() ? Optional.<StepDraft>empty() : context.last();
        if (scope.lead() == Lead.EXPECTED && last.isPresent() && last.get().expectsNothing()) {
            var says = Inline.plain(scope.leadText());
            ExpectationReader.block(fence.content(), says, context.notes.span(line))
                    .ifPresent(last.get()::expect);
        }
        if (above instanceof Block.Fence before
                && FenceTag.shell(before)
                && scope.lead() != Lead.EXPECTED
                && OUTPUT.contains(fence.tag())
                && FenceClassifier.acts(scope.phase())
                && last.filter(it ->
                                it.span().line() <= before.lastLine()
                                        && it.span().line() >= before.line())
                        .isPresent()) {
            shown(fence.content(), line);
        }
        if (scope.phase() == Phase.TROUBLE || scope.phase() == Phase.TEMPLATE) {
            return;
        }
        var pairs =
                fence.content().stream().filter(text -> !text.isBlank()).allMatch(PAIR::matches)
                        && fence.content().stream().anyMatch(NAMED::find);
        var number = fence.firstContent();
        for (var text : fence.content()) {
            var yaml = YAML_VARIABLE.matcher(text);
            var pair = PAIR.matcher(text);
            if (yaml.matches()) {
                variable(yaml.group(1), number);
            } else if (pairs && pair.matches()) {
                variable(pair.group(1), number);
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
                fence.firstLine(), "not to be run: variables and their values", Role.SAMPLE);
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
        context.notes.mark(fence.firstLine(), "not to be run", Role.SAMPLE);
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
}
