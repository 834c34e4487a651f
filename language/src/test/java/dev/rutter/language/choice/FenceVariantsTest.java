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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Comments in one fence that are for different days are ways of which one is taken.
class FenceVariantsTest {
    private static Plan plan(String fence) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\n```bash\n" + fence + "\n```\n"),
                Environment.unbound("production"));
    }

    /// Each script that is run, with a question mark behind what is asked first.
    private static List<String> scripts(String fence) {
        return plan(fence).steps().stream()
                .filter(step -> step.action() instanceof Action.Shell)
                .map(step ->
                        ((Action.Shell) step.action()).script()
                                + (step.when().isPresent() ? " ?" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Normal release, ./ship.sh, Hotfix, ./ship.sh --skip-tests",
        "1. Regular deploy, make ship, 2. Emergency deploy (no tests), make ship-now",
        "Subsequent releases, ./upgrade.sh, First time only, ./install.sh",
        "Existing installation, ./upgrade.sh, Fresh install, ./install.sh",
        "=== Standard ===, ./ship.sh, === Hotfix ===, ./ship.sh --now",
        "Ship it, ./ship.sh, Without migrations, ./ship.sh --bare",
        "Build, docker build -t shop ., Build without cache, docker build --no-cache -t shop ."
    })
    void the_usual_way_is_run_and_the_one_for_another_day_is_not(
            String first, String one, String second, String other) {
        var lines =
                "cd /srv/shop\n# %s\n%s\n# %s\n%s\n# Tell everybody\n./tell.sh"
                        .formatted(first, one, second, other);
        assertThat(scripts(lines)).containsExactly("cd /srv/shop", one, "./tell.sh");
        assertThat(plan(lines).unread()).anyMatch(line -> line.says().contains(other));
    }

    @Test
    void a_paragraph_below_such_a_comment_is_all_of_that_day() {
        assertThat(
                        scripts(
                                """
                                # Normal release
                                # stop the workers
                                ./stop.sh
                                ./ship.sh
                                # start the workers
                                ./start.sh

                                # Hotfix
                                ./ship.sh --now
                                ./warm.sh

                                # Tell everybody
                                ./tell.sh\
                                """))
                .containsExactly("./stop.sh", "./ship.sh", "./start.sh", "./tell.sh");
    }

    @Test
    void remarks_behind_the_commands_name_days_too() {
        assertThat(scripts("./ship.sh        # normal release\n./ship.sh --now  # hotfix"))
                .containsExactly("./ship.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# With migrations\n./ship.sh --migrate\n\n# Without migrations\n./ship.sh",
                "# Patch release\nnpm version patch\n# Minor release\nnpm version minor"
            })
    void where_each_has_its_own_day_somebody_chooses(String fence) {
        assertThat(scripts(fence)).isEmpty();
        assertThat(plan(fence).open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @Test
    void what_is_done_only_once_beside_what_is_always_done_is_asked() {
        assertThat(
                        scripts(
                                """
                                # Apply the shop
                                kubectl apply -f shop.yaml
                                # First deploy only: the namespace
                                kubectl apply -f namespace.yaml
                                # Restart
                                ./restart.sh\
                                """))
                .containsExactly(
                        "kubectl apply -f shop.yaml",
                        "kubectl apply -f namespace.yaml ?",
                        "./restart.sh");
        assertThat(scripts("./ship.sh\n# Hotfix\n./ship.sh --now"))
                .containsExactly("./ship.sh", "./ship.sh --now ?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# First deploy the API\nmake deploy-api\n# Then deploy the web\nmake deploy-web",
                "# Dry run\n./ship.sh --dry-run\n# Deploy\n./ship.sh",
                "# Restart the web\n./restart.sh web\n# Force a restart of the workers\n./restart.sh workers",
                "# Run tests\nnpm test\n# Default\nnpm run ship"
            })
    void steps_that_only_sound_alike_are_all_run(String fence) {
        assertThat(scripts(fence)).hasSize(2).noneMatch(script -> script.endsWith("?"));
    }
}
