package dev.rutter.platform.proxy;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// A WebSocket under way: bytes both ways as they come, and at a drain a close frame with code 1012
/// ("service restart") to the client, put between two frames. All on the connection's I/O thread
/// but [#goAway()].
final class Relay implements Upstream.LongLived {
    // spec (RFC 6455, 5.5.1): the code in the first two bytes of the payload; 5.3: what goes to a
    // server is masked, and a mask of zeros leaves the payload as it is. The server is told 1001,
    // since to it the other side leaves; many servers refuse a 1012 from a client.
    private static final byte[] CLOSE_TO_CLIENT = {(byte) 0x88, 2, 1012 >> 8, (byte) (1012 & 0xFF)};
    private static final byte[] CLOSE_TO_SERVER = {
        (byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 1001 >> 8, (byte) (1001 & 0xFF)
    };

    private final Upstream upstream;
    private final ByteBufferPool buffers;
    private @Nullable StreamConnection client;
    private @Nullable StreamConnection server;
    private @Nullable Pipe toClient;
    private @Nullable Pipe toServer;
    private volatile boolean told;
    private boolean over;

    Relay(Upstream upstream, ByteBufferPool buffers) {
        this.upstream = upstream;
        this.buffers = buffers;
    }

    @Override
    public boolean webSocket() {
        return true;
    }

    void begin(StreamConnection toTheClient, StreamConnection toTheServer) {
        client = toTheClient;
        server = toTheServer;
        var down = new Pipe(toTheServer, toTheClient, CLOSE_TO_CLIENT);
        var up = new Pipe(toTheClient, toTheServer, CLOSE_TO_SERVER);
        toClient = down;
        toServer = up;
        toTheClient.setCloseListener(_ -> end());
        toTheServer.setCloseListener(_ -> end());
        down.start();
        up.start();
        if (told) {
            farewell();
        }
    }

    /// The client's connection ended before it became a WebSocket.
    void neverBegan() {
        if (client == null) {
            end();
        }
    }

    @Override
    public void goAway() {
        told = true;
        var connection = client;
        if (connection != null) {
            connection.getIoThread().execute(this::farewell);
        }
    }

    private void farewell() {
        var down = toClient;
        var up = toServer;
        if (over || down == null || up == null) {
            return;
        }
        down.farewell();
        up.farewell();
        var connection = client;
        if (connection != null) {
            connection
                    .getIoThread()
                    .executeAfter(this::end, Bounds.FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        for (var pipe : new @Nullable Pipe[] {toClient, toServer}) {
            if (pipe != null) {
                pipe.release();
            }
        }
        IoUtils.safeClose(client, server);
        upstream.ended(this);
    }

    /// Both sides have shut: nothing more will come.
    private void endIfBothDone() {
        var down = toClient;
        var up = toServer;
        if (down != null && up != null && down.done && up.done) {
            end();
        }
    }

    /// One direction.
    private final class Pipe {
        private final StreamConnection from;
        private final StreamConnection to;
        private final byte[] closeFrame;
        private final FrameCursor cursor = new FrameCursor();
        private @Nullable PooledByteBuffer pending;
        private boolean leaving;
        private boolean last;
        private boolean shut;
        private boolean done;

        Pipe(StreamConnection from, StreamConnection to, byte[] closeFrame) {
            this.from = from;
            this.to = to;
            this.closeFrame = closeFrame;
        }

        void start() {
            from.getSourceChannel().setReadListener(_ -> move());
            to.getSinkChannel().setWriteListener(_ -> move());
            from.getSourceChannel().wakeupReads();
        }

        /// Ends after the frame that is under way.
        void farewell() {
            leaving = true;
            move();
        }

        void release() {
            var held = pending;
            pending = null;
            done = true;
            if (held != null) {
                held.close();
            }
        }

        /// Reads and writes until one of them would block.
        private void move() {
            try {
                while (!shut && !done && writePending()) {
                    if (last) {
                        shut();
                        return;
                    }
                    if (leaving && cursor.atBoundary()) {
                        hold(ByteBuffer.wrap(closeFrame));
                        last = true;
                    } else if (!read()) {
                        return;
                    }
                }
            } catch (IOException e) {
                end();
            }
        }

        /// Whether nothing is left to be written.
        private boolean writePending() throws IOException {
            var held = pending;
            if (held == null) {
                return true;
            }
            while (held.getBuffer().hasRemaining()) {
                if (to.getSinkChannel().write(held.getBuffer()) == 0) {
                    from.getSourceChannel().suspendReads();
                    to.getSinkChannel().resumeWrites();
                    return false;
                }
            }
            pending = null;
            held.close();
            to.getSinkChannel().suspendWrites();
            return true;
        }

        /// Whether something came.
        private boolean read() throws IOException {
            var fresh = buffers.allocate();
            var buffer = fresh.getBuffer();
            var count = from.getSourceChannel().read(buffer);
            buffer.flip();
            if (count <= 0) {
                fresh.close();
                if (count < 0) {
                    last = true;
                    return true;
                }
                from.getSourceChannel().resumeReads();
                return false;
            }
            if (leaving) {
                buffer.limit(buffer.position() + cursor.toBoundary(buffer));
            } else {
                cursor.over(buffer);
            }
            pending = fresh;
            return true;
        }

        private void hold(ByteBuffer bytes) {
            var fresh = buffers.allocate();
            fresh.getBuffer().put(bytes).flip();
            pending = fresh;
        }

        private void shut() throws IOException {
            shut = true;
            to.getSinkChannel().shutdownWrites();
            if (!to.getSinkChannel().flush()) {
                to.getSinkChannel().setWriteListener(_ -> flush());
                to.getSinkChannel().resumeWrites();
            }
            if (leaving) {
                // Closing with bytes unread would reset the connection, and the reset may overtake
                // the close frame: read on until the other side has closed too, or the time is up.
                from.getSourceChannel().setReadListener(_ -> discard());
                from.getSourceChannel().wakeupReads();
            } else {
                finished();
            }
        }

        private void flush() {
            try {
                if (to.getSinkChannel().flush()) {
                    to.getSinkChannel().suspendWrites();
                }
            } catch (IOException e) {
                end();
            }
        }

        private void discard() {
            try (var scratch = buffers.allocate()) {
                int count;
                do {
                    scratch.getBuffer().clear();
                    count = from.getSourceChannel().read(scratch.getBuffer());
                } while (count > 0);
                if (count < 0) {
                    finished();
                }
            } catch (IOException e) {
                end();
            }
        }

        private void finished() {
            done = true;
            from.getSourceChannel().suspendReads();
            endIfBothDone();
        }
    }
}
