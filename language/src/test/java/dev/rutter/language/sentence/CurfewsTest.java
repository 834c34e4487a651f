package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Clocks;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On which days and at which times a sentence lets nobody deploy.
class CurfewsTest {
    private static final Span LINE = Span.atLine(3);

    private static Optional<Entry.Curfew> read(String sentence) {
        return Curfews.of(sentence, LINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Never release on a Friday after 15:00. | not Fri 15:00-24:00 (this machine's time)",
                "No deployments between 22:00 and 06:00 UTC | not 22:00-06:00 (UTC)",
                "Deploy window: Tue-Thu 09:00-16:00 CET | only Tue, Wed, Thu 09:00-16:00 (Europe/Berlin)",
                "**Deployment window**: Tuesday to Thursday, 09:00–16:00 (CET) | only Tue, Wed, Thu 09:00-16:00 (Europe/Berlin)",
                "Do not deploy on weekends. | not Sat, Sun (this machine's time)",
                "No releases on Fridays | not Fri (this machine's time)",
                "Deployments are not allowed on Fridays or on weekends | not Fri, not Sat, Sun (this machine's time)",
                "Don't ship to production on Friday afternoons! | not Fri 12:00-24:00 (this machine's time)",
                "Only deploy during business hours (9am-5pm ET) | only 09:00-17:00 (America/New_York)",
                "Deploy only Mon–Thu before 16:00 | only Mon, Tue, Wed, Thu 00:00-16:00 (this machine's time)",
                "Deployments must not be started after 4 pm local time | not 16:00-24:00 (this machine's time)",
                "Do not deploy outside 08:00-18:00 UTC | only 08:00-18:00 (UTC)",
                "We try to avoid deploying on Fridays, to spare the weekend | not Fri (this machine's time)",
            })
    void what_a_clock_tells_is_understood(String sentence, String hours) {
        assertThat(Clocks.threshold(read(sentence).orElseThrow().hours().orElseThrow()))
                .isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not deploy during the month-end close (last two days).",
                "Never deploy during peak hours",
                "No releases during the Christmas freeze.",
                "Do not deploy on Fridays without an approval",
                "Do not deploy between 2 and 3 o'clock on a Monday",
                "No deployments over public holidays"
            })
    void what_it_does_not_tell_is_asked(String sentence) {
        assertThat(read(sentence).orElseThrow().hours()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not deploy before step 3",
                "Do not deploy while the migration runs",
                "Deploy on Friday after 15:00",
                "Never restart the database on Fridays",
                "No deployments to staging after 18:00",
                "Deploy the shop only after the tests passed",
                "Release notes: Monday",
                "Never deploy without a backup",
                "Only deploy tagged commits"
            })
    void what_speaks_of_something_else_is_no_curfew(String sentence) {
        assertThat(read(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-06T14:59:00Z, MET",
        "2026-11-06T15:00:00Z, MISSED",
        "2026-11-07T15:00:00Z, MET"
    })
    void a_day_and_an_hour_are_judged_together(String now, Verdict.Kind kind) {
        assertThat(judge("Never release on a Friday after 15:00.", now, ZoneOffset.UTC).kind())
                .isEqualTo(kind);
    }

    @Test
    void a_night_that_begins_on_a_day_ends_on_the_next() {
        var sentence = "No deployments on Friday 22:00-06:00 UTC";
        assertThat(judge(sentence, "2026-11-07T05:00:00Z", ZoneOffset.UTC).met()).isFalse();
        assertThat(judge(sentence, "2026-11-06T05:00:00Z", ZoneOffset.UTC).met()).isTrue();
    }

    @Test
    void the_time_is_that_of_the_zone_that_is_named() {
        var sentence = "Deploy window: 09:00-16:00 CET";
        assertThat(judge(sentence, "2026-11-06T08:30:00Z", ZoneOffset.UTC))
                .matches(Verdict::met)
                .extracting(Verdict::seen)
                .isEqualTo("Friday 2026-11-06 09:30 CET");
        assertThat(
                        judge(
                                "Never deploy on Fridays",
                                "2026-11-06T23:30:00Z",
                                ZoneId.of("Asia/Tokyo")))
                .matches(Verdict::met);
    }

    @Test
    void a_zone_that_nobody_knows_is_for_a_person_to_judge() {
        assertThat(
                        judge(
                                        "Deploy window: 09:00-16:00 Europe/Atlantis",
                                        "2026-11-06T08:30:00Z",
                                        ZoneOffset.UTC)
                                .kind())
                .isEqualTo(Verdict.Kind.UNCLEAR);
    }

    @Test
    void hostile_sentences_are_read_at_once() {
        var began = System.nanoTime();
        read("Never deploy on " + "Mon, and or ".repeat(20_000) + "x");
        read("No deployments " + "between ".repeat(20_000));
        read("Deploy window: " + "(".repeat(20_000) + " ".repeat(20_000));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    private static Verdict judge(String sentence, String now, ZoneId own) {
        return Clocks.judge(
                read(sentence).orElseThrow().hours().orElseThrow(), Instant.parse(now), own);
    }
}
