package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Coverage;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders in chapters that nothing marks as part of the deployment are left out by name.
class LeftOutTest {
    private static String document(String chapter) {
        return "# Deploy the shop\n\n## Deploy\n\n```bash\n./go\n```\n\n" + chapter + "\n";
    }

    private static List<String> leftOut(String chapter) {
        return MarkdownReader.read(document(chapter)).problems().stream()
                .filter(it -> it.code().equals("RT008"))
                .map(it -> it.seen())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## DNS\n\n- Point the record at the new host\n- Lower the TTL",
                "## The cache\n\nIt lives on the first host.\n\n- Flush the cache\n- 16 GB",
                "## Queue\n\nDrain the queue. Tell support."
            })
    void an_order_in_a_chapter_that_is_only_for_reading_is_told(String chapter) {
        assertThat(leftOut(chapter)).isNotEmpty().allMatch(it -> chapter.contains(it));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## DNS\n\n- The record points at the new host\n- TTL 300",
                "## DNS\n\n- Never point two records at one host\n- Use short names",
                "## DNS\n\n- Log archive: https://logs.example\n- TBD: describe this",
                "## Architecture\n\n- Point the record at the new host",
                "## DNS\n\n1. Point the record at the new host"
            })
    void what_states_advises_or_is_asked_is_not(String chapter) {
        assertThat(leftOut(chapter)).isEmpty();
    }

    @Test
    void the_plan_names_it_and_its_line_counts_as_unread() {
        var book = MarkdownReader.read(document("## DNS\n\n- Point the record at the new host"));
        assertThat(Planner.plan("x.md", book, Environment.unbound("production")).unread())
                .extracting(Plan.Unread::line, Plan.Unread::says)
                .contains(tuple(11, "Point the record at the new host"));
        assertThat(Coverage.lines(book)).containsEntry(11, Coverage.Share.UNREAD);
    }
}
