package dev.rutter.platform.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// One HTTP call to a process of our own on this machine, on a connection of its own. The JDK's
/// client would do as well, but its start reads every certificate authority, which takes longer
/// than all else that a short command does.
///
/// Speaks HTTP/1.0, so that the answer ends with the connection and comes in one piece. Never
/// repeats a call.
public final class LoopbackCall {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int PIECE = 16 * 1024;

    /// @param status of HTTP
    /// @param body as UTF-8
    public record Answer(int status, String body) {}

    private LoopbackCall() {}

    /// @param path with its query, already encoded
    /// @param key the bearer key
    /// @param body JSON
    /// @param limit until the whole answer is there
    /// @throws IOException where nobody listens, nothing comes in time, or it is no answer
    public static Answer send(
            int port, String method, String path, String key, Optional<String> body, Duration limit)
            throws IOException {
        var until = System.nanoTime() + limit.toNanos();
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            var bytes = body.orElse("").getBytes(StandardCharsets.UTF_8);
            var head =
                    method
                            + " "
                            + path
                            + " HTTP/1.0\r\nHost: 127.0.0.1:"
                            + port
                            + "\r\nAuthorization: Bearer "
                            + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + bytes.length
                            + "\r\n\r\n";
            var request = new ByteArrayOutputStream(head.length() + bytes.length);
            request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(bytes);
            request.writeTo(socket.getOutputStream());
            return read(socket, until);
        }
    }

    private static Answer read(Socket socket, long until) throws IOException {
        var all = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        var in = socket.getInputStream();
        while (true) { // ends with the connection, at the deadline or at the bound
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no whole answer in time");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            var count = in.read(piece);
            if (count < 0) {
                return parsed(all.toByteArray());
            }
            if (all.size() + count > MOST_BYTES) {
                throw new IOException("the answer is over " + MOST_BYTES + " bytes");
            }
            all.write(piece, 0, count);
        }
    }

    private static Answer parsed(byte[] bytes) throws IOException {
        var end = 0;
        while (end + 4 <= bytes.length
                && !(bytes[end] == '\r'
                        && bytes[end + 1] == '\n'
                        && bytes[end + 2] == '\r'
                        && bytes[end + 3] == '\n')) {
            end++;
        }
        var head = new String(bytes, 0, Math.min(end, bytes.length), StandardCharsets.ISO_8859_1);
        var words = head.lines().findFirst().orElse("").split(" ", 3);
        if (end + 4 > bytes.length || words.length < 2 || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("the connection ended before there was an answer");
        }
        // cut short, it would be taken for the whole of a shorter one
        var length =
                head.lines()
                        .filter(each -> each.regionMatches(true, 0, "content-length:", 0, 15))
                        .map(each -> Integer.parseInt(each.substring(15).strip()))
                        .findFirst();
        var found = bytes.length - end - 4;
        if (length.isPresent() && length.get() != found) {
            throw new IOException("the answer has " + found + " of its " + length.get() + " bytes");
        }
        return new Answer(
                Integer.parseInt(words[1]),
                new String(bytes, end + 4, found, StandardCharsets.UTF_8));
    }
}
