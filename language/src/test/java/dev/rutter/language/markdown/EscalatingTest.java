package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules of one section on when somebody else comes in.
class EscalatingTest {
    private static List<String> rules(String heading, String line) {
        return MarkdownReader.read("# Shop\n\n## " + heading + "\n\n" + line + "\n")
                .all(Entry.Escalation.class)
                .map(it -> it.after().orElseThrow() + " " + it.who())
                .toList();
    }

    @Test
    void each_joins_the_ladder_with_its_time_its_condition_and_what_it_is_about() {
        assertThat(
                        rules(
                                "Deploy",
                                "**Escalation**: If unresolved after 15 minutes, escalate to the web team"))
                .containsExactly("PT15M the web team, if unresolved after 15 minutes (Deploy)");
        assertThat(
                        rules(
                                "Troubleshooting",
                                "- **Full disk**: no space left\n  - **Escalate**: Immediately to Mia"))
                .containsExactly("PT0S Mia (Full disk: no space left)");
        assertThat(rules("Troubleshooting", "- **Escalate**: If a restart does not help"))
                .containsExactly("PT0S escalate, if a restart does not help (Troubleshooting)");
        assertThat(
                        rules(
                                "Troubleshooting",
                                "Escalate to the vendor when the queue is older than 2 hours."))
                .containsExactly(
                        "PT0S the vendor, when the queue is older than 2 hours (Troubleshooting)");
    }

    @Test
    void what_only_points_elsewhere_is_none_and_an_order_of_the_procedure_stays_one() {
        assertThat(rules("Deploy", "**Escalation**: see the wiki")).isEmpty();
        assertThat(rules("Deploy", "1. If it hangs, escalate to Mia")).isEmpty();
        assertThat(Readings.steps("1. If it hangs, escalate to Mia")).hasSize(1);
    }
}
