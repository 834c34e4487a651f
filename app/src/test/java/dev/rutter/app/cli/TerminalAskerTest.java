package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Asker.Reply;
import dev.rutter.engine.run.Question;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalAskerTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private Reply typed(String question, List<Answer> takes, String lines) {
        var to = new PrintStream(shown, true, StandardCharsets.UTF_8);
        var asker =
                new TerminalAsker(
                        new Screen(to, to, true, false),
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        "mia",
                        _ -> takes,
                        _ -> Optional.empty());
        var asked =
                new QuestionAsked(
                        question,
                        "prepare-1",
                        "Is it so?",
                        "",
                        List.of(),
                        Instant.now().plusSeconds(60));
        try {
            return asker.ask(asked, Duration.ZERO);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private Reply typed(Question.Kind kind, String lines) {
        return typed(id(kind), kind.answers(), lines);
    }

    private static String id(Question.Kind kind) {
        return kind == Question.Kind.APPROVAL
                ? Question.approval(1)
                : Question.id("prepare-1", kind);
    }

    private String screen() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Question.Kind.class)
    void every_word_that_a_question_offers_is_an_answer_to_it(Question.Kind kind) {
        for (var answer : kind.answers()) {
            var offered = Spoken.offered(kind, answer);
            assertThat(typed(kind, offered + "\n"))
                    .isEqualTo(new Reply.Given(answer, "mia", answer == Answer.SKIP ? "WHY" : ""));
            assertThat(typed(kind, answer.word() + " since\n"))
                    .isEqualTo(new Reply.Given(answer, "mia", "since"));
        }
        assertThat(screen()).contains(Spoken.offered(kind, kind.answers().getLast()));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, stop, NO",
        "FAILED, abort, NO",
        "FAILED, quit, NO",
        "FAILED, r, RETRY",
        "FAILED, again, RETRY",
        "APPROVAL, ok, YES",
        "APPROVAL, s, NO",
        "ROLL_BACK, Stop, NO",
        "SIGN, Yes., YES",
        "SIGN, okay, YES",
        "SIGN, n, NO"
    })
    void what_says_the_same_is_taken(Question.Kind kind, String word, Answer answer) {
        assertThat(typed(kind, word + "\n")).isEqualTo(new Reply.Given(answer, "mia", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN, stop",
        "CONDITION, abort",
        "WINDOW, quit",
        "FAILED, yes",
        "SIGN, s",
        "SIGN, skip",
        "SIGN, perhaps"
    })
    void what_could_mean_something_else_is_asked_again(Question.Kind kind, String word) {
        assertThat(typed(kind, word + "\n")).isInstanceOf(Reply.NotYet.class);
    }

    @Test
    void who_wants_the_whole_run_to_stop_is_told_how() {
        typed(Question.Kind.SIGN, "stop\n");
        assertThat(screen()).contains("rutter stop RUN").contains("y/n/skip WHY");
    }

    @Test
    void what_this_question_does_not_take_is_not_offered() {
        var reply = typed("undo-1:failed-1", List.of(Answer.NO), "retry\nstop\n");
        assertThat(reply).isEqualTo(new Reply.Given(Answer.NO, "mia", ""));
        assertThat(screen()).contains("[stop]").doesNotContain("skip");
    }
}
