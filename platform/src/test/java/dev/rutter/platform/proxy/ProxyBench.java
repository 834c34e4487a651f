package dev.rutter.platform.proxy;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// What the proxy costs: the same requests to a backend process directly and through the proxy
/// process, from this third process, on the loopback address. Run by hand, with the test class
/// path: `java -cp … dev.rutter.platform.proxy.ProxyBench [REQUESTS [ROUNDS]]`; 40,000 requests a
/// run and 3 rounds unless told, at 1 and at 32 connections. Prints one line per run.
final class ProxyBench {
    private static final byte[] REQUEST =
            "GET /bench?x=1 HTTP/1.1\r\nHost: bench\r\nAccept: */*\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_REQUESTS = 2_000_000;

    private ProxyBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].equals("backend")) {
            backend();
            return;
        }
        var requests =
                Math.min(MOST_REQUESTS, args.length > 0 ? Integer.parseInt(args[0]) : 40_000);
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        var dir = Files.createTempDirectory("proxy-bench");
        var command = new ArrayList<>(ProxyControl.javaCommand());
        command.add(ProxyBench.class.getName());
        command.add("backend");
        var backend =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var began = System.nanoTime();
        var proxy =
                ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), Duration.ofSeconds(30));
        System.out.printf("proxy ready after %d ms%n", (System.nanoTime() - began) / 1_000_000);
        try (var said = backend.inputReader()) {
            var direct = Integer.parseInt(said.readLine());
            var port =
                    proxy.put("bench", 0, Optional.of(new Target("bench", "", direct)))
                            .route()
                            .port();
            run("warm-up direct", direct, 32, requests);
            run("warm-up proxied", port, 32, requests);
            for (var round = 0; round < rounds; round++) {
                for (var connections : new int[] {1, 32}) {
                    run("direct ", direct, connections, requests);
                    run("proxied", port, connections, requests);
                }
            }
            restart(proxy, port);
        } finally {
            proxy.stop();
            backend.destroy();
        }
    }

    private static void backend() throws InterruptedException {
        var server =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        .setIoThreads(2)
                        .setHandler(exchange -> {
                            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
                            exchange.getResponseSender().send("seventeen bytes!\n");
                        })
                        .build();
        server.start();
        System.out.println(
                ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort());
        // Never longer, even where nobody ends it.
        new java.util.concurrent.CountDownLatch(1).await(10, java.util.concurrent.TimeUnit.MINUTES);
        server.stop();
    }

    private static void restart(ProxyControl proxy, int port) throws Exception {
        var killed = ProcessHandle.of(proxy.pid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        var began = System.nanoTime();
        proxy.ensureRunning();
        try (var client = new Caller(port)) {
            client.call();
        }
        System.out.printf(
                "after kill -9: first answer %d ms after ensureRunning was called%n",
                (System.nanoTime() - began) / 1_000_000);
        began = System.nanoTime();
        for (var n = 0; n < 1_000; n++) {
            proxy.ensureRunning();
        }
        System.out.printf("ensureRunning: %d us%n", (System.nanoTime() - began) / 1_000_000);
    }

    private static void run(String name, int port, int connections, int requests) throws Exception {
        var threads = new ArrayList<Thread>();
        var micros = new Histogram(3_600_000_000L, 3);
        var began = System.nanoTime();
        for (var n = 0; n < connections; n++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                var own = new Histogram(3_600_000_000L, 3);
                                try (var caller = new Caller(port)) {
                                    for (var i = 0; i < requests / connections; i++) {
                                        var start = System.nanoTime();
                                        caller.call();
                                        own.recordValue((System.nanoTime() - start) / 1000);
                                    }
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                                synchronized (micros) {
                                    micros.add(own);
                                }
                            }));
        }
        for (var each : threads) {
            each.join();
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s %2d connections: %,9.0f req/s, p50 %,6d us, p99 %,6d us, max %,7d us, %d answers%n",
                name,
                connections,
                micros.getTotalCount() / seconds,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getMaxValue(),
                micros.getTotalCount());
    }

    /// One kept-alive connection that reads each answer whole.
    private static final class Caller implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Caller(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void call() throws IOException {
            socket.getOutputStream().write(REQUEST);
            var head = new StringBuilder();
            while (!(head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n"))) {
                var octet = in.read();
                if (octet < 0) {
                    throw new IOException("the connection ended after " + head);
                }
                head.append((char) octet);
            }
            if (!head.toString().startsWith("HTTP/1.1 200") || in.readNBytes(17).length != 17) {
                throw new IOException("unexpected answer: " + head);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
