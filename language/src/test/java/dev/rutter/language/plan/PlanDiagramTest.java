package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The shapes that are held here are those of the flowchart grammar; the same diagrams were read
/// with Mermaid 11's own parser.
class PlanDiagramTest {
    private static final String LABEL = "\"(?:[\\p{L}\\p{N} ,.:/_?=()'+-]|#\\d{1,7};|<br/>)*\"";
    private static final Pattern LINE =
            Pattern.compile(
                    "flowchart TD"
                            + "| {4}subgraph \\w+\\[LABEL]"
                            + "| {8}direction TB"
                            + "| {4}end"
                            + "| {4,8}\\w+(?:\\[LABEL]|\\(\\[LABEL]\\)|\\[\\[LABEL]]|\\[/LABEL/]|\\{\\{LABEL}})"
                            + "| {4}\\w+(?: --> \\w+)+"
                            + "| {4}\\w+ -\\. LABEL \\.-> \\w+(?:\\(\\[LABEL]\\))?"
                            + "| {4}rules -\\.-> \\w+"
                            + "| {4}classDef \\w+ [\\w:#,-]+"
                            + "| {4}class \\w+(?:,\\w+)* \\w+");
    private static final Pattern WHOLE = Pattern.compile(LINE.pattern().replace("LABEL", LABEL));

    private static final String HOSTILE =
            """
            # end "quotes" [brackets] {braces} `code` %%{init: {"theme":"dark"}}%% ] --> s2

            ## Pre-deployment end

            - [ ] end
            - [ ] subgraph x["y"]
            - [ ] He said "don't" <script>alert(1)</script> & left #35; #quot;
            - [ ] back\\slash / and | and ; and ~ 🚢 naïve
            - [ ] click s1 "javascript:alert(1)"
            - [ ] 12) of these

            ## Deployment

            ```bash
            echo "end" && ./bin/release # [x]
            ```

            ### Watch for 5 minutes

            - Error rate < 1 %

            ## Rollback

            ```bash
            rm -rf "$X"/end
            ```
            """;

    private static String diagram(String document) {
        return PlanDiagram.mermaid(
                Planner.plan(
                        "x.md", MarkdownReader.read(document), Environment.unbound("production")));
    }

    @Test
    void no_title_breaks_the_diagram() {
        assertThat(diagram(HOSTILE).lines()).allMatch(line -> WHOLE.matcher(line).matches());
    }

    @Test
    void every_block_that_is_opened_is_closed() {
        for (var document : List.of(HOSTILE, "", "# Only a title\n")) {
            var lines = diagram(document).lines().map(String::strip).toList();
            assertThat(lines.stream().filter(line -> line.equals("end")))
                    .hasSameSizeAs(
                            lines.stream().filter(line -> line.startsWith("subgraph ")).toList());
        }
    }

    @Test
    void every_step_is_on_the_way_from_start_to_signed_off() {
        var diagram = diagram(HOSTILE);
        var way =
                diagram.lines()
                        .filter(line -> line.startsWith("    start --> "))
                        .findFirst()
                        .orElseThrow();
        assertThat(way)
                .isEqualTo(
                        "    start --> s1 --> s2 --> s3 --> s4 --> s5 --> s6 --> s7 --> s8 --> signed");
        assertThat(diagram).contains("    s9 --> proven").contains("class s9 grave");
    }

    @Test
    void what_is_only_a_number_and_a_dot_is_no_list() {
        assertThat(PlanDiagram.quoted("1. first")).isEqualTo("\"1#46; first\"");
        assertThat(PlanDiagram.quoted("- first")).isEqualTo("\"#45; first\"");
        assertThat(PlanDiagram.quoted("version 1.2")).isEqualTo("\"version 1.2\"");
    }
}
