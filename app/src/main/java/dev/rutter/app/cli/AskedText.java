package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.Halt;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a run waits for, each question with the command that answers it.
final class AskedText {
    private static final int EVIDENCE = 12;

    private AskedText() {}

    static List<String> of(String run, Halt.Paused paused, Engine engine) {
        var lines = new ArrayList<String>();
        lines.add(
                "rutter: run "
                        + run
                        + " waits for an answer; it goes on with: rutter resume "
                        + run);
        for (var asked : paused.asked()) {
            lines.add("  " + asked.text());
            asked.evidence().lines().limit(EVIDENCE).forEach(line -> lines.add("    │ " + line));
            lines.add(
                    "    "
                            + command(run, asked.question(), engine)
                            + (asked.who().isEmpty() ? "" : " --by " + asked.who().getFirst())
                            + "   # until "
                            + asked.deadline().truncatedTo(ChronoUnit.SECONDS));
        }
        if (!paused.ahead().isEmpty()) {
            lines.add("  can be answered already:");
            paused.ahead()
                    .forEach(ahead ->
                            lines.add(
                                    "    "
                                            + command(run, ahead.id(), engine)
                                            + "   # "
                                            + ahead.text()));
        }
        return lines;
    }

    /// `rutter answer 12 deploy-2:failed-1 retry|skip|no`.
    static String command(String run, String question, Engine engine) {
        return "rutter answer "
                + run
                + " "
                + question
                + " "
                + engine.answers(run, question).stream()
                        .map(Answer::word)
                        .collect(Collectors.joining("|"));
    }
}
