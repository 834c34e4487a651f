package dev.rutter.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProbeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpProbe probe = new HttpProbe();
    private final CountDownLatch closing = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpServer server;

    @BeforeEach
    void a_server() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void the_server_stops() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("X-Release", "abc1234");
            headers.add("X-Two", "a");
            headers.add("X-Two", "b");
            switch (exchange.getRequestURI().getPath()) {
                case "/moved" -> {
                    headers.set("Location", "/health");
                    send(exchange, 302, "");
                }
                case "/health" -> send(exchange, 200, "{\"status\":\"ok\"}");
                case "/echo" ->
                        send(
                                exchange,
                                201,
                                exchange.getRequestMethod()
                                        + " "
                                        + exchange.getRequestHeaders().getFirst("Authorization")
                                        + " "
                                        + new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8));
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    var junk = new byte[1 << 16];
                    for (var i = 0; i < 1 << 12; i++) { // 256 MB, if nobody hangs up
                        exchange.getResponseBody().write(junk);
                    }
                }
                case "/drip" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('a');
                    exchange.getResponseBody().flush();
                    closing.await();
                }
                default -> send(exchange, 503, "no");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void an_answer_comes_with_status_headers_body_and_time() {
        var seen = answered(probe.look(get("/health"), LIMIT));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(seen.headers())
                .containsEntry("x-release", "abc1234")
                .containsEntry("x-two", "a, b");
        assertThat(seen.took()).isPositive().isLessThan(LIMIT);
        assertThat(answered(probe.look(get("/nothing"), LIMIT)).status()).isEqualTo(503);
    }

    @Test
    void redirects_are_followed_only_where_asked() {
        assertThat(answered(probe.look(get("/moved"), LIMIT)).status()).isEqualTo(302);
        var followed =
                new Action.Http("GET", url("/moved"), Map.of(), Optional.empty(), true, true, "");
        assertThat(answered(probe.look(followed, LIMIT)).body()).contains("ok");
    }

    @Test
    void method_headers_body_and_the_user_in_the_address_are_sent() {
        var request =
                new Action.Http(
                        "POST",
                        url("/echo").replace("//", "//mia:pw@"),
                        Map.of("Content-Type", "text/plain"),
                        Optional.of("hé"),
                        false,
                        true,
                        "");
        var basic = Base64.getEncoder().encodeToString("mia:pw".getBytes(StandardCharsets.UTF_8));
        assertThat(answered(probe.look(request, LIMIT)).body())
                .isEqualTo("POST Basic " + basic + " hé");
    }

    @Test
    void a_body_that_the_command_does_not_print_is_not_shown() {
        var head =
                new Action.Http(
                        "GET", url("/health"), Map.of(), Optional.empty(), false, false, "");
        assertThat(answered(probe.look(head, LIMIT)).body()).isEmpty();
    }

    @Test
    void of_an_endless_body_the_first_megabyte_is_kept() {
        assertThat(answered(probe.look(get("/endless"), LIMIT)).body())
                .hasSize(HttpProbe.LARGEST_BODY);
    }

    @Test
    void an_answer_that_does_not_end_is_missing_at_the_time_limit() {
        assertThat(why(probe.look(get("/drip"), Duration.ofMillis(400))))
                .contains("no whole answer within 400 ms");
    }

    @Test
    void a_closed_probe_leaves_no_thread_behind() {
        var before = selectors();
        var own = new HttpProbe();
        answered(own.look(get("/health"), LIMIT));
        assertThat(selectors()).isGreaterThan(before);
        own.close();
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (selectors() > before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(selectors()).isEqualTo(before);
    }

    private static long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .count();
    }

    @Test
    void a_port_where_nobody_listens_is_told() {
        var port = 1;
        assertThat(
                        why(
                                probe.look(
                                        to(
                                                "http://mia:sesame@127.0.0.1:"
                                                        + port
                                                        + "/x?token=s3c&y=1"),
                                        LIMIT)))
                .isEqualTo(
                        "GET http://mia:***@127.0.0.1:"
                                + port
                                + "/x?token=***&y=1 found nobody listening (connection refused)");
    }

    @Test
    void a_host_that_is_not_there_and_an_address_that_is_none_are_told_apart() {
        assertThat(why(probe.look(to("http://no-such-host.invalid/"), LIMIT)))
                .contains("found no host of this name");
        assertThat(why(probe.look(to("http://a b/"), LIMIT))).contains("cannot be sent");
        assertThat(why(probe.look(to("/health"), LIMIT))).contains("cannot be sent");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_told(@TempDir Path folder) throws Exception {
        var secure =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        secure.createContext("/", this::handle);
        secure.start();
        try {
            var url = "https://127.0.0.1:" + secure.getAddress().getPort() + "/health";
            assertThat(why(probe.look(to(url), LIMIT))).contains("found no trustworthy TLS");
        } finally {
            secure.stop(0);
        }
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var password = "changeit";
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                password,
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Action.Http get(String path) {
        return to(url(path));
    }

    private static Action.Http to(String url) {
        return new Action.Http("GET", url, Map.of(), Optional.empty(), false, true, "curl " + url);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Measurement.Answered answered(Measurement seen) {
        assertThat(seen).isInstanceOf(Measurement.Answered.class);
        return (Measurement.Answered) seen;
    }

    private static String why(Measurement seen) {
        assertThat(seen).isInstanceOf(Measurement.Missing.class);
        return ((Measurement.Missing) seen).why();
    }
}
