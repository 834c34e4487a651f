package dev.rutter.app.cli;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Asker;
import dev.rutter.language.plan.Applies;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers prepared in a file, one a line:
///
/// `QUESTION = ANSWER [by NAME] [: NOTE]`
///
/// QUESTION is a question's id, or the words of the one line it asks about; ANSWER is `yes`, `no`,
/// `retry` or `skip`. Blank lines and lines that begin with `#` are skipped. Each answer is given
/// once, for one question: words that two lines of the plan share need their ids, and what was
/// never asked is told at the end. Inputs and choices ([GivenArguments]) were read when the run
/// began.
final class AnswersFile implements Asker {
    private static final Pattern LINE =
            Pattern.compile(
                    "(.+?)\\s*=\\s*(y|yes|ok|okay|n|no|retry|skip)(?:\\s+by\\s+([^:]+?))?\\s*(?::\\s*(.*))?",
                    Pattern.CASE_INSENSITIVE);

    /// A file of answers as it was when it was read.
    ///
    /// @param lines all of them, the first of which is line 1
    record Source(Path file, List<String> lines) {
        Source {
            lines = List.copyOf(lines);
        }

        /// Reads the file, which can be done once only where it is a pipe.
        static Source of(Path file) {
            if (!Files.exists(file)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "\"" + file + "\" does not exist; name a file of answers");
            }
            return new Source(file, Documents.text(file).lines().toList());
        }
    }

    /// One line of the file.
    private record Prepared(int line, String question, Answer answer, String by, String note) {
        boolean says(AnswerGiven given) {
            return given.answer() == answer && given.by().equals(by);
        }
    }

    private final String name;
    private final Map<String, Prepared> left;

    private AnswersFile(String name, Map<String, Prepared> left) {
        this.name = name;
        this.left = left;
    }

    /// @param by who gives those that name nobody
    /// @throws Failure at the first line that is no answer, answers what another line answers, or
    ///   answers what two lines of the plan ask
    static AnswersFile open(Source source, String by, Plan plan) {
        var file = source.file();
        var left = new LinkedHashMap<String, Prepared>();
        var number = 0;
        for (var line : source.lines()) {
            number++;
            var text = line.strip();
            if (text.isEmpty()
                    || text.startsWith("#")
                    || GivenArguments.LINE.matcher(text).matches()) {
                continue;
            }
            var at = file + ":" + number + ": ";
            var found = LINE.matcher(text);
            var answer = found.matches() ? Spoken.plain(found.group(2)) : Optional.<Answer>empty();
            if (answer.isEmpty()) {
                throw new Failure(
                        ExitCode.USAGE,
                        at
                                + "\""
                                + text
                                + "\" is no answer; write QUESTION = yes, no, retry or skip, with"
                                + " \"by NAME\" and \": NOTE\" after it where wanted");
            }
            var key = key(found.group(1));
            var prepared =
                    new Prepared(
                            number,
                            found.group(1).strip(),
                            answer.get(),
                            Optional.ofNullable(found.group(3)).map(String::strip).orElse(by),
                            Optional.ofNullable(found.group(4)).map(String::strip).orElse(""));
            var shared =
                    plan.steps().stream()
                            .filter(step -> asks(step).stream().anyMatch(key::equals))
                            .map(PlannedStep::id)
                            .toList();
            if (shared.size() > 1) {
                throw new Failure(
                        ExitCode.USAGE,
                        at
                                + "\""
                                + prepared.question()
                                + "\" is asked by "
                                + String.join(" and ", shared)
                                + "; answer each by its id");
            }
            var twice = left.putIfAbsent(key, prepared);
            if (twice != null) {
                throw new Failure(
                        ExitCode.USAGE,
                        at
                                + "\""
                                + prepared.question()
                                + "\" was answered in line "
                                + twice.line()
                                + "; one answer per question");
            }
        }
        return new AnswersFile(String.valueOf(file.getFileName()), left);
    }

    /// The words by which a step's questions may be answered.
    private static List<String> asks(PlannedStep step) {
        var words = new ArrayList<String>();
        switch (step.action()) {
            case Action.Ask(var text) -> words.add(key(text));
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ -> {}
        }
        Applies.question(step).map(AnswersFile::key).ifPresent(words::add);
        return words;
    }

    @Override
    public Reply ask(QuestionAsked question, Duration patience) {
        var answer = left.remove(key(question.question()));
        if (answer == null) {
            answer = left.remove(key(question.text()));
        }
        return answer == null
                ? new Reply.Nobody()
                : new Reply.Given(
                        answer.answer(),
                        answer.by(),
                        answer.note().isEmpty()
                                ? "from " + name + ":" + answer.line()
                                : answer.note() + " (from " + name + ":" + answer.line() + ")");
    }

    /// Says which answers were never asked for.
    ///
    /// @param events of the run: what was answered so in it before was asked all the same
    void tellUnused(Screen screen, List<Recorded> events) {
        var asked = new HashMap<String, String>();
        var answered = new HashMap<String, AnswerGiven>();
        for (var one : events) {
            if (one.event() instanceof QuestionAsked question) {
                asked.put(question.question(), question.text());
            } else if (one.event() instanceof AnswerGiven given) {
                var id = given.question();
                answered.putIfAbsent(key(id), given);
                answered.putIfAbsent(key(asked.getOrDefault(id, id)), given);
            }
        }
        left.entrySet().stream()
                .filter(entry ->
                        Optional.ofNullable(answered.get(entry.getKey()))
                                .filter(given -> entry.getValue().says(given))
                                .isEmpty())
                .map(Map.Entry::getValue)
                .forEach(prepared ->
                        screen.err()
                                .println(
                                        "rutter: "
                                                + name
                                                + ":"
                                                + prepared.line()
                                                + ": \""
                                                + prepared.question()
                                                + "\" was not asked; its answer was not used"));
    }

    private static String key(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
