package dev.rutter.platform.proxy;

import java.time.Duration;

/// Every limit of the proxy, in one place.
final class Bounds {
    /// All header lines of one request, and of one answer of a backend.
    static final int HEADER_BYTES = 64 * 1024;

    static final int HEADER_LINES = 200;

    /// Client connections per route; further ones wait in the kernel's queue.
    static final int CONNECTIONS = 4096;

    /// Between two requests on a kept-alive client connection.
    static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

    /// From the first byte of a request to the end of its headers.
    static final Duration REQUEST_HEADERS = Duration.ofSeconds(30);

    /// Without a byte in either direction, on a connection that carries a request, a stream or a
    /// WebSocket.
    static final Duration SILENCE = Duration.ofMinutes(15);

    /// From the request to the first byte of the backend's answer.
    static final Duration ANSWER = Duration.ofSeconds(100);

    /// A loopback connection that is not accepted by then counts as refused.
    static final Duration CONNECT = Duration.ofSeconds(5);

    /// After a backend stops reading a body: how long its early answer is waited for.
    static final Duration EARLY_ANSWER = Duration.ofMillis(500);

    /// Idle backend connections kept per release and I/O thread.
    static final int IDLE_BACKENDS = 64;

    /// A backend connection idle for longer is not used again: servers commonly close after 5 s.
    static final Duration IDLE_BACKEND = Duration.ofSeconds(4);

    /// The same for a request that may not be sent twice: it must not meet a connection that its
    /// server is just closing.
    static final Duration IDLE_BACKEND_UNREPEATABLE = Duration.ofMillis(500);

    /// After a WebSocket was told to go, until it is cut.
    static final Duration FAREWELL = Duration.ofSeconds(2);

    static final int ROUTES = 100;

    /// Instances of one release behind one route.
    static final int TARGETS = 32;

    /// The longest that a request is held.
    static final Duration HOLD = Duration.ofMinutes(5);

    /// Requests of one route that wait at once while it is held.
    static final int HELD = 4096;

    /// Releases per route of which in-flight requests and figures are kept.
    static final int RELEASES = 64;

    /// Seconds for which figures are kept.
    static final int FIGURES_SECONDS = 2 * 60 * 60;

    /// Body of one admin request.
    static final int ADMIN_BODY = 512 * 1024;

    static final Duration DRAIN = Duration.ofHours(1);

    static final int LOG_QUEUE = 20_000;
    static final long LOG_FILE_BYTES = 64L * 1024 * 1024;

    /// Rotated request logs kept beside the current one.
    static final int LOG_FILES = 3;

    /// Characters of a path in the request log.
    static final int LOG_PATH = 300;

    /// How long a freed listening port may stay taken before a start gives up.
    static final Duration BIND = Duration.ofSeconds(10);

    private Bounds() {}
}
