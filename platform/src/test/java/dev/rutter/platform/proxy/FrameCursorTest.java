package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameCursorTest {
    private static final long SEED = 20_261_121L;

    @Test
    void boundaries_are_found_however_the_bytes_are_cut() {
        var random = new Random(SEED);
        for (var round = 0; round < 200; round++) {
            var stream = new ByteArrayOutputStream();
            var ends = new ArrayList<Integer>();
            for (var n = 0; n < 8; n++) {
                frame(
                        stream,
                        List.of(0, 1, 125, 126, 127, 65_535, 65_536).get(random.nextInt(7)),
                        random);
                ends.add(stream.size());
            }
            var bytes = stream.toByteArray();
            var cursor = new FrameCursor();
            for (var at = 0; at < bytes.length; ) {
                var length = Math.min(bytes.length - at, 1 + random.nextInt(40_000));
                cursor.over(ByteBuffer.wrap(bytes, at, length));
                at += length;
                assertThat(cursor.atBoundary())
                        .as("seed %d, at %d", SEED, at)
                        .isEqualTo(ends.contains(at));
            }
        }
    }

    @Test
    void the_rest_of_a_frame_under_way_is_measured() {
        var stream = new ByteArrayOutputStream();
        frame(stream, 1_000, new Random(SEED));
        var whole = stream.size();
        frame(stream, 10, new Random(SEED));
        var bytes = stream.toByteArray();
        for (var cut = 1; cut < whole; cut++) {
            var cursor = new FrameCursor();
            cursor.over(ByteBuffer.wrap(bytes, 0, cut));
            assertThat(cursor.toBoundary(ByteBuffer.wrap(bytes, cut, bytes.length - cut)))
                    .isEqualTo(whole - cut);
            assertThat(cursor.atBoundary()).isTrue();
        }
    }

    private static void frame(ByteArrayOutputStream to, int length, Random random) {
        var masked = random.nextBoolean() ? 0x80 : 0;
        to.write(0x81);
        if (length < 126) {
            to.write(masked | length);
        } else if (length < 65_536) {
            to.write(masked | 126);
            to.write(length >> 8);
            to.write(length & 0xFF);
        } else {
            to.write(masked | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                to.write((int) ((long) length >> shift) & 0xFF);
            }
        }
        var rest = new byte[length + (masked != 0 ? 4 : 0)];
        random.nextBytes(rest);
        to.writeBytes(rest);
    }
}
