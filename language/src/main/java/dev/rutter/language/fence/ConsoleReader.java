package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.ConsoleFence;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.step.Commands;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Reads what somebody types into a console of another language, or sends through a client that is
/// open: a person does it, statement by statement.
final class ConsoleReader {
    /// Programs that pass on what is typed into them.
    private static final Set<String> CLIENTS =
            Set.of("wscat", "websocat", "telnet", "nc", "ncat", "netcat", "openssl");

    private static final QuickPattern SENT =
            QuickPattern.compile(
                    "\\b(?:send|type|enter|issue|paste|publish|test|try)\\b", CASE_INSENSITIVE);

    private static final int FEW = 6;

    private ConsoleReader() {}

    /// Whether a block is what is sent through the client that the command above has opened.
    static boolean sent(Block.Fence fence, Optional<StepDraft> above, Scope scope, String lead) {
        return above.filter(step ->
                        CLIENTS.contains(CommandWords.program(step.script()))
                                || why(step).startsWith(INTO))
                        .isPresent()
                && scope.lead() != Lead.EXPECTED
                && SENT.find(lead)
                && fence.content().stream().filter(line -> !line.isBlank()).count() <= FEW;
    }

    private static final String INTO = "it is sent through the client";

    private static String why(StepDraft step) {
        return step.action() instanceof Action.Attended(_, var why) ? why : "";
    }

    /// Reads each line as what is sent.
    static void send(Context context, Scope scope, Block.Fence fence, String lead) {
        var line = fence.firstContent() - 1;
        for (var text : fence.content()) {
            line++;
            if (!text.isBlank()) {
                new Commands(context)
                        .statement(
                                scope,
                                title(scope, lead),
                                text.strip(),
                                line,
                                line,
                                Optional.of(INTO + " that is open"));
            }
        }
    }

    /// Reads the statements, each for a person.
    static void read(Context context, Scope scope, Block.Fence fence, String lead) {
        var why =
                Optional.of(
                        "it is " + ConsoleFence.language(fence.tag()) + ", typed into a console");
        var title = title(scope, lead);
        var lines = new ArrayList<String>();
        var first = 0;
        for (var i = 0; i <= fence.content().size(); i++) {
            var text = i < fence.content().size() ? fence.content().get(i) : "";
            var goesOn = ConsoleFence.goesOn(text);
            if (!goesOn && !lines.isEmpty()) {
                var line = fence.firstContent() + first;
                new Commands(context)
                        .statement(
                                scope,
                                title,
                                String.join("\n", lines),
                                line,
                                line + lines.size() - 1,
                                why);
                lines.clear();
            }
            if (i == fence.content().size() || text.isBlank()) {
                continue;
            }
            if (ConsoleFence.comment(text) && !goesOn) {
                title = text.strip().replaceFirst("^(?:#|//)\\s*", "");
                continue;
            }
            if (lines.isEmpty()) {
                first = i;
            }
            lines.add(text);
        }
    }

    private static String title(Scope scope, String lead) {
        var words = Phrases.stripNumber(Inline.plain(lead)).replace("`", "");
        var end = words.endsWith(":") ? words.substring(0, words.length() - 1) : words;
        return end.isBlank() ? Inline.plain(scope.title()) : end;
    }
}
