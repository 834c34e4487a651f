package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole documents beside what is read in them. `-Dgolden=write` writes the readings anew.
class GoldenTest {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/rutter/language/markdown").toAbsolutePath();

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_read_as_its_golden_file_says(Path document) throws IOException {
        var runbook = MarkdownReader.read(Files.readAllBytes(document));
        var seen = RoleRows.of(runbook) + "\n" + EntryRows.of(runbook);
        var golden =
                document.resolveSibling(
                        document.getFileName().toString().replace(".md", ".reading.txt"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, seen);
        }
        assertThat(seen).isEqualTo(Files.readString(golden));
        assertThat(runbook.readings())
                .allSatisfy(reading -> assertThat(reading.why()).isNotBlank());
    }
}
