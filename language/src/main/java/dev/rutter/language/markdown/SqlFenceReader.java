package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Role;
import java.util.List;

/// SQL statements with the comments that title them or say what to expect.
final class SqlFenceReader {
    private final Context context;
    private final Scope scope;

    SqlFenceReader(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    void read(List<String> content, int firstLine) {
        var commands = new Commands(context);
        for (var statement : SqlStatements.split(content, firstLine)) {
            var title = "";
            var inner = scope;
            for (var note : statement.notes()) {
                if (note.text().isEmpty()) {
                    title = "";
                    continue;
                }
                if (ExpectationReader.states(note.text()) && context.last().isPresent()) {
                    expect(note.text(), note.line());
                } else if (Phrases.option(note.text()).isPresent()
                        && !Phrases.weakOption(note.text())) {
                    context.notes.mark(note.line(), "one of several alternatives", Role.OPTION);
                } else if (Phrases.guards(note.text())) {
                    context.notes.mark(note.line(), "it holds only under a condition", Role.WHEN);
                    inner = scope.when(Phrases.when(note.text()));
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
            commands.query(inner, title, statement.sql(), statement.line(), statement.lastLine());
            remark(content, firstLine, statement);
        }
    }

    private void remark(List<String> content, int firstLine, SqlStatements.Statement statement) {
        var text = behind(content, firstLine, statement);
        if (ExpectationReader.states(text)) {
            expect(text, statement.lastLine());
        }
    }

    /// The comment behind a statement, or empty.
    private static String behind(
            List<String> content, int firstLine, SqlStatements.Statement statement) {
        var last = content.get(statement.lastLine() - firstLine);
        var comment = last.indexOf("--", SqlStatements.withoutComment(last).length());
        return comment > 0 ? last.substring(comment + 2).strip() : "";
    }

    private void expect(String text, int line) {
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        context.last()
                .ifPresent(last ->
                        last.expect(
                                ExpectationReader.read(
                                        text, last.action(), context.notes.span(line))));
    }
}
