package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Readings held against labels that people made by hand, where the labelled documents lie beside
/// the project; elsewhere these tests are skipped.
class ScoresTest {
    private static final Path SHARED =
            Path.of(System.getProperty("rutter.root", "."))
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("shared");

    private record Pair(String name, Set<String> gold, Set<String> got) {}

    private record Score(long gold, long got, long hit) {
        double precision() {
            return got == 0 ? 1 : (double) hit / got;
        }

        double recall() {
            return gold == 0 ? 1 : (double) hit / gold;
        }

        double f1() {
            return 2 * precision() * recall() / (precision() + recall());
        }
    }

    @Test
    void the_seed_runbooks_are_read_as_people_read_them() throws IOException {
        var pairs = pairs("seeds", ".txt");
        assertThat(score(pairs, role -> !role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.95);
        assertThat(score(pairs, role -> role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.95);
        commands(pairs);
    }

    @Test
    void other_runbooks_are_read_nearly_as_well() throws IOException {
        var pairs = pairs("corpus", ".md");
        assertThat(score(pairs, role -> !role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.90);
        assertThat(score(pairs, role -> role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.90);
        commands(pairs);
    }

    /// Two documents whose labels nobody had looked at when most of the rules were written.
    @Test
    void the_two_runbooks_that_were_set_aside_are_read_no_worse() throws IOException {
        var pairs =
                pairs("corpus", ".md").stream()
                        .filter(pair -> pair.name().equals("029") || pair.name().equals("067"))
                        .toList();
        assertThat(score(pairs, role -> !role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.90);
        assertThat(score(pairs, role -> role.startsWith("phase:")).f1())
                .isGreaterThanOrEqualTo(0.90);
        commands(pairs);
    }

    private static void commands(List<Pair> pairs) {
        assertThat(score(pairs, "command"::equals).recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(score(pairs, "command"::equals).precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(score(pairs, "query"::equals).recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(score(pairs, "danger"::equals).recall()).isGreaterThanOrEqualTo(0.98);
    }

    private static Score score(List<Pair> pairs, Predicate<String> role) {
        var gold = 0L;
        var got = 0L;
        var hit = 0L;
        for (var pair : pairs) {
            Predicate<String> counted = row -> role.test(row.substring(row.indexOf(' ') + 1));
            gold += pair.gold().stream().filter(counted).count();
            got += pair.got().stream().filter(counted).count();
            hit += pair.got().stream().filter(counted).filter(pair.gold()::contains).count();
        }
        return new Score(gold, got, hit);
    }

    private static List<Pair> pairs(String folder, String suffix) throws IOException {
        var gold = SHARED.resolve("gold");
        assumeTrue(
                Files.isDirectory(gold),
                "needs labelled runbooks of others, which the repository does not hold, in"
                        + " ../shared");
        try (Stream<Path> files = Files.list(gold)) {
            return files.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .map(file -> pair(file, SHARED.resolve(folder), suffix))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<Pair> pair(Path gold, Path folder, String suffix) {
        var document = folder.resolve(gold.getFileName().toString().replace(".tsv", suffix));
        if (!Files.exists(document)) {
            return List.of();
        }
        try {
            var rows = RoleRows.of(MarkdownReader.read(Files.readAllBytes(document)));
            return List.of(
                    new Pair(
                            gold.getFileName().toString().replace(".tsv", ""),
                            rows(Files.readString(gold)),
                            rows(rows)));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Set<String> rows(String text) {
        var rows = new HashSet<String>();
        for (var row : text.lines().toList()) {
            var tab = row.indexOf('\t');
            if (tab > 0) {
                for (var role : row.substring(tab + 1).split(",", -1)) {
                    rows.add(row.substring(0, tab) + " " + role.strip());
                }
            }
        }
        return rows;
    }
}
