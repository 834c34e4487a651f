package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private Instant now = Instant.parse("2026-11-21T05:00:00Z");
    private final RateLimits limits = new RateLimits(() -> now);

    @Test
    void deploys_of_one_service_are_ten_a_minute_and_of_another_ten_more() {
        var deploys = List.of("services", "srv-1", "deploys");
        for (var i = 9; i >= 0; i--) {
            assertThat(limits.count("POST", deploys).remaining()).isEqualTo(i);
        }
        now = now.plusSeconds(20);
        var tooMany = limits.count("POST", deploys);
        assertThat(tooMany.tooMany()).isTrue();
        assertThat(tooMany.limit()).isEqualTo(10);
        assertThat(tooMany.reset()).isEqualTo(40);
        assertThat(limits.count("POST", List.of("services", "srv-2", "deploys")).tooMany())
                .isFalse();
        assertThat(limits.count("GET", deploys).tooMany()).isFalse();
        now = now.plus(Duration.ofSeconds(40));
        assertThat(limits.count("POST", deploys).tooMany()).isFalse();
    }

    @Test
    void reads_are_four_hundred_a_minute_and_log_queries_thirty() {
        for (var i = 0; i < 30; i++) {
            assertThat(limits.count("GET", List.of("logs")).tooMany()).isFalse();
        }
        assertThat(limits.count("GET", List.of("logs")).tooMany()).isTrue();
        for (var i = 0; i < 400; i++) {
            assertThat(limits.count("GET", List.of("services")).tooMany()).isFalse();
        }
        assertThat(limits.count("GET", List.of("services")).tooMany()).isTrue();
    }
}
