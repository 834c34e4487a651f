package dev.rutter.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTextTest {
    private static final String PIER =
            """
            # Pier

            A long pier, of which nobody knows who built it, when, what for, and at whose expense it is still standing.

            ## Pre-deployment

            - [ ] The crew is aboard

            ## Deployment

            ```bash
            ./bin/lift --slowly --all-the-crates --of-the-ship --onto-the-pier --before-the-tide --and-count
            ./bin/carry
            ```

            ## Rollback

            ```bash
            rm -rf pier
            ```
            """;

    private static List<String> lines(String document, int width, boolean why) {
        return new ReadingText(MarkdownReader.read(document), width, why, (_, text) -> text)
                .lines();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 70, 80, 120, 140, 200})
    void no_line_is_wider_than_the_terminal(int width) {
        assertThat(lines(PIER, width, true)).allMatch(line -> line.length() <= width);
    }

    @Test
    void every_line_of_the_document_stands_beside_its_number_and_what_it_was_taken_for() {
        var lines = lines(PIER, 0, false);
        for (var number = 1; number <= 20; number++) {
            var wanted = "│ %3d".formatted(number);
            assertThat(lines).anyMatch(line -> line.contains(wanted));
        }
        assertThat(lines)
                .contains(
                        "prepare  │   5                  ## Pre-deployment",
                        "         │   7  manual          - [ ] The crew is aboard",
                        "         │  19  command,danger  rm -rf pier");
    }

    @Test
    void why_is_said_once_where_it_holds_for_many_lines() {
        assertThat(lines(PIER, 80, true))
                .filteredOn(line -> line.contains("╰ a command to run"))
                .hasSizeBetween(1, 2);
        assertThat(lines(PIER, 80, false)).noneMatch(line -> line.contains("╰"));
    }

    @Test
    void what_was_left_out_by_name_says_so_below_it() {
        var text = "# Shop\n\n## Deploy\n\n1. `./ship`\n\n## DNS\n\n- Lower the TTL\n- 16 GB\n";
        var lines = lines(text, 0, true);
        assertThat(lines.get(lines.indexOf("         │   9           - Lower the TTL") + 1))
                .contains("╰ an order in a chapter that is taken for something to look up");
    }

    @Test
    void what_asks_for_something_is_counted_once() {
        assertThat(lines(PIER, 80, true))
                .anyMatch(line -> line.equals("20 lines, 4 of them ask for something:"))
                .anyMatch(line -> line.matches(" +automatic +2 .*"))
                .anyMatch(line -> line.matches(" +asked +1 .*"))
                .anyMatch(line -> line.matches(" +held ready +1 .*"));
    }

    @Test
    void nothing_to_read_is_no_division_by_zero() {
        assertThat(lines("Prose.\n", 80, true)).contains("1 line, 0 of them ask for something:");
    }
}
