package dev.rutter.engine.run;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers that the environment states beforehand: what is recorded is that, not a person.
final class Acknowledgements {
    private static final List<String> NO = List.of("no", "n", "false");

    private Acknowledgements() {}

    /// The stated answer, where the words of one occur in the question, in its step's line or in
    /// what the document expects of it.
    static Optional<AnswerGiven> answer(Plan plan, QuestionAsked question) {
        if (!Question.Kind.of(question.question()).acknowledgeable()) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        words.add(question.text());
        plan.step(question.step())
                .ifPresent(step -> {
                    words.add(step.title());
                    step.expectations().forEach(expected -> words.add(expected.says()));
                });
        return words.stream()
                .flatMap(line -> plan.environment().acknowledgement(line).stream())
                .findFirst()
                .map(stated ->
                        new AnswerGiven(
                                question.question(),
                                NO.contains(stated.toLowerCase(Locale.ROOT))
                                        ? Answer.NO
                                        : Answer.YES,
                                "environment " + plan.environment().name(),
                                "acknowledged beforehand: " + stated));
    }
}
