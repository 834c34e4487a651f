package dev.rutter.language.markdown;

import dev.rutter.language.shell.ToldToReplace;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/// Names that the document itself tells to replace, wherever it says so: `Replace ABC123 by the id
/// of step 1`. A command with one of them is none that runs as it stands.
final class NamedHoles {
    private static final QuickPattern WORD =
            QuickPattern.compile("(?<![\\w$\\{%<\\[-])[A-Z][A-Z0-9_-]{2,40}(?![\\w=}%>\\]-])");

    private final Set<String> names = new HashSet<>();

    /// Looks at all lines of a document, once.
    NamedHoles(List<String> lines) {
        lines.forEach(line -> names.addAll(ToldToReplace.named(line)));
    }

    /// The names that a command has of them.
    List<String> in(StepDraft step) {
        return names.isEmpty() || step.script().isEmpty()
                ? List.of()
                : WORD.all(step.script()).stream()
                        .map(MatchResult::group)
                        .filter(names::contains)
                        .distinct()
                        .toList();
    }
}
