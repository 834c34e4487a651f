package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Behind words that find something out, `if` is `whether`: nobody is asked first whether it holds.
class WhetherTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check in the queue's log if orders still arrive",
                "Check with the owner if the release may go out",
                "Ask the shop's owner if the release may go out",
                "Ask in the channel if anybody objects",
                "Look on the board if the queue drains",
                "Find out if the cache is warm",
                "See if the page opens",
                "Please see if the page opens"
            })
    void what_is_to_be_found_out_is_no_condition(String line) {
        for (var item : new String[] {"1. " + line, "- " + line + ".", "- [ ] " + line}) {
            assertThat(Readings.steps(item)).singleElement().asString().doesNotContain(" when ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restart the worker if the queue is stuck",
                "Tell the team if the deployment fails",
                "Ask for help if the worker does not start",
                "Check the log if the worker does not start"
            })
    void other_words_put_a_condition_on_themselves(String line) {
        assertThat(Readings.steps("1. " + line)).singleElement().asString().contains(" when \"if ");
    }

    @Test
    void a_reference_is_still_none() {
        assertThat(Readings.steps("- See the page on queues.")).isEmpty();
    }
}
