package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody could answer is asked of nobody.
class NonsenseQuestionsTest {
    private static List<String> asked(String heading, String text) {
        return steps(heading, text).stream()
                .filter(step -> step.action() instanceof Action.Ask)
                .map(step -> ((Action.Ask) step.action()).text())
                .toList();
    }

    private static List<Step> steps(String heading, String text) {
        return MarkdownReader.read("# Shop\n\n## " + heading + "\n\n" + text + "\n")
                .all(Step.class)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "✅ = the page opens and shows **Paid**.",
                "❌ means the order is lost.",
                "- ✅ = tested by hand"
            })
    void what_a_mark_stands_for_is_no_question(String line) {
        assertThat(asked("Verify", line)).isEmpty();
    }

    @Test
    void a_result_behind_a_tick_is_asked_whole() {
        assertThat(asked("Verify", "✅ the page shows **Paid**."))
                .containsExactly("the page shows Paid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not run step 2 early.",
                "Never restart the queue by hand.",
                "Don't close the window. Do not log out."
            })
    void what_is_forbidden_is_nobodys_step(String sentence) {
        assertThat(asked("Deploy", "1. `make ship`\n\n" + sentence)).isEmpty();
    }

    @Test
    void what_is_to_be_done_beside_it_is() {
        var sentence = "Do not restart the queue. Stop the shop in the console.";
        assertThat(asked("Deploy", "1. `make ship`\n\n" + sentence)).containsExactly(sentence);
    }

    @Test
    void what_is_to_be_waited_for_is_asked_so_that_yes_goes_on() {
        var sentence = "Do not go on until the backup has ended";
        assertThat(asked("Deploy", "1. `make ship`\n\n" + sentence + "."))
                .containsExactly(sentence + ": may it go on?");
    }

    @Test
    void a_name_over_results_is_none() {
        var text = "- **Speed**\n  - p95 < 300 ms\n- **Orders**\n  - They arrive in the shop\n";
        assertThat(asked("Success criteria", text)).containsExactly("They arrive in the shop");
        assertThat(
                        MarkdownReader.read("# Shop\n\n## Success criteria\n\n" + text)
                                .all(Entry.Criterion.class))
                .hasSize(1);
    }

    @Test
    void a_remark_in_brackets_guards_no_more_than_itself() {
        var fence = "\n\n```bash\nhosting deploy\n```";
        for (var remark :
                List.of(
                        "(If it asks who you are: `hosting login`. The token is for machines.)",
                        "(If it asks who you are, run the login first.)")) {
            assertThat(steps("Deploy", remark + fence))
                    .filteredOn(step -> step.action().equals(new Action.Shell("hosting deploy")))
                    .singleElement()
                    .satisfies(step -> assertThat(step.when()).isEmpty());
        }
        assertThat(steps("Deploy", "(Only if the pages have changed:)" + fence))
                .singleElement()
                .satisfies(step -> assertThat(step.when()).isPresent());
    }

    @Test
    void a_condition_in_brackets_ends_where_its_consequence_begins() {
        assertThat(steps("Deploy", "1. `make ship` (if orders wait: common on Mondays)"))
                .singleElement()
                .satisfies(step -> assertThat(step.when()).contains("if orders wait"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run the migrations exactly once:\n\n- `make migrate`",
                "Start the stack:\n\n- `make up`\n- `make workers`",
                "Then reload the web server:\n\n* Run `make reload`"
            })
    void what_the_commands_below_carry_out_is_done_by_them(String text) {
        assertThat(asked("Deploy", text)).isEmpty();
        assertThat(steps("Deploy", text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look at the logs:\n\n- `make logs`",
                "Compare the totals:\n\n- `make totals`",
                "Stop the traffic in the console, then start the shop:\n\n- `make up`"
            })
    void what_a_person_does_beside_them_is_asked(String text) {
        assertThat(asked("Deploy", text)).hasSize(1);
        assertThat(steps("Deploy", text)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bump the version in `shop/__init__.py`",
                "Bump the version in shop/__init__.py",
                "Delete `*.pyc` and `build/*`",
                "Edit `__version__` in `shop/_version_.py`"
            })
    void a_file_is_called_in_a_question_as_the_document_calls_it(String line) {
        assertThat(asked("Deploy", "1. " + line)).containsExactly(line);
    }

    @Test
    void what_is_set_in_bold_loses_its_marks() {
        assertThat(asked("Deploy", "1. Open __the shop__ with **`shop.key`** at hand"))
                .containsExactly("Open the shop with `shop.key` at hand");
    }
}
