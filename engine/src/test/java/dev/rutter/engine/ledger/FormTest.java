package dev.rutter.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Templates as teams write them.
class FormTest {
    private final Form form =
            new Form(
                    Map.of(
                            "date", "2026-11-02 10:00 UTC",
                            "deployer", "jo",
                            "commit", "abc123",
                            "duration", "31 min",
                            "rollback", "no",
                            "started", "10:00:00",
                            "live", "10:01:00",
                            "issues", "none"),
                    Map.of("timeline", List.of("- 10:00:00 began", "- 10:01:00 went live")),
                    "jo");

    @Test
    void labels_decide_what_a_blank_is_for_and_the_rest_is_left_marked() {
        assertThat(
                        form.fill(
                                """
                                Date: YYYY-MM-DD HH:MM UTC
                                **Deployer:** [Name]
                                Branch: main
                                Commit: [hash]
                                Duration: X minutes
                                Downtime: X seconds
                                Issues: None / [Description]
                                Rollback: No / Yes - [Reason]
                                Started / live: [times]
                                Notes: [Any observations]
                                """))
                .isEqualTo(
                        """
                        Date: 2026-11-02 10:00 UTC
                        **Deployer:** jo
                        Branch: main
                        Commit: abc123
                        Duration: 31 min
                        Downtime: X seconds [to be filled in by jo]
                        Issues: none
                        Rollback: no
                        Started / live: 10:00:00 / 10:01:00
                        Notes: [Any observations: to be filled in by jo]
                        """);
    }

    @Test
    void the_timeline_takes_the_place_of_its_blank_lines_and_things_to_do_stay_open() {
        assertThat(
                        form.fill(
                                """
                                ## Timeline
                                - [Time]: [Event]
                                - [Time]: [Event]

                                ## Actions
                                - [ ] [action], [owner], [date]
                                See [the guide](guide.md)
                                """))
                .isEqualTo(
                        """
                        ## Timeline
                        - 10:00:00 began
                        - 10:01:00 went live

                        ## Actions
                        - [ ] [action: to be filled in by jo], [owner: to be filled in by jo], [date: to be filled in by jo]
                        See [the guide](guide.md)
                        """);
    }

    @Test
    void a_label_that_asks_for_the_timeline_has_it_below() {
        assertThat(form.fill("Severity: SEV2\n**Timeline:** [timeline]\nCause: [cause]\n"))
                .isEqualTo(
                        """
                        Severity: SEV2
                        **Timeline:**
                        - 10:00:00 began
                        - 10:01:00 went live
                        Cause: [cause: to be filled in by jo]
                        """);
    }
}
