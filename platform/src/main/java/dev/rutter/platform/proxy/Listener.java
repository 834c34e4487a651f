package dev.rutter.platform.proxy;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.xnio.Options;
import org.xnio.XnioWorker;

/// A listening port and what answers there, on the I/O threads that all share.
final class Listener implements AutoCloseable {
    private final Undertow undertow;
    private final int port;

    private Listener(Undertow undertow, int port) {
        this.undertow = undertow;
        this.port = port;
    }

    /// @param port 0: a free one
    /// @param patience how long to wait for a taken port: after a kill the kernel may hold it for a
    ///   moment
    static Listener open(
            String address,
            int port,
            HttpHandler handler,
            XnioWorker worker,
            ByteBufferPool buffers,
            Duration patience)
            throws IOException {
        return open(address, port, Optional.empty(), handler, worker, buffers, patience);
    }

    /// @param tls empty: plain HTTP
    static Listener open(
            String address,
            int port,
            Optional<SSLContext> tls,
            HttpHandler handler,
            XnioWorker worker,
            ByteBufferPool buffers,
            Duration patience)
            throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) { // Ends when the port is had or the patience is over.
            var undertow = undertow(address, port, tls, handler, worker, buffers);
            try {
                undertow.start();
                var bound = (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
                return new Listener(undertow, bound.getPort());
            } catch (RuntimeException e) {
                undertow.stop();
                var taken = e.getCause() instanceof BindException;
                if (!taken || port == 0 || System.nanoTime() > deadline) {
                    throw new IOException(
                            address + ":" + port + " cannot be listened on: " + e.getMessage(), e);
                }
                pause();
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        undertow.stop();
    }

    private static Undertow undertow(
            String address,
            int port,
            Optional<SSLContext> tls,
            HttpHandler handler,
            XnioWorker worker,
            ByteBufferPool buffers) {
        var builder = Undertow.builder();
        var listening =
                tls.isPresent()
                        ? builder.addHttpsListener(port, address, tls.get())
                        : builder.addHttpListener(port, address);
        return listening
                .setHandler(handler)
                .setWorker(worker)
                .setByteBufferPool(buffers)
                .setSocketOption(Options.REUSE_ADDRESSES, true)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, Bounds.CONNECTIONS)
                .setSocketOption(Options.CONNECTION_LOW_WATER, Bounds.CONNECTIONS)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, Bounds.HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, Bounds.HEADER_LINES)
                // Bodies are streamed and never kept, so their size is the backend's affair.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(
                        UndertowOptions.NO_REQUEST_TIMEOUT, (int) Bounds.KEEP_ALIVE.toMillis())
                .setServerOption(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        (int) Bounds.REQUEST_HEADERS.toMillis())
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, (int) Bounds.SILENCE.toMillis())
                // The path goes on as it came, byte for byte.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .build();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a port", e);
        }
    }
}
