package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Map;

/// Fences in the language of a console (`python`, `ruby`, …) below a line that tells to look or to
/// do something: imports, values and calls, one below the other, as somebody types them there. What
/// defines something, or goes into a file, is none.
public final class ConsoleFence {
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

    /// The name of a tag's language, or what stands for it where it is none that is typed.
    public static String language(String tag) {
        return LANGUAGES.getOrDefault(tag, "for a console");
    }

    /// Whether a line goes on in the statement above it.
    public static boolean goesOn(String line) {
        return INNER.matches(line) && !line.isBlank();
    }

    /// Whether a line is a comment.
    public static boolean comment(String line) {
        return COMMENT.matches(line);
    }
}
