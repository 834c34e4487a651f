package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeeperTest {

    @Test
    void a_died_instance_is_started_again_ever_later_up_to_a_minute() {
        assertThat(IntStream.rangeClosed(1, 9).mapToLong(each -> Keeper.backOff(each).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(Keeper.backOff(1_000_000).toSeconds()).isEqualTo(60);
    }

    @Test
    void a_message_can_keep_a_commit_from_being_released() {
        assertThat(CommitWatch.skips("Fix a typo [skip render]")).isTrue();
        assertThat(CommitWatch.skips("[CD Skip] wording")).isTrue();
        assertThat(CommitWatch.skips("skip render")).isFalse();
    }
}
