package dev.rutter.language.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseByPlaceTest {
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("run", "```bash\n./bin/act --now\n```\n"),
                    Map.entry(
                            "look", "```bash\nkubectl get pods\ncurl -f http://shop/health\n```\n"),
                    Map.entry("boxes", "- [ ] Write the notes\n- [ ] Draft the post\n"),
                    Map.entry("steps", "1. Open the console\n2. Click Ship\n"),
                    Map.entry("orders", "- Update the list\n- Push the branch\n- Open an issue\n"),
                    Map.entry("facts", "- Two hosts\n- One database\n"),
                    Map.entry("table", "| Part | Kind |\n|---|---|\n| web | static |\n"),
                    Map.entry("acting", "| Step | Owner |\n|---|---|\n| Copy the files | Ann |\n"),
                    Map.entry("people", "| Name | Phone |\n|---|---|\n| Ann | 555 |\n"),
                    Map.entry("prose", "This is how the shop is built.\n"),
                    Map.entry(
                            "offers",
                            "```bash\n# To ship one part\n./ship web\n\n# To skip a part\n./ship --skip=web\n```\n"));

    /// `#2 Title: body body / #3 Title` below a title of its own, and what became of each.
    private static List<Phase> phases(String outline) {
        return phases("Shop", outline);
    }

    private static List<Phase> phases(String title, String outline) {
        var text =
                Arrays.stream(outline.split(" / "))
                        .map(PhaseByPlaceTest::section)
                        .collect(Collectors.joining("\n", "# " + title + "\n\n", ""));
        return MarkdownReader.read(text).chapters().stream()
                .skip(1)
                .map(Runbook.Chapter::phase)
                .toList();
    }

    private static String section(String told) {
        var parts = told.split(" :: ", 2);
        var marks = parts[0].startsWith("- ") ? "### " + parts[0].substring(2) : "## " + parts[0];
        var body = parts.length < 2 ? "" : parts[1];
        return marks
                + "\n\n"
                + Arrays.stream(body.split(" "))
                        .map(word -> BODIES.getOrDefault(word, ""))
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prepare the release :: run / Release to production :: run",
                "Preparing the release :: run / Release to production :: run",
                "Handing in a patch :: orders / Applying the patch :: steps",
                "Development phase :: boxes / Release phase :: boxes",
            })
    void what_comes_before_the_deed_beside_it_gets_ready_for_it(String outline) {
        assertThat(phases(outline)).containsExactly(Phase.PREPARE, Phase.DEPLOY);
    }

    @Test
    void nothing_gets_ready_ahead_of_what_is_done_above_it() {
        assertThat(phases("Package the app :: run / Testing phase :: run / Release phase :: run"))
                .containsOnly(Phase.DEPLOY);
        assertThat(phases("Planning phase :: boxes / Testing phase :: run / Release phase :: run"))
                .containsExactly(Phase.PREPARE, Phase.PREPARE, Phase.DEPLOY);
    }

    @Test
    void people_get_ready_between_what_prepares_and_what_deploys() {
        assertThat(
                        phases(
                                "Full release / - Pre-flight checks :: boxes / - Posts :: boxes / - Publish the release :: run / - Mirrors :: boxes"))
                .containsExactly(
                        Phase.DEPLOY, Phase.PREPARE, Phase.PREPARE, Phase.DEPLOY, Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Full release / - Pre-flight checks :: boxes / - Mirrors :: run / - Publish the release :: run",
                "Full release / - Pre-flight checks :: boxes / - 2. Mirrors :: boxes / - 3. Publish the release :: run",
            })
    void what_runs_or_is_counted_there_stays_a_part_of_it(String outline) {
        assertThat(phases(outline))
                .containsExactly(Phase.DEPLOY, Phase.PREPARE, Phase.DEPLOY, Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy :: run / Prepare a letter to the users :: boxes",
                "Steps / - Step 1: Deploy the api :: run / - Step 2: Prepare release notes :: boxes"
            })
    void what_is_prepared_behind_the_deed_does_not_come_before_it(String outline) {
        assertThat(phases(outline)).doesNotContain(Phase.PREPARE);
    }

    @Test
    void what_is_set_up_once_is_no_step_of_each_deployment() {
        assertThat(phases("Deploy to the hosting / - One-time setup :: steps / - Ship it :: run"))
                .containsExactly(Phase.DEPLOY, Phase.PREPARE, Phase.DEPLOY);
    }

    @Test
    void a_prerelease_behind_the_release_is_one_and_gets_ready_for_nothing() {
        assertThat(phases("Full release :: run / Prerelease :: run"))
                .containsExactly(Phase.DEPLOY, Phase.DEPLOY);
        assertThat(phases("Pre-release :: run / Release :: run"))
                .containsExactly(Phase.PREPARE, Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Schedule the maintenance window",
                "Book a change window",
                "Agree on a slot",
            })
    void agreeing_on_a_time_gets_ready_and_is_no_routine(String heading) {
        assertThat(phases(heading + " :: orders / Deploy :: run"))
                .containsExactly(Phase.PREPARE, Phase.DEPLOY);
        assertThat(phases("Deploy :: run / Maintenance schedule :: orders"))
                .containsExactly(Phase.DEPLOY, Phase.MAINTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "Parts to deploy :: table / Deploy :: run, OVERVIEW DEPLOY",
        "Where we are :: facts / Deploy :: run, OVERVIEW DEPLOY",
        "Deploy :: run / Release matrix by part :: table, DEPLOY REFERENCE",
        "Deploy :: run / Release :: acting, DEPLOY DEPLOY",
        "Where we are :: facts, REFERENCE",
    })
    void facts_are_not_done_whatever_they_are_called_after(String outline, String wanted) {
        assertThat(phases(outline)).extracting(Phase::name).containsExactly(wanted.split(" "));
    }

    @Test
    void a_block_in_which_each_command_stands_below_a_purpose_is_looked_up_and_not_run() {
        assertThat(phases("Deploy :: run / Ways of calling it :: offers"))
                .containsExactly(Phase.DEPLOY, Phase.REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# To begin with, drain\n./lb drain old\n\n# To go on, open\n./lb open new",
                "# For the customers\n./lb open new\n\n# For the staff\n./lb open staff",
                "# To drain\n./drain old\n\n# To open\n./open new",
                "# To drain\n./lb drain old\n\n# To open\n./lb open new"
            })
    void steps_in_a_block_are_run_whatever_stands_above_them(String lines) {
        var text = "# Shop\n\n## Deploy\n\n1. `./ship`\n\n## Traffic\n\n```bash\n" + lines;
        assertThat(MarkdownReader.read(text + "\n```\n").chapters().getLast().phase())
                .isEqualTo(Phase.DEPLOY);
    }

    @Test
    void a_table_of_names_and_numbers_is_whom_to_reach() {
        assertThat(phases("Deploy :: run / Who :: people"))
                .containsExactly(Phase.DEPLOY, Phase.CONTACTS);
    }

    @ParameterizedTest
    @CsvSource({
        "Deploy :: run / See that all is well :: look, DEPLOY VERIFY",
        "Where it stands :: look / Deploy :: run, PREPARE DEPLOY",
        "Deploy :: run / Warm it :: run, DEPLOY DEPLOY",
        "Deploy :: run / See that all is well :: look run, DEPLOY DEPLOY",
    })
    void commands_that_only_look_verify_behind_the_deployment_and_prepare_before_it(
            String outline, String wanted) {
        assertThat(phases(outline)).extracting(Phase::name).containsExactly(wanted.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Helm upgrade failed", "Slow consumers", "Deployment stuck"})
    void a_document_of_symptoms_and_causes_deploys_nothing(String title) {
        assertThat(
                        phases(
                                title,
                                "Symptoms :: facts / Step 1: Find out :: look / Common causes and solutions / - Cause A: Invalid templates :: run / - Cause B: A stuck release :: run / Verification :: look / Rollback :: run"))
                .containsExactly(
                        Phase.TROUBLE,
                        Phase.TROUBLE,
                        Phase.TROUBLE,
                        Phase.TROUBLE,
                        Phase.TROUBLE,
                        Phase.VERIFY,
                        Phase.ROLLBACK);
    }

    @Test
    void a_document_that_deploys_and_tells_symptoms_too_still_deploys() {
        assertThat(phases("Deploy :: run / Symptoms :: facts / Causes :: facts"))
                .first()
                .isEqualTo(Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The first shop :: run / Symptoms :: facts / Fixes :: run",
                "Signals to watch :: facts / The first shop :: run / Fixes :: run",
                "Symptoms :: facts / The first shop :: run / Common fixes :: run"
            })
    void what_is_done_before_symptoms_or_beside_fixes_alone_is_no_trouble(String outline) {
        assertThat(phases("Rollout", outline)).doesNotContain(Phase.TROUBLE);
    }

    @Test
    void scenarios_of_which_one_has_happened_are_all_trouble() {
        assertThat(
                        phases(
                                "Common scenarios / - The provider is slow :: facts / - A migration caused a mess :: facts / - We got a wave of sign-ups :: facts"))
                .containsOnly(Phase.TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trigger and validate a run",
                "Scale the workers and verify",
                "The schema - apply first, then verify",
                "Import the data, then check the counts",
            })
    void what_is_done_first_is_what_a_heading_is(String heading) {
        assertThat(phases("Deploy :: run / " + heading + " :: run"))
                .containsExactly(Phase.DEPLOY, Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log in and verify", "Wait and check", "Review and validate"})
    void who_only_looks_first_verifies(String heading) {
        assertThat(phases("Deploy :: run / " + heading + " :: steps"))
                .containsExactly(Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void what_stands_uncounted_behind_counted_steps_is_none_of_them() {
        assertThat(
                        phases(
                                "Step 1: Copy :: run / Step 2: Deploy :: run / Step 3: Restart :: run / Odds and ends :: run"))
                .containsExactly(Phase.DEPLOY, Phase.DEPLOY, Phase.DEPLOY, Phase.MAINTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open the gate",
                "Point DNS at the new host",
                "Send the traffic over",
                "Enable the new checkout",
                "Switch the traffic",
                "Final steps"
            })
    void a_deed_behind_counted_steps_is_done(String heading) {
        assertThat(
                        phases(
                                "Step 1: Copy :: run / Step 2: Convert :: run / Step 3: Load :: run / "
                                        + heading
                                        + " :: run / Verify :: look"))
                .containsExactly(
                        Phase.DEPLOY, Phase.DEPLOY, Phase.DEPLOY, Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void a_small_first_heading_above_bigger_ones_is_the_title() {
        var text =
                "### Deployment of the shop\n\n## Release\n\n1. Run `./a`.\n\n## Rollback\n\n1. Run `./b`.\n";
        assertThat(MarkdownReader.read(text).chapters())
                .extracting(Runbook.Chapter::phase)
                .containsExactly(Phase.NONE, Phase.DEPLOY, Phase.ROLLBACK);
    }

    @Test
    void an_emergency_rollback_is_the_way_back() {
        assertThat(phases("Deploy :: run / Emergency rollback :: run"))
                .containsExactly(Phase.DEPLOY, Phase.ROLLBACK);
    }

    @Test
    void a_checklist_named_after_the_architecture_is_no_picture_of_it() {
        assertThat(phases("Architecture rollout checklist :: boxes / Architecture :: prose"))
                .containsExactly(Phase.DEPLOY, Phase.REFERENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "プリデプロイチェック :: boxes / デプロイ :: run, PREPARE DEPLOY",
        "Deploy :: run / Comandos úteis :: run, DEPLOY REFERENCE",
        "デプロイ :: run / 付録: リリースチェックリスト :: boxes, DEPLOY TEMPLATE",
    })
    void the_same_words_are_known_in_other_languages(String outline, String wanted) {
        assertThat(phases(outline)).extracting(Phase::name).containsExactly(wanted.split(" "));
    }
}
