package dev.rutter.platform.api;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Switch-overs and ways back under load, against one real platform: 32 clients with GET, POST with
/// bodies, slow answers and WebSockets. Run by hand: `bench/switch.sh [SWITCHES [REQUESTS]]`.
final class SwitchBench {
    private static final int CLIENTS = 32;
    private static final CompletionStage<?> DONE = CompletableFuture.completedStage("");
    private static final byte[] BODY = body(20_000);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong sockets = new AtomicLong();
    private final AtomicInteger toldToGo = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Long> lastOf = new ConcurrentHashMap<>();
    private final AtomicBoolean stop = new AtomicBoolean();

    private SwitchBench() {}

    public static void main(String[] args) throws Exception {
        var switches = args.length > 0 ? Math.min(200, Integer.parseInt(args[0])) : 20;
        var wanted = args.length > 1 ? Math.min(2_000_000, Integer.parseInt(args[1])) : 100_000;
        var temp = Files.createTempDirectory("switch-bench");
        ready(temp);
        new SwitchBench().run(temp, switches, wanted);
        fifty(temp);
    }

    private static PlatformControl.Options options(Duration wait) {
        return new PlatformControl.Options(
                true, wait, Duration.ofSeconds(60), System.getenv(), List.of());
    }

    /// From nothing until the API takes a release.
    private static void ready(Path temp) throws Exception {
        for (var round = 0; round < 5; round++) {
            var workspace = new Workspace(temp.resolve("ready" + round));
            workspace.commit("one");
            var home = temp.resolve("ready-home" + round);
            var began = System.nanoTime();
            PlatformControl.up(workspace.folder(), home, options(Duration.ZERO).noDeploy());
            System.out.printf(
                    "ready to take a release %d ms after start%n",
                    (System.nanoTime() - began) / 1_000_000);
            PlatformControl.down(home, true);
        }
    }

    private void run(Path temp, int switches, int wanted) throws Exception {
        var workspace = new Workspace(temp.resolve("shop"));
        var out = Files.createDirectory(temp.resolve("classes"));
        workspace.write("Server.java", SERVER);
        workspace.write(
                "render.yaml",
                """
                services:
                  - type: web
                    name: shop
                    runtime: java
                    autoDeployTrigger: off
                    buildCommand: test -e OUT/Server.class || "$JAVA_HOME"/bin/javac -d OUT Server.java
                    startCommand: exec java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp OUT Server
                    healthCheckPath: /health
                """
                        .replace("OUT", out.toString()));
        workspace.commit("v0");
        var home = temp.resolve("home");
        try {
            var up = PlatformControl.up(workspace.folder(), home, options(Duration.ofMinutes(2)));
            var shop = up.services().getFirst();
            var threads = new ArrayList<Thread>();
            for (var n = 0; n < CLIENTS; n++) {
                var kind = n;
                threads.add(Thread.ofPlatform().start(() -> load(shop.url(), kind)));
            }
            var slowest = 0L;
            var overs = 0;
            var backs = 0;
            try (var releases = new Releases(home)) {
                for (var i = 1; i <= switches || requests.get() < wanted; i++) {
                    workspace.commit("v" + i);
                    var over = releases.deploy("shop", Optional.empty(), Duration.ofMinutes(2));
                    check(over);
                    overs++;
                    livedThrough();
                    var bad = over.commit();
                    var decided = System.nanoTime();
                    var back = releases.rollBack("shop", Optional.empty(), Duration.ofMinutes(2));
                    check(back);
                    backs++;
                    livedThrough();
                    var took = (lastOf.getOrDefault(bad, decided) - decided) / 1_000_000;
                    slowest = Math.max(slowest, took);
                    System.out.printf(
                            "%2d: back after %4d ms, %,9d requests, %d failed%n",
                            i, took, requests.get(), failed.size());
                }
            }
            stop.set(true);
            for (var each : threads) {
                each.join();
            }
            System.out.printf(
                    "%d switch-overs and %d ways back: %,d requests and %,d WebSocket messages, %d failed;"
                            + " %d WebSockets told to go by 1012; slowest way back %d ms%n",
                    overs,
                    backs,
                    requests.get(),
                    sockets.get(),
                    failed.size(),
                    toldToGo.get(),
                    slowest);
            failed.stream().limit(10).forEach(System.out::println);
        } finally {
            stop.set(true);
            PlatformControl.down(home, true);
        }
    }

    /// Until every client has had several answers since.
    private void livedThrough() throws InterruptedException {
        var enough = requests.get() + 20L * CLIENTS;
        while (requests.get() < enough) {
            Thread.sleep(50);
        }
    }

    private static void check(Releases.Release release) {
        if (!release.live()) {
            throw new IllegalStateException("the release did not go live: " + release);
        }
    }

    private void load(String url, int kind) {
        while (!stop.get()) {
            try {
                switch (kind % 8) {
                    case 0 -> socket(url);
                    case 1, 2, 3 -> post(url);
                    case 4 -> get(url + "/slow");
                    default -> get(url + "/");
                }
            } catch (Exception no) {
                failed.add(kind % 8 + " " + no);
            }
        }
    }

    private void get(String url) throws Exception {
        seen(
                http.send(
                        HttpRequest.newBuilder(URI.create(url)).timeout(SOON).build(),
                        HttpResponse.BodyHandlers.ofByteArray()),
                url.endsWith("/slow"));
    }

    private void post(String url) throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(url + "/echo"))
                                .timeout(SOON)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200 && !java.util.Arrays.equals(answer.body(), BODY)) {
            failed.add("another body came back, " + answer.body().length + " bytes");
        }
        seen(answer, false);
    }

    private static final Duration SOON = Duration.ofSeconds(30);

    private void seen(HttpResponse<byte[]> answer, boolean slow) {
        requests.incrementAndGet();
        if (answer.statusCode() != 200) {
            failed.add(answer.statusCode() + " " + answer.uri());
        }
        if (!slow) {
            answer.headers()
                    .firstValue("Rutter-Commit")
                    .ifPresent(commit -> lastOf.put(commit, System.nanoTime()));
        }
    }

    /// Sends and awaits messages until the socket is told to go, then begins anew.
    private void socket(String url) throws Exception {
        var closed = new CountDownLatch(1);
        var answers = new java.util.concurrent.LinkedBlockingQueue<String>();
        var code = new AtomicInteger();
        var socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(url.replace("http://", "ws://") + "/socket"),
                                new WebSocket.Listener() {
                                    @Override
                                    public CompletionStage<?> onText(
                                            WebSocket it, CharSequence text, boolean last) {
                                        answers.add(text.toString());
                                        it.request(1);
                                        return DONE;
                                    }

                                    @Override
                                    public CompletionStage<?> onClose(
                                            WebSocket it, int status, String reason) {
                                        code.set(status);
                                        closed.countDown();
                                        return DONE;
                                    }

                                    @Override
                                    public void onError(WebSocket it, Throwable error) {
                                        failed.add("socket " + error);
                                        closed.countDown();
                                    }
                                })
                        .get(20, TimeUnit.SECONDS);
        while (!stop.get() && closed.getCount() > 0) {
            socket.sendText("hello", true).get(20, TimeUnit.SECONDS);
            if (answers.poll(50, TimeUnit.MILLISECONDS) != null) {
                sockets.incrementAndGet();
            }
            if (closed.await(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        if (closed.getCount() == 0 && code.get() != 0) {
            if (code.get() == 1012) {
                toldToGo.incrementAndGet();
            } else {
                failed.add("socket closed with " + code.get());
            }
        }
        socket.abort();
    }

    private static void fifty(Path temp) throws Exception {
        var workspace = new Workspace(temp.resolve("fifty"));
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < 50; i++) {
            text.append(
                    """
                      - type: web
                        name: s%d
                        runtime: python
                        autoDeployTrigger: off
                        startCommand: exec python3 -m http.server --bind 127.0.0.1 $PORT
                    """
                            .formatted(i));
        }
        workspace.write("render.yaml", text.toString());
        workspace.commit("one");
        var home = temp.resolve("fifty-home");
        try {
            var began = System.nanoTime();
            var up = PlatformControl.up(workspace.folder(), home, options(Duration.ofMinutes(5)));
            var live = up.services().stream().filter(each -> each.state().equals("live")).count();
            System.out.printf(
                    "%d of 50 services live after %.1f s%n",
                    live, (System.nanoTime() - began) / 1e9);
            var state = PlatformControl.ps(home);
            var before = ticks(state.daemon().orElseThrow());
            TimeUnit.SECONDS.sleep(10);
            System.out.printf(
                    "daemon %,d KiB, proxy %,d KiB resident; the daemon takes %.1f %% of a core%n",
                    resident(state.daemon().orElseThrow()),
                    resident(state.proxy().orElseThrow()),
                    (ticks(state.daemon().orElseThrow()) - before) / 10.0);
        } finally {
            PlatformControl.down(home, true);
        }
    }

    private static long resident(long pid) throws Exception {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    // proc(5): fields 14 and 15 of stat, in hundredths of a second
    private static long ticks(long pid) throws Exception {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static byte[] body(int length) {
        var bytes = new ByteArrayOutputStream(length);
        for (var i = 0; i < length; i++) {
            bytes.write(i % 251);
        }
        return bytes.toByteArray();
    }

    private static final String SERVER =
            """
            import java.io.*;
            import java.net.*;
            import java.security.MessageDigest;
            import java.util.*;

            public class Server {
                static volatile boolean ending;
                public static void main(String[] args) throws Exception {
                    var port = Integer.parseInt(System.getenv("PORT"));
                    var server = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
                    while (true) {
                        var socket = server.accept();
                        Thread.ofVirtual().start(() -> { try (socket) { serve(socket); } catch (Exception e) { } });
                    }
                }
                static void serve(Socket socket) throws Exception {
                    socket.setTcpNoDelay(true);
                    var in = new BufferedInputStream(socket.getInputStream());
                    var out = new BufferedOutputStream(socket.getOutputStream());
                    while (true) {
                        var first = line(in);
                        if (first == null) return;
                        var length = 0; String key = null; var chunked = false;
                        for (var each = line(in); each != null && !each.isEmpty(); each = line(in)) {
                            var at = each.indexOf(':');
                            var name = each.substring(0, at).toLowerCase(); var value = each.substring(at + 1).strip();
                            if (name.equals("content-length")) length = Integer.parseInt(value);
                            if (name.equals("sec-websocket-key")) key = value;
                        }
                        var body = in.readNBytes(length);
                        if (first.contains(" /slow")) Thread.sleep(300);
                        if (key != null) { socket(key, in, out); return; }
                        if (!first.startsWith("POST")) body = "hello\\n".getBytes();
                        out.write(("HTTP/1.1 200 OK\\r\\nContent-Length: " + body.length + "\\r\\n\\r\\n").getBytes());
                        out.write(body); out.flush();
                    }
                }
                static void socket(String key, InputStream in, OutputStream out) throws Exception {
                    var sum = MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
                    out.write(("HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: "
                            + Base64.getEncoder().encodeToString(sum) + "\\r\\n\\r\\n").getBytes());
                    out.flush();
                    while (true) {
                        var op = in.read(); var size = in.read() & 127;
                        if (op < 0) return;
                        var mask = in.readNBytes(4); var bytes = in.readNBytes(size);
                        for (var i = 0; i < size; i++) bytes[i] ^= mask[i % 4];
                        out.write(op); out.write(size); out.write(bytes); out.flush();
                        if ((op & 15) == 8) return;
                    }
                }
                static String line(InputStream in) throws IOException {
                    var text = new StringBuilder();
                    for (var next = in.read(); next != '\\n'; next = in.read()) {
                        if (next < 0) return null;
                        if (next != '\\r') text.append((char) next);
                    }
                    return text.toString();
                }
            }
            """;
}
