package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words that people type for an answer. Every word that a question offers is taken, and what
/// else says the same without a doubt.
final class Spoken {
    private static final Map<Answer, Set<String>> WORDS =
            Map.of(
                    Answer.YES, Set.of("y", "yes", "yep", "yeah", "ok", "okay"),
                    Answer.NO, Set.of("n", "no", "nope"),
                    Answer.RETRY, Set.of("r", "retry", "again", "redo", "repeat"),
                    Answer.SKIP, Set.of("skip"));
    private static final Set<String> STOP = Set.of("stop", "abort", "quit", "cancel", "exit", "q");

    private Spoken() {}

    /// What a word means whatever is asked.
    static Optional<Answer> plain(String word) {
        var said = said(word);
        return WORDS.entrySet().stream()
                .filter(answer -> answer.getValue().contains(said))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// What a word means to a question of this kind that takes these answers; empty where that is
    /// none of them.
    static Optional<Answer> of(Question.Kind kind, List<Answer> takes, String word) {
        var said = said(word);
        if (said.equals("s")) {
            return takes.contains(Answer.SKIP)
                    ? Optional.of(Answer.SKIP)
                    : stops(kind) ? Optional.of(Answer.NO) : Optional.empty();
        }
        return STOP.contains(said)
                ? Optional.of(Answer.NO).filter(_ -> stops(kind))
                : plain(said).filter(takes::contains);
    }

    /// Whether the word asks for the end of all, whatever a question takes.
    static boolean stop(String word) {
        return STOP.contains(said(word));
    }

    /// The word for an answer as a question offers it.
    static String offered(Question.Kind kind, Answer answer) {
        return switch (answer) {
            case YES -> "y";
            case NO -> kind == Question.Kind.FAILED ? "stop" : "n";
            case RETRY -> "retry";
            case SKIP -> "skip WHY";
        };
    }

    /// Whether "no" ends the run and does nothing else: elsewhere it says that something is not so,
    /// which may as well lead back to an earlier release, or only past a line.
    private static boolean stops(Question.Kind kind) {
        return switch (kind) {
            case APPROVAL, FAILED, ROLL_BACK, HALF_WAY -> true;
            case SIGN, CONDITION, DANGER, RESULT, INTERRUPTED, AGAIN, WINDOW, HOSTING, THERE ->
                    false;
        };
    }

    private static String said(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("[.,:;!]+$", "");
    }
}
