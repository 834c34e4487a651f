package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {
    private static List<Action.Watch> windows(Plan plan) {
        return plan.steps().stream()
                .map(Plan.PlannedStep::action)
                .filter(Action.Watch.class::isInstance)
                .map(Action.Watch.class::cast)
                .toList();
    }

    @Test
    void a_window_behind_each_batch_is_watched_each_time_and_one_after_the_other() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Start the first batch: `kubectl apply -f batch1.yaml`
                        2. Monitor for 10 minutes
                        3. Start the second batch: `kubectl apply -f batch2.yaml`
                        4. Monitor for 10 minutes
                        """);
        assertThat(windows(plan))
                .extracting(Action.Watch::from, Action.Watch::to, watch -> begins(plan, watch))
                .containsExactly(
                        tuple(Duration.ZERO, Duration.ofMinutes(10), "going live"),
                        tuple(
                                Duration.ZERO,
                                Duration.ofMinutes(10),
                                "kubectl apply -f batch2.yaml"));
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence(
                        "kubectl apply -f batch1.yaml",
                        "Monitor for 10 minutes",
                        "kubectl apply -f batch2.yaml",
                        "Monitor for 10 minutes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy the canary",
                "Deploy to one region",
                "Release to 10 %",
                "The first node"
            })
    void what_is_released_to_a_part_first_is_watched_before_it_goes_to_the_others(String title) {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy: %s

                        1. Release there: `kubectl apply -f canary.yaml`
                        2. Monitor for 10 minutes

                        ## Deploy to everybody

                        Run `kubectl apply -f all.yaml`.

                        ## Deploy the docs

                        Run `./docs`.
                        """
                                .replace("%s", title));
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence(
                        "kubectl apply -f canary.yaml",
                        "Monitor for 10 minutes",
                        "kubectl apply -f all.yaml",
                        "./docs");
    }

    @Test
    void a_window_that_is_said_twice_is_one() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Run `kubectl apply -f shop.yaml`

                        ## Monitoring (10 minutes)

                        Monitor for 10 minutes.

                        - Error rate < 1 %
                        """);
        assertThat(windows(plan)).hasSize(1);
    }

    @Test
    void a_later_stage_waits_for_the_window_before_it_and_is_verified_last() {
        var plan =
                PlannerTest.plan(
                        """
                        # Canary of the shop

                        ## 1. Start the canary

                        ```bash
                        ./canary --share 5
                        ```

                        ## 2. Bake for 15 minutes

                        | Signal | Go on if | Abort if |
                        |---|---|---|
                        | Error rate | < 1 % | > 5 % |

                        ## 3. Promote

                        ```bash
                        ./canary --share 100
                        ```

                        ## 4. Smoke test

                        ```bash
                        ./smoke
                        ```
                        """);
        assertThat(
                        plan.steps().stream()
                                .map(step ->
                                        step.action() instanceof Action.Shell(var script)
                                                ? script
                                                : step.title())
                                .toList())
                .containsExactly(
                        "./canary --share 5",
                        "2. Bake for 15 minutes",
                        "./canary --share 100",
                        "./smoke");
        assertThat(plan.rules()).hasSize(1).allMatch(rule -> rule.limit().isPresent());
    }

    @Test
    void each_stages_windows_are_counted_from_the_stage_and_none_is_taken_for_another() {
        var plan =
                PlannerTest.plan(
                        """
                        # Canary of the shop

                        ## 1. Start the canary

                        ```bash
                        ./canary --share 5
                        ```

                        ## 2. Bake for 15 minutes

                        | Signal | Go on if | Abort if |
                        |---|---|---|
                        | Error rate | < 1 % | > 5 % |

                        ## 3. Promote to half

                        ```bash
                        ./canary --share 50
                        ```

                        ## 4. Bake for 15 minutes

                        | Signal | Go on if | Abort if |
                        |---|---|---|
                        | Error rate | < 1 % | > 5 % |

                        ## 5. Promote to all

                        ```bash
                        ./canary --share 100
                        ```

                        ## 6. Smoke test

                        ```bash
                        ./smoke
                        ```

                        ## 7. Watch for 30 minutes

                        ## 8. Watch for 2 hours
                        """);
        assertThat(windows(plan))
                .extracting(Action.Watch::to, watch -> begins(plan, watch))
                .containsExactly(
                        tuple(Duration.ofMinutes(15), "going live"),
                        tuple(Duration.ofMinutes(15), "./canary --share 50"),
                        tuple(Duration.ofMinutes(30), "./canary --share 100"),
                        tuple(Duration.ofHours(2), "./canary --share 100"));
        assertThat(windows(plan)).allMatch(watch -> watch.from().isZero());
        assertThat(PlanText.show(plan)).contains("from 0 min to 15 min after the end of watch-2");
    }

    private static String begins(Plan plan, Action.Watch watch) {
        return watch.stage()
                .flatMap(plan::step)
                .map(step -> ((Action.Shell) step.action()).script())
                .orElse("going live");
    }

    @Test
    void chapters_that_are_not_counted_are_no_stages() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy the API

                        ```bash
                        ./api
                        ```

                        ## Monitoring (30 minutes)

                        - Error rate < 1 %

                        ## Deploy the site

                        ```bash
                        ./site
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()).subList(0, 2)).containsExactly("./api", "./site");
    }

    @Test
    void success_criteria_for_an_hour_are_verified_at_once_and_watched_for_an_hour() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ```bash
                        ./release
                        ```

                        ## Success criteria, for one hour

                        - Error rate < 1 %

                        ```bash
                        curl https://shop.example.com/health
                        ```
                        """);
        assertThat(plan.steps())
                .filteredOn(step -> step.action() instanceof Action.Http)
                .extracting(Plan.PlannedStep::phase)
                .containsExactly(Phase.VERIFY);
        assertThat(windows(plan)).extracting(Action.Watch::to).containsExactly(Duration.ofHours(1));
    }

    @Test
    void who_plans_a_failover_wants_to_fail_over() {
        var document =
                """
                # Database %s

                ## Incident steps

                1. Promote the replica

                   ```bash
                   ssh db2 'pg_ctl promote'
                   ```

                ## Escalation

                - After 15 minutes: call the DBA
                """;
        assertThat(PlannerTest.said(PlannerTest.plan(document.formatted("failover")).steps()))
                .containsExactly("ssh db2 'pg_ctl promote'");
        assertThat(PlannerTest.plan(document.formatted("outages")).steps()).isEmpty();
    }

    @Test
    void what_a_line_does_before_it_watches_is_done_before_its_window() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. Start one with `./bin/start one` and watch for 10 minutes
                        2. Promote it, then bake for 20 minutes
                        3. Run `./bin/start all` and monitor for 5 minutes
                        """);
        assertThat(windows(plan))
                .extracting(Action.Watch::from, Action.Watch::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Duration.ZERO, Duration.ofMinutes(10)),
                        org.assertj.core.groups.Tuple.tuple(
                                Duration.ofMinutes(10), Duration.ofMinutes(30)),
                        org.assertj.core.groups.Tuple.tuple(
                                Duration.ofMinutes(30), Duration.ofMinutes(35)));
        assertThat(plan.steps())
                .extracting(Plan.PlannedStep::line)
                .containsExactly(5, 5, 6, 6, 7, 7);
        assertThat(plan.steps().get(2).action()).isInstanceOf(Action.Ask.class);
    }

    @Test
    void what_follows_a_soak_amid_a_list_comes_behind_the_rest_of_the_list() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./bin/deploy canary`
                        2. Watch the error rate for 20 minutes
                        3. `./bin/deploy rest`

                        ## Announce

                        - `./bin/report`

                        ## Verify

                        - `./bin/verify`

                        ## Rollback

                        1. `./bin/back`
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence(
                        "./bin/deploy canary",
                        "Watch the error rate for 20 minutes",
                        "./bin/deploy rest",
                        "./bin/report",
                        "./bin/verify");
        assertThat(PlannerTest.said(plan.rollback())).contains("./bin/verify");
    }

    @Test
    void what_only_looks_behind_a_window_keeps_nothing_waiting() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. `./bin/deploy`
                        2. Watch the error rate for 20 minutes
                        3. `kubectl get pods`

                        ## Verify

                        - `./bin/verify`
                        """);
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence("./bin/verify", "Watch the error rate for 20 minutes");
    }
}
