package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The same words in another form of file are the same runbook.
class SourceFormsTest {
    private static final String DOCUMENT =
            """
            # Deploy

            ## Release

            ```bash
            # Build
            make build \\
              --all
            # Expected: built
            ```

            - [ ] Somebody watches
            """;

    @Test
    void line_ends_of_windows_change_nothing_but_the_digest() {
        var unix = MarkdownReader.read(DOCUMENT);
        var windows = MarkdownReader.read(DOCUMENT.replace("\n", "\r\n"));
        assertThat(EntryRows.of(windows)).isEqualTo(EntryRows.of(unix));
        assertThat(windows.readings()).isEqualTo(unix.readings());
        assertThat(windows.digest()).isNotEqualTo(unix.digest());
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_title() {
        var marked = MarkdownReader.read(("\uFEFF" + DOCUMENT).getBytes(StandardCharsets.UTF_8));
        assertThat(marked.title()).isEqualTo("Deploy");
        assertThat(marked.problems()).isEmpty();
    }

    @Test
    void front_matter_keeps_the_line_numbers() {
        var runbook = MarkdownReader.read("---\ntitle: x\n---\n\n" + DOCUMENT);
        assertThat(runbook.chapters().getFirst().line()).isEqualTo(5);
    }

    @Test
    void an_empty_document_is_a_runbook_without_chapters() {
        var runbook = MarkdownReader.read("");
        assertThat(runbook.chapters()).isEmpty();
        assertThat(runbook.title()).isEmpty();
    }
}
