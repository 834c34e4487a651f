package dev.rutter.language.lint;

import dev.rutter.language.lint.CommandFact.Where;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A command that does not do what the document takes it for: a fact about a tool, as data.
///
/// @param tool whose fact it is
/// @param version of the tool from which on it holds; empty where none is known in which it did not
/// @param shape what the command looks like
/// @param where in which places it is wrong
/// @param fact what it really does, in one sentence
/// @param source where that can be read
/// @param right what to write instead
record WrongCommand(
        String code,
        Problem.Weight weight,
        String title,
        String tool,
        String version,
        Shape shape,
        Where where,
        String fact,
        String source,
        String right)
        implements Rule {

    private static final List<Phase> LIVE_PHASES =
            List.of(Phase.DEPLOY, Phase.VERIFY, Phase.WATCH, Phase.ROLLBACK, Phase.INCIDENT);
    private static final int LONGEST_LINE = 10_000;

    /// Wrong in every command.
    static WrongCommand wrong(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return row(code, weight, title, tool, shape, Where.ANYWHERE, fact, source, right);
    }

    /// Wrong where the document goes back.
    static WrongCommand goingBack(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return row(code, weight, title, tool, shape, Where.GOING_BACK, fact, source, right);
    }

    /// Wrong where customers are served.
    static WrongCommand live(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return row(code, weight, title, tool, shape, Where.LIVE, fact, source, right);
    }

    /// Wrong wherever it is written.
    static WrongCommand written(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return row(code, weight, title, tool, shape, Where.WRITTEN, fact, source, right);
    }

    private static WrongCommand row(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            Where where,
            String fact,
            String source,
            String right) {
        return new WrongCommand(
                code,
                weight,
                title,
                tool,
                "",
                Shape.of(QuickPattern.compile(shape)),
                where,
                fact,
                source,
                right);
    }

    /// What a team knows.
    static WrongCommand own(CommandFact fact) {
        return new WrongCommand(
                fact.code(),
                fact.weight(),
                fact.fact(),
                fact.tool(),
                fact.version(),
                Shape.limited(fact.shape()),
                fact.where(),
                fact.fact(),
                fact.source(),
                fact.right());
    }

    /// The same fact, true from this version of the tool on.
    WrongCommand since(String version) {
        return new WrongCommand(
                code, weight, title, tool, version, shape, where, fact, source, right);
    }

    @Override
    public Stream<Problem> look(Document document) {
        return where == Where.WRITTEN ? inLines(document) : inCommands(document);
    }

    private Stream<Problem> inCommands(Document document) {
        var problems = new ArrayList<Problem>();
        for (var command : document.commands()) {
            if (!applies(command)) {
                continue;
            }
            var all = shape.in(command.text());
            if (all.isEmpty()) {
                problems.add(givenUp(command.step().span()));
                break;
            }
            all.get().forEach(found -> problems.add(problem(document.place(command, found))));
        }
        return problems.stream();
    }

    private boolean applies(Document.Command command) {
        return switch (where) {
            case ANYWHERE, WRITTEN -> true;
            case GOING_BACK -> command.goesBack();
            case LIVE -> command.goesBack() || LIVE_PHASES.contains(command.chapter().phase());
        };
    }

    private Stream<Problem> inLines(Document document) {
        if (!named(document)) {
            return Stream.of();
        }
        var problems = new ArrayList<Problem>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            var text = document.runbook.line(line);
            if (text.length() > LONGEST_LINE) {
                continue;
            }
            var all = shape.in(text);
            if (all.isEmpty()) {
                problems.add(givenUp(Span.ofLine(line, text)));
                break;
            }
            for (var found : all.get()) {
                problems.add(problem(document.place(line, found.group())));
            }
        }
        return problems.stream();
    }

    /// Whether the document names the tool at all, so that what only looks alike is left alone.
    private boolean named(Document document) {
        var name = tool.toLowerCase(Locale.ROOT).split("'", 2)[0].split(" ", 2)[0];
        return document.runbook.lines().stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(name));
    }

    private Problem problem(Span span) {
        return problem(
                fact,
                span,
                version.isEmpty() ? "" : ("since " + tool).strip() + " " + version,
                source.isEmpty() ? right : right + " (" + source + ")");
    }

    private Problem givenUp(Span span) {
        return problem(
                "whether this is " + code + " was not found out, here and from here on",
                span,
                "its shape was given up after many ways through a line",
                "write a shape without a repeat inside of a repeat");
    }
}
