package dev.rutter.language.runbook;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Something to be done.
///
/// @param title what a person would call it: the comment, checklist item or heading above it
/// @param under the checklist item or numbered step that it is nested in, or empty
/// @param item whether it is (or is nested in) a checklist item, so that it gates
/// @param when the condition that guards it, in the document's words
/// @param option the [Entry.Choice#key] of the alternative it belongs to
/// @param placeholders what must be replaced before it may run: `<commit-hash>`, `YOUR_KEY`,
///   `$UNSET`
/// @param lastLine its last line
/// @param pinned what the author says of it in a comment of ours
/// @param goesBack whether it only takes back what its chapter does, and belongs to no deployment
/// @param whenLine the line that states the condition: what one line guards is decided once
/// @param later when it is done, in the document's words, where that is long after the deployment
public record Step(
        String title,
        String under,
        boolean item,
        Action action,
        List<Expectation> expectations,
        Optional<String> when,
        Optional<String> option,
        Danger danger,
        List<String> placeholders,
        int lastLine,
        Span span,
        Optional<Pinned> pinned,
        boolean goesBack,
        Optional<Integer> whenLine,
        Optional<String> later)
        implements Entry {
    /// Between two conditions of which both must hold: `If tables changed, and: If there are jobs`.
    public static final String BOTH = ", and: ";

    /// Before a condition that must not hold: `not: If tables changed`.
    public static final String NOT = "not: ";

    public Step {
        expectations = List.copyOf(expectations);
        placeholders = List.copyOf(placeholders);
    }

    /// A step of which no comment says anything.
    public Step(
            String title,
            String under,
            boolean item,
            Action action,
            List<Expectation> expectations,
            Optional<String> when,
            Optional<String> option,
            Danger danger,
            List<String> placeholders,
            int lastLine,
            Span span) {
        this(
                title,
                under,
                item,
                action,
                expectations,
                when,
                option,
                danger,
                placeholders,
                lastLine,
                span,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /// What comments above a step say of it.
    ///
    /// @param idempotent whether doing it twice is as good as once
    /// @param limit how long it may take
    /// @param line where that is said
    public record Pinned(boolean idempotent, Optional<Duration> limit, int line) {}

    /// What running it can destroy.
    ///
    /// @param grave whether it destroys data, rewrites published history, cuts service or ends
    ///   sessions
    /// @param why names the command's shape or the document's own mark; empty where nothing is
    ///   dangerous
    public record Danger(boolean grave, String why) {
        /// Nothing to fear.
        public static final Danger NONE = new Danger(false, "");
    }

    /// The same step under another condition.
    ///
    /// @param condition the document's words; empty where it is done always
    /// @param where the line that says it
    public Step guarded(Optional<String> condition, Optional<Integer> where) {
        return new Step(
                title,
                under,
                item,
                action,
                expectations,
                condition,
                option,
                danger,
                placeholders,
                lastLine,
                span,
                pinned,
                goesBack,
                where,
                later);
    }
}
