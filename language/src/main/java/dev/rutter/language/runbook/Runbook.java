package dev.rutter.language.runbook;

import dev.rutter.language.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A deployment document as understood: its chapters in document order, and for every line what it
/// was taken for.
///
/// @param title the document's first heading, or empty
/// @param digest SHA-256 of the source bytes: two readings with one digest are equal
/// @param lines the source, without line ends; `lines.get(n - 1)` is line n
/// @param chapters every heading's chapter, flat and in document order; text before the first
///   heading is a chapter of depth 0
/// @param readings the lines that have a role, in order
/// @param problems what the reader itself found wrong (broken fences, binary junk …); the linter
///   finds the rest
public record Runbook(
        String title,
        Digest digest,
        List<String> lines,
        List<Chapter> chapters,
        List<LineReading> readings,
        List<Problem> problems) {
    public Runbook {
        lines = List.copyOf(lines);
        chapters = List.copyOf(chapters);
        readings = List.copyOf(readings);
        problems = List.copyOf(problems);
    }

    /// All entries of one kind, in document order, whatever their chapter.
    public <T extends Entry> Stream<T> all(Class<T> kind) {
        return chapters.stream()
                .flatMap(chapter -> chapter.entries().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /// The source text of a line, or empty past the end.
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /// A part of the document under one heading, up to the next heading of any depth.
    ///
    /// @param depth 1 for `#` … 6, 0 for text before the first heading
    /// @param line the heading's line
    /// @param lastLine the last line before the next heading
    /// @param path titles of the headings above, outermost first
    public record Chapter(
            String title,
            int depth,
            Phase phase,
            int line,
            int lastLine,
            List<String> path,
            List<Entry> entries) {
        public Chapter {
            path = List.copyOf(path);
            entries = List.copyOf(entries);
        }
    }

    /// What one line was taken for and why.
    public record LineReading(int line, Set<Role> roles, String why) {
        public LineReading {
            roles =
                    roles.isEmpty()
                            ? Set.of()
                            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }
    }
}
