package kamiyo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of an HTTP/1.1 server as the two services need, with WebSockets: a thread for each connection, bodies with
/// a stated length only.
final class Http implements AutoCloseable {
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int MOST_CONNECTIONS = 1000;
    /// A proxy keeps its connections: it is the one who closes them.
    private static final int IDLE_MILLIS = 3_600_000;
    private static final int DRAIN_SECONDS = 5;

    /// @param headers by their names in lower case
    record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    record Response(int status, String type, String body, Map<String, String> headers) {
        static Response json(int status, Map<String, ?> fields) {
            return new Response(status, "application/json", Json.object(fields), Map.of());
        }
    }

    /// What answers a request.
    interface Handler {
        Response handle(Request request);
    }

    /// Has the connection for itself once it was upgraded; ends when it returns.
    interface Talk {
        void talk(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket server = new ServerSocket();
    private final Handler handler;
    private final Map<String, Talk> talks;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();

    /// @param talks by path: what a WebSocket there has to say
    Http(InetSocketAddress address, Handler handler, Map<String, Talk> talks) throws IOException {
        this.handler = handler;
        this.talks = Map.copyOf(talks);
        server.bind(address, 512);
    }

    /// Serves; the port is the one of the address, or a free one.
    int start() {
        Thread.ofPlatform().name("http").start(this::accept);
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                if (!server.isClosed()) {
                    Log.write("warn", "a connection was not taken", "detail", String.valueOf(closed));
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            while (!server.isClosed() && one(in, out)) {
                continue;
            }
        } catch (IOException gone) {
            // The other side went away: nobody is left to be told.
        } finally {
            connections.remove(socket);
        }
    }

    /// One request; whether another may follow on this connection.
    private boolean one(InputStream in, OutputStream out) throws IOException {
        var head = head(in);
        if (head.isEmpty()) {
            return false;
        }
        underWay.incrementAndGet();
        try {
            Request request;
            try {
                request = request(head, in);
            } catch (IllegalArgumentException unreadable) {
                write(out, Response.json(400, Map.of("error", String.valueOf(unreadable.getMessage()))), false, false);
                return false;
            }
            if (request.header("upgrade").equalsIgnoreCase("websocket")) {
                upgrade(request, in, out);
                return false;
            }
            var last = request.header("connection").equalsIgnoreCase("close");
            write(out, handler.handle(request), request.method().equals("HEAD"), !last);
            return !last;
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void upgrade(Request request, InputStream in, OutputStream out) throws IOException {
        var talk = talks.get(request.path());
        var key = request.header("sec-websocket-key");
        if (talk == null || key.isEmpty()) {
            write(out, Response.json(404, Map.of("error", "no WebSocket here")), false, false);
            return;
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Frames.accept(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        // A talk lasts; a stop does not wait for it.
        underWay.decrementAndGet();
        try {
            talk.talk(in, out);
        } finally {
            underWay.incrementAndGet();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int end = 0, b; end < 4 && (b = in.read()) >= 0; ) {
            head.write(b);
            end = b == "\r\n\r\n".charAt(end) ? end + 1 : b == '\r' ? 1 : 0;
            if (head.size() > LARGEST_HEAD) {
                throw new IOException("a head of more than " + LARGEST_HEAD + " bytes");
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Request request(String head, InputStream in) throws IOException {
        var lines = head.split("\r\n", -1);
        var words = lines[0].split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("not a request");
        }
        var headers = new LinkedHashMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
            }
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new IllegalArgumentException("a body needs a Content-Length");
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length < 0 || length > LARGEST_BODY) {
            throw new IllegalArgumentException("a body of more than " + LARGEST_BODY + " bytes");
        }
        var mark = words[1].indexOf('?');
        var path = mark < 0 ? words[1] : words[1].substring(0, mark);
        return new Request(words[0], path, query(mark < 0 ? "" : words[1].substring(mark + 1)), headers, in.readNBytes(length));
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void write(OutputStream out, Response response, boolean headOnly, boolean keep) throws IOException {
        var body = response.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
        if (!response.type().isEmpty()) {
            head.append("Content-Type: ").append(response.type()).append("\r\n");
        }
        response.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (response.status() != 204) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append(keep ? "\r\n" : "Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headOnly) {
            out.write(body);
        }
        out.flush();
    }

    /// Takes no more, lets what is under way end, then closes every connection.
    @Override
    public void close() {
        try {
            server.close();
            for (var i = 0; i < DRAIN_SECONDS * 20 && underWay.get() > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            for (var each : connections) {
                each.close();
            }
        } catch (IOException e) {
            Log.write("warn", "the server did not close", "detail", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
