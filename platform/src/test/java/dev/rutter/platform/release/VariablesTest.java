package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.blueprint.BlueprintReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

    private static final int SERVICES = 20;

    @TempDir Path home;

    private Variables variables(String blueprint) {
        var reading = BlueprintReader.read(blueprint);
        assertThat(reading.mistakes()).isEmpty();
        return new Variables(
                home,
                new Ids(new Random(7)),
                reading.blueprint(),
                Map.of(),
                Map.of(),
                name -> name.length());
    }

    @Test
    @Timeout(60)
    void services_that_all_take_something_from_each_other_are_no_puzzle() {
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < SERVICES; i++) {
            text.append("  - { type: worker, name: s" + i + ", runtime: go, startCommand: x, ");
            text.append("envVars: [{ key: OWN, value: v" + i + " }");
            for (var j = 0; j < SERVICES; j++) {
                if (i != j) {
                    text.append(", { key: FROM_" + j + ", fromService: { name: s" + j);
                    text.append(", type: worker, envVarKey: OWN } }");
                }
            }
            text.append("] }\n");
        }
        var variables = variables(text.toString());
        var first =
                variables.of(
                        BlueprintReader.read(text.toString())
                                .blueprint()
                                .workload("s0")
                                .orElseThrow());
        assertThat(first)
                .hasSize(SERVICES)
                .containsEntry("OWN", "v0")
                .containsEntry("FROM_19", "v19");
        assertThat(variables.missing()).isEmpty();
    }

    @Test
    void what_a_call_has_set_is_taken_by_others_too() {
        var text =
                """
                services:
                  - type: worker
                    name: back
                    runtime: go
                    startCommand: x
                    envVars: [{ key: TOKEN, value: old }]
                  - type: worker
                    name: front
                    runtime: go
                    startCommand: x
                    envVars:
                      - { key: T, fromService: { name: back, type: worker, envVarKey: TOKEN } }
                """;
        var variables = variables(text);
        var front = BlueprintReader.read(text).blueprint().workload("front").orElseThrow();
        assertThat(variables.of(front)).containsEntry("T", "old");
        variables.set("back", "TOKEN", "new");
        assertThat(variables.of(front)).containsEntry("T", "new");
    }

    @Test
    void what_a_blueprint_leaves_open_is_open_until_it_was_given_once() {
        var text =
                """
                services:
                  - { type: worker, name: mail, runtime: go, startCommand: x, envVars: [{ key: MAIL_KEY, sync: false }, { key: SEED, generateValue: true }] }
                  - { type: worker, name: post, runtime: go, startCommand: x, envVars: [{ key: MAIL_KEY, sync: false }, { key: STAMP, sync: false }] }
                """;
        var variables = variables(text);
        var blueprint = BlueprintReader.read(text).blueprint();

        assertThat(OpenVariables.open(blueprint, home))
                .containsExactly(
                        Map.entry("MAIL_KEY", List.of("mail", "post")),
                        Map.entry("STAMP", List.of("post")));

        assertThat(variables.give(Map.of("MAIL_KEY", "secret"), List.of("mail")))
                .containsExactly(
                        "the variable MAIL_KEY of service \"mail\" has a new value, which its next"
                                + " release takes: rutter platform deploy mail");
        assertThat(variables.give(Map.of("MAIL_KEY", "secret"), List.of("mail"))).isEmpty();
        assertThat(OpenVariables.open(blueprint, home))
                .containsExactly(Map.entry("STAMP", List.of("post")));

        variables.set("post", "STAMP", "by a call");
        assertThat(OpenVariables.open(blueprint, home)).isEmpty();
    }
}
