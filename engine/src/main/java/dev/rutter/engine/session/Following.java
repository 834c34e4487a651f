package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Hands a command's output to somebody while it is written, masked, in pieces of any size. Who is
/// slower than the command misses some of it and is told how much. Ends with the command, or when
/// closed, after handing over what is there by then.
public final class Following implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;
    private static final int PIECE = 64 * 1024;

    /// Farther behind than this, the middle is left out.
    private static final long FARTHEST_BEHIND = 1 << 20;

    private final Path output;
    private final Masker masker;
    private final BooleanSupplier ended;
    private final Consumer<String> sink;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Masker.Pieces pieces;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private long at;

    /// How many characters are still to be dropped after a gap, since they may be the end of a
    /// secret whose beginning was left out.
    private int unsure;

    Following(Path output, Masker masker, BooleanSupplier ended, Consumer<String> sink) {
        this.output = output;
        this.masker = masker;
        this.ended = ended;
        this.sink = sink;
        this.pieces = masker.pieces();
        this.thread = Thread.ofVirtual().name("follow-" + output).start(this::follow);
    }

    private void follow() {
        try (var file = FileChannel.open(output)) {
            while (true) {
                // Asked before reading: what was written before the end is read after it.
                var last =
                        closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) || ended.getAsBoolean();
                readTo(file, file.size());
                if (last) {
                    decode(true);
                    hand(pieces.end());
                    return;
                }
            }
        } catch (IOException e) {
            sink.accept("\n[the output cannot be read any more: " + e.getMessage() + "]\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readTo(FileChannel file, long size) throws IOException {
        if (size - at > FARTHEST_BEHIND) {
            long next = size - PIECE;
            sink.accept(Transcript.leftOut(next - at));
            at = next;
            pieces = masker.pieces();
            unsure = masker.longest();
            bytes.clear();
            decoder.reset();
        }
        while (at < size) {
            int count = file.read(bytes, at);
            if (count < 0) {
                return;
            }
            at += count;
            decode(false);
        }
    }

    private void decode(boolean last) {
        bytes.flip();
        decoder.decode(bytes, chars, last);
        bytes.compact();
        chars.flip();
        int dropped = Math.min(unsure, chars.remaining());
        unsure -= dropped;
        chars.position(dropped);
        hand(pieces.feed(chars.toString()));
        chars.clear();
    }

    private void hand(String text) {
        if (!text.isEmpty()) {
            sink.accept(text);
        }
    }

    /// Waits until what has been written by now is handed over, at most 10 seconds where the one
    /// who takes it is slow.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
