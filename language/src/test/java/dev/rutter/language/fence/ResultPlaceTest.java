package dev.rutter.language.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultPlaceTest {
    /// A line for each command, and behind it what is expected of it.
    private static String read(String chapter) {
        var out = new StringBuilder();
        MarkdownReader.read("# Shop\n\n## Verify\n\n" + chapter.replace('|', '\n') + "\n")
                .all(Step.class)
                .forEach(step -> {
                    out.append(step.span().line()).append(':');
                    step.expectations().forEach(it -> out.append(' ').append(it.says()));
                    out.append('\n');
                });
        return out.toString();
    }

    private static String fence(String tag, String lines) {
        return "```" + tag + "|" + lines + "|```";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "bash ¦ # should be 1|./a|# should be 2|./b ¦ 7: should be 1,9: should be 2",
                "bash ¦ ./a|# should be 1|./b|# should be 2 ¦ 6: should be 1,8: should be 2",
                "bash ¦ ./a|# should be 1|./b ¦ 6: should be 1,8:",
                "bash ¦ # should be 1||./a|./b ¦ 8: should be 1,9:",
                "bash ¦ # should be 1|./a||./b|# should be 2|./c|# should be 3 ¦ 7: should be 1,9: should be 2,11: should be 3",
                "sql ¦ -- should be 1|SELECT 1 FROM a;|-- should be 2|SELECT 1 FROM b; ¦ 7: should be 1,9: should be 2",
                "sql ¦ SELECT 1 FROM a;|-- should be 1|SELECT 1 FROM b;|-- should be 2 ¦ 6: should be 1,8: should be 2",
                "sql ¦ SELECT 1 FROM a;|-- must return 1|SELECT 1 FROM b; ¦ 6: must return 1,8:",
                "sql ¦ -- Expected: 0|SELECT 1 FROM a; ¦ 7: Expected: 0"
            })
    void a_comment_that_states_a_result_is_said_of_the_command_it_stands_beside(
            String tag, String lines, String expected) {
        assertThat(read(fence(tag, lines))).isEqualTo(expected.strip().replace(',', '\n') + "\n");
    }

    @Test
    void what_stands_above_a_block_s_first_query_is_not_said_of_the_block_before() {
        assertThat(
                        read(
                                fence("sql", "-- should be 1|SELECT 1 FROM a;")
                                        + "||"
                                        + fence("sql", "-- should be 2|SELECT 1 FROM b;")))
                .isEqualTo("7: should be 1\n12: should be 2\n");
    }

    @Test
    void between_two_commands_whose_comments_say_both_somebody_who_has_seen_both_is_asked() {
        var steps =
                MarkdownReader.read(
                                "# Shop\n\n## Verify\n\n```bash\n# should be 1\n./a\n# should be 2\n./b\n# should be 3\n```\n")
                        .all(Step.class)
                        .toList();
        assertThat(steps.getFirst().expectations()).hasSize(1);
        assertThat(steps.getLast().expectations().toString())
                .contains("Asked[says=should be 2")
                .contains("says=should be 3");
    }
}
