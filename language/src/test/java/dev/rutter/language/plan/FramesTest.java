package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is taken away before the deed and given back behind it is a part of it.
class FramesTest {
    private static Plan plan(String title, String... chapters) {
        var text = new StringBuilder("# " + title + "\n\n");
        for (var i = 0; i < chapters.length; i++) {
            text.append("## ").append(chapters[i]).append("\n\n1. `./bin/");
            text.append(i).append("`\n\n");
        }
        return PlannerTest.plan(text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Maintenance mode, Enable maintenance mode, Disable maintenance mode",
        "Shop upgrade, Put the shop into maintenance, Take the shop out of maintenance",
        "Shop upgrade, Enter maintenance, Leave maintenance",
        "Shop upgrade, Turn on the maintenance page, Turn off the maintenance page",
        "Cluster maintenance, Pause alerts, Resume alerts",
        "Cluster maintenance, Cordon the node, Uncordon the node",
        "Cluster maintenance, Silence the alarms, Unsilence the alarms",
        "Release, Stop the workers, Start the workers again",
        "Release, Disable the load balancer's health check, Enable the load balancer's health check again",
        "Release, Freeze the queue, Unfreeze the queue",
        "Release, Turn the cron jobs off, Turn the cron jobs back on"
    })
    void all_of_it_is_done_in_its_order(String title, String before, String behind) {
        assertThat(PlannerTest.said(plan(title, before, "Upgrade", behind).steps()))
                .containsExactly("./bin/0", "./bin/1", "./bin/2");
    }

    @Test
    void one_may_stand_inside_of_another() {
        assertThat(
                        PlannerTest.said(
                                plan(
                                                "Node maintenance",
                                                "Pause alerts",
                                                "Cordon the node",
                                                "Backup",
                                                "Upgrade",
                                                "Uncordon the node",
                                                "Resume alerts")
                                        .steps()))
                .containsExactly("./bin/0", "./bin/1", "./bin/2", "./bin/3", "./bin/4", "./bin/5");
    }

    @ParameterizedTest
    @CsvSource({
        "Enable the flag, Verification, Disable the flag",
        "Enable the gateway, Watch it for a day, Disable the gateway",
        "Release, Halt the rollout, Resume the rollout"
    })
    void what_is_put_out_and_taken_back_is_none(String first, String second, String third) {
        var plan = plan("Gateway", first, second, third);
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("./bin/2");
    }

    @Test
    void what_only_stands_beside_each_other_is_for_another_day() {
        var plan = plan("Shop operations", "Deploy", "Rollback", "Stop the shop", "Start the shop");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/0");
    }
}
