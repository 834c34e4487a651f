package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.ProblemJson;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.CompanionMatch;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description = {
            "Says what is wrong with runbooks and companion files: place, what was seen, the way out.",
            "A companion file (.yaml, .yml) is also held against the runbook that it names."
        },
        footer = {
            "",
            "Exit code: 0 nothing of weight error, 1 at least one error or an "
                    + "empty file, 9 no such file, 74 a file may not be read. The other "
                    + "files are looked at all the same."
        })
final class LintCommand implements PlainLine.Taking {
    @Parameters(
            paramLabel = "RUNBOOK.md",
            arity = "1..*",
            description = "Markdown documents and companion files; - for standard input.")
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
    public void plainly(PlainLine line) {
        line.words(1, Integer.MAX_VALUE, words -> files = words.stream().map(Path::of).toList())
                .flag("--json", () -> json = true)
                .flag("--sarif", () -> sarif = true);
    }

    @Override
    public ExitCode call() {
        if (json && sarif) {
            throw new Failure(ExitCode.USAGE, "--json or --sarif, not both");
        }
        var found = new ArrayList<ProblemJson.InFile>();
        Optional<ExitCode> unread = Optional.empty();
        var missed = new TreeMap<String, String>();
        for (var file : files) {
            Looked looked;
            try {
                looked = Documents.companion(file) ? ofCompanion(file) : ofRunbook(file);
            } catch (Failure no) {
                // The other files are looked at all the same.
                screen.err().println("rutter: " + no.getMessage());
                missed.put(Documents.place(file), String.valueOf(no.getMessage()));
                unread = unread.or(() -> Optional.of(no.code()));
                continue;
            }
            looked.problems()
                    .forEach(problem ->
                            found.add(new ProblemJson.InFile(Documents.place(file), problem)));
            if (!json && !sarif) {
                show(file, looked);
            }
        }
        if (json) {
            screen.out().println(Json.write(ProblemJson.list(found)));
        } else if (sarif) {
            screen.out().println(Json.write(ProblemJson.sarif(found, rules(), missed)));
        }
        var errors = found.stream().anyMatch(one -> one.problem().weight() == Problem.Weight.ERROR);
        return unread.orElse(errors ? ExitCode.PROBLEMS : ExitCode.DONE);
    }

    /// @param none what was seen of a text in which nothing is a runbook's; else empty
    private record Looked(List<String> lines, List<Problem> problems, String none) {
        Looked(List<String> lines, List<Problem> problems) {
            this(lines, problems, "");
        }
    }

    private Looked ofRunbook(Path file) {
        var runbook = Documents.look(file).runbook();
        if (runbook.problems().stream().anyMatch(MarkdownReader::binary)) {
            return new Looked(runbook.lines(), runbook.problems());
        }
        return new Looked(runbook.lines(), Linter.lint(runbook, beside(file)), none(runbook));
    }

    /// A text without anything to do, to look at or to decide is linted like any other, and that
    /// nothing was found in it says little.
    private static String none(Runbook runbook) {
        var headings = runbook.chapters().stream().filter(it -> it.depth() > 0).count();
        return runbook.all(Entry.class).findFirst().isPresent()
                ? ""
                : "; no step in "
                        + runbook.lines().size()
                        + (runbook.lines().size() == 1 ? " line" : " lines")
                        + (headings == 0
                                ? ", and no heading: is this a runbook?"
                                : " below "
                                        + headings
                                        + (headings == 1 ? " heading" : " headings")
                                        + ": rutter read FILE says what each is taken for");
    }

    /// What the companion beside a runbook gives a value, in whichever environment, and its rules.
    private Linter.Beside beside(Path runbook) {
        var file =
                runbook.equals(Documents.STDIN)
                        ? Optional.<Path>empty()
                        : Documents.companionOf(runbook, Optional.empty());
        if (file.isEmpty()) {
            return Linter.Beside.NOTHING;
        }
        var companion = CompanionReader.read(Documents.text(file.get()));
        if (!companion.sound() && !files.contains(file.get())) {
            screen.err()
                    .println(
                            "rutter: "
                                    + file.get()
                                    + " has mistakes, what they are about does not count: rutter lint "
                                    + file.get());
        }
        return companion.beside();
    }

    private static Looked ofCompanion(Path file) {
        var bytes = Documents.bytes(file);
        var broken = Documents.noUtf8(file, bytes);
        if (broken.isPresent()) {
            var shown = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return new Looked(shown, List.of(broken.get()));
        }
        var text = Documents.text(file);
        var companion = CompanionReader.read(text);
        var problems = new ArrayList<>(companion.problems());
        var document = companion.runbook().flatMap(name -> Documents.sibling(file, name));
        if (document.filter(Files::isRegularFile).isPresent()) {
            problems.addAll(
                    CompanionMatch.against(companion, Documents.open(document.get()).runbook()));
        } else {
            CompanionMatch.withoutRunbook(companion).ifPresent(problems::add);
        }
        return new Looked(text.lines().toList(), problems.stream().sorted().toList());
    }

    private static Map<String, String> rules() {
        var rules = new TreeMap<>(Linter.rules());
        rules.putAll(CompanionMatch.rules());
        return rules;
    }

    private void show(Path file, Looked looked) {
        for (var problem : looked.problems()) {
            var colour =
                    switch (problem.weight()) {
                        case ERROR -> Screen.Colour.BAD;
                        case WARNING -> Screen.Colour.DOUBT;
                        case NOTE -> Screen.Colour.NAME;
                    };
            var at = problem.span().line();
            var text = at <= looked.lines().size() ? looked.lines().get(at - 1) : "";
            var shown = problem.show(file.toString(), text);
            var end = shown.indexOf('\n');
            screen.out().println(screen.in(colour, shown.substring(0, end)) + shown.substring(end));
        }
        screen.out()
                .println(
                        file
                                + ": "
                                + counts(looked.problems())
                                + looked.none().replace("FILE", file.toString()));
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
