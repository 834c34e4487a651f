package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "Watch it for ten seconds, PT10S",
        "Watch it for ten minutes, PT10M",
        "for twenty-five minutes, PT25M",
        "for ninety seconds, PT1M30S",
        "for half an hour, PT30M",
        "for at least half an hour, PT30M",
        "a half-hour of watching, PT30M",
        "for half a minute, PT30S",
        "for a quarter of an hour, PT15M",
        "for three quarters of an hour, PT45M",
        "for an hour and a half, PT1H30M",
        "for two and a half hours, PT2H30M",
        "Wait a minute and a half, PT1M30S",
        "for five to ten minutes, PT10M",
        "for an hour, PT1H",
        "over the first two hours, PT2H"
    })
    void lengthsInWordsAreAsLongAsInFigures(String words, Duration length) {
        assertThat(Durations.first(words)).contains(length);
    }

    @ParameterizedTest
    @CsvSource({
        "the second deployment",
        "ten requests a second",
        "twice a week",
        "the second half of the month",
        "ten hosts"
    })
    void otherNumbersAreNone(String words) {
        assertThat(Durations.find(words)).isEmpty();
    }

    @Test
    void aLengthStandsWhereItsWordsStand() {
        var words = "Wait for an hour and a half, then twenty-five minutes more.";
        assertThat(Durations.find(words))
                .extracting(found -> words.substring(found.start(), found.end()))
                .containsExactly("an hour and a half", "twenty-five minutes");
    }

    @Test
    void wordsKnownToBeALengthCountMore() {
        assertThat(NumberWords.counted("two business days")).isEqualTo("2 days");
        assertThat(NumberWords.counted("a day")).isEqualTo("1 day");
        assertThat(NumberWords.counted("overnight")).isEqualTo("12 hours");
        assertThat(NumberWords.counted("half a minute")).isEqualTo("0.5 minute");
    }
}
