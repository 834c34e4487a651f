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

/// A condition inside another: what both guard is done where both hold.
class BothConditionsTest {
    private static final String HEAD = "# Shop\n\n## Deploy\n\n1. Run `./ship.sh`\n\n";

    private static List<Optional<String>> conditions(String markdown) {
        return PlannerTest.plan(HEAD + markdown).steps().stream()
                .filter(step -> Lines.text(step.action()).equals("./drain.sh"))
                .map(Plan.PlannedStep::when)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If tables changed:\n\n- If jobs wait, run `./drain.sh`\n- Run `./up.sh`\n",
                "If tables changed:\n\n1. Run `./up.sh`\n2. If jobs wait:\n\n   ```bash\n   ./drain.sh\n   ```\n",
                "If tables changed:\n\n```bash\n./up.sh\n# If jobs wait\n./drain.sh\n```\n",
                "**If tables changed:**\n\nRun `./up.sh`. If jobs wait, run `./drain.sh`.\n",
                "### Migrate (if tables changed)\n\nIf jobs wait:\n\n```bash\n./drain.sh\n```\n",
                "### Migrate (if tables changed)\n\n#### Drain (if jobs wait)\n\n```bash\n./drain.sh\n```\n",
                "### Migrate (if tables changed)\n\n```bash\n./drain.sh # if jobs wait\n```\n"
            })
    void both_are_asked_in_one_question(String markdown) {
        assertThat(conditions(markdown))
                .singleElement()
                .satisfies(when ->
                        assertThat(when.orElseThrow())
                                .isEqualToIgnoringCase("if tables changed, and: if jobs wait"));
    }

    @Test
    void conditions_beside_each_other_stay_apart() {
        assertThat(
                        conditions(
                                """
                                - If tables changed, run `./up.sh`
                                - If jobs wait, run `./drain.sh`
                                """))
                .containsExactly(Optional.of("If jobs wait"));
        assertThat(
                        conditions(
                                """
                                If tables changed:

                                ```bash
                                ./up.sh
                                ```

                                If jobs wait:

                                ```bash
                                ./drain.sh
                                ```
                                """))
                .containsExactly(Optional.of("If jobs wait"));
    }

    @Test
    void the_same_condition_said_twice_is_one() {
        assertThat(conditions("### Drain (if jobs wait)\n\n- Drain (if jobs wait): `./drain.sh`\n"))
                .containsExactly(Optional.of("if jobs wait"));
    }

    @Test
    void the_questions_join_what_holds_and_what_is_to_be_done() {
        var plan =
                PlannerTest.plan(
                        HEAD
                                + "If tables changed:\n\n- If jobs wait, run `./drain.sh`\n- Reindex (if necessary): `./index.sh`\n");
        assertThat(Questions.of(plan).stream().map(asked -> asked.what()).toList())
                .contains(
                        "does this hold: tables changed, and: jobs wait?",
                        "does this hold: tables changed, and is this to be done: Reindex (if necessary): ./index.sh?");
        assertThat(plan.steps().stream().map(Applies::question).flatMap(Optional::stream))
                .contains(
                        "Does this apply: If tables changed, and: If jobs wait?",
                        "Does this apply: If tables changed? And is this to be done: Reindex (if necessary): ./index.sh?");
    }

    @Test
    void an_answer_that_is_known_of_one_leaves_the_other_to_be_asked_or_both_out() {
        var document =
                MarkdownReader.read(
                        HEAD + "If tables changed:\n\n- If jobs wait, run `./drain.sh`\n");
        var environment = Environment.unbound("production");
        var yes = environment.acknowledging(Map.of("If tables changed", "yes"));
        var no = environment.acknowledging(Map.of("If tables changed", "no"));
        assertThat(Planner.plan("x.md", document, yes).steps().getLast().when())
                .contains("If jobs wait");
        assertThat(PlannerTest.said(Planner.plan("x.md", document, no).steps()))
                .containsExactly("./ship.sh");
    }
}
