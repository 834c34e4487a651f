package dev.rutter.language.problem;

/// A place in one source text: a piece of one line. Line and column count from 1, `length` in
/// UTF-16 units; a length of 0 is a point.
public record Span(int line, int column, int length) implements Comparable<Span> {
    public Span {
        if (line < 1 || column < 1 || length < 0) {
            throw new IllegalArgumentException(
                    "a span starts at 1:1 and is not negative, was "
                            + line
                            + ":"
                            + column
                            + "+"
                            + length);
        }
    }

    /// The whole of a line whose text is known.
    public static Span ofLine(int line, String text) {
        var start = text.length() - text.stripLeading().length();
        return new Span(line, start + 1, Math.max(0, text.strip().length()));
    }

    /// The first column of a line.
    public static Span atLine(int line) {
        return new Span(line, 1, 0);
    }

    @Override
    public int compareTo(Span other) {
        return line != other.line
                ? Integer.compare(line, other.line)
                : Integer.compare(column, other.column);
    }
}
