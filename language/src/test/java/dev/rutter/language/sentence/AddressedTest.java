package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "You will also need to copy the keys.",
                "After the restore, you should restart the workers.",
                "Before that, we must drain the queue.",
                "It is important to tag the volumes.",
                "On the new host, you'll need to add the record."
            })
    void an_order_that_says_whom_it_tells_is_one(String text) {
        assertThat(Imperatives.tells(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As a work-around, we test it on the staging host.",
                "After that, you should have a working cluster.",
                "After the switch, you will see both hosts.",
                "Once it is done, you'll get a message."
            })
    void what_somebody_does_or_gets_is_none(String text) {
        assertThat(Imperatives.tells(text)).isFalse();
    }
}
