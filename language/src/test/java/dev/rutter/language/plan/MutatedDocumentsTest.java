package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents that have come apart: lines lost, doubled, swapped, cut, indented and quoted, fences
/// opened and left open, bytes flipped. However they look, they are read, checked and planned in
/// time, and what is found lies inside them.
///
/// `-Dseed=N` begins elsewhere, `-Dfuzz.seconds=N` goes on longer. A document that fails is written
/// to `target/fuzz` and belongs, cut down, into `src/test/resources/mutated`, where it is read for
/// ever.
class MutatedDocumentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("rutter.root", "..")).toAbsolutePath().normalize();
    private static final Path REGRESSIONS = ROOT.resolve("language/src/test/resources/mutated");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String[] PIECES = {
        "```bash\n",
        "```\n",
        "~~~\n",
        "````\n",
        "> ",
        "    ",
        "\t",
        "- [ ] ",
        "1. ",
        "# ",
        "### Issue: ",
        "| a | b |\n|---|---|\n",
        "<!-- rutter: sample -->\n",
        "<!--",
        "-->",
        "\\\n",
        "'",
        "\"",
        "`",
        "$(",
        "<<EOF\n",
        "# Expected: ",
        "# Or ",
        "# If x: ",
        "**Symptoms:**\n",
        "ssh host\n",
        "psql\n",
        "SELECT 1;\n",
        "< 5 %",
        "> 2x baseline for 10 minutes",
        "\r\n",
        "\u0000",
        "\uFEFF",
        "---\n",
        "T+5 min ",
        "Roll back when ",
        "(",
        ")",
        "${X}",
        "<hole>",
        "exit\n",
        "Env: A=b\n",
        "{\n",
        "}\n"
    };

    static List<Path> regressions() throws IOException {
        try (Stream<Path> files = Files.list(REGRESSIONS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void a_document_that_failed_once_never_does_again(Path document) throws IOException {
        holds(Files.readAllBytes(document));
    }

    @Tag("slow")
    @Test
    void documents_that_have_come_apart_are_read_all_the_same() throws IOException {
        var seed = Long.getLong("seed", 20_261_121L);
        var until =
                System.nanoTime() + Duration.ofSeconds(Long.getLong("fuzz.seconds", 15)).toNanos();
        var random = new Random(seed);
        var seeds = seeds();
        var made = 0;
        while (System.nanoTime() < until || made < 100) {
            var bytes = mutated(seeds, random);
            try {
                holds(bytes);
            } catch (Throwable failure) {
                var folder = Files.createDirectories(ROOT.resolve("language/target/fuzz"));
                var file = folder.resolve("seed-" + seed + "-" + made + ".md");
                Files.write(file, bytes);
                throw new AssertionError(
                        "seed " + seed + ", document " + made + ", written to " + file, failure);
            }
            made++;
        }
        System.out.println("mutated documents: seed " + seed + ", " + made + " read");
        assertThat(made).isGreaterThanOrEqualTo(100);
    }

    private static List<byte[]> seeds() throws IOException {
        var files = new ArrayList<>(AllDocumentsTest.ours());
        SharedDocuments.find().ifPresent(shared -> files.addAll(shared.documents()));
        var seeds = new ArrayList<byte[]>();
        for (var file : files) {
            seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    private static byte[] mutated(List<byte[]> seeds, Random random) {
        var text = new String(seeds.get(random.nextInt(seeds.size())), StandardCharsets.UTF_8);
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (random.nextInt(3) == 0) {
            var other = new String(seeds.get(random.nextInt(seeds.size())), StandardCharsets.UTF_8);
            var more = List.of(other.split("\n", -1));
            var from = random.nextInt(more.size());
            lines.addAll(
                    random.nextInt(lines.size()),
                    more.subList(from, Math.min(more.size(), from + random.nextInt(60))));
        }
        for (var k = 1 + random.nextInt(20); k > 0 && !lines.isEmpty(); k--) {
            mutate(lines, random);
        }
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            for (var k = random.nextInt(20); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private static void mutate(List<String> lines, Random random) {
        var at = random.nextInt(lines.size());
        var line = lines.get(at);
        var cut = line.isEmpty() ? 0 : random.nextInt(line.length());
        var piece = PIECES[random.nextInt(PIECES.length)];
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> lines.set(at, line.substring(0, cut));
            case 4 -> lines.set(at, line.substring(0, cut) + piece + line.substring(cut));
            case 5 -> lines.set(at, piece + line);
            case 6 -> lines.set(at, line + piece.repeat(1 + random.nextInt(30)));
            case 7 -> {
                for (var i = at; i < Math.min(lines.size(), at + random.nextInt(20)); i++) {
                    lines.set(
                            i,
                            "> ".repeat(random.nextInt(3))
                                    + " ".repeat(random.nextInt(6))
                                    + lines.get(i));
                }
            }
            default -> lines.add(at, piece.strip());
        }
    }

    private static void holds(byte[] bytes) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    var runbook = MarkdownReader.read(bytes);
                    inside(runbook);
                    assertThat(MarkdownReader.read(bytes)).isEqualTo(runbook);
                    Linter.lint(runbook)
                            .forEach(problem ->
                                    problem.show("R.md", runbook.line(problem.span().line())));
                    var plan = Planner.plan("R.md", runbook, Environment.unbound("production"));
                    PlanText.show(plan);
                    assertThat(plan.steps().stream().map(Plan.PlannedStep::id))
                            .doesNotHaveDuplicates();
                });
    }

    private static void inside(Runbook runbook) {
        var lines = Math.max(1, runbook.lines().size());
        for (var reading : runbook.readings()) {
            assertThat(reading.line()).isBetween(1, lines);
            assertThat(reading.roles()).isNotEmpty();
            assertThat(reading.why()).isNotBlank();
        }
        for (var problem : runbook.problems()) {
            assertThat(problem.span().line()).isBetween(1, lines);
        }
        for (var chapter : runbook.chapters()) {
            assertThat(chapter.line()).isBetween(1, lines);
            assertThat(chapter.lastLine()).isBetween(chapter.line(), lines);
        }
        runbook.all(Step.class)
                .forEach(step -> {
                    assertThat(step.span().line()).isBetween(1, lines);
                    assertThat(step.lastLine()).isBetween(step.span().line(), lines);
                    if (step.action() instanceof Action.Shell(var script)) {
                        assertThat(script).isNotBlank();
                    }
                });
    }
}
