package dev.rutter.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.HostingApproval.Stage;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Journals that some version of Rutter wrote, as it wrote them: a line per event with its number,
/// time, hash and text. None of these files is ever edited; a new format adds a file.
class OldJournalsTest {
    private static final Path FOLDER = Path.of("src/test/journals");

    @ParameterizedTest
    @MethodSource("journals")
    void every_old_journal_replays_and_its_chain_holds(Path file) throws Exception {
        var previous = "";
        long seq = 0;
        for (var line : Files.readAllLines(file)) {
            var parts = List.of(line.split("\t", 4));
            seq++;
            assertThat(Long.parseLong(parts.get(0))).isEqualTo(seq);
            var at = Long.parseLong(parts.get(1));
            assertThat(Chain.link(previous, "r1", seq, at, parts.get(3))).isEqualTo(parts.get(2));
            previous = parts.get(2);
            var event = EventJson.read(parts.get(3));
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
        assertThat(seq).isPositive();
    }

    @Test
    void the_first_journal_folds_to_where_its_run_ended() throws Exception {
        var state = RunState.of(events("first.journal"));

        assertThat(state.seq()).isEqualTo(25);
        assertThat(state.live().orElseThrow().deploy()).isEqualTo("dep-1");
        assertThat(state.answer("q1").orElseThrow().by()).isEqualTo("mia");
        assertThat(state.outcome("prepare-3"))
                .contains(new Outcome.TimedOut(Duration.ofSeconds(90)));
        assertThat(state.window("watch-1").looks()).hasSize(1);
        assertThat(state.decision(RunEvent.Decided.Way.ROLL_BACK)).isPresent();
        var rollback = state.rollback().orElseThrow();
        assertThat(rollback.target()).isEqualTo("dep-0");
        assertThat(rollback.verified()).contains(true);
        assertThat(state.incident().orElseThrow().severity()).isEqualTo("P0");
        assertThat(state.issues()).hasSize(1);
        assertThat(state.files()).hasSize(1);
        assertThat(state.resumed()).isEqualTo(1);
        assertThat(state.paused()).isEmpty();
        assertThat(state.openQuestions()).isEmpty();
        assertThat(state.end().orElseThrow().end()).isEqualTo(RunEvent.End.ROLLED_BACK);
        assertThat(state.plan().steps())
                .noneMatch(step -> step.chosen() || step.answerWithin().isPresent());
    }

    private static List<Journal.Recorded> events(String file) throws IOException {
        var events = new ArrayList<Journal.Recorded>();
        for (var line : Files.readAllLines(FOLDER.resolve(file))) {
            var parts = line.split("\t", 4);
            events.add(
                    new Journal.Recorded(
                            "r1",
                            Long.parseLong(parts[0]),
                            Instant.ofEpochMilli(Long.parseLong(parts[1])),
                            EventJson.read(parts[3]),
                            parts[2]));
        }
        return events;
    }

    /// What people did to a run: they retried, skipped, paused, planned again, took over.
    @Test
    void the_second_journal_folds_to_what_people_made_of_its_run() throws Exception {
        var events = events("second.journal");
        var state = RunState.of(events);
        var steps = state.plan().steps();
        assertThat(state.place()).endsWith(" of shop");
        assertThat(state.setting().authors()).contains("mia");
        assertThat(state.outcome(steps.getFirst().id()).orElseThrow().line())
                .contains("the gates held an hour ago");
        var second = state.step(steps.get(1).id()).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.outcome().orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class,
                        skipped ->
                                assertThat(skipped.why())
                                        .contains("by mia, applied by hand")
                                        .contains("exit status 2"));
        assertThat(state.outcome(steps.get(3).id()).orElseThrow())
                .isInstanceOf(Outcome.Skipped.class);
        assertThat(state.held()).isEmpty();
        assertThat(state.openQuestions()).isEmpty();
        assertThat(state.end().orElseThrow().end()).isEqualTo(RunEvent.End.DONE_IN_PART);
        assertThat(RunState.of(events.subList(0, 20)).held().orElseThrow().by()).isEqualTo("ana");
    }

    /// A release that waited at its hosting: the key might not approve it, so that it was approved
    /// there; on the way back it might.
    @Test
    void the_third_journal_folds_to_what_became_of_what_its_hosting_waited_for() throws Exception {
        var events = events("third.journal");
        var stages =
                events.stream()
                        .map(Journal.Recorded::event)
                        .filter(HostingApproval.class::isInstance)
                        .map(HostingApproval.class::cast)
                        .toList();
        assertThat(stages)
                .extracting(HostingApproval::stage)
                .containsExactly(
                        Stage.AWAITED,
                        Stage.APPROVING,
                        Stage.REFUSED,
                        Stage.AWAITED,
                        Stage.FOUND,
                        Stage.AWAITED,
                        Stage.APPROVING,
                        Stage.GIVEN);
        var state = RunState.of(events);
        assertThat(state.answer("deploy-5:there-1.2").orElseThrow().by())
                .isEqualTo("octo at the hosting");
        assertThat(
                        Optional.ofNullable(state.questions().get("deploy-5:hosting-1"))
                                .flatMap(RunState.Asked::approval)
                                .map(HostingApproval::stage))
                .contains(Stage.REFUSED);
        assertThat(state.openQuestions()).isEmpty();
        assertThat(state.end().orElseThrow().end()).isEqualTo(RunEvent.End.ROLLED_BACK);
    }

    static Stream<Path> journals() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList().stream();
        }
    }

    @Test
    void the_first_journal_reads_as_what_it_said() throws Exception {
        var events = new ArrayList<RunEvent>();
        for (var line : Files.readAllLines(FOLDER.resolve("first.journal"))) {
            events.add(EventJson.read(line.split("\t", 4)[3]));
        }
        assertThat(events.stream().map(RunEvent::getClass).distinct()).hasSize(20);
        var plan = ((RunEvent.RunBegan) events.getFirst()).plan();
        assertThat(plan.title()).isEqualTo("Shop: deployment");
        assertThat(plan.steps()).hasSize(10);
        assertThat(plan.steps().stream().map(step -> step.action().getClass()).distinct())
                .hasSize(Action.class.getPermittedSubclasses().length);
        assertThat(
                        plan.steps().stream()
                                .flatMap(step -> step.expectations().stream())
                                .map(Expectation::getClass)
                                .distinct())
                .hasSize(10);
        assertThat(plan.environment().metrics().get("queue"))
                .isEqualTo(new MetricSource.OfCommand("redis-cli llen queue", ""));
        assertThat(events)
                .filteredOn(RunEvent.WindowSampled.class::isInstance)
                .singleElement()
                .extracting(event -> ((RunEvent.WindowSampled) event).seen())
                .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.list(Measurement.class))
                .contains(new Measurement.Missing("the database did not answer in 5 s"))
                .hasSize(5);
        assertThat(events.getLast())
                .isEqualTo(
                        new RunEvent.RunEnded(
                                RunEvent.End.ROLLED_BACK, "error rate 33.1 % against < 1.0 %"));
    }
}
