package dev.rutter.engine.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Overwrites texts in files, byte by byte with stars, without moving anything. Immutable.
final class Blotter {
    private static final int PIECE = 1 << 18;

    /// As UTF-8, longest first.
    private final List<byte[]> texts;

    private final boolean[] firsts = new boolean[256];
    private final int longest;

    Blotter(Collection<String> texts) {
        this.texts =
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .sorted(Comparator.comparingInt((byte[] text) -> text.length).reversed())
                        .toList();
        this.texts.forEach(text -> firsts[text[0] & 0xff] = true);
        longest = this.texts.stream().mapToInt(text -> text.length).findFirst().orElse(0);
    }

    /// @param to where to end; a file that is shorter ends there
    void blot(Path file, long from, long to) throws IOException {
        if (longest == 0 || !Files.exists(file)) {
            return;
        }
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var end = Math.min(to, channel.size());
            // A text that crosses the end of a piece is found whole in the next one.
            for (long at = from; at < end; at += PIECE) {
                blot(channel, at, read(channel, at, Math.min(end, at + PIECE + longest)));
            }
        }
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        var piece = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (piece.hasRemaining() && channel.read(piece, from + piece.position()) >= 0) {
            // Until it is full, or the file has become shorter.
        }
        return Arrays.copyOf(piece.array(), piece.position());
    }

    private void blot(FileChannel channel, long at, byte[] piece) throws IOException {
        int covered = 0;
        for (int i = 0; i < piece.length; i++) {
            int found = firsts[piece[i] & 0xff] ? longestAt(piece, i) : 0;
            int begin = Math.max(i, covered);
            covered = Math.max(covered, i + found);
            if (covered > begin && found > 0) {
                stars(channel, at + begin, covered - begin);
            }
        }
    }

    private int longestAt(byte[] piece, int at) {
        for (var text : texts) {
            int end = at + text.length;
            if (end <= piece.length && Arrays.equals(text, 0, text.length, piece, at, end)) {
                return text.length;
            }
        }
        return 0;
    }

    private static void stars(FileChannel channel, long at, int count) throws IOException {
        var stars = ByteBuffer.wrap("*".repeat(count).getBytes(StandardCharsets.US_ASCII));
        while (stars.hasRemaining()) {
            channel.write(stars, at + stars.position());
        }
    }
}
