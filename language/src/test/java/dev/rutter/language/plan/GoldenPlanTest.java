package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `x.md` and `x.yaml` make `x.plan.txt` and `x.problems.txt`; `-Dgolden=write` writes them anew.
class GoldenPlanTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("rutter.root", ".."))
                    .resolve("language/src/test/resources/plans");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_plan_reads_as_it_was_reviewed(String name) throws IOException {
        var runbook = MarkdownReader.read(Files.readString(FOLDER.resolve(name + ".md")));
        var plan = Planner.plan(name + ".md", runbook, environment(name));
        golden(FOLDER.resolve(name + ".plan.txt"), PlanText.show(plan, Forecast.of(runbook, plan)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_problems_read_as_they_were_reviewed(String name) throws IOException {
        var runbook = MarkdownReader.read(Files.readString(FOLDER.resolve(name + ".md")));
        var shown =
                Linter.lint(runbook).stream()
                        .map(it -> it.show(name + ".md", runbook.line(it.span().line())))
                        .collect(Collectors.joining("\n"));
        golden(FOLDER.resolve(name + ".problems.txt"), shown);
    }

    private static Environment environment(String name) throws IOException {
        var file = FOLDER.resolve(name + ".yaml");
        if (!Files.exists(file)) {
            return Environment.unbound("production");
        }
        var companion = CompanionReader.read(Files.readString(file));
        assertThat(companion.problems()).isEmpty();
        return companion.environments().values().iterator().next();
    }

    private static void golden(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
