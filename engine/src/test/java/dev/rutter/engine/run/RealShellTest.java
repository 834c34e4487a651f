package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.MemoryJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs with the real tools: bash, files, processes that outlive the engine.
class RealShellTest {
    @TempDir Path home;

    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());

    private Engine engine(dev.rutter.engine.journal.Journal through) {
        var own = new HashMap<>(System.getenv());
        own.put("SHOP_KEY", "very-secret-key");
        own.put("ONLY_OWN", "of the engine's own environment");
        return new Engine(
                through,
                Toolset.opener(own),
                (environment, run, by) ->
                        new EnvironmentGuard.Taken.Ours(
                                new EnvironmentGuard.Tenure() {
                                    @Override
                                    public Optional<String> lost() {
                                        return Optional.empty();
                                    }

                                    @Override
                                    public void close() {}
                                }),
                Aftermath.none(),
                home,
                InstantSource.system(),
                Sleeper.real());
    }

    private static Plan plan(PlannedStep... steps) {
        var bare = Environment.unbound("here");
        var environment =
                new Environment(
                        "here",
                        ".",
                        Map.of(),
                        Map.of("WHERE", "$SHOP_KEY"),
                        List.of("SHOP_KEY"),
                        Optional.empty(),
                        Map.of(),
                        Plans.NOBODY,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        bare.stepLimit(),
                        List.of(),
                        Map.of(),
                        List.of());
        return new Plan(
                "RUNBOOK.md",
                "0".repeat(64),
                "Here",
                environment,
                List.of(steps),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedStep shell(
            String id, IfInterrupted rule, String script, Expectation... expected) {
        return Plans.shell(id, Phase.PREPARE, id, script, rule, 1, expected);
    }

    private String begin(Plan plan) {
        return engine(journal).begin(plan, new RunOptions("", "jo", 1, home));
    }

    private Halt carryOn(String run) throws InterruptedException {
        return engine(journal).carryOn(run, "jo", Asker.nobody());
    }

    private List<String> lines() throws IOException {
        var file = home.resolve("done.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void state_crosses_steps_and_secrets_do_not_reach_the_journal() throws Exception {
        var run =
                begin(
                        plan(
                                shell("one", IfInterrupted.ADOPT, "export COLOUR=green; cd /tmp"),
                                shell(
                                        "two",
                                        IfInterrupted.ADOPT,
                                        "echo \"$COLOUR in $PWD with $SHOP_KEY\"; echo $WHERE >&2; exit 4")));
        assertThat(carryOn(run)).isInstanceOf(Halt.Ended.class);
        var text = journal.read(run, 0).toString();
        assertThat(text).doesNotContain("very-secret-key");
        var state = RunState.of(journal.read(run, 0));
        assertThat(state.outcome("two").orElseThrow().line()).startsWith("exit status 4");
        var folder = Path.of(state.step("two").orElseThrow().process().orElseThrow().folder());
        assertThat(Files.readString(folder.resolve("output"))).contains("green in /tmp");
    }

    @Test
    void a_command_sees_the_environment_that_the_engine_was_given() throws Exception {
        var run = begin(plan(shell("one", IfInterrupted.ADOPT, "echo \"$ONLY_OWN\" >done.txt")));
        assertThat(carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(lines()).containsExactly("of the engine's own environment");
    }

    @Test
    void what_a_step_gives_reaches_later_steps_and_the_journal_without_its_secret()
            throws Exception {
        var run =
                begin(
                        plan(
                                shell(
                                        "one",
                                        IfInterrupted.ADOPT,
                                        "echo \"TAG=v7\" >> $RUTTER_OUTPUT;"
                                                + " echo \"KEY=$SHOP_KEY\" >> $RUTTER_OUTPUT"),
                                shell(
                                        "two",
                                        IfInterrupted.ADOPT,
                                        "[ \"$TAG $KEY\" = \"v7 $SHOP_KEY\" ] && echo same >> done.txt")));
        assertThat(carryOn(run)).isInstanceOf(Halt.Ended.class);
        assertThat(lines()).containsExactly("same");
        assertThat(journal.read(run, 0).toString()).doesNotContain("very-secret-key");
        assertThat(journal.read(run, 0))
                .extracting(Journal.Recorded::event)
                .contains(new RunEvent.StepGave("one", 1, Map.of("TAG", "v7", "KEY", "***"), 0));
    }

    @Test
    void a_result_that_comes_while_the_process_shuts_down_is_found_by_the_next_one()
            throws Exception {
        var run =
                begin(
                        plan(
                                shell(
                                        "one",
                                        IfInterrupted.ASK,
                                        "while [ ! -e shut ]; do sleep 0.02; done; echo one >> done.txt; exit 3"),
                                shell("two", IfInterrupted.ASK, "echo two >> done.txt")));
        var ended = new java.util.concurrent.CompletableFuture<String>();
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                ended.complete(carryOn(run).toString());
                            } catch (InterruptedException e) {
                                ended.complete("interrupted");
                            } catch (RuntimeException e) {
                                ended.completeExceptionally(e);
                            }
                        });
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (journal.read(run, 0).stream()
                .noneMatch(one -> one.event() instanceof RunEvent.ProcessStarted)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        // The process is told to end, and the command ends in the same moment.
        thread.interrupt();
        Files.createFile(home.resolve("shut"));
        assertThat(ended.get(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(journal.read(run, 0))
                .noneMatch(one -> one.event() instanceof RunEvent.StepEnded);
        carryOn(run);
        var state = RunState.of(journal.read(run, 0));
        assertThat(state.outcome("one").orElseThrow().line()).startsWith("exit status 3");
        assertThat(state.step("one").orElseThrow().attempt()).isEqualTo(1);
        assertThat(lines()).containsExactly("one");
    }

    @Test
    void a_command_that_runs_while_engines_die_is_adopted_and_done_once() throws Exception {
        for (var n = 1; n < 20; n++) {
            Files.deleteIfExists(home.resolve("done.txt"));
            var run =
                    begin(
                            plan(
                                    shell(
                                            "one",
                                            IfInterrupted.ASK,
                                            "sleep 0.3; echo one >> done.txt; echo counted",
                                            new Expectation.Contains(
                                                    "counted", true, "counted", Plans.span(2))),
                                    shell("two", IfInterrupted.ADOPT, "echo two >> done.txt")));
            var dying = new DyingJournal(journal, n, n % 2 == 0);
            try {
                engine(dying).carryOn(run, "jo", Asker.nobody());
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            var halt = carryOn(run);
            assertThat(halt)
                    .as("death at append %d", n)
                    .isInstanceOfSatisfying(
                            Halt.Ended.class,
                            ended -> assertThat(ended.end()).isEqualTo(End.SIGNED_OFF));
            assertThat(lines()).as("death at append %d", n).containsExactly("one", "two");
            if (!dying.dead()) {
                assertThat(n).isGreaterThan(7);
                return;
            }
        }
        throw new AssertionError("the run has more appends than were tried");
    }

    @Test
    void a_command_is_ended_at_its_time_limit_and_the_run_stops() throws Exception {
        var step = shell("slow", IfInterrupted.ADOPT, "sleep 30");
        var run =
                begin(
                        plan(
                                new PlannedStep(
                                        step.id(),
                                        step.phase(),
                                        step.title(),
                                        step.action(),
                                        List.of(),
                                        Optional.empty(),
                                        step.danger(),
                                        step.ifInterrupted(),
                                        List.of(),
                                        true,
                                        java.time.Duration.ofMillis(300),
                                        "",
                                        1)));
        assertThat(carryOn(run))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> {
                            assertThat(ended.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
                            assertThat(ended.because()).contains("time limit");
                        });
    }

    @Test
    void a_secret_that_is_not_set_refuses_the_run_before_anything_is_done() throws Exception {
        var bare = plan(shell("one", IfInterrupted.ADOPT, "echo one >> done.txt"));
        var at = bare.environment();
        var environment =
                new Environment(
                        at.name(),
                        ".",
                        Map.of(),
                        Map.of("X", "$NOT_SET_ANYWHERE"),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        at.people(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        at.stepLimit(),
                        List.of(),
                        Map.of(),
                        List.of());
        var run =
                begin(
                        new Plan(
                                bare.file(),
                                bare.digest(),
                                bare.title(),
                                environment,
                                bare.steps(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
        assertThat(carryOn(run))
                .isInstanceOfSatisfying(
                        Halt.Unopened.class,
                        refused ->
                                assertThat(refused.why())
                                        .contains("NOT_SET_ANYWHERE")
                                        .contains("export"));
        assertThat(lines()).isEmpty();
        assertThat(journal.read(run, 0))
                .extracting(recorded -> (Object) recorded.event().getClass())
                .containsExactly(RunEvent.RunBegan.class);
    }

    private RunState.Ended deploying(String... scripts) throws Exception {
        var steps = new PlannedStep[scripts.length];
        for (var n = 0; n < scripts.length; n++) {
            var id = "deploy-" + (n + 1);
            steps[n] = Plans.shell(id, Phase.DEPLOY, id, scripts[n], IfInterrupted.ADOPT, n + 1);
        }
        var run = begin(plan(steps));
        carryOn(run);
        return RunState.of(journal.read(run, 0)).end().orElseThrow();
    }

    @Test
    void what_no_shell_could_execute_has_changed_nothing() throws Exception {
        Files.writeString(home.resolve("deploy.sh"), "echo one >> done.txt\n");
        for (var script :
                List.of(
                        "no-such-program apply -f here.yaml",
                        "COLOUR=blue no-such-program up \\\n    --detach 'a; b'",
                        "no-such-program pull && no-such-program up",
                        "./deploy.sh production",
                        "./no-such-script.sh")) {
            assertThat(deploying(script))
                    .as(script)
                    .satisfies(end -> assertThat(end.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE))
                    .satisfies(end -> assertThat(end.because()).contains("exit status 12"));
        }
        assertThat(lines()).isEmpty();
    }

    @Test
    void what_did_something_before_a_program_was_not_found_may_have_changed_what_serves()
            throws Exception {
        var script = home.resolve("deploy.sh");
        Files.writeString(script, "#!/bin/bash\necho one >> done.txt\nno-such-program\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        for (var deed :
                List.of(
                        "./deploy.sh",
                        "echo one >> done.txt; no-such-program",
                        "no-such-program || echo one >> done.txt; no-such-program",
                        "no-such-program $(echo one >> done.txt)",
                        "bash -c no-such-program",
                        "exit 127")) {
            assertThat(deploying(deed))
                    .as(deed)
                    .satisfies(end -> assertThat(end.end()).isEqualTo(End.STOPPED))
                    .satisfies(end -> assertThat(end.because()).contains("half done: deploy-1"));
        }
    }

    @Test
    void what_was_not_executed_is_not_named_among_what_is_half_done() throws Exception {
        var end = deploying("ln -sfn next current", "no-such-program restart");
        assertThat(end.end()).isEqualTo(End.STOPPED);
        assertThat(end.because()).contains("half done: deploy-1 (line 1) began");
    }

    @Test
    void a_good_result_that_ends_badly_is_no_failure() throws Exception {
        var span = Plans.span(2);
        var good =
                plan(
                        shell(
                                "none",
                                IfInterrupted.REPEAT,
                                "echo one | grep two",
                                new Expectation.Warned("", "no twos are left", span)),
                        shell(
                                "locked",
                                IfInterrupted.REPEAT,
                                "exit 3",
                                new Expectation.Fails("must fail", span)));
        assertThat(carryOn(begin(good)))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.SIGNED_OFF));
    }
}
