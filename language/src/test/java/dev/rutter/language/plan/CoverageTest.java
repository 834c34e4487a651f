package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Coverage.Share;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void automatic_is_only_what_nobody_is_asked_about() {
        assertThat(
                        Coverage.lines(
                                MarkdownReader.read(
                                        """
                                        # Shop

                                        ## Deploy

                                        - [ ] Tell the team

                                        ```bash
                                        make build
                                        git checkout <commit>
                                        git reset --hard HEAD~1
                                        ssh web1
                                        uptime
                                        ```

                                        If the schema changes:

                                        ```bash
                                        make migrate
                                        ```

                                        ## Verify

                                        ```bash
                                        ./count
                                        # Expected: 5
                                        ./report
                                        # Expected: looks like last week's
                                        ```

                                        - Error rate < 1 %

                                        ## Rollback

                                        Roll back if error rate > 5 %.

                                        Roll back if the owner of the shop says so.

                                        ```bash
                                        make back
                                        ```

                                        ## Maintenance

                                        ```bash
                                        make vacuum
                                        ```
                                        """)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry(5, Share.ASKED),
                                Map.entry(8, Share.AUTOMATIC),
                                Map.entry(9, Share.ASKED),
                                Map.entry(10, Share.ASKED),
                                Map.entry(11, Share.ASKED),
                                Map.entry(12, Share.ASKED),
                                Map.entry(18, Share.ASKED),
                                Map.entry(24, Share.AUTOMATIC),
                                Map.entry(25, Share.JUDGED),
                                Map.entry(26, Share.AUTOMATIC),
                                Map.entry(27, Share.ASKED),
                                Map.entry(30, Share.JUDGED),
                                Map.entry(34, Share.JUDGED),
                                Map.entry(36, Share.ASKED),
                                Map.entry(39, Share.READY),
                                Map.entry(45, Share.UNREAD)));
    }

    @Test
    void a_result_that_no_step_is_held_against_is_unread() {
        assertThat(
                        Coverage.lines(
                                MarkdownReader.read(
                                        """
                                        # Shop

                                        ## Verify

                                        Expected: every page loads.
                                        """)))
                .doesNotContainValue(Share.AUTOMATIC)
                .doesNotContainValue(Share.JUDGED);
    }

    @Test
    void every_share_is_counted_even_where_it_is_none() {
        assertThat(Coverage.counts(MarkdownReader.read("Prose.\n")))
                .hasSize(Share.values().length)
                .allSatisfy((share, count) -> assertThat(count).as(share.word()).isZero());
    }
}
