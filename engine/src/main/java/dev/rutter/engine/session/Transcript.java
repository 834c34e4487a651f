package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// A command's output file as text that may be shown: masked, bounded, and saying what was left
/// out.
record Transcript(CommandFolder command, Masker masker) {

    /// At most about `maxBytes` of the output: a quarter from its beginning, the rest from its end.
    String text(int maxBytes) {
        try (var file = FileChannel.open(command.output())) {
            long size = file.size();
            var gap = command.gap();
            if (gap.isEmpty() && size <= maxBytes) {
                return masker.mask(decode(read(file, 0, size)));
            }
            long headKept = gap.map(CommandFolder.Gap::from).orElse(size);
            long tailKept = gap.map(CommandFolder.Gap::to).orElse(0L);
            long headEnd = headKept;
            long tailBegin = tailKept;
            if (gap.isEmpty() || headKept + (size - tailKept) > maxBytes) {
                headEnd = Math.min(headKept, maxBytes / 4);
                tailBegin = Math.max(tailKept, size - (maxBytes - headEnd));
            }
            return head(file, headEnd)
                    + leftOut(tailBegin - headEnd)
                    + tail(file, tailKept, tailBegin, size);
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + command.output() + "\"", e);
        }
    }

    /// The text up to `end`. A secret that lies across `end` shows no part of itself: the masker
    /// holds back what could be its beginning, and is not asked for it.
    private String head(FileChannel file, long end) throws IOException {
        var text = decode(read(file, 0, end));
        // The first bytes of a character that was cut would hide that.
        return masker.pieces().feed(text.replaceFirst("\ufffd{1,3}\\z", ""));
    }

    /// The text from `begin` on. A secret that lies across `begin` shows no part of itself: what is
    /// before is read too, or, where it has been left out for good (before `kept`), so much as
    /// could be the end of a secret is not shown.
    private String tail(FileChannel file, long kept, long begin, long size) throws IOException {
        // In UTF-8 a character has at most 3 bytes per UTF-16 unit.
        long from = Math.max(kept, begin - 3L * masker.longest());
        var text = decode(read(file, from, size));
        var pieces = masker.pieces();
        int context = decode(read(file, from, begin)).length();
        if (kept > 0 && begin - kept < 3L * masker.longest()) {
            context = Math.max(context, masker.longest());
        }
        context = Math.min(context, text.length());
        var _ = pieces.feed(text.substring(0, context));
        return pieces.feed(text.substring(context)) + pieces.end();
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
}
