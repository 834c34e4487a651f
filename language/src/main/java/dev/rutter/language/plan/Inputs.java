package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Given;
import dev.rutter.language.environment.Words;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a document can be given when a run of it starts, and what a name on a command line stands
/// for in it.
///
/// @param runbook the document
/// @param at where it runs, as the companion file says
public record Inputs(Runbook runbook, Environment at) {
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(?:.*[^a-z])?(?:api_?key|key|secret|token|password|passwd|dsn|credentials?)(?:[^a-z].*)?",
                    Pattern.DOTALL);

    /// What `name` stands for, each with `value`; empty where the document asks for no such input.
    ///
    /// @param name as the document writes it (`<region>`, `$REGION`), or its bare word (`region`)
    public List<Given> input(String name, String value, String by) {
        var known = names();
        var exact = known.stream().filter(name::equals).toList();
        var meant =
                exact.isEmpty()
                        ? known.stream().filter(it -> bare(it).equals(bare(name))).toList()
                        : exact;
        return meant.stream().map(it -> given(it, value, by)).distinct().toList();
    }

    private Given given(String name, String value, String by) {
        if (!name.startsWith("$")) {
            return new Given(Given.Kind.TEXT, name, value, by);
        }
        var variable = bare(name);
        return at.secrets().contains(variable) || secret(variable)
                ? new Given(Given.Kind.SECRET, variable, "", by)
                : new Given(Given.Kind.VARIABLE, variable, value, by);
    }

    /// Every name that an input can be given for, as the document or the companion file writes it.
    public TreeSet<String> names() {
        var names = new TreeSet<String>();
        runbook.all(Step.class).forEach(step -> names.addAll(step.placeholders()));
        runbook.all(Entry.Variable.class).forEach(variable -> names.add("$" + variable.name()));
        names.addAll(at.bind().keySet());
        Stream.of(at.variables().keySet(), at.secrets())
                .forEach(all -> all.forEach(name -> names.add("$" + name)));
        names.removeIf(name -> bare(name).isEmpty());
        return names;
    }

    /// The choice of `alternative` below `heading`; empty where the document has no such one.
    public List<Given> choice(String heading, String alternative, String by) {
        return Choices.known(runbook, heading, alternative)
                ? List.of(new Given(Given.Kind.CHOICE, heading, alternative, by))
                : List.of();
    }

    /// The labels of the document's alternatives, each once.
    public List<String> alternatives() {
        return runbook.all(Entry.Choice.class).map(Entry.Choice::label).distinct().toList();
    }

    /// Whether a name is a secret's by what it is called.
    public static boolean secret(String name) {
        return SECRET.matcher(name).matches();
    }

    /// The word of a placeholder: `<commit-hash>`, `${commit-hash}` and `commit-hash` are one.
    private static String bare(String name) {
        return Words.plain(name).isEmpty() ? "" : name.replaceAll("^\\W+|\\W+$", "");
    }
}
