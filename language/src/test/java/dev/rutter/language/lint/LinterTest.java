package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinterTest {
    private static List<Problem> lint(String markdown) {
        return Linter.lint(MarkdownReader.read(markdown));
    }

    private static List<String> codes(String markdown) {
        return lint(markdown).stream().map(Problem::code).toList();
    }

    @Test
    void a_problem_is_shown_at_the_command_that_has_it() {
        var problem =
                lint(
                                """
                                ## Deployment

                                ```bash
                                ./bin/build
                                render deploy --service shop
                                ```
                                """)
                        .stream()
                        .filter(it -> it.code().equals("RT010"))
                        .findFirst()
                        .orElseThrow();
        assertThat(problem.show("shop.md", "render deploy --service shop"))
                .isEqualTo(
                        """
                        error RT010: the Render CLI has no "deploy" command
                         --> shop.md:5:1
                        5 | render deploy --service shop
                          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                          = help: render deploys create SERVICE_ID --wait --confirm -o json\
                         (https://render.com/docs/cli)
                        """);
    }

    @Test
    void a_problem_is_ignored_with_a_reason_up_to_the_next_heading() {
        var both =
                """
                ## Verification

                <!-- rutter: ignore RT034 the answer is looked at in the browser -->

                ```bash
                curl https://shop.example.com/health
                ```

                ## Verification of the catalogue

                ```bash
                curl https://shop.example.com/products
                ```
                """;
        assertThat(lint(both).stream().filter(it -> it.code().equals("RT034")))
                .singleElement()
                .satisfies(it -> assertThat(it.span().line()).isEqualTo(12));
    }

    @Test
    void above_the_first_heading_a_problem_is_ignored_everywhere() {
        assertThat(
                        codes(
                                """
                                <!-- rutter: ignore RT042 the platform goes back by itself -->

                                # Shop

                                ## Deployment

                                ```bash
                                ./bin/release
                                ```
                                """))
                .contains("RT043")
                .doesNotContain("RT042");
    }

    private static final String BARE =
            "## Deployment\n\n```bash\ncurl https://shop.example.com/a\n```\n";

    @Test
    void below_the_title_and_above_front_matter_a_problem_is_ignored_everywhere() {
        var comment = "<!-- rutter: ignore RT034 looked at in the browser -->\n";
        assertThat(codes("# Shop\n\n" + BARE)).contains("RT034");
        assertThat(codes("# Shop\n\n" + comment + "\nAll of it.\n\n" + BARE))
                .doesNotContain("RT034", "RT081");
        var withFrontMatter =
                MarkdownReader.read(comment + "---\ntitle: Shop\nowner: mia\n---\n\n" + BARE);
        assertThat(Linter.lint(withFrontMatter))
                .extracting(Problem::code)
                .doesNotContain("RT034", "RT081");
        assertThat(withFrontMatter.chapters())
                .filteredOn(chapter -> chapter.depth() > 0)
                .extracting(chapter -> chapter.title())
                .containsExactly("Shop", "Deployment");
    }

    @Test
    void right_above_a_heading_a_problem_is_ignored_in_its_section() {
        var later = BARE.replace("Deployment", "Verification");
        var document = "# Shop\n\n%s\n<!-- rutter: ignore RT034\n  by hand -->\n\n%s";
        assertThat(lint(document.formatted(BARE, later)))
                .filteredOn(it -> it.code().equals("RT034"))
                .extracting(it -> it.span().line())
                .containsExactly(6);
        assertThat(codes(document.formatted(BARE, later))).doesNotContain("RT081");
    }

    @Test
    void an_ignore_comment_that_can_hide_nothing_is_told() {
        for (var written : List.of("RT999", "rt999", "RT12", "RT910")) {
            assertThat(
                            lint(
                                            "# Shop\n\n<!-- rutter: ignore "
                                                    + written
                                                    + " ours -->\n\n"
                                                    + BARE)
                                    .stream()
                                    .filter(it -> it.code().equals("RT081")))
                    .as(written)
                    .singleElement()
                    .satisfies(it -> assertThat(it.weight()).isEqualTo(Problem.Weight.WARNING));
        }
        assertThat(codes("# S\n\n<!-- rutter: ignore rt034 by hand -->\n\n" + BARE))
                .doesNotContain("RT034", "RT081", "RT006");
        assertThat(codes("# S\n\n<!-- rutter: ignore: RT034 by hand -->\n\n" + BARE))
                .doesNotContain("RT034", "RT081", "RT006");
        assertThat(codes("# S\n\n```markdown\n<!-- rutter: ignore RT034 -->\n```\n\n" + BARE))
                .doesNotContain("RT080", "RT081");
    }

    @Test
    void an_ignore_with_words_that_are_no_code_hides_no_block() {
        var document = "# Shop\n\n## Deployment\n\n<!-- rutter: ignore: this one -->\n\n";
        var runbook = MarkdownReader.read(document + "```bash\n./bin/ship\n```\n");
        assertThat(runbook.readings()).anyMatch(it -> it.line() == 8);
        assertThat(Linter.lint(runbook)).extracting(Problem::code).contains("RT006");
    }

    @Test
    void without_a_reason_nothing_is_ignored() {
        assertThat(
                        codes(
                                """
                                ## Verification

                                <!-- rutter: ignore RT034 -->

                                ```bash
                                curl https://shop.example.com/health
                                ```
                                """))
                .contains("RT034", "RT080");
    }

    @Test
    void a_secret_is_not_repeated() {
        var shown =
                lint("# Shop\n\nKey: rnd_0123456789abcdefABCD\n").stream()
                        .filter(it -> it.code().equals("RT045"))
                        .map(it -> it.claim() + it.seen() + it.help())
                        .toList();
        assertThat(shown).hasSize(1).noneMatch(text -> text.contains("0123456789"));
    }

    @Test
    void limits_of_windows_that_follow_each_other_do_not_contradict() {
        assertThat(
                        codes(
                                """
                                ## Watching

                                ### Immediate (0-5 minutes)

                                - p95 response time < 500 ms

                                ### Short-term (5-30 minutes)

                                - p95 response time < 300 ms
                                """))
                .doesNotContain("RT036");
    }

    @Test
    @Timeout(60)
    void hostile_input_is_linted_all_the_same() {
        var random = new Random(7);
        var pieces =
                List.of(
                        "## Deployment\n",
                        "```bash\n",
                        "```\n",
                        "curl '",
                        "<a> b ",
                        "rm -rf $X/",
                        "\u0000",
                        "- [ ] ",
                        "Error rate < 1 %\n",
                        "http://a/?b&c ",
                        "](#x)",
                        "\n\n",
                        "psql -f x",
                        "(".repeat(50),
                        "\\".repeat(40),
                        "a".repeat(500),
                        "```sql\n");
        for (var i = 0; i < 60; i++) {
            var text = new StringBuilder();
            for (var j = 0; j < 60; j++) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertThatCode(() -> lint(text.toString())).doesNotThrowAnyException();
        }
    }
}
