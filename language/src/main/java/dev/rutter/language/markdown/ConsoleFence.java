package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fences in the language of a console (`python`, `ruby`, …) below a line that tells to look or to
/// do something: imports, values and calls, one below the other, as somebody types them there. What
/// defines something, or goes into a file, is none.
final class ConsoleFence {
    private static final Map<String, String> LANGUAGES =
            Map.ofEntries(
                    Map.entry("python", "Python"),
                    Map.entry("py", "Python"),
                    Map.entry("ipython", "Python"),
                    Map.entry("pycon", "Python"),
                    Map.entry("ruby", "Ruby"),
                    Map.entry("rb", "Ruby"),
                    Map.entry("irb", "Ruby"),
                    Map.entry("elixir", "Elixir"),
                    Map.entry("iex", "Elixir"),
                    Map.entry("php", "PHP"));

    private static final QuickPattern DEFINES =
            QuickPattern.compile(
                    "^\\s*(?:def|class|module|function|async|@\\w|if __name__|describe|<\\?php|namespace|public|return|yield)\\b.*");
    private static final QuickPattern CALL =
            QuickPattern.compile(
                    "^(?:\\$?[a-z_]\\w*\\s*=\\s*)?(?:await\\s+)?[\\\\$]?[A-Za-z_][\\w.:\\\\]*(?:->\\w+)*(?:\\(.*|[.]\\w+.*|->.*)");
    private static final QuickPattern IMPORT =
            QuickPattern.compile("^(?:import|from|require|use|alias)\\b.*");
    private static final QuickPattern COMMENT = QuickPattern.compile("^\\s*(?:#|//).*");
    private static final QuickPattern INNER =
            QuickPattern.compile(
                    "^(?:\\s|[)\\]}]|end\\b|except\\b|else\\b|elif\\b|finally\\b|rescue\\b).*");

    /// Who reads it changes a file, or is shown how something is.
    private static final QuickPattern WRITTEN =
            QuickPattern.compile(
                    "\\b(?:add|updat\\w+|edit|configur\\w+|overrid\\w+|modify|replac\\w+|append|insert|put|creat\\w+|writ\\w+|defin\\w+|implement\\w*|example|sample|code|format|settings?)\\b|\\.(?:py|rb|exs?|php)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TYPED =
            QuickPattern.compile("\\b(?:console|shell|repl|tinker|irb|iex)\\b", CASE_INSENSITIVE);

    /// Programs that pass on what is typed into them.
    private static final Set<String> CLIENTS =
            Set.of("wscat", "websocat", "telnet", "nc", "ncat", "netcat", "openssl");

    private static final QuickPattern SENT =
            QuickPattern.compile(
                    "\\b(?:send|type|enter|issue|paste|publish|test|try)\\b", CASE_INSENSITIVE);

    private static final int FEW = 6;

    private ConsoleFence() {}

    /// Whether a fence with such a tag holds what somebody types into a console.
    static boolean typed(String tag, Scope scope, String lead, List<String> lines) {
        if (!LANGUAGES.containsKey(tag)
                || !(FenceClassifier.acts(scope.phase()) || scope.phase() == Phase.TROUBLE)
                || scope.lead() == Lead.EXPECTED
                || lines.stream().anyMatch(DEFINES::matches)) {
            return false;
        }
        var top =
                lines.stream()
                        .filter(line -> !INNER.matches(line) && !COMMENT.matches(line))
                        .toList();
        return !top.isEmpty()
                && CALL.matches(top.getLast())
                && top.stream().allMatch(line -> CALL.matches(line) || IMPORT.matches(line))
                && (TYPED.find(lead) || (Imperatives.tells(lead) && !WRITTEN.find(lead)));
    }

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
        return step.action() instanceof dev.rutter.language.runbook.Action.Attended(_, var why)
                ? why
                : "";
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
                        "it is "
                                + LANGUAGES.getOrDefault(fence.tag(), "for a console")
                                + ", typed into a console");
        var title = title(scope, lead);
        var lines = new ArrayList<String>();
        var first = 0;
        for (var i = 0; i <= fence.content().size(); i++) {
            var text = i < fence.content().size() ? fence.content().get(i) : "";
            var goesOn = INNER.matches(text) && !text.isBlank();
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
            if (COMMENT.matches(text) && !goesOn) {
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
