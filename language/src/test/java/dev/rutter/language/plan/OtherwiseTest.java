package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done where a condition does not hold: of both, exactly one is done.
class OtherwiseTest {
    private static final String HEAD = "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n";

    private static List<Plan.PlannedStep> steps(String markdown) {
        var steps = PlannerTest.plan(HEAD + markdown + "\n").steps();
        return steps.subList(1, steps.size());
    }

    private static Optional<String> when(String script, String markdown) {
        return steps(markdown).stream()
                .filter(step -> Lines.text(step.action()).equals(script))
                .findFirst()
                .orElseThrow()
                .when();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- If tables changed, run `./up.sh`; otherwise run `./keep.sh`.",
                "- If tables changed: `./up.sh`. If not, `./keep.sh`.",
                "- If tables changed, run `./up.sh`. Otherwise, run `./keep.sh`.",
                "- If tables changed: run `./up.sh`, else `./keep.sh`",
                "If tables changed run `./up.sh`, else run `./keep.sh`.",
                "**If tables changed**: run `./up.sh`. **Otherwise**: run `./keep.sh`.",
                "- If tables changed, run `./up.sh`\n- Otherwise, run `./keep.sh`",
                "1. If tables changed:\n\n   ```bash\n   ./up.sh\n   ```\n\n2. If not:\n\n   ```bash\n   ./keep.sh\n   ```",
                "If tables changed:\n\n```bash\n./up.sh\n```\n\nOtherwise run:\n\n```bash\n./keep.sh\n```",
                "**If tables changed:**\n\n```bash\n./up.sh\n```\n\n**Otherwise:**\n\n```bash\n./keep.sh\n```",
                "### If tables changed\n\n```bash\n./up.sh\n```\n\n### Otherwise\n\n```bash\n./keep.sh\n```",
                "```bash\n# If tables changed\n./up.sh\n# Otherwise\n./keep.sh\n```",
                "```bash\n# If tables changed:\n./up.sh\n\n# else:\n./keep.sh\n```",
                "| # | Command | When |\n|---|---|---|\n| 1 | `./up.sh` | If tables changed |\n| 2 | `./keep.sh` | otherwise |"
            })
    void one_answer_decides_which_of_both_is_done(String markdown) {
        var plan = PlannerTest.plan(HEAD + markdown + "\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./ship.sh", "./up.sh", "./keep.sh");
        var changed = plan.steps().get(1);
        var otherwise = plan.steps().get(2);
        assertThat(changed.when()).contains("If tables changed");
        assertThat(otherwise.when()).contains("not: If tables changed");
        assertThat(otherwise.whenAsked()).contains(changed.id());
        assertThat(plan.otherwise(otherwise)).isTrue();
        assertThat(plan.otherwise(changed)).isFalse();
    }

    @Test
    void a_condition_behind_the_command_is_one_too() {
        var steps = steps("Run `./up.sh` if tables changed, otherwise run `./keep.sh`.");
        assertThat(steps)
                .extracting(Plan.PlannedStep::when)
                .containsExactly(
                        Optional.of("if tables changed"), Optional.of("not: if tables changed"));
    }

    @Test
    void the_condition_of_another_paragraph_is_none_of_theirs() {
        var markdown =
                """
                If the cache is cold run `./warm.sh`, else run `./keep.sh`.

                ```bash
                # If jobs wait
                ./slow.sh
                # Otherwise
                ./fast.sh
                ```
                """;
        assertThat(when("./slow.sh", markdown)).contains("If jobs wait");
        assertThat(when("./fast.sh", markdown)).contains("not: If jobs wait");
    }

    @Test
    void a_new_case_behind_an_otherwise_stands_alone() {
        var markdown =
                """
                ```bash
                # If on arm
                ./arm.sh
                # else
                ./intel.sh
                # If jobs wait
                ./slow.sh
                # else
                ./fast.sh
                ```
                """;
        assertThat(when("./intel.sh", markdown)).contains("not: If on arm");
        assertThat(when("./slow.sh", markdown)).contains("If jobs wait");
        assertThat(when("./fast.sh", markdown)).contains("not: If jobs wait");
    }

    @Test
    void of_more_cases_than_a_sentence_holds_the_last_is_none_of_them_all() {
        var markdown = new StringBuilder("```bash\n");
        for (var i = 1; i <= 40; i++) {
            markdown.append("# If case " + i + "\n./c" + i + ".sh\n");
        }
        markdown.append("# else\n./rest.sh\n```\n");
        assertThat(when("./c40.sh", markdown.toString())).contains("If case 40");
        assertThat(when("./rest.sh", markdown.toString()))
                .contains("none of the conditions above holds");
    }

    @Test
    void of_several_cases_the_last_is_none_of_those_before() {
        var markdown =
                """
                - If the cache is small, run `./small.sh`
                - Else if the cache is big, run `./big.sh`
                - Else run `./none.sh`
                """;
        assertThat(when("./small.sh", markdown)).contains("If the cache is small");
        assertThat(when("./big.sh", markdown))
                .contains("not: If the cache is small, and: if the cache is big");
        assertThat(when("./none.sh", markdown))
                .contains("not: If the cache is small, and: not: if the cache is big");
    }

    @Test
    void what_is_checked_above_may_not_be_so() {
        assertThat(
                        when(
                                "./drain.sh",
                                "1. Check that the queue is empty: `./queue.sh`\n2. If not, run `./drain.sh`\n"))
                .contains("not: Check that the queue is empty");
        assertThat(when("./drain.sh", "The queue must be empty; otherwise run `./drain.sh`."))
                .contains("not: The queue must be empty");
    }

    @Test
    void a_person_does_the_part_that_gives_no_command() {
        assertThat(steps("- If tables changed, tell the lead; otherwise run `./keep.sh`."))
                .extracting(Plan.PlannedStep::when, step -> Lines.text(step.action()))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Optional.of("If tables changed"), "tell the lead"),
                        org.assertj.core.groups.Tuple.tuple(
                                Optional.of("not: If tables changed"), "./keep.sh"));
        assertThat(steps("- If tables changed, run `./up.sh`; otherwise skip this."))
                .extracting(Plan.PlannedStep::when)
                .containsExactly(Optional.of("If tables changed"));
    }

    @Test
    void a_condition_of_its_own_is_none_on_what_stands_above() {
        var markdown =
                """
                - If tables changed, run `./up.sh`
                - If not installed, run `./install.sh`
                """;
        assertThat(when("./install.sh", markdown)).contains("If not installed");
    }

    @Test
    void an_answer_in_the_environment_decides_both() {
        var markdown = HEAD + "- If tables changed, run `./up.sh`; otherwise run `./keep.sh`.\n";
        var environment =
                Environment.unbound("prod").acknowledging(Map.of("If tables changed", "no"));
        var plan = Planner.plan("shop.md", MarkdownReader.read(markdown), environment);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh", "./keep.sh");
        assertThat(plan.steps().get(1).when()).isEmpty();
    }

    @Test
    void the_environment_itself_decides_both() {
        var markdown = "```bash\n# Only on staging\n./seed.sh\n# else\n./live.sh\n```";
        var plan =
                Planner.plan(
                        "shop.md",
                        MarkdownReader.read(HEAD + markdown),
                        Environment.unbound("production"));
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh", "./live.sh");
        assertThat(plan.steps().get(1).when()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- `./index.sh` (skip if nothing changed)",
                "- `./index.sh` (not needed if nothing changed)",
                "- `./index.sh` (can be skipped if nothing changed)",
                "- Run `./index.sh`. Skip if nothing changed.",
                "- Run `./index.sh` – skip it if nothing changed",
                "```bash\n./index.sh  # skip if nothing changed\n```",
                "```bash\n# Skip if nothing changed\n./index.sh\n```",
                "| # | Command | Skip if |\n|---|---|---|\n| 1 | `./index.sh` | nothing changed |"
            })
    void what_is_skipped_on_a_condition_is_done_unless_it_holds(String markdown) {
        assertThat(when("./index.sh", markdown)).contains("unless nothing changed");
    }

    @Test
    void a_column_for_conditions_states_those_of_its_rows() {
        var markdown =
                """
                | Step | Command | Condition |
                |---|---|---|
                | 1 | `./up.sh` | tables changed |
                | 2 | `./keep.sh` | always |

                | Step | Command | When |
                |---|---|---|
                | 1 | `./late.sh` | only if jobs wait |
                | 2 | `./soon.sh` | 14:00 |
                """;
        assertThat(when("./up.sh", markdown)).contains("tables changed");
        assertThat(when("./keep.sh", markdown)).isEmpty();
        assertThat(when("./late.sh", markdown)).contains("only if jobs wait");
        assertThat(when("./soon.sh", markdown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Otherwise:", "Else:", "Andernfalls:", "Sinon :", "Otherwise run this:"})
    void it_is_said_of_no_more_than_the_block_below_it(String otherwise) {
        var markdown =
                "If tables changed:\n\n```bash\n./up.sh\n```\n\n%s\n\n```bash\n./keep.sh\n```\n\nShip the release.\n\n```bash\n./last.sh\n```"
                        .formatted(otherwise);
        assertThat(when("./keep.sh", markdown)).hasValue("not: If tables changed");
        assertThat(when("./last.sh", markdown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Otherwise, skip this and go to the next step.",
                "Otherwise there is nothing to do.",
                "Otherwise you are done here.",
                "If not, do nothing."
            })
    void where_nothing_is_then_done_nothing_below_is_guarded(String otherwise) {
        var markdown =
                "If tables changed:\n\n```bash\n./up.sh\n```\n\n%s\n\n```bash\n./last.sh\n```"
                        .formatted(otherwise);
        assertThat(when("./last.sh", markdown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherwise", "Otherwise:", "else", "or", "or else", "alternatively"})
    void a_command_that_its_remark_sets_in_the_place_of_the_one_above_is_asked(String remark) {
        var fence = "```bash\n./up.sh\n./keep.sh  # " + remark + "\n./on.sh\n```";
        assertThat(when("./up.sh", fence)).isEmpty();
        assertThat(when("./keep.sh", fence)).contains(remark + ", in the place of ./up.sh");
        assertThat(when("./on.sh", fence)).isEmpty();
    }

    @Test
    void where_the_remark_above_has_a_condition_it_is_done_where_that_does_not_hold() {
        var fence = "```bash\n./up.sh # if tables changed\n./keep.sh # otherwise\n```";
        assertThat(when("./up.sh", fence)).contains("if tables changed");
        assertThat(when("./keep.sh", fence)).contains("not: if tables changed");
        var failed = "```bash\n./up.sh\n./keep.sh # if that fails\n./hold.sh # or\n```";
        assertThat(when("./hold.sh", failed)).contains("or, in the place of ./keep.sh");
    }

    @Test
    void a_remark_that_names_another_command_leaves_its_own_as_it_is() {
        assertThat(when("npm ci", "```bash\n./up.sh\nnpm ci # or npm install\n```")).isEmpty();
    }
}
