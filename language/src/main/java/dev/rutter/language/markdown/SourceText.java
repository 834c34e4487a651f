package dev.rutter.language.markdown;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A document's bytes as lines, within limits, with what was wrong with them.
record SourceText(List<String> lines, String digest, List<Problem> problems) {
    private static final QuickPattern CONTROL =
            QuickPattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    /// Longer documents are read up to here.
    static final int MOST_BYTES = 8 * 1024 * 1024;

    static final int MOST_LINES = 30_000;
    static final int LONGEST_LINE = 10_000;

    static SourceText of(byte[] bytes) {
        var problems = new ArrayList<Problem>();
        var read = Math.min(bytes.length, MOST_BYTES);
        var text = decode(bytes, read, problems);
        if (read < bytes.length) {
            problems.add(tooLong(bytes.length + " bytes", MOST_BYTES + " bytes"));
        }
        return new SourceText(lines(text, problems), sha256(bytes), problems);
    }

    private static String decode(byte[] bytes, int length, List<Problem> problems) {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        var start = startsWithMark(bytes, length) ? 3 : 0;
        buffer.position(start);
        try {
            CharBuffer chars =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(buffer);
            return chars.toString();
        } catch (CharacterCodingException malformed) {
            var text = new String(bytes, start, length - start, StandardCharsets.UTF_8);
            var line =
                    1
                            + (int)
                                    text.substring(0, Math.max(0, text.indexOf('\uFFFD')))
                                            .lines()
                                            .count();
            problems.add(
                    new Problem(
                            "RT001",
                            Weight.ERROR,
                            "the document is not UTF-8 text",
                            Span.atLine(Math.max(1, line - 1)),
                            "bytes that are no characters",
                            "save it as UTF-8, for example: iconv -f ISO-8859-1 -t UTF-8 RUNB"
                                    + "OOK.md"));
            return text;
        }
    }

    private static boolean startsWithMark(byte[] bytes, int length) {
        return length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    private static List<String> lines(String text, List<Problem> problems) {
        var lines = new ArrayList<String>();
        var start = 0;
        var controls = 0;
        var firstControl = 0;
        var cut = 0;
        while (start < text.length()) {
            if (lines.size() == MOST_LINES) {
                problems.add(tooLong("more than " + MOST_LINES + " lines", MOST_LINES + " lines"));
                break;
            }
            var end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            var line = text.substring(start, end);
            if (line.length() > LONGEST_LINE) {
                line = line.substring(0, LONGEST_LINE);
                cut = cut == 0 ? lines.size() + 1 : cut;
            }
            if (hasControl(line)) {
                controls++;
                firstControl = firstControl == 0 ? lines.size() + 1 : firstControl;
                line = CONTROL.replaceAll(line, "\uFFFD");
            }
            lines.add(line);
            start =
                    end + 1 < text.length()
                                    && text.charAt(end) == '\r'
                                    && text.charAt(end + 1) == '\n'
                            ? end + 2
                            : end + 1;
        }
        if (controls > 0) {
            problems.add(
                    new Problem(
                            "RT002",
                            Weight.ERROR,
                            "the document holds control characters, as a binary file does",
                            Span.atLine(firstControl),
                            controls + (controls == 1 ? " line" : " lines"),
                            "hand over the Markdown source itself"));
        }
        if (cut > 0) {
            problems.add(
                    new Problem(
                            "RT003",
                            Weight.WARNING,
                            "a line is longer than "
                                    + LONGEST_LINE
                                    + " characters and is read up to there",
                            Span.atLine(cut),
                            "",
                            "break the line"));
        }
        return lines;
    }

    private static boolean hasControl(String line) {
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c < 0x20 && c != '\t' && c != '\f' && c != 0x1B) {
                return true;
            }
        }
        return false;
    }

    private static Problem tooLong(String seen, String limit) {
        return new Problem(
                "RT003",
                Weight.WARNING,
                "the document is longer than " + limit + "; the rest is not read",
                Span.atLine(1),
                seen,
                "split it into documents of their own");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
