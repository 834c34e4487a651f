package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanionMatchTest {
    private static final Path ROOT = Path.of(System.getProperty("rutter.root", ".."));
    private static final String PIER =
            """
            # Pier

            ## Pre-deployment

            - [ ] The crew is aboard

            ## Deployment

            **Option A: Crane**

            ```bash
            ./bin/lift <crate>
            ```

            **Option B: By hand**

            ```bash
            ./bin/carry
            ```

            ## Watch for 10 minutes

            - p95 response time < 300 ms
            """;

    private static List<String> problems(String companion, String document) {
        return CompanionMatch.against(
                        CompanionReader.read(companion), MarkdownReader.read(document))
                .stream()
                .map(it -> it.code() + " " + it.span().line() + ":" + it.span().column())
                .toList();
    }

    @Test
    void what_names_nothing_in_the_document_is_shown_at_its_key() {
        assertThat(
                        problems(
                                """
                                environments:
                                  harbour:
                                    bind: { "<crate>": tea, <barrel>: rum }
                                    automate:
                                      Crew is aboard: ./bin/count
                                      Captain is aboard: ./bin/count
                                    choose: { Deployment: Option A }
                                    acknowledge: { The crew: yes, The crew is aboard: yes }
                                    metrics: { p95: { command: x, unit: ms }, tide: ask }
                                  quay:
                                    choose:
                                      Deployment: Option C
                                """,
                                PIER))
                .containsExactly(
                        "RT910 3:29", "RT911 6:7", "RT911 8:20", "RT913 9:47", "RT912 12:7");
    }

    @Test
    void the_way_out_names_what_is_near() {
        var found =
                CompanionMatch.against(
                        CompanionReader.read(
                                """
                                environments:
                                  harbour:
                                    choose: { Deployment: "Option A: Crone" }
                                    acknowledge: { crew is: yes }
                                """),
                        MarkdownReader.read(PIER));
        assertThat(found.getFirst().help()).isEqualTo("write \"Option A: Crane\"");
        assertThat(found.getLast().help())
                .isEqualTo("write the whole line: \"The crew is aboard\"");
    }

    @Test
    void a_decision_is_about_a_limit_of_the_document_by_its_words_or_its_metric() {
        assertThat(
                        problems(
                                """
                                environments:
                                  harbour:
                                    decide:
                                      response time: pause
                                      p95 response time < 300 ms: warn
                                      tide: roll back
                                """,
                                PIER))
                .containsExactly("RT916 6:7");
    }

    @Test
    void a_figure_whose_unit_its_limit_cannot_have_is_shown_and_leaves_the_metric_open() {
        for (var unit : List.of("\"%\"", "bananas", "MB")) {
            var companion =
                    """
                    environments:
                      harbour:
                        metrics: { response time: { command: ./bin/slow, unit: UNIT } }
                    """
                            .replace("UNIT", unit);
            assertThat(problems(companion, PIER)).containsExactly("RT917 3:16");
            var environment =
                    CompanionReader.read(companion).environments().values().iterator().next();
            assertThat(Planner.plan("pier", MarkdownReader.read(PIER), environment).open())
                    .anyMatch(open ->
                            open.kind() == Plan.Open.Kind.METRIC
                                    && open.what().contains("limited in ms"));
        }
    }

    @Test
    void a_unit_that_can_be_turned_into_the_limits_or_is_not_told_is_none() {
        for (var unit : List.of("s", "ms", "seconds", "\"\"")) {
            var companion =
                    """
                    environments:
                      harbour:
                        metrics: { response time: { command: ./bin/slow, unit: UNIT } }
                    """
                            .replace("UNIT", unit);
            assertThat(problems(companion, PIER)).isEmpty();
        }
    }

    @Test
    void companions_that_fit_their_document_have_no_problem() throws IOException {
        for (var name : List.of("examples/shop/RUNBOOK.md=examples/shop/rutter.yaml")) {
            var files = name.split("=", 2);
            assertThat(
                            problems(
                                    Files.readString(ROOT.resolve(files[1])),
                                    Files.readString(ROOT.resolve(files[0]))))
                    .isEmpty();
        }
    }
}
