package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunbookJson;
import dev.rutter.language.markdown.RoleRows;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        description = "Shows every line beside what it was taken for and why.",
        footer = {
            "",
            "Exit code: 0 read (reading never fails on what a document holds), 9 no such file."
        })
final class ReadCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUNBOOK.md", description = "A Markdown document.")
    Path file = Path.of("");

    @Option(
            names = "--roles",
            description = "Only line<TAB>role,role of the lines that have a role.")
    boolean roles;

    @Option(names = "--json", description = "The whole reading as JSON.")
    boolean json;

    @Option(names = "--why", description = "Adds to each line why it was taken so.")
    boolean why;

    private final Screen screen;

    ReadCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() {
        var runbook = Documents.open(file).runbook();
        if (roles) {
            screen.out().print(RoleRows.of(runbook));
        } else if (json) {
            screen.out().println(Json.write(RunbookJson.of(file.toString(), runbook)));
        } else {
            show(runbook);
        }
        screen.out().flush();
        return ExitCode.DONE;
    }

    private void show(Runbook runbook) {
        var byLine = new HashMap<Integer, LineReading>();
        runbook.readings().forEach(reading -> byLine.put(reading.line(), reading));
        var phases = new HashMap<Integer, String>();
        for (var chapter : runbook.chapters()) {
            for (var line = chapter.line(); line <= chapter.lastLine(); line++) {
                phases.put(line, chapter.phase().word());
            }
        }
        var digits = Integer.toString(runbook.lines().size()).length();
        var before = "";
        for (var number = 1; number <= runbook.lines().size(); number++) {
            var phase = phases.getOrDefault(number, "");
            var rail = phase.equals(before) ? "" : phase;
            before = phase;
            var reading = byLine.get(number);
            var taken = reading == null ? "" : words(reading.roles());
            screen.out()
                    .println(
                            screen.in(Screen.Colour.NAME, String.format(Locale.ROOT, "%-9s", rail))
                                    + screen.in(
                                            Screen.Colour.QUIET,
                                            String.format(
                                                    Locale.ROOT, " %" + digits + "d ", number))
                                    + screen.in(
                                            colour(reading),
                                            String.format(Locale.ROOT, "%-16s", taken))
                                    + " "
                                    + runbook.line(number));
            if (why && reading != null && !reading.why().isEmpty()) {
                screen.out()
                        .println(
                                screen.in(
                                        Screen.Colour.QUIET,
                                        " ".repeat(28 + digits) + "^ " + reading.why()));
            }
        }
        screen.out().println();
        screen.out().println(coverage(runbook));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(","));
    }

    private static Screen.Colour colour(@Nullable LineReading reading) {
        if (reading == null) {
            return Screen.Colour.QUIET;
        }
        if (reading.roles().contains(Role.DANGER)) {
            return Screen.Colour.BAD;
        }
        if (reading.roles().contains(Role.COMMAND) || reading.roles().contains(Role.QUERY)) {
            return Screen.Colour.GOOD;
        }
        return reading.roles().contains(Role.MANUAL) ? Screen.Colour.DOUBT : Screen.Colour.NAME;
    }

    /// Each line with a role is counted once, by the first of these that it has.
    private static String coverage(Runbook runbook) {
        var automatic = 0;
        var asked = 0;
        var judged = 0;
        var others = 0;
        for (var reading : runbook.readings()) {
            if (has(reading, Role.COMMAND, Role.QUERY)) {
                automatic++;
            } else if (has(reading, Role.EXPECT, Role.LIMIT, Role.TRIGGER)) {
                judged++;
            } else if (has(reading, Role.MANUAL)) {
                asked++;
            } else {
                others++;
            }
        }
        return runbook.lines().size()
                + " lines: "
                + automatic
                + " a machine can do, "
                + judged
                + " that results are held against, "
                + asked
                + " a person is asked about, "
                + others
                + " others with a role; the rest is prose";
    }

    private static boolean has(LineReading reading, Role... any) {
        return Stream.of(any).anyMatch(reading.roles()::contains);
    }
}
