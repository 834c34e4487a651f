package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Asker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Answers prepared in a file, one a line: `QUESTION = yes` or `QUESTION = no`, where QUESTION is a
/// question's id or the words it asks about. Blank lines and lines that begin with `#` are skipped.
final class AnswersFile implements Asker {
    private final String name;
    private final Map<String, Answer> answers;
    private final String by;

    private AnswersFile(String name, Map<String, Answer> answers, String by) {
        this.name = name;
        this.answers = answers;
        this.by = by;
    }

    /// @throws Failure at the first line that is neither
    static AnswersFile open(Path file, String by) {
        var answers = new LinkedHashMap<String, Answer>();
        var number = 0;
        for (var line :
                new String(Documents.bytes(file), StandardCharsets.UTF_8).lines().toList()) {
            number++;
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            var at = text.lastIndexOf('=');
            var value = at < 0 ? "" : text.substring(at + 1).strip().toLowerCase(Locale.ROOT);
            switch (value) {
                case "yes" -> answers.put(key(text.substring(0, at)), Answer.YES);
                case "no" -> answers.put(key(text.substring(0, at)), Answer.NO);
                default ->
                        throw new Failure(
                                ExitCode.USAGE,
                                file
                                        + ":"
                                        + number
                                        + ": \""
                                        + text
                                        + "\" is no answer; write QUESTION = yes or "
                                        + "QUESTION = no");
            }
        }
        return new AnswersFile(String.valueOf(file.getFileName()), answers, by);
    }

    @Override
    public Reply ask(QuestionAsked question, Duration patience) {
        var answer = answers.get(key(question.question()));
        if (answer == null) {
            answer = answers.get(key(question.text()));
        }
        return answer == null ? new Reply.Nobody() : new Reply.Given(answer, by, "from " + name);
    }

    private static String key(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
