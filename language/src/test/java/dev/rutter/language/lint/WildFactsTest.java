package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runbooks of other people, where they lie beside the project; elsewhere these tests are skipped.
class WildFactsTest {
    private static final Path SHARED =
            Path.of(System.getProperty("rutter.root", "."))
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("shared");

    private static List<Problem> lint(Path file) throws IOException {
        return Linter.lint(MarkdownReader.read(Files.readAllBytes(file)));
    }

    private static List<Path> files(String folder) throws IOException {
        var path = SHARED.resolve(folder);
        assumeTrue(
                Files.isDirectory(path), "no runbooks of other people beside the project: " + path);
        try (var all = Files.list(path)) {
            return all.filter(file -> !file.toString().endsWith(".tsv")).sorted().toList();
        }
    }

    /// Document by its number, code, line.
    @ParameterizedTest
    @CsvSource({
        "0, RT094, 222", "0, RT021, 300", "0, RT020, 463", "0, RT013, 490", "0, RT028, 493",
        "0, RT096, 431", "0, RT070, 531", "1, RT012, 137", "1, RT010, 143", "1, RT010, 146",
        "1, RT030, 219", "1, RT030, 254", "1, RT031, 257", "1, RT011, 295", "1, RT011, 298",
        "1, RT020, 366", "1, RT011, 400", "2, RT017, 84", "2, RT027, 94", "2, RT018, 176",
        "2, RT072, 347", "2, RT019, 395", "3, RT078, 65", "3, RT097, 143", "3, RT013, 296",
        "4, RT014, 165", "4, RT071, 170", "4, RT015, 364", "4, RT016, 384"
    })
    void what_is_wrong_by_a_vendors_word_is_found(int document, String code, int line)
            throws IOException {
        var problems = lint(files("seeds").get(document));
        assertThat(problems.stream().filter(it -> it.code().equals(code)))
                .anySatisfy(it -> {
                    assertThat(it.span().line()).isEqualTo(line);
                    assertThat(it.help()).isNotBlank();
                });
    }

    @Test
    void a_third_of_other_peoples_runbooks_has_no_error() throws IOException {
        var files = files("corpus");
        var without = 0;
        for (var file : files) {
            if (lint(file).stream().noneMatch(it -> it.weight() == Problem.Weight.ERROR)) {
                without++;
            }
        }
        assertThat(without).isGreaterThanOrEqualTo(files.size() / 3);
    }
}
