package dev.rutter.language.fence;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.ResultWords;
import dev.rutter.language.sentence.TitledResult;
import dev.rutter.language.shell.SqlStatements;
import dev.rutter.language.step.Commands;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SQL statements with the comments that title them or say what to expect.
final class SqlFenceReader {
    private static final QuickPattern NOTE = QuickPattern.compile("^-+\\s*");

    private static final QuickPattern LEAVES =
            QuickPattern.compile("(?i)(?:\\\\q|:exit|:quit)\\s*;?");

    private final Context context;
    private final Scope scope;

    /// Which query a comment that states a result speaks of, by its line.
    private Map<Integer, ResultPlace> places = Map.of();

    SqlFenceReader(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    void read(List<String> content, int firstLine) {
        var commands = new Commands(context);
        var beside = new Otherwise();
        var statements = SqlStatements.split(content, firstLine);
        places = places(statements);
        for (var statement : statements) {
            var title = "";
            var inner = scope;
            for (var note : statement.notes()) {
                inner = inner.later(Later.in(note.text()).or(inner::later));
                if (note.text().isEmpty()) {
                    title = "";
                    continue;
                }
                var bare = bare(note, content, firstLine);
                var named =
                        note.equals(statement.notes().getLast()) && !statement.sql().isBlank()
                                ? TitledResult.of(note.text())
                                : Optional.<TitledResult>empty();
                if (named.isPresent()) {
                    title = named.get().title();
                    titled(named.get(), note, statement);
                } else if (bare.isPresent()) {
                    context.notes.mark(note.line(), "it is what the query answers", Role.EXPECT);
                    context.last().ifPresent(last -> last.expect(bare.get()));
                } else if (ExpectationReader.states(note.text())) {
                    stated(note, statement);
                } else if (Phrases.option(note.text()).isPresent()
                        && !Phrases.weakOption(note.text())) {
                    context.notes.mark(note.line(), "one of several alternatives", Role.OPTION);
                } else if (Phrases.guards(note.text()) || Otherwise.opens(note.text())) {
                    context.notes.mark(note.line(), "it holds only under a condition", Role.WHEN);
                    inner = inner.guarded(beside.in(note.text(), note.line()));
                } else {
                    title = title.isEmpty() ? note.text() : title;
                }
            }
            if (statement.sql().isBlank()) {
                continue;
            }
            var ban = statement.notes().stream().filter(n -> NotToRun.below(n.text())).findFirst();
            if (ban.isPresent() || NotToRun.forbidden(behind(content, firstLine, statement))) {
                var says = ban.map(SqlStatements.Note::line).orElse(statement.lastLine());
                context.notes.mark(
                        statement.line(), "not to be run: line " + says + " says so", Role.SAMPLE);
                continue;
            }
            if (SqlStatements.ofClient(statement.sql())) {
                client(commands, inner, title, statement);
                continue;
            }
            commands.query(inner, title, statement.sql(), statement.line(), statement.lastLine());
            remark(content, firstLine, statement);
        }
    }

    /// What the client itself understands, and no database.
    private static void client(
            Commands commands, Scope scope, String title, SqlStatements.Statement statement) {
        var leaves = LEAVES.matches(statement.sql());
        if (!leaves) {
            commands.statement(
                    scope,
                    title.isEmpty() ? scope.title() : title,
                    statement.sql(),
                    statement.line(),
                    statement.lastLine(),
                    Optional.of("it is typed into a database's client"));
        }
    }

    private void remark(List<String> content, int firstLine, SqlStatements.Statement statement) {
        var text = behind(content, firstLine, statement);
        var span = context.notes.span(statement.lastLine());
        var bare =
                BareResult.of(text, statement.sql(), span)
                        .or(() ->
                                ResultWords.of(
                                        text,
                                        new Action.Query(statement.sql()),
                                        statement.sql(),
                                        span));
        if (bare.isPresent()) {
            context.notes.mark(statement.lastLine(), "it is what the query answers", Role.EXPECT);
            context.last().ifPresent(last -> last.expect(bare.get()));
        } else if (ExpectationReader.states(text)) {
            expect(text, statement.lastLine());
        }
    }

    /// A comment right below a query, and right above none, that is its answer.
    private Optional<List<Expectation>> bare(
            SqlStatements.Note note, List<String> content, int firstLine) {
        var at = note.line() - firstLine;
        var alone = at + 1 >= content.size() || content.get(at + 1).isBlank();
        var above = at > 0 ? SqlStatements.withoutComment(content.get(at - 1)).strip() : "";
        return alone && above.endsWith(";") && context.last().isPresent()
                ? BareResult.of(
                        note.text(),
                        context.last().get().action() instanceof Action.Query(var sql) ? sql : "",
                        context.notes.span(note.line()))
                : Optional.empty();
    }

    /// The comment behind a statement, or empty.
    private static String behind(
            List<String> content, int firstLine, SqlStatements.Statement statement) {
        var last = content.get(statement.lastLine() - firstLine);
        var comment = last.indexOf("--", SqlStatements.withoutComment(last).length());
        return comment > 0 ? last.substring(comment + 2).strip() : "";
    }

    private void titled(
            TitledResult said, SqlStatements.Note note, SqlStatements.Statement statement) {
        context.notes.mark(note.line(), "it says what the result must look like", Role.EXPECT);
        context.notes.expectOf(
                statement.line(),
                said.expected(
                        new Action.Query(statement.sql()),
                        statement.sql(),
                        note.text(),
                        context.notes.span(note.line())));
    }

    private static Map<Integer, ResultPlace> places(List<SqlStatements.Statement> statements) {
        var at = new ArrayList<Integer>();
        var lines = new ArrayList<ResultPlace.Line>();
        for (var statement : statements) {
            for (var note : statement.notes()) {
                at.add(note.line());
                lines.add(
                        note.text().isEmpty()
                                ? ResultPlace.Line.GAP
                                : ExpectationReader.states(note.text())
                                                && TitledResult.of(note.text()).isEmpty()
                                        ? ResultPlace.Line.STATES
                                        : ResultPlace.Line.COMMENT);
            }
            if (!statement.sql().isBlank()) {
                at.add(0);
                lines.add(ResultPlace.Line.COMMAND);
            }
        }
        var found = ResultPlace.of(lines);
        var out = new HashMap<Integer, ResultPlace>();
        for (var i = 0; i < at.size(); i++) {
            out.put(at.get(i), found.get(i));
        }
        return out;
    }

    /// Says it of the query that the comment stands beside.
    private void stated(SqlStatements.Note note, SqlStatements.Statement statement) {
        var place =
                note.after()
                        ? ResultPlace.NEXT
                        : places.getOrDefault(note.line(), ResultPlace.LAST);
        if (statement.sql().isBlank() || place == ResultPlace.LAST) {
            expect(note.text(), note.line());
            return;
        }
        var span = context.notes.span(note.line());
        context.notes.mark(note.line(), "it says what the result must look like", Role.EXPECT);
        if (place == ResultPlace.EITHER) {
            context.notes.askOf(statement.line(), new Expectation.Asked(note.text(), span));
            return;
        }
        context.notes.expectOf(
                statement.line(),
                ExpectationReader.read(note.text(), new Action.Query(statement.sql()), span));
    }

    private void expect(String text, int line) {
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        context.last()
                .ifPresent(last ->
                        last.expect(
                                ExpectationReader.read(
                                        text, last.action(), context.notes.span(line))));
    }

    /// A fence that holds nothing but comments, one of which tells to do something, as one of a
    /// shell, in which they are read as what they tell. Where none does, they describe a statement
    /// that stands elsewhere.
    static Optional<Block.Fence> onlyNotes(Block.Fence fence) {
        var lines = fence.content().stream().map(String::strip).toList();
        return lines.stream().allMatch(line -> line.isEmpty() || line.startsWith("--"))
                        && lines.stream()
                                .anyMatch(line -> Imperatives.tells(NOTE.replaceFirst(line, "")))
                ? Optional.of(
                        new Block.Fence(
                                "bash",
                                lines.stream().map(line -> NOTE.replaceFirst(line, "# ")).toList(),
                                fence.closed(),
                                fence.indented(),
                                fence.line(),
                                fence.lastLine()))
                : Optional.empty();
    }
}
