package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Something that only a person can tell, and what happens when nobody does.
///
/// @param id the same after every restart: made from the step and the kind, never drawn
/// @param text what is asked, answerable by yes or no
/// @param evidence what a person needs to see to answer
/// @param who may answer; empty means whoever runs it
/// @param patience how long an answer is waited for
public record Question(
        String id,
        Kind kind,
        String step,
        String text,
        String evidence,
        List<String> who,
        Duration patience) {
    public Question {
        who = List.copyOf(who);
    }

    /// As it is asked at a time.
    QuestionAsked asked(Instant now) {
        return new QuestionAsked(id, step, text, evidence, who, now.plus(patience));
    }

    /// What is asked about, which decides whether an early answer counts, what the environment may
    /// answer beforehand ([Acknowledgements]), and what silence means.
    public enum Kind {
        /// May this run begin?
        APPROVAL("approval", false, Answer.NO),
        /// A line for people: is it so, was it done?
        SIGN("", true, Answer.NO),
        /// Does the step's condition hold?
        CONDITION("when", true, Answer.NO),
        /// May a step that can destroy something run?
        DANGER("danger", true, Answer.NO),
        /// Is the result what the document expects?
        RESULT("result", false, Answer.NO),
        /// A step began, its end is unknown: did it do its work?
        INTERRUPTED("interrupted", false, Answer.NO),
        /// May it be run again?
        AGAIN("again", false, Answer.NO),
        /// A window cannot be judged: go on all the same?
        WINDOW("window", false, Answer.NO),
        /// Something is wrong with a live release: go back?
        ROLL_BACK("roll-back", false, Answer.YES),
        /// A step failed with the deployment half done: go back, or (no) leave it as it is? Nobody
        /// but a person can tell what serves, so silence leaves it.
        HALF_WAY("half-way", false, Answer.NO),
        /// A step failed before anything went live: do it once more, let it pass, or (no) stop?
        FAILED("failed", false, Answer.NO),
        /// A release waits at its hosting: approve it there, or (no) reject it?
        HOSTING("hosting", false, Answer.NO),
        /// The same where the hosting takes no answer from here: was it approved there? No waits no
        /// longer.
        THERE("there", false, Answer.NO);

        private final String suffix;
        private final boolean early;
        private final Answer silence;

        Kind(String suffix, boolean early, Answer silence) {
            this.suffix = suffix;
            this.early = early;
            this.silence = silence;
        }

        /// What can be answered, in the order in which it is offered.
        public List<Answer> answers() {
            return switch (this) {
                case APPROVAL, WINDOW, HOSTING, THERE -> List.of(Answer.YES, Answer.NO);
                case SIGN, CONDITION, DANGER, RESULT, INTERRUPTED, AGAIN ->
                        List.of(Answer.YES, Answer.NO, Answer.SKIP);
                case ROLL_BACK, HALF_WAY ->
                        List.of(Answer.YES, Answer.NO, Answer.RETRY, Answer.SKIP);
                case FAILED -> List.of(Answer.RETRY, Answer.SKIP, Answer.NO);
            };
        }

        /// Whether this is an answer to such a question at all.
        public boolean takes(Answer answer) {
            return answers().contains(answer);
        }

        /// Whether an answer may come before the question: only where nothing has to be seen first.
        public boolean early() {
            return early;
        }

        /// What counts when nobody answers in time: the safe end.
        public Answer silence() {
            return silence;
        }

        /// The kind of the question with this id.
        public static Kind of(String question) {
            var slash = question.lastIndexOf(':');
            if (slash < 0) {
                return question.startsWith(APPROVAL.suffix + "-") ? APPROVAL : SIGN;
            }
            var end = question.substring(slash + 1).replaceFirst("-\\d+(\\.\\d+)?$", "");
            for (var kind : values()) {
                if (!kind.suffix.isEmpty() && kind.suffix.equals(end)) {
                    return kind;
                }
            }
            return SIGN;
        }
    }

    /// The id of a question about a step: `deploy-2`, `deploy-2:danger`.
    public static String id(String step, Kind kind) {
        return kind.suffix.isEmpty() ? step : step + ":" + kind.suffix;
    }

    /// The id of a question about one attempt of a step: `deploy-2:interrupted-1`.
    public static String id(String step, Kind kind, int attempt) {
        return id(step, kind) + "-" + attempt;
    }

    /// The id of the n-th question that an attempt of a step asks of this kind:
    /// `deploy-2:hosting-1`, `deploy-2:hosting-1.2`.
    static String id(String step, Kind kind, int attempt, int n) {
        return id(step, kind, attempt) + (n == 1 ? "" : "." + n);
    }

    /// The id of a line's question: the step's own; a person is asked anew when it is done once
    /// more.
    static String sign(String step, int attempt) {
        return attempt <= 1 ? id(step, Kind.SIGN) : step + ":sign-" + attempt;
    }

    /// The id of the question that the step, as it stands, has to be answered before it begins:
    /// whether it applies, or whether it may be run. A step that was never begun is asked about
    /// anew when a person wants it done once more: nobody has allowed it yet.
    public static String before(RunState state, String step, Kind kind) {
        var retries = state.step(step).map(RunState.StepState::retries).orElse(0);
        return retries == 0 ? id(step, kind) : id(step, kind, retries + 1);
    }

    /// The id of the question whether a step applies. What one line guards is asked about once, at
    /// its first step; a step that a person wants done once more is asked about by itself.
    static String condition(RunState state, PlannedStep step) {
        var retries = state.step(step.id()).map(RunState.StepState::retries).orElse(0);
        var asked = retries == 0 ? step.whenAsked().orElse(step.id()) : step.id();
        return before(state, asked, Kind.CONDITION);
    }

    /// The step whose condition is asked about before `step`.
    static PlannedStep asked(RunState state, PlannedStep step) {
        var id = step(condition(state, step));
        return id.equals(step.id()) ? step : state.plan().step(id).orElse(step);
    }

    /// Whether the answer to that question says that a step does not apply. What is done otherwise
    /// applies where the condition does not.
    static boolean denies(RunState state, PlannedStep step, Answer answer) {
        var turned =
                !step(condition(state, step)).equals(step.id()) && state.plan().otherwise(step);
        return answer == (turned ? Answer.YES : Answer.NO);
    }

    /// The id of the question whether to go back, asked anew after each attempt.
    static String rollBack(String step, int attempt) {
        return attempt <= 1 ? id(step, Kind.ROLL_BACK) : id(step, Kind.ROLL_BACK, attempt);
    }

    /// The step that a question is about; for approvals, a word that is none.
    static String step(String question) {
        return question.replaceFirst(":.*$", "");
    }

    /// The id of the n-th approval.
    public static String approval(int n) {
        return Kind.APPROVAL.suffix + "-" + n;
    }
}
