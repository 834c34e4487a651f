package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.stream.Stream;

/// SQL lines in a shell fence are typed into a client that waits for them; pasted, they go to the
/// shell.
final class SqlAfterClient implements Rule {

    private static final QuickPattern SHELL =
            QuickPattern.compile("\\s*(?:```|~~~)\\s*(?:bash|sh|shell|zsh|console)\\b.*");
    private static final QuickPattern FENCE = QuickPattern.compile("\\s*(?:```|~~~).*");

    @Override
    public String code() {
        return "RT032";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "SQL stands in a shell fence";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var openings = openings(document);
        var fences = new HashSet<Integer>();
        return document.commands().stream()
                .filter(Document.Command::sql)
                .filter(command -> {
                    var fence = openings[command.step().span().line()];
                    return fence > 0 && fences.add(fence);
                })
                .map(command ->
                        problem(
                                "this is SQL, and the fence is a shell's",
                                command.step().span(),
                                "the shell does not know it",
                                "psql \"$DATABASE_URL\" -c '…', or a ```sql fence"));
    }

    /// By line: the mark of a shell fence above it, where that is the nearest mark of a fence; or
    /// 0.
    private static int[] openings(Document document) {
        var openings = new int[document.runbook.lines().size() + 2];
        var open = 0;
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            openings[line] = open;
            var text = document.runbook.line(line);
            if (FENCE.matches(text)) {
                open = SHELL.matches(text) ? line : 0;
            }
        }
        return openings;
    }
}
