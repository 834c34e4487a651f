package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A command's output file as text that may be shown: masked, bounded, and saying what was left
/// out.
record Transcript(CommandFolder command, Masker masker) {

    /// At most about `maxBytes` of the output: a quarter from its beginning, the rest from its end.
    String text(int maxBytes) {
        try (var file = FileChannel.open(command.output())) {
            long size = file.size();
            var cut = command.cut().orElse(new long[] {size, size});
            // Where the supervisor left nothing out, `cut` is an empty gap at the end.
            long headEnd = Math.min(cut[0], size);
            long tailBegin = Math.min(cut[1], size);
            if (headEnd + (size - tailBegin) > maxBytes) {
                headEnd = Math.min(headEnd, maxBytes / 4);
                tailBegin = Math.max(tailBegin, size - (maxBytes - headEnd));
            }
            if (tailBegin <= headEnd || headEnd == size) {
                return masker.mask(decode(read(file, 0, size)));
            }
            // A secret that lies across a seam would show a part of itself: so much at each side is
            // not shown at all. In UTF-8 a character has at most 4 bytes (3 per UTF-16 unit).
            long margin = 3L * masker.longest();
            long headShown = Math.max(0, headEnd - margin);
            long tailShown = Math.min(size, tailBegin + margin);
            var head = masker.mask(decode(read(file, 0, headShown)));
            var tail = masker.mask(decode(read(file, tailShown, size)));
            return head + leftOut(tailShown - headShown) + tail;
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + command.output() + "\"", e);
        }
    }

    /// The line that stands where output was left out.
    static String leftOut(long bytes) {
        return "\n[… %,d bytes left out …]\n".formatted(bytes);
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                break;
            }
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// What is no UTF-8 becomes U+FFFD.
    private static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The file, for people who want all of it, unmasked.
    Path file() {
        return command.output();
    }
}
