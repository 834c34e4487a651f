package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.HostingApproval.Stage;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A release that waits at its hosting for people: the run asks, gives their word to the hosting
/// once, and takes the word that is given there.
class WaitingApprovalsTest {
    private static final String ASKED = "deploy-5:hosting-1";

    @TempDir Path home;
    World world;

    @BeforeEach
    void world() {
        world = gated(home);
    }

    private static World gated(Path home) {
        var world = new World(home);
        world.hosting.approvals.add(new Approval("production", List.of("mia", "kim"), true));
        return world;
    }

    private static Plan plan() {
        return Plans.brief();
    }

    private static Plan plan(Environment.People people) {
        return Plans.shop(
                List.of(),
                people,
                Map.of(
                        "The change is approved by somebody",
                        "yes",
                        "The deployer signs the release off",
                        "yes"));
    }

    private List<Stage> stages() {
        return world.all(HostingApproval.class).stream().map(HostingApproval::stage).toList();
    }

    private RunEvent.QuestionAsked asked(String question) {
        return world.all(RunEvent.QuestionAsked.class).stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private End end() {
        return world.state().end().orElseThrow().end();
    }

    @Test
    void the_run_asks_and_gives_the_yes_to_the_hosting_once() throws Exception {
        world.answers.put(ASKED, Answer.YES);
        world.run(plan(), "good2");
        assertThat(world.hosting.asked).containsExactly("deploy good2", "approve dep-2");
        assertThat(stages()).containsExactly(Stage.AWAITED, Stage.APPROVING, Stage.GIVEN);
        assertThat(world.hosting.reviews("dep-2"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.comment())
                                .contains("run " + world.state().run())
                                .contains("approved by mia"));
        assertThat(asked(ASKED).text()).contains("release dep-2 into production");
        assertThat(asked(ASKED).evidence())
                .contains("line ")
                .contains("good2")
                .contains("production by mia or kim");
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_no_is_given_to_the_hosting_and_nothing_goes_live() throws Exception {
        world.answers.put(ASKED, Answer.NO);
        world.run(plan(), "good2");
        assertThat(world.hosting.asked).containsExactly("deploy good2", "reject dep-2");
        assertThat(world.state().live()).isEmpty();
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(world.state().end().orElseThrow().because()).contains("refused by mia");
    }

    /// Somebody said no: that is not asked about once more.
    @Test
    void a_no_is_not_offered_to_be_tried_again() throws Exception {
        world.answers.put(ASKED, Answer.NO);
        world.carryOn(world.beginAsking(plan()));
        assertThat(world.questions).containsOnly(ASKED);
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void a_run_that_nobody_answers_pauses_and_goes_on_with_an_answer_from_elsewhere()
            throws Exception {
        var run = world.begin(plan(), "good2");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(world.engine().answer(run, ASKED, Answer.YES, "kim", "seen"))
                .isEqualTo(Reception.COUNTED);
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(world.hosting.asked).containsExactly("deploy good2", "approve dep-2");
        assertThat(world.hosting.reviews("dep-2").getFirst().comment()).contains("kim: seen");
    }

    @Test
    void what_is_approved_at_the_hosting_itself_closes_the_question_with_who_did()
            throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.hosting.review("dep-2", true, "octo", "fine");
        world.carryOn(run);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
        assertThat(world.state().answer(ASKED).orElseThrow())
                .satisfies(given -> {
                    assertThat(given.by()).isEqualTo("octo at the hosting");
                    assertThat(given.note()).contains("approved").contains("fine");
                });
        assertThat(stages()).containsExactly(Stage.AWAITED, Stage.FOUND);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void what_is_rejected_at_the_hosting_itself_ends_the_step_as_refused() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.hosting.review("dep-2", false, "octo", "not today");
        world.carryOn(run);
        assertThat(world.state().outcome("deploy-5").orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .contains("refused by octo at the hosting")
                                        .contains("not today"));
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void a_yes_that_comes_after_somebody_elses_at_the_hosting_is_not_given() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.engine().answer(run, ASKED, Answer.YES, "mia", "");
        world.hosting.review("dep-2", true, "octo", "");
        world.carryOn(run);
        assertThat(stages()).containsExactly(Stage.AWAITED, Stage.APPROVING, Stage.FOUND);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_no_that_comes_too_late_is_no_good_end() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.engine().answer(run, ASKED, Answer.NO, "mia", "");
        world.hosting.review("dep-2", true, "octo", "");
        world.carryOn(run);
        assertThat(world.state().outcome("deploy-5").orElseThrow().line())
                .contains("refused by mia")
                .contains("all the same")
                .contains("live");
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void a_key_that_may_not_approve_has_it_approved_there() throws Exception {
        world.hosting.approvals.clear();
        world.hosting.approvals.add(new Approval("production", List.of("kim"), false));
        var run = world.begin(plan(), "good2");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(asked("deploy-5:there-1").text())
                .contains("Approve it there")
                .contains("the key used here may not");
        assertThat(world.questions).doesNotContain(ASKED);
        world.hosting.review("dep-2", true, "kim", "");
        world.carryOn(run);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void nobody_is_waited_for_there_any_longer_who_was_told_not_to() throws Exception {
        world.hosting.approvals.clear();
        world.hosting.approvals.add(new Approval("production", List.of("kim"), false));
        world.answers.put("deploy-5:there-1", Answer.NO);
        world.run(plan(), "good2");
        assertThat(world.state().outcome("deploy-5").orElseThrow().line())
                .contains("still waits at the hosting");
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    /// The hosting said that the key may, and then that it may not.
    @Test
    void an_answer_that_the_hosting_refuses_is_asked_for_there() throws Exception {
        world.hosting.refusesReviews = 403;
        world.answers.put(ASKED, Answer.YES);
        var run = world.begin(plan(), "good2");
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Paused.class);
        assertThat(stages())
                .containsExactly(Stage.AWAITED, Stage.APPROVING, Stage.REFUSED, Stage.AWAITED);
        assertThat(world.state().openQuestions())
                .extracting(RunEvent.QuestionAsked::question)
                .containsExactly("deploy-5:there-1.2");
        world.hosting.review("dep-2", true, "kim", "");
        world.carryOn(run);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_no_that_the_hosting_refuses_says_what_is_left_there() throws Exception {
        world.hosting.refusesReviews = 403;
        world.answers.put(ASKED, Answer.NO);
        world.run(plan(), "good2");
        assertThat(world.state().outcome("deploy-5").orElseThrow().line())
                .contains("refused by mia")
                .contains("could not be told")
                .contains("still waits at the hosting");
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void an_answer_that_was_lost_on_its_way_is_found_and_not_given_again() throws Exception {
        world.hosting.losesReviews = true;
        world.answers.put(ASKED, Answer.YES);
        world.run(plan(), "good2");
        assertThat(world.hosting.asked).containsExactly("deploy good2", "approve dep-2");
        assertThat(stages()).containsExactly(Stage.AWAITED, Stage.APPROVING, Stage.GIVEN);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void silence_rejects_what_waits() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(run);
        assertThat(world.hosting.asked).containsExactly("deploy good2", "reject dep-2");
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    /// What people take to answer is none of the step's own time.
    @Test
    void a_late_yes_leaves_the_release_its_time_to_come_up() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        world.time.sleep(Duration.ofHours(20));
        world.engine().answer(run, ASKED, Answer.YES, "mia", "");
        world.carryOn(run);
        assertThat(end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_stop_rejects_what_waits_so_that_nothing_goes_live_behind_it() throws Exception {
        var run = world.begin(plan(), "good2");
        world.carryOn(run);
        assertThat(world.engine().stop(run, "kim", "wrong day")).isTrue();
        world.carryOn(run);
        assertThat(world.hosting.asked).containsExactly("deploy good2", "reject dep-2");
        assertThat(world.hosting.reviews("dep-2").getFirst().comment())
                .contains("rejected by kim")
                .contains("wrong day");
        assertThat(end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
    }

    @Test
    void as_many_approve_as_the_plan_says_each_once_and_never_who_started_it() throws Exception {
        world.answers.put("approval-1", Answer.YES);
        var people = new Environment.People(List.of("jo", "mia", "kim"), List.of(), 2);
        var run = world.begin(plan(people), "good2");
        world.carryOn(run);
        world.engine().answer(run, "approval-2", Answer.YES, "kim", "");
        world.carryOn(run);
        assertThat(asked(ASKED).who()).containsExactly("mia", "kim");
        assertThat(world.engine().answer(run, ASKED, Answer.YES, "jo", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(world.engine().barred(run, ASKED, "jo")).contains("started the run");
        assertThat(world.engine().answer(run, ASKED, Answer.YES, "kim", ""))
                .isEqualTo(Reception.COUNTED);
        world.carryOn(run);
        var second = ASKED + ".2";
        assertThat(asked(second).text()).contains("2 of 2");
        assertThat(asked(second).who()).containsExactly("mia");
        assertThat(world.hosting.asked).containsExactly("deploy good2");
        assertThat(world.engine().answer(run, second, Answer.YES, "kim", ""))
                .isEqualTo(Reception.NOT_YOURS);
        world.engine().answer(run, second, Answer.YES, "mia", "");
        world.carryOn(run);
        assertThat(world.hosting.asked).containsExactly("deploy good2", "approve dep-2");
        assertThat(world.hosting.reviews("dep-2").getFirst().comment())
                .contains("approved by kim and mia");
    }

    @Test
    void who_wrote_the_commit_does_not_approve_its_release_where_the_plan_says_so()
            throws Exception {
        var people = new Environment.People(List.of("mia", "kim"), List.of(), 0, true);
        var setting = new Setting("shop", "", "", "", List.of(), "", false, List.of("mia"));
        var run =
                world.engine().begin(plan(people), new RunOptions("good2", "jo", 1, home, setting));
        world.carryOn(run);
        assertThat(asked(ASKED).who()).containsExactly("kim");
        assertThat(world.engine().answer(run, ASKED, Answer.YES, "mia", ""))
                .isEqualTo(Reception.NOT_YOURS);
        assertThat(world.engine().barred(run, ASKED, "mia")).contains("wrote the commit");
    }

    @Test
    void the_way_back_asks_too_and_silence_leaves_it_to_people() throws Exception {
        world.hosting.errors.put("bad", 33.3);
        world.answers.put(ASKED, Answer.YES);
        var run = world.begin(plan(), "bad");
        world.carryOn(run);
        var back = world.state().openQuestions().getFirst();
        assertThat(back.question()).startsWith("rollback-").contains(":hosting-1");
        world.time.sleep(Duration.ofDays(2));
        world.carryOn(run);
        assertThat(world.hosting.asked).doesNotContain("reject dep-3");
        assertThat(end()).isEqualTo(End.ROLLBACK_UNPROVEN);
        assertThat(world.state().end().orElseThrow().because())
                .contains("people may still approve it at the hosting");
    }

    private void crashEverywhere(
            boolean afterWriting, Answer answer, End end, Consumer<World> holds) throws Exception {
        for (var n = 1; n < 1000; n++) {
            world =
                    gated(
                            Files.createDirectory(
                                    home.resolve(answer + "-" + afterWriting + "-" + n)));
            world.answers.put(ASKED, answer);
            world.answers.put("deploy-3:interrupted-1", Answer.YES);
            var run = world.begin(plan(), "good2");
            var dying = new DyingJournal(world.journal, n, afterWriting);
            try {
                world.engine(dying).carryOn(run, "jo", world.asker());
                if (!dying.dead()) {
                    assertThat(n).isGreaterThan(15);
                    return;
                }
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            assertThat(world.carryOn(run)).as("append %d", n).isInstanceOf(Halt.Ended.class);
            assertThat(end()).as("after a death at append %d", n).isEqualTo(end);
            holds.accept(world);
        }
        throw new AssertionError("the run did not end within 1000 appends");
    }

    @ParameterizedTest
    @CsvSource({"false,YES", "true,YES", "false,NO", "true,NO"})
    void a_run_that_is_killed_anywhere_asks_once_and_answers_the_hosting_once(
            boolean afterWriting, Answer answer) throws Exception {
        var yes = answer == Answer.YES;
        crashEverywhere(
                afterWriting,
                answer,
                yes ? End.SIGNED_OFF : End.STOPPED_BEFORE_GO_LIVE,
                world -> {
                    assertThat(world.hosting.asked)
                            .containsExactly(
                                    "deploy good2", yes ? "approve dep-2" : "reject dep-2");
                    assertThat(world.all(RunEvent.QuestionAsked.class))
                            .extracting(RunEvent.QuestionAsked::question)
                            .filteredOn(one -> one.contains(":hosting-"))
                            .containsOnlyOnce(ASKED);
                });
    }
}
