package dev.rutter.engine.secret;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Takes secret values out of texts, by value: as they are, each line of those that have several,
/// base64-encoded (also within a longer encoded text, as in `Authorization: Basic`), URL-encoded
/// and escaped as in JSON. Immutable; one [Pieces] per text that comes in pieces.
///
/// Values shorter than [Secrets#SHORTEST_MASKED] are left alone.
public final class Masker {
    /// What stands where a secret stood.
    public static final String MASK = "***";

    private final Map<Character, List<String>> patterns;
    private final BitSet firsts = new BitSet();
    private final int longest;
    private final Blotter blotter;

    private Masker(Collection<String> patterns) {
        this.patterns = new HashMap<>();
        patterns.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(pattern ->
                        this.patterns
                                .computeIfAbsent(
                                        pattern.charAt(0), _ -> new java.util.ArrayList<>())
                                .add(pattern));
        patterns.forEach(pattern -> firsts.set(pattern.charAt(0)));
        this.longest = patterns.stream().mapToInt(String::length).max().orElse(0);
        this.blotter = new Blotter(patterns);
    }

    static Masker of(Collection<String> values) {
        var patterns = new TreeSet<String>();
        values.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), value.lines()))
                .map(String::strip)
                .filter(value -> value.length() >= Secrets.SHORTEST_MASKED)
                .flatMap(Masker::forms)
                .filter(form -> form.length() >= Secrets.SHORTEST_MASKED)
                .forEach(patterns::add);
        return new Masker(patterns);
    }

    private static Stream<String> forms(String value) {
        var plus = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var percent = plus.replace("+", "%20");
        var json =
                value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
        return Stream.concat(
                Stream.of(
                        value,
                        plus,
                        percent,
                        lowerCaseEscapes(plus),
                        lowerCaseEscapes(percent),
                        json,
                        json.replace("/", "\\/")),
                base64(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String lowerCaseEscapes(String encoded) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /// A value's characters within a longer base64 text depend on its offset modulo 3 there; those
    /// at its edges also on its neighbours, so that only the ones between are known.
    private static Stream<String> base64(byte[] value) {
        return Stream.of(0, 1, 2)
                .flatMap(offset -> {
                    var shifted = new byte[offset + value.length];
                    System.arraycopy(value, 0, shifted, offset, value.length);
                    var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                    // 6 bits a character: those that hold bits of the value alone.
                    int from = (offset * 8 + 5) / 6;
                    int to = shifted.length * 8 / 6;
                    var known = text.substring(from, to);
                    var urlSafe = known.replace('+', '-').replace('/', '_');
                    return Stream.of(known, urlSafe);
                });
    }

    /// A whole text, masked.
    public String mask(String text) {
        var pieces = pieces();
        return pieces.feed(text) + pieces.end();
    }

    /// Masks a text that comes in pieces.
    public Pieces pieces() {
        return new Pieces();
    }

    /// How long the longest form of a secret is, in characters.
    public int longest() {
        return longest;
    }

    /// Takes the secrets out of a file, from one byte up to, but not including, another: each of
    /// their bytes becomes a star where it stands, so that whoever still writes at its end, and
    /// whatever was said of places in it, is not disturbed. Done again it changes nothing; a file
    /// that is gone holds none.
    public void blot(Path file, long from, long to) throws IOException {
        blotter.blot(file, from, to);
    }

    /// One text in pieces. Holds back what could be the beginning of a secret until more has come.
    /// Not for several threads.
    public final class Pieces {
        private final StringBuilder held = new StringBuilder();

        /// Characters from the beginning of `held` that belong to a secret found already.
        private int covered;

        private Pieces() {}

        /// The next piece, masked as far as it can be told.
        public String feed(String piece) {
            held.append(piece);
            return emit(false);
        }

        /// The rest.
        public String end() {
            return emit(true);
        }

        private String emit(boolean last) {
            var out = new StringBuilder();
            int at = 0;
            while (at < held.length()) {
                if (covered == 0 && !firsts.get(held.charAt(at))) {
                    int from = at;
                    while (at < held.length() && !firsts.get(held.charAt(at))) {
                        at++;
                    }
                    out.append(held, from, at);
                    continue;
                }
                int longestHere = 0;
                var undecided = false;
                for (var pattern : patterns.getOrDefault(held.charAt(at), List.of())) {
                    int here = Math.min(pattern.length(), held.length() - at);
                    if (matches(pattern, at, here)) {
                        if (here == pattern.length()) {
                            longestHere = here;
                            break;
                        }
                        undecided = true;
                    }
                }
                if (undecided && !last) {
                    break;
                }
                if (longestHere > 0) {
                    if (covered == 0) {
                        out.append(MASK);
                    }
                    covered = Math.max(covered, longestHere);
                }
                if (covered > 0) {
                    covered--;
                } else {
                    out.append(held.charAt(at));
                }
                at++;
            }
            held.delete(0, at);
            return out.toString();
        }

        private boolean matches(String pattern, int at, int length) {
            for (int i = 0; i < length; i++) {
                if (pattern.charAt(i) != held.charAt(at + i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
