package dev.rutter.app.cli;

import dev.rutter.app.view.Lengths;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.session.ByHand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks the person at the terminal. Shows each question once, with its evidence, and looks for a
/// typed line without holding on to the input, so that an answer given elsewhere goes first. Used
/// by one thread at a time.
final class TerminalAsker implements Asker {
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int LONGEST_LINE = 1000;

    private final Screen screen;
    private final InputStream typed;
    private final String by;
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder line = new StringBuilder();

    private final Attendance attendance;

    /// What a question's command is, where a person at this terminal can run it here.
    @FunctionalInterface
    interface Attendance {
        /// Empty where the question is about no such command.
        Optional<ByHand> of(QuestionAsked question);
    }

    /// What a question takes as an answer.
    private final Function<String, List<Answer>> takes;

    TerminalAsker(
            Screen screen,
            InputStream typed,
            String by,
            Function<String, List<Answer>> takes,
            Attendance attendance) {
        this.screen = screen;
        this.typed = typed;
        this.by = by;
        this.takes = takes;
        this.attendance = attendance;
    }

    @Override
    public Reply ask(QuestionAsked question, Duration patience) throws InterruptedException {
        if (!question.who().isEmpty() && !question.who().contains(by)) {
            return tellOnce(question);
        }
        if (shown.add(question.question())) {
            show(question);
        }
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var answered = typedLine();
            if (answered != null) {
                var hand = attendance.of(question);
                if (hand.isPresent() && answered.strip().toLowerCase(Locale.ROOT).equals("run")) {
                    return attended(question, hand.get());
                }
                var reply = understand(answered, question);
                if (reply != null) {
                    return reply;
                }
                screen.prompt(again(answered, question));
            } else if (System.nanoTime() >= until) {
                return new Reply.NotYet();
            } else {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
    }

    /// The command has the terminal until it ends; its exit status is the answer.
    private Reply attended(QuestionAsked question, ByHand hand) throws InterruptedException {
        var left = Duration.between(Instant.now(), question.deadline());
        var status = hand.run(System.getenv(), left.isNegative() ? Duration.ZERO : left);
        return new Reply.Given(
                status == 0 ? Answer.YES : Answer.NO,
                by,
                "run at the terminal, exit status " + status + ", see " + hand.transcript());
    }

    private Reply tellOnce(QuestionAsked question) {
        if (shown.add(question.question())) {
            screen.err()
                    .println(
                            screen.in(Screen.Colour.DOUBT, "? ")
                                    + question.text()
                                    + "\n  only "
                                    + String.join(", ", question.who())
                                    + " may answer, you are "
                                    + by
                                    + "; start with --by NAME, or: rutter answer RUN "
                                    + question.question()
                                    + " yes --by NAME");
        }
        return new Reply.NotYet();
    }

    private void show(QuestionAsked question) {
        screen.err()
                .println(
                        screen.in(Screen.Colour.DOUBT, "? ")
                                + screen.in(Screen.Colour.STRONG, question.text()));
        question.evidence()
                .lines()
                .limit(40)
                .forEach(text -> screen.err().println("  │ " + Lengths.cut(text, 160)));
        screen.prompt(
                "  ["
                        + offered(question)
                        + "] (until "
                        + question.deadline().truncatedTo(ChronoUnit.SECONDS)
                        + ") ");
    }

    private @org.jspecify.annotations.Nullable String typedLine() {
        try {
            while (typed.available() > 0) {
                var one = typed.read();
                if (one == '\n' || one < 0) {
                    var text = line.toString();
                    line.setLength(0);
                    screen.typed();
                    return new String(
                            text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                }
                if (line.length() < LONGEST_LINE) {
                    line.append((char) one);
                }
            }
        } catch (IOException closed) {
            return null;
        }
        return null;
    }

    /// What is said to a line that is no answer.
    private String again(String answered, QuestionAsked question) {
        if (said(word(answered), question).filter(Answer.SKIP::equals).isPresent()) {
            return "  it is skipped for a reason, which is kept: skip WHY ";
        }
        return (Spoken.stop(word(answered))
                        ? "  to end the whole run: rutter stop RUN, in another terminal;"
                                + " to this question answer ["
                        : "  answer [")
                + offered(question)
                + "], with a note after it where wanted: ";
    }

    private String offered(QuestionAsked question) {
        var run = attendance.of(question).isPresent() ? "run it here: run/" : "";
        var kind = Question.Kind.of(question.question());
        return run
                + takes.apply(question.question()).stream()
                        .map(answer -> Spoken.offered(kind, answer))
                        .collect(Collectors.joining("/"));
    }

    private Optional<Answer> said(String word, QuestionAsked question) {
        var id = question.question();
        return Spoken.of(Question.Kind.of(id), takes.apply(id), word);
    }

    private static String word(String text) {
        return text.strip().split("\\s+", 2)[0];
    }

    /// Nothing where it is no answer to this question.
    private @org.jspecify.annotations.Nullable Reply understand(
            String text, QuestionAsked question) {
        var words = text.strip().split("\\s+", 2);
        var note = words.length > 1 ? words[1].strip() : "";
        return said(words[0], question)
                .filter(answer -> answer != Answer.SKIP || !note.isEmpty())
                .<Reply>map(answer -> new Reply.Given(answer, by, note))
                .orElse(null);
    }
}
