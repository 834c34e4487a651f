package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.ProblemJson;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description = "Says what is wrong with a runbook: place, what was seen, the way out.",
        footer = {
            "",
            "Exit code: 0 nothing of weight error, 1 at least one error, 9 no such file."
        })
final class LintCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUNBOOK.md", arity = "1..*", description = "Markdown documents.")
    List<Path> files = List.of();

    @Option(names = "--json", description = "One JSON array of problems.")
    boolean json;

    @Option(names = "--sarif", description = "SARIF 2.1.0, as code hosts take it.")
    boolean sarif;

    private final Screen screen;

    LintCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() {
        var found = new ArrayList<ProblemJson.InFile>();
        for (var file : files) {
            var opened = Documents.open(file);
            var problems = Linter.lint(opened.runbook());
            problems.forEach(
                    problem -> found.add(new ProblemJson.InFile(file.toString(), problem)));
            if (!json && !sarif) {
                show(file, opened.runbook(), problems);
            }
        }
        if (json) {
            screen.out().println(Json.write(ProblemJson.list(found)));
        } else if (sarif) {
            screen.out().println(Json.write(ProblemJson.sarif(found, Linter.rules())));
        }
        var errors = found.stream().anyMatch(one -> one.problem().weight() == Problem.Weight.ERROR);
        return errors ? ExitCode.PROBLEMS : ExitCode.DONE;
    }

    private void show(Path file, Runbook runbook, List<Problem> problems) {
        for (var problem : problems) {
            var colour =
                    switch (problem.weight()) {
                        case ERROR -> Screen.Colour.BAD;
                        case WARNING -> Screen.Colour.DOUBT;
                        case NOTE -> Screen.Colour.NAME;
                    };
            var shown = problem.show(file.toString(), runbook.line(problem.span().line()));
            var end = shown.indexOf('\n');
            screen.out().println(screen.in(colour, shown.substring(0, end)) + shown.substring(end));
        }
        screen.out().println(file + ": " + counts(problems));
    }

    private static String counts(List<Problem> problems) {
        if (problems.isEmpty()) {
            return "nothing found";
        }
        var parts = new ArrayList<String>();
        for (var weight : Problem.Weight.values()) {
            var count = problems.stream().filter(problem -> problem.weight() == weight).count();
            if (count > 0) {
                parts.add(count + " " + weight.word() + (count == 1 ? "" : "s"));
            }
        }
        return String.join(", ", parts);
    }
}
