package dev.rutter.language.step;

import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.choice.EitherOr;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Sequences;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.result.BoundBeside;
import dev.rutter.language.result.SaidBehind;
import dev.rutter.language.result.Stated;
import dev.rutter.language.result.ToldToSee;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step.Danger;
import dev.rutter.language.sentence.Claims;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.SaidFirst;
import dev.rutter.language.sentence.Unfinished;
import dev.rutter.language.shell.AttendedShapes;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.CurlReader;
import dev.rutter.language.shell.DangerShapes;
import dev.rutter.language.shell.Placeholders;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.shell.ShellSyntax;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Makes steps of commands and queries.
public final class Commands {
    private static final QuickPattern EXPORT =
            QuickPattern.compile("^(?:export\\s+|\\$env:)([A-Z][A-Z0-9_]*)\\s*=(?!\"?\\$\\()");

    /// `wrangler secret put NAME`, which asks for the value; `$env:NAME="<value>"`.
    private static final QuickPattern GIVEN =
            QuickPattern.compile(
                    "^(?:(?:npx |bunx |pnpm (?:exec |dlx )?|yarn )?wrangler (?:\\w+ )?secret put|gh secret set|firebase functions:secrets:set) ([A-Z][A-Z0-9_]*)(?=$|\\s+(?:#|-))(?!.*(?:<|-b\\b|--body\\b|\\|))|^\\$env:([A-Z][A-Z0-9_]*)\\s*=\\s*[\"'](?!\\$\\()");

    /// `grep "^API_TOKEN=" .env`: whether it is set.
    private static final QuickPattern IN_FILE =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?grep\\s+(?:-\\w+\\s+)*[\"']?\\^([A-Z][A-Z0-9_]{2,})(?:=|_?[\"'])[\"']?\\s+\\S*\\.env\\b[\\w.]*\\s*$");

    private final Context context;
    private final FenceAttributes attributes;
    private final Optional<String> byHand;

    /// Adds its steps to this context.
    public Commands(Context context) {
        this(context, FenceAttributes.NONE);
    }

    /// @param attributes what the fence says of itself
    public Commands(Context context, FenceAttributes attributes) {
        this(context, attributes, Optional.empty());
    }

    private Commands(Context context, FenceAttributes attributes, Optional<String> byHand) {
        this.context = context;
        this.attributes = attributes;
        this.byHand = byHand;
    }

    /// The same for commands in a line that a person types.
    ///
    /// @param why the reason
    public Commands byHand(String why) {
        return new Commands(context, attributes, Optional.of(why));
    }

    /// A statement of a fence, with its line's roles.
    public StepDraft statement(Scope scope, String title, String script, int line, int lastLine) {
        return statement(scope, title, script, line, lastLine, Optional.empty());
    }

    /// The same.
    ///
    /// @param typed why a person has to type it, where it is not for the shell that runs the rest
    public StepDraft statement(
            Scope scope,
            String title,
            String script,
            int line,
            int lastLine,
            Optional<String> typed) {
        var danger = DangerShapes.of(script);
        context.notes.mark(
                line,
                scope.back() ? "a command for going back only" : "a command to run",
                Role.COMMAND);
        if (danger.grave()) {
            context.notes.mark(line, danger.why(), Role.DANGER);
        }
        exported(script, scope, line);
        var named = attributes.name().isEmpty() ? title : attributes.name();
        var inner =
                attributes.onRequest()
                        ? scope.when(
                                Optional.of(
                                        new Guard("only on request: excludeFromRunAll=true", 0)))
                        : scope;
        var action =
                typed.or(() -> context.away.holds(script, scope.phase()))
                        .<Action>map(why -> new Action.Attended(script, why))
                        .orElseGet(() -> context.folders.fenced(action(script), line));
        context.away.after(script, line, scope.phase());
        return add(inner, named, action, danger, script, context.notes.span(line), lastLine);
    }

    /// Where variables are listed, a line that exports one names it.
    private void exported(String script, Scope scope, int line) {
        var export = EXPORT.matcher(script);
        var looked = IN_FILE.matcher(script);
        if (looked.find()) {
            context.notes.mark(line, "a variable that must be set", Role.ENV);
            context.notes.add(
                    new Entry.Variable(looked.group(1), true, "", context.notes.span(line)));
        }
        // It is set elsewhere: in the run's shell it stays a hole.
        if (GIVEN.find(script)) {
            context.notes.mark(line, "a variable that must be set", Role.ENV);
        }
        if (export.find() && (scope.lead() == Lead.ENV || Lead.of(scope.title()) == Lead.ENV)) {
            context.notes.mark(line, "a variable that must be set", Role.ENV);
            context.notes.add(
                    new Entry.Variable(export.group(1), true, "", context.notes.span(line)));
        }
    }

    /// A SQL statement.
    public StepDraft query(Scope scope, String title, String sql, int line, int lastLine) {
        var danger = DangerShapes.of(sql);
        context.notes.mark(
                line,
                scope.back() ? "a SQL statement for going back only" : "a SQL statement",
                Role.QUERY);
        if (danger.grave()) {
            context.notes.mark(line, danger.why(), Role.DANGER);
        }
        return add(
                scope,
                title,
                new Action.Query(sql),
                danger,
                sql,
                context.notes.span(line),
                lastLine);
    }

    /// A command inside a line for people.
    public void inline(Scope outer, String script, String text, int line) {
        var scope = TimeBefore.passed(context, outer, text, script, line);
        var danger = DangerShapes.of(script, InlineCommands.behind(text, script));
        context.notes.mark(
                line,
                scope.back()
                        ? "the line gives a command for going back only"
                        : "the line gives a command to run",
                Role.COMMAND);
        if (danger.grave()) {
            context.notes.mark(line, danger.why(), Role.DANGER);
        }
        var source = context.notes.text(line);
        var at = source.indexOf(script);
        // What is done first sorts before the rest of its line.
        var span =
                at < 0 || SaidFirst.is(text, script) || Sequences.first(text, script)
                        ? context.notes.span(line)
                        : new Span(line, at + 1, script.length());
        var title = Phrases.stripNumber(Inline.plain(text)).replace("`", "");
        var action =
                byHand.or(() -> context.away.holds(script, scope.phase()))
                        .or(() -> Unfinished.why(script))
                        .<Action>map(why -> new Action.Attended(script, why))
                        .orElseGet(() -> context.folders.own(action(script)));
        context.away.after(script, line, scope.phase());
        var draft = add(scope, title, action, danger, script, span, line);
        if (SaidFirst.awaited(text, script)) {
            context.notes.unlessTold(draft);
        }
        if (context.notes.sequences.took(text, draft)) {
            return;
        }
        if (endOf(text, script) == text.length() - 1) {
            draft.above(text.substring(0, text.length() - script.length() - 2).strip());
        }
        var told = ToldToSee.behind(text, script);
        if (claimed(text, script, draft, line)) {
            context.notes.mark(line, "it states what the result must look like", Role.EXPECT);
        } else if (Stated.beside(text) && text.lastIndexOf('`') == endOf(text, script)) {
            context.notes.mark(line, "it states what the result must look like", Role.EXPECT);
            Stated.behind(text, draft, context.notes.span(line));
        } else if (told.isPresent()) {
            var said = ToldToSee.lineOf(context.notes, told.get(), line);
            context.notes.mark(said, "it states what the result must look like", Role.EXPECT);
            draft.expect(new Expectation.Asked(told.get(), context.notes.span(said)));
        } else if (SaidBehind.read(text, script, draft, context.notes.span(line))) {
            context.notes.mark(line, "it states what the result must look like", Role.EXPECT);
        } else {
            Compared.before(text, draft, context.notes.span(line));
            BoundBeside.read(scope, text, draft, context.notes.span(line));
        }
    }

    /// The commands of one line in their order, with what a person does before, between and behind
    /// them.
    ///
    /// @param placed where each of them stands
    /// @param text what the line says of them, their title
    /// @param words what of it tells to do something
    /// @param lines where each of them is written
    public void inOrder(
            List<Scope> placed,
            List<String> scripts,
            String text,
            String words,
            List<Integer> lines) {
        if (scripts.isEmpty()) {
            return;
        }
        var deeds = DeedsOfLine.of(context, placed.getFirst(), words, scripts, lines);
        deeds.ifPresent(it -> it.before(placed.getFirst()));
        for (var i = 0; i < scripts.size(); i++) {
            inline(placed.get(i), scripts.get(i), text, lines.get(i));
            InOrder.between(context, placed.get(i), words, scripts, i, lines.get(i));
        }
        deeds.ifPresent(it -> it.behind(placed.getLast()));
    }

    /// What the words behind a command claim of its result.
    private boolean claimed(String text, String script, StepDraft draft, int line) {
        var end = endOf(text, script);
        var behind = end < 0 ? "" : text.substring(end + 1).strip();
        var claims =
                behind.isEmpty()
                        ? Optional.<List<Expectation>>empty()
                        : Claims.of(behind, draft.action(), context.notes.span(line));
        claims.ifPresent(draft::expect);
        return claims.isPresent();
    }

    private static int endOf(String text, String script) {
        var at = text.indexOf("`" + script + "`");
        return at < 0 ? -1 : at + script.length() + 1;
    }

    private StepDraft add(
            Scope scope,
            String title,
            Action action,
            Danger danger,
            String script,
            Span span,
            int lastLine) {
        var soon =
                scope.when().isPresent() || title.equals(scope.title())
                        ? Optional.<String>empty()
                        : Later.soon(title);
        var draft =
                new StepDraft(
                        soon.isEmpty()
                                ? context.awaited.passed(scope)
                                : scope.when(soon.map(words -> new Guard(words, span.line()))),
                        title,
                        action,
                        danger,
                        action instanceof Action.Query
                                ? Placeholders.in(script)
                                : Placeholders.ofCommand(script),
                        span,
                        lastLine);
        context.notes.add(draft);
        context.last(draft);
        return draft;
    }

    private Action action(String written) {
        var script = attributes.placed(written);
        var said = attributes.attended();
        if (said.isPresent()) {
            return new Action.Attended(script, said.get());
        }
        if (CommandWords.windows(script)) {
            return new Action.Attended(script, Prompt.writtenFor("Windows"));
        }
        var refused = ShellSyntax.refusal(Placeholders.filled(script));
        if (refused.isPresent()) {
            return new Action.Attended(
                    script, "no shell would run it as it is written: " + refused.get());
        }
        Optional<Action.Http> http = CurlReader.read(script);
        if (http.isPresent()) {
            return http.get();
        }
        var attended = AttendedShapes.why(script);
        return attended.<Action>map(why -> new Action.Attended(script, why))
                .orElseGet(() -> new Action.Shell(script));
    }

    /// The commands of a line of a table, each in its place.
    public void cell(Scope scope, List<String> scripts, String cell, String title, int line) {
        var scopes = scripts.stream().map(_ -> scope).toList();
        var named = Inline.plain(title).replace("`", "") + ": " + cell;
        var placed = EitherOr.placed(context, scopes, named, scripts, line);
        if (scripts.isEmpty()) {
            return;
        }
        var lines = scripts.stream().map(_ -> line).toList();
        var deeds = DeedsOfLine.of(context, placed.getFirst(), cell, scripts, lines);
        deeds.ifPresent(it -> it.before(placed.getFirst()));
        for (var i = 0; i < scripts.size(); i++) {
            var script = scripts.get(i);
            inline(
                    placed.get(i),
                    script,
                    title.contains(script) && !title.equals(cell) ? "`" + script + "`" : title,
                    line);
        }
        deeds.ifPresent(it -> it.behind(placed.getLast()));
    }
}
