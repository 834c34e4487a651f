package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.Question;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        description = "Answers a question of a run; it counts once.",
        footer = {"", "Exit code: 0 it counts, 10 it does not (said why), 9 no such run."})
final class AnswerCommand implements Callable<ExitCode> {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id.")
    String run = "";

    @Parameters(
            index = "1",
            paramLabel = "QUESTION",
            description = "The question's id, as `rutter status RUN` shows it.")
    String question = "";

    @Parameters(
            index = "2",
            paramLabel = "yes|no|retry|skip",
            description = "The answer; which ones a question takes, `rutter status RUN` shows.")
    String said = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who answers (default: the user's name).")
    @Nullable String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Kept with the answer.")
    String note = "";

    private final Screen screen;
    private final CommandLineTool.Home home;

    AnswerCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() {
        try (var workshop = Workshop.open(home)) {
            var state = workshop.state(run);
            var takes = workshop.engine().answers(run, question);
            var answer =
                    Spoken.of(Question.Kind.of(question), takes, said)
                            .or(() -> Spoken.plain(said))
                            .orElseThrow(() ->
                                    new Failure(
                                            ExitCode.USAGE,
                                            "\""
                                                    + said
                                                    + "\" is no answer; this question takes "
                                                    + words(takes)));
            var reception = workshop.engine().answer(run, question, answer, Workshop.who(by), note);
            var open =
                    state.openQuestions().stream()
                            .map(asked -> asked.question())
                            .collect(Collectors.joining(", "));
            var said =
                    switch (reception) {
                        case COUNTED ->
                                "counted; where nothing is going on with the run: rutter resume "
                                        + run;
                        case COUNTED_EARLY -> "counted; it is used when the run gets there";
                        case ALREADY_ANSWERED ->
                                "\""
                                        + question
                                        + "\" is answered"
                                        + workshop.state(run)
                                                .answer(question)
                                                .map(AnswerCommand::told)
                                                .orElse("")
                                        + "; an answer counts once, nothing has changed";
                        case NOT_ASKED ->
                                "run "
                                        + run
                                        + " does not ask \""
                                        + question
                                        + "\"; open: "
                                        + (open.isEmpty() ? "nothing" : open)
                                        + "; to keep a step from being run: rutter skip "
                                        + run
                                        + " STEP --why REASON, or rutter stop "
                                        + run;
                        case TOO_EARLY -> early(workshop.engine());
                        case NOT_YOURS ->
                                "\""
                                        + question
                                        + "\" is not for "
                                        + Workshop.who(by)
                                        + " to answer"
                                        + ": "
                                        + workshop.engine().barred(run, question, Workshop.who(by))
                                        + "; somebody else answers with --by NAME, see: rutter status "
                                        + run;
                        case NOT_THAT ->
                                "\""
                                        + question
                                        + "\" takes "
                                        + words(takes)
                                        + ", not "
                                        + answer.word();
                        case NEEDS_REASON ->
                                "a step is skipped for a reason; give it with --note TEXT";
                        case RUN_OVER -> "run " + run + " is over";
                    };
            var counts = reception.counts();
            (counts ? screen.out() : screen.err()).println(said);
            return counts ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private String early(Engine engine) {
        return "\""
                + question
                + "\" tells of what nobody has seen yet: "
                + engine.awaited(run, question)
                        .map(step ->
                                step.id().equals(question.replaceFirst(":.*$", ""))
                                        ? "the way back has not begun"
                                        : "\""
                                                + step.title()
                                                + "\" (line "
                                                + step.line()
                                                + ") is still to be done")
                        .orElse("the run gets there first")
                + "; answer once the run asks, nothing has changed";
    }

    private static String words(List<Answer> takes) {
        return takes.stream().map(Answer::word).collect(Collectors.joining(" or "));
    }

    private static String told(AnswerGiven given) {
        return ": "
                + given.answer().word()
                + " by "
                + given.by()
                + (given.note().isEmpty() ? "" : " (" + given.note() + ")");
    }
}
