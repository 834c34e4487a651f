package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.expect.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people want of a run from elsewhere (stand still, do a step once more, let one pass), and
/// whether that can be. Pure.
final class Wishes {
    /// How the words begin by which a person's wish to stop is recorded.
    static final String STOPPED = "stopped by ";

    private Wishes() {}

    static Verdict stop(String by, String why) {
        return new Verdict(Verdict.Kind.UNCLEAR, STOPPED + by, 0, "", "", 1, why.strip());
    }

    /// How a wish is met.
    sealed interface Way {
        /// By answering the question that the run asks about it.
        record By(String question) implements Way {}

        /// At once.
        record Directly() implements Way {}

        /// Not at all.
        record Against(String why) implements Way {}
    }

    static Optional<String> againstPause(RunState state) {
        return over(state)
                .or(() -> decided(state))
                .or(() ->
                        state.held()
                                .map(held ->
                                        "it was paused before, by "
                                                + held.by()
                                                + "; nothing has changed"));
    }

    static Way retry(RunState state, Optional<String> step) {
        var over = over(state).or(() -> decided(state));
        if (over.isPresent()) {
            return new Way.Against(over.get());
        }
        var asked =
                open(state, Answer.RETRY).stream()
                        .filter(question -> step.isEmpty() || step.get().equals(question.step()))
                        .toList();
        if (asked.size() == 1) {
            return new Way.By(asked.getFirst().question());
        }
        return new Way.Against(
                asked.isEmpty()
                        ? "the run does not ask about "
                                + step.map(id -> "\"" + id + "\"").orElse("any step")
                                + " that did not end well; see: rutter status "
                                + state.run()
                        : "it asks about several, name one: "
                                + asked.stream()
                                        .map(QuestionAsked::step)
                                        .collect(Collectors.joining(", ")));
    }

    static Way skip(RunState state, String step, String by, String why) {
        var over = over(state).or(() -> decided(state));
        if (over.isPresent()) {
            return new Way.Against(over.get());
        }
        if (why.isBlank()) {
            return new Way.Against("a step is skipped for a reason; give it with --why");
        }
        var planned = state.plan().steps().stream().filter(one -> one.id().equals(step)).findAny();
        if (planned.isEmpty()) {
            return new Way.Against(
                    state.plan().step(step).isPresent()
                            ? "\"" + step + "\" is on the way back; nothing of that is skipped"
                            : "the plan has no step \""
                                    + step
                                    + "\"; it has "
                                    + state.plan().steps().stream()
                                            .map(one -> one.id())
                                            .collect(Collectors.joining(", ")));
        }
        var asked =
                open(state, Answer.SKIP).stream()
                        .filter(question -> question.step().equals(step))
                        .findFirst();
        if (asked.isPresent()) {
            return new Way.By(asked.get().question());
        }
        var so = state.step(step);
        var outcome = so.flatMap(RunState.StepState::outcome);
        if (outcome.isPresent()) {
            return new Way.Against("\"" + step + "\" is over: " + outcome.get().line());
        }
        if (so.filter(RunState.StepState::begun).isPresent()) {
            return new Way.Against(
                    "\"" + step + "\" is under way; it is not taken back by skipping it");
        }
        var who = Pilot.who(planned.get(), state);
        return who.isEmpty() || who.contains(by)
                ? new Way.Directly()
                : new Way.Against(
                        "\""
                                + step
                                + "\" is for "
                                + String.join(" or ", who)
                                + " to let pass, you are "
                                + by);
    }

    static String refused(Reception reception, String question, String by) {
        return switch (reception) {
            case NOT_YOURS -> "\"" + question + "\" is not for " + by + " to answer";
            case ALREADY_ANSWERED -> "\"" + question + "\" was answered before";
            case NEEDS_REASON -> "a step is skipped for a reason; give it with --why";
            case COUNTED, COUNTED_EARLY, NOT_ASKED, TOO_EARLY, NOT_THAT, RUN_OVER ->
                    "the answer to \"" + question + "\" does not count";
        };
    }

    private static List<QuestionAsked> open(RunState state, Answer answer) {
        return state.openQuestions().stream()
                .filter(question -> Answers.taken(state, question.question()).contains(answer))
                .toList();
    }

    private static Optional<String> over(RunState state) {
        return state.end()
                .map(end ->
                        "the run is over ("
                                + end.end().words()
                                + "); begin another, from the step where it is to go on: rutter run"
                                + " ... --from STEP");
    }

    private static Optional<String> decided(RunState state) {
        return state.decisions().isEmpty()
                ? Optional.empty()
                : Optional.of("how the run ends is decided, and that way is followed");
    }
}
