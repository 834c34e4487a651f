package dev.rutter.language.expect;

import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.function.Predicate;

/// What one result must look like. Closed on purpose: a `switch` that forgets a kind stops
/// compiling.
public sealed interface Expectation {

    /// The document's own words, for people.
    String says();

    /// Where the document says it.
    Span span();

    /// The command ends with this exit status.
    record ExitStatus(int status, String says, Span span) implements Expectation {}

    /// The answer has an HTTP status between `lowest` and `highest`, both included.
    record HttpStatus(int lowest, int highest, String says, Span span) implements Expectation {}

    /// The output holds this text; letters' case counts only where `exactly`.
    record Contains(String text, boolean exactly, String says, Span span) implements Expectation {}

    /// The result is told in these words. Where they stand in the output it is met; where they do
    /// not, they may describe the result and not quote it, and a person has to tell.
    record Worded(String text, String says, Span span) implements Expectation {}

    /// The output lacks `text`, or is empty where `text` is: else the author's own command says
    /// that something is not as it should be, which may be harmless, and a person has to tell.
    record Warned(String text, String says, Span span) implements Expectation {}

    /// The output lacks this text. Where it stands there in other letters a person has to tell.
    record Lacks(String text, String says, Span span) implements Expectation {}

    /// Every row of a listing holds this text. Where some do and others do not, the others may be
    /// no rows of what is meant, and a person has to tell; so where none does and the text is not
    /// `quoted`.
    record Every(String text, boolean quoted, String says, Span span) implements Expectation {}

    /// The command does not end well.
    record Fails(String says, Span span) implements Expectation {}

    /// What is asked for is not there: nothing is shown, or that nothing is found. Where anything
    /// else is shown a person has to tell.
    record Gone(String says, Span span) implements Expectation {}

    /// Every non-empty line of `lines` occurs in the output, in this order; `…`, `...`, `XXXX` and
    /// `<name>` in a line stand for anything.
    record Output(List<String> lines, String says, Span span) implements Expectation {
        public Output {
            lines = List.copyOf(lines);
        }
    }

    /// The output is JSON that holds what `pattern` shows; `...`, `XXXX`, `<name>` and `"…"` in it
    /// stand for anything.
    record Json(String pattern, String says, Span span) implements Expectation {}

    /// The first number in the result stands in this relation to `value`; `unit` may be empty.
    record Numeric(Comparison comparison, BigDecimal value, String unit, String says, Span span)
            implements Expectation {}

    /// The result is empty: no output but blanks, or no rows.
    record Empty(String says, Span span) implements Expectation {}

    /// The result is not empty.
    record NotEmpty(String says, Span span) implements Expectation {}

    /// A version such as `v18.x` or `PostgreSQL 15 or higher` occurs in the output: at least, or
    /// the same leading parts.
    record Version(List<Integer> parts, boolean atLeast, String says, Span span)
            implements Expectation {
        public Version {
            parts = List.copyOf(parts);
        }
    }

    /// What a line in the log of a release that comes up means; `…`, `...` and `<name>` in `text`
    /// stand for anything.
    record Logged(Sign sign, String text, String says, Span span) implements Expectation {
        /// What the document says of such a line.
        public enum Sign {
            /// It shows that all is well. Where it is missing a person has to tell.
            SUCCESS,
            /// It is no error, whatever it looks like.
            IGNORE,
            /// A person has to look into it.
            INVESTIGATE
        }

        /// Tells whether a line is such a one.
        public Predicate<String> lines() {
            return Pieces.within(text, false)::in;
        }
    }

    /// The clock stands inside one of the slots, where it has to, or outside all of them. Read from
    /// a clock when the deployment is about to begin, and not from a result.
    ///
    /// @param inside whether the deployment may begin only inside
    /// @param zone of the times, as [java.time.ZoneId] names it; empty for the machine's own
    record Hours(boolean inside, List<Slot> slots, String zone, String says, Span span)
            implements Expectation {
        public Hours {
            slots = List.copyOf(slots);
        }

        /// A time of the week.
        ///
        /// @param days on which it begins; empty for all
        /// @param from minutes since midnight
        /// @param to minutes since midnight, not included; before `from` where it ends on the next
        ///   day
        public record Slot(List<DayOfWeek> days, int from, int to) {
            public Slot {
                days = List.copyOf(days);
            }
        }
    }

    /// Only a person can tell; the result is shown beside the document's words.
    record Asked(String says, Span span) implements Expectation {}
}
