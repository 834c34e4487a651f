package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.ResultWords;
import dev.rutter.language.sentence.TitledResult;
import dev.rutter.language.shell.OneValue;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Comments of a fence that say what the command above or below them must give.
final class CommentResults {
    private static final QuickPattern ERRORS =
            QuickPattern.compile("errors?|exceptions|error patterns.*|alerts?");

    private static final QuickPattern SAYS_NO = QuickPattern.compile("(?i)\\W*no .*");

    private static final int MOST_SHOWN = 200;

    private static final QuickPattern LOOKS =
            QuickPattern.compile("(?i).*\\b(check|verify|look)\\b.*");

    /// `A revoked token returns 401.` above the request that shows it.
    private static final QuickPattern RETURNS =
            QuickPattern.compile(
                    "\\b(?:returns?|responds? with|answers?(?: with)?|gets?|yields?)\\s+(?:an? )?(?:HTTP )?([1-4]\\d\\d)\\b(?!\\s*(?:ms|s|MB|rows?)\\b)",
                    CASE_INSENSITIVE);

    /// `Target: < 200ms` below what is measured; `From another machine: 403`.
    private static final QuickPattern MEASURED =
            QuickPattern.compile("(?:target|goal)\\s*:\\s*[<>≤≥].*", CASE_INSENSITIVE);

    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "(?:from|on|at|in) [\\w ./-]{2,40}:\\s*[1-5]\\d\\d\\b.*", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;
    private final List<ShellPieces.Piece> pieces;
    private final FenceNotes people;
    private List<ResultPlace> places = List.of();

    CommentResults(Context context, List<ShellPieces.Piece> pieces, FenceNotes people) {
        this.context = context;
        this.notes = context.notes;
        this.pieces = pieces;
        this.people = people;
    }

    /// Right below a command and above no other one, a comment may be its result and nothing else.
    boolean bare(String text, int line, int index) {
        if (!ShellPieces.followsStatement(pieces, index)) {
            return false;
        }
        if (MEASURED.matches(text) || ELSEWHERE.matches(text)) {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
            if (MEASURED.matches(text)) {
                notes.mark(line, "it states a limit", Role.LIMIT);
            }
            context.last()
                    .ifPresent(last ->
                            last.expect(List.of(new Expectation.Asked(text, notes.span(line)))));
            return true;
        }
        var titles = ShellPieces.titles(pieces, index);
        var result =
                context.last()
                        .flatMap(last ->
                                titles
                                        ? value(text, last.script(), line)
                                        : alone(text, last, notes.span(line)));
        result.ifPresent(expected -> {
            notes.mark(line, "it is what the command prints", Role.EXPECT);
            context.last().ifPresent(last -> last.expect(expected));
        });
        return result.isPresent();
    }

    private static Optional<List<Expectation>> alone(String text, StepDraft last, Span span) {
        return BareResult.of(text, last.script(), span)
                .or(() -> BareResult.value(text, last.script(), span))
                .or(() -> ResultWords.of(text, last.action(), last.script(), span));
    }

    /// A word between two commands of which the first prints one value is that value, and no title
    /// of the second. Where words stand above the first command as well, each is its title.
    private Optional<List<Expectation>> value(String text, String script, int line) {
        if (BareResult.answer(text)) {
            return BareResult.remark(text, script, notes.span(line));
        }
        return OneValue.prints(script)
                        && !(pieces.getFirst() instanceof ShellPieces.Comment(_, var first)
                                && first.indexOf(' ') < 0)
                ? BareResult.value(text, script, notes.span(line))
                : Optional.empty();
    }

    /// A comment that says what the command above it prints, or is what it prints.
    void printed(String text, int line) {
        var span = notes.span(line);
        notes.mark(line, "it says what the result must look like", Role.EXPECT);
        context.last()
                .ifPresent(last -> {
                    if (ExpectationReader.states(text)) {
                        last.expect(ExpectationReader.read(text, last.action(), span));
                    } else {
                        ExpectationReader.block(List.of(text), text, span).ifPresent(last::expect);
                    }
                });
    }

    /// A title that is a sentence on what the command below it answers.
    boolean answered(String text, int line, int index, boolean titles) {
        if (!titles || Imperatives.tells(text)) {
            return false;
        }
        var end = index;
        var words = new StringBuilder(text);
        while (pieces.get(end + 1) instanceof ShellPieces.Comment more) {
            words.append(' ').append(more.text());
            end++;
        }
        var returns = RETURNS.matcher(words);
        if (!returns.find()) {
            return false;
        }
        notes.mark(line, "it says what the result must look like", Role.EXPECT);
        Remarks.ofNext(
                notes,
                pieces.subList(end + 1, pieces.size()),
                "returns " + returns.group(1),
                notes.span(line));
        return true;
    }

    /// A title that says what the command below it must show; answers the title.
    Optional<String> titled(String text, int line, int index) {
        var said = TitledResult.of(text);
        said.ifPresent(it -> {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
            Remarks.ofNext(notes, pieces.subList(index + 1, pieces.size()), it, text, line);
        });
        return said.map(TitledResult::title);
    }

    /// The JSON that stands bare below a comment that announces it.
    private List<String> shown(int index) {
        var next =
                pieces.stream()
                        .skip(index + 1L)
                        .filter(piece -> !(piece instanceof ShellPieces.Gap))
                        .findFirst();
        if (next.isEmpty()
                || !(next.get() instanceof ShellPieces.Other(var at, var first, var block))
                || !block
                || !first.strip().startsWith("{")) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var depth = 0;
        for (var line = at; line < at + MOST_SHOWN; line++) {
            var text = notes.text(line);
            lines.add(text);
            for (var i = 0; i < text.length(); i++) {
                depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            }
            if (depth <= 0) {
                return lines;
            }
        }
        return List.of();
    }

    /// Which command a comment speaks of that only states a result.
    ///
    /// @param titles whether a command follows it
    ResultPlace place(int index, boolean titles) {
        if (titles && !ShellPieces.followsStatement(pieces, index)) {
            return ResultPlace.NEXT;
        }
        if (places.isEmpty()) {
            places = ResultPlace.of(pieces.stream().map(CommentResults::kind).toList());
        }
        return places.get(index);
    }

    private static ResultPlace.Line kind(ShellPieces.Piece piece) {
        return switch (piece) {
            case ShellPieces.Statement _, ShellPieces.Sql _ -> ResultPlace.Line.COMMAND;
            case ShellPieces.Gap _ -> ResultPlace.Line.GAP;
            case ShellPieces.Comment(_, var text) ->
                    ExpectationReader.states(text) && TitledResult.of(text).isEmpty()
                            ? ResultPlace.Line.STATES
                            : ResultPlace.Line.COMMENT;
            case ShellPieces.Other _, ShellPieces.Typed _, ShellPieces.Forbidden _ ->
                    ResultPlace.Line.OTHER;
        };
    }

    /// What a comment states of the command that it stands beside.
    ///
    /// @param place which one that is
    /// @param any whether there is a last one in this fence
    void stated(String text, int line, int index, ResultPlace place, boolean any) {
        notes.mark(line, "it says what the result must look like", Role.EXPECT);
        var span = notes.span(line);
        if (place == ResultPlace.NEXT) {
            Remarks.ofNext(notes, pieces.subList(index + 1, pieces.size()), text, span);
            return;
        }
        if (place == ResultPlace.EITHER) {
            Remarks.askedOfNext(notes, pieces.subList(index + 1, pieces.size()), text, span);
            return;
        }
        if (ExpectationReader.opensBlock(text)) {
            var block =
                    pieces.stream()
                            .skip(index + 1L)
                            .takeWhile(ShellPieces.Comment.class::isInstance)
                            .map(piece -> ((ShellPieces.Comment) piece).text())
                            .toList();
            if (!block.isEmpty()) {
                people.run(FenceNotes.Run.EXPECTED);
                context.last()
                        .ifPresent(last ->
                                ExpectationReader.listed(block, text, span)
                                        .ifPresent(last::expect));
                return;
            }
            var shown = shown(index);
            if (any && !shown.isEmpty()) {
                context.last()
                        .ifPresent(last ->
                                ExpectationReader.block(shown, text, span).ifPresent(last::expect));
                return;
            }
            if (index + 1 < pieces.size()) {
                Remarks.ofNext(notes, pieces.subList(index + 1, pieces.size()), text, span);
                return;
            }
        }
        if (any) {
            context.last()
                    .ifPresent(
                            last -> last.expect(ExpectationReader.read(text, last.action(), span)));
        }
        if (LOOKS.matches(text)) {
            notes.mark(line, "an instruction to a person", Role.MANUAL);
        }
    }

    /// Takes down the limits that a comment states; answers whether it states any.
    boolean limits(String text, int line) {
        var limits = LimitReader.read(text, null, notes.span(line));
        if (limits.isEmpty()) {
            return false;
        }
        notes.mark(line, "it states a limit", Role.LIMIT);
        if (ExpectationReader.states(text)) {
            notes.mark(line, "it says what the result must look like", Role.EXPECT);
        }
        limits.forEach(limit ->
                notes.add(
                        new Entry.Criterion(
                                limit,
                                limit.polarity() == Polarity.GOOD_IF
                                        ? Entry.Criterion.Place.SUCCESS
                                        : Entry.Criterion.Place.ALERT)));
        if (ERRORS.matches(limits.getFirst().metric()) && SAYS_NO.matches(text)) {
            notes.mark(line, "an instruction to a person", Role.MANUAL);
        }
        notes.window(text, line, true);
        return true;
    }
}
