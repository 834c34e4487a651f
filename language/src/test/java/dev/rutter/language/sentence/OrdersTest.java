package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.problem.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences that tell somebody to do something, and sentences that only look so.
class OrdersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Include the version in its title",
                "Mention it in the newsletter",
                "Increment the build number",
                "Cherry-pick the fix",
                "Now you make the changes",
                "If several files are there please name the one you want",
                "If one service (say, the cache) is down, restart it"
            })
    void they_are_orders(String line) {
        assertThat(Imperatives.tells(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Then you see the new page",
                "Symptom: file uploads fail",
                "Effect: message delivery stops",
                "Deploy execution is CI-only",
                "Rollback path is the worker only",
                "If it was a schema (CREATE TABLE, ALTER TABLE): the old one may still be used"
            })
    void they_are_none(String line) {
        assertThat(Imperatives.tells(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look at the errors, filtered to the last 15 minutes",
                "The account is at least 10 days old",
                "Refreshes every 30 seconds"
            })
    void how_old_or_how_often_by_itself_is_nothing_to_wait_for(String line) {
        assertThat(WindowReader.line(line, false, Span.ofLine(1, line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Verify the page loads in <5 seconds", "It responds in <2 seconds"})
    void how_fast_something_is_is_nothing_to_watch(String line) {
        assertThat(WindowReader.line(line, true, Span.ofLine(1, line))).isEmpty();
    }
}
