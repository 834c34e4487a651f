package dev.rutter.language.fence;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceAttributes;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.choice.FenceVariants;
import dev.rutter.language.choice.FirstWay;
import dev.rutter.language.choice.Platforms;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.shell.ShellForms;
import dev.rutter.language.step.Commands;
import dev.rutter.language.step.Compared;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.step.Waits;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a fence of commands: which comment is a title, an expectation, a condition, an
/// alternative, or something a person does.
final class ShellFenceReader {
    private static final QuickPattern CMD = QuickPattern.compile("cmd|bat|batch|dos");
    private static final QuickPattern COLON = QuickPattern.compile(":$");
    private static final QuickPattern RULER = QuickPattern.compile("[=\\-#*~ ]{3,}.*");
    private static final QuickPattern LAST_BRACKETS = QuickPattern.compile("\\s*\\(.*\\)\\s*$");
    private static final QuickPattern ARROW = QuickPattern.compile("^(?:=>|->|→|➜)\\s*(\\S.*)$");

    private static final QuickPattern THEN = QuickPattern.compile("(?i)[,;] then\\W*$");

    private final Context context;
    private final Notes notes;
    private final Commands commands;
    private final List<ShellPieces.Piece> pieces;
    private Scope scope;
    private final Scope outer;
    private final FenceGuard guard;
    private final FenceVariants variants;
    private @Nullable String group;
    private OrSteps or = OrSteps.NONE;
    private Optional<Guard> asked = Optional.empty();

    /// Whether comments name what the software runs on as alternatives, and the one that holds.
    private final boolean platforms;

    private String platform = "";
    private String title = "";
    private final FenceNotes people;
    private final CommentResults results;
    private final IssueComments issues;
    private final ClientLines clients;
    private final OpenSession session = new OpenSession();

    /// Why a person has to type all of it.
    private final Optional<String> foreign;

    /// Whether each comment is what the command above it prints.
    private final boolean answers;

    private int firstStep;

    ShellFenceReader(Context context, Scope scope, Block.Fence fence, FenceAttributes attributes) {
        this.context = context;
        this.notes = context.notes;
        this.commands = new Commands(context, attributes);
        this.scope = scope;
        this.outer = scope;
        this.issues = new IssueComments(context.notes, scope.phase());
        var continuation = FenceTag.powershell(fence) ? '`' : CMD.matches(fence.tag()) ? '^' : '\\';
        this.pieces =
                Ban.in(
                        ShellPieces.of(fence.content(), fence.firstContent(), continuation),
                        attributes.usage(),
                        FenceTag.shell(fence) && FenceClassifier.acts(scope.phase()));
        this.guard = new FenceGuard(pieces);
        this.clients = new ClientLines(pieces);
        this.variants = FenceVariants.of(pieces, scope);
        this.answers = ShellPieces.answered(pieces);
        this.platforms = Platforms.alternatives(pieces);
        this.foreign =
                continuation == '\\'
                        ? Optional.empty()
                        : Optional.of(
                                Prompt.writtenFor(continuation == '`' ? "PowerShell" : "cmd.exe"));
        var onlyComments =
                pieces.stream().noneMatch(ShellPieces.Statement.class::isInstance)
                        && pieces.stream().noneMatch(ShellPieces.Sql.class::isInstance);
        this.people = new FenceNotes(context, onlyComments);
        this.results = new CommentResults(context, pieces, people);
    }

    void read() {
        firstStep = notes.size();
        var away = context.away.somewhere();
        for (var i = 0; i < pieces.size(); i++) {
            scope = variants.placed(context, i, scope, outer);
            if (clients.needless(i, pieces.get(i).line(), notes)) {
                continue;
            }
            switch (pieces.get(i)) {
                case ShellPieces.Gap _ -> gap(i);
                case ShellPieces.Comment comment -> comment(comment, i);
                case ShellPieces.Statement statement -> statement(statement);
                case ShellPieces.Sql sql -> sql(sql, clients.typed(i));
                case ShellPieces.Other other -> other(other);
                case ShellPieces.Typed(var line, var text) ->
                        commands.statement(here(), heading(), text, line, line, session.prompted());
                case ShellPieces.Forbidden(var line, var why, var role) ->
                        notes.mark(line, why, role);
            }
        }
        issues.close();
        if (!away && context.away.heard()) {
            // What a comment says holds for its fence.
            context.away.leave();
        }
    }

    /// What its lines have opened and not closed.
    OpenSession session() {
        return session;
    }

    private void gap(int index) {
        guard.gap();
        title = "";
        session.gap();
        people.run(FenceNotes.Run.NONE);
        if (or.goesOn(pieces, index)) {
            asked.ifPresent(guard::opensWay);
        } else if (or != OrSteps.NONE) {
            scope = scope.option(outer.option());
            or = OrSteps.NONE;
        }
    }

    private Scope here() {
        return scope.guarded(guard.now());
    }

    private void statement(ShellPieces.Statement statement) {
        var script = statement.script();
        if (guard.acts(statement.offered())) {
            title = "";
        }
        if (ForPeople.read(context, here(), statement)) {
            return;
        }
        if (session.goesOn(context, notes.text(statement.line()))) {
            return;
        }
        var typed = foreign.or(() -> session.holds(script)).or(() -> ShellForms.typed(script));
        var above = context.last();
        var draft =
                commands.statement(
                        here(), heading(), script, statement.line(), statement.lastLine(), typed);
        session.after(script, draft.action() instanceof Action.Attended, statement.line());
        if (!statement.remark().isEmpty()) {
            Remarks.read(notes, statement, draft, above);
            if (ByHand.behind(statement.remark(), script)) {
                notes.mark(statement.remarkLine(), "an instruction to a person", Role.MANUAL);
                context.person(here(), statement.remark(), statement.line(), statement.lastLine());
            }
        }
        if (Waits.sleeps(script)) {
            notes.mark(statement.line(), "it gives a length of time", Role.WINDOW);
        }
        people.run(FenceNotes.Run.NONE);
    }

    private void other(ShellPieces.Other other) {
        if (session.console() && !other.block()) {
            var text = other.text().strip();
            statement(new ShellPieces.Statement(other.line(), other.line(), text, "", 0));
        } else {
            ForPeople.other(context, here(), other);
        }
    }

    private String heading() {
        return title.isEmpty() ? scope.heading() : title;
    }

    private void sql(ShellPieces.Sql sql, Optional<String> typed) {
        guard.acts(false);
        if (typed.isPresent()) {
            var text = sql.sql() + ";";
            commands.statement(here(), heading(), text, sql.line(), sql.lastLine(), typed);
            notes.unmark(sql.line(), Role.COMMAND);
            notes.mark(sql.line(), "", Role.QUERY);
        } else {
            commands.query(here(), heading(), sql.sql(), sql.line(), sql.lastLine());
        }
        people.run(FenceNotes.Run.NONE);
    }

    private void comment(ShellPieces.Comment comment, int index) {
        var text = comment.text();
        var line = comment.line();
        if (text.isEmpty() || RULER.matches(text)) {
            return;
        }
        session.hears(text);
        var arrow = ARROW.matcher(text);
        if (arrow.matches() && ShellPieces.followsStatement(pieces, index)) {
            results.printed(arrow.group(1), line);
            return;
        }
        if (answers) {
            results.printed(text, line);
            return;
        }
        if (Compared.comment(notes, pieces.subList(index + 1, pieces.size()), text, line)
                || results.bare(text, line, index)) {
            return;
        }
        context.away.hears(text + ":", line, scope.phase());
        if (Halts.comment(context, here(), text, line)) {
            return;
        }
        var day = variants.label(index);
        if (day.isPresent()) {
            title = day.get();
            people.run(FenceNotes.Run.TOLD);
            return;
        }
        var clause = guard.goesBack(text, line, index, scope.phase());
        scope =
                scope.later(Later.in(text).or(outer::later))
                        .back(outer.back() || clause || Retreat.in(scope.phase(), text));
        if (clause) {
            var limits = LimitReader.read(text, Polarity.BAD_IF, notes.span(line));
            notes.rollBack(text, limits.stream().findFirst(), line);
        }
        if (!platform.isEmpty() && Platforms.ends(pieces, index, platform)) {
            scope = scope.option(outer.option());
            platform = "";
        }
        if (NotToRun.oneExample(text)) {
            guard.opens(Guard.ofExample(line), index);
            return;
        }
        var titles = ShellPieces.titles(pieces, index);
        guard.comment(text, index);
        if (titles) {
            guard.title(text, index);
        }
        var commented =
                titles
                        || (ShellPieces.followedByStatement(pieces, index)
                                && !ShellPieces.ownStep(pieces, index));
        if (people.listed(text, line) || option(text, line, index) || guard(text, line, index)) {
            return;
        }
        if (issues.opens(text, line)) {
            title = issues.title();
            return;
        }
        if (!(commented && titles) && results.limits(text, line)) {
            return;
        }
        var named = titles ? results.titled(text, line, index) : Optional.<String>empty();
        if (named.isPresent()) {
            title = named.get();
            return;
        }
        if (ExpectationReader.states(text)) {
            var place = results.place(index, titles);
            var above = place == ResultPlace.NEXT;
            title = above ? LAST_BRACKETS.replaceFirst(Phrases.stripNumber(text), "") : title;
            results.stated(text, line, index, place, notes.size() > firstStep);
            return;
        }
        if (results.answered(text, line, index, titles)) {
            title = Phrases.stripNumber(text);
            return;
        }
        if (new LineMarks(context).variable(text, line)) {
            return;
        }
        notes.window(text, line, false);
        if (titles) {
            title = Phrases.stripNumber(text);
            if ((Waits.tells(text) && notes.has(line, Role.WINDOW) && !Waits.below(pieces, index))
                    || ByHand.above(text, ShellPieces.next(pieces, index))) {
                notes.mark(line, "an instruction to a person", Role.MANUAL);
                context.person(here(), title, line, line);
            }
            return;
        }
        if (commented && ShellPieces.titlesOptions(pieces, index)) {
            title = Phrases.stripNumber(text);
            return;
        }
        people.read(text, line, here(), commented);
    }

    private boolean option(String text, int line, int index) {
        var named = platforms ? Platforms.name(text) : Optional.<String>empty();
        var label = Phrases.option(text).or(() -> named.map(_ -> COLON.replaceFirst(text, "")));
        if (label.isEmpty()
                || (named.isEmpty()
                        && Phrases.weakOption(text)
                        && !ShellPieces.alternatives(pieces))
                || (Phrases.orOption(text) && ShellPieces.goesOnFromComma(pieces, index))) {
            return false;
        }
        platform = named.orElse("");
        var rest = named.isEmpty() ? text : Platforms.rest(text);
        notes.mark(line, "one of several alternatives", Role.OPTION);
        Phrases.condition(rest)
                .ifPresent(_ -> notes.mark(line, "it holds only under a condition", Role.WHEN));
        if (FenceGuard.triggers(text)) {
            notes.mark(line, "it says when to roll back", Role.TRIGGER);
        }
        title = label.get();
        people.run(FenceNotes.Run.TOLD);
        var another = Phrases.orOption(text);
        or = another ? OrSteps.at(pieces, index) : OrSteps.NONE;
        if (outer.option().isPresent()) {
            // Inside an alternative, another way of doing it waits for somebody to ask for it.
            asked = Optional.of(new Guard(label.get(), line));
            asked.ifPresent(guard::opensWay);
            return true;
        }
        var above =
                another
                        ? FirstWay.of(pieces, index, notes.draftsSince(firstStep))
                        : List.<StepDraft>of();
        if (group == null || !above.isEmpty()) {
            group = context.group(scope.about());
            FirstWay.choose(context, group, above, Inline.plain(outer.title()));
        }
        scope =
                outer.option(Optional.of(context.choice(group, label.get(), line)))
                        .when(outer.when())
                        .guarded(Guard.in(rest, line));
        if (another) {
            guard.again();
        }
        if ((ShellPieces.aloneOrOffered(pieces, index) || THEN.find(rest))
                && Imperatives.tells(rest)) {
            notes.mark(line, "an instruction to a person", Role.MANUAL);
            context.person(here(), rest, line, line);
        }
        people.run(FenceNotes.Run.TOLD);
        title = label.get();
        return true;
    }

    /// A condition; answers whether the comment says no more than that.
    private boolean guard(String text, int line, int index) {
        var said = guard.in(text, line).or(() -> variants.guard(index, notes));
        var condition = said.or(() -> guard.over(text, line));
        if (condition.isEmpty()) {
            return false;
        }
        if (said.isEmpty() || Otherwise.opens(text) || Phrases.condition(text).isPresent()) {
            notes.mark(line, "it holds only under a condition", Role.WHEN);
        }
        guard.opens(condition.get(), index);
        if (FenceGuard.calls(text, scope.phase())) {
            notes.rollBack(text, Optional.empty(), line);
        }
        if (Phrases.guards(text) || Otherwise.opens(text)) {
            people.guarded(pieces, index, here());
            people.run(FenceNotes.Run.TOLD);
            if (ShellPieces.followsStatement(pieces, index)) {
                title = "";
            }
            return true;
        }
        if (ShellPieces.titles(pieces, index)) {
            title = Phrases.stripNumber(text);
        }
        return false;
    }
}
