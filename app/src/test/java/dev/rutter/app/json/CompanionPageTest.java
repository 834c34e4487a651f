package dev.rutter.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page on rutter.yaml against the reader and the schema.
final class CompanionPageTest {
    private static final Path DOCS = Path.of(System.getProperty("rutter.root", ".."), "docs");

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @Test
    void every_example_of_the_page_reads_without_a_problem() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(DOCS.resolve("companion.md")));
        var seen = 0;
        while (examples.find()) {
            seen++;
            assertThat(CompanionReader.read(examples.group(1)).problems()).isEmpty();
        }
        assertThat(seen).isEqualTo(2);
    }

    private static Map<?, ?> inside(Object value, String key) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) value).get(key), key);
    }

    @Test
    void every_key_that_an_environment_can_have_is_on_the_page() throws IOException {
        var page = Files.readString(DOCS.resolve("companion.md"));
        var keys =
                inside(
                                inside(
                                        inside(
                                                Json.read(
                                                        Files.readString(
                                                                DOCS.resolve(
                                                                        "rutter.schema.json"))),
                                                "$defs"),
                                        "environment"),
                                "properties")
                        .keySet();
        assertThat(keys).hasSizeGreaterThan(10);
        assertThat(keys).allMatch(key -> page.contains(key + ":"));
    }
}
