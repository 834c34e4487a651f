package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.language.expect.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AppendedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_list_is_not_changed_by_what_is_appended_to_it() {
        var one = Appended.of(List.of("a"));
        var two = one.and("b");
        var three = two.and("c");
        var other = two.and("d");
        assertThat(one).containsExactly("a");
        assertThat(two).containsExactly("a", "b");
        assertThat(three).containsExactly("a", "b", "c").isEqualTo(List.of("a", "b", "c"));
        assertThat(other).containsExactly("a", "b", "d");
        assertThatThrownBy(() -> two.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> two.add("e")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_list_is_not_changed_with_the_one_it_was_made_of() {
        var before = new ArrayList<>(List.of("a"));
        var list = Appended.of(before);
        before.set(0, "b");
        assertThat(list).containsExactly("a");
    }

    @Test
    void the_fold_of_a_whole_journal_is_the_fold_event_by_event() {
        var events = new ArrayList<Recorded>();
        events.add(
                recorded(1, new RunEvent.RunBegan(Plans.shop(), "c", "jo", 1, Optional.empty())));
        events.add(recorded(2, new RunEvent.StepBegan("watch-1", 1)));
        events.add(recorded(3, new RunEvent.WindowBegan("watch-1", NOON.plusSeconds(900))));
        for (var n = 4; n < 40; n++) {
            events.add(
                    recorded(
                            n,
                            n % 3 == 0
                                    ? new RunEvent.StepBegan("step-" + n, 1)
                                    : new RunEvent.WindowSampled(
                                            "watch-1",
                                            List.of(new Measurement.Missing("look " + n)))));
        }
        var state = RunState.of(events.subList(0, 1));
        for (var n = 1; n < events.size(); n++) {
            var before = state;
            state = state.after(events.get(n));
            assertThat(state).isEqualTo(RunState.of(events.subList(0, n + 1)));
            // Not changed by the event after it, and not by what its own fold was made of.
            assertThat(before).isEqualTo(RunState.of(events.subList(0, n)));
        }
        var whole = RunState.of(events);
        assertThat(whole.window("watch-1").looks()).hasSize(24);
        assertThat(List.copyOf(whole.steps().keySet())).startsWith("watch-1", "step-6", "step-9");
        whole.after(recorded(40, new RunEvent.StepBegan("step-40", 1)));
        assertThat(whole.steps()).doesNotContainKey("step-40");
        assertThatThrownBy(() -> whole.steps().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Recorded recorded(long seq, RunEvent event) {
        return new Recorded("r1", seq, NOON.plusSeconds(seq), event, "hash " + seq);
    }
}
