package dev.rutter.language.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.CompanionMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompanionWriterTest {
    private static final Path ROOT = Path.of(System.getProperty("rutter.root", ".."));

    static Stream<Path> documents() throws IOException {
        var folder = ROOT.resolve("language/src/test/resources/plans");
        try (var files = Files.list(folder)) {
            return Stream.concat(
                    files.filter(file -> file.toString().endsWith(".md")).toList().stream(),
                    Stream.of(ROOT.resolve("examples/shop/RUNBOOK.md")));
        }
    }

    /// Runbooks of other people, where they lie beside the project.
    @Test
    void what_is_written_for_other_peoples_runbooks_can_be_read_too() throws IOException {
        var shared = ROOT.toAbsolutePath().normalize().resolveSibling("shared");
        assumeTrue(
                Files.isDirectory(shared),
                "needs runbooks of others, which the repository does not hold, in ../shared");
        for (var folder : List.of("seeds", "corpus")) {
            try (var files = Files.list(shared.resolve(folder))) {
                for (var file : files.filter(it -> !it.toString().endsWith(".tsv")).toList()) {
                    var runbook = MarkdownReader.read(Files.readAllBytes(file));
                    var written = CompanionWriter.write("x.md", Optional.of("shop"), runbook);
                    assertThat(CompanionReader.read(written).problems())
                            .as(file.toString())
                            .isEmpty();
                    var whole = CompanionReader.read(commentedIn(written));
                    assertThat(whole.problems()).as(file + ", commented in").isEmpty();
                    assertThat(CompanionMatch.against(whole, runbook))
                            .as(file + ", held against its document")
                            .isEmpty();
                }
            }
        }
    }

    private static String commentedIn(String written) {
        return written.lines()
                .map(line -> line.replaceFirst("^( +)# (?=(?:\"|\\w+: )[^#]*  # line)", "$1"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_is_written_can_be_read_at_once(Path document) throws IOException {
        var runbook = MarkdownReader.read(Files.readString(document));
        var companion =
                CompanionReader.read(
                        CompanionWriter.write("docs/My runbook.md", Optional.of("shop"), runbook));

        assertThat(companion.problems()).isEmpty();
        assertThat(companion.runbook()).contains("docs/My runbook.md");
        assertThat(companion.environments()).containsOnlyKeys("production");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_waits_for_a_value_can_be_read_as_it_is_commented_in(Path document)
            throws IOException {
        var runbook = MarkdownReader.read(Files.readString(document));
        var commentedIn = commentedIn(CompanionWriter.write("x.md", Optional.of("shop"), runbook));
        assertThat(CompanionReader.read(commentedIn).problems()).isEmpty();
    }

    @Test
    void everything_open_is_listed_with_its_line() {
        var written =
                CompanionWriter.write(
                        "x.md",
                        Optional.of("shop"),
                        MarkdownReader.read(
                                """
                                # Shop

                                ## Preparation

                                - [ ] **Code** reviewed

                                ## Deployment

                                ```bash
                                ./bin/release --to <release>
                                ```

                                ## Verification

                                ```bash
                                curl -f https://shop.example.com/health
                                curl -f https://shop.example.com/products
                                ```

                                ### Success criteria (0-5 minutes)

                                - Error rate < 1 %

                                ## Rollback

                                Roll back when:

                                - p99 > 2 s

                                ## Troubleshooting

                                ### The queue stands still

                                ```bash
                                ./bin/requeue <job>
                                ```
                                """));
        assertThat(written)
                .contains("      # \"response time\": { command: \"…\", unit: \"s\" }  # line 28\n")
                .contains("      # \"<job>\": \"…\"  # line 35\n")
                .doesNotContain("Names whose values")
                .contains(
                        "      \"https://shop.example.com\": \"https://shop.example.com\""
                                + "  # guess, lines 16, 17\n")
                .contains("      # \"<release>\": \"…\"  # line 10\n")
                .contains("      # \"error rate\": { command: \"…\", unit: \"%\" }  # line 22\n")
                .contains("      # \"Code reviewed\": \"…\"  # line 5\n");
    }

    @Test
    void a_state_of_the_dashboard_is_no_service_name() {
        var text =
                """
                # Deploy

                ## Release

                1. Click "Manual Deploy" in the dashboard
                2. Wait for "Live" on service "Live"
                """;

        var open = CompanionWriter.write("d.md", Optional.of("shop"), MarkdownReader.read(text));
        var named =
                CompanionWriter.write(
                        "d.md",
                        Optional.of("shop"),
                        MarkdownReader.read(text + "3. Navigate to `shop-api`\n"));

        assertThat(open).contains("    # hosting: { kind: render, service: \"…\"");
        assertThat(named).contains("    hosting: { kind: render, service: \"shop-api\"");
    }

    @Test
    void the_hosting_is_the_one_that_the_document_speaks_of() {
        var text =
                """
                # Deploy

                ## Release

                1. Open the project in Vercel
                2. Click "Redeploy"

                ## Rollback

                - [ ] Roll back to the previous deployment in the Vercel dashboard
                """;
        assertThat(CompanionWriter.write("d.md", Optional.empty(), MarkdownReader.read(text)))
                .contains("# hosting: { kind: vercel, service: \"…\", token: $VERCEL_TOKEN }");
    }

    @Test
    void the_project_is_a_guess_and_what_a_missed_limit_calls_for_waits() {
        var runbook =
                MarkdownReader.read(
                        """
                        # Widget

                        ## Rollback triggers

                        - Error rate > 5 %

                        ## Success criteria

                        - p95 latency < 300 ms
                        """);
        assertThat(CompanionWriter.write("x.md", Optional.of("widget"), runbook))
                .contains("\nproject: \"widget\"  # guess\n")
                .contains("\n      # \"error rate\": roll back  # line 5\n")
                .contains("\n      # \"latency\": pause  # line 9\n");
        var commentedIn =
                CompanionReader.read(
                        commentedIn(CompanionWriter.write("x.md", Optional.empty(), runbook)));
        assertThat(commentedIn.project()).isEmpty();
        assertThat(commentedIn.environments().values().stream().findFirst().orElseThrow().decide())
                .containsEntry("error rate", Environment.OnMiss.ROLL_BACK)
                .containsEntry("latency", Environment.OnMiss.PAUSE);
    }
}
