package dev.rutter.platform.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What the proxy costs beside nginx and HAProxy: the same requests from this process to the same
/// nginx backend, directly and through each, on the loopback address, in turns. Run by hand:
/// `bench/proxy.sh`. Every server has its own configuration in a temporary folder and is ended by
/// its process.
final class ProxyBench {
    private static final byte[] REQUEST =
            "GET /bench?x=1 HTTP/1.1\r\nHost: bench\r\nAccept: */*\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int CONNECTIONS = 32;

    /// Requests a second at which caller, proxy and backend leave two cores half idle.
    private static final double MODERATE = 2_000;

    private static final int MOST_REQUESTS = 2_000_000;

    private ProxyBench() {}

    /// @param args requests of a run (40,000), rounds (3), requests for the memory (1,000,000; 0:
    ///   none)
    public static void main(String[] args) throws Exception {
        var requests = argument(args, 0, 40_000);
        var rounds = argument(args, 1, 3);
        var forMemory = argument(args, 2, 1_000_000);
        var dir = Files.createTempDirectory("proxy-bench");
        var servers = new ArrayList<Process>();
        var proxy =
                ProxyControl.startOrAdopt(
                        dir.resolve("ours"), ProxyControl.javaCommand(), Duration.ofSeconds(30));
        try {
            var backend = free();
            servers.add(nginx(dir.resolve("backend"), backend, BACKEND));
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("direct", backend);
            var target = new Target("bench", "", backend);
            ports.put("rutter", proxy.put("bench", 0, Optional.of(target)).route().port());
            ports.put("nginx", free());
            servers.add(
                    nginx(dir.resolve("nginx"), ports.getOrDefault("nginx", 0), passing(backend)));
            ports.put("haproxy", free());
            servers.add(haproxy(dir.resolve("haproxy"), ports.getOrDefault("haproxy", 0), backend));
            for (var port : ports.values()) {
                up(port);
                run(port, requests, 0);
            }
            var best = new LinkedHashMap<String, Double>();
            for (var round = 0; round < rounds; round++) {
                for (var each : ports.entrySet()) {
                    var before = processors(each.getKey(), proxy, servers);
                    var seen = run(each.getValue(), requests, 0);
                    best.merge(each.getKey(), seen.rate(), Math::max);
                    print(each.getKey(), "full speed", seen);
                    System.out.printf(
                            "%-8s %,.1f us of processor time for each request%n",
                            each.getKey(),
                            (processors(each.getKey(), proxy, servers) - before)
                                    * 1000.0
                                    / seen.micros().getTotalCount());
                }
            }
            System.out.printf(
                    "throughput: %.2f of nginx's, %.2f of HAProxy's%n",
                    best.getOrDefault("rutter", 0.0) / best.getOrDefault("nginx", 0.0),
                    best.getOrDefault("rutter", 0.0) / best.getOrDefault("haproxy", 0.0));
            var half = best.getOrDefault("rutter", 0.0) / 2;
            for (var rate : new double[] {half, MODERATE}) {
                for (var round = 0; round < rounds; round++) {
                    latency(ports, rate);
                }
            }
            for (var done = 0; done < forMemory; done += forMemory / 10) {
                System.out.printf(
                        "resident after %,d more requests: %,d KiB%n", done, resident(proxy.pid()));
                run(ports.getOrDefault("rutter", 0), forMemory / 10, 0);
            }
            System.out.printf("resident in the end: %,d KiB%n", resident(proxy.pid()));
            killed(proxy, dir.resolve("ours"), ports.getOrDefault("rutter", 0));
        } finally {
            proxy.stop();
            for (var each : servers) {
                each.destroy();
                each.waitFor();
            }
        }
    }

    private static void latency(Map<String, Integer> ports, double rate)
            throws InterruptedException {
        var p99 = new LinkedHashMap<String, Long>();
        for (var each : ports.entrySet()) {
            var seen = run(each.getValue(), (int) (rate * 8), rate);
            p99.put(each.getKey(), seen.micros().getValueAtPercentile(99));
            print(each.getKey(), "at %,.0f/s".formatted(rate), seen);
        }
        System.out.printf(
                "p99 added at %,.0f req/s: rutter %,d us, nginx %,d us, haproxy %,d us%n",
                rate,
                p99.getOrDefault("rutter", 0L) - p99.getOrDefault("direct", 0L),
                p99.getOrDefault("nginx", 0L) - p99.getOrDefault("direct", 0L),
                p99.getOrDefault("haproxy", 0L) - p99.getOrDefault("direct", 0L));
    }

    /// Milliseconds of processor time that a server has used, its workers included: unlike its
    /// speed hardly touched by what else the machine does. The servers are in the order of their
    /// start.
    private static long processors(String name, ProxyControl proxy, List<Process> servers)
            throws IOException {
        var handle =
                switch (name) {
                    case "rutter" -> ProcessHandle.of(proxy.pid()).orElseThrow();
                    case "direct" -> servers.get(0).toHandle();
                    case "nginx" -> servers.get(1).toHandle();
                    default -> servers.get(2).toHandle();
                };
        var pids =
                Stream.concat(Stream.of(handle), handle.descendants())
                        .map(ProcessHandle::pid)
                        .toList();
        var ticks = 0L;
        for (var pid : pids) {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]); // utime, stime
        }
        return ticks * 10;
    }

    private static int argument(String[] args, int index, int usual) {
        return Math.min(MOST_REQUESTS, args.length > index ? Integer.parseInt(args[index]) : usual);
    }

    private static final String BACKEND =
            """
                location / { default_type text/plain; return 200 "seventeen bytes!\\n"; }
            """;

    private static String passing(int backend) {
        return """
            location / {
                proxy_pass http://backend;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_buffering on;
            }
        }
        upstream backend {
            server 127.0.0.1:%d;
            keepalive 64;
            keepalive_requests 1000000;
        """
                .formatted(backend);
    }

    /// One worker process for each core, and a log of each request, as ours writes one.
    private static Process nginx(Path dir, int port, String inside) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(
                dir.resolve("nginx.conf"),
                """
                daemon off;
                worker_processes %d;
                pid %s/pid;
                error_log %s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log %s/access.log combined buffer=64k;
                    client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s;
                    uwsgi_temp_path %s; scgi_temp_path %s;
                    server {
                        listen 127.0.0.1:%d;
                        keepalive_requests 10000000;
                %s
                    }
                }
                """
                        .formatted(cores(), dir, dir, dir, dir, dir, dir, dir, dir, port, inside));
        return started(
                dir, "nginx", "-c", dir.resolve("nginx.conf").toString(), "-p", dir.toString());
    }

    private static Process haproxy(Path dir, int port, int backend) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(
                dir.resolve("haproxy.cfg"),
                """
                global
                    nbthread %d
                    maxconn 4096
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 75s
                    timeout server 100s
                    option forwardfor
                    http-reuse always
                listen bench
                    bind 127.0.0.1:%d
                    server one 127.0.0.1:%d
                """
                        .formatted(cores(), port, backend));
        return started(dir, "haproxy", "-db", "-f", dir.resolve("haproxy.cfg").toString());
    }

    private static Process started(Path dir, String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("out").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException(
                    command[0] + " cannot be started; on Debian: apt-get install nginx haproxy",
                    missing);
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void up(int port) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!answers(port) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private static boolean answers(int port) {
        try (var caller = new Caller(port)) {
            caller.call();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private record Seen(double rate, Histogram micros) {}

    /// @param rate requests a second over all connections, each sent at its time whether or not the
    ///   one before is late; 0: as fast as it goes
    private static Seen run(int port, int requests, double rate) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var micros = new Histogram(60_000_000L, 3);
        var began = System.nanoTime();
        var every = rate > 0 ? (long) (1e9 * CONNECTIONS / rate) : 0;
        for (var n = 0; n < CONNECTIONS; n++) {
            var offset = every * n / CONNECTIONS;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                var own = new Histogram(60_000_000L, 3);
                                try (var caller = new Caller(port)) {
                                    for (var i = 0; i < requests / CONNECTIONS; i++) {
                                        var due = began + offset + every * i;
                                        while (every > 0 && System.nanoTime() < due) {
                                            LockSupport.parkNanos(due - System.nanoTime());
                                        }
                                        var start = every > 0 ? due : System.nanoTime();
                                        caller.call();
                                        own.recordValue((System.nanoTime() - start) / 1000);
                                    }
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                                synchronized (micros) {
                                    micros.add(own);
                                }
                            }));
        }
        for (var each : threads) {
            each.join();
        }
        return new Seen(micros.getTotalCount() / ((System.nanoTime() - began) / 1e9), micros);
    }

    private static void print(String name, String how, Seen seen) {
        System.out.printf(
                "%-8s %-12s %,9.0f req/s  p50 %,6d us  p99 %,6d us  max %,8d us  %,d answers%n",
                name,
                how,
                seen.rate(),
                seen.micros().getValueAtPercentile(50),
                seen.micros().getValueAtPercentile(99),
                seen.micros().getMaxValue(),
                seen.micros().getTotalCount());
    }

    private static long resident(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static void killed(ProxyControl proxy, Path dir, int port) throws Exception {
        var warming = dir.resolve("warm-up");
        for (var round = 0; round < 5; round++) {
            proxy.ensureRunning();
            proxy.ensureStandby();
            while (ProxyControl.standby(dir).isEmpty() || Files.exists(warming)) {
                Thread.sleep(50);
            }
            var living = ProcessHandle.of(proxy.pid()).orElseThrow();
            living.destroyForcibly();
            living.onExit().join();
            var began = System.nanoTime();
            up(port);
            System.out.printf(
                    "after kill -9 with a standby: first answer %d ms later%n",
                    (System.nanoTime() - began) / 1_000_000);
        }
        proxy.ensureRunning(); // it is the last standby now, and has to be stopped
    }

    /// One kept-alive connection that reads each answer whole.
    private static final class Caller implements AutoCloseable {
        private static final int BODY = 17;

        private final Socket socket;
        private final InputStream in;
        private final byte[] answer = new byte[4096];

        Caller(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        }

        /// Looks at each octet once and makes nothing: what the caller costs, the servers lose.
        void call() throws IOException {
            socket.getOutputStream().write(REQUEST);
            var count = 0;
            var headEnd = 0;
            while (headEnd == 0 || count < headEnd + BODY) {
                var read = in.read(answer, count, answer.length - count);
                if (read <= 0) {
                    throw new IOException("the connection ended after " + said(count));
                }
                for (var i = Math.max(3, count); headEnd == 0 && i < count + read; i++) {
                    if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
                        headEnd = i + 1;
                    }
                }
                count += read;
            }
            if (answer[9] != '2' || count != headEnd + BODY) {
                throw new IOException("unexpected answer: " + said(count));
            }
        }

        private String said(int count) {
            return new String(answer, 0, count, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
