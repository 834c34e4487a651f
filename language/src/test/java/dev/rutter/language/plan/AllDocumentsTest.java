package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for every document, whoever wrote it: reading, checking and planning end without
/// an exception; what would reach a shell is something that a shell accepts; no hole in it is left
/// open; nothing that only shows something is run. Held for our own documents always, and for other
/// people's where they lie beside the project.
@Tag("slow")
class AllDocumentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("rutter.root", "..")).toAbsolutePath().normalize();

    /// A hole as people write it, found by other means than the reader's.
    private static final Pattern HOLE =
            Pattern.compile(
                    "(?<![<\\w\"'])<[A-Za-z][A-Za-z0-9_"
                            + " -]*>|\\bYOUR_[A-Z_]+|\\byour-[a-z]+(?:-[a-z]+)*\\b|\\bX{3,}\\b");

    @TempDir Path folder;

    static List<Path> ours() throws IOException {
        var found = new ArrayList<Path>();
        for (var part : List.of("examples", "language/src/test/resources", "docs")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("ours")
    void a_document_of_ours_keeps_what_every_document_must(Path document) throws Exception {
        holds(document, Map.of());
    }

    @Test
    void every_document_of_other_people_does_too() throws Exception {
        var shared = SharedDocuments.find();
        assumeTrue(
                shared.isPresent(),
                "needs runbooks of others, which the repository does not hold, in ../shared");
        for (var document : shared.get().documents()) {
            holds(document, shared.get().labels(document));
        }
    }

    private void holds(Path document, Map<Integer, List<String>> labels) throws Exception {
        var runbook = MarkdownReader.read(Files.readAllBytes(document));
        Linter.lint(runbook);
        var plan = Planner.plan("R.md", runbook, Environment.unbound("production"));
        PlanText.show(plan);
        var planned = Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList();
        shells(document, runbook);
        holes(document, plan, planned);
        samples(document, runbook, labels);
    }

    /// Steps of every alternative and chapter, planned here or not: with another companion file
    /// each may be.
    private void shells(Path document, Runbook runbook) throws Exception {
        var steps =
                runbook.all(Step.class)
                        .filter(step -> step.placeholders().isEmpty())
                        .filter(step -> shell(step.action()).isPresent())
                        .toList();
        var files = Files.createDirectories(folder.resolve(document.getFileName().toString()));
        for (var i = 0; i < steps.size(); i++) {
            Files.writeString(
                    files.resolve(String.format("%05d", i)),
                    shell(steps.get(i).action()).orElseThrow() + "\n");
        }
        var bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "for f in *; do [ -f \"$f\" ] || continue; out=$(bash -n \"$f\""
                                        + " 2>&1) && [ -z \"$out\" ] || echo \"$f $out\"; done")
                        .directory(files.toFile())
                        .redirectErrorStream(true)
                        .start();
        bash.getOutputStream().close();
        var refused = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused).as("what bash refuses of %s", document).isEmpty();
    }

    static void holes(Path document, Plan plan, List<PlannedStep> planned) {
        for (var step : planned) {
            var text =
                    switch (step.action()) {
                        case Action.Query(var sql) -> Optional.of(sql);
                        default -> shell(step.action());
                    };
            var hole = HOLE.matcher(text.map(AllDocumentsTest::withoutDocuments).orElse(""));
            while (hole.find()) {
                var found = hole.group();
                assertThat(plan.open())
                        .as("%s:%s runs with a hole: %s", document, step.line(), text)
                        .anySatisfy(open -> {
                            assertThat(open.kind()).isEqualTo(Plan.Open.Kind.INPUT);
                            assertThat(open.what()).contains(found);
                        });
            }
        }
    }

    /// What stands in a here document is text.
    private static String withoutDocuments(String script) {
        return script.replaceAll("(?s)<<-?\\s*['\"]?(\\w+)['\"]?.*?\\n\\s*\\1\\b", "");
    }

    static void samples(Path document, Runbook runbook, Map<Integer, List<String>> labels) {
        var run = new TreeSet<Integer>();
        runbook.all(Step.class)
                .filter(step -> !(step.action() instanceof Action.Ask))
                .filter(step -> !(step.action() instanceof Action.Announce))
                // What the hosting does is told by the item; nothing in it is run.
                .filter(step -> !(step.action() instanceof Action.Hosting))
                .forEach(step -> {
                    for (var line = step.span().line(); line <= step.lastLine(); line++) {
                        run.add(line);
                    }
                });
        var ours = new HashSet<Integer>();
        for (var reading : runbook.readings()) {
            if (shows(reading.roles()::contains)) {
                ours.add(reading.line());
            }
        }
        assertThat(run)
                .as("lines of %s that only show something and are run", document)
                .doesNotContainAnyElementsOf(ours.isEmpty() ? Set.of(-1) : ours);
        for (var label : labels.entrySet()) {
            if (label.getValue().contains("sample") || label.getValue().contains("template")) {
                assertThat(run)
                        .as("lines of %s that people took for text", document)
                        .doesNotContainAnyElementsOf(block(runbook, label.getKey(), labels));
            }
        }
    }

    private static boolean shows(Predicate<Role> roles) {
        return (roles.test(Role.SAMPLE) || roles.test(Role.TEMPLATE))
                && !roles.test(Role.COMMAND)
                && !roles.test(Role.QUERY);
    }

    /// The lines of a block from its labelled line to its fence's end or to the next label.
    private static List<Integer> block(
            Runbook runbook, int from, Map<Integer, List<String>> labels) {
        var lines = new ArrayList<>(List.of(from));
        for (var line = from + 1; line <= runbook.lines().size(); line++) {
            if (labels.containsKey(line) || runbook.line(line).strip().matches("(?:```|~~~).*")) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    static Optional<String> shell(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> Optional.of(script);
            case Action.Http http -> Optional.of(http.shell());
            case Action.Query _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    Optional.empty();
        };
    }
}
