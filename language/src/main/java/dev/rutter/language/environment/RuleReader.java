package dev.rutter.language.environment;

import dev.rutter.language.lint.CommandFact;
import dev.rutter.language.problem.Problem.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Reads `rules`: what a team knows about commands, by codes of its own.
final class RuleReader {
    private static final int MOST = 200;
    private static final int LONGEST_SHAPE = 1_000;
    private static final Set<String> KEYS =
            Set.of("shape", "fact", "right", "tool", "version", "source", "weight", "where");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_-]{0,18}[0-9]");
    private static final Pattern OURS = Pattern.compile("RT\\d+");
    private static final Map<String, Weight> WEIGHTS =
            Map.of("error", Weight.ERROR, "warning", Weight.WARNING, "note", Weight.NOTE);

    private final Mistakes mistakes;

    RuleReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// The rules of a file, as far as they are understood.
    List<CommandFact> read(Mapping file) {
        var facts = new ArrayList<CommandFact>();
        file.value("rules")
                .flatMap(node -> Mapping.of(mistakes, node, "\"rules\""))
                .ifPresent(rules -> {
                    if (rules.names().size() > MOST) {
                        mistakes.add(
                                Mistakes.TOO_MUCH,
                                rules.node(),
                                "a companion file has at most " + MOST + " rules",
                                "it has " + rules.names().size(),
                                "take the oldest out");
                        return;
                    }
                    rules.names().forEach(code -> fact(rules, code).ifPresent(facts::add));
                });
        return facts;
    }

    private Optional<CommandFact> fact(Mapping rules, String code) {
        var key = rules.key(code).orElse(rules.node());
        if (!CODE.matcher(code).matches() || OURS.matcher(code).matches()) {
            mistakes.add(
                    Mistakes.NOT_UNDERSTOOD,
                    key,
                    "a rule's code is capitals and a figure, and not one of Rutter's own",
                    "\"" + code + "\"",
                    "OPS1, or any such name that is not RT and figures");
            return Optional.empty();
        }
        var node = rules.value(code).orElse(key);
        var fields = Mapping.of(mistakes, node, "a rule", KEYS);
        return fields.flatMap(rule -> {
            var missing =
                    Stream.of("shape", "fact", "right")
                            .filter(name -> rule.value(name).isEmpty())
                            .toList();
            if (!missing.isEmpty()) {
                mistakes.add(
                        Mistakes.MISSING_KEY,
                        key,
                        "a rule says what a command looks like, what it really does, and what to"
                                + " write instead",
                        "\"" + String.join("\" and \"", missing) + "\" is missing",
                        "shape: '\\bmake ship\\b', fact: it ships without tests, right: make"
                                + " release");
                return Optional.empty();
            }
            return fact(code, rule);
        });
    }

    private Optional<CommandFact> fact(String code, Mapping rule) {
        var shape = shape(rule);
        var weight = word(rule, "weight", WEIGHTS.keySet().stream().sorted().toList());
        var where =
                word(
                        rule,
                        "where",
                        Stream.of(CommandFact.Where.values())
                                .map(CommandFact.Where::word)
                                .toList());
        return shape.flatMap(pattern ->
                rule.text("fact")
                        .flatMap(fact ->
                                rule.text("right")
                                        .map(right ->
                                                new CommandFact(
                                                        code,
                                                        weight.map(WEIGHTS::get)
                                                                .orElse(Weight.WARNING),
                                                        rule.text("tool").orElse(""),
                                                        rule.text("version").orElse(""),
                                                        pattern,
                                                        where.flatMap(CommandFact.Where::of)
                                                                .orElse(CommandFact.Where.ANYWHERE),
                                                        fact,
                                                        rule.text("source").orElse(""),
                                                        right))));
    }

    private Optional<Pattern> shape(Mapping rule) {
        var text = rule.text("shape");
        var node = rule.value("shape").orElse(rule.node());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var wrong = "";
        try {
            if (text.get().isBlank() || text.get().length() > LONGEST_SHAPE) {
                wrong = "it has " + text.get().length() + " characters";
            } else {
                var pattern = Pattern.compile(text.get());
                if (!pattern.matcher("").find()) {
                    return Optional.of(pattern);
                }
                wrong = "it occurs in every line";
            }
        } catch (PatternSyntaxException no) {
            wrong = no.getDescription();
        }
        mistakes.add(
                Mistakes.NOT_UNDERSTOOD,
                node,
                "a shape is a regular expression (java.util.regex) of at most "
                        + LONGEST_SHAPE
                        + " characters that finds something",
                wrong,
                "shape: '\\bkubectl\\s+delete\\s+ns\\b', in single quotes");
        return Optional.empty();
    }

    private Optional<String> word(Mapping rule, String name, List<String> known) {
        var said = rule.text(name).map(it -> it.strip().toLowerCase(Locale.ROOT));
        if (said.isPresent() && !known.contains(said.get())) {
            mistakes.add(
                    Mistakes.UNKNOWN_WORD,
                    rule.value(name).orElse(rule.node()),
                    "\"" + name + "\" is one of: " + String.join(", ", known),
                    "\"" + said.get() + "\"",
                    Mistakes.nearest(said.get(), known));
            return Optional.empty();
        }
        return said;
    }
}
