package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets, event streams and bodies too large to keep.
@Tag("slow")
class LongLivedTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long HUGE = 100L * 1024 * 1024;

    @TempDir Path dir;
    private ProxyControl proxy;

    @BeforeEach
    void start() throws Exception {
        // Far less memory than one of the bodies below.
        var command =
                ProxyControl.javaCommand().stream()
                        .filter(each -> !each.startsWith("-Xms") && !each.startsWith("-Xmn"))
                        .map(each -> each.startsWith("-Xmx") ? "-Xmx40m" : each)
                        .toList();
        proxy = ProxyControl.startOrAdopt(dir, command, LIMIT);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.stop();
    }

    @Test
    void a_websocket_passes_both_ways_and_is_closed_with_1012_when_its_release_drains()
            throws Exception {
        var heardByServer = new LinkedBlockingQueue<Integer>();
        var echo = echo(heardByServer);
        echo.start();
        try (var fresh = new Backend("fresh");
                var http = HttpClient.newHttpClient()) {
            var echoPort =
                    ((InetSocketAddress) echo.getListenerInfo().getFirst().getAddress()).getPort();
            var port =
                    proxy.put("shop", 0, Optional.of(new Target("old", "", echoPort)))
                            .route()
                            .port();
            var visitor = new Visitor();
            var socket =
                    http.newWebSocketBuilder()
                            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), visitor)
                            .get(60, TimeUnit.SECONDS);
            for (var size : new int[] {0, 1, 125, 126, 60_000, 70_000}) {
                var text = "m".repeat(size);
                socket.sendText(text, true).get(60, TimeUnit.SECONDS);
                assertThat(visitor.texts.poll(60, TimeUnit.SECONDS)).isEqualTo(text);
            }
            assertThat(proxy.inFlight("shop", "old")).isEqualTo(new InFlight(0, 0, 1));
            proxy.put("shop", 0, Optional.of(fresh.target()));
            socket.sendText("still here", true).get(60, TimeUnit.SECONDS);
            assertThat(visitor.texts.poll(60, TimeUnit.SECONDS)).isEqualTo("still here");

            var drained = proxy.drain("shop", "old", LIMIT, Duration.ofMillis(200));
            assertThat(drained.left().none()).isTrue();
            assertThat(drained.told()).isEqualTo(1);
            assertThat(visitor.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1012);
            assertThat(heardByServer.poll(60, TimeUnit.SECONDS)).isEqualTo(1001);
        } finally {
            echo.stop();
        }
    }

    @Test
    void a_websocket_that_ends_by_itself_is_no_longer_in_flight() throws Exception {
        var echo = echo(new LinkedBlockingQueue<>());
        echo.start();
        try (var http = HttpClient.newHttpClient()) {
            var echoPort =
                    ((InetSocketAddress) echo.getListenerInfo().getFirst().getAddress()).getPort();
            var port =
                    proxy.put("shop", 0, Optional.of(new Target("v1", "", echoPort)))
                            .route()
                            .port();
            var uri = URI.create("ws://127.0.0.1:" + port + "/live");
            var polite = http.newWebSocketBuilder().buildAsync(uri, new Visitor()).join();
            var rude = http.newWebSocketBuilder().buildAsync(uri, new Visitor()).join();
            assertThat(proxy.inFlight("shop", "v1").webSockets()).isEqualTo(2);
            polite.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            Eventually.is("one left", () -> proxy.inFlight("shop", "v1").webSockets() == 1);
            rude.abort();
            Eventually.is("none left", () -> proxy.inFlight("shop", "v1").none());
        } finally {
            echo.stop();
        }
    }

    @Test
    void an_event_arrives_before_the_stream_ends_and_a_drain_ends_the_stream() throws Exception {
        var second = new CountDownLatch(1);
        try (var old =
                        new Backend("old")
                                .on(
                                        "/events",
                                        exchange -> {
                                            exchange.getResponseHeaders()
                                                    .add("Content-Type", "text/event-stream");
                                            exchange.sendResponseHeaders(200, 0);
                                            var out = exchange.getResponseBody();
                                            out.write(
                                                    "data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                                            out.flush();
                                            second.await();
                                            out.write(
                                                    "data: 2\n\n".getBytes(StandardCharsets.UTF_8));
                                            out.flush();
                                            new CountDownLatch(1).await();
                                        });
                var fresh = new Backend("fresh")) {
            var port = proxy.put("shop", 0, Optional.of(old.target())).route().port();
            try (var client = new RawClient(port)) {
                client.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n").hear("data: 1\n\n");
                second.countDown();
                client.hear("data: 2\n\n");
                assertThat(proxy.inFlight("shop", "old").streams()).isEqualTo(1);
                proxy.put("shop", 0, Optional.of(fresh.target()));
                var drained = proxy.drain("shop", "old", LIMIT, Duration.ofMillis(100));
                assertThat(drained.left().none()).isTrue();
                assertThat(drained.told()).isEqualTo(1);
                client.hearAll(); // Ends, or the test fails by its read timeout.
            }
        }
    }

    @Test
    void bodies_larger_than_the_proxys_memory_stream_both_ways() throws Exception {
        try (var backend = new Backend("v1")) {
            backend.on(
                    "/down",
                    exchange -> {
                        exchange.sendResponseHeaders(200, 0);
                        try (var zeros = new Zeros(HUGE)) {
                            zeros.transferTo(exchange.getResponseBody());
                        }
                    });
            backend.on(
                    "/up",
                    exchange ->
                            Backend.answer(exchange, 200, "" + count(exchange.getRequestBody())));
            var port = proxy.put("shop", 0, Optional.of(backend.target())).route().port();
            try (var client = new Client(port)) {
                var down =
                        client.http()
                                .send(
                                        HttpRequest.newBuilder(client.uri("/down")).build(),
                                        HttpResponse.BodyHandlers.ofInputStream());
                try (var body = down.body()) {
                    assertThat(count(body)).isEqualTo(HUGE);
                }
                var up =
                        client.send(
                                "POST",
                                "/up",
                                HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(HUGE)));
                assertThat(up.body()).isEqualTo("" + HUGE);
            }
        }
    }

    private static Undertow echo(BlockingQueue<Integer> closeCodes) {
        return Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(2)
                .setHandler(
                        Handlers.websocket((_, channel) -> {
                            channel.getReceiveSetter()
                                    .set(
                                            new AbstractReceiveListener() {
                                                @Override
                                                protected void onFullTextMessage(
                                                        WebSocketChannel from,
                                                        BufferedTextMessage message) {
                                                    WebSockets.sendText(
                                                            message.getData(), from, null);
                                                }
                                            });
                            channel.addCloseTask(closed -> closeCodes.add(closed.getCloseCode()));
                            channel.resumeReceives();
                        }))
                .build();
    }

    private static long count(InputStream body) throws IOException {
        var buffer = new byte[64 * 1024];
        var sum = 0L;
        for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            sum += n;
        }
        return sum;
    }

    /// So many bytes, kept nowhere.
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var n = (int) Math.min(left, length);
            left -= n;
            return n;
        }
    }

    private static final class Visitor implements WebSocket.Listener {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }
    }
}
