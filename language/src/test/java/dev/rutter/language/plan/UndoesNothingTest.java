package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A way back that takes nothing back is none, and the plan says so.
class UndoesNothingTest {
    private static Plan plan(String back) {
        return PlannerTest.plan(
                "# Shop\n\n## Release\n\n```bash\n./bin/ship\n```\n\n## Rollback\n\n"
                        + back
                        + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n./scripts/smoke-test.sh\n```",
                "```bash\ncurl -fsS https://shop.example.com/health\nkubectl get pods\n```",
                "1. Write an incident report\n2. Update this runbook\n3. Add it to `FAILURES.md`",
                "1. Check the logs\n2. Notify the team"
            })
    void looking_and_writing_alone_is_no_way_back(String back) {
        var plan = plan(back);
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.ROLLBACK);
        assertThat(plan.unread()).anyMatch(it -> it.why().contains("takes nothing back"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\n./bin/back\n./scripts/smoke-test.sh\n```",
                "1. Revert the merge\n2. Write an incident report",
                "1. Restore the users table",
                "1. Turn the flag off",
                "1. Check the logs, then redeploy the previous version",
                "- [ ] Old version serves",
                "1. Call the DBA, who rewinds the database.",
                "1. Tell hosting to bring up the reserve.",
                "```bash\n./restore-latest.sh\n```",
                "```bash\ncurl -fsS https://ci.example.com/hooks/rollback\n```",
                "```bash\ncurl -fsS 'https://ci.example.com/run?job=back'\n```",
                "```bash\ncurl -fsS $HOOK_URL\n```"
            })
    void one_step_that_takes_something_back_makes_one(String back) {
        assertThat(plan(back).rollback()).isNotEmpty();
    }

    @Test
    void who_has_acknowledged_it_may_run() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Release\n\n```bash\n./bin/ship\n```\n\n## Rollback\n\n1. Check the logs\n",
                        "acknowledge: { \"no way back\": \"yes\" }");
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).noneMatch(open -> open.kind() == Plan.Open.Kind.ROLLBACK);
    }
}
