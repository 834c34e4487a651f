package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a lead-in says holds for what it announces, and for nothing behind that.
class LeadInTest {
    private static final List<String> LEADS =
            List.of(
                    "If it fails:",
                    "To uninstall:",
                    "If you need to undo this:",
                    "To roll back:",
                    "To undo the migration:",
                    "24 hours later:",
                    "Later (next release):",
                    "Optional:");

    private static final List<String> SHAPES =
            List.of(
                    "- `./aside.sh`\n\nThe workers come next.\n\n- `./on.sh`",
                    "- `./aside.sh`\n\nStart the workers:\n\n- `./on.sh`",
                    "```bash\n./aside.sh\n```\n\nThe workers come next.\n\n```bash\n./on.sh\n```",
                    "Mind the gap.\n\n- `./aside.sh`\n\nThe workers come next.\n\n- `./on.sh`",
                    "Mind the gap.\n\n```bash\n./aside.sh\n```\n\nThe workers come next.\n\n```bash\n./on.sh\n```",
                    "In this order:\n\n```bash\n./aside.sh\n```\n\nThe workers come next.\n\n```bash\n./on.sh\n```",
                    "`./aside.sh`\n\nThe workers come next.\n\n- `./on.sh`");

    private static Plan plan(String lines) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\nRun `./ship.sh`.\n\n" + lines + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> unasked(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.when().isEmpty())
                .map(step -> step.action())
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .toList();
    }

    static Stream<String> texts() {
        return LEADS.stream().flatMap(lead -> SHAPES.stream().map(rest -> lead + "\n\n" + rest));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void it_holds_for_what_it_announces_and_for_nothing_behind_that(String text) {
        assertThat(unasked(plan(text))).containsExactly("./ship.sh", "./on.sh");
    }

    @Test
    void commands_that_stand_as_paragraphs_in_its_place_are_all_announced() {
        assertThat(
                        unasked(
                                plan(
                                        "To roll back:\n\n`./aside.sh`\n\n`./more.sh`\n\nGo on.\n\n`./on.sh`")))
                .containsExactly("./ship.sh", "./on.sh");
    }

    @Test
    void what_goes_on_with_what_is_put_off_is_put_off_too() {
        assertThat(
                        unasked(
                                plan(
                                        "24 hours later:\n\n- `./aside.sh`\n\nThen count.\n\n- `./more.sh`")))
                .containsExactly("./ship.sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"**If it fails:** `./aside.sh`", "**To uninstall:** run `./aside.sh`."})
    void a_label_in_bold_that_gives_its_command_guards_that_alone(String line) {
        var plan = plan(line + "\n\n```bash\n./on.sh\n```");
        assertThat(unasked(plan)).containsExactly("./ship.sh", "./on.sh");
        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void what_goes_on_behind_another_command_is_no_remedy() {
        assertThat(
                        unasked(
                                plan(
                                        "If an image is missing, build it first.\n\n```bash\n./prepare.sh\n```\n\nNormally the next takes ten minutes:\n\n```bash\n./on.sh\n```\n\nUsually:\n\n```bash\n./more.sh\n```")))
                .containsExactly("./ship.sh", "./on.sh", "./more.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Usually: drain the queue, run `./reset.sh`, then `./on.sh`.",
                "The usual order:\n\n```bash\n./reset.sh\n```"
            })
    void a_remedy_is_told_to_its_end_under_its_condition(String remedy) {
        var plan =
                plan(
                        "If the service will not come up, turn to the reset of the vendor:\n\n- [Guide](https://a.example/b)\n\n"
                                + remedy
                                + "\n\nTell the team:\n\n```bash\n./tell.sh\n```");
        assertThat(unasked(plan)).containsExactly("./ship.sh", "./tell.sh");
    }
}
