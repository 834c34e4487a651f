package dev.rutter.language.block;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A document's bytes as characters: UTF-8, or UTF-16 where a byte order mark or the zeros of its
/// bytes say so, as Windows' editors and PowerShell's `>` write it.
final class Encoding {
    /// How much is looked at to tell UTF-16 without a mark from a binary file.
    private static final int SAMPLE = 2_000;

    private Encoding() {}

    /// The first `length` bytes; never fails, and says in `problems` what was wrong with them.
    static String decode(byte[] bytes, int length, List<Problem> problems) {
        var wide = marked(bytes, length).or(() -> unmarked(bytes, length));
        if (wide.isPresent()) {
            problems.add(
                    new Problem(
                            "RT007",
                            Weight.NOTE,
                            "the document is UTF-16; most tools take it for a binary file",
                            Span.atLine(1),
                            wide.get().name(),
                            "iconv -f " + wide.get().name() + " -t UTF-8 RUNBOOK.md"));
            var text = new String(bytes, 0, length & ~1, wide.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        var start = begins(bytes, length, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, length - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            var text = new String(bytes, start, length - start, StandardCharsets.UTF_8);
            var before = text.substring(0, Math.max(0, text.indexOf('\uFFFD')));
            problems.add(
                    new Problem(
                            "RT001",
                            Weight.ERROR,
                            "the document is not UTF-8 text",
                            Span.atLine(1 + (int) before.chars().filter(c -> c == '\n').count()),
                            "bytes that are no characters",
                            "save it as UTF-8, for example: iconv -f ISO-8859-1 -t UTF-8"
                                    + " RUNBOOK.md"));
            return text;
        }
    }

    private static Optional<Charset> marked(byte[] bytes, int length) {
        if (begins(bytes, length, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return begins(bytes, length, 0xFE, 0xFF)
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /// UTF-16 without a mark shows by zeros in nearly every second place and in none of the others.
    private static Optional<Charset> unmarked(byte[] bytes, int length) {
        var sample = Math.min(length, SAMPLE) & ~1;
        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        var most = sample / 2 * 3 / 4;
        if (sample < 4 || Math.max(even, odd) <= most || Math.min(even, odd) > 0) {
            return Optional.empty();
        }
        return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean begins(byte[] bytes, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
