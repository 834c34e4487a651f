package dev.rutter.language.environment;

import dev.rutter.language.lint.CommandFact;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A companion file as read.
///
/// @param project what the software is called, so that its environments are told from those of
///   others; the file's folder stands for it where it is not given
/// @param runbook the document's path, relative to the companion file
/// @param environments by name, in the file's order; what could not be understood is left out
/// @param rules what the team knows about commands, for every environment
/// @param problems everything that is wrong with the file, in order
/// @param places where each key of an environment's `bind`, `automate`, `choose`, `acknowledge` and
///   `metrics` stands, each entry of its `idempotent`, and the file's `runbook`
public record Companion(
        Optional<String> project,
        Optional<String> runbook,
        Map<String, Environment> environments,
        List<CommandFact> rules,
        List<Problem> problems,
        Map<Key, Span> places) {
    /// A key in the file, as it is written.
    public record Key(String environment, String section, String name) {}

    public Companion {
        places = Map.copyOf(places);
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /// What a linter of the document gets to know from the file: what is given a value, in
    /// whichever environment, and the team's own rules.
    public Linter.Beside beside() {
        var bound = new HashSet<String>();
        for (var environment : environments.values()) {
            bound.addAll(environment.bind().keySet());
            environment.variables().keySet().forEach(name -> bound.add("$" + name));
            environment.secrets().forEach(name -> bound.add("$" + name));
        }
        return new Linter.Beside(bound, rules);
    }

    /// Whether nothing in the file would mislead a plan.
    public boolean sound() {
        return problems.stream().noneMatch(it -> it.weight() == Problem.Weight.ERROR);
    }
}
