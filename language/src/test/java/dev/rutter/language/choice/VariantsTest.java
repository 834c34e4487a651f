package dev.rutter.language.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One command told several times, each for another day, is run once.
class VariantsTest {
    private static Plan plan(String markdown) {
        return Planner.plan(
                "x.md", MarkdownReader.read(markdown), Environment.unbound("production"));
    }

    private static Plan over(String first, String one, String second, String other) {
        return plan(
                """
                # Shop

                ## Deploy

                %s

                ```bash
                %s
                ```

                %s

                ```bash
                %s
                ```

                Tell everybody:

                ```bash
                ./tell.sh
                ```
                """
                        .formatted(first, one, second, other));
    }

    private static java.util.List<String> scripts(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(dev.rutter.language.runbook.Action.Shell.class::isInstance)
                .map(action -> ((dev.rutter.language.runbook.Action.Shell) action).script())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Normal release:, ./ship.sh, Hotfix:, ./ship.sh --skip-tests",
        "Standard deploy:, make ship, Without migrations:, make ship-bare",
        "Deploy it:, npm run ship, First time only:, npm run ship:init",
        "Ship it:, ./ship.sh, To deploy without migrations:, ./ship.sh --bare",
        "**Every release**, ./ship.sh, **Emergency release**, ./ship.sh --now",
        "Ship it:, ./ship.sh, Dry run:, ./ship.sh --dry-run"
    })
    void the_usual_command_is_run_and_the_one_for_another_day_is_not(
            String first, String one, String second, String other) {
        var plan = over(first, one, second, other);
        assertThat(scripts(plan)).startsWith(one).doesNotContain(other);
        assertThat(plan.unread()).anyMatch(line -> line.says().contains(other));
    }

    @Test
    void what_stands_below_the_next_label_is_run_on_any_day() {
        assertThat(scripts(over("Normal release:", "./ship.sh", "Hotfix:", "./ship.sh --now")))
                .containsExactly("./ship.sh", "./tell.sh");
    }

    @ParameterizedTest
    @CsvSource({
        "Dry run:, ./ship.sh --dry-run, Ship it:, ./ship.sh",
        "Build:, make build, Without cache:, make ship",
        "Warm up:, ./warm.sh, Initial load:, ./load.sh",
        "First deploy the API:, make deploy-api, Then deploy the web:, make deploy-web"
    })
    void a_rehearsal_before_it_and_another_command_are_run(
            String first, String one, String second, String other) {
        assertThat(scripts(over(first, one, second, other))).contains(one, other);
    }

    @Test
    void where_each_has_its_own_day_somebody_chooses() {
        var plan = over("With migrations:", "make ship", "Without migrations:", "make ship-bare");
        assertThat(scripts(plan)).containsExactly("./tell.sh");
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Normal release: `./ship.sh`\n- Hotfix: `./ship.sh --now`",
                "- **Regular**: `./ship.sh`\n- **First time**: `./ship.sh --init`"
            })
    void items_of_a_list_are_such_variants_too(String list) {
        assertThat(scripts(plan("# Shop\n\n## Deploy\n\n" + list + "\n")))
                .containsExactly("./ship.sh");
    }

    @Test
    void of_the_parts_of_a_version_somebody_chooses_one() {
        var plan =
                plan(
                        "# Shop\n\n## Deploy\n\n- Patch: `npm version patch`\n- Minor: `npm version minor`\n- Major (rare): `npm version major`\n");
        assertThat(scripts(plan)).isEmpty();
        assertThat(plan.open()).anyMatch(open -> open.kind() == Plan.Open.Kind.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `make ship` (use `make ship-next` for a prerelease).",
                "Run `make ship` (or `make ship-next` for hotfixes)",
                "Run `make ship` (for a dry run: `make ship DRY=1`)",
                "Run `make ship` (`make ship-next` if it is a beta release)"
            })
    void what_a_bracket_says_is_for_another_day_is_not_run_besides(String item) {
        assertThat(scripts(plan("# Shop\n\n## Deploy\n\n1. " + item + "\n")))
                .containsExactly("make ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To publish a beta: `make ship-next`",
                "For a dry run: `make ship-next`",
                "For pre-releases, run `make ship-next`.",
                "**For a hotfix release:** `make ship-next`"
            })
    void an_item_that_is_for_another_day_waits_for_somebody_to_say_so(String item) {
        var steps = plan("# Shop\n\n## Deploy\n\n1. Run `make ship`\n2. " + item + "\n").steps();
        assertThat(steps.getFirst().when()).isEmpty();
        assertThat(steps.getLast().when()).isPresent();
    }

    @Test
    void what_is_said_of_other_things_in_a_bracket_is_run_as_before() {
        assertThat(
                        scripts(
                                plan(
                                        "# Shop\n\n## Deploy\n\n1. Run `make ship` (then `make tell` for the customers)\n")))
                .containsExactly("make ship", "make tell");
    }
}
