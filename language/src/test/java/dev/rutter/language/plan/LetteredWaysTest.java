package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways that items and rows tell: one of them is taken.
class LetteredWaysTest {
    private static final String BACK = "\n\n## Rollback\n\n```bash\n./back.sh\n```\n";

    private static Plan deploy(String markdown) {
        return PlannerTest.plan("# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n" + markdown + BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Option A: `./up.sh --online`\n- Option B: `./up.sh --offline`",
                "1. Option 1: run `./up.sh`\n2. Option 2: run `./over.sh`",
                "- **Method 1**: `./up.sh`\n- **Method 2**: `./over.sh`",
                "| Method | Command |\n|---|---|\n| Online | `./up.sh` |\n| Offline | `./over.sh` |",
                "| Option | Command | Notes |\n|---|---|---|\n| A | `./up.sh` | quick |\n| B | `./over.sh` | slow |"
            })
    void none_is_taken_unless_somebody_chooses(String markdown) {
        var plan = deploy(markdown);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @Test
    void so_on_the_way_back() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `./ship.sh`

                        ## Rollback

                        - Option A: `./back.sh --code`
                        - Option B: `./back.sh --tables`
                        """);
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.open()).extracting(Plan.Open::kind).contains(Plan.Open.Kind.CHOICE);
    }

    @Test
    void the_recommended_one_is_taken() {
        var plan = deploy("- Option A (recommended): `./up.sh`\n- Option B: `./over.sh`");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh", "./up.sh");
    }

    @Test
    void the_methods_of_requests_are_no_ways() {
        var plan =
                deploy(
                        "| Method | Command |\n|---|---|\n| GET | `curl http://a.example.com/x` |\n| POST | `curl -X POST http://a.example.com/y` |");
        assertThat(plan.steps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Option A: The release before (Recommended)\n\n```bash\n./back.sh\n```\n\n### Option B: The tables\n\n```bash\n./restore.sh\n```\n",
                "### Option A: The release before\n\n```bash\n./back.sh\n```\n\n### Option B: The tables (NOT RECOMMENDED)\n\n```bash\n./restore.sh\n```\n",
                "### Redeploy (preferred)\n\n```bash\n./back.sh\n```\n\n### Restore\n\n```bash\n./restore.sh\n```\n"
            })
    void what_the_document_says_for_a_way_back_weighs(String markdown) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n## Rollback\n\n" + markdown);
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh");
    }

    @Test
    void what_stands_in_the_place_of_a_command_has_its_condition() {
        var document =
                """
                # Shop

                ## Deploy

                ```bash
                # If tables changed
                ./up.sh
                # Or, by hand
                ./over.sh
                ```

                ```bash
                ./ship.sh
                ```
                """;
        var steps = MarkdownReader.read(document).all(Step.class).toList();
        assertThat(steps)
                .extracting(Step::when)
                .containsExactly(
                        Optional.of("If tables changed"),
                        Optional.of("If tables changed"),
                        Optional.empty());
    }
}
