package dev.rutter.language.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What expressions need of a text, derived when the program is built instead of at each start:
/// deriving it for all of them takes a fifth of what a short command takes as a whole.
///
/// The table holds the very expressions with their flags. One that is not in it is derived, and so
/// are all where the table is not whole: without it everything is the same, only later.
///
/// Format, big-endian: the number of expressions; for each its flags, the length of its UTF-8 and
/// that, then the number of 4-byte integers in its needs and these.
public final class NeedsTable {
    private static final int MOST = 100_000;

    /// A record's own `hashCode` would be put together at each start, by method handles.
    private record Key(String regex, int flags) {
        @Override
        public int hashCode() {
            return 31 * regex.hashCode() + flags;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && flags == key.flags && regex.equals(key.regex);
        }
    }

    private static @Nullable Supplier<Optional<byte[]>> source;
    private static Map<Key, Needs> known = Map.of();

    private NeedsTable() {}

    /// The table of every expression that was made in this process up to now.
    public static byte[] written() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            var made = QuickPattern.made();
            out.writeInt(made.size());
            for (var each : made) {
                var regex = each.toString().getBytes(UTF_8);
                out.writeInt(each.flags());
                out.writeInt(regex.length);
                out.write(regex);
                var needs = each.needs().noted();
                out.writeInt(needs.length);
                for (var number : needs) {
                    out.writeInt(number);
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException("an array of bytes takes no more", never);
        }
        return bytes.toByteArray();
    }

    /// Takes what expressions need from a table, which is asked for when the first one is looked
    /// for.
    public static synchronized void from(Supplier<Optional<byte[]>> table) {
        source = table;
    }

    static Needs of(String regex, int flags) {
        var needs = known().get(new Key(regex, flags));
        return needs == null ? Needs.of(regex, flags) : needs;
    }

    private static synchronized Map<Key, Needs> known() {
        var unread = source;
        if (unread != null) {
            source = null;
            known = unread.get().map(NeedsTable::read).orElse(Map.of());
        }
        return known;
    }

    private static Map<Key, Needs> read(byte[] table) {
        var read = new HashMap<Key, Needs>();
        var in = ByteBuffer.wrap(table);
        try {
            var count = length(in, MOST);
            for (var i = 0; i < count; i++) {
                var flags = in.getInt();
                var regex = new byte[length(in, in.remaining())];
                in.get(regex);
                var bytes = Integer.BYTES * length(in, in.remaining() / Integer.BYTES);
                var needs = Needs.from(in.slice(in.position(), bytes).asIntBuffer());
                in.position(in.position() + bytes);
                read.put(new Key(new String(regex, UTF_8), flags), needs);
            }
            return read;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | NegativeArraySizeException notWhole) {
            return Map.of();
        }
    }

    private static int length(ByteBuffer in, int most) {
        var length = in.getInt();
        if (length < 0 || length > most) {
            throw new BufferUnderflowException();
        }
        return length;
    }
}
