package dev.rutter.app.cli;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Given;
import dev.rutter.language.environment.Words;
import dev.rutter.language.plan.Inputs;
import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `plan` and `run` are given for inputs and choices that stand in no file: on the command
/// line, or in lines `input: NAME = VALUE` and `choose: HEADING = ALTERNATIVE` of the file of
/// answers, over which the command line wins.
final class GivenArguments {
    /// Such a line of a file of answers.
    static final Pattern LINE = Pattern.compile("(?i)(input|choose):\\s*(.+)");

    private static final Pattern PAIR = Pattern.compile("(?s)\\s*([^=]+?)\\s*=\\s*(.*?)\\s*");

    @Option(
            names = "--input",
            paramLabel = "NAME=VALUE",
            description =
                    "The value of an input that the document leaves open, as <region> or \\$REGION;"
                            + " again for the next. A secret's is masked and kept nowhere.")
    @Nullable List<String> inputs;

    @Option(
            names = "--choose",
            paramLabel = "HEADING=ALTERNATIVE",
            description = "Which alternative of a choice is taken; again for the next.")
    @Nullable List<String> choices;

    /// What was given, and the values of the secrets among it by the names of their variables.
    record All(List<Given> given, Map<String, String> secrets) {
        All {
            given = List.copyOf(given);
            secrets = Map.copyOf(secrets);
        }
    }

    /// @param answers the file of answers, where there is one
    /// @throws Failure for what the document does not ask for
    All read(Runbook runbook, Environment at, Optional<AnswersFile.Source> answers, String by) {
        var reading = new Reading(new Inputs(runbook, at), by);
        answers.ifPresent(reading::file);
        if (inputs != null) {
            inputs.forEach(text -> reading.input(text, "--input "));
        }
        if (choices != null) {
            choices.forEach(text -> reading.choice(text, "--choose "));
        }
        return new All(reading.given, reading.secrets);
    }

    private static final class Reading {
        private final Inputs known;
        private final String by;
        private final List<Given> given = new ArrayList<>();
        private final Map<String, String> secrets = new LinkedHashMap<>();

        Reading(Inputs known, String by) {
            this.known = known;
            this.by = by;
        }

        void file(AnswersFile.Source file) {
            var number = 0;
            for (var line : file.lines()) {
                number++;
                var found = LINE.matcher(line.strip());
                if (found.matches()) {
                    var at = file.file() + ":" + number + ": ";
                    if (found.group(1).equalsIgnoreCase("input")) {
                        input(found.group(2), at);
                    } else {
                        choice(found.group(2), at);
                    }
                }
            }
        }

        void input(String text, String at) {
            var pair = PAIR.matcher(text);
            if (!pair.matches() || pair.group(2).isEmpty()) {
                // What was given may be a secret's value: it is not shown.
                throw new Failure(ExitCode.USAGE, at + "takes NAME=VALUE");
            }
            take(pair.group(1), pair.group(2), at);
        }

        private void take(String name, String value, String at) {
            var meant = known.input(name, value, by);
            if (meant.isEmpty()) {
                throw new Failure(
                        ExitCode.USAGE,
                        at
                                + "the document asks for no input \""
                                + name
                                + "\"; "
                                + (known.names().isEmpty()
                                        ? "it leaves none open"
                                        : Words.nearest(name, known.names())));
            }
            for (var one : meant) {
                if (one.kind() == Given.Kind.TEXT && Inputs.secret(one.name())) {
                    var variable = one.name().replaceAll("\\W+", " ").strip().replace(' ', '_');
                    throw new Failure(
                            ExitCode.USAGE,
                            at
                                    + "\""
                                    + one.name()
                                    + "\" is a secret by its name, and a text put in its place"
                                    + " would be shown and recorded; write into rutter.yaml:"
                                    + " secrets: ["
                                    + variable.toUpperCase(java.util.Locale.ROOT)
                                    + "] and bind: { \""
                                    + one.name()
                                    + "\": \"$"
                                    + variable.toUpperCase(java.util.Locale.ROOT)
                                    + "\" }");
                }
                if (one.kind() == Given.Kind.SECRET) {
                    secrets.put(one.name(), value);
                }
                given.removeIf(it -> it.kind() == one.kind() && it.name().equals(one.name()));
                given.add(one);
            }
        }

        void choice(String text, String at) {
            var pair = PAIR.matcher(text);
            if (!pair.matches() || pair.group(2).isEmpty()) {
                throw new Failure(
                        ExitCode.USAGE, at + "takes HEADING=ALTERNATIVE, not \"" + text + "\"");
            }
            var meant = choices(text);
            if (meant.isEmpty()) {
                var labels = known.alternatives();
                throw new Failure(
                        ExitCode.USAGE,
                        at
                                + "the document has no alternative \""
                                + pair.group(2)
                                + "\" below \""
                                + pair.group(1)
                                + "\"; "
                                + (labels.isEmpty()
                                        ? "it has no alternatives"
                                        : Words.nearest(pair.group(2), labels)));
            }
            given.removeIf(it ->
                    it.kind() == Given.Kind.CHOICE && it.name().equals(meant.getFirst().name()));
            given.addAll(meant);
        }

        /// A heading may hold a `=` of its own: the first place where both sides are the
        /// document's.
        private List<Given> choices(String text) {
            for (var at = text.indexOf('='); at > 0; at = text.indexOf('=', at + 1)) {
                var heading = text.substring(0, at).strip();
                var alternative = text.substring(at + 1).strip();
                var meant =
                        heading.isEmpty() || alternative.isEmpty()
                                ? List.<Given>of()
                                : known.choice(heading, alternative, by);
                if (!meant.isEmpty()) {
                    return meant;
                }
            }
            return List.of();
        }
    }

    /// The value of one input or choice that the plan leaves open, given by `by`.
    ///
    /// @throws Failure for what the document does not ask for
    static All one(Inputs known, boolean choice, String name, String value, String by) {
        var reading = new Reading(known, by);
        if (choice) {
            reading.given.addAll(known.choice(name, value, by));
        } else {
            reading.take(name, value, "");
        }
        return new All(reading.given, reading.secrets);
    }
}
