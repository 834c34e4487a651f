package dev.rutter.platform.proxy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/// One release's figures, a bucket for each second that saw a request, the last
/// [Bounds#FIGURES_SECONDS]. A bucket that is over is packed: some hundred bytes where the
/// histogram takes some ten thousand. Thread-safe.
final class Series {
    /// One hour in microseconds; what takes longer counts as an hour.
    static final long LONGEST_MICROS = 3_600_000_000L;

    /// Two digits: a quantile is exact to 1 %.
    static final int DIGITS = 2;

    private final ArrayDeque<Second> seconds = new ArrayDeque<>(); // Oldest first.
    private final IntCountsHistogram open = new IntCountsHistogram(LONGEST_MICROS, DIGITS);

    /// Adds up buckets.
    static final class Sum {
        final TreeMap<Integer, Long> byStatus = new TreeMap<>();
        final TreeMap<String, Long> failures = new TreeMap<>();
        final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        long gone;
        long bytes;
    }

    private static final class Second {
        final long at;
        final TreeMap<Integer, Long> byStatus = new TreeMap<>();
        final TreeMap<String, Long> failures = new TreeMap<>();
        long gone;
        long bytes;
        byte[] packed = {};

        Second(long at) {
            this.at = at;
        }
    }

    synchronized void answered(long second, int status, long micros, long bytes) {
        var bucket = second(second);
        bucket.byStatus.merge(status, 1L, Long::sum);
        bucket.bytes += bytes;
        open.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    }

    synchronized void failed(long second, Failure failure) {
        second(second).failures.merge(failure.word(), 1L, Long::sum);
    }

    synchronized void gone(long second) {
        second(second).gone++;
    }

    /// Adds the buckets from `from` up to and without `to`, both in seconds of the epoch.
    synchronized void addTo(Sum sum, long from, long to) {
        for (var second : seconds) {
            if (second.at < from || second.at >= to) {
                continue;
            }
            second.byStatus.forEach((status, n) -> sum.byStatus.merge(status, n, Long::sum));
            second.failures.forEach((word, n) -> sum.failures.merge(word, n, Long::sum));
            sum.gone += second.gone;
            sum.bytes += second.bytes;
            if (second == seconds.peekLast()) {
                sum.micros.add(open);
            } else if (second.packed.length > 0) {
                sum.micros.add(
                        Histogram.decodeFromByteBuffer(
                                ByteBuffer.wrap(second.packed), LONGEST_MICROS));
            }
        }
    }

    /// The newest second with a request.
    synchronized long newest() {
        var last = seconds.peekLast();
        return last == null ? Long.MIN_VALUE : last.at;
    }

    /// The bucket of this second. A clock that was set back adds to the newest one.
    private Second second(long asked) {
        var last = seconds.peekLast();
        if (last != null && last.at >= asked) {
            return last;
        }
        if (last != null) {
            pack(last);
        }
        while (!seconds.isEmpty() && seconds.getFirst().at <= asked - Bounds.FIGURES_SECONDS) {
            seconds.removeFirst();
        }
        var fresh = new Second(asked);
        seconds.addLast(fresh);
        return fresh;
    }

    private void pack(Second over) {
        if (open.getTotalCount() > 0) {
            var buffer = ByteBuffer.allocate(open.getNeededByteBufferCapacity());
            var length = open.encodeIntoByteBuffer(buffer);
            over.packed = Arrays.copyOf(buffer.array(), length);
            open.reset();
        }
    }
}
