package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.environment.Acknowledgement;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers that the environment states beforehand: what is recorded is that, not a person.
final class Acknowledgements {
    private Acknowledgements() {}

    /// The stated answer, where the environment acknowledges the question's line: for a line for
    /// people the line, for a condition the condition, for a result what the document expects; and
    /// for what can destroy something nothing but the exact line or command.
    static Optional<AnswerGiven> answer(Plan plan, QuestionAsked question) {
        var step = plan.step(question.step());
        return step.flatMap(of -> stated(plan, question, of))
                .map(stated ->
                        new AnswerGiven(
                                question.question(),
                                stated.yes() ? Answer.YES : Answer.NO,
                                "environment " + plan.environment().name(),
                                "acknowledged beforehand"
                                        + (stated.note().isEmpty() ? "" : ": " + stated.note())));
    }

    private static Optional<Acknowledgement> stated(
            Plan plan, QuestionAsked question, PlannedStep step) {
        var environment = plan.environment();
        return switch (Question.Kind.of(question.question())) {
            case SIGN ->
                    first(
                            List.of(step.title(), command(step.action())),
                            environment::acknowledgement);
            case CONDITION -> step.when().flatMap(environment::acknowledgement);
            case DANGER ->
                    first(
                            List.of(step.title(), command(step.action())),
                            environment::acknowledgementOfDanger);
            case RESULT -> {
                var expected = new ArrayList<String>();
                step.expectations().forEach(one -> expected.add(one.says()));
                expected.add(step.title());
                yield first(expected, environment::acknowledgement);
            }
            case APPROVAL,
                    INTERRUPTED,
                    AGAIN,
                    WINDOW,
                    ROLL_BACK,
                    HALF_WAY,
                    FAILED,
                    HOSTING,
                    THERE ->
                    Optional.empty();
        };
    }

    private static Optional<Acknowledgement> first(
            List<String> lines, Function<String, Optional<Acknowledgement>> stated) {
        return lines.stream().flatMap(line -> stated.apply(line).stream()).findFirst();
    }

    private static String command(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> script;
            case Action.Query(var sql) -> sql;
            case Action.Http http -> http.shell();
            case Action.Ask(var text) -> text;
            case Action.Attended(var script, _) -> script;
            case Action.Hosting _, Action.Announce _, Action.Wait _, Action.Watch _ -> "";
        };
    }
}
