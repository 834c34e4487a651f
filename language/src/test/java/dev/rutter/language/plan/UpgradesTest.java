package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a document on an upgrade or an installation, installing and rebooting are the deed.
class UpgradesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Firmware upgrade", "Upgrading the gateway", "BIOS updates", "OS patching"})
    void they_are_done_in_their_order(String title) {
        var plan =
                PlannerTest.plan(
                        """
                        # %s

                        ## Upload

                        - `./bin/send image`

                        ## Install the new image

                        - `./bin/install`

                        ## Reboot

                        - `./bin/boot`

                        ## Check

                        - `./bin/look`
                        """
                                .formatted(title));
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./bin/send image", "./bin/install", "./bin/boot", "./bin/look");
        assertThat(plan.steps())
                .extracting(step -> step.phase())
                .containsExactly(Phase.DEPLOY, Phase.DEPLOY, Phase.DEPLOY, Phase.VERIFY);
    }

    @Test
    void what_else_is_installed_before_a_deployment_gets_ready_for_it() {
        var plan =
                PlannerTest.plan(
                        """
                        # Deployment

                        ## Install

                        1. `./bin/tools`

                        ## Deploy

                        1. `./bin/ship`
                        """);
        assertThat(plan.steps().getFirst().phase()).isEqualTo(Phase.PREPARE);
    }

    @Test
    void rebooting_behind_the_way_back_is_for_another_day() {
        var plan =
                PlannerTest.plan(
                        """
                        # Upgrade

                        ## Upgrade

                        1. `./bin/ship`

                        ## Rollback

                        1. `./bin/back`

                        ## Reboot

                        1. `./bin/boot`
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/ship");
    }
}
