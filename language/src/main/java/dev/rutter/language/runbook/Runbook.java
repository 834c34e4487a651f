package dev.rutter.language.runbook;

import dev.rutter.language.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    /// The code of the problems that name what was left out.
    private static final String LEFT_OUT = "RT008";

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

    /// What the document's reader left out by name: lines that may tell to do something, and of
    /// which nothing came.
    public List<Problem> leftOut() {
        return problems.stream().filter(problem -> problem.code().equals(LEFT_OUT)).toList();
    }

    /// A chapter and everything below it, in document order; text before the first heading has
    /// nothing below it.
    ///
    /// @param top one of [#chapters]
    public List<Chapter> within(Chapter top) {
        var from = index(top.line());
        if (from < 0 || chapters.get(from).line() != top.line()) {
            return List.of(top);
        }
        var to = from + 1;
        while (top.depth() > 0 && to < chapters.size() && chapters.get(to).depth() > top.depth()) {
            to++;
        }
        return chapters.subList(from, to);
    }

    /// The chapter that a line stands in, its heading included; empty above the first one.
    public Optional<Chapter> chapterOf(int line) {
        var at = index(line);
        return at < 0 ? Optional.empty() : Optional.of(chapters.get(at));
    }

    /// Where the last chapter that begins at or above a line is, -1 where none does.
    private int index(int line) {
        var low = 0;
        var high = chapters.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (chapters.get(middle).line() <= line) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /// The source text of a line, or empty past the end.
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /// A part of the document under one heading, up to the next heading of any depth.
    ///
    /// @param depth 1 for `#` … 6, 0 for text before the first heading
    /// @param phase as what a plan takes it
    /// @param purpose what its readers say that it is for. It differs from the phase where
    ///   something is restored: that is a way back, and yet never taken by itself
    /// @param because why it was taken for that, in words that go behind "because"; empty where
    ///   there is nothing to say
    /// @param line the heading's line
    /// @param lastLine the last line before the next heading
    /// @param path titles of the headings above, outermost first
    public record Chapter(
            String title,
            int depth,
            Phase phase,
            Phase purpose,
            String because,
            int line,
            int lastLine,
            List<String> path,
            List<Entry> entries) {
        public Chapter {
            path = List.copyOf(path);
            entries = List.copyOf(entries);
        }

        /// Of the line alone: chapters are looked up once for each of their steps, and hashing all
        /// entries each time would take a large chapter's size squared.
        @Override
        public int hashCode() {
            return Integer.hashCode(line);
        }
    }

    /// What one line was taken for and why.
    public record LineReading(int line, Set<Role> roles, String why) {
        /// Why a line that opens or leaves a database's client is no step of its own: the
        /// statements typed there are asked of the database without it.
        public static final String ASKED_WITHOUT = "Rutter asks the database itself";

        /// Why a row of a table of steps that a column takes back is no step.
        public static final String NOT_DONE = "a column of its table says that it is not done";

        /// Why a step is none of this run that the text says is behind those who read.
        public static final String DONE =
                "the document says that it is done, or not needed any more";

        /// Before the heading that what is not run stands under.
        public static final String UNDER = "not to be run: it stands under \"";

        /// Behind it, where what it says does not hold any more.
        public static final String OUTDATED = "\", which does not hold any more";

        /// Why nothing is run of what stands below `Common operations:`.
        public static final String CARD = "a card of commands, to look up what is needed";

        /// Why a line further down a step's own words is none: who does the step is asked all of
        /// it.
        public static final String SAME_STEP = "a further instruction of the same step";

        /// Why a title is none: each line below it is asked.
        public static final String BY_LINES = "each of its lines is asked";

        /// What opens why the header of a table of steps is told of: some of its columns decide
        /// nothing.
        public static final String UNREAD_COLUMN = "nothing of a run reads what stands below ";

        public LineReading {
            roles =
                    roles.isEmpty()
                            ? Set.of()
                            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }

        /// Whether what the line tells is asked at another line.
        public boolean elsewhere() {
            return why.contains(SAME_STEP) || why.contains(BY_LINES);
        }
    }
}
