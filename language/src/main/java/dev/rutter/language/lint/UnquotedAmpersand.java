package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// To the shell an unquoted `&` ends the command and runs it in the background.
final class UnquotedAmpersand implements Rule {

    private static final QuickPattern CUT =
            QuickPattern.compile("https?://[^\\s'\"`]*\\?[^\\s'\"`&]*&[^\\s'\"`&>|][^\\s'\"`]*");
    private static final QuickPattern QUOTED = QuickPattern.compile("'[^']*'|\"[^\"]*\"");

    @Override
    public String code() {
        return "RT030";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "an unquoted & cuts a URL off";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.commands().stream()
                .filter(command -> !command.sql())
                .flatMapToInt(command ->
                        IntStream.rangeClosed(
                                command.step().span().line(), command.step().lastLine()))
                .distinct()
                .boxed()
                .flatMap(line -> look(document, line));
    }

    private Stream<Problem> look(Document document, int line) {
        var source = document.runbook.line(line);
        if (source.strip().startsWith("#")) {
            return Stream.of();
        }
        var bare = QUOTED.matcher(source).replaceAll(it -> "x".repeat(it.group().length()));
        var found = CUT.matcher(bare);
        return found.find()
                ? Stream.of(
                        problem(
                                "the shell cuts this URL off at the first &",
                                new Span(line, found.start() + 1, found.end() - found.start()),
                                "the rest runs as a command of its own",
                                "'" + found.group() + "'"))
                : Stream.of();
    }
}
