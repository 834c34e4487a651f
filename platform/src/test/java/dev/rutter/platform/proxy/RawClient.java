package dev.rutter.platform.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A visitor that sends exactly the bytes a test wants.
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
    }

    RawClient say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Everything up to the end of the connection.
    String hearAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /// Everything up to and with `end`.
    String hear(String end) throws IOException {
        var heard = new ByteArrayOutputStream();
        while (!heard.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            var octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("the connection ended after: " + heard);
            }
            heard.write(octet);
        }
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
