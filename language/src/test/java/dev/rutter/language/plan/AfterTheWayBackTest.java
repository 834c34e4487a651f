package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A way back never lets the release through that it takes back.
class AfterTheWayBackTest {
    private static Plan plan(String rollback) {
        return Planner.plan(
                "runbook.md",
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Rollback\n\n"
                                + rollback
                                + "\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./undo.sh`\n2. After the fix is merged, deploy again: `./forth.sh`",
                "- Go back: `./undo.sh`\n- Resume the rollout: `./forth.sh`",
                "1. `./undo.sh`\n2. Once stable, re-enable it: `./forth.sh`",
                "1. `./undo.sh`\n2. When the cause is fixed, roll forward: `./forth.sh`",
                "```bash\n# Go back\n./undo.sh\n# Resume after the fix\n./forth.sh\n```",
                "```bash\n# Go back\n./undo.sh\n# Skip to 100% (emergency)\n./forth.sh --force\n```",
                "**Go back:**\n\n```bash\n./undo.sh\n```\n\n**Re-enable after the fix:**\n\n```bash\n./forth.sh\n```",
                "| Step | Command |\n|---|---|\n| Go back | `./undo.sh` |\n| Re-enable the flag | `./forth.sh` |"
            })
    void what_is_for_when_the_cause_is_mended_is_no_part_of_the_way_back(String rollback) {
        var plan = plan(rollback);
        assertThat(plan.rollback())
                .extracting(step -> Lines.text(step.action()))
                .contains("./undo.sh")
                .noneMatch(text -> text.contains("./forth.sh"));
        assertThat(plan.unread()).anyMatch(line -> line.why().contains("no way back"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. `./undo.sh`\n2. Resume the workers: `./more.sh`",
                "1. `./undo.sh`\n2. Redeploy the previous version: `./more.sh`",
                "1. Promote the old replica: `./undo.sh`\n2. Enable traffic: `./more.sh`",
                "```bash\n# Stop the workers\n./undo.sh\n# Re-enable the load balancer\n./more.sh\n```"
            })
    void what_the_release_before_needs_is(String rollback) {
        assertThat(plan(rollback).rollback())
                .extracting(step -> Lines.text(step.action()))
                .contains("./undo.sh", "./more.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Roll back within the first 30 minutes. After that only fix forward.",
                "Roll back if orders fail. After an hour, fix forward instead.",
                "Once the migration has run we only fix forward; before it:",
                "Restore the old version. After that, prepare a fix.",
                "Roll back (after 30 minutes prefer a hotfix):"
            })
    void until_when_it_is_gone_back_is_no_time_after_it(String words) {
        assertThat(
                        plan(words
                                        + "\n\n```bash\n./undo.sh\n```\n\n"
                                        + "If data was lost:\n\n```bash\n./restore.sh\n```")
                                .rollback())
                .extracting(step -> Lines.text(step.action()))
                .contains("./undo.sh");
    }

    @Test
    void what_goes_forward_after_a_time_is_a_rule_against_going_back() {
        var plan =
                plan(
                        "Roll back within 30 minutes. After that only fix forward.\n\n"
                                + "```bash\n./undo.sh\n```");
        assertThat(plan.rules())
                .extracting(Entry.Trigger::decision)
                .containsExactly(Entry.Trigger.Decision.DO_NOT_ROLL_BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restore the old version. Once the bug is fixed, ship again:",
                "Roll back first. After the fix is merged, redeploy."
            })
    void a_sentence_that_brings_it_in_again_tells_what_stands_below(String words) {
        assertThat(plan(words + "\n\n```bash\n./forth.sh\n```").rollback())
                .noneMatch(step -> Lines.text(step.action()).contains("./forth.sh"));
    }
}
