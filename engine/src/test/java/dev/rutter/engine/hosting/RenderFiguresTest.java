package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.Hosting.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Figures, logs and databases.
class RenderFiguresTest extends RenderShop {

    @Test
    void an_empty_window_has_no_figures_and_asks_nobody() throws Exception {
        assertThat(shop.serverErrors(NOW, NOW.plusMillis(100)).samples()).isZero();
        assertThat(shop.latency(NOW, NOW, OptionalInt.empty()).samples()).isZero();
        assertThat(render.calls).noneMatch(call -> call.path().startsWith("/metrics"));
    }

    @Test
    void server_errors_are_a_share_of_all_answers_within_the_window() throws Exception {
        render.has(
                "/metrics/http-requests",
                """
                [{"labels":[{"field":"service","value":"srv-1"},{"field":"statusCode","value":"200"}],"unit":"requests",
                  "values":[{"timestamp":"2026-11-21T10:00:00Z","value":500},
                            {"timestamp":"2026-11-21T10:00:01Z","value":70},
                            {"timestamp":"2026-11-21T10:00:02Z","value":20}]},
                 {"labels":[{"field":"statusCode","value":"503"}],"values":[{"timestamp":"2026-11-21T10:00:02Z","value":30}]},
                 {"labels":[{"field":"statusCode","value":"404"}],"values":[]}]\
                """);
        var errors = shop.serverErrors(NOW, Instant.parse("2026-11-21T10:00:31Z"));
        // The part that began before the window counts an earlier release's answers.
        assertThat(errors.samples()).isEqualTo(120);
        assertThat(errors.value()).isEqualByComparingTo("25");
        assertThat(errors.over()).isEqualTo(Duration.ofSeconds(30));
        assertThat(shop.requests(NOW, Instant.parse("2026-11-21T10:00:31Z")).value())
                .isEqualByComparingTo("4");
        var call = render.calls("GET", "/metrics/http-requests").getFirst();
        assertThat(call.one("startTime")).isEqualTo("2026-11-21T10:00:01Z");
        assertThat(call.one("endTime")).isEqualTo("2026-11-21T10:00:31Z");
        assertThat(call.one("resource")).isEqualTo("srv-1");
        assertThat(call.one("aggregateBy")).isEqualTo("statusCode");
        assertThat(call.one("resolutionSeconds")).isEqualTo("1");
    }

    @Test
    void render_itself_is_not_asked_for_finer_parts_than_it_gives() throws Exception {
        render.has("/metrics/http-requests", "[]");
        var figure =
                hosting("srv-1", 30, Duration.ofSeconds(5)).serverErrors(NOW, NOW.plusSeconds(60));
        assertThat(figure.samples()).isZero();
        assertThat(
                        render.calls("GET", "/metrics/http-requests")
                                .getFirst()
                                .one("resolutionSeconds"))
                .isEqualTo("30");
    }

    @Test
    void latency_is_in_milliseconds_at_the_percentile_asked_for() throws Exception {
        render.has(
                "/metrics/http-requests",
                """
                [{"labels":[{"field":"statusCode","value":"200"}],"values":[{"timestamp":"2026-11-21T10:00:05Z","value":40}]}]\
                """);
        render.has(
                "/metrics/http-latency",
                """
                [{"labels":[],"unit":"s","values":[{"timestamp":"2026-11-21T10:00:00Z","value":9.5},
                  {"timestamp":"2026-11-21T10:00:01Z","value":0.25},{"timestamp":"2026-11-21T10:00:02Z","value":0.12}]}]\
                """);
        var latency = shop.latency(NOW, NOW.plusSeconds(30), OptionalInt.of(99));
        assertThat(latency.value()).isEqualByComparingTo("250");
        assertThat(latency.samples()).isEqualTo(40);
        assertThat(render.calls("GET", "/metrics/http-latency").getFirst().one("quantile"))
                .isEqualTo("0.99");
        // One part, so that the last second is not judged by itself.
        assertThat(render.calls("GET", "/metrics/http-latency").getFirst().one("resolutionSeconds"))
                .isEqualTo("30");
    }

    @Test
    void a_latency_that_is_not_told_rests_on_nothing() throws Exception {
        render.has(
                "/metrics/http-requests",
                """
                [{"labels":[{"field":"statusCode","value":"200"}],"values":[{"timestamp":"2026-11-21T10:00:05Z","value":40}]}]\
                """);
        render.has("/metrics/http-latency", "[]");
        assertThat(shop.latency(NOW, NOW.plusSeconds(30), OptionalInt.empty()).samples()).isZero();
    }

    @Test
    void logs_come_oldest_first_from_several_pages_and_only_those_that_hold_the_text()
            throws Exception {
        render.next(
                "GET",
                "/logs",
                200,
                """
                {"hasMore":true,"nextStartTime":"2026-11-21T09:00:00Z","nextEndTime":"2026-11-21T09:30:00Z","logs":[
                  {"id":"3","message":"Error three","timestamp":"2026-11-21T09:50:00Z","labels":[{"name":"level","value":"error"}]},
                  {"id":"2","message":"fine","timestamp":"2026-11-21T09:40:00Z","labels":[]}]}\
                """);
        render.next(
                "GET",
                "/logs",
                200,
                """
                {"hasMore":false,"logs":[{"id":"1","message":"error one","timestamp":"2026-11-21T09:20:00Z","labels":[]}]}\
                """);
        assertThat(shop.logs(Instant.parse("2026-11-21T09:00:00Z"), NOW, "error", 10))
                .extracting(LogLine::text)
                .containsExactly("error one", "Error three");
        var second = render.calls("GET", "/logs").getLast();
        assertThat(second.one("endTime")).isEqualTo("2026-11-21T09:30:00Z");
        assertThat(second.one("ownerId")).isEqualTo("tea-1");
        assertThat(second.query().get("type")).containsExactly("app", "build");
    }

    @Test
    void a_line_tells_which_instance_wrote_it_and_the_service_which_of_them_serve()
            throws Exception {
        render.next(
                "GET",
                "/logs",
                200,
                """
                {"hasMore":false,"logs":[{"id":"1","message":"bye","timestamp":"2026-11-21T09:20:00Z",
                  "labels":[{"name":"level","value":"info"},{"name":"instance","value":"srv-1-old"}]}]}\
                """);
        assertThat(shop.logs(Instant.parse("2026-11-21T09:00:00Z"), NOW, "", 10))
                .extracting(LogLine::instance)
                .containsExactly("srv-1-old");
        render.has(
                "/services/srv-1/instances",
                """
                [{"id":"srv-1-new","createdAt":"2026-11-21T09:19:00Z"},
                 {"id":"srv-1-old","createdAt":"2026-11-20T09:19:00Z","role":"leaving"}]\
                """);
        assertThat(shop.serving()).containsExactly("srv-1-new");
    }

    @Test
    void a_database_is_found_by_name_and_tells_its_external_connection_string() throws Exception {
        render.lists("/postgres", "postgres", "{\"id\":\"dpg-1\",\"name\":\"shop-db\"}");
        render.has(
                "/postgres/dpg-1/connection-info",
                """
                {"password":"p","internalConnectionString":"postgres://in","externalConnectionString":"postgres://u:p@127.0.0.1:5432/shop"}\
                """);
        assertThat(shop.connectionString("shop-db"))
                .isEqualTo("postgres://u:p@127.0.0.1:5432/shop");
        assertThat(refusal(() -> shop.connectionString("other")))
                .hasMessageContaining("no database named \"other\"");
    }
}
