package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The example that the demonstration runs has to be planned whole.
class ShopPlanTest {
    private static final Path SHOP =
            Path.of(System.getProperty("rutter.root", "..")).resolve("examples/shop");

    private static Plan plan() {
        try {
            var companion = CompanionReader.read(Files.readString(SHOP.resolve("rutter.yaml")));
            assertThat(companion.problems()).isEmpty();
            return Planner.plan(
                    "RUNBOOK.md",
                    MarkdownReader.read(Files.readString(SHOP.resolve("RUNBOOK.md"))),
                    companion.environments().values().iterator().next());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<PlannedStep> of(Plan plan, Phase phase) {
        return plan.steps().stream().filter(step -> step.phase() == phase).toList();
    }

    @Test
    void nothing_is_open() {
        assertThat(plan().open()).isEmpty();
    }

    @Test
    void migrations_run_before_the_release_and_both_are_gates() {
        var deploy = of(plan(), Phase.DEPLOY);
        assertThat(deploy)
                .extracting(step -> Lines.text(step.action()).lines().findFirst().orElse(""))
                .containsExactly(
                        "Deploying shop now.",
                        "./bin/migrate",
                        "deploy shop",
                        "wait until shop is live");
        assertThat(deploy).allMatch(PlannedStep::gate);
        assertThat(of(plan(), Phase.PREPARE)).allMatch(PlannedStep::gate);
    }

    @Test
    void every_question_has_an_answer_in_the_companion_file() {
        var plan = plan();
        var asked =
                plan.steps().stream()
                        .map(PlannedStep::action)
                        .filter(Action.Ask.class::isInstance)
                        .map(action -> ((Action.Ask) action).text())
                        .toList();
        assertThat(asked)
                .hasSize(3)
                .allMatch(text -> plan.environment().acknowledgement(text).isPresent());
    }

    @Test
    void the_windows_follow_each_other_and_hold_the_triggers_too() {
        var windows =
                plan().steps().stream()
                        .map(PlannedStep::action)
                        .filter(Action.Watch.class::isInstance)
                        .map(Action.Watch.class::cast)
                        .toList();
        assertThat(windows)
                .extracting(Action.Watch::from, Action.Watch::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Duration.ZERO, Duration.ofMinutes(5)),
                        org.assertj.core.groups.Tuple.tuple(
                                Duration.ofMinutes(5), Duration.ofMinutes(30)));
        assertThat(windows.getFirst().limits())
                .extracting(limit -> limit.metric() + " " + limit.threshold())
                .containsExactly(
                        "error rate < 1 %",
                        "response time p95 < 1000 ms",
                        "error rate > 5 %",
                        "response time p95 > 2000 ms");
    }

    @Test
    void every_watched_metric_has_its_source_under_its_own_name() {
        var plan = plan();
        plan.steps().stream()
                .map(PlannedStep::action)
                .filter(Action.Watch.class::isInstance)
                .flatMap(action -> ((Action.Watch) action).limits().stream())
                .forEach(limit ->
                        assertThat(plan.environment().metrics()).containsKey(limit.metric()));
        assertThat(plan.environment().metrics())
                .containsEntry("error rate", new MetricSource.OfHosting(Of.SERVER_ERRORS));
    }

    @Test
    void the_way_back_is_the_hostings_own_and_is_verified_as_the_document_verifies() {
        var rollback = plan().rollback();
        assertThat(rollback.get(0).action())
                .isEqualTo(new Action.Hosting(Action.Hosting.Act.ROLL_BACK, "shop", ""));
        assertThat(rollback.get(1).action())
                .isEqualTo(new Action.Hosting(Action.Hosting.Act.AWAIT_LIVE, "shop", ""));
        assertThat(rollback.stream().skip(2).map(PlannedStep::id))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("rollback-verify-"));
        assertThat(rollback).noneMatch(step -> step.action() instanceof Action.Ask);
    }

    @Test
    void restoring_over_live_data_is_never_part_of_the_plan() {
        var plan = plan();
        assertThat(plan.steps()).noneMatch(ShopPlanTest::restores);
        assertThat(plan.rollback()).noneMatch(ShopPlanTest::restores);
        assertThat(plan.unread()).anyMatch(line -> line.says().contains("--restore"));
    }

    private static boolean restores(PlannedStep step) {
        return Lines.text(step.action()).contains("--restore");
    }

    @Test
    void one_document_makes_one_plan() {
        assertThat(plan()).isEqualTo(plan());
    }
}
