package dev.rutter.platform.proxy;

import java.nio.ByteBuffer;

/// Follows the frames in one direction of a WebSocket, to know where one ends and another may be
/// put in between. It reads headers only (RFC 6455, 5.2) and keeps nothing.
final class FrameCursor {
    private long payloadLeft;
    private int headerSeen;
    private int headerLength = 2;
    private int lengthBytes;
    private long length;

    /// Whether every frame seen so far has ended.
    boolean atBoundary() {
        return payloadLeft == 0 && headerSeen == 0;
    }

    /// Moves over all bytes, without moving the buffer's position.
    void over(ByteBuffer bytes) {
        var at = bytes.position();
        while (at < bytes.limit()) {
            at = step(bytes, at);
        }
    }

    /// How many bytes belong to the frame that is under way; 0 at a boundary. Moves over them.
    int toBoundary(ByteBuffer bytes) {
        var at = bytes.position();
        while (at < bytes.limit() && !atBoundary()) {
            at = step(bytes, at);
        }
        return at - bytes.position();
    }

    private int step(ByteBuffer bytes, int at) {
        if (payloadLeft > 0) {
            var skip = (int) Math.min(payloadLeft, bytes.limit() - at);
            payloadLeft -= skip;
            return at + skip;
        }
        var octet = bytes.get(at) & 0xFF;
        if (headerSeen == 1) {
            var shortLength = octet & 0x7F;
            lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
            length = lengthBytes == 0 ? shortLength : 0;
            headerLength = 2 + lengthBytes + ((octet & 0x80) != 0 ? 4 : 0);
        } else if (headerSeen >= 2 && headerSeen < 2 + lengthBytes) {
            length = length << 8 | octet;
        }
        headerSeen++;
        if (headerSeen >= 2 && headerSeen == headerLength) {
            payloadLeft = length & Long.MAX_VALUE;
            headerSeen = 0;
            headerLength = 2;
            lengthBytes = 0;
        }
        return at + 1;
    }
}
