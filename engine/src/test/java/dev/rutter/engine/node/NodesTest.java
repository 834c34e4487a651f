package dev.rutter.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.RunOptions;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.ChildJava;
import dev.rutter.engine.support.KilledEngine;
import dev.rutter.engine.support.NodeProcess;
import dev.rutter.engine.support.PostgresServer;
import dev.rutter.engine.support.SharedPostgres;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several nodes as real processes on one real PostgreSQL, with real children.
@Tag("slow")
class NodesTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int STEPS = 6;

    @TempDir Path temp;

    private final Map<String, ChildJava> nodes = new LinkedHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<String>> said = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Path home = Path.of("");
    private Path work = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectory(temp.resolve("home"));
        work = Files.createDirectory(temp.resolve("work"));
    }

    @AfterEach
    void end() throws Exception {
        nodes.values().forEach(ChildJava::close);
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private void node(String name, String address, Path at) throws IOException {
        var node = ChildJava.start(NodeProcess.class, address, at.toString(), name);
        var lines = new ConcurrentLinkedQueue<String>();
        nodes.put(name, node);
        said.put(name, lines);
        // Reading a pipe keeps its thread busy: a virtual one would keep others from running.
        Thread.ofPlatform().daemon().start(() -> node.rest(lines::add));
    }

    private ChildJava named(String name) {
        return Objects.requireNonNull(nodes.get(name));
    }

    private Plan plan() {
        var text =
                "# Barge\n\n## Deployment\n\n"
                        + IntStream.rangeClosed(1, STEPS)
                                .mapToObj(n -> "```bash\n# Step " + n + "\n./step " + n + "\n```\n")
                                .collect(Collectors.joining("\n"))
                        + "\n## Rollback\n\n```bash\n./step back\n```\n";
        return Planner.plan(
                "RUNBOOK.md", MarkdownReader.read(text), Environment.unbound("harbour"));
    }

    private void script(String seconds) throws IOException {
        // Moved into its place: one that runs goes on reading what it was.
        var step = work.resolve("step.new");
        Files.writeString(
                step,
                "#!/bin/bash\necho $1 >> begun; sleep "
                        + seconds
                        + "; echo $1 >> ended; seq 1 100\n");
        step.toFile().setExecutable(true);
        Files.move(step, work.resolve("step"), StandardCopyOption.ATOMIC_MOVE);
    }

    private record Outside(SqlJournal journal, Engine engine) {
        RunState state(String run) {
            return engine.state(run);
        }
    }

    private Outside outside(String address) {
        var store = Store.open(address, InstantSource.system());
        open.add(store);
        var journal = new SqlJournal(store, InstantSource.system());
        open.add(journal);
        return new Outside(journal, KilledEngine.engine(home, store, journal));
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for: " + what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private List<String> lines(String file) {
        try {
            var path = work.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String owner(String run) {
        return said.keySet().stream()
                .filter(name ->
                        said.getOrDefault(name, new ConcurrentLinkedQueue<>()).stream()
                                .anyMatch(line -> line.startsWith("run " + run + ": taken up")))
                .findFirst()
                .orElseThrow();
    }

    private void eachStepOnce() {
        var all = IntStream.rangeClosed(1, STEPS).mapToObj(String::valueOf).toList();
        assertThat(lines("begun")).as("" + said).isEqualTo(all);
        assertThat(lines("ended")).isEqualTo(all);
    }

    private static List<String> holders(Outside outside, String run) {
        return outside.journal().read(run, 0).stream()
                .map(Recorded::event)
                .filter(RunEvent.RunResumed.class::isInstance)
                .map(event -> ((RunEvent.RunResumed) event).by())
                .toList();
    }

    private String begun(Outside outside) {
        assertThat(plan().steps())
                .hasSize(STEPS)
                .allSatisfy(step ->
                        assertThat(step.ifInterrupted()).isNotEqualTo(IfInterrupted.REPEAT));
        return outside.engine().begin(plan(), new RunOptions("", "jo", 1, work));
    }

    private void over(Outside outside, String run) throws InterruptedException {
        until("run over: " + said, () -> outside.state(run).end().isPresent());
        var end = outside.state(run).end().orElseThrow();
        assertThat(end.end()).as(end.because()).isEqualTo(End.SIGNED_OFF);
        assertThat(outside.journal().verify(run)).isEmpty();
    }

    @Test
    void of_three_nodes_one_is_killed_and_its_run_goes_on_on_another_that_adopts_its_child()
            throws Exception {
        script("2");
        var address = SharedPostgres.freshDatabase();
        var outside = outside(address);
        var run = begun(outside);
        for (var name : List.of("a", "b", "c")) {
            node(name, address, home);
        }
        until("the second step: " + said, () -> lines("begun").size() == 2);
        script("0.5");
        named(owner(run)).kill();
        var killed = owner(run);
        over(outside, run);
        eachStepOnce();
        assertThat(outside.state(run).questions()).isEmpty();
        assertThat(said.entrySet().stream().filter(node -> !node.getKey().equals(killed)))
                .anySatisfy(
                        node -> assertThat(node.getValue()).anyMatch(l -> l.contains("taken up")));
        assertThat(holders(outside, run)).isNotEmpty().doesNotContain("node " + killed);
    }

    @Test
    void a_node_that_was_frozen_until_its_run_went_elsewhere_does_and_records_nothing_more()
            throws Exception {
        script("8");
        var address = SharedPostgres.freshDatabase();
        var outside = outside(address);
        var run = begun(outside);
        node("a", address, home);
        until("the first step: " + said, () -> lines("begun").size() == 1);
        named("a").signal("STOP");
        node("b", address, home);
        // The lease of a process that lives has to end by itself.
        until("b goes on: " + said, () -> holders(outside, run).contains("node b"));
        script("0.5");
        named("a").signal("CONT");
        over(outside, run);
        eachStepOnce();
        var after = holders(outside, run);
        assertThat(after.subList(after.indexOf("node b"), after.size())).doesNotContain("node a");
    }

    @Test
    void a_command_that_began_on_another_machine_is_asked_about_and_not_repeated()
            throws Exception {
        script("30");
        var address = SharedPostgres.freshDatabase();
        var outside = outside(address);
        var run = begun(outside);
        node("a", address, home);
        until("the first step: " + said, () -> lines("begun").size() == 1);
        until(
                "its process: " + said,
                () ->
                        outside.state(run).steps().values().stream()
                                .anyMatch(so -> so.process().isPresent()));
        named("a").kill();
        // Another home is what another machine sees.
        node("b", address, Files.createDirectory(temp.resolve("other")));
        until("the question: " + said, () -> !outside.state(run).openQuestions().isEmpty());
        var asked = outside.state(run).openQuestions().getFirst();
        assertThat(asked.text()).contains("began on another machine");
        assertThat(lines("begun")).containsExactly("1");
        script("0");
        outside.engine().answer(run, asked.question(), Answer.YES, "jo", "looked there");
        over(outside, run);
        assertThat(lines("begun")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void a_database_that_is_restarted_under_a_run_is_waited_for() throws Exception {
        script("1");
        var server = new PostgresServer();
        try {
            var address = SharedPostgres.freshDatabase(server);
            var outside = outside(address);
            var run = begun(outside);
            node("a", address, home);
            until("the second step: " + said, () -> lines("begun").size() == 2);
            server.crash();
            until("the step's end", () -> lines("ended").size() == 2);
            script("0.2");
            server.startAgain();
            over(outside, run);
            eachStepOnce();
            assertThat(said.get("a"))
                    .anyMatch(line -> line.contains("does not answer"))
                    .anyMatch(line -> line.contains("answers again"));
        } finally {
            end();
            nodes.clear();
            open.clear();
            server.stop();
        }
    }
}
