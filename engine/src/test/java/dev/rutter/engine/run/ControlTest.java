package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people can do with a run from elsewhere: pause, retry, skip, waive, a part of the plan.
class ControlTest {
    private static final Fate FAILS = new Fate.Exited(1, "ERROR: no connection\n");

    @TempDir Path home;

    private static End end(World world) {
        return world.state().end().orElseThrow().end();
    }

    @Test
    void a_paused_run_stands_still_before_its_next_step_until_it_is_resumed() throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "good2");
        var engine = world.engine();
        var paused = new AtomicBoolean();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.StepBegan(var step, _)
                    && step.equals("deploy-2")
                    && paused.compareAndSet(false, true)) {
                assertThat(world.engine().pause(run, "mia", "the shop is busy")).isEmpty();
                assertThat(world.engine().pause(run, "ana", "")).isPresent();
            }
        });
        assertThat(engine.carryOn(run, "jo", world.asker()))
                .isEqualTo(new Halt.Held("mia", "the shop is busy"));
        assertThat(world.tools.ran).containsExactly("git status --porcelain", "./bin/migrate");
        assertThat(world.state().paused().orElseThrow())
                .isEqualTo("paused by mia: the shop is busy");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran)
                .containsExactly("git status --porcelain", "./bin/migrate", "./bin/count");
    }

    @Test
    void a_pause_leaves_a_live_release_under_watch() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        var run = world.begin(Plans.shop(), "bad");
        var engine = world.engine();
        var paused = new AtomicBoolean();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WindowBegan
                    && paused.compareAndSet(false, true)) {
                assertThat(world.engine().pause(run, "mia", "")).isEmpty();
            }
        });
        engine.carryOn(run, "jo", world.asker());
        assertThat(end(world)).isEqualTo(End.ROLLED_BACK);
        assertThat(world.engine().pause(run, "mia", "").orElseThrow()).contains("over");
    }

    @Test
    void a_failed_step_is_done_once_more_when_a_person_says_so_and_the_run_goes_on()
            throws Exception {
        var world = new World(home);
        world.tools.ends.put("./bin/migrate", FAILS);
        var run = world.beginAsking(Plans.shop());
        assertThat(world.carryOn(run))
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        waits ->
                                assertThat(waits.asked())
                                        .extracting(QuestionAsked::question)
                                        .containsExactly("deploy-2:failed-1"));
        assertThat(world.engine().retry(run, Optional.of("deploy-1"), "mia", "")).isPresent();
        assertThat(world.engine().retry(run, Optional.empty(), "mia", "")).isEmpty();
        world.carryOn(run);
        // It failed again: a new question, which the old answer does not answer.
        assertThat(world.state().openQuestions())
                .extracting(QuestionAsked::question)
                .containsExactly("deploy-2:failed-2");
        world.tools.ends.put("./bin/migrate", new Fate.Exited(0, "schema is up to date\n"));
        assertThat(world.engine().retry(run, Optional.empty(), "mia", "the host is back"))
                .isEmpty();
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.state().step("deploy-2").orElseThrow().attempt()).isEqualTo(3);
        assertThat(world.tools.ran.stream().filter("./bin/migrate"::equals)).hasSize(3);
        assertThat(world.all(RunEvent.StepRetried.class))
                .containsExactly(
                        new RunEvent.StepRetried("deploy-2", "mia", ""),
                        new RunEvent.StepRetried("deploy-2", "mia", "the host is back"));
    }

    @Test
    void a_line_for_people_that_is_done_once_more_is_asked_anew() throws Exception {
        var world = new World(home);
        var plan = Plans.shop(java.util.List.of(), Plans.NOBODY, java.util.Map.of());
        var run = world.beginAsking(plan);
        world.answers.put("prepare-2", Answer.NO);
        world.carryOn(run);
        world.engine().retry(run, Optional.empty(), "mia", "approved by now");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(world.state().openQuestions().getFirst().question())
                .isEqualTo("prepare-2:sign-2");
        world.answers.put("prepare-2:sign-2", Answer.YES);
        world.answers.put("watch-3", Answer.YES);
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_gate_is_waived_by_name_and_for_a_reason_only() throws Exception {
        var world = new World(home);
        world.tools.ends.put("git status --porcelain", new Fate.Exited(0, " M pom.xml\n"));
        var run = world.beginAsking(Plans.shop());
        world.carryOn(run);
        assertThat(world.engine().skip(run, "prepare-1", "mia", " ").orElseThrow())
                .contains("reason");
        assertThat(world.engine().answer(run, "prepare-1:failed-1", Answer.SKIP, "mia", ""))
                .isEqualTo(Reception.NEEDS_REASON);
        assertThat(world.engine().answer(run, "prepare-1:failed-1", Answer.YES, "mia", "why"))
                .isEqualTo(Reception.NOT_THAT);
        assertThat(world.engine().skip(run, "prepare-1", "mia", "only a comment")).isEmpty();
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.state().outcome("prepare-1").orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class,
                        skipped ->
                                assertThat(skipped.why())
                                        .contains("by mia, only a comment")
                                        .contains("it did not end well"));
        assertThat(world.state().decisions().getLast().decided().verdict().because())
                .contains("1 of them skipped");
    }

    @Test
    void a_step_that_has_not_begun_is_not_done_when_it_was_skipped() throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "good2");
        assertThat(world.engine().skip(run, "deploy-3", "mia", "counted by hand")).isEmpty();
        assertThat(world.engine().skip(run, "deploy-3", "ana", "again").orElseThrow())
                .contains("is over");
        assertThat(world.engine().skip(run, "deploy-9", "ana", "no such").orElseThrow())
                .contains("no step");
        assertThat(world.engine().skip(run, "rollback-1", "ana", "why not").orElseThrow())
                .contains("way back");
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran).doesNotContain("./bin/count");
    }

    @Test
    void a_step_that_is_under_way_is_not_taken_back_by_skipping_it() throws Exception {
        var world = new World(home);
        var run = world.begin(Plans.shop(), "good2");
        var engine = world.engine();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.StepBegan(var step, _)
                    && step.equals("deploy-2")) {
                assertThat(world.engine().skip(run, "deploy-2", "mia", "changed my mind"))
                        .isPresent();
                // As one that was written in the same moment.
                world.journal.append(
                        run, new RunEvent.StepSkipped("deploy-2", "mia", "changed my mind"));
            }
        });
        engine.carryOn(run, "jo", world.asker());
        assertThat(world.state().outcome("deploy-2").orElseThrow())
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_stop_during_a_failures_question_ends_the_run() throws Exception {
        var world = new World(home);
        world.tools.ends.put("./bin/migrate", FAILS);
        var run = world.beginAsking(Plans.shop());
        world.carryOn(run);
        assertThat(world.engine().stop(run, "mia", "tomorrow")).isTrue();
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because()).contains("tomorrow");
        assertThat(world.engine().retry(run, Optional.empty(), "mia", "").orElseThrow())
                .contains("--from");
    }

    @Test
    void who_stops_a_run_can_end_it_without_its_secrets() throws Exception {
        var world = new World(home);
        world.tools.ends.put("./bin/migrate", FAILS);
        var run = world.beginAsking(Plans.shop());
        world.carryOn(run);
        world.toolless = Optional.of("the secret API_TOKEN is not set");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Unopened.class);
        world.engine().stop(run, "mia", "tomorrow");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(end(world)).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void silence_after_a_failure_stops_the_run() throws Exception {
        var world = new World(home);
        world.tools.ends.put("./bin/migrate", FAILS);
        var run = world.beginAsking(Plans.shop());
        world.carryOn(run);
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because()).contains(RunState.NOBODY);
    }

    @Test
    void after_go_live_a_failing_step_may_be_tried_again_instead_of_going_back() throws Exception {
        var world = new World(home);
        var away = new dev.rutter.language.expect.Measurement.Missing("connection refused");
        world.tools.answers.put("http://127.0.0.1:1/health", away);
        var run = world.begin(Plans.shop(), "good2");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(world.state().openQuestions())
                .extracting(QuestionAsked::question)
                .containsExactly("verify-1:roll-back");
        assertThat(world.engine().retry(run, Optional.empty(), "mia", "a cable")).isEmpty();
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(world.state().openQuestions())
                .extracting(QuestionAsked::question)
                .containsExactly("verify-1:roll-back-2");
        world.tools.answers.clear();
        world.engine().retry(run, Optional.of("verify-1"), "mia", "the other cable");
        world.carryOn(run);
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void one_phase_alone_is_done_in_part_and_signs_nothing_off() throws Exception {
        var world = new World(home);
        var part = Part.only(Plans.shop(), Phase.PREPARE).orElseThrow();
        world.carryOn(world.begin(Plans.shop(), "good2", part, ""));
        assertThat(end(world)).isEqualTo(End.DONE_IN_PART);
        assertThat(world.tools.ran).containsExactly("git status --porcelain");
        assertThat(world.hosting.asked).isEmpty();
        assertThat(world.state().decisions()).isEmpty();
    }

    @Test
    void a_run_from_a_step_on_does_nothing_of_what_comes_before_and_says_why() throws Exception {
        var world = new World(home);
        var part = Part.from(Plans.shop(), "deploy-3").orElseThrow();
        assertThat(part).isEqualTo(Part.from(Plans.shop(), "28").orElseThrow());
        assertThat(Part.from(Plans.shop(), "deploy-99")).isEmpty();
        world.carryOn(world.begin(Plans.shop(), "good2", part, "the gates held an hour ago"));
        assertThat(end(world)).isEqualTo(End.SIGNED_OFF);
        assertThat(world.tools.ran).containsExactly("./bin/count");
        assertThat(world.state().outcome("prepare-1").orElseThrow().line())
                .contains("begun from deploy-3")
                .contains("the gates held an hour ago");
    }

    @Test
    void a_part_without_the_windows_leaves_the_release_unsigned() throws Exception {
        var world = new World(home);
        var part = Part.only(Plans.shop(), Phase.DEPLOY).orElseThrow();
        world.carryOn(world.begin(Plans.shop(), "good2", part, "drill"));
        assertThat(end(world)).isEqualTo(End.DONE_IN_PART);
        assertThat(world.state().live()).isPresent();
        // Nobody vouched for it, so a later run does not go back to it as to a known good one.
        world.hosting.errors.put("bad", 33.3);
        assertThat(world.state().decision(RunEvent.Decided.Way.SIGN_OFF)).isEmpty();
    }
}
