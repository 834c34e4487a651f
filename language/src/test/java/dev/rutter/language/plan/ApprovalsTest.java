package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose yes a deployment waits for, in whatever words: it does not start without.
class ApprovalsTest {
    private static List<Action> actions(String text) {
        var runbook =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n"
                                + text
                                + "\n\n```bash\n./bin/ship\n```\n\n## Rollback\n\n```bash\n./bin/undo\n```\n");
        return Planner.plan("shop.md", runbook, Environment.unbound("production")).steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(it -> it instanceof Action.Ask || it instanceof Action.Shell)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Needs two approvals: `./bin/index`",
                "`./bin/index` — approval: Ann",
                "`./bin/index` (needs Ann's OK)",
                "Get sign-off from Dora, then run `./bin/index`.",
                "Call Ann and let her confirm; then `./bin/index`",
                "Only Ben may run `./bin/index`.",
                "`./bin/index` must be run by a DBA",
                "This change requires approval from the DBA.",
                "**Approvals required:** 2",
                "Approver: Ann. Nobody deploys without her OK.",
                "Freigabe durch die Leitung erforderlich.",
                "- @ann approves the change",
                "- Sign-off: Ann (DBA), Ben (QA)",
                "- Ann has approved the change."
            })
    void it_waits_for_somebodys_yes(String text) {
        assertThat(actions(text).getFirst())
                .isInstanceOfSatisfying(Action.Ask.class, ask -> assertThat(ask.holds()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approval: not required.", "Approval: automatic", "Approval: none"})
    void what_needs_nobodys_yes_asks_for_none(String text) {
        assertThat(actions(text)).containsExactly(actions("Now:").getFirst());
    }

    @Test
    void each_who_has_not_signed_is_asked_for() {
        assertThat(
                        actions(
                                "| Role | Name | Signature |\n|---|---|---|\n| DBA | Ann | |\n| QA | Ben | B. |"))
                .first()
                .isEqualTo(new Action.Ask("Signature: DBA, Ann: may it go on?"));
        assertThat(actions("| Role | Name | Signature |\n|---|---|---|\n| QA | Ben | B. |"))
                .noneMatch(Action.Ask.class::isInstance);
    }
}
