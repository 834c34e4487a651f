package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation.Logged;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a document says of log lines reaches the step that waits for the release.
class LogPatternsTest {
    private static final String HOSTING = "hosting: { kind: render, service: shop }";

    private static final String DOCUMENT =
            """
            # Deployment

            ## Deploy

            1. Click "Manual Deploy" > "Deploy latest commit"

            ### Watch the build logs

            **Log patterns to look for:**

            ```
            # API Success Indicators
            ✓ "Migrations complete"
            ✓ "Ready in XXXms"

            # Warning Signs (investigate immediately)
            ✗ "Port already in use"
            ✗ ImportError, ModuleNotFoundError
            ```

            **Common Build Warnings (Safe to Ignore):**
            - "Duplicate key" warnings (from the client)
            - Unused variables

            ### Completion

            **Failure indicators:**
            - The build log shows "Build failed"
            - The address answers "Not Found"

            ## Verification

            - [ ] No errors in the logs

            ## Troubleshooting

            **Warning signs in the logs:**
            - "Never read here"
            """;

    private static List<String> logged(Plan plan, Action.Hosting.Act act) {
        return plan.steps().stream()
                .filter(step ->
                        step.action() instanceof Action.Hosting hosting && hosting.act() == act)
                .flatMap(step -> step.expectations().stream())
                .filter(Logged.class::isInstance)
                .map(Logged.class::cast)
                .map(each -> each.span().line() + " " + each.sign() + " " + each.text())
                .toList();
    }

    @Test
    void what_shows_success_what_may_be_ignored_and_what_to_look_into_is_told_apart() {
        var plan = PlannerTest.plan(DOCUMENT, HOSTING);
        assertThat(logged(plan, Action.Hosting.Act.READ_LOGS))
                .containsExactly(
                        "13 SUCCESS Migrations complete",
                        "14 SUCCESS Ready in …ms",
                        "17 INVESTIGATE Port already in use",
                        "18 INVESTIGATE ImportError",
                        "18 INVESTIGATE ModuleNotFoundError",
                        "22 IGNORE Duplicate key",
                        "28 INVESTIGATE Build failed");
    }

    @Test
    void a_search_for_errors_passes_over_what_may_be_ignored() {
        var plan = PlannerTest.plan(DOCUMENT, HOSTING);
        assertThat(logged(plan, Action.Hosting.Act.LOGS_WITHOUT_ERRORS))
                .containsExactly("22 IGNORE Duplicate key");
    }

    @Test
    void a_list_that_does_not_speak_of_logs_says_nothing_of_them() {
        var plan =
                PlannerTest.plan(
                        DOCUMENT.replace("log", "page")
                                .replace("Log", "Page")
                                .replace("Build Warnings", "Pages"),
                        HOSTING);
        assertThat(logged(plan, Action.Hosting.Act.READ_LOGS)).isEmpty();
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("read the logs of shop");
    }
}
