package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// Questions, answers and figures as people read them. Pure.
public final class Words {
    private Words() {}

    /// What was asked under this id; the step's title where the answer came before the question.
    static String question(RunState state, String id) {
        return Optional.ofNullable(state.questions().get(id))
                .flatMap(RunState.Asked::asked)
                .map(QuestionAsked::text)
                .or(() -> step(state, id).map(PlannedStep::title))
                .orElse(id);
    }

    /// ` (line 57)` of the step that a question is about; empty where it is about none.
    static String line(RunState state, String id) {
        return step(state, id).map(step -> " (line " + step.line() + ")").orElse("");
    }

    /// An answer with who gave it, told as a whole: what was asked and what was said.
    public static String told(RunState state, AnswerGiven answer) {
        var asked =
                "\"" + question(state, answer.question()) + "\"" + line(state, answer.question());
        return Issues.beforehand(answer)
                ? "answered beforehand by rutter.yaml ("
                        + yes(answer)
                        + "): "
                        + asked
                        + ": "
                        + Issues.stated(answer)
                : answer.by()
                        + " answered "
                        + yes(answer)
                        + " to "
                        + asked
                        + (answer.note().isEmpty() ? "" : ": " + answer.note());
    }

    /// `yes by mia (seen on the dashboard)`.
    static String answer(AnswerGiven answer) {
        return yes(answer)
                + " by "
                + answer.by()
                + (answer.note().isEmpty() ? "" : " (" + answer.note() + ")");
    }

    private static String yes(AnswerGiven answer) {
        return answer.answer().word();
    }

    /// An outcome's line with `1 row` for one.
    public static String rows(String line) {
        return line.replaceFirst("^1 rows\\b", "1 row");
    }

    /// An answer in a line: `yes by mia: read it`, or that the environment's file gave it.
    public static String given(AnswerGiven answer) {
        return Issues.beforehand(answer)
                ? yes(answer) + ", answered beforehand by rutter.yaml: " + Issues.stated(answer)
                : yes(answer)
                        + " by "
                        + answer.by()
                        + (answer.note().isEmpty() ? "" : ": " + answer.note());
    }

    /// What became of a yes that the hosting waits for; follows "the hosting".
    public static String approval(HostingApproval approval) {
        var what = "release " + approval.release() + " into " + String.join(", ", approval.of());
        return switch (approval.stage()) {
                    case AWAITED -> "waits for an approval of " + what;
                    case APPROVING, REJECTING -> "is told about " + what;
                    case GIVEN -> "took the answer about " + what;
                    case FOUND -> "had its answer about " + what + " before";
                    case REFUSED -> "did NOT take the answer about " + what;
                }
                + ": "
                + approval.said();
    }

    /// A figure in three digits, whole from 100 on: `5.78`, `20.4`, `1234`.
    public static String number(BigDecimal value) {
        var rounded =
                value.abs().compareTo(BigDecimal.valueOf(100)) >= 0
                        ? value.setScale(0, RoundingMode.HALF_UP)
                        : value.round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// With the stop that a sentence ends with, once.
    static String sentence(String text) {
        return text.matches("(?s).*[.!?]\\s*") ? text.stripTrailing() : text.stripTrailing() + ".";
    }

    /// A run's compression: `60`, `1.5`.
    public static String factor(double compression) {
        return BigDecimal.valueOf(compression).stripTrailingZeros().toPlainString();
    }

    /// The sentence that a compressed run's papers end with; empty in real time.
    public static String drill(RunState state) {
        return state.began().compression() == 1
                ? ""
                : "\nWindows and waits were "
                        + factor(state.began().compression())
                        + " times shorter than the document's: this was a drill.\n";
    }

    private static Optional<PlannedStep> step(RunState state, String id) {
        var asked =
                Optional.ofNullable(state.questions().get(id))
                        .flatMap(RunState.Asked::asked)
                        .map(QuestionAsked::step)
                        .orElse(id.replaceFirst(":[^:]*$", ""));
        return state.plan().step(asked);
    }
}
