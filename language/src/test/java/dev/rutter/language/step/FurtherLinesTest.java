package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Coverage;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told on the further lines of an item, below a numbered title, and behind a command.
class FurtherLinesTest {
    private static Plan plan(String text) {
        return Planner.plan("x.md", MarkdownReader.read(text), Environment.unbound("production"));
    }

    private static List<String> asked(String text) {
        return plan(text).steps().stream()
                .map(step -> step.action())
                .filter(Action.Ask.class::isInstance)
                .map(action -> ((Action.Ask) action).text())
                .toList();
    }

    private static Set<Role> roles(String text, int line) {
        return MarkdownReader.read(text).readings().stream()
                .filter(reading -> reading.line() == line)
                .findFirst()
                .map(reading -> reading.roles())
                .orElse(Set.of());
    }

    @Test
    void another_instruction_on_a_further_line_is_one_and_asked_with_the_first() {
        var text =
                """
                # Release
                ## Deploy
                - [ ] Draft the announcement.
                      Set its audience to everybody.
                      The drafts are kept for a week.
                      Do not send it yet.
                """;
        assertThat(roles(text, 4)).containsExactly(Role.MANUAL);
        assertThat(roles(text, 5)).isEmpty();
        assertThat(roles(text, 6)).containsExactly(Role.MANUAL);
        assertThat(asked(text)).hasSize(1);
        assertThat(plan(text).unread()).isEmpty();
        assertThat(Coverage.lines(MarkdownReader.read(text)))
                .containsEntry(4, Coverage.Share.ASKED)
                .containsEntry(6, Coverage.Share.ASKED);
    }

    @Test
    void a_line_that_goes_on_with_a_sentence_is_none() {
        var text =
                """
                # Release
                ## Deploy
                - Tell the people of the night shift when we
                  open the shop again and who they
                  call if it stays closed.
                """;
        assertThat(roles(text, 4)).isEmpty();
        assertThat(roles(text, 5)).isEmpty();
    }

    @Test
    void a_further_line_that_tells_to_look_says_how_the_result_is() {
        var text =
                """
                # Release
                ## Deploy
                - [ ] Download the archive from the build.
                      Make sure it contains both binaries.
                """;
        assertThat(roles(text, 4)).containsExactlyInAnyOrder(Role.MANUAL, Role.EXPECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Run `./index` in `search/` and verify that `words.txt` has grown.",
                "- [ ] Run `./index`. Make sure that it has an entry for today.",
                "- [ ] Run `./index` to write `words.txt`.\n      Check that it has an entry for today."
            })
    void who_is_told_to_look_at_what_a_command_has_done_is_asked(String item) {
        var step = plan("# Release\n## Deploy\n" + item + "\n").steps().getFirst();
        assertThat(step.action()).isInstanceOf(Action.Shell.class);
        assertThat(step.expectations().toString()).contains("Asked");
    }

    @Test
    void what_stands_behind_the_next_command_is_said_of_that() {
        var steps =
                plan("# Release\n## Deploy\n- [ ] Run `./one --now`, then `./two --now` and verify that it is up.\n")
                        .steps();
        assertThat(steps.getFirst().expectations().toString()).doesNotContain("Asked");
        assertThat(steps.get(1).expectations().toString()).contains("it is up");
    }

    @Test
    void a_numbered_title_over_results_is_a_step_and_each_result_is_asked() {
        var text =
                """
                # Release
                ## Smoke tests
                1. **Sign in**
                   - the form opens
                   - a wrong password -> refused (`401`)
                2. **Orders**
                   - the list shows today's orders
                """;
        assertThat(roles(text, 3)).containsExactly(Role.MANUAL);
        assertThat(roles(text, 5)).containsExactlyInAnyOrder(Role.MANUAL, Role.EXPECT);
        assertThat(asked(text))
                .containsExactly(
                        "the form opens",
                        "a wrong password -> refused (401)",
                        "the list shows today's orders");
        assertThat(plan(text).unread()).isEmpty();
    }

    @Test
    void a_numbered_title_that_tells_what_to_do_is_asked_with_the_names_below_it() {
        var text =
                """
                # Release
                ## Before you deploy
                1. **Purchase credits**:
                   - the first shop
                   - the other shop
                2. **Warm up**:
                   - Open the shop.
                """;
        assertThat(asked(text))
                .anyMatch(it -> it.startsWith("Purchase credits") && it.contains("the other shop"))
                .contains("Open the shop.")
                .noneMatch(it -> it.startsWith("Warm up"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Settings -> Users",
                "Open the page -> Logs",
                "Build -> test -> ship",
                "If it fails -> call us"
            })
    void a_way_through_menus_is_no_result(String line) {
        assertThat(dev.rutter.language.sentence.ArrowResult.of(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`/login` -> `200`", "a post without the token → refused"})
    void what_comes_of_a_look_is_one(String line) {
        assertThat(dev.rutter.language.sentence.ArrowResult.of(line)).isTrue();
    }

    @Test
    void a_numbered_line_that_only_says_how_things_are_is_asked_of_nobody() {
        var text =
                """
                # Release
                ## Deploy
                1. Start the cache.
                2. No restart is needed: the clients come back by themselves.
                3. If both are down: this is an outage of the network.
                4. Open the shop.
                """;
        assertThat(asked(text)).containsExactly("Start the cache.", "Open the shop.");
    }
}
