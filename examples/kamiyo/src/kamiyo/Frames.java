package kamiyo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// The frames of a WebSocket (RFC 6455), as much as heartbeats need: whole texts go out; pings are answered, texts that
/// come in are let pass, a close is answered by a close.
final class Frames {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LARGEST = 64 * 1024;

    private Frames() {}

    /// RFC 6455, 4.2.2: the base64 of the SHA-1 of the key and a fixed text.
    static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    /// Says a heartbeat at once and then every so often, until the other side closes or is gone.
    static void heartbeats(InputStream in, OutputStream out, Duration every) throws IOException {
        var beats =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        while (true) { // ends with the connection, or when it is interrupted
                                            write(out, TEXT, heartbeat());
                                            TimeUnit.MILLISECONDS.sleep(every.toMillis());
                                        }
                                    } catch (IOException | InterruptedException over) {
                                        return;
                                    }
                                });
        try {
            listen(new DataInputStream(in), out);
        } finally {
            beats.interrupt();
        }
    }

    private static byte[] heartbeat() {
        return ("{\"type\": \"heartbeat\", \"at\": \"" + Instant.now() + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static void listen(DataInputStream in, OutputStream out) throws IOException {
        while (true) { // ends by a close, or by the end of the connection
            var first = in.read();
            if (first < 0) {
                return;
            }
            var second = in.readUnsignedByte();
            long length = second & 127;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            if ((second & 128) == 0 || length < 0 || length > LARGEST) {
                // RFC 6455, 5.1: what a client does not mask is refused.
                write(out, CLOSE, ByteBuffer.allocate(2).putShort((short) (length > LARGEST ? 1009 : 1002)).array());
                return;
            }
            var mask = in.readNBytes(4);
            var payload = in.readNBytes((int) length);
            for (var i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            switch (first & 15) {
                case CLOSE -> {
                    write(out, CLOSE, payload);
                    return;
                }
                case PING -> write(out, PONG, payload);
                default -> {
                    // Nothing is asked for by words here.
                }
            }
        }
    }

    private static void write(OutputStream out, int kind, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 4).put((byte) (128 | kind));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload);
        synchronized (out) {
            out.write(frame.array(), 0, frame.position());
            out.flush();
        }
    }
}
