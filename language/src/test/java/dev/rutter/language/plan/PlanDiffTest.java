package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.PlanDiff.Change;
import dev.rutter.language.plan.PlanDiff.What;
import dev.rutter.language.plan.PlanOutline.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final String PIER =
            """
            # Pier

            ## Pre-deployment

            - [ ] The tide is out
            - [ ] The crew is aboard

            ## Deployment

            ```bash
            ./bin/build
            ./bin/stamp --release
            ./bin/ship --to pier
            ```

            ## Watch for 10 minutes

            - Error rate < 1 %

            ## Rollback triggers

            Roll back if:

            - Error rate > 5 %

            ## Rollback

            ```bash
            ./bin/ship --back
            ```
            """;
    private static final String RULES =
            """
            environments:
              harbour:
                metrics: { error rate: { command: ./bin/errors, unit: "%" } }
                people: { sign: [ada] }
            """;

    private static PlanOutline outline(String document, String companion) {
        var environment = CompanionReader.read(companion).environments().get("harbour");
        return PlanOutline.of(
                Planner.plan(
                        "pier.md",
                        MarkdownReader.read(document),
                        environment == null ? Environment.unbound("harbour") : environment));
    }

    private static PlanDiff diff(String before, String after) {
        return PlanDiff.between(outline(before, RULES), outline(after, RULES));
    }

    private static List<String> told(PlanDiff diff) {
        return diff.changes().stream()
                .map(it -> it.what().word() + " " + it.kind().word() + " " + it.item().key())
                .toList();
    }

    @Test
    void a_window_that_is_called_otherwise_is_one_change_and_none_of_each_limit() {
        var longer = PIER.replace("Watch for 10 minutes", "Watch for 20 minutes");
        assertThat(told(diff(PIER, longer))).containsExactly("changed step Watch for 20 minutes");
        assertThat(told(diff(PIER, longer.replace("< 1 %", "< 2 %"))))
                .containsExactly(
                        "changed step Watch for 20 minutes",
                        "changed limit error rate in Watch for 20 minutes");
        assertThat(told(diff(PIER, PIER.replace("Watch for 10", "Keep an eye on it for 10"))))
                .noneMatch(it -> it.contains("limit"));
    }

    @Test
    void a_plan_does_not_differ_from_itself() {
        var diff = diff(PIER, PIER);
        assertThat(diff.same()).isTrue();
        assertThat(PlanDiffText.show(diff)).endsWith("\n\nnothing changes\n");
    }

    @Test
    void prose_and_other_line_numbers_change_nothing() {
        assertThat(
                        diff(PIER, PIER.replace("# Pier\n", "# Pier\n\nA long pier.\n\nIndeed.\n"))
                                .same())
                .isTrue();
    }

    @Test
    void a_step_that_came_and_one_that_went_are_told_apart() {
        assertThat(
                        told(
                                diff(
                                        PIER,
                                        PIER.replace("./bin/build\n", "./bin/build\nmake quay\n")
                                                .replace("- [ ] The tide is out\n", ""))))
                .containsExactly("removed step The tide is out", "added step make quay");
    }

    @Test
    void a_step_with_another_option_is_the_same_step_changed() {
        var diff =
                diff(PIER, PIER.replace("./bin/ship --to pier", "./bin/ship --to pier --slowly"));
        assertThat(diff.changes())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.what()).isEqualTo(What.CHANGED);
                    assertThat(it.fields())
                            .contains(
                                    new PlanDiff.Field(
                                            "does",
                                            "run ./bin/ship --to pier",
                                            "run ./bin/ship --to pier --slowly"));
                });
    }

    @Test
    void only_the_step_that_left_its_order_has_moved() {
        var after =
                PIER.replace(
                        "./bin/stamp --release\n./bin/ship --to pier\n",
                        "./bin/ship --to pier\n./bin/stamp --release\n");
        var diff = diff(PIER, after);
        assertThat(told(diff)).hasSize(1).allMatch(it -> it.startsWith("moved step ./bin/"));
    }

    @Test
    void what_is_no_gate_any_more_behind_a_step_that_may_change_what_serves_has_changed() {
        var after =
                PIER.replace(
                        "./bin/build\n./bin/stamp --release\n",
                        "./bin/stamp --release\n./bin/build\n");
        assertThat(told(diff(PIER, after)))
                .containsExactly("moved step ./bin/stamp --release", "changed step ./bin/build");
    }

    @Test
    void another_threshold_changes_the_limit_and_the_decision() {
        assertThat(told(diff(PIER, PIER.replace("> 5 %", "> 7 %"))))
                .containsExactly(
                        "changed limit error rate in Watch for 10 minutes",
                        "changed decision Error rate > 7 %");
    }

    @Test
    void a_gate_that_gates_no_more_is_a_change() {
        var moved =
                diff(
                        PIER,
                        PIER.replace("- [ ] The crew is aboard\n", "")
                                .replace(
                                        "- Error rate < 1 %\n",
                                        "- Error rate < 1 %\n\n- [ ] The crew is aboard\n"));
        assertThat(moved.changes().stream().flatMap(it -> it.fields().stream()))
                .contains(
                        new PlanDiff.Field("gate", "yes", "no"),
                        new PlanDiff.Field("phase", "prepare", "watch"));
    }

    @Test
    void what_the_companion_file_says_is_compared_too() {
        var with = RULES.replace("sign: [ada]", "sign: [ada, mia]") + "    bind: { pier: quay }\n";
        var diff = PlanDiff.between(outline(PIER, RULES), outline(PIER, with));
        assertThat(
                        diff.changes().stream()
                                .filter(it -> it.kind() == Kind.SETTING)
                                .map(Change::item))
                .extracting(PlanOutline.Item::key)
                .containsExactly("sign", "bind pier");
    }

    @Test
    void the_text_of_a_difference_can_be_reviewed() {
        var after =
                PIER.replace("./bin/build\n", "./bin/build\nmake quay\n").replace("> 5 %", "> 7 %");
        assertThat(PlanDiffText.show(diff(PIER, after)))
                .isEqualTo(
                        """
                        --- pier.md in harbour
                        +++ pier.md in harbour

                        Steps
                        +    12  deploy-2            run make quay
                                                   for       Deployment
                                                   expects   exit status 0

                        Limits
                        ~    25                      error rate in Watch for 10 minutes
                                                   is        bad if > 5 % -> bad if > 7 %

                        What decides rollback
                        ~    25                      Error rate > 7 %
                                                   when      Error rate > 5 % -> Error rate > 7 %
                                                   judged    measured, > 5 % -> measured, > 7 %

                        1 added, 2 changed
                        """);
    }
}
