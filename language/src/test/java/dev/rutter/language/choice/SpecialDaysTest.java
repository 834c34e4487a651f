package dev.rutter.language.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document on releasing tells for other days is done on none of the usual ones.
class SpecialDaysTest {
    private static Plan plan(String text) {
        return Planner.plan("x.md", MarkdownReader.read(text), Environment.unbound("production"));
    }

    private static List<String> scripts(String text) {
        return plan(text).steps().stream()
                .map(step -> step.action())
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    /// That only the usual way is run, and the other one named.
    private static void leavesOther(String text) {
        assertThat(scripts(text)).containsExactly("./publish");
        assertThat(plan(text).unread()).anyMatch(it -> it.says().contains("./other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Special builds\n### Release candidates\n1. `./other`\n### New major release\n1. `./more`",
                "## Special cases\n### When the mirror is used\n1. `./other`",
                "## Release candidates\n1. `./other`",
                "## Hotfix releases\n1. `./other`",
                "## Backport releases\n1. `./other`",
                "## Backporting a fix\n1. `./other`",
                "## Security release\n1. `./other`",
                "## Embargoed release\n1. `./other`",
                "## Point release\n1. `./other`",
                "## Major releases\n1. `./other`"
            })
    void it_is_left_out_behind_the_release_wherever_that_stands(String other) {
        for (var usual :
                List.of(
                        "1. Publish: `./publish`\n",
                        "## Releasing\n1. `./publish`\n",
                        "## Steps\n1. `./publish`\n## Announce the release\n1. `./announce`\n")) {
            var text = "# How to release\n" + usual + other + "\n";
            assertThat(scripts(text)).contains("./publish").doesNotContain("./other", "./more");
            assertThat(plan(text).unread()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy from the CLI (emergencies only)",
                "Deploy from the CLI (emergency only)",
                "Deploy by hand (fallback)",
                "Force unlock (rarely needed)",
                "Reset the queue (as a last resort)",
                "Manual deploy, emergencies only",
                "Deploy from a laptop - last resort",
                "Alternative: from a laptop",
                "Backup plan: from the bastion",
                "Deploy with Ansible (legacy)",
                "Deploy with Ansible - legacy",
                "Sync the index (deprecated)",
                "Restart the workers (no longer needed)",
                "Deploy by hand (not recommended)",
            })
    void what_is_kept_for_when_the_usual_way_fails_is_left_out_and_named(String heading) {
        var other = "### " + heading + "\n\n1. Run `./other`.\n\n";
        var usual = "### Automatic deploy\n\n1. Run `./publish`.\n\n";
        for (var text : List.of(usual + other, other + usual)) {
            var whole = "# Shop\n\n## Deploy\n\n" + text;
            leavesOther(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Release all (dangerous)",
                "Force release (DANGER: drops the queue)",
                "Release everything - destructive",
                "Release with a wipe (data loss)",
            })
    void the_dangerous_way_is_left_out_beside_the_same_without_danger(String heading) {
        var text =
                "# Shop\n\n## Release failed orders\n\n1. Run `./publish`.\n\n## "
                        + heading
                        + "\n\n1. Run `./other`.\n";
        leavesOther(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Drop the old table (dangerous)",
                "Step 2: Release the lock (dangerous)",
                "Migrate the release table (destructive)",
            })
    void another_deed_that_is_dangerous_is_done(String heading) {
        assertThat(
                        scripts(
                                "# Shop\n\n## Deploy\n\n### Release\n\n1. Run `./publish`.\n\n### "
                                        + heading
                                        + "\n\n1. Run `./other`.\n"))
                .contains("./publish", "./other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Warm the emergency page",
                "Back up the database",
                "Set up the fallback server",
                "Remove the legacy workers",
                "Publish the draft",
            })
    void a_chapter_on_such_things_is_done(String heading) {
        assertThat(
                        scripts(
                                "# Shop\n\n## Deploy\n\n### Release\n\n1. Run `./publish`.\n\n### "
                                        + heading
                                        + "\n\n1. Run `./other`.\n"))
                .contains("./publish", "./other");
    }

    @Test
    void a_counted_step_that_is_kept_so_is_asked_and_the_only_way_is_taken() {
        var counted =
                plan(
                        "# Shop\n\n## Deploy\n\n### Step 1: Release\n\n1. Run `./publish`.\n\n### Step 2: Restore (emergencies only)\n\n1. Run `./other`.\n");
        assertThat(counted.steps().getLast().when()).isPresent();
        assertThat(
                        scripts(
                                "# Shop\n\n## Deploy from the CLI (emergencies only)\n\n1. Run `./other`.\n"))
                .containsExactly("./other");
    }

    @Test
    void a_hotfix_is_no_deployment_where_the_checklist_names_none() {
        var text =
                """
                # Deployment checklist
                ## Pre-deploy
                - [ ] `./test` passes
                ## After the deployment
                - [ ] `./health`
                ## Hotfix procedure
                1. `./branch`
                ## Backport
                1. `./backport`
                """;
        assertThat(scripts(text)).containsExactly("./test", "./health");
        assertThat(plan(text).open())
                .anyMatch(open -> open.what().contains("no line of this document deploys"))
                .noneMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @Test
    void what_else_is_asked_beside_how_to_release_is_no_release() {
        assertThat(
                        scripts(
                                """
                                # Shop
                                ## How to release
                                1. `./release`
                                ## How to update the gems
                                1. `./gems`
                                ## How to tag the version
                                1. `./tag`
                                """))
                .containsExactly("./release", "./tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Hotfix runbook\n## Hotfix procedure\n1. `./a`\n## Backport\n1. `./b`",
                "# Upgrade\n## Stop the shop\n1. `./a`\n## Major version upgrade\n1. `./b`",
                "# Release\n## Release steps\n1. `./a`\n## Backport the fixes\n1. `./b`",
                "# Release\n## 1. Release candidate\n1. `./a`\n## 2. Final release\n1. `./b`"
            })
    void the_deed_itself_and_its_steps_are_done(String text) {
        assertThat(scripts(text)).containsExactly("./a", "./b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Continuous deployment (future)",
                "## Deploy by region — not yet implemented",
                "## Future improvements",
                "## Deploy from the pipeline [planned]"
            })
    void what_nobody_has_made_yet_is_not_run_and_is_named(String title) {
        var text = "# Shop\n## Deploy\n1. `./ship`\n" + title + "\n1. `./other`\n";
        assertThat(scripts(text)).containsExactly("./ship");
        assertThat(plan(text).unread()).isNotEmpty();
    }
}
