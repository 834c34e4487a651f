package dev.rutter.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The output of one child: numbered segments written by its pump, and the times at which the
/// platform saw them grow.
///
/// A line's time is when it was first seen, so it is late by at most the interval between two calls
/// of [#stamp], or by as long as no platform ran.
public final class OutputLog {

    /// The size of a segment unless said otherwise; two are kept.
    public static final long SEGMENT_BYTES = 4L << 20;

    /// The names of segments, as a glob.
    public static final String SEGMENTS = "[0-9]*";

    private static final long MOST_STAMP_BYTES = 256 << 10;

    private static final String STAMPS = "stamps";

    /// One line, without its end.
    ///
    /// @param at when it was seen first; a line just written may get a later time once
    /// @param position where it ends in the output, for ever the same; 0 for our own remark
    /// @param whole whether its end was written
    public record Line(Instant at, String text, long position, boolean whole) {}

    private record Stamp(int segment, long offset, Instant at) {}

    private final Path folder;
    private final long segmentBytes;
    private int lastSegment;
    private long lastSize;

    /// @param segmentBytes as the child was started with
    public OutputLog(Path folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        for (var stamp : stamps()) {
            lastSegment = stamp.segment();
            lastSize = stamp.offset();
        }
    }

    /// Notes how far the output has come by `now`.
    public synchronized void stamp(Instant now) throws IOException {
        var added = new StringBuilder();
        for (var segment : segments().entrySet()) {
            var number = segment.getKey();
            var size = Files.exists(segment.getValue()) ? Files.size(segment.getValue()) : 0;
            if (number > lastSegment || (number == lastSegment && size > lastSize)) {
                added.append(number).append(' ').append(size).append(' ');
                added.append(now.toEpochMilli()).append('\n');
                lastSegment = number;
                lastSize = size;
            }
        }
        if (added.isEmpty()) {
            return;
        }
        var file = folder.resolve(STAMPS);
        if (Files.exists(file) && Files.size(file) > MOST_STAMP_BYTES) {
            thin(file);
        }
        Files.writeString(file, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// All lines that are kept, oldest first. Where older ones were dropped, the first line says
    /// so.
    public List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        var stamps = stamps();
        var segments = segments();
        var first = segments.keySet().stream().findFirst().orElse(1);
        if (first > 1) {
            var dropped = (first - 1) * segmentBytes;
            lines.add(
                    new Line(
                            Instant.EPOCH,
                            "rutter: "
                                    + dropped
                                    + " bytes of older output were dropped, the limit is "
                                    + 2 * segmentBytes,
                            0,
                            true));
        }
        var rest = ""; // a line may lie across the border of two segments
        for (var segment : segments.entrySet()) {
            String text;
            Instant changed;
            try {
                text = Files.readString(segment.getValue(), StandardCharsets.ISO_8859_1);
                changed = Files.getLastModifiedTime(segment.getValue()).toInstant();
            } catch (IOException dropped) {
                continue; // by the pump, between listing and reading
            }
            var at = 0;
            while (at < text.length()) {
                var end = text.indexOf('\n', at);
                if (end < 0) {
                    rest += text.substring(at);
                    break;
                }
                var time = time(stamps, segment.getKey(), at, changed);
                var position = position(segment.getKey(), end);
                lines.add(new Line(time, utf8(rest + text.substring(at, end)), position, true));
                rest = "";
                at = end + 1;
            }
            if (!rest.isEmpty() && segment.getKey().equals(lastKey(segments))) {
                var position = position(segment.getKey(), text.length());
                var time = time(stamps, segment.getKey(), at, changed);
                lines.add(new Line(time, utf8(rest), position, false));
            }
        }
        if (first > 1 && lines.size() > 1) {
            lines.set(0, new Line(lines.get(1).at(), lines.getFirst().text(), 0, true));
        }
        return lines;
    }

    private static long position(int segment, int offset) {
        return ((long) segment << 32) + offset;
    }

    private static Integer lastKey(Map<Integer, Path> segments) {
        return Collections.max(segments.keySet());
    }

    // the bytes were read one to one, so that offsets and characters agree
    private static String utf8(String bytes) {
        var text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    // stamps come in the order of writing, so the first one past the offset is found by halving
    private static Instant time(List<Stamp> stamps, int segment, long offset, Instant otherwise) {
        var low = 0;
        var high = stamps.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var stamp = stamps.get(middle);
            var past =
                    stamp.segment() > segment
                            || (stamp.segment() == segment && stamp.offset() > offset);
            if (past) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < stamps.size() ? stamps.get(low).at() : otherwise;
    }

    private Map<Integer, Path> segments() throws IOException {
        var found = new TreeMap<Integer, Path>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, SEGMENTS)) {
            for (var file : files) {
                found.put(Integer.parseInt(file.getFileName().toString()), file);
            }
        }
        return found;
    }

    private List<Stamp> stamps() {
        var stamps = new ArrayList<Stamp>();
        try {
            for (var line : Files.readAllLines(folder.resolve(STAMPS))) {
                var parts = line.split(" ", -1);
                if (parts.length == 3) {
                    stamps.add(
                            new Stamp(
                                    Integer.parseInt(parts[0]),
                                    Long.parseLong(parts[1]),
                                    Instant.ofEpochMilli(Long.parseLong(parts[2]))));
                }
            }
        } catch (IOException none) {
            return stamps;
        }
        return stamps;
    }

    /// Forgets the times of dropped segments, and every second one of the rest.
    private void thin(Path file) throws IOException {
        var present = segments().keySet();
        var kept = new StringBuilder();
        var odd = false;
        for (var stamp : stamps()) {
            odd = !odd;
            if (present.contains(stamp.segment()) && odd) {
                kept.append(stamp.segment()).append(' ').append(stamp.offset()).append(' ');
                kept.append(stamp.at().toEpochMilli()).append('\n');
            }
        }
        StateFile.writeText(file, kept.toString());
    }
}
