package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.watch.Watched;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.OnMiss;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Level;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows over hours, what a missed limit calls for, and what limits like `2x baseline` rest on.
class WindowsTest {
    @TempDir Path home;

    private static Limit limit(
            Comparison comparison,
            int value,
            boolean baseline,
            Level level,
            String says,
            int line) {
        return new Limit(
                "error rate",
                OptionalInt.empty(),
                comparison,
                BigDecimal.valueOf(value),
                "%",
                baseline,
                Optional.empty(),
                OptionalInt.empty(),
                Limit.Polarity.BAD_IF,
                level,
                says,
                Plans.span(line));
    }

    /// Deploys and watches for so long, with these limits and nothing that leads back by itself.
    private static Plan plan(
            Duration length, Map<String, OnMiss> decide, List<PlannedStep> back, Limit... limits) {
        var shop = Plans.shop();
        var steps =
                shop.steps().stream()
                        .filter(step -> step.phase() != Phase.WATCH)
                        .collect(java.util.stream.Collectors.toList());
        steps.add(
                Plans.step(
                        "watch-1",
                        Phase.WATCH,
                        "After going live",
                        new Action.Watch("After", Duration.ZERO, length, List.of(limits)),
                        IfInterrupted.REPEAT,
                        49));
        var plain = Plans.plan(steps, back, List.of(), Plans.NOBODY, Map.of());
        var at = shop.environment();
        return new Plan(
                plain.file(),
                plain.digest(),
                plain.title(),
                new Environment(
                        at.name(),
                        at.workdir(),
                        at.bind(),
                        at.variables(),
                        at.secrets(),
                        at.hosting(),
                        at.metrics(),
                        at.people(),
                        at.automate(),
                        at.choose(),
                        at.acknowledged(),
                        at.database(),
                        at.stepLimit(),
                        at.channels(),
                        decide,
                        at.idempotent()),
                plain.steps(),
                plain.rollback(),
                plain.rules(),
                plain.open(),
                plain.unread(),
                plain.issues(),
                plain.severities(),
                plain.escalations(),
                plain.templates());
    }

    private static final Limit ABOVE_5 =
            limit(Comparison.GREATER, 5, false, Level.CRITICAL, "Error rate above 5 %", 50);

    private static Plan day() {
        return plan(Duration.ofHours(24), Map.of(), Plans.shop().rollback(), ABOVE_5);
    }

    @Test
    void a_window_of_a_day_goes_on_over_every_restart_and_ends_when_it_is_due() throws Exception {
        var world = new World(home);
        var run = world.begin(day(), "good2");
        var lives = 0;
        for (var halt = Optional.<Halt>empty(); halt.isEmpty(); lives++) {
            var dying = new DyingJournal(world.journal, 60, lives % 2 == 0);
            try {
                halt = Optional.of(world.engine(dying).carryOn(run, "jo", world.asker()));
            } catch (DyingJournal.Died died) {
                world.time.sleep(Duration.ofMinutes(7));
            }
            assertThat(lives).isLessThan(50);
        }
        assertThat(lives).isGreaterThan(5);
        var state = world.state();
        assertThat(state.end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(Duration.between(state.live().orElseThrow().at(), state.at()))
                .isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(20));
        assertThat(world.all(RunEvent.WindowBegan.class)).hasSize(1);
        var looks = state.window("watch-1").looks();
        for (var i = 1; i < looks.size(); i++) {
            assertThat(Duration.between(looks.get(i - 1).at(), looks.get(i).at()))
                    .isLessThan(Duration.ofMinutes(13));
        }
        assertThat(world.hosting.asked).containsExactly("deploy good2");
    }

    /// The process dies early in a window of five minutes and comes back three minutes later.
    private World awayFor(Duration away, boolean momentary) throws Exception {
        var world = new World(home);
        world.tools.momentary = momentary;
        var plan = plan(Duration.ofMinutes(5), Map.of(), Plans.shop().rollback(), ABOVE_5);
        var run = world.begin(plan, "good2");
        try {
            world.engine(new DyingJournal(world.journal, 60, true))
                    .carryOn(run, "jo", world.asker());
            throw new AssertionError("it did not die");
        } catch (DyingJournal.Died died) {
            assertThat(world.state().window("watch-1").looks()).isNotEmpty();
            world.time.sleep(away);
        }
        world.carryOn(run);
        return world;
    }

    @Test
    void a_stretch_that_nobody_watched_is_asked_about_and_not_called_good() throws Exception {
        var world = awayFor(Duration.ofMinutes(3), true);
        assertThat(world.questions).containsExactly("watch-1:window");
        assertThat(world.state().openQuestions().getFirst().text())
                .contains("nothing for 1")
                .contains("nobody looked meanwhile");
    }

    @Test
    void a_figure_that_reaches_back_over_the_time_away_speaks_for_it() throws Exception {
        var world = awayFor(Duration.ofMinutes(3), false);
        assertThat(world.questions).isEmpty();
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_short_stop_is_no_stretch_that_nobody_watched() throws Exception {
        var world = awayFor(Duration.ofSeconds(20), true);
        assertThat(world.questions).isEmpty();
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    @Test
    void a_limit_that_turns_bad_after_hours_and_a_restart_still_leads_back() throws Exception {
        var world = new World(home);
        var plan =
                plan(
                        Duration.ofHours(24),
                        Map.of("Error rate above 5 %", OnMiss.ROLL_BACK),
                        Plans.shop().rollback(),
                        ABOVE_5);
        var run = world.begin(plan, "good2");
        try {
            world.engine(new DyingJournal(world.journal, 300, true))
                    .carryOn(run, "jo", world.asker());
            throw new AssertionError("it did not die");
        } catch (DyingJournal.Died died) {
            world.time.sleep(Duration.ofHours(1));
        }
        assertThat(world.state().live().orElseThrow().at())
                .isBefore(world.state().at().minus(Duration.ofHours(2)));
        world.hosting.errors.put("good2", 33.0);
        world.carryOn(run);
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
    }

    @Test
    void a_limit_that_only_warns_is_told_once_and_holds_nothing_up() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 7.0);
        world.run(
                plan(
                        Duration.ofMinutes(10),
                        Map.of("error rate", OnMiss.WARN),
                        Plans.shop().rollback(),
                        ABOVE_5),
                "bad");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(world.all(RunEvent.Judged.class))
                .filteredOn(judged -> judged.verdict().because().contains("a warning, no more"))
                .singleElement()
                .satisfies(judged ->
                        assertThat(judged.verdict().kind()).isEqualTo(Verdict.Kind.MISSED));
    }

    @Test
    void a_limit_that_pauses_asks_at_once_and_not_at_the_windows_end() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 7.0);
        var halt =
                world.run(
                        plan(
                                Duration.ofHours(2),
                                Map.of("error rate", OnMiss.PAUSE),
                                Plans.shop().rollback(),
                                ABOVE_5),
                        "bad");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Paused.class,
                        paused ->
                                assertThat(paused.asked())
                                        .extracting(QuestionAsked::question)
                                        .containsExactly("watch-1:window"));
        assertThat(Duration.between(world.state().live().orElseThrow().at(), world.state().at()))
                .isLessThan(Duration.ofMinutes(1));
        world.engine()
                .answer(world.state().run(), "watch-1:window", Answer.NO, "mia", "not like this");
        world.carryOn(world.state().run());
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
    }

    @Test
    void of_two_levels_the_lower_warns_and_the_higher_leads_back() {
        var warning = limit(Comparison.GREATER, 1, false, Level.WARNING, "> 1 % warning", 50);
        var critical = limit(Comparison.GREATER, 5, false, Level.CRITICAL, "> 5 % critical", 50);
        var plan = plan(Duration.ofMinutes(10), Map.of(), List.of(), warning, critical);
        var watch = (Action.Watch) plan.steps().getLast().action();
        assertThat(Watched.of(plan, watch))
                .extracting(Watched::calls)
                .containsExactly(Watched.Calls.WARN, Watched.Calls.ROLL_BACK);
        // Alone, the lower one still holds the window up: nobody else does.
        var alone = plan(Duration.ofMinutes(10), Map.of(), List.of(), warning);
        assertThat(Watched.of(alone, (Action.Watch) alone.steps().getLast().action()))
                .extracting(Watched::calls)
                .containsExactly(Watched.Calls.PERSON);
    }

    private static Plan twice() {
        return plan(
                Duration.ofMinutes(10),
                Map.of("error rate", OnMiss.ROLL_BACK),
                Plans.shop().rollback(),
                limit(Comparison.GREATER, 2, true, Level.CRITICAL, "Errors over 2x baseline", 50));
    }

    @Test
    void a_factor_is_held_against_the_minutes_before_the_deployment_and_shown_with_its_samples()
            throws Exception {
        var world = new World(home);
        world.hosting.errors.put("good1", 1.0);
        world.hosting.errors.put("good2", 3.0);
        world.run(twice(), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.ROLLED_BACK);
        var events = world.events().toList();
        var measured = events.stream().filter(RunEvent.WindowSampled.class::isInstance).findFirst();
        assertThat(events.indexOf(measured.orElseThrow()))
                .isLessThan(
                        events.indexOf(
                                events.stream()
                                        .filter(RunEvent.HostingAnswered.class::isInstance)
                                        .filter(one ->
                                                ((RunEvent.HostingAnswered) one).act()
                                                        == RunEvent.HostingAnswered.About.DEPLOY)
                                        .findFirst()
                                        .orElseThrow()));
        var verdict = world.state().decision(Way.ROLL_BACK).orElseThrow().decided().verdict();
        assertThat(verdict.threshold())
                .matches(
                        "bad if > 2x baseline \\(2\\.?0* %; before go-live it was 1\\.?0* % over 30 min, [0-9]+ samples\\)");
    }

    @Test
    void a_baseline_that_rests_on_too_little_is_that_of_the_run_that_was_signed_off_last()
            throws Exception {
        var world = new World(home);
        world.hosting.errors.put("good1", 2.0);
        world.hosting.errors.put("good2", 2.0);
        world.run(twice(), "good2");
        var first = world.state().run();
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        world.hosting.requestsPerSecond = 0.001;
        var run = world.begin(twice(), "good3");
        var engine = world.engine();
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WentLive) {
                world.hosting.requestsPerSecond = 10;
            }
        });
        world.hosting.errors.put("good3", 3.0);
        engine.carryOn(run, "jo", world.asker());
        assertThat(world.all(RunEvent.Judged.class))
                .anySatisfy(judged ->
                        assertThat(judged.verdict().because())
                                .contains("the baseline is that of run " + first));
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }
}
