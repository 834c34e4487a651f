package dev.rutter.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MeterTest {
    private final AtomicLong now = new AtomicLong(1_000_000_000_000L);
    private final Meter meter = new Meter(() -> Instant.ofEpochMilli(now.get()));

    @Test
    void recent_figures_are_of_the_last_five_whole_seconds() {
        seconds(5, 10, 2);
        var recent = meter.recent();
        assertThat(recent.perSecond()).isEqualTo(10);
        assertThat(recent.failedPercent()).isEqualTo(20);
        assertThat(recent.p95Millis()).isEqualTo(10);
    }

    @Test
    void what_is_older_is_forgotten_there_and_kept_in_the_whole() {
        seconds(5, 10, 10);
        seconds(5, 10, 0);
        assertThat(meter.recent().failedPercent()).isZero();
        assertThat(meter.counts().failedByRelease()).isEqualTo(50);
        now.addAndGet(60_000);
        assertThat(meter.recent()).isEqualTo(new Meter.Recent(0, 0, 0));
    }

    @Test
    void what_came_on_top_is_told_by_release() {
        meter.add(Cause.NONE, "a", 1000);
        meter.add(Cause.RELEASE, "b", 1000);
        var before = meter.counts();
        meter.add(Cause.RELEASE, "b", 1000);
        meter.add(Cause.NONE, "b", 1000);
        meter.add(Cause.SWITCH, "", 1000);
        var since = meter.counts().since(before);
        assertThat(since.requests()).isEqualTo(3);
        assertThat(since.failed()).isEqualTo(2);
        assertThat(since.byRelease()).containsOnlyKeys("b");
        assertThat(since.of("b")).isEqualTo(new Counts.Share(2, 1));
    }

    private void seconds(int seconds, int requests, int failed) {
        for (var second = 0; second < seconds; second++) {
            for (var at = 0; at < requests; at++) {
                meter.add(at < failed ? Cause.RELEASE : Cause.NONE, "a", (at + 1) * 1000L);
            }
            now.addAndGet(1000);
        }
    }
}
