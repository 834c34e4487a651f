package dev.rutter.app.cli;

import dev.rutter.app.view.Lengths;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.Part;
import dev.rutter.engine.secret.Secrets;
import dev.rutter.language.environment.Acknowledgement;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every step of a plan as it would run, with its command as the shell would get it; nothing is
/// run. Secrets stand as `***`.
final class DryRun {
    private DryRun() {}

    static String of(Plan plan, Part part, Documents.Place place, Map<String, String> environment) {
        var at = plan.environment();
        var out = new StringBuilder();
        out.append("# dry run: nothing is run, asked or recorded\n");
        out.append("# in \"").append(at.name()).append("\" of ").append(place.project());
        out.append('\n');
        var workdir = place.folder().resolve(at.workdir()).toAbsolutePath().normalize();
        out.append("cd ").append(quoted(workdir.toString())).append('\n');
        new TreeMap<>(at.variables())
                .forEach((name, said) ->
                        out.append("export ")
                                .append(name)
                                .append('=')
                                .append(
                                        said.startsWith("$") || said.startsWith("database:")
                                                ? "***   # from " + said
                                                : quoted(said))
                                .append('\n'));
        at.secrets().stream()
                .sorted()
                .forEach(name ->
                        out.append("export ")
                                .append(name)
                                .append("=***")
                                .append(
                                        environment.getOrDefault(name, "").isEmpty()
                                                ? "   # NOT SET in this shell"
                                                : "")
                                .append('\n'));
        for (var step : plan.steps()) {
            step(out, step, part.leftOut().contains(step.id()), part, at);
        }
        if (!plan.rollback().isEmpty()) {
            out.append("\n# the way back, if it is decided\n");
            plan.rollback().forEach(step -> step(out, step, false, part, at));
        }
        // What stands in the document or the companion by mistake is not shown either.
        return Secrets.from(at.secrets(), environment).masker().mask(out.toString());
    }

    private static void step(
            StringBuilder out, PlannedStep step, boolean leftOut, Part part, Environment at) {
        out.append("\n# ").append(step.id()).append(", line ").append(step.line()).append(": ");
        out.append(step.title()).append('\n');
        if (leftOut) {
            out.append("# left out: ").append(part.words()).append('\n');
            return;
        }
        step.when()
                .ifPresent(when ->
                        out.append(asked("asked first", at.acknowledgement(when)))
                                .append(when)
                                .append('\n'));
        if (step.asksBefore()) {
            out.append(asked("asked first", given(step, at::acknowledgementOfDanger)))
                    .append(step.danger().why())
                    .append('\n');
        }
        out.append(does(step, at)).append('\n');
        if (!step.expectations().isEmpty()) {
            out.append("# expected: ")
                    .append(
                            step.expectations().stream()
                                    .map(one -> one.says())
                                    .collect(Collectors.joining("; ")))
                    .append('\n');
        }
        out.append("# at most ").append(Lengths.of(step.limit())).append('\n');
    }

    /// Who answers: a person, or rutter.yaml beforehand.
    private static String asked(String otherwise, Optional<Acknowledgement> given) {
        return given.map(it ->
                        "answered by rutter.yaml, "
                                + (it.yes() ? "yes" : "no")
                                + (it.note().isEmpty() ? "" : " (" + it.note() + ")"))
                .map(said -> "# " + said + ": ")
                .orElse("# " + otherwise + ": ");
    }

    /// What is stated beforehand of a step's line or its command.
    private static Optional<Acknowledgement> given(
            PlannedStep step, Function<String, Optional<Acknowledgement>> stated) {
        var command =
                step.action() instanceof Action.Http http
                        ? http.shell()
                        : Account.of(step.action());
        return stated.apply(step.title()).or(() -> stated.apply(command));
    }

    private static String does(PlannedStep step, Environment at) {
        return switch (step.action()) {
            case Action.Shell(var script) -> script;
            case Action.Query(var sql) -> "# SQL on the environment's database:\n" + sql + ";";
            case Action.Http http ->
                    "# sent by Rutter itself: "
                            + http.method()
                            + " "
                            + http.url()
                            + "\n"
                            + http.shell();
            case Action.Hosting(var act, var service, var argument) ->
                    "# asked of the hosting: "
                            + act.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (service.isEmpty() ? "" : " " + service)
                            + (argument.isEmpty() ? "" : " (" + argument + ")");
            case Action.Ask(var text) ->
                    asked("asked of a person", given(step, at::acknowledgement)) + text;
            case Action.Announce(var text) -> "# announced:\n" + commented(text);
            case Action.Attended(var script, var why) ->
                    asked("by a person at a terminal", given(step, at::acknowledgement))
                                    .replaceFirst(": $", " (" + why + "):\n")
                            + commented(script);
            case Action.Wait(var length) -> "# waits " + length.toSeconds() + " s";
            case Action.Watch watch ->
                    "# watches "
                            + watch.name()
                            + ": "
                            + watch.limits().stream()
                                    .map(limit -> limit.says())
                                    .distinct()
                                    .collect(Collectors.joining("; "));
        };
    }

    private static String commented(String text) {
        return text.lines().map(line -> "#   " + line).collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
