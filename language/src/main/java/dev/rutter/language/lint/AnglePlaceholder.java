package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.stream.Stream;

/// Between other words bash reads `<id> now` as "input from id, output to now", and truncates a
/// file.
final class AnglePlaceholder implements Rule {
    private static final QuickPattern ANGLES = QuickPattern.compile("[<>]");
    private static final QuickPattern NO_NAME = QuickPattern.compile("[^A-Za-z0-9]");

    private static final QuickPattern MIDDLE =
            QuickPattern.compile("<[A-Za-z][\\w.-]*>(?=[ \\t]+[\\w./$-])");
    private static final QuickPattern QUOTED = QuickPattern.compile("'[^']*'|\"[^\"]*\"");

    @Override
    public String code() {
        return "RT033";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a placeholder in angle brackets is a redirection";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.carriedOut()
                .filter(command -> !command.sql() && !Document.foreign(command))
                .flatMap(command -> {
                    var bare =
                            QUOTED.matcher(command.text())
                                    .replaceAll(it -> "x".repeat(it.group().length()));
                    var found = MIDDLE.matcher(bare);
                    return found.find()
                            ? Stream.of(
                                    problem(
                                            "bash reads " + found.group() + " as two redirections",
                                            document.place(command, found),
                                            "the word after it is a file that is emptied",
                                            "put it in quotes, or write a variable: "
                                                    + variable(found.group())))
                            : Stream.of();
                });
    }

    private static String variable(String placeholder) {
        return "\"$"
                + NO_NAME.replaceAll(ANGLES.replaceAll(placeholder, ""), "_")
                        .toUpperCase(Locale.ROOT)
                + "\"";
    }
}
