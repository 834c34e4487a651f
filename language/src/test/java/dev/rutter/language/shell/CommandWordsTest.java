package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shred -u shop.key",
                "ipmitool -H db1-ipmi power status",
                "sudo gitlab-rake gitlab:check",
                "amtool silence add host=web1 -d 2h",
                "Backup-SqlDatabase -Database Shop",
                "wal-g backup-list"
            })
    void a_programs_line_is_known_without_a_fence_that_says_so(String line) {
        assertThat(CommandWords.known(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Backup the database first", "Reboot it when the lamp is red."})
    void a_sentence_is_none(String line) {
        assertThat(CommandWords.known(line)).isFalse();
    }
}
