package dev.rutter.platform.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Lets a process that waits do once everything it will have to do at once: a proxy of its own, in
/// a folder of its own, passes some requests. So its classes are loaded and its first real request
/// is not slow.
final class WarmUp {
    private static final int REQUESTS = 50;
    private static final int READ_LIMIT_MILLIS = 5_000;

    private WarmUp() {}

    static void run(Path dir) throws IOException {
        Files.createDirectories(
                dir,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var server = ProxyServer.start(dir, InstantSource.system(), new SecureRandom())) {
            var closed =
                    new Route(
                            "closed",
                            "127.0.0.1",
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty());
            server.put(closed);
            var backend = server.route("closed").orElseThrow().route().port();
            var target = new Target("warm-up", "", backend);
            var open =
                    new Route(
                            "open",
                            "127.0.0.1",
                            0,
                            Optional.of(target),
                            Optional.empty(),
                            List.of(),
                            Optional.empty());
            server.put(open);
            var port = server.route("open").orElseThrow().route().port();
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(READ_LIMIT_MILLIS);
                for (var i = 0; i < REQUESTS; i++) {
                    ask(socket);
                }
            }
        }
        for (var name : List.of("proxy.json", "requests.jsonl")) {
            Files.deleteIfExists(dir.resolve(name));
        }
        Files.deleteIfExists(dir);
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(
                        "GET / HTTP/1.1\r\nHost: warm-up\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the warm-up's connection ended early");
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        var end = head.indexOf("\r\n", length);
        in.skipNBytes(
                Long.parseLong(head.substring(length + "content-length:".length(), end).strip()));
    }
}
