package dev.rutter.language.fence;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.result.BelowCommand;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.Claims;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.ResultWords;
import dev.rutter.language.sentence.TitledResult;
import dev.rutter.language.shell.CurlReader;
import dev.rutter.language.shell.ToldToReplace;
import dev.rutter.language.step.Halts;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// Comments behind a command on its own line: what its result must look like, a condition, another
/// way to do it.
final class Remarks {
    private static final QuickPattern CONFIRM = QuickPattern.compile("(?i)confirm\\b.*");

    private static final QuickPattern MUST =
            QuickPattern.compile("(?i)[\\w ]{3,40} must (?:pass|succeed|be green)\\b.*");

    /// `prints READY`: a text as it is printed, no word for what is.
    private static final QuickPattern PRINTS =
            QuickPattern.compile(
                    "(?:it )?(?:prints?|shows?|says?|outputs?|(?:answers?|replies|responds)(?: with)?|reports?|gives?) ([`\"'][^`\"']+[`\"']|[A-Z][A-Z_]+|-?\\d+(?:\\.\\d+)?|ok|OK|true|false|yes|healthy|pong|nothing)[.!]?");

    /// What such a command prints is judged by a version behind it.
    private static final QuickPattern ASKS_VERSION =
            QuickPattern.compile("(?:\\s--?v(?:ersion)?|\\sversion)\\b");

    private static final QuickPattern VERSION =
            QuickPattern.compile(
                    "\\d(?:\\.\\d+)*(?:\\.x)?\\s*(?:\\+|or (?:higher|newer|later|above))|(?:>=|≥)\\s*v?\\d",
                    Pattern.CASE_INSENSITIVE);

    /// No more than that the command is another way than the one above it.
    private static final QuickPattern OTHER_WAY =
            QuickPattern.compile(
                    "(?i)\\W*(?:or|or else|alternatively|alternative|oder|sonst|ou|sinon)\\W*");

    private static final String IN_PLACE = ", in the place of ";

    private Remarks() {}

    /// A comment behind a command on its own line.
    ///
    /// @param above the step above it
    static void read(
            Notes notes,
            ShellPieces.Statement statement,
            StepDraft draft,
            Optional<StepDraft> above) {
        var text = statement.remark();
        var line = statement.line();
        var remarkLine = statement.remarkLine();
        if (!ByHand.behind(text, statement.script())) {
            draft.holes(ToldToReplace.behind(text, statement.script()));
        }
        if (ExpectationReader.states(text)
                || ExpectationReader.points(text, draft.action())
                || CONFIRM.matches(text)
                || Claims.of(text, draft.action(), notes.span(remarkLine)).isPresent()
                || (ASKS_VERSION.find(draft.script()) && VERSION.find(text))) {
            notes.mark(remarkLine, "it says what the result must look like", Role.EXPECT);
            draft.expect(ExpectationReader.read(text, draft.action(), notes.span(remarkLine)));
        } else if (BelowCommand.exact(text) && BelowCommand.required(text)) {
            notes.mark(remarkLine, "it says what the result must look like", Role.EXPECT);
            draft.expect(
                    BelowCommand.expected(
                            text, draft.action(), draft.script(), notes.span(remarkLine)));
        } else if (PRINTS.matches(text)) {
            notes.mark(remarkLine, "it says what the command prints", Role.EXPECT);
            draft.expect(
                    ExpectationReader.read(
                            PRINTS.matcher(text).replaceFirst("Expected: $1"),
                            draft.action(),
                            notes.span(remarkLine)));
        } else if (BareResult.remark(text, draft.script(), notes.span(remarkLine)).isPresent()) {
            notes.mark(remarkLine, "it is what the command prints", Role.EXPECT);
            BareResult.remark(text, draft.script(), notes.span(remarkLine))
                    .ifPresent(draft::expect);
        } else if (result(notes, text, remarkLine, draft)) {
            notes.mark(remarkLine, "it says what the result must look like", Role.EXPECT);
        } else if (ItemWords.TICK.find(text)) {
            notes.mark(remarkLine, "it says what the result must look like", Role.EXPECT);
            draft.expect(List.of(new Expectation.Asked(text, notes.span(remarkLine))));
        } else if (MUST.matches(text)) {
            // That the command succeeds is judged by its exit status.
            notes.mark(remarkLine, "it says that the command must succeed", Role.EXPECT);
        } else if (Phrases.orOption(text)) {
            notes.mark(line, "it names an alternative", Role.OPTION);
        }
        if (Claims.states(text)) {
            return; // an "if" in it is no condition of the command
        }
        Phrases.condition(text)
                .ifPresent(_ -> notes.mark(line, "it holds only under a condition", Role.WHEN));
        var instead = instead(text, remarkLine, above);
        instead.ifPresent(_ -> notes.mark(line, "it is another way than the one above", Role.WHEN));
        draft.when(Guard.ofRemark(text, remarkLine).or(() -> instead));
        Halts.beside(text)
                .ifPresent(it ->
                        draft.expect(List.of(new Expectation.Asked(it, notes.span(remarkLine)))));
    }

    private static boolean result(Notes notes, String text, int line, StepDraft draft) {
        var said = ResultWords.of(text, draft.action(), draft.script(), notes.span(line));
        said.ifPresent(draft::expect);
        return said.isPresent();
    }

    /// A command that its remark sets in the place of the one above it: that one is done, and this
    /// one where somebody says so, or where what that one is done for does not hold.
    private static Optional<Guard> instead(String text, int line, Optional<StepDraft> above) {
        var otherwise = Otherwise.opens(text) && Otherwise.rest(text).isBlank();
        if (above.isEmpty() || !(otherwise || OTHER_WAY.matches(text))) {
            return Optional.empty();
        }
        var other = above.get();
        return other.when()
                .filter(guard -> otherwise && guard.line() == other.span().line())
                .filter(guard -> !guard.own().contains(IN_PLACE))
                .map(Guard::otherwise)
                .or(() -> Optional.of(new Guard(text + IN_PLACE + other.script(), line)));
    }

    /// What a comment says of the result of the next command.
    static void ofNext(Notes notes, List<ShellPieces.Piece> below, String text, Span span) {
        var words = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        next(notes, below, (action, _) -> ExpectationReader.read(words, action, span));
    }

    /// What may be said of the next command or of the one before: of both by a person, once both
    /// have printed what they print.
    static void askedOfNext(Notes notes, List<ShellPieces.Piece> below, String text, Span span) {
        below.stream()
                .filter(ShellPieces.Statement.class::isInstance)
                .findFirst()
                .ifPresent(it -> notes.askOf(it.line(), new Expectation.Asked(text, span)));
    }

    /// What its title expects of it.
    static void ofNext(
            Notes notes, List<ShellPieces.Piece> below, TitledResult said, String text, int line) {
        next(
                notes,
                below,
                (action, script) -> said.expected(action, script, text, notes.span(line)));
    }

    private static void next(
            Notes notes,
            List<ShellPieces.Piece> below,
            BiFunction<Action, String, List<Expectation>> expected) {
        for (var piece : below) {
            if (piece instanceof ShellPieces.Statement statement) {
                var script = statement.script();
                var action =
                        CurlReader.read(script)
                                .<Action>map(h -> h)
                                .orElseGet(() -> new Action.Shell(script));
                notes.expectOf(statement.line(), expected.apply(action, script));
                return;
            }
        }
    }
}
