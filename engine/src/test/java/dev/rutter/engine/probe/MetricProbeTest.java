package dev.rutter.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hostings;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricProbeTest {

    private static final Instant LIVE = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = LIVE.plusSeconds(30);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Hosting hosting;

    @BeforeEach
    void a_hosting() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    var path = exchange.getRequestURI().getPath();
                    var body =
                            path.endsWith("/srv-1")
                                    ? "{\"id\":\"srv-1\",\"ownerId\":\"tea-1\"}"
                                    : path.endsWith("http-latency")
                                            ? "[{\"labels\":[],\"unit\":\"ms\",\"values\":[{\"value\":120}]}]"
                                            : "[{\"labels\":[{\"field\":\"statusCode\",\"value\":\"500\"}],\"values\":[{\"value\":10}]},"
                                                    + "{\"labels\":[{\"field\":\"statusCode\",\"value\":\"200\"}],\"values\":[{\"value\":20}]}]";
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        var api = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        hosting =
                Hostings.of(
                        new Environment.Hosting(Environment.Hosting.Kind.RENDER, "srv-1", api, ""),
                        _ -> Optional.empty());
    }

    @AfterEach
    void the_hosting_stops() {
        server.stop(0);
    }

    @Test
    void a_hosting_tells_errors_latency_and_requests_with_their_units_and_samples() {
        var errors =
                figure(
                        probe("")
                                .look(
                                        limit(),
                                        new MetricSource.OfHosting(Of.SERVER_ERRORS),
                                        LIVE,
                                        LATER));
        assertThat(errors.value()).isEqualByComparingTo("33.33333");
        assertThat(errors.unit()).isEqualTo("%");
        assertThat(errors.samples()).isEqualTo(30);
        assertThat(errors.over()).isEqualTo(Duration.ofSeconds(30));
        var latency =
                figure(
                        probe("")
                                .look(
                                        limit(),
                                        new MetricSource.OfHosting(Of.LATENCY),
                                        LIVE,
                                        LATER));
        assertThat(latency.value()).isEqualByComparingTo("120");
        assertThat(latency.unit()).isEqualTo("ms");
        assertThat(asked.getLast()).contains("quantile=0.99");
        var requests =
                figure(
                        probe("")
                                .look(
                                        limit(),
                                        new MetricSource.OfHosting(Of.REQUESTS),
                                        LIVE,
                                        LATER));
        assertThat(requests.value()).isEqualByComparingTo("1");
        assertThat(requests.unit()).isEqualTo("/s");
    }

    @Test
    void a_command_tells_the_first_number_it_prints_in_the_unit_of_its_source() {
        var source = new MetricSource.OfCommand("queue-age", "s");
        assertThat(figure(probe("oldest: 1500 ms\n").look(limit(), source, LIVE, LATER)).value())
                .isEqualByComparingTo("1.5");
        assertThat(figure(probe("12").look(limit(), source, LIVE, LATER)))
                .isEqualTo(
                        new Measurement.Figure(
                                "error rate", new BigDecimal("12"), "s", 1, Duration.ZERO));
        assertThat(probe("no data, password=hunter2").look(limit(), source, LIVE, LATER))
                .isEqualTo(
                        new Measurement.Missing(
                                "the source of \"error rate\" shows no number: \"no data, password=***\""));
    }

    @Test
    void a_command_that_fails_has_no_figure_whatever_it_printed() {
        var failing =
                new MetricProbe(
                        Optional.empty(),
                        (_, _) -> new Measurement.Ran(3, "17"),
                        new SqlProbe(),
                        Optional.empty(),
                        Duration.ofSeconds(5));
        assertThat(failing.look(limit(), new MetricSource.OfCommand("x", ""), LIVE, LATER))
                .isEqualTo(
                        new Measurement.Missing(
                                "the command for \"error rate\" ended with exit status 3"));
    }

    @Test
    void a_source_that_is_not_there_is_missing_and_says_what_to_set() {
        var bare =
                new MetricProbe(
                        Optional.empty(),
                        (_, _) -> new Measurement.Ran(0, ""),
                        new SqlProbe(),
                        Optional.empty(),
                        Duration.ofSeconds(5));
        assertThat(missing(bare.look(limit(), new MetricSource.OfHosting(Of.LATENCY), LIVE, LATER)))
                .contains("set \"hosting\"");
        assertThat(
                        missing(
                                bare.look(
                                        limit(),
                                        new MetricSource.OfQuery("select 1", ""),
                                        LIVE,
                                        LATER)))
                .contains("set \"database\"");
        assertThat(missing(bare.look(limit(), new MetricSource.OfPerson(), LIVE, LATER)))
                .contains("only a person");
        server.stop(0);
        assertThat(
                        missing(
                                probe("")
                                        .look(
                                                limit(),
                                                new MetricSource.OfHosting(Of.SERVER_ERRORS),
                                                LIVE,
                                                LATER)))
                .contains("nobody listening");
    }

    private MetricProbe probe(String prints) {
        return new MetricProbe(
                Optional.of(hosting),
                (_, _) -> new Measurement.Ran(0, prints),
                new SqlProbe(),
                Optional.empty(),
                Duration.ofSeconds(5));
    }

    private static Limit limit() {
        return new Limit(
                "error rate",
                OptionalInt.of(99),
                Comparison.LESS,
                BigDecimal.ONE,
                "%",
                false,
                Optional.empty(),
                OptionalInt.empty(),
                Limit.Polarity.GOOD_IF,
                Limit.Level.CRITICAL,
                "error rate < 1 %",
                Span.atLine(3));
    }

    private static Measurement.Figure figure(Measurement seen) {
        assertThat(seen).isInstanceOf(Measurement.Figure.class);
        return (Measurement.Figure) seen;
    }

    private static String missing(Measurement seen) {
        assertThat(seen).isInstanceOf(Measurement.Missing.class);
        return ((Measurement.Missing) seen).why();
    }
}
