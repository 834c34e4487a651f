package dev.rutter.platform.proxy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/// `requests.jsonl`: one JSON object per request, rotated by size. A thread of its own writes it; a
/// request never waits for the disk. Where the disk does not keep up, lines are dropped and
/// counted.
final class RequestLog implements AutoCloseable {
    /// The value of `proxy` for a client that left.
    static final String GONE = "client-gone";

    /// How long lines are gathered before they are written together.
    private static final Duration EACH = Duration.ofMillis(100);

    private static final int BUFFER = 64 * 1024;

    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final long fileBytes;
    private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(Bounds.LOG_QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    RequestLog(Path dir, long fileBytes) {
        this.file = dir.resolve("requests.jsonl");
        this.fileBytes = fileBytes;
        this.writer = new Thread(this::writeAll, "request-log");
        writer.setDaemon(true);
    }

    /// @param path without the query, which may hold secrets
    /// @param status 0 where the client left before the answer was whole
    /// @param ms to the last byte of the answer, or to the headers of a stream
    /// @param proxy why the proxy answered itself, or [#GONE]; empty for a backend's answer
    /// @param bytes of the body of a backend's answer; 0 for a stream, and in lines of old
    record Line(
            Instant time,
            String service,
            String release,
            String method,
            String path,
            int status,
            double ms,
            String proxy,
            long bytes) {}

    void start() {
        writer.start();
    }

    void write(Line line) {
        if (!queue.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    long dropped() {
        return dropped.get();
    }

    /// Reads back what was logged since then, oldest file first. Half a line at the end of a log
    /// whose writer was killed is skipped.
    void replay(Instant since, Consumer<Line> to) throws IOException {
        for (var n = Bounds.LOG_FILES; n >= 0; n--) {
            var each = numbered(n);
            if (!Files.exists(each)
                    || Files.getLastModifiedTime(each).toInstant().isBefore(since)) {
                continue;
            }
            try (var reader = Files.newBufferedReader(each)) {
                for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                    parsed(text).filter(line -> !line.time().isBefore(since)).ifPresent(to);
                }
            }
        }
    }

    /// Empty for half a line: its request is missing from the figures.
    private static Optional<Line> parsed(String text) {
        try {
            return Optional.of(Json.MAPPER.readValue(text, Line.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        while (!closing || !queue.isEmpty()) {
            try {
                writeFile();
            } catch (IOException e) {
                System.err.println("the request log " + file + " cannot be written: " + e);
                dropped.addAndGet(queue.size());
                queue.clear();
                pause();
            }
        }
    }

    /// Writes until the file is full or the log closes.
    private void writeFile() throws IOException {
        var size = Files.exists(file) ? Files.size(file) : 0;
        if (size >= fileBytes) {
            rotate();
            size = 0;
        }
        try (OutputStream out =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        BUFFER)) {
            if (size > 0) {
                out.write('\n'); // Ends the half line that a killed writer may have left.
            }
            var text = new StringBuilder(500);
            while (size < fileBytes && (!closing || !queue.isEmpty())) {
                var line = queue.poll();
                if (line == null && !closing) {
                    // Whoever waited in the queue itself would be woken for every single request.
                    LockSupport.parkNanos(EACH.toNanos());
                }
                while (line != null && size < fileBytes) {
                    text.setLength(0);
                    written(line, text);
                    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                    out.write(bytes);
                    size += bytes.length;
                    line = size < fileBytes ? queue.poll() : null;
                }
                out.flush();
            }
        }
    }

    /// As Jackson would, at a fraction of what it costs: the log is a large part of all that is
    /// done for a request. It is read back by Jackson.
    static void written(Line line, StringBuilder to) {
        to.append("{\"time\":\"").append(line.time());
        text(to.append("\",\"service\":"), line.service());
        text(to.append(",\"release\":"), line.release());
        text(to.append(",\"method\":"), line.method());
        text(to.append(",\"path\":"), line.path());
        to.append(",\"status\":").append(line.status()).append(",\"ms\":").append(line.ms());
        text(to.append(",\"proxy\":"), line.proxy());
        to.append(",\"bytes\":").append(line.bytes()).append("}\n");
    }

    // spec (RFC 8259, 7): quotation mark, reverse solidus and control characters are escaped
    private static void text(StringBuilder to, String text) {
        to.append('"');
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each == '"' || each == '\\') {
                to.append('\\').append(each);
            } else if (each < ' ' || Character.isSurrogate(each)) {
                to.append("\\u").append(HEX.toHexDigits(each));
            } else {
                to.append(each);
            }
        }
        to.append('"');
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(numbered(Bounds.LOG_FILES));
        for (var n = Bounds.LOG_FILES - 1; n >= 0; n--) {
            if (Files.exists(numbered(n))) {
                Files.move(numbered(n), numbered(n + 1), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private Path numbered(int n) {
        return n == 0 ? file : file.resolveSibling("requests.jsonl." + n);
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
