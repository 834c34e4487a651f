package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RotationTest {
    /// A document with a command below each heading, called by the heading's place.
    private static Plan plan(String title, String... chapters) {
        var text =
                Arrays.stream(chapters)
                        .map(it -> "## " + it + "\n\n1. `./do-" + it.charAt(0) + "`\n")
                        .collect(Collectors.joining("\n", "# " + title + "\n\n", ""));
        return Planner.plan("doc.md", MarkdownReader.read(text), Environment.unbound("production"));
    }

    private static List<String> run(Plan plan) {
        return plan.steps().stream().map(step -> ((Action.Shell) step.action()).script()).toList();
    }

    @Test
    void the_planned_rotation_is_the_deed_and_what_is_for_a_lost_key_is_not() {
        assertThat(run(plan("Key rotation", "Planned rotation", "Emergency rotation")))
                .containsExactly("./do-P");
        assertThat(run(plan("Token renewal", "Issue a token", "Compromised token")))
                .containsExactly("./do-I");
        assertThat(run(plan("Certificate rotation", "Make a new one", "Certificate revocation")))
                .containsExactly("./do-M");
    }

    @Test
    void the_old_key_is_revoked_as_a_part_of_it() {
        assertThat(run(plan("Key rotation", "Generate the new key", "Revoke the old key")))
                .containsExactly("./do-G", "./do-R");
    }

    @Test
    void of_several_things_that_are_each_rotated_one_is_chosen() {
        var plan = plan("Secrets rotation", "Mail password rotation", "Signing key rotation");
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.open()).anyMatch(it -> it.kind() == Plan.Open.Kind.CHOICE);
        assertThat(
                        run(
                                plan(
                                        "Quarterly secrets rotation",
                                        "Mail password rotation",
                                        "Signing key rotation")))
                .containsExactly("./do-M", "./do-S");
    }

    @Test
    void by_a_machine_or_by_hand_it_is_rotated_once() {
        assertThat(run(plan("Certificate rotation", "Automated (preferred)", "Manual rotation")))
                .containsExactly("./do-A");
        assertThat(run(plan("Certificate renewal", "Renew the certificate", "Manual renewal")))
                .containsExactly("./do-R");
    }

    @Test
    void what_is_done_with_the_new_one_is_part_of_it() {
        assertThat(
                        run(
                                plan(
                                        "Key rotation",
                                        "Rotate the key",
                                        "Workers: restart",
                                        "Delete the old key")))
                .containsExactly("./do-R", "./do-W", "./do-D");
        assertThat(run(plan("Certificate renewal", "Make a new one", "Restart nginx")))
                .containsExactly("./do-M", "./do-R");
    }

    @Test
    void the_scheduled_one_is_the_deed_and_its_testing_is_not() {
        assertThat(
                        run(
                                plan(
                                        "Key rotation",
                                        "Scheduled rotation",
                                        "Leaked key",
                                        "Rotation testing")))
                .containsExactly("./do-S");
    }

    @Test
    void what_comes_before_a_failover_is_done_before_it() {
        assertThat(run(plan("Database failover", "Triage", "Isolate the primary", "Failover")))
                .containsExactly("./do-T", "./do-I", "./do-F");
    }

    @Test
    void what_may_have_happened_is_for_trouble_only() {
        assertThat(
                        run(
                                plan(
                                        "Database failover",
                                        "Scenario 1: primary is down",
                                        "Scenario 2: replica lags")))
                .isEmpty();
    }

    @Test
    void a_condition_in_a_heading_guards_its_part() {
        assertThat(run(plan("Certificate rotation", "Rotate", "If you use nginx")))
                .containsExactly("./do-R", "./do-I");
    }
}
