package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which assignments only a shell makes.
class SettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA=x\nBB=$AA-y",
                "AA=x\nBB=\"${AA}/y\"",
                "AA=x\nBB=${AA##*/}",
                "AA=x\nBB=$(date +%F)",
                "HOST=db\nPORT=5432\nURL=postgres://$HOST:$PORT/shop",
            })
    void what_is_made_of_another_is_computed(String block) {
        assertThat(Settings.computed(List.of(block.split("\n")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA=x\nBB=y",
                "AA=x\nBB=$CC",
                "AA=x\nBB='$AA'",
                "BB=$AA\nAA=x",
                "AA=<host>\nBB=$AA-y",
            })
    void what_is_not_or_has_to_be_filled_in_is_none(String block) {
        assertThat(Settings.computed(List.of(block.split("\n")))).isFalse();
    }
}
