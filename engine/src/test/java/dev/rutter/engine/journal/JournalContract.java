package dev.rutter.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.Journal.Recorded;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal does.
abstract class JournalContract {
    /// Finer than a journal keeps, to see that what is returned is what will be read.
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");

    private Journal journal;

    /// A fresh journal that takes its time from `clock`.
    abstract Journal create(InstantSource clock);

    @BeforeEach
    void begin() {
        journal = create(() -> NOW);
    }

    @AfterEach
    void end() {
        journal.close();
    }

    @Test
    void what_was_appended_is_read_in_order_and_in_full() {
        var run = journal.newRun();
        var appended = new ArrayList<Recorded>();
        for (int i = 1; i <= 5; i++) {
            appended.add(journal.append(run, new RunEvent.StepBegan("deploy-" + i, i)));
        }
        assertThat(journal.read(run, 0)).isEqualTo(appended);
        assertThat(journal.read(run, 3)).isEqualTo(appended.subList(3, 5));
        assertThat(appended).extracting(Recorded::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(appended)
                .extracting(Recorded::at)
                .containsOnly(Instant.parse("2026-03-04T05:06:07.123Z"));
        assertThat(appended).extracting(Recorded::hash).doesNotHaveDuplicates();
    }

    @Test
    void unfinished_are_runs_that_went_on_from_their_first_event_and_did_not_end() {
        var begun = journal.newRun();
        journal.append(begun, new RunEvent.StepBegan("deploy-1", 1));
        var open = journal.newRun();
        var newer = journal.newRun();
        var over = journal.newRun();
        for (var run : List.of(open, newer, over)) {
            journal.append(run, new RunEvent.StepBegan("deploy-1", 1));
            journal.append(run, new RunEvent.StepBegan("deploy-2", 1));
        }
        journal.append(over, new RunEvent.RunEnded(RunEvent.End.SIGNED_OFF, "done"));
        assertThat(journal.unfinished()).containsExactly(newer, open);
    }

    @Test
    void several_events_are_appended_in_one_go_as_one_after_another() {
        var run = journal.newRun();
        journal.append(run, new RunEvent.StepBegan("deploy-1", 1));
        var events =
                List.<RunEvent>of(
                        new RunEvent.StepEnded("deploy-1", 1, new Outcome.Done("status 0")),
                        new RunEvent.StepBegan("deploy-2", 1));
        var appended = journal.append(run, events);
        journal.append(run, new RunEvent.RunPaused("for a person"));
        assertThat(appended).extracting(Recorded::seq).containsExactly(2L, 3L);
        assertThat(appended).extracting(Recorded::event).containsExactlyElementsOf(events);
        assertThat(journal.read(run, 1).subList(0, 2)).isEqualTo(appended);
        assertThat(journal.read(run, 3)).extracting(Recorded::seq).containsExactly(4L);
        assertThat(journal.append(run, List.of())).isEmpty();
    }

    @Test
    void runs_are_numbered_from_1_and_listed_newest_first_once_they_have_begun() {
        assertThat(List.of(journal.newRun(), journal.newRun(), journal.newRun()))
                .containsExactly("r1", "r2", "r3");
        journal.append("r3", new RunEvent.RunPaused("for a person"));
        journal.append("r1", new RunEvent.RunPaused("for a person"));
        assertThat(journal.runs()).containsExactly("r3", "r1");
    }

    @Test
    void a_run_that_was_never_begun_takes_no_events() {
        assertThatThrownBy(() -> journal.append("r7", new RunEvent.StepBegan("deploy-1", 1)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("r7");
        assertThat(journal.read("r7", 0)).isEmpty();
    }

    @Test
    void a_closed_journal_takes_no_events() {
        var run = journal.newRun();
        journal.close();
        assertThatThrownBy(() -> journal.append(run, new RunEvent.StepBegan("deploy-1", 1)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void many_threads_appending_to_many_runs_leave_no_gap_and_lose_nothing() throws Exception {
        var runs = IntStream.range(0, 4).mapToObj(_ -> journal.newRun()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < 12; thread++) {
                var run = runs.get(thread % runs.size());
                var name = "step-" + thread;
                writers.add(() -> {
                    for (int i = 0; i < 50; i++) {
                        journal.append(run, new RunEvent.StepBegan(name, i));
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        for (var run : runs) {
            var read = journal.read(run, 0);
            assertThat(read)
                    .extracting(Recorded::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 150).boxed().toList());
            assertThat(read).extracting(Recorded::event).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_new_run_is_above_those_that_another_journal_may_have() {
        assertThat(journal.newRun(41)).isEqualTo("r42");
        assertThat(journal.newRun()).isEqualTo("r43");
        assertThat(journal.newRun(7)).isEqualTo("r44");
    }
}
