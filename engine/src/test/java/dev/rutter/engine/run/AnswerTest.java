package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.language.environment.Environment.People;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people say, and when.
class AnswerTest {
    @TempDir Path home;

    private static Plan asking() {
        return Plans.shop(List.of(), Plans.NOBODY, Map.of());
    }

    @Test
    void a_run_that_nobody_can_answer_pauses_and_says_what_is_asked_now_and_later()
            throws Exception {
        var world = new World(home);
        var halt = world.run(asking(), "good2");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused -> {
                            assertThat(paused.asked())
                                    .extracting(QuestionAsked::question)
                                    .containsExactly("prepare-2");
                            assertThat(paused.ahead())
                                    .as("what the release shows cannot be told before it")
                                    .isEmpty();
                        });
        assertThat(world.state().paused()).isPresent();
    }

    @Test
    void an_answer_given_while_no_process_runs_lets_the_run_go_on() throws Exception {
        var world = new World(home);
        world.run(asking(), "good2");
        var run = world.state().run();
        assertThat(world.engine().answer(run, "prepare-2", Answer.YES, "mia", "read it"))
                .isEqualTo(Reception.COUNTED);
        assertThat(world.engine().answer(run, "watch-3", Answer.YES, "mia", ""))
                .isEqualTo(Reception.TOO_EARLY);
        world.answers.put("watch-3", Answer.YES);
        assertThat(world.carryOn(run))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.SIGNED_OFF));
        assertThat(world.questions).containsExactly("prepare-2", "watch-3");
        assertThat(world.state().resumed()).isEqualTo(1);
    }

    @Test
    void the_first_answer_counts_and_the_second_is_told_so() throws Exception {
        var world = new World(home);
        world.run(asking(), "good2");
        var run = world.state().run();
        world.engine().answer(run, "prepare-2", Answer.NO, "mia", "not reviewed");
        assertThat(world.engine().answer(run, "prepare-2", Answer.YES, "jo", ""))
                .isEqualTo(Reception.ALREADY_ANSWERED);
        // As two processes that both read before either wrote.
        world.journal.append(run, new AnswerGiven("prepare-2", Answer.YES, "jo", ""));
        world.carryOn(run);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because())
                .contains("mia")
                .contains("not reviewed");
    }

    @Test
    void a_question_about_a_result_cannot_be_answered_before_the_result_is_there()
            throws Exception {
        var world = new World(home);
        var run = world.begin(asking(), "good2");
        assertThat(world.engine().answer(run, "watch-1:window", Answer.YES, "mia", ""))
                .isEqualTo(Reception.NOT_ASKED);
        world.journal.append(run, new AnswerGiven("watch-1:window", Answer.YES, "mia", ""));
        world.answers.put("prepare-2", Answer.YES);
        world.hosting.blind = true;
        assertThat(world.carryOn(run))
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked().getFirst().question())
                                        .isEqualTo("watch-1:window"));
    }

    @Test
    void approvals_need_different_people_and_not_the_one_who_started() throws Exception {
        var world = new World(home);
        var people = new People(List.of("jo", "mia", "ana"), List.of(), 2);
        var run =
                world.begin(
                        Plans.shop(
                                List.of(),
                                people,
                                Map.of(
                                        "The change is approved by somebody",
                                        "yes",
                                        "Approve this run of RUNBOOK.md (1 of 2)?",
                                        "yes",
                                        "The deployer signs the release off",
                                        "yes")),
                        "good2");
        world.carryOn(run);
        var engine = world.engine();
        assertThat(world.state().openQuestions().getFirst().question()).isEqualTo("approval-1");
        assertThat(engine.answer(run, "approval-1", Answer.YES, "jo", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(engine.answer(run, "approval-1", Answer.YES, "eve", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(engine.answer(run, "approval-1", Answer.YES, "mia", ""))
                .isEqualTo(Reception.COUNTED);
        world.carryOn(run);
        assertThat(engine.answer(run, "approval-2", Answer.YES, "mia", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(engine.answer(run, "approval-2", Answer.YES, "ana", ""))
                .isEqualTo(Reception.COUNTED);
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_run_that_could_never_have_its_approvals_does_not_begin() {
        var world = new World(home);
        var people = new People(List.of("jo", "mia"), List.of(), 2);
        assertThatThrownBy(() -> world.begin(Plans.shop(List.of(), people, Map.of()), "good2"))
                .hasMessageContaining("2 approvals of jo, mia")
                .hasMessageContaining("started by jo it can have 1 (mia)");
        assertThat(world.journal.runs()).isEmpty();
    }

    @Test
    void an_approval_that_nobody_may_give_is_nobodys_rather_than_everybodys() throws Exception {
        var world = new World(home);
        var people = new People(List.of("mia", "ana"), List.of(), 1);
        var run = world.begin(Plans.shop(List.of(), people, Map.of()), "good2");
        world.carryOn(run);
        world.engine().answer(run, "approval-1", Answer.YES, "eve", "");
        assertThat(world.engine().answer(run, "approval-1", Answer.YES, "eve", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(Approvers.lacking(new People(List.of("mia"), List.of(), 1), "mia", List.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("it can have none"));
        assertThat(
                        Approvers.lacking(
                                new People(List.of("mia"), List.of(), 1, true),
                                "jo",
                                List.of("Mia")))
                .isPresent();
    }

    @Test
    void an_answer_to_what_is_never_asked_is_not_taken() throws Exception {
        var world = new World(home);
        world.run(asking(), "good2");
        var run = world.state().run();
        assertThat(world.engine().answer(run, "deploy-1", Answer.NO, "mia", "do not ship"))
                .isEqualTo(Reception.NOT_ASKED);
        assertThat(world.engine().answer(run, "deploy-1:danger", Answer.NO, "mia", ""))
                .isEqualTo(Reception.NOT_ASKED);
        assertThat(world.engine().answer(run, "deploy-1:when", Answer.NO, "mia", ""))
                .isEqualTo(Reception.NOT_ASKED);
    }

    @Test
    void
            a_condition_after_go_live_of_which_nobody_says_whether_it_holds_leaves_the_release_unsigned()
                    throws Exception {
        var world = new World(home);
        var shop = asking();
        var steps = new ArrayList<PlannedStep>(shop.steps());
        var guarded =
                Plans.step(
                        "verify-9",
                        Phase.VERIFY,
                        "Tell the partners",
                        new Action.Ask("Tell the partners"),
                        IfInterrupted.REPEAT,
                        46);
        steps.add(
                new PlannedStep(
                        guarded.id(),
                        guarded.phase(),
                        guarded.title(),
                        guarded.action(),
                        List.of(),
                        Optional.of("prices change"),
                        guarded.danger(),
                        guarded.ifInterrupted(),
                        List.of(),
                        false,
                        guarded.limit(),
                        "",
                        46));
        world.answers.put("prepare-2", Answer.YES);
        world.answers.put("watch-3", Answer.YES);
        world.run(Plans.plan(steps, shop.rollback(), List.of(), Plans.NOBODY, Map.of()), "good2");
        assertThat(world.state().openQuestions().getFirst().question()).isEqualTo("verify-9:when");
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void silence_before_go_live_stops() throws Exception {
        var world = new World(home);
        world.run(asking(), "good2");
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.hosting.asked).isEmpty();
    }

    @Test
    void a_live_release_that_nobody_signs_off_stays_live() throws Exception {
        var world = new World(home);
        world.answers.put("prepare-2", Answer.YES);
        world.run(asking(), "good2");
        assertThat(world.state().openQuestions().getFirst().question()).isEqualTo("watch-3");
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.STOPPED);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void somebody_who_may_not_answer_pauses_the_run_which_says_who_may() throws Exception {
        var world = new World(home);
        var plan = Plans.shop(List.of(), new People(List.of(), List.of("ana"), 0), Map.of());
        world.answers.put("prepare-2", Answer.YES);
        assertThat(world.run(plan, "good2")).isInstanceOf(Halt.Paused.class);
        assertThat(world.state().paused().orElseThrow())
                .contains("of ana")
                .contains("\"mia\" may not");
        assertThat(world.state().answer("prepare-2")).isEmpty();
    }

    @Test
    void a_person_stops_a_run_that_is_watching_and_the_release_stays() throws Exception {
        var world = new World(home);
        world.answers.put("prepare-2", Answer.YES);
        var run = world.begin(asking(), "good2");
        var engine = world.engine();
        var looks = new java.util.concurrent.atomic.AtomicInteger();
        engine.listen(recorded -> {
            if (recorded.event() instanceof dev.rutter.engine.journal.RunEvent.WindowSampled
                    && looks.incrementAndGet() == 3) {
                assertThat(world.engine().stop(run, "mia", "the fair begins")).isTrue();
            }
        });
        assertThat(engine.carryOn(run, "jo", world.asker()))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> {
                            assertThat(ended.end()).isEqualTo(End.STOPPED);
                            assertThat(ended.because())
                                    .contains("stopped by mia")
                                    .contains("the fair begins");
                        });
        assertThat(looks.get()).isLessThanOrEqualTo(4);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
        assertThat(world.engine().stop(run, "mia", "again")).isFalse();
    }

    @Test
    void who_wrote_the_change_does_not_approve_it_where_the_environment_says_so() throws Exception {
        var world = new World(home);
        var people = new People(List.of("mia", "ana", "eve"), List.of(), 2, true);
        var plan = Plans.shop(List.of(), people, Map.of());
        var setting =
                new dev.rutter.engine.journal.RunEvent.Setting(
                        "", "", "", "", List.of(), "", false, List.of("Mia Sol", "mia"));
        var run = world.engine().begin(plan, new RunOptions("good2", "jo", 1, home, setting));
        world.carryOn(run);
        assertThat(world.state().openQuestions().getFirst().who()).containsExactly("ana", "eve");
        assertThat(world.engine().answer(run, "approval-1", Answer.YES, "mia", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(world.engine().answer(run, "approval-1", Answer.YES, "ana", ""))
                .isEqualTo(Reception.COUNTED);
    }

    @Test
    void a_deadline_that_passes_after_the_answer_changes_nothing() throws Exception {
        var world = new World(home);
        world.run(asking(), "good2");
        var run = world.state().run();
        world.engine().answer(run, "prepare-2", Answer.YES, "mia", "");
        world.time.sleep(Duration.ofDays(3));
        world.answers.put("watch-3", Answer.YES);
        world.carryOn(run);
        assertThat(world.state().answer("prepare-2").orElseThrow().by()).isEqualTo("mia");
        // A process that was about to take the silence for an answer writes it all the same.
        world.journal.append(
                run, new AnswerGiven("prepare-2", Answer.NO, RunState.NOBODY, "nobody answered"));
        assertThat(world.state().answer("prepare-2").orElseThrow().answer()).isEqualTo(Answer.YES);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void two_who_approve_at_once_with_one_question_are_not_two_approvals() throws Exception {
        var world = new World(home);
        var people = new People(List.of("mia", "ana"), List.of(), 2);
        var run = world.begin(Plans.shop(List.of(), people, Map.of()), "good2");
        world.carryOn(run);
        // Both read the question before either answered.
        world.journal.append(run, new AnswerGiven("approval-1", Answer.YES, "mia", ""));
        world.journal.append(run, new AnswerGiven("approval-1", Answer.YES, "ana", ""));
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(world.state().openQuestions())
                .extracting(QuestionAsked::question)
                .containsExactly("approval-2");
        assertThat(world.engine().answer(run, "approval-2", Answer.YES, "ana", ""))
                .isEqualTo(Reception.COUNTED);
    }

    private RunOptions of(String project, String release) {
        return new RunOptions(
                release,
                "jo",
                1,
                home,
                new Setting(project, "", "", "", List.of(), "", false, List.of()));
    }

    /// The steps of one plan follow one another; what goes on side by side is runs. So two runs
    /// wait for their approvals at once, under the same name, and are answered at once, twice each.
    @Test
    void approvals_that_two_runs_wait_for_at_once_count_each_for_its_own_run() throws Exception {
        var world = new World(home);
        world.answers.put("prepare-2", Answer.YES);
        world.answers.put("watch-3", Answer.YES);
        var people = new People(List.of("mia", "ana"), List.of(), 1);
        var plan = Plans.shop(List.of(), people, Map.of());
        var runs =
                List.of(
                        world.engine().begin(plan, of("shop", "good2")),
                        world.engine().begin(plan, of("office", "bad")));
        for (var run : runs) {
            assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        }
        var said = List.of(Answer.YES, Answer.NO);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answering =
                    IntStream.range(0, 4)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            world.engine()
                                                    .answer(
                                                            runs.get(i % 2),
                                                            "approval-1",
                                                            said.get(i % 2),
                                                            i < 2 ? "mia" : "ana",
                                                            "")))
                            .toList();
            for (var one : answering) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        for (var run : runs) {
            world.carryOn(run);
        }
        assertThat(runs)
                .extracting(run -> world.engine().state(run).end().orElseThrow().end())
                .containsExactly(End.SIGNED_OFF, End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }
}
