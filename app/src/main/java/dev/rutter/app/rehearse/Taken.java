package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/// The defaults that a rehearsal really took: what was put in the place of something open, and of
/// the answers kept ready those that a run asked for.
final class Taken {
    private final List<Binding.Default> ready = new ArrayList<>();
    private final List<Binding.Default> taken = new ArrayList<>();

    /// What a binding stated.
    void state(List<Binding.Default> defaults) {
        for (var each : defaults) {
            var into = each.answers() ? ready : taken;
            if (!into.contains(each)) {
                into.add(each);
            }
        }
    }

    /// Adds what a run was answered.
    void take(RunState state) {
        for (var asked : state.questions().entrySet()) {
            asked.getValue()
                    .answer()
                    .filter(Taken::ours)
                    .flatMap(_ -> state.plan().step(asked.getKey().replaceFirst(":.*$", "")))
                    .ifPresent(step ->
                            ready.stream()
                                    .filter(each -> about(each, asked.getKey(), step))
                                    .filter(each -> !taken.contains(each))
                                    .toList()
                                    .forEach(taken::add));
        }
    }

    /// Adds what was answered while runs went on.
    void also(List<Binding.Default> answered) {
        taken.addAll(answered);
    }

    /// All of them, those of the document's own order first.
    List<Binding.Default> all() {
        return List.copyOf(taken);
    }

    private static boolean ours(AnswerGiven answer) {
        return Binding.REASONS.stream()
                .anyMatch(reason -> answer.note().equals("acknowledged beforehand: " + reason));
    }

    private static boolean about(Binding.Default each, String question, PlannedStep step) {
        if (each.line() != step.line()) {
            return false;
        }
        return switch (Question.Kind.of(question)) {
            case CONDITION -> each.kind().equals("condition");
            case DANGER -> each.taken().equals("no");
            case RESULT ->
                    step.expectations().stream().anyMatch(one -> one.says().equals(each.what()));
            case SIGN ->
                    each.kind().equals("question")
                            && step.expectations().stream()
                                    .noneMatch(one -> one.says().equals(each.what()));
            case APPROVAL,
                    INTERRUPTED,
                    AGAIN,
                    WINDOW,
                    ROLL_BACK,
                    HALF_WAY,
                    FAILED,
                    HOSTING,
                    THERE ->
                    false;
        };
    }
}
