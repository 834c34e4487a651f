package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What will run: an immutable value that leaves nothing to decide silently at run time.
///
/// @param file the runbook's name as given
/// @param digest of the runbook that was planned
/// @param environment as given, its `metrics` completed: each limit of a planned window finds its
///   source under its own metric's name
/// @param steps in the order they run: prepare, deploy, verify, watch
/// @param rollback the document's own way back for this environment, in order; empty where it has
///   none
/// @param rules what decides rollback: the document's triggers, gravest first
/// @param open what is still unresolved; a plan with any cannot run
/// @param unread actionable lines that this plan does nothing with, and why
/// @param issues known problems to match a failing step's output against
/// @param severities gravest first
/// @param templates to fill in afterwards
public record Plan(
        String file,
        String digest,
        String title,
        Environment environment,
        List<PlannedStep> steps,
        List<PlannedStep> rollback,
        List<Entry.Trigger> rules,
        List<Open> open,
        List<Unread> unread,
        List<Entry.KnownIssue> issues,
        List<Entry.SeverityLevel> severities,
        List<Entry.Escalation> escalations,
        List<Entry.Template> templates) {
    public Plan {
        steps = List.copyOf(steps);
        rollback = List.copyOf(rollback);
        rules = List.copyOf(rules);
        open = List.copyOf(open);
        unread = List.copyOf(unread);
        issues = List.copyOf(issues);
        severities = List.copyOf(severities);
        escalations = List.copyOf(escalations);
        templates = List.copyOf(templates);
    }

    /// One step in its place.
    ///
    /// @param id unique in the plan and stable while the document is: `deploy-3`, `rollback-1`
    /// @param action every binding applied
    /// @param why what the line was taken for and why, in one sentence
    /// @param line the document's line
    /// @param when a condition in the document's words that only a person can tell; they are asked
    ///   whether it holds before the step, and it is skipped where it does not
    /// @param who may answer or sign; empty means whoever runs it
    /// @param gate whether a miss here stops the run before anything goes live
    /// @param limit how long it may take
    /// @param chosen whether the environment chose its alternative by name: somebody has decided on
    ///   it, and it is not asked about however grave it is
    /// @param answerWithin how long an answer is waited for where one is asked for: to its
    ///   question, to its condition, to whether it may run; empty in plans from before this was
    ///   stated
    /// @param whenAsked the step before it that the same line guards: what was answered there holds
    ///   here too
    /// @param again where the document has it looked at until its result is as expected
    public record PlannedStep(
            String id,
            Phase phase,
            String title,
            Action action,
            List<Expectation> expectations,
            Optional<String> when,
            Step.Danger danger,
            IfInterrupted ifInterrupted,
            List<String> who,
            boolean gate,
            Duration limit,
            String why,
            int line,
            boolean chosen,
            Optional<Duration> answerWithin,
            Optional<String> whenAsked,
            Optional<Again> again) {
        public PlannedStep {
            expectations = List.copyOf(expectations);
            who = List.copyOf(who);
        }

        /// A step that nobody chose by name and that states no time for answers.
        public PlannedStep(
                String id,
                Phase phase,
                String title,
                Action action,
                List<Expectation> expectations,
                Optional<String> when,
                Step.Danger danger,
                IfInterrupted ifInterrupted,
                List<String> who,
                boolean gate,
                Duration limit,
                String why,
                int line) {
            this(
                    id,
                    phase,
                    title,
                    action,
                    expectations,
                    when,
                    danger,
                    ifInterrupted,
                    who,
                    gate,
                    limit,
                    why,
                    line,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// The same step, whose condition is asked about at another one.
        public PlannedStep withWhenAsked(Optional<String> step) {
            return with(id, action, expectations, gate, limit, chosen, answerWithin, step);
        }

        /// The same step under another id.
        public PlannedStep withId(String other) {
            return with(other, action, expectations, gate, limit, chosen, answerWithin, whenAsked);
        }

        /// The same step doing something else.
        public PlannedStep withAction(Action other) {
            return with(id, other, expectations, gate, limit, chosen, answerWithin, whenAsked);
        }

        /// The same step with other expectations.
        public PlannedStep withExpectations(List<Expectation> other) {
            return with(id, action, other, gate, limit, chosen, answerWithin, whenAsked);
        }

        /// The same step as a gate, or as none.
        public PlannedStep withGate(boolean other) {
            return with(id, action, expectations, other, limit, chosen, answerWithin, whenAsked);
        }

        /// The same step with another limit on its time.
        public PlannedStep withLimit(Duration other) {
            return with(id, action, expectations, gate, other, chosen, answerWithin, whenAsked);
        }

        /// The same step, chosen by name or not.
        public PlannedStep withChosen(boolean other) {
            return with(id, action, expectations, gate, limit, other, answerWithin, whenAsked);
        }

        /// The same step with another limit on the time for its answer.
        public PlannedStep withAnswerWithin(Optional<Duration> other) {
            return with(id, action, expectations, gate, limit, chosen, other, whenAsked);
        }

        private PlannedStep with(
                String id,
                Action action,
                List<Expectation> expectations,
                boolean gate,
                Duration limit,
                boolean chosen,
                Optional<Duration> answerWithin,
                Optional<String> whenAsked) {
            return new PlannedStep(
                    id,
                    phase,
                    title,
                    action,
                    expectations,
                    when,
                    danger,
                    ifInterrupted,
                    who,
                    gate,
                    limit,
                    why,
                    line,
                    chosen,
                    answerWithin,
                    whenAsked,
                    again);
        }

        /// Whether a person is asked if it may run, right before it would: it is grave, and nobody
        /// has decided on it by name.
        public boolean asksBefore() {
            return danger.grave()
                    && !chosen
                    && switch (action) {
                        case Action.Shell _, Action.Query _, Action.Http _, Action.Hosting _ ->
                                true;
                        // What a person does themselves, or what only tells, waits or looks.
                        case Action.Ask _,
                                Action.Attended _,
                                Action.Announce _,
                                Action.Wait _,
                                Action.Watch _ ->
                                false;
                    };
        }
    }

    /// When a step whose result is not as expected is looked at again.
    ///
    /// @param every how soon after the look before
    /// @param within from its beginning: what is not so by then is missed
    public record Again(Duration every, Duration within) {}

    /// What to do with a step that had begun when the engine died and whose end cannot be found.
    public enum IfInterrupted {
        /// Reading twice is as good as once.
        REPEAT,
        /// Find its process or its provider's object and go on from there; ask when there is none.
        ADOPT,
        /// A person decides, with the transcript before them.
        ASK
    }

    /// Something unresolved: a choice nobody took, an input nobody bound, a metric without a
    /// source.
    ///
    /// @param help the way out, to copy into the companion file
    /// @param name what whoever starts a run can give it by: an input's name, a choice's heading;
    ///   empty where nothing but the companion file resolves it
    /// @param alternatives of a choice
    public record Open(
            Kind kind,
            String what,
            int line,
            String help,
            String name,
            List<Alternative> alternatives) {
        public Open {
            alternatives = List.copyOf(alternatives);
        }

        /// Something that only the companion file, or the document, resolves.
        public Open(Kind kind, String what, int line, String help) {
            this(kind, what, line, help, "", List.of());
        }

        /// One alternative of a choice.
        public record Alternative(String label, int line) {}

        /// What is missing.
        public enum Kind {
            CHOICE,
            INPUT,
            METRIC,
            HOSTING,
            DATABASE,
            ROLLBACK,
            /// The document itself could not be read whole.
            DOCUMENT
        }
    }

    /// An actionable line that is not part of this plan, or (line 0) something in the companion
    /// file that nothing in the document asks for.
    public record Unread(int line, String says, String why) {}

    /// Whether the answer that a step shares with the one before it holds the other way round: one
    /// is done where the condition holds, the other where it does not.
    public boolean otherwise(PlannedStep step) {
        return step.whenAsked()
                .flatMap(this::step)
                .flatMap(PlannedStep::when)
                .filter(asked ->
                        step.when().filter(when -> Conditions.opposed(asked, when)).isPresent())
                .isPresent();
    }

    /// What people call a step: its title, and its command where other steps have the same title,
    /// as the lines of one block have.
    public String name(PlannedStep step) {
        var command = Lines.command(step.action());
        return command.isEmpty()
                        || step.title().contains(command)
                        || Stream.concat(steps.stream(), rollback.stream())
                                .noneMatch(other ->
                                        !other.id().equals(step.id())
                                                && other.title().equals(step.title()))
                ? step.title()
                : Lines.cut(step.title(), 40) + ": " + Lines.cut(command, 60);
    }

    /// The step of this id, forward or back.
    public Optional<PlannedStep> step(String id) {
        return Stream.concat(steps.stream(), rollback.stream())
                .filter(step -> step.id().equals(id))
                .findFirst();
    }
}
