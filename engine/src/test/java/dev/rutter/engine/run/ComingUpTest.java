package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.LogLine;
import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Expectation.Logged.Sign;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is seen of a release that comes up: its log, held against what the document says of such
/// lines, and who has to say yes at the hosting.
class ComingUpTest {
    @TempDir Path temp;
    World world;

    @BeforeEach
    void world() {
        world = new World(temp);
    }

    private static Expectation logged(Sign sign, String text, int line) {
        return new Expectation.Logged(sign, text, text, Span.atLine(line));
    }

    private static PlannedStep step(String id, Phase phase, Act act, Expectation... expected) {
        return step(id, phase, new Action.Hosting(act, "shop", ""), expected);
    }

    private static PlannedStep step(
            String id, Phase phase, Action action, Expectation... expected) {
        return new PlannedStep(
                id,
                phase,
                id,
                action,
                List.of(expected),
                Optional.empty(),
                Step.Danger.NONE,
                IfInterrupted.REPEAT,
                List.of(),
                false,
                Duration.ofMinutes(5),
                "",
                10);
    }

    private static Plan plan() {
        return Plans.plan(
                List.of(
                        step("deploy-1", Phase.DEPLOY, Act.DEPLOY),
                        step("deploy-2", Phase.DEPLOY, Act.AWAIT_LIVE),
                        step(
                                "verify-1",
                                Phase.VERIFY,
                                Act.READ_LOGS,
                                logged(Sign.SUCCESS, "Ready in …ms", 21),
                                logged(Sign.INVESTIGATE, "cannot connect", 22),
                                logged(Sign.IGNORE, "telemetry", 23)),
                        step("verify-2", Phase.VERIFY, new Action.Wait(Duration.ofSeconds(30))),
                        step(
                                "verify-3",
                                Phase.VERIFY,
                                Act.LOGS_WITHOUT_ERRORS,
                                logged(Sign.IGNORE, "telemetry", 23))),
                List.of(),
                List.of(),
                Environment.People.NOBODY,
                Map.of());
    }

    private void writes(String... lines) {
        for (var line : lines) {
            world.hosting.log.add(new LogLine(world.time.instant().plusSeconds(5), line, ""));
        }
        serves(Duration.ofSeconds(45));
    }

    /// A line of the release that has gone live.
    private void serves(Duration in) {
        world.hosting.log.add(new LogLine(world.time.instant().plus(in), "GET / 200", "info"));
    }

    private List<Outcome> outcomes() {
        return world.all(RunEvent.StepEnded.class).stream()
                .map(RunEvent.StepEnded::outcome)
                .toList();
    }

    private List<Verdict> verdicts() {
        return world.all(RunEvent.Judged.class).stream()
                .filter(each -> each.step().equals("verify-1"))
                .map(RunEvent.Judged::verdict)
                .toList();
    }

    @Test
    void a_log_that_shows_what_is_to_be_looked_into_is_judged_by_a_person() throws Exception {
        writes("ERROR: cannot connect to the database", "Ready in 31ms");
        world.answers.put("verify-1:result-1", Answer.NO);
        world.run(plan(), "good2");
        assertThat(world.questions).startsWith("verify-1:result-1", "verify-1:roll-back");
        assertThat(world.all(RunEvent.QuestionAsked.class).getFirst().evidence())
                .contains("ERROR: cannot connect to the database");
        assertThat(verdicts())
                .extracting(Verdict::kind, Verdict::line, Verdict::seen)
                .contains(
                        tuple(Verdict.Kind.MET, 21, "Ready in 31ms"),
                        tuple(Verdict.Kind.UNCLEAR, 22, "ERROR: cannot connect to the database"));
        assertThat(outcomes().getLast()).isInstanceOf(Outcome.Failed.class);
    }

    /// One line, by an instance.
    private void says(String instance, Duration in, String text, String level) {
        world.hosting.log.add(new LogLine(world.time.instant().plus(in), text, level, instance));
    }

    @Test
    void the_last_words_of_an_instance_that_leaves_are_no_errors_of_the_one_that_took_over()
            throws Exception {
        writes("Ready in 31ms");
        world.hosting.instances = Set.of("new-1");
        says("old-1", Duration.ofMinutes(-2), "GET / 200", "info");
        says("old-1", Duration.ofSeconds(45), "the client is gone", "error");
        world.run(plan(), "good2");
        assertThat(outcomes()).hasSize(5).allMatch(Outcome.Done.class::isInstance);
        assertThat(outcomes().getLast().toString())
                .contains("0 errors in 2 log lines")
                .contains("and 1 of instances that served before and no longer do");
    }

    @Test
    void an_error_of_a_new_instance_counts_though_another_one_has_taken_its_place()
            throws Exception {
        writes("Ready in 31ms");
        world.hosting.instances = Set.of("new-2");
        says("old-1", Duration.ofMinutes(-2), "GET / 200", "info");
        says("new-1", Duration.ofSeconds(45), "out of memory", "error");
        world.run(plan(), "good2");
        assertThat(outcomes().getLast()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void what_may_be_ignored_is_neither_looked_into_nor_an_error() throws Exception {
        writes("ERROR: telemetry cannot connect", "Ready in 31ms");
        world.hosting.log.add(
                new LogLine(world.time.instant().plusSeconds(30), "ERROR: telemetry", ""));
        world.run(plan(), "good2");
        assertThat(world.questions).isEmpty();
        assertThat(verdicts()).allMatch(Verdict::met);
        assertThat(outcomes()).hasSize(5).allMatch(Outcome.Done.class::isInstance);
        assertThat(outcomes().getLast().toString())
                .contains("0 errors in 2 log lines")
                .contains("and 1 that the document says to ignore");
    }

    @Test
    void a_sign_of_success_that_is_missing_is_asked_about_and_not_good() throws Exception {
        writes("starting");
        world.answers.put("verify-1:result-1", Answer.YES);
        world.run(plan(), "good2");
        assertThat(world.questions).containsExactly("verify-1:result-1");
        assertThat(verdicts())
                .filteredOn(each -> !each.met())
                .extracting(Verdict::kind, Verdict::line, Verdict::seen)
                .containsExactly(tuple(Verdict.Kind.UNCLEAR, 21, "not in the log"));
    }

    @Test
    void a_log_without_a_line_is_no_log_without_errors() throws Exception {
        world.answers.put("verify-1:result-1", Answer.YES);
        world.answers.put("verify-3:result-1", Answer.YES);
        world.run(plan(), "good2");
        assertThat(world.questions).containsExactly("verify-1:result-1", "verify-3:result-1");
        assertThat(
                        world.all(RunEvent.Judged.class).stream()
                                .filter(each -> each.step().equals("verify-3"))
                                .map(RunEvent.Judged::verdict))
                .extracting(Verdict::kind, Verdict::samples)
                .containsExactly(tuple(Verdict.Kind.UNMEASURABLE, 0L));
    }

    @Test
    void a_service_that_was_heard_while_it_came_up_and_is_quiet_since_has_no_errors()
            throws Exception {
        writes("Ready in 31ms");
        world.hosting.log.removeLast();
        world.run(plan(), "good2");
        assertThat(world.questions).isEmpty();
        assertThat(outcomes().getLast().toString()).contains("0 errors in 0 log lines");
    }

    @Test
    void the_first_line_of_a_service_is_waited_for() throws Exception {
        writes("Ready in 31ms");
        world.hosting.log.removeLast();
        world.hosting.log.add(
                new LogLine(world.time.instant().plusSeconds(58), "GET / 500", "error"));
        world.run(plan(), "good2");
        assertThat(outcomes().getLast().toString()).contains("1 errors in 1 log lines");
    }

    private List<Verdict> whileComingUp() {
        return world.all(RunEvent.Judged.class).stream()
                .filter(each -> each.step().equals("deploy-2"))
                .map(RunEvent.Judged::verdict)
                .toList();
    }

    /// How far a run was when something was recorded first.
    private int place(Predicate<RunEvent> event) {
        var all = world.events().toList();
        return IntStream.range(0, all.size())
                .filter(i -> event.test(all.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /// Each once, however often the log is looked at, and before the release is live.
    @Test
    void what_the_log_shows_while_a_release_comes_up_is_told_at_once() throws Exception {
        writes("ERROR: cannot connect to the database", "Ready in 31ms", "cannot connect, again");
        world.answers.put("verify-1:result-1", Answer.YES);
        world.run(plan(), "good2");
        assertThat(whileComingUp())
                .extracting(Verdict::kind, Verdict::line, Verdict::seen)
                .containsExactly(
                        tuple(Verdict.Kind.MET, 21, "Ready in 31ms"),
                        tuple(Verdict.Kind.UNCLEAR, 22, "ERROR: cannot connect to the database"));
        assertThat(whileComingUp())
                .allMatch(each -> each.because().endsWith("while the release comes up"));
        assertThat(place(one -> one instanceof RunEvent.Judged each && !each.verdict().met()))
                .isLessThan(place(RunEvent.WentLive.class::isInstance));
        assertThat(outcomes()).allMatch(Outcome.Done.class::isInstance);
    }

    @Test
    void known_noise_is_not_told_while_a_release_comes_up() throws Exception {
        writes("ERROR: telemetry cannot connect");
        world.answers.put("verify-1:result-1", Answer.YES);
        world.run(plan(), "good2");
        assertThat(whileComingUp()).isEmpty();
    }

    @Test
    void a_release_that_fails_says_so_with_what_is_to_be_looked_into_and_without_noise()
            throws Exception {
        world.hosting.failing.put("broken", "cannot connect to db-1");
        world.hosting.log.add(
                new LogLine(world.time.instant().plusSeconds(9), "telemetry is off", "error"));
        world.run(plan(), "broken");
        assertThat(whileComingUp()).extracting(Verdict::line).containsExactly(22);
        assertThat(outcomes().getLast().line())
                .contains("cannot connect to db-1")
                .doesNotContain("telemetry");
    }

    @Test
    void what_was_told_is_not_told_again_by_whoever_goes_on() throws Exception {
        for (var n = 1; n <= 12; n++) {
            world = new World(Files.createDirectory(temp.resolve("death-" + n)));
            writes("ERROR: cannot connect to the database", "Ready in 31ms");
            world.answers.put("verify-1:result-1", Answer.YES);
            var run = world.begin(plan(), "good2");
            var dying = new DyingJournal(world.journal, n, true);
            try {
                world.engine(dying).carryOn(run, "jo", world.asker());
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            world.carryOn(run);
            assertThat(whileComingUp()).as("after a death at append %d", n).hasSize(2);
        }
    }

    @Test
    void what_the_hosting_waits_for_beside_people_is_told() throws Exception {
        writes("Ready in 31ms");
        world.hosting.approvals.add(new Hosting.Approval("production", List.of(), true));
        world.run(plan(), "good2");
        assertThat(world.questions).isEmpty();
        assertThat(
                        world.all(RunEvent.HostingAnswered.class).stream()
                                .filter(each -> each.act() == About.AWAITS_APPROVAL))
                .singleElement()
                .matches(each -> each.deploy().equals("production"));
        assertThat(outcomes()).allMatch(Outcome.Done.class::isInstance);
    }

    @Test
    void a_clock_that_jumps_past_the_limit_while_a_release_comes_up_ends_nothing()
            throws Exception {
        writes("Ready in 31ms");
        serves(Duration.ofMinutes(121));
        world.hosting.atLook = () -> world.ahead = Duration.ofHours(2);
        assertThat(world.run(plan(), "good2")).isInstanceOf(Halt.Ended.class);
        assertThat(outcomes()).hasSize(5).allMatch(Outcome.Done.class::isInstance);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void a_release_that_came_up_slowly_while_nothing_ran_here_is_looked_at_before_it_is_judged()
            throws Exception {
        writes("Ready in 31ms");
        serves(Duration.ofMinutes(121));
        var run = world.begin(plan(), "good2");
        world.hosting.atLook =
                () -> {
                    throw new Died();
                };
        assertThatThrownBy(() -> world.carryOn(run)).isInstanceOf(Died.class);
        world.hosting.atLook = () -> {};
        world.ahead = Duration.ofHours(2);
        assertThat(world.carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(outcomes()).hasSize(5).allMatch(Outcome.Done.class::isInstance);
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    @Test
    void a_release_that_does_not_come_up_within_the_limit_is_told_so_whatever_the_clock_did()
            throws Exception {
        world.hosting.approvals.add(new Hosting.Approval("production", List.of(), true));
        var looks = new int[1];
        // The hosting stands still.
        world.hosting.atLook =
                () -> {
                    looks[0]++;
                    world.time.pass(Duration.ofSeconds(-1));
                    world.ahead = world.ahead.plusSeconds(1);
                };
        world.run(plan(), "good2");
        assertThat(outcomes().getLast())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("was not live after 300 s"));
        assertThat(looks[0]).isBetween(250, 310);
    }

    /// The end of a process while it looks; an error, so that nothing but the test catches it.
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
