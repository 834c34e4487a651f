package dev.rutter.language.runbook;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.problem.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One thing that a chapter says.
public sealed interface Entry
        permits Step,
                Entry.Choice,
                Entry.Criterion,
                Entry.Trigger,
                Entry.Window,
                Entry.SeverityLevel,
                Entry.Escalation,
                Entry.KnownIssue,
                Entry.Contact,
                Entry.Variable,
                Entry.Template,
                Entry.Automatic,
                Entry.Curfew {

    /// Where it begins.
    Span span();

    /// Opens one of several alternatives (`Option A: …`, `# Or …`); the steps of an alternative
    /// carry its `key`.
    ///
    /// @param group the same for all alternatives of one choice, unique in the document
    /// @param key unique in the document: group and label
    /// @param weight what the document itself says of it
    /// @param within the key of the alternative that the whole choice belongs to, where it stands
    ///   in one
    record Choice(
            String group,
            String key,
            String label,
            Weight weight,
            Optional<Duration> takes,
            Optional<String> within,
            Span span)
            implements Entry {
        /// What the document says of an alternative.
        public enum Weight {
            RECOMMENDED,
            PLAIN,
            DISCOURAGED
        }
    }

    /// A limit at its place.
    record Criterion(Limit limit, Place place) implements Entry {
        /// Where the document states it, which decides what a miss means.
        public enum Place {
            SUCCESS,
            ALERT,
            TRIGGER,
            SERVICE_LEVEL,
            SEVERITY
        }

        @Override
        public Span span() {
            return limit.span();
        }
    }

    /// Condition and decision: when to roll back, to abort, or when not to.
    ///
    /// @param says the condition in the document's words
    /// @param limit the condition as a limit, where it is one
    record Trigger(String says, Decision decision, Optional<Limit> limit, Span span)
            implements Entry {
        /// What the condition calls for.
        public enum Decision {
            ROLL_BACK,
            DO_NOT_ROLL_BACK,
            PAGE
        }
    }

    /// A length of time to wait, watch or finish within. `from` is 0 unless the document says `5-30
    /// minutes`.
    record Window(Duration from, Duration to, Kind kind, String says, Span span) implements Entry {
        /// What the time is for.
        public enum Kind {
            WATCH,
            WAIT,
            FINISH_WITHIN,
            ESTIMATE,
            EVERY
        }

        /// The same time, of which nothing is but told how long it takes.
        public Window estimate() {
            return new Window(from, to, Kind.ESTIMATE, says, span);
        }
    }

    /// A severity and its response time.
    ///
    /// @param name as written: `P0`, `SEV1`, `Critical`
    /// @param rank 0 is the gravest, in document order
    /// @param examples what the document lists under it
    record SeverityLevel(
            String name,
            int rank,
            String says,
            Optional<Duration> respondWithin,
            List<String> examples,
            Span span)
            implements Entry {
        public SeverityLevel {
            examples = List.copyOf(examples);
        }
    }

    /// Who or what comes in after how long.
    record Escalation(int level, Optional<Duration> after, String who, String says, Span span)
            implements Entry {}

    /// A known problem with its cause and cure. Texts are the document's; steps are read like any
    /// other.
    ///
    /// @param symptoms texts that a failing step's output can be matched against, error messages
    ///   among them
    record KnownIssue(
            String title,
            List<String> symptoms,
            String cause,
            List<Step> diagnosis,
            List<Step> cure,
            int lastLine,
            Span span)
            implements Entry {
        public KnownIssue {
            symptoms = List.copyOf(symptoms);
            diagnosis = List.copyOf(diagnosis);
            cure = List.copyOf(cure);
        }
    }

    /// A person, role, channel or address to turn to.
    record Contact(String who, String how, Span span) implements Entry {}

    /// An environment variable or secret that must be set.
    ///
    /// @param condition the document's words on its value (`min 32 chars`), or empty
    record Variable(String name, boolean required, String condition, Span span) implements Entry {}

    /// A block to be filled in and sent or kept.
    ///
    /// @param text the block's lines without the fence
    record Template(Kind kind, String text, Span span) implements Entry {
        /// What the block becomes.
        public enum Kind {
            MESSAGE,
            DEPLOYMENT_LOG,
            POST_MORTEM,
            CHECKLIST,
            OTHER
        }
    }

    /// What the system does by itself, in a list that could be mistaken for the operator's steps.
    record Automatic(String says, Span span) implements Entry {}

    /// When nobody deploys, or only then: `Never release on a Friday after 15:00`.
    ///
    /// @param hours what a clock tells of it; empty where only a person knows (`during the
    ///   month-end close`)
    record Curfew(
            String says, Optional<dev.rutter.language.expect.Expectation.Hours> hours, Span span)
            implements Entry {}
}
