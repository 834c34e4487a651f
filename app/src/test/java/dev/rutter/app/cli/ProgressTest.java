package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Progress progress = new Progress();

    @Test
    void each_change_is_a_line_and_what_does_not_change_is_told_every_ten_seconds() {
        see("shop", "build_in_progress", "", 0);
        assertThat(progress.news(at(0))).containsExactly("  shop: build_in_progress");
        progress.said("shop", "compiling part 3 of 7");
        assertThat(progress.news(at(9))).isEmpty();
        assertThat(progress.news(at(10)))
                .containsExactly("  shop: build_in_progress for 10 s: compiling part 3 of 7");
        assertThat(progress.news(at(11))).isEmpty();
        see("shop", "update_in_progress", "", 12);
        assertThat(progress.news(at(12))).containsExactly("  shop: update_in_progress");
        see("shop", "update_in_progress", "not healthy yet", 13);
        progress.said("shop", "listening");
        assertThat(progress.news(at(22)))
                .containsExactly("  shop: update_in_progress for 10 s: not healthy yet");
        progress.see("shop", "live", "", true, at(25));
        assertThat(progress.news(at(25))).containsExactly("  shop: live after 25 s");
        assertThat(progress.news(at(99))).isEmpty();
        assertThat(progress.underWay()).isEmpty();
    }

    @Test
    void what_was_over_from_the_start_was_never_waited_for() {
        progress.see("old", "live", "", true, at(0));
        see("new", "created", "", 0);
        assertThat(progress.underWay()).containsOnlyKeys("new").containsEntry("new", "created");
        assertThat(progress.news(at(1))).containsExactly("  new: created");
        assertThat(progress.block(at(1))).hasSize(1);
    }

    @Test
    void a_stage_is_worth_a_line_once_it_lasts() {
        progress.stage("taking over render.yaml", at(0));
        assertThat(progress.news(at(0))).isEmpty();
        assertThat(progress.news(at(1))).containsExactly("  taking over render.yaml …");
        assertThat(progress.news(at(5))).isEmpty();
        assertThat(progress.news(at(11))).containsExactly("  taking over render.yaml for 11 s …");
        assertThat(progress.block(at(12))).containsExactly("  taking over render.yaml  12 s");
        progress.stage("", at(13));
        assertThat(progress.news(at(60))).isEmpty();
        assertThat(progress.block(at(60))).isEmpty();
    }

    @Test
    void a_terminal_shows_some_of_many_and_counts_the_rest() {
        for (var i = 1; i <= 50; i++) {
            see("service-" + i, "build_in_progress", "", 0);
        }
        assertThat(progress.block(at(3))).hasSize(9).last().isEqualTo("  and 42 more");
        assertThat(progress.news(at(3))).hasSize(50);
        assertThat(progress.news(at(13))).hasSize(8);
    }

    private void see(String name, String state, String detail, int second) {
        progress.see(name, state, detail, false, at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
