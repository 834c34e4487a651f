package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said below a command that looks, or beside it, is held against what it prints: by a
/// machine where the output can be read without doubt, else by a person who is shown it.
class BelowCommandTest {
    private static Plan plan(String verify) {
        return Planner.plan(
                "runbook.md",
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Verify\n\n"
                                + verify
                                + "\n\n## Rollback\n\n```bash\n./undo.sh\n```\n"),
                Environment.unbound("production"));
    }

    private static Plan below(String command, String said) {
        return plan("```bash\n" + command + "\n```\n" + said + "\n\n```bash\n./bin/state\n```\n");
    }

    private static Plan.PlannedStep step(Plan plan, String script) {
        return plan.steps().stream()
                .filter(step ->
                        step.action() instanceof Action.Shell(var text) && text.contains(script))
                .findFirst()
                .orElseThrow();
    }

    private static List<Expectation> own(Plan plan, String script) {
        return step(plan, script).expectations().stream()
                .filter(one -> !(one instanceof Expectation.ExitStatus))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "psql -Atc 'select count(*) from t' | The count must be at least 1200000. | >= 1200000",
                "./lag.sh | Replication lag must stay below 5 seconds. | < 5 seconds",
                "./size.sh | It must not exceed 20 GB. | <= 20 GB",
                "./rows.sh | The result should be greater than 1000. | > 1000",
                "./depth.sh | Output must be 0. | = 0",
                "./lag.sh | The lag must not be above 10. | <= 10",
                "./lag.sh | - The lag has to be 3 or less | <= 3"
            })
    void a_figure_is_compared_where_the_command_prints_it(
            String command, String said, String limit) {
        var plan = below(command, said);
        assertThat(own(plan, command))
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Numeric.class,
                        it ->
                                assertThat(
                                                (it.comparison().sign()
                                                                + " "
                                                                + it.value()
                                                                + " "
                                                                + it.unit())
                                                        .strip())
                                        .isEqualTo(limit));
        assertThat(plan.open()).isEmpty();
        assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rabbitmqctl list_queues name messages | All queues must be at 0 messages.",
                "rabbitmqctl list_queues | All queues must be empty.",
                "./state.sh | Every node must have 2 disks or more.",
                "kubectl get pods | It must be at least 3.",
                "redis-cli info server | `redis_version:7.2.x`",
                "./nodes.sh | - No partitions",
                "./nodes.sh | The disk must not be older than 5 years."
            })
    void elsewhere_a_person_is_shown_the_output(String command, String said) {
        assertThat(own(below(command, said), command))
                .singleElement()
                .isInstanceOf(Expectation.Asked.class);
    }

    @Test
    void a_text_alone_in_backticks_is_what_is_printed() {
        assertThat(own(below("redis-cli ping", "`PONG`"), "redis-cli"))
                .singleElement()
                .isInstanceOf(Expectation.Output.class);
        assertThat(own(below("redis-cli ping", "It must answer `PONG`."), "redis-cli"))
                .singleElement()
                .isInstanceOf(Expectation.Contains.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- Must return 0 rows", "It must return no rows.", "Must be empty"})
    void nothing_is_nothing_or_a_persons_judgement(String said) {
        assertThat(own(below("./nulls.sh", said), "./nulls.sh"))
                .singleElement()
                .isInstanceOfAny(Expectation.Warned.class, Expectation.Empty.class);
        assertThat(own(below("psql -c 'select 1'", "- Must return 0 rows"), "psql"))
                .singleElement()
                .isInstanceOf(Expectation.Empty.class);
    }

    @Test
    void it_is_no_title_of_the_next_command_and_expected_of_it_neither() {
        var plan = below("./nulls.sh", "The count must be at least 3.");
        assertThat(step(plan, "./bin/state").title()).isEqualTo("Verify");
        assertThat(own(plan, "./bin/state")).isEmpty();
    }

    @Test
    void a_block_right_behind_such_an_item_is_a_step_of_its_own() {
        var plan = plan("```bash\n./nulls.sh\n```\n- Must return 0 rows\n```bash\n./lag.sh\n```\n");
        assertThat(own(plan, "./nulls.sh")).hasSize(1);
        assertThat(own(plan, "./lag.sh")).isEmpty();
        assertThat(step(plan, "./lag.sh").title()).isEqualTo("Verify");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You must restart the pods.",
                "The release manager must be informed.",
                "This must be repeated on both hosts.",
                "Wait until the queue must not grow.",
                "`https://shop.example.com`",
                "`config.yml`"
            })
    void what_somebody_has_to_do_is_no_result(String said) {
        assertThat(own(below("./state.sh", said), "./state.sh"))
                .noneMatch(one -> one instanceof Expectation.Numeric)
                .noneMatch(one -> one instanceof Expectation.Output)
                .noneMatch(one -> one instanceof Expectation.Contains);
    }

    @Test
    void what_has_to_hold_for_a_time_is_watched() {
        var plan = below("./smoke.sh", "The error rate must stay below 1% for 10 minutes.");
        assertThat(own(plan, "./smoke.sh")).isEmpty();
        assertThat(plan.steps()).anyMatch(step -> step.action() instanceof Action.Watch);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- Lag below 5 seconds: `./lag.sh` | < 5 seconds",
                "- `./lag.sh` (< 5 s) | < 5 s",
                "- Queue depth is 0: `./depth.sh` | = 0",
                "- Rows (>= 1000): `./rows.sh` | >= 1000",
                "- **Backlog under 20:** `./backlog.sh` | < 20"
            })
    void so_is_a_figure_in_the_line_of_the_command(String item, String limit) {
        var plan = plan(item);
        var expected =
                plan.steps().stream()
                        .filter(step -> step.phase() == Phase.VERIFY)
                        .flatMap(step -> step.expectations().stream())
                        .filter(Expectation.Numeric.class::isInstance)
                        .map(Expectation.Numeric.class::cast)
                        .toList();
        assertThat(expected)
                .singleElement()
                .satisfies(it ->
                        assertThat(
                                        (it.comparison().sign()
                                                        + " "
                                                        + it.value()
                                                        + " "
                                                        + it.unit())
                                                .strip())
                                .isEqualTo(limit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- At least 3 nodes up: `./nodes.sh`",
                "- All nodes (>= 3): `./nodes.sh --wide`",
                "- Used space below 80%: `df -h`"
            })
    void of_a_listing_a_person_judges(String item) {
        assertThat(plan(item).steps())
                .anyMatch(step ->
                        step.expectations().stream().anyMatch(Expectation.Asked.class::isInstance));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Smoke tests take less than 2 minutes: `make smoke`",
                "- No type errors: `npm run typecheck`",
                "- Node >= 20: `node --version`",
                "- Step 3: `./bin/warm`"
            })
    void what_is_said_of_the_command_is_no_result(String item) {
        assertThat(plan(item).steps())
                .flatExtracting(Plan.PlannedStep::expectations)
                .noneMatch(Expectation.Numeric.class::isInstance)
                .noneMatch(Expectation.Asked.class::isInstance)
                .noneMatch(Expectation.Warned.class::isInstance);
    }
}
