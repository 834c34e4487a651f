package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.runbook.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents that have come apart: lines lost, doubled, swapped, cut, indented and quoted, fences
/// opened and left open, bytes flipped. However they look, they are read, checked and planned in
/// time, and what is found lies inside them.
///
/// Each document has a seed of its own, counted up from `-Dseed=N`: the seed that a failure names
/// makes the same document the first one. `-Dfuzz.seconds=N` goes on longer. A document that fails
/// is written to `target/fuzz` and belongs, cut down, into `src/test/resources/mutated`, where it
/// is read for ever.
class MutatedDocumentsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("rutter.root", "..")).toAbsolutePath().normalize();
    private static final Path REGRESSIONS = ROOT.resolve("language/src/test/resources/mutated");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// More commands are not shown to bash in one run.
    private static final int MOST_SCRIPTS = 600;

    private static final Path NAME = Path.of("a mutated document");
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

    /// What a shell's grammar turns on.
    private static final String[] SHELL = {
        " | ",
        " && ",
        " &",
        "; ",
        "<<EOF\n",
        "<<-'X'\n",
        "if true; then\n",
        "fi\n",
        "else\n",
        "for x in a; do ",
        "while :; do\n",
        "done\n",
        "case x in\n",
        ";;\n",
        "esac\n",
        "{ ",
        "}",
        "(",
        ")",
        "$(",
        "$((",
        "`",
        "'",
        "\"",
        "\\\n",
        "[[ ",
        " ]]",
        "f() ",
        " > ",
        " 2>&1",
        "<(",
        "x=(",
        "${",
        "! ",
        "time ",
        "function f "
    };

    @TempDir Path folder;

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
    void documents_that_have_come_apart_are_read_all_the_same() throws Exception {
        var seed = Long.getLong("seed", 20_261_121L);
        var until =
                System.nanoTime() + Duration.ofSeconds(Long.getLong("fuzz.seconds", 15)).toNanos();
        var seeds = seeds();
        var known = new HashSet<String>();
        seeds.forEach(bytes -> known.addAll(scripts(MarkdownReader.read(bytes))));
        var scripts = new LinkedHashMap<String, Long>();
        var made = 0;
        while (System.nanoTime() < until || made < 100) {
            var bytes = mutated(seeds, seed + made);
            try {
                holds(bytes);
                for (var script : scripts(MarkdownReader.read(bytes))) {
                    if (scripts.size() < MOST_SCRIPTS && !known.contains(script)) {
                        scripts.putIfAbsent(script, seed + made);
                    }
                }
            } catch (Throwable failure) {
                throw failed(seed + made, bytes, failure);
            }
            made++;
        }
        System.out.println(
                "mutated documents: seed "
                        + seed
                        + ", "
                        + made
                        + " read, "
                        + scripts.size()
                        + " commands shown to bash");
        assertThat(made).isGreaterThanOrEqualTo(100);
        for (var refused : refused(List.copyOf(scripts.keySet())).entrySet()) {
            var maker = scripts.getOrDefault(refused.getKey(), seed);
            throw failed(
                    maker,
                    mutated(seeds, maker),
                    new AssertionError(
                            "bash refuses <" + refused.getKey() + ">: " + refused.getValue()));
        }
    }

    /// What would reach a shell as it is.
    private static List<String> scripts(Runbook runbook) {
        return runbook.all(Step.class)
                .filter(step -> step.placeholders().isEmpty())
                .flatMap(step -> AllDocumentsTest.shell(step.action()).stream())
                .distinct()
                .toList();
    }

    /// The scripts that `bash -n` refuses, with what it says.
    private Map<String, String> refused(List<String> scripts) throws Exception {
        for (var i = 0; i < scripts.size(); i++) {
            Files.writeString(folder.resolve(Integer.toString(i)), scripts.get(i) + "\n");
        }
        var bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "for f in *; do [ -f \"$f\" ] || continue;"
                                        + " out=$(bash -n \"$f\" 2>&1) && [ -z \"$out\" ] || echo \"$f\" $out; done")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try {
            bash.getOutputStream().close();
            var said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
            var refused = new LinkedHashMap<String, String>();
            for (var line : said.lines().toList()) {
                var blank = line.indexOf(' ');
                refused.put(
                        scripts.get(Integer.parseInt(line.substring(0, blank))),
                        line.substring(blank + 1));
            }
            return refused;
        } finally {
            bash.destroyForcibly();
        }
    }

    private static AssertionError failed(long seed, byte[] bytes, Throwable failure)
            throws IOException {
        var kept = Files.createDirectories(ROOT.resolve("language/target/fuzz"));
        var file = kept.resolve("seed-" + seed + ".md");
        Files.write(file, bytes);
        return new AssertionError(
                "a document does not hold; -Dseed=" + seed + " makes it first, written to " + file,
                failure);
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

    private static byte[] mutated(List<byte[]> seeds, long seed) {
        // Seeds that lie side by side would begin alike.
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
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
        var fenced = fenced(lines);
        var inShell = !fenced.isEmpty() && random.nextBoolean();
        var at = inShell ? fenced.get(random.nextInt(fenced.size())) : random.nextInt(lines.size());
        var line = lines.get(at);
        var cut = line.isEmpty() ? 0 : random.nextInt(line.length());
        var pieces = inShell ? SHELL : PIECES;
        var piece = pieces[random.nextInt(pieces.length)];
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

    /// The lines between two marks of a fence.
    private static List<Integer> fenced(List<String> lines) {
        var fenced = new ArrayList<Integer>();
        var open = false;
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("```")) {
                open = !open;
            } else if (open) {
                fenced.add(i);
            }
        }
        return fenced;
    }

    private static void holds(byte[] bytes) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    var runbook = MarkdownReader.read(bytes);
                    inside(runbook);
                    assertThat(MarkdownReader.read(bytes)).isEqualTo(runbook);
                    for (var problem : Linter.lint(runbook)) {
                        assertThat(problem.span().line())
                                .isBetween(1, Math.max(1, runbook.lines().size()));
                        problem.show("R.md", runbook.line(problem.span().line()));
                    }
                    sameWithOtherLineEnds(bytes, runbook);
                    var plan = Planner.plan("R.md", runbook, Environment.unbound("production"));
                    PlanText.show(plan);
                    assertThat(plan.steps().stream().map(Plan.PlannedStep::id))
                            .doesNotHaveDuplicates();
                    AllDocumentsTest.samples(NAME, runbook, Map.of());
                    AllDocumentsTest.holes(
                            NAME,
                            plan,
                            Stream.concat(plan.steps().stream(), plan.rollback().stream())
                                    .toList());
                });
    }

    private static void sameWithOtherLineEnds(byte[] bytes, Runbook runbook) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\r') >= 0 || text.indexOf('\uFFFD') >= 0) {
            return;
        }
        assertThat(MarkdownReader.read(text.replace("\n", "\r\n")).readings())
                .as("with CRLF")
                .isEqualTo(runbook.readings());
    }

    private static void inside(Runbook runbook) {
        var lines = Math.max(1, runbook.lines().size());
        for (var reading : runbook.readings()) {
            assertThat(reading.line()).isBetween(1, lines);
            assertThat(reading.why()).isNotBlank();
            // A column that nothing reads is told, and makes its header nothing.
            if (!reading.why().startsWith(LineReading.UNREAD_COLUMN)) {
                assertThat(reading.roles()).isNotEmpty();
            }
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
