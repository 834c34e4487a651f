package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The language's page is the suite: each example in it is read and held against the reading below
/// it, so that prose and behaviour cannot part. `-Dgolden=write` writes the readings anew.
class LanguagePageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("rutter.root", ".."), "docs", "language.md");
    private static final String OPEN = "````markdown";
    private static final String READING = "````reading";
    private static final String CLOSE = "````";

    record Example(int line, String document, String reading) {
        @Override
        public String toString() {
            return "language.md:" + line;
        }
    }

    static List<Example> examples() throws IOException {
        var lines = Files.readAllLines(PAGE);
        var examples = new ArrayList<Example>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(OPEN)) {
                var end = find(lines, i, CLOSE);
                var start = find(lines, end, READING);
                var last = find(lines, start, CLOSE);
                examples.add(
                        new Example(
                                i + 1,
                                text(lines.subList(i + 1, end)),
                                text(lines.subList(start + 1, last))));
                i = last;
            }
        }
        return examples;
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static int find(List<String> lines, int from, String mark) {
        for (var i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).equals(mark)) {
                return i;
            }
        }
        throw new IllegalStateException(PAGE + " has no " + mark + " after line " + (from + 1));
    }

    static String reading(String document) {
        var runbook = MarkdownReader.read(document);
        return RoleRows.of(runbook).replace('\t', ' ') + EntryRows.of(runbook);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_read_as_the_page_says(Example example) {
        assertThat(reading(example.document())).isEqualTo(example.reading());
    }

    @Test
    void the_page_has_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(20);
        if ("write".equals(System.getProperty("golden"))) {
            var page = Files.readString(PAGE);
            for (var example : examples()) {
                var old =
                        OPEN
                                + "\n"
                                + example.document()
                                + CLOSE
                                + "\n\n"
                                + READING
                                + "\n"
                                + example.reading();
                var made =
                        OPEN
                                + "\n"
                                + example.document()
                                + CLOSE
                                + "\n\n"
                                + READING
                                + "\n"
                                + reading(example.document());
                page = page.replace(old, made);
            }
            Files.writeString(PAGE, page);
        }
    }
}
