package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    @Test
    void what_is_written_is_read_back_whatever_a_visitor_asks_for() {
        var random = new Random(4711);
        for (var round = 0; round < 5_000; round++) {
            var path = new StringBuilder("/");
            for (var i = random.nextInt(12); i > 0; i--) {
                path.append((char) random.nextInt(random.nextBoolean() ? 128 : 0xFFFF));
            }
            var line =
                    new RequestLog.Line(
                            Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)),
                            "shop",
                            "dep-1:srv-2",
                            "GET",
                            path.toString(),
                            200 + random.nextInt(400),
                            random.nextInt(5_000_000) / 1000.0,
                            random.nextBoolean() ? "" : RequestLog.GONE,
                            random.nextInt(1_000_000));
            var text = new StringBuilder();
            RequestLog.written(line, text);
            assertThat(text.toString()).endsWith("}\n").doesNotContain("\n{");
            assertThat(text.toString().lines()).hasSize(1);
            assertThat(Json.MAPPER.readValue(text.toString(), RequestLog.Line.class))
                    .isEqualTo(line);
        }
    }

    @Test
    void a_line_of_a_log_that_told_no_bytes_yet_is_still_read() {
        var old =
                "{\"time\":\"2026-01-01T00:00:00Z\",\"service\":\"shop\",\"release\":\"r\",\"method\":\"GET\","
                        + "\"path\":\"/\",\"status\":200,\"ms\":1.5,\"proxy\":\"\"}";
        assertThat(Json.MAPPER.readValue(old, RequestLog.Line.class).bytes()).isZero();
    }
}
