package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One word under or behind a command that prints one value is that value.
class BareValueTest {
    private static Plan.PlannedStep first(String block) {
        return plan("""
        # Shop

        ## Before you start

        ```bash
        %s
        ```

        ## Deploy

        ```bash
        ./bin/ship
        ```
        """
                        .formatted(block))
                .steps()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "kubectl config current-context | prod-eu-1",
                "hostname | web-prod-1",
                "git branch --show-current | release-1.9",
                "docker context show | prod",
                "ssh deploy@db1 hostname | db1",
                "terraform workspace show | prod",
                "kubectl get deploy x -o jsonpath='{.spec.template.spec.containers[0].image}' | shop:1.9.0"
            })
    void a_name_is_held_below_and_behind_and_between_commands(String command, String value) {
        for (var block :
                new String[] {
                    command + "\n# " + value,
                    command + "   # " + value,
                    command + "\n# " + value + "\n./bin/state"
                }) {
            assertThat(first(block).expectations())
                    .anyMatch(it ->
                            it instanceof Expectation.Output(var lines, _, _)
                                    && lines.contains(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql shop -Atc \"select version from schema_version\"   # 42",
                "mysql -Nse 'select max(id) from versions' shop\n# 42",
                "kubectl get deploy x -o jsonpath='{.spec.replicas}'   # 42",
                "aws sts get-caller-identity --query Account --output text\n# 42"
            })
    void a_figure_is_compared(String block) {
        assertThat(first(block).expectations()).anyMatch(Expectation.Numeric.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./bin/level   # 42", "./bin/level\n# v2.4.0", "./bin/where # eu-1"})
    void of_what_may_print_anything_a_person_tells_with_the_output_in_sight(String block) {
        assertThat(first(block).expectations()).anyMatch(Expectation.Asked.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export STAGE=1   # prod-1",
                "cd /srv/shop   # 2.4.0",
                "./bin/save db-1   # db-1",
                "./bin/state\n# step-2\n./bin/other",
                "git checkout main   # 2.4.0"
            })
    void what_prints_nothing_and_what_names_the_next_command_is_left_alone(String block) {
        assertThat(first(block).expectations()).allMatch(Expectation.ExitStatus.class::isInstance);
    }
}
