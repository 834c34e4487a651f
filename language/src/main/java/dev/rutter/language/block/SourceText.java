package dev.rutter.language.block;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Digest;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// A document's bytes as lines, within limits, with what was wrong with them.
public record SourceText(List<String> lines, Digest digest, List<Problem> problems) {
    private static final QuickPattern CONTROL =
            QuickPattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    /// Longer documents are read up to here.
    static final int MOST_BYTES = 8 * 1024 * 1024;

    /// So many lines are read; what follows them is told and not read.
    public static final int MOST_LINES = 30_000;

    static final int LONGEST_LINE = 10_000;

    /// The text of these bytes. What cannot be read is a problem and never an error; what is longer
    /// than the limits is cut off and told.
    public static SourceText of(byte[] bytes) {
        var problems = new ArrayList<Problem>();
        var read = Math.min(bytes.length, MOST_BYTES);
        var text = Encoding.decode(bytes, read, problems);
        if (read < bytes.length) {
            problems.add(tooLong(bytes.length + " bytes", MOST_BYTES + " bytes"));
        }
        return new SourceText(lines(text, problems), Digest.of(bytes), problems);
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
        if (text.indexOf('\0') >= 0) {
            problems.add(binary(firstControl));
        } else if (controls > 0) {
            problems.add(
                    new Problem(
                            "RT002",
                            Weight.ERROR,
                            "the document holds control characters",
                            Span.atLine(firstControl),
                            "in " + controls + (controls == 1 ? " line" : " lines"),
                            "take them out, for example: tr -d '\\001-\\010\\013\\016-\\037' <"
                                    + " RUNBOOK.md"));
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

    /// A document with bytes of value 0, the first of them in that line.
    public static Problem binary(int line) {
        return new Problem(
                "RT002",
                Weight.ERROR,
                "this is a binary file, not a Markdown document",
                Span.atLine(line),
                "bytes of value 0",
                "name the Markdown source itself");
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
}
