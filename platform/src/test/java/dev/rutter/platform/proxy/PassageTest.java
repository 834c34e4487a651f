package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What passes and what does not, byte by byte, through one proxy process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassageTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private ProxyControl proxy;
    private int port;

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        proxy = ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), Duration.ofSeconds(90));
    }

    @AfterAll
    void stop() throws Exception {
        proxy.stop();
    }

    @BeforeEach
    void freshRoute() throws Exception {
        if (proxy.route("shop").isPresent()) {
            proxy.remove("shop");
        }
        port = proxy.put("shop", 0, Optional.empty()).route().port();
    }

    @Test
    void an_answer_names_its_release_and_commit() throws Exception {
        try (var backend = new Backend("feature/x+1:7");
                var client = new Client(port)) {
            point(backend.target());
            var answer = client.get("/");
            assertThat(answer.headers().firstValue("Rutter-Release")).contains("feature/x+1:7");
            assertThat(answer.headers().firstValue("Rutter-Commit")).contains("c-feature/x+1:7");
            assertThat(answer.headers().firstValue("Rutter-Proxy")).isEmpty();
            Eventually.is(
                    "counted for its release",
                    () -> counts(Optional.of("feature/x+1:7")).requests() == 1);
        }
    }

    @Test
    void nobody_but_the_proxy_says_rutter_or_forwarded_headers() throws Exception {
        try (var backend =
                        new RawBackend(talk -> {
                            talk.hear();
                            talk.say(
                                    "HTTP/1.1 200 OK\r\nRutter-Release: forged\r\n"
                                            + "rutter-proxy: forged\r\nX-Own: kept\r\n"
                                            + "Connection: X-Hop\r\nX-Hop: dropped\r\n"
                                            + "Keep-Alive: timeout=5\r\n"
                                            + "Content-Length: 0\r\n\r\n");
                        });
                var client = new RawClient(port)) {
            point(backend.target("real"));
            var answer =
                    client.say(
                                    "GET / HTTP/1.1\r\nHost: shop.example\r\n"
                                            + "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\n"
                                            + "X-Forwarded-Host: evil.example\r\nForwarded: for=6.6.6.6\r\n"
                                            + "X-Real-IP: 6.6.6.6\r\nRutter-Release: forged\r\n"
                                            + "Connection: close, X-Drop\r\nX-Drop: 1\r\nX-Keep: 1\r\n\r\n")
                            .hearAll();
            assertThat(answer)
                    .contains("Rutter-Release: real\r\n")
                    .contains("X-Own: kept\r\n")
                    .doesNotContain("forged")
                    .doesNotContain("X-Hop")
                    .doesNotContainIgnoringCase("timeout=5");
            assertThat(backend.heads()).hasSize(1);
            assertThat(backend.heads().getFirst())
                    .contains("X-Forwarded-For: 127.0.0.1\r\n")
                    .contains("X-Forwarded-Proto: http\r\n")
                    .contains("X-Forwarded-Host: shop.example\r\n")
                    .contains("Host: shop.example\r\n")
                    .contains("X-Keep: 1\r\n")
                    .doesNotContain("6.6.6.6")
                    .doesNotContain("evil")
                    .doesNotContain("X-Drop")
                    .doesNotContain("forged");
        }
    }

    @Test
    void the_path_and_query_pass_byte_for_byte() throws Exception {
        try (var backend = talkative();
                var client = new RawClient(port)) {
            point(backend.target("v1"));
            var odd = "/a%2Fb/%C3%A9;v=1;w/x%20y/../z?q=%20+x&y=%26&empty=&=";
            client.say("GET " + odd + " HTTP/1.1\r\nHost: a\r\n\r\n").hear("ok");
            client.say("GET http://a:81/abs?x HTTP/1.1\r\nHost: a\r\n\r\n").hear("ok");
            assertThat(backend.heads().get(0)).startsWith("GET " + odd + " HTTP/1.1\r\n");
            assertThat(backend.heads().get(1)).startsWith("GET /abs?x HTTP/1.1\r\n");
        }
    }

    @Test
    void a_request_with_two_lengths_is_refused_and_reaches_no_backend() throws Exception {
        try (var backend = talkative();
                var client = new RawClient(port)) {
            point(backend.target("v1"));
            var answer =
                    client.say(
                                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                                            + "Transfer-Encoding: chunked\r\n\r\n"
                                            + "3\r\nabc\r\n0\r\n\r\n")
                            .hearAll();
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(backend.heads()).isEmpty();
        }
    }

    @Test
    void answers_without_a_body_and_of_unknown_length_pass() throws Exception {
        try (var backend =
                        new RawBackend(talk -> {
                            for (var head = talk.hear(); !head.isEmpty(); ) {
                                if (head.contains(" /304 ")) {
                                    talk.say(
                                            "HTTP/1.1 304 Not Modified\r\nETag: x\r\n"
                                                    + "Content-Length: 500\r\n\r\n");
                                } else if (head.contains(" /204 ")) {
                                    talk.say("HTTP/1.1 204 No Content\r\n\r\n");
                                } else if (head.startsWith("HEAD")) {
                                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n");
                                } else if (head.contains(" /old ")) {
                                    talk.say("HTTP/1.0 200 OK\r\n\r\nold and whole");
                                    return;
                                } else if (head.contains(" /close ")) {
                                    talk.say(
                                            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto"
                                                    + " the end");
                                    return;
                                } else {
                                    talk.say(OK);
                                }
                                head = talk.hear();
                            }
                        });
                var client = new Client(port)) {
            point(backend.target("v1"));
            for (var round = 0; round < 3; round++) {
                assertThat(client.get("/304").statusCode()).isEqualTo(304);
                assertThat(client.get("/204").statusCode()).isEqualTo(204);
                var head = client.send("HEAD", "/", HttpRequest.BodyPublishers.noBody());
                assertThat(head.headers().firstValue("Content-Length")).contains("77");
                assertThat(client.get("/old").body()).isEqualTo("old and whole");
                assertThat(client.get("/close").body()).isEqualTo("to the end");
                assertThat(client.get("/").body()).isEqualTo("ok");
            }
            assertThat(failures()).isZero();
        }
    }

    @Test
    void a_client_that_waits_for_continue_gets_it() throws Exception {
        try (var backend = new Backend("v1");
                var client = new RawClient(port)) {
            point(backend.target());
            client.say(
                    "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(client.hear("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(client.say("hello").hear("v1:hello")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void no_target_a_dead_one_and_one_that_hangs_up_are_told_apart() throws Exception {
        var free = 1; // nobody but root listens there, and nobody does
        try (var rude = new RawBackend(talk -> talk.hear());
                var client = new Client(port)) {
            assertAnswer(client, 503, "no-target");
            point(new Target("dead", "", free));
            assertAnswer(client, 502, "refused");
            point(rude.target("rude"));
            assertAnswer(client, 502, "closed");
            var counts = counts(Optional.empty());
            assertThat(counts.proxyFailures())
                    .containsOnly(
                            Map.entry("no-target", 1L),
                            Map.entry("refused", 1L),
                            Map.entry("closed", 1L));
            assertThat(counts.requests()).isZero();
            assertThat(counts.failures()).isEqualTo(3);
            assertThat(counts(Optional.of("rude")).failures()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_not_passed_as_whole() throws Exception {
        try (var backend =
                new RawBackend(talk -> {
                    if (talk.hear().contains("/chunked")) {
                        talk.say(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "5\r\nhello\r\n");
                    } else {
                        talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
                    }
                })) {
            point(backend.target("v1"));
            for (var path : List.of("/chunked", "/fixed")) {
                try (var client = new RawClient(port)) {
                    var heard =
                            client.say("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").hearAll();
                    assertThat(heard).contains("hello").doesNotEndWith("0\r\n\r\n");
                }
            }
            Eventually.is(
                    "both counted",
                    () -> counts(Optional.of("v1")).proxyFailures().equals(Map.of("closed", 2L)));
            assertThat(counts(Optional.of("v1")).requests()).isZero();
        }
    }

    @Test
    void a_kept_alive_connection_that_closes_costs_a_repeatable_request_nothing() throws Exception {
        try (var backend = hangingUp();
                var client = new Client(port)) {
            point(backend.target("v1"));
            for (var n = 0; n < 10; n++) {
                assertThat(client.get("/" + n).statusCode()).isEqualTo(200);
            }
            assertThat(failures()).isZero();
            assertThat(backend.heads().size()).isGreaterThan(10);
        }
    }

    @Test
    void a_request_that_may_not_be_repeated_is_sent_once() throws Exception {
        try (var backend = hangingUp();
                var client = new Client(port)) {
            point(backend.target("v1"));
            assertThat(client.get("/").statusCode()).isEqualTo(200);
            var answer = client.post("/order", "one book");
            assertThat(answer.headers().firstValue("Rutter-Proxy")).contains("closed");
            assertThat(backend.heads().stream().filter(each -> each.startsWith("POST"))).hasSize(1);
        }
    }

    @Test
    void an_early_refusal_of_a_large_body_reaches_the_client() throws Exception {
        try (var backend =
                        new RawBackend(talk -> {
                            talk.hear();
                            talk.say(
                                    "HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\n"
                                            + "Connection: close\r\n\r\nlarge");
                            talk.hear(64 * 1024);
                        });
                var client = new RawClient(port)) {
            point(backend.target("v1"));
            client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n0123");
            assertThat(client.hear("large")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_client_that_leaves_is_counted_apart_and_frees_its_release() throws Exception {
        var leave = new CountDownLatch(1);
        try (var backend =
                new RawBackend(talk -> {
                    talk.hear();
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n");
                    var piece = "x".repeat(64 * 1024);
                    leave.countDown();
                    for (var n = 0; n < 10_000; n++) {
                        talk.say(piece);
                    }
                })) {
            point(backend.target("v1"));
            try (var client = new RawClient(port)) {
                client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n").hear("xxxx");
                leave.await();
                assertThat(proxy.inFlight("shop", "v1").requests()).isEqualTo(1);
            }
            Eventually.is("nothing in flight", () -> proxy.inFlight("shop", "v1").none());
            assertThat(counts(Optional.of("v1")).clientGone()).isEqualTo(1);
            assertThat(counts(Optional.of("v1")).failures()).isZero();
        }
    }

    @Test
    void server_errors_of_a_release_are_its_own_and_not_the_proxys() throws Exception {
        var n = new AtomicInteger();
        try (var backend =
                        new Backend("v1")
                                .on(
                                        "/third",
                                        exchange ->
                                                Backend.answer(
                                                        exchange,
                                                        n.incrementAndGet() % 3 == 0 ? 500 : 200,
                                                        "x"));
                var client = new Client(port)) {
            point(backend.target());
            for (var each = 0; each < 30; each++) {
                client.get("/third");
            }
            assertThat(counts(Optional.of("v1")).requests()).isEqualTo(30);
            assertThat(counts(Optional.of("v1")).serverErrors()).isEqualTo(10);
            assertThat(counts(Optional.of("v1")).failures()).isZero();
        }
    }

    @Test
    void maintenance_answers_503_with_retry_after_until_it_ends() throws Exception {
        try (var backend = new Backend("v1");
                var client = new Client(port)) {
            point(backend.target());
            proxy.maintenance(
                    "shop",
                    Optional.of(new Maintenance(Duration.ofMinutes(2), "<p>Back soon</p>")));
            assertAnswer(client, 503, "maintenance");
            assertThat(client.get("/").headers().firstValue("Retry-After")).contains("120");
            assertThat(client.get("/").body()).isEqualTo("<p>Back soon</p>");
            assertThat(proxy.route("shop").orElseThrow().maintenance()).isPresent();
            proxy.maintenance("shop", Optional.empty());
            assertThat(client.get("/").body()).isEqualTo("v1:");
            assertThat(failures()).isZero();
        }
    }

    private static void assertAnswer(Client client, int status, String reason)
            throws IOException, InterruptedException {
        var answer = client.get("/");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Rutter-Proxy")).contains(reason);
        assertThat(answer.headers().firstValue("Rutter-Release")).isEmpty();
    }

    /// Each connection answers one request and hangs up on the second.
    private static RawBackend hangingUp() throws IOException {
        return new RawBackend(talk -> {
            talk.hear();
            talk.say(OK);
            talk.hear();
        });
    }

    private static RawBackend talkative() throws IOException {
        return new RawBackend(talk -> {
            while (!talk.hear().isEmpty()) {
                talk.say(OK);
            }
        });
    }

    private void point(Target target) throws ProxyException {
        proxy.put("shop", 0, Optional.of(target));
    }

    private long failures() throws ProxyException {
        return counts(Optional.empty()).failures();
    }

    private Figures.Counts counts(Optional<String> release) throws ProxyException {
        var now = Instant.now();
        return proxy.figures(
                        "shop",
                        release,
                        now.minusSeconds(600),
                        now.plusSeconds(1),
                        List.of(),
                        OptionalInt.empty())
                .total();
    }
}
