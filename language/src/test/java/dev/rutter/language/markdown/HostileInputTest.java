package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rutter.language.block.SourceText;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no runbook at all is read in bounded time, and its problem is named.
@Tag("slow")
class HostileInputTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Test
    void a_document_of_ten_megabytes_is_read_in_seconds() {
        var chapter =
                """
                ## Deploy part NUMBER

                ```bash
                # Migrate
                ./bin/migrate --env <environment>
                # Expected: done
                curl -s https://example.com/health | jq .status
                ```

                - [ ] Error rate < 1 % for 30 minutes
                - Verify `DATABASE_URL` is set (min 32 chars)

                | Issue | Fix | Time |
                |---|---|---|
                | It is slow | Restart the service | 5 min |

                """;
        var text = new StringBuilder("# Runbook\n\n");
        for (var i = 0; text.length() < 10_000_000; i++) {
            text.append(chapter.replace("NUMBER", Integer.toString(i)));
        }
        var runbook = read(text.toString());
        assertThat(runbook.chapters()).hasSizeGreaterThan(1_000);
        assertThat(codes(runbook)).contains("RT003");
    }

    @Test
    void a_list_of_a_million_items_is_read_up_to_the_limit() {
        var runbook = read("# Steps\n\n" + "- [ ] check it\n".repeat(1_000_000));
        assertThat(runbook.lines()).hasSize(SourceText.MOST_LINES);
        assertThat(codes(runbook)).contains("RT003");
    }

    @Test
    void thousands_of_numbered_chapters_are_read_in_time() {
        var text = new StringBuilder("# Runbook\n\n");
        for (var i = 0; i < 7_000; i++) {
            text.append("## Step %d\n\n- run `ls` in `<name-%d>`\n".formatted(i, i));
        }
        assertThat(read(text.toString()).chapters()).hasSize(7_001);
    }

    @Test
    void ten_thousand_nested_quotes_are_text_from_some_depth_on() {
        assertThat(codes(read(">".repeat(10_000) + " deep\n"))).contains("RT004");
        assertThat(read("- ".repeat(9_000) + "deep\n").lines()).hasSize(1);
    }

    @Test
    void binary_junk_is_a_problem_and_no_exception() {
        var junk = new byte[2_000_000];
        new Random(42).nextBytes(junk);
        var runbook = assertTimeoutPreemptively(LIMIT, () -> MarkdownReader.read(junk));
        assertThat(codes(runbook)).contains("RT001", "RT002");
    }

    @Test
    void bytes_that_are_no_utf8_are_named_with_their_line() {
        var bytes = "# Runbook\n\n- [ ] caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        var runbook = MarkdownReader.read(bytes);
        assertThat(runbook.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("RT001");
                    assertThat(problem.span().line()).isEqualTo(3);
                });
        assertThat(runbook.readings()).hasSize(1);
    }

    @Test
    void a_fence_that_is_never_closed_is_named() {
        assertThat(codes(read("# R\n\n```bash\nmake deploy\n"))).containsExactly("RT005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "](",
                "**",
                "`",
                "``` \n",
                "<!--",
                "| a ",
                "((((",
                "'",
                "\"",
                "$(",
                "<<EOF\n",
                "if true; then ",
                "1-",
                "0 ",
                "a < ",
                "not ",
                "no errors ",
                "(if ",
                "click ",
                "-- ",
                "{\n",
                "\\\n",
                "wait for ",
                "git push ",
                "a/",
                "A_",
                "- x\n",
                "curl -H 'a: ",
                "verify: "
            })
    void what_is_repeated_thousands_of_times_is_read_in_time(String piece) {
        var text = piece.repeat(20_000);
        read(text);
        read("# Rollback\n\n```bash\n" + text + "\n```\n");
        read("- [ ] " + text);
        read("# Troubleshooting\n\n## " + text.replace("\n", " ") + "\n\n**Symptoms:** " + text);
    }

    @Test
    void random_documents_of_a_grammar_are_read_in_time() {
        var seed = Long.getLong("seed", 20_261_121L);
        var random = new Random(seed);
        var pieces =
                new String[] {
                    "# ",
                    "## ",
                    "### Issue: ",
                    "- ",
                    "- [ ] ",
                    "1. ",
                    "```bash\n",
                    "```\n",
                    "```sql\n",
                    "~~~\n",
                    "> ",
                    "| a | b |\n",
                    "|---|---|\n",
                    "**Symptoms:**",
                    "\n",
                    "\n\n",
                    "   ",
                    "\t",
                    "curl -s http://x/",
                    " | jq .",
                    "if x; then",
                    "fi",
                    "<<EOF",
                    "EOF\n",
                    "'",
                    "\"",
                    "`",
                    "$",
                    "<x>",
                    "[y]",
                    "# Expected: ",
                    "# If ",
                    "# Or ",
                    "# Option 1: ",
                    "< 5%",
                    "p95 > 3 s",
                    "for 10 minutes",
                    "SELECT 1;",
                    "DROP TABLE t;",
                    "-- Expected: 0",
                    "roll back when ",
                    "Level 1: ",
                    "SEV1 ",
                    "\\",
                    "&&",
                    "wait until Live",
                    "é",
                    "\u0000",
                    "<!-- rutter: ",
                    "-->",
                    "---\n",
                    "P0 - "
                };
        for (var i = 0; i < 400; i++) {
            var text = new StringBuilder();
            var length = random.nextInt(200);
            for (var k = 0; k < length; k++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var runbook = read(text.toString());
            assertThat(runbook.readings())
                    .as("seed %s, document %s", seed, i)
                    .allSatisfy(r ->
                            assertThat(r.line()).isBetween(1, Math.max(1, runbook.lines().size())));
        }
    }

    private static Runbook read(String text) {
        return assertTimeoutPreemptively(LIMIT, () -> MarkdownReader.read(text));
    }

    private static java.util.List<String> codes(Runbook runbook) {
        return runbook.problems().stream().map(Problem::code).toList();
    }
}
