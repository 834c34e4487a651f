package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.runbook.Entry.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs of the small shop, in virtual time, against a hosting in memory.
class EngineTest {
    @TempDir Path home;

    @Test
    void a_good_release_is_watched_through_both_windows_and_signed_off() throws Exception {
        var world = new World(home);
        assertThat(world.run(Plans.shop(), "good2"))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.SIGNED_OFF));
        var state = world.state();
        assertThat(state.live())
                .hasValueSatisfying(live -> {
                    assertThat(live.deploy()).isEqualTo("dep-2");
                    assertThat(live.release()).isEqualTo("good2");
                });
        assertThat(Duration.between(state.live().get().at(), state.at()))
                .isGreaterThan(Duration.ofMinutes(30))
                .isLessThan(Duration.ofMinutes(31));
        assertThat(state.window("watch-1").looks()).hasSizeBetween(55, 65);
        assertThat(state.window("watch-2").looks()).hasSizeBetween(95, 105);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
        assertThat(world.tools.announced).containsExactly("Deploying shop now");
        assertThat(state.outcome("prepare-2").orElseThrow().line())
                .contains("environment production");
    }

    @Test
    void a_release_whose_requests_fail_is_rolled_back_and_the_rollback_is_verified()
            throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        assertThat(world.run(Plans.shop(), "bad"))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.ROLLED_BACK));
        var verdict = world.state().decision(Way.ROLL_BACK).orElseThrow().decided().verdict();
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.MISSED);
        assertThat(verdict.says()).isEqualTo("Error rate above 5 %");
        assertThat(verdict.line()).isEqualTo(60);
        assertThat(verdict.seen()).contains("33.3 %");
        assertThat(verdict.samples()).isGreaterThanOrEqualTo(20);
        var rollback = world.state().rollback().orElseThrow();
        assertThat(rollback.target()).isEqualTo("dep-1");
        assertThat(rollback.deploy()).isEqualTo("dep-3");
        assertThat(rollback.verified()).contains(true);
        assertThat(rollback.millis()).isBetween(20_000L, 25_000L);
        assertThat(world.hosting.asked).containsExactly("deploy bad", "roll back dep-1");
        assertThat(world.hosting.frozen).isTrue();
        assertThat(world.state().incident()).isPresent();
        assertThat(Duration.between(world.state().live().orElseThrow().at(), world.state().at()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void the_second_rollback_goes_to_the_release_that_the_first_one_proved() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        world.run(Plans.shop(), "bad");
        world.run(Plans.shop(), "bad");
        assertThat(world.state().rollback().orElseThrow().target()).isEqualTo("dep-3");
    }

    @Test
    void a_release_that_an_earlier_run_signed_off_is_gone_back_to_rather_than_one_that_nobody_did()
            throws Exception {
        var world = new World(home);
        world.run(Plans.shop(), "good2");
        world.hosting.deploy(Optional.of("by-hand"));
        world.time.sleep(Duration.ofMinutes(1));
        world.hosting.errors.put("bad", 33.3);
        world.run(Plans.shop(), "bad");
        assertThat(world.state().rollback().orElseThrow().target()).isEqualTo("dep-2");
    }

    @Test
    void a_failing_migration_stops_before_anything_goes_live() throws Exception {
        var world = new World(home);
        world.tools.ends.put(
                "./bin/migrate",
                new Fate.Exited(
                        1,
                        "ERROR: check constraint \"positive\" of relation \"orders\" is violated by some row\n"));
        assertThat(world.run(Plans.shop(), "good2"))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> {
                            assertThat(ended.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
                            assertThat(ended.because())
                                    .contains("schema is up to date")
                                    .contains("exit status 1")
                                    .contains("violated by some row");
                        });
        assertThat(world.hosting.asked).isEmpty();
        assertThat(world.state().live()).isEmpty();
        assertThat(world.state().rollback()).isEmpty();
        assertThat(world.tools.ran).containsExactly("git status --porcelain", "./bin/migrate");
    }

    @Test
    void a_gate_whose_result_is_not_as_expected_stops_the_run_and_says_what_was_seen()
            throws Exception {
        var world = new World(home);
        world.tools.ends.put("git status --porcelain", new Fate.Exited(0, " M pom.xml\n"));
        world.run(Plans.shop(), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because())
                .contains("no output")
                .contains("M pom.xml");
        assertThat(world.tools.ran).containsExactly("git status --porcelain");
    }

    @Test
    void a_release_that_does_not_come_up_stops_the_run_with_the_hostings_own_log()
            throws Exception {
        var world = new World(home);
        world.hosting.failing.put("broken", "cannot reach the database");
        world.run(Plans.shop(), "broken");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because())
                .contains("pre_deploy_failed")
                .contains("cannot reach the database");
        assertThat(world.hosting.asked).containsExactly("deploy broken");
    }

    @Test
    void a_window_without_figures_is_not_signed_off_and_silence_goes_back() throws Exception {
        var world = new World(home);
        world.hosting.blind = true;
        var halt = world.run(Plans.shop(), "good2");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked().getFirst().question())
                                        .isEqualTo("watch-1:window"));
        assertThat(world.state().paused()).isPresent();
        assertThat(world.state().openQuestions().getFirst().evidence()).contains("no metrics now");
        // Nobody answers; the deadline passes while no process runs, and whoever comes goes back.
        world.time.sleep(Duration.ofMinutes(31));
        assertThat(world.carryOn(world.state().run()))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.ROLLED_BACK));
        assertThat(world.hosting.asked).containsExactly("deploy good2", "roll back dep-1");
    }

    @Test
    void a_window_with_too_few_requests_is_asked_about_at_its_end() throws Exception {
        var world = new World(home);
        world.hosting.requestsPerSecond = 0.01;
        world.answers.put("watch-1:window", Answer.YES);
        world.answers.put("watch-2:window", Answer.YES);
        assertThat(world.run(Plans.shop(), "good2"))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.SIGNED_OFF));
        assertThat(world.questions).contains("watch-1:window");
        assertThat(world.state().outcome("watch-1").orElseThrow().line()).contains("mia");
    }

    @Test
    void a_rollback_that_cannot_be_verified_is_not_called_one() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        var plan = Plans.shop();
        var run = world.begin(plan, "bad");
        world.engine().listen(_ -> {});
        var engine = world.engine();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.RollbackBegan) {
                world.tools.answers.put(
                        "http://127.0.0.1:1/health",
                        new Measurement.Answered(500, Map.of(), "down", Duration.ofMillis(3)));
            }
        });
        assertThat(engine.carryOn(run, "jo", world.asker()))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.ROLLBACK_UNPROVEN));
        assertThat(world.state().rollback().orElseThrow().verified()).contains(false);
        assertThat(world.state().rollback().orElseThrow().seen()).contains("HTTP 500");
        assertThat(world.hosting.asked).containsExactly("deploy bad", "roll back dep-1");
    }

    @Test
    void a_rollback_that_the_hosting_refuses_is_tried_once_and_handed_to_people() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        world.hosting.rollbackRefused = true;
        world.run(Plans.shop(), "bad");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(world.state().rollback().orElseThrow().seen())
                .contains("cannot be served again");
        assertThat(world.hosting.asked).containsExactly("deploy bad", "roll back dep-1");
    }

    @Test
    void a_verification_that_misses_what_the_document_expects_goes_back() throws Exception {
        var world = new World(home);
        world.tools.answers.put(
                "http://127.0.0.1:1/health",
                new Measurement.Answered(
                        200, Map.of(), "{\"status\": \"degraded\"}", Duration.ofMillis(3)));
        world.run(Plans.shop(), "good2");
        assertThat(world.state().decision(Way.ROLL_BACK).orElseThrow().decided().verdict().seen())
                .contains("degraded");
    }

    @Test
    void a_rule_of_the_document_against_going_back_is_respected_and_a_person_is_asked()
            throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        var rule =
                new Trigger(
                        "Migrations were applied that drop a column",
                        Trigger.Decision.DO_NOT_ROLL_BACK,
                        Optional.empty(),
                        Plans.span(64));
        var plan =
                Plans.shop(
                        List.of(rule),
                        Plans.NOBODY,
                        Map.of("The change is approved by somebody", "yes"));
        var halt = world.run(plan, "bad");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused -> {
                            assertThat(paused.asked().getFirst().question())
                                    .isEqualTo("watch-1:roll-back");
                            assertThat(paused.asked().getFirst().evidence())
                                    .contains("line 64")
                                    .contains("Apply the migrations");
                        });
        assertThat(world.hosting.asked).containsExactly("deploy bad");
        world.answers.put("watch-1:roll-back", Answer.NO);
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED);
        assertThat(world.state().incident()).isPresent();
        assertThat(world.hosting.asked).containsExactly("deploy bad");
    }

    @Test
    void a_rule_about_a_failed_migration_does_not_forbid_going_back() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        var rule =
                new Trigger(
                        "The migration failed before the release went live",
                        Trigger.Decision.DO_NOT_ROLL_BACK,
                        Optional.empty(),
                        Plans.span(64));
        world.run(
                Plans.shop(
                        List.of(rule),
                        Plans.NOBODY,
                        Map.of("The change is approved by somebody", "yes")),
                "bad");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
    }

    @Test
    void an_engine_that_lost_the_environment_records_nothing_and_does_nothing_more()
            throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "good2");
        var engine = world.engine();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.StepBegan began
                    && began.step().equals("deploy-3")) {
                world.lost = Optional.of("taken by run r2");
            }
        });
        assertThat(engine.carryOn(run, "jo", world.asker()))
                .isEqualTo(new Halt.Displaced("taken by run r2"));
        assertThat(world.hosting.asked).isEmpty();
        assertThat(world.all(RunEvent.StepEnded.class))
                .noneMatch(ended -> ended.step().equals("deploy-3"));
    }

    @Test
    void a_plan_that_leaves_something_open_is_not_begun() {
        var world = new World(home);
        var shop = Plans.shop();
        var open =
                new dev.rutter.language.plan.Plan(
                        shop.file(),
                        shop.digest(),
                        shop.title(),
                        shop.environment(),
                        shop.steps(),
                        shop.rollback(),
                        shop.rules(),
                        List.of(
                                new dev.rutter.language.plan.Plan.Open(
                                        dev.rutter.language.plan.Plan.Open.Kind.INPUT,
                                        "<commit> is not bound",
                                        3,
                                        "bind it")),
                        shop.unread(),
                        shop.issues(),
                        shop.severities(),
                        shop.escalations(),
                        shop.templates());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> world.begin(open, "x"))
                .hasMessageContaining("<commit> is not bound");
        assertThat(world.journal.runs()).isEmpty();
    }

    @Test
    void a_release_that_turns_bad_late_is_seen_by_its_last_minutes() throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "late");
        var engine = world.engine();
        var looks = new java.util.concurrent.atomic.AtomicInteger();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WindowSampled(var step, _)
                    && step.equals("watch-2")
                    && looks.incrementAndGet() == 60) {
                world.hosting.errors.put("late", 12.0);
            }
        });
        engine.carryOn(run, "jo", world.asker());
        var verdict = world.state().decision(Way.ROLL_BACK).orElseThrow().decided().verdict();
        assertThat(verdict.seen()).contains("over 5 min");
        assertThat(looks.get()).isLessThanOrEqualTo(62);
    }

    @Test
    void a_run_that_its_holder_ended_meanwhile_is_not_resumed() throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "good2");
        var engine =
                new Engine(
                        world.journal,
                        (_, _, _) -> world.tools,
                        (_, _, _) -> {
                            world.journal.append(
                                    run, new RunEvent.RunEnded(End.SIGNED_OFF, "by the other"));
                            return new EnvironmentGuard.Taken.Ours(
                                    new EnvironmentGuard.Tenure() {
                                        @Override
                                        public Optional<String> lost() {
                                            return Optional.empty();
                                        }

                                        @Override
                                        public void close() {}
                                    });
                        },
                        Aftermath.none(),
                        home,
                        world.time,
                        world.time);
        assertThat(engine.carryOn(run, "jo", Asker.nobody()))
                .isEqualTo(new Halt.Ended(End.SIGNED_OFF, "by the other"));
        assertThat(world.events().toList().getLast()).isInstanceOf(RunEvent.RunEnded.class);
    }

    @Test
    void a_new_run_gets_a_folder_that_no_run_of_another_journal_has() throws Exception {
        Files.createDirectories(home.resolve("runs/r6"));
        Files.createDirectories(home.resolve("runs/rather-not"));
        assertThat(new World(home).begin(Plans.shop(), "good2")).isEqualTo("r7");
    }
}
