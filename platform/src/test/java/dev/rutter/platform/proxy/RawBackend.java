package dev.rutter.platform.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A backend that says exactly the bytes a test wants, to see the exact bytes the proxy sends.
final class RawBackend implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /// One connection; called on a thread of its own.
    interface Conversation {
        void hold(Talk talk) throws IOException, InterruptedException;
    }

    RawBackend(Conversation conversation) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try {
                            var socket = server.accept();
                            sockets.add(socket);
                            Thread.ofVirtual().start(() -> hold(conversation, socket));
                        } catch (IOException e) {
                            return;
                        }
                    }
                });
    }

    private void hold(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(new Talk(socket, heads));
        } catch (SocketException e) {
            // The other side left first.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Target target(String release) {
        return new Target(release, "", server.getLocalPort());
    }

    /// The heads of all requests received, in lower case.
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var each : sockets) {
            each.close();
        }
    }

    /// The backend's end of a connection.
    static final class Talk {
        private final InputStream in;
        private final OutputStream out;
        private final List<String> heads;

        Talk(Socket socket, List<String> heads) throws IOException {
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            this.heads = heads;
        }

        /// The next request's head; empty at the end of the connection.
        String hear() throws IOException {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                var octet = in.read();
                if (octet < 0) {
                    return "";
                }
                head.append((char) octet);
            }
            var text = head.toString();
            heads.add(text);
            return text;
        }

        byte[] hear(int bytes) throws IOException {
            return in.readNBytes(bytes);
        }

        void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
