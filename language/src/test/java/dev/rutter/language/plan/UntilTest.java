package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which commands are looked at until they are as expected, how often and for how long.
class UntilTest {
    private static List<PlannedStep> steps(String deployment) {
        return Planner.plan(
                        "QUAY.md",
                        MarkdownReader.read("# Quay\n\n## Deployment\n\n" + deployment + "\n"),
                        CompanionReader.read("environments:\n  production: {}\n")
                                .environments()
                                .values()
                                .iterator()
                                .next())
                .steps();
    }

    private static Optional<String> again(String deployment, String command) {
        return steps(deployment).stream()
                .filter(step -> Lines.text(step.action()).equals(command))
                .findFirst()
                .orElseThrow()
                .again()
                .map(it -> it.every().toSeconds() + " " + it.within().toSeconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait until `./lag` prints 0.                                    | 10 600",
                "Run `./lag` until it prints 0.                                  | 10 600",
                "Re-run `./lag` every 30 seconds until it prints 0.              | 30 600",
                "Poll `./lag` every 5 s until it shows 0 (at most 3 minutes).    | 5 180",
                "Keep running `./lag` for up to 2 hours until it prints 0.       | 14 7200",
                "Retry `./lag` every 10 s for 5 min.                             | 10 300",
                "Retry `./lag` up to 5 times.                                    | 10 50",
                "Run `./drain`, then wait until `./lag` shows 0.                 | 10 600",
                "Wait until `./lag` prints 0, then run `./ship`.                 | 10 600",
                "Wait until all pods are running: `./lag`                        | 10 600",
                "Wait until replication has caught up (check with `./lag`).      | 10 600"
            })
    void a_sentence_that_waits_for_a_command_has_it_looked_at_again(String item, String times) {
        assertThat(again("1. " + item.strip(), "./lag")).contains(times);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run `./lag`.",
                "Run `./lag` and wait until it finishes.",
                "Do not retry `./lag` until somebody has looked.",
                "Wait until `./queue` prints 0, then run `./lag`.",
                "Wait until the queue is empty and run `./lag`.",
                "Wait until the pods are gone before running `./lag`.",
                "Wait for 5 minutes, then run `./lag`.",
                "Run `./lag`, then wait until `./queue` prints 0."
            })
    void a_command_beside_what_is_waited_for_is_run_once(String item) {
        assertThat(again("1. " + item, "./lag")).isEmpty();
    }

    @Test
    void a_title_that_waits_is_about_the_one_command_below_it() {
        assertThat(again("Wait until this prints 0:\n\n```bash\n./lag\n```", "./lag"))
                .contains("10 600");
        assertThat(again("```bash\n# wait until this prints 0\n./lag\n```", "./lag"))
                .contains("10 600");
        assertThat(again("Wait until it is done:\n\n```bash\n./lag\n```", "./lag")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Expected: 0 (may take up to 5 minutes)      | 10 300",
                "Expected: `0` (this can take a few minutes) | 10 600"
            })
    void a_result_that_may_take_its_time_to_show_is_looked_at_until_it_does(
            String said, String times) {
        var page = "```bash\n./ship\n```\n\n## Verification\n\n```bash\n./lag\n```\n\n" + said;
        assertThat(again(page, "./lag")).contains(times);
        assertThat(steps(page)).extracting(PlannedStep::action).hasSize(2);
        assertThat(steps(page).getLast().expectations())
                .anyMatch(it -> !(it instanceof Expectation.ExitStatus));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait for https://quay.example.com/health to return 200.",
                "Wait until https://quay.example.com/health answers 200.",
                "Poll https://quay.example.com/health until it returns 200."
            })
    void an_address_that_is_waited_for_is_asked_for_until_it_answers_so(String item) {
        var last = steps("```bash\n./ship\n```\n\n## Verification\n\n- " + item).getLast();
        assertThat(Lines.text(last.action())).contains("https://quay.example.com/health");
        assertThat(last.expectations()).hasOnlyElementsOfType(Expectation.HttpStatus.class);
        assertThat(last.again()).isPresent();
    }

    @Test
    void what_may_destroy_something_is_run_once_whatever_the_sentence_says() {
        assertThat(again("1. Run `rm -rf /srv/old` until it is gone.", "rm -rf /srv/old"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Run `./lag` until it prints `ready`.         | Contains",
                "Run `./lag` until it is 0.                   | Numeric",
                "Run `./lag` until all are Running.           | Every",
                "Run `./lag` until the lag is below 5 ms.     | Numeric",
                "Run `./lag` every 5 s until it shows ok for up to 9 minutes. | Contains"
            })
    void what_is_waited_for_is_held_against_the_result(String item, String kind) {
        assertThat(steps("1. " + item.strip()).getFirst().expectations())
                .extracting(expected -> expected.getClass().getSimpleName())
                .contains(kind);
    }

    @Test
    void words_behind_the_last_command_of_a_line_that_say_nothing_are_no_result() {
        assertThat(
                        steps("1. Wait until `./lag` prints 0, then run `./ship`.")
                                .getLast()
                                .expectations())
                .allMatch(Expectation.ExitStatus.class::isInstance);
    }

    private static List<Expectation> expected(String deployment, String command) {
        return steps(deployment).stream()
                .filter(step -> Lines.text(step.action()).equals(command))
                .findFirst()
                .orElseThrow()
                .expectations();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait until the queue is empty: `./queue`             | ./queue",
                "Wait until all queues are drained: `rabbitmqctl list_queues` | rabbitmqctl list_queues",
                "Wait until no jobs are left: `./bin/jobs --all`      | ./bin/jobs --all",
                "Wait until there are no jobs pending: `redis-cli llen jobs` | redis-cli llen jobs",
                "Wait until nothing is left in the spool: `ls spool`  | ls spool"
            })
    void where_nothing_may_be_left_nothing_or_none_has_to_be_shown(String item, String command) {
        assertThat(again("1. " + item, command)).contains("10 600");
        assertThat(expected("1. " + item, command))
                .hasAtLeastOneElementOfType(Expectation.Warned.class);
        assertThat(steps("1. " + item)).noneMatch(step -> step.action() instanceof Action.Ask);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait until the queue is empty: `./switch-over`           | ./switch-over",
                "Wait until the queue is empty: `./move-queue`            | ./move-queue",
                "Wait until the queue is drained: `./queue drain`         | ./queue drain",
                "Wait until all clients are gone: `helm upgrade --wait`   | helm upgrade --wait"
            })
    void what_is_done_then_is_done_once(String item, String command) {
        assertThat(again("1. " + item, command)).isEmpty();
    }

    @Test
    void what_a_machine_cannot_judge_is_asked_with_what_the_look_has_shown() {
        var title = "Wait until replication has caught up:\n\n```bash\n./lag\n```";
        assertThat(expected(title, "./lag")).hasAtLeastOneElementOfType(Expectation.Asked.class);
        assertThat(again(title, "./lag")).contains("10 600");
        var told = "Wait until the service is healthy:\n\n```bash\n./health\n```";
        assertThat(expected(told, "./health"))
                .as("its own exit status says it")
                .noneMatch(Expectation.Asked.class::isInstance);
    }

    @Test
    void what_people_agree_to_is_asked_before_the_block_below_it() {
        var steps = steps("Wait until the change is approved:\n\n```bash\n./ship\n```");
        assertThat(steps.getFirst().action()).isInstanceOf(Action.Ask.class);
        assertThat(steps.get(1).again()).isEmpty();
    }
}
