package dev.rutter.platform.proxy;

import io.undertow.server.HttpServerExchange;
import java.time.Instant;
import java.time.InstantSource;

/// Tells how each request ended to the figures and to the request log.
final class Recorder {
    private final FigureBook book;
    private final RequestLog log;
    private final InstantSource clock;

    Recorder(FigureBook book, RequestLog log, InstantSource clock) {
        this.book = book;
        this.log = log;
        this.clock = clock;
    }

    /// What the request line said, kept because an exchange that ended cannot be asked.
    record Asked(String service, String method, String path) {
        static Asked of(String service, HttpServerExchange exchange) {
            var path = exchange.getRequestPath();
            return new Asked(
                    service,
                    exchange.getRequestMethod().toString(),
                    path.length() > Bounds.LOG_PATH ? path.substring(0, Bounds.LOG_PATH) : path);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /// A backend's answer passed whole; a WebSocket's or event stream's headers did.
    ///
    /// @param bytes of the answer's body
    void answered(Asked asked, Target target, int status, long micros, long bytes) {
        var at = clock.instant();
        book.answered(at, asked.service(), target.release(), status, micros, bytes);
        log.write(
                new RequestLog.Line(
                        at,
                        asked.service(),
                        target.release(),
                        asked.method(),
                        asked.path(),
                        status,
                        millis(micros),
                        "",
                        bytes));
    }

    /// The proxy answered itself, or had to cut an answer short.
    void failed(Asked asked, String release, Failure failure, long micros) {
        var at = clock.instant();
        book.failed(at, asked.service(), release, failure);
        log.write(
                new RequestLog.Line(
                        at,
                        asked.service(),
                        release,
                        asked.method(),
                        asked.path(),
                        failure.status(),
                        millis(micros),
                        failure.word(),
                        0));
    }

    /// The client left before the answer was whole.
    void gone(Asked asked, String release, long micros) {
        var at = clock.instant();
        book.gone(at, asked.service(), release);
        log.write(
                new RequestLog.Line(
                        at,
                        asked.service(),
                        release,
                        asked.method(),
                        asked.path(),
                        0,
                        millis(micros),
                        RequestLog.GONE,
                        0));
    }

    /// Takes a line of the log of an earlier process into the figures.
    void again(RequestLog.Line line) {
        if (line.proxy().isEmpty()) {
            book.answered(
                    line.time(),
                    line.service(),
                    line.release(),
                    line.status(),
                    Math.round(line.ms() * 1000),
                    line.bytes());
        } else if (line.proxy().equals(RequestLog.GONE)) {
            book.gone(line.time(), line.service(), line.release());
        } else {
            for (var failure : Failure.values()) {
                if (failure.word().equals(line.proxy())) {
                    book.failed(line.time(), line.service(), line.release(), failure);
                }
            }
        }
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
