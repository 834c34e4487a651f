package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.text.Traces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds what is wrong with a runbook: where it contradicts itself, where a command does not do
/// what the text says, and where whoever follows it, person or machine, cannot know what to do.
///
/// `<!-- rutter: ignore RT012 reason -->` takes problems of a code out (see [Suppressions]). The
/// reason is not optional.
public final class Linter {
    private static final int MOST = 1_000;

    /// What the reader itself finds.
    private static final Map<String, String> READER =
            Map.of(
                    "RT001", "the document is not UTF-8 text",
                    "RT002", "the document holds control characters, or is a binary file",
                    "RT003", "the document, or a line of it, is too long",
                    "RT004", "quotes and lists are nested too deep",
                    "RT005", "a code fence is never closed",
                    "RT006", "a rutter comment says nothing known",
                    "RT007", "the document is UTF-16",
                    "RT008", "a command in the text is no step");

    private static final Set<String> KNOWN = rules().keySet();

    /// What a companion file says of commands, and of placeholders.
    ///
    /// @param bound placeholders that are given a value there, `$NAME`s among them
    /// @param own what the team knows about commands
    public record Beside(Set<String> bound, List<CommandFact> own) {
        /// No companion file.
        public static final Beside NOTHING = new Beside(Set.of(), List.of());

        public Beside {
            bound = Set.copyOf(bound);
            own = List.copyOf(own);
        }
    }

    private Linter() {}

    /// Every rule there is: permanent code and what it finds, in the order of the codes.
    public static Map<String, String> rules() {
        var all = new TreeMap<String, String>();
        Rules.ALL.forEach(rule -> all.put(rule.code(), rule.title()));
        all.putAll(READER);
        all.put(Suppressions.NO_REASON, Suppressions.NO_REASON_TITLE);
        all.put(Suppressions.HIDES_NOTHING, Suppressions.HIDES_NOTHING_TITLE);
        return all;
    }

    /// What the reader and every rule found, in document order, at most 1,000; never fails.
    public static List<Problem> lint(Runbook runbook) {
        return lint(runbook, Beside.NOTHING);
    }

    /// The same, where a companion file settles some things and knows others.
    public static List<Problem> lint(Runbook runbook, Beside beside) {
        return Traces.during(() -> all(runbook, beside));
    }

    private static List<Problem> all(Runbook runbook, Beside beside) {
        var document = new Document(runbook, beside.bound());
        var own = beside.own().stream().map(WrongCommand::own).toList();
        var known = new HashSet<>(KNOWN);
        own.forEach(rule -> known.add(rule.code()));
        var suppressions = new Suppressions(runbook, document, known);
        var all = new ArrayList<>(runbook.problems());
        Stream.concat(Rules.ALL.stream(), own.stream())
                .forEach(rule -> rule.look(document).limit(MOST).forEach(all::add));
        var kept = new ArrayList<>(all.stream().filter(suppressions::keeps).toList());
        kept.addAll(suppressions.problems());
        Set<Problem> once = new HashSet<>();
        var told = kept.stream().filter(once::add).sorted().toList();
        return Repeats.together(runbook, told).stream().limit(MOST).toList();
    }
}
