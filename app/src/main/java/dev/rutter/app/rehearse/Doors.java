package dev.rutter.app.rehearse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at the head of each connection's first request and leads it to one of two doors: what is
/// to become another protocol's connection (a WebSocket) to the service itself, everything else to
/// the server that spoils requests. Bytes are passed on as they come, both ways.
final class Doors implements AutoCloseable {
    private static final int LARGEST_HEAD = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerSocket outer;
    private final int requests;
    private final int service;
    private final Supplier<Optional<byte[]>> refusal;

    private Doors(
            ServerSocket outer, int requests, int service, Supplier<Optional<byte[]>> refusal) {
        this.outer = outer;
        this.requests = requests;
        this.service = service;
        this.refusal = refusal;
    }

    /// @param port where connections come in; 0 for any
    /// @param requests port of the server that takes ordinary requests
    /// @param service port of the service
    /// @param refusal what a connection that would become another protocol's is answered instead
    static Doors open(int port, int requests, int service, Supplier<Optional<byte[]>> refusal)
            throws IOException {
        var outer = new ServerSocket();
        outer.setReuseAddress(true);
        outer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        var doors = new Doors(outer, requests, service, refusal);
        Thread.ofPlatform().daemon().name("doors").start(doors::accept);
        return doors;
    }

    int port() {
        return outer.getLocalPort();
    }

    private void accept() {
        while (!outer.isClosed()) {
            try {
                var client = outer.accept();
                Thread.startVirtualThread(() -> lead(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            var head = head(client.getInputStream());
            client.setSoTimeout(0);
            var upgrade = upgrades(head);
            if (upgrade) {
                var refused = refusal.get();
                if (refused.isPresent()) {
                    client.getOutputStream().write(refused.get());
                    return;
                }
            }
            try (var behind =
                    new Socket(InetAddress.getLoopbackAddress(), upgrade ? service : requests)) {
                behind.getOutputStream().write(head);
                var back = Thread.startVirtualThread(() -> pass(behind, client));
                pass(client, behind);
                back.join();
            }
        } catch (IOException gone) {
            // Either side has ended it: so does the other.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until its sender sends no more; then the receiver is told so.
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is closed.
        }
    }

    /// What came first, up to the end of the first request's head, or more.
    private static byte[] head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var part = new byte[4096];
        while (head.size() < LARGEST_HEAD) {
            var read = in.read(part);
            if (read < 0) {
                break;
            }
            head.write(part, 0, read);
            if (text(head.toByteArray()).contains("\r\n\r\n")) {
                break;
            }
        }
        return head.toByteArray();
    }

    private static boolean upgrades(byte[] head) {
        var text = text(head);
        var end = text.indexOf("\r\n\r\n");
        return Arrays.stream((end < 0 ? text : text.substring(0, end)).split("\r\n", -1))
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("upgrade:"));
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        outer.close();
    }
}
