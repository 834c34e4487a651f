package dev.rutter.language.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook.Chapter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseRulesTest {
    private static final String RUN = "\n\n```bash\n./bin/act --now\n```\n\n";

    private static List<Chapter> chapters(String document) {
        return MarkdownReader.read(document).chapters();
    }

    private static Chapter chapter(String document, String title) {
        return chapters(document).stream()
                .filter(it -> it.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prerequisites|its title says so",
                "Deploy|its title says so",
                "On the host|it stands in that",
                "High load|it stands in that",
                "If it hangs|its title says that something goes wrong",
                "Dig|what it holds, and what the document is about",
            })
    void each_phase_tells_what_it_goes_by(String title, String why) {
        var document =
                "# Shop\n\n## Prerequisites\n\n- Check it\n\n## Deploy\n\n### On the host"
                        + RUN
                        + "## Dig"
                        + RUN
                        + "## If it hangs\n\n- Wait\n\n## Known issues\n\n### High load\n\n- Wait\n";
        var told = chapter(document, title).because();
        assertThat(told).isEqualTo(why);
    }

    @Test
    void a_phase_that_a_comment_pins_says_so() {
        var told = chapter("# Shop\n\n## Dig\n\n<!-- rutter: phase: verify -->" + RUN, "Dig");
        assertThat(told.phase()).isEqualTo(Phase.VERIFY);
        assertThat(told.because()).isEqualTo("a comment in the document says so");
    }

    @Test
    void no_chapter_with_a_phase_is_without_a_reason() {
        var document =
                "# Shop\n\n## Overview\n\nText.\n\n## Before you deploy"
                        + RUN
                        + "## Release\n\n### Web"
                        + RUN
                        + "## Then"
                        + RUN
                        + "## Roll back"
                        + RUN
                        + "## Contacts\n\n- Ann\n";
        assertThat(chapters(document).stream().skip(1))
                .allSatisfy(it -> assertThat(it.because()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Restore guide", "Runbook: Database restore", "How to restore the database"})
    void what_a_document_restores_is_a_way_back_that_the_plan_takes_as_its_deed(String title) {
        var deed = chapter("# " + title + "\n\n## Step 1: Load it" + RUN, "Step 1: Load it");
        assertThat(deed.phase()).isEqualTo(Phase.DEPLOY);
        assertThat(deed.purpose()).isEqualTo(Phase.ROLLBACK);
    }

    @Test
    void a_restore_beside_the_deployment_is_a_way_back_that_no_release_takes() {
        var document = "# Shop\n\n## Deploy" + RUN + "## Database restore" + RUN;
        var restore = chapter(document, "Database restore");
        assertThat(restore.phase()).isEqualTo(Phase.MAINTAIN);
        assertThat(restore.purpose()).isEqualTo(Phase.ROLLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Shop\n\n## Deploy%s## Restore drills%s",
                "# Shop\n\n## Deploy%s## Backup and restore%s",
                "# New database\n\n## Step 1: Stop%s## Step 2: Restore from the dump%s## Step 3: Start%s",
            })
    void what_only_speaks_of_restoring_or_is_one_step_of_many_is_no_way_back(String document) {
        assertThat(chapters(document.replace("%s", RUN)))
                .allSatisfy(it -> assertThat(it.purpose()).isEqualTo(it.phase()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "High error rate",
                "Runbook: High API error rate",
                "Consumer lag resolution",
                "Disk full — segments",
                "Slow queries",
            })
    void a_title_that_says_what_is_wrong_makes_an_entry_of_the_document(String title) {
        var document = "# " + title + "\n\n## Symptoms\n\n- Slow\n\n## 1. Verify the alert" + RUN;
        assertThat(chapters(document).stream().skip(1).map(Chapter::phase))
                .containsExactly(Phase.TROUBLE, Phase.TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"High availability setup", "High error rate", "Slow rollout of the shop"})
    void a_document_with_a_chapter_that_deploys_is_no_entry_on_a_problem(String title) {
        var document = "# " + title + "\n\n## Deploy the fix" + RUN;
        assertThat(chapter(document, "Deploy the fix").phase()).isEqualTo(Phase.DEPLOY);
    }

    @ParameterizedTest
    @CsvSource({
        "Shipping model, OVERVIEW",
        "Migration strategy, OVERVIEW",
        "Release manager, OVERVIEW",
        "Deployment decision criteria, OVERVIEW",
        "When to make a hotfix release, OVERVIEW",
    })
    void what_is_called_after_the_deed_and_does_nothing_is_told(String title, Phase phase) {
        var document = "# Shop\n\n## " + title + "\n\n- Text\n\n## Deploy" + RUN;
        assertThat(chapter(document, title).phase()).isEqualTo(phase);
    }

    @Test
    void what_runs_something_is_a_deed_whatever_it_is_called_after() {
        var document = "# Shop\n\n## Deployment strategy" + RUN + "## Verify" + RUN;
        assertThat(chapter(document, "Deployment strategy").phase()).isEqualTo(Phase.DEPLOY);
    }

    @Test
    void steps_behind_alerts_and_before_the_deed_are_no_upkeep() {
        var document =
                "# Shop deployment\n\n## Alert references\n\n- Pager\n\n## What is done\n\n### Step 1: Branch"
                        + RUN
                        + "### Step 2: Deploy it"
                        + RUN
                        + "### Step 3: Validate in production"
                        + RUN;
        assertThat(chapters(document).stream().skip(2).map(Chapter::phase))
                .containsExactly(Phase.DEPLOY, Phase.DEPLOY, Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void times_before_and_behind_the_deed_are_what_their_words_say() {
        var document =
                "# Cutover plan\n\n## Cutover timeline\n\n### T-1 hour: Final checks"
                        + RUN
                        + "### T-0: The cutover"
                        + RUN
                        + "### T+15 minutes: Validation\n\n- Check it\n";
        assertThat(chapters(document).stream().skip(2).map(Chapter::phase))
                .containsExactly(Phase.PREPARE, Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void chapters_that_say_what_they_mean_and_what_is_done_are_entries() {
        var document =
                "# On-call runbook\n\n## `shop-drift` — a file changed outside of the deploy\n\n**What it means.** Somebody was there.\n\n**Mitigate.** Run `./bin/lock`.\n";
        assertThat(chapters(document).getLast().phase()).isEqualTo(Phase.TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prometheus and Grafana", "Sentry", "Structured logs"})
    void what_watches_a_system_is_known_by_its_name(String title) {
        var document = "# Shop\n\n## Deploy" + RUN + "## " + title + "\n\nText.\n";
        assertThat(chapter(document, title).phase()).isEqualTo(Phase.WATCH);
    }

    @Test
    void guidelines_whose_parts_are_counted_are_the_procedure_of_a_document_that_releases() {
        var document =
                "# How to make a release\n\n## Release guidelines\n\n### 1. Open a card\n\n- Set its priority\n\n### 2. Raise the request\n\n- Create a branch\n\n### 3. Announce it\n\n1. Send a mail\n";
        assertThat(chapter(document, "Release guidelines").phase()).isEqualTo(Phase.DEPLOY);
    }
}
