package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is said of the outputs of two or more commands: `The two checksums must match:`. No exit
/// status tells it; whoever sees both is asked behind the last of them.
public final class Compared {
    private static final String SAME =
            "(?:match(?:es)?|agrees?|coincides?|(?:be |are |is |stay |remain )?(?:exactly )?(?:the same|identical|equal|unchanged))\\b";

    private static final QuickPattern CLAIM =
            QuickPattern.compile(
                    "\\b(?:must|should|has to|have to|needs? to|ought to|(?:is|are) expected to|expect(?:ed)? to)(?: (?:both|all|now|still|exactly))* "
                            + SAME
                            + "|\\b(?:both|two|all|hashes|checksums|counts|digests|sums|numbers|versions|fingerprints|sizes|outputs|results)\\b[^.;:`]{0,40}\\b(?:"
                            + SAME
                            + ")(?=[\\s.:;)]*$)"
                            + "|^\\W*(?:compare|make sure|verify|check|confirm|ensure)\\b[^.;`]{0,80}\\b"
                            + SAME
                            + "(?=[\\s.:;)]*$)",
                    CASE_INSENSITIVE);

    /// Of what is named, not of what is printed: `must match the tag`.
    private static final QuickPattern WITH =
            QuickPattern.compile(
                    "\\b(?:match(?:es)?|agrees?)\\s+(?!each other\\b|one another\\b|in both\\b|exactly\\b|:)\\S|\\b(?:same|identical|equal)\\s+(?:as|to)\\s",
                    CASE_INSENSITIVE);

    /// These compare by themselves.
    private static final QuickPattern COMPARES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:diff|cmp|comm|test|\\[)\\s|\\|\\s*(?:diff|cmp)\\s|sum\\s+(?:-\\w+\\s+)*(?:-c|--check)\\b|--exit-code\\b|^git diff --quiet");

    /// `` `a` and `b` print the same``
    private static final QuickPattern BOTH =
            QuickPattern.compile(
                    "^(?:(?:verify|check|confirm|ensure|make sure|compare)(?: that)?\\s+)?(?:the outputs? of\\s+)?(?:both\\s+)?`[^`]+`,?\\s+(?:and|with|or)\\s+`[^`]+`\\s+(?:both\\s+|must\\s+|should\\s+|have to\\s+)?(?:print|return|show|give|output|answer|report|list|say|are|be|agree|match|have)\\b[^`]{0,60}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern COLON = QuickPattern.compile("\\W*:\\W*$");
    private static final QuickPattern ALIKE =
            QuickPattern.compile("\\b(?:same|identical|equal|match|agree)\\b", CASE_INSENSITIVE);

    private Compared() {}

    /// Whether words claim that what is printed below them is the same.
    static boolean says(String text) {
        var words = Bounded.of(Inline.plain(text));
        return CLAIM.find(words) && !WITH.find(words);
    }

    /// Whether they claim it of the block below them, and of nothing above.
    public static boolean heads(String text, @Nullable Block next) {
        return text.endsWith(":") && next instanceof Block.Fence && claims(text);
    }

    /// Whether words claim that what is printed is the same as something.
    static boolean claims(String text) {
        return CLAIM.find(Bounded.of(Inline.plain(text)));
    }

    /// Holds a command of a line against the words before it: ``The tag must match: `make tag` ``.
    static void before(String text, StepDraft command, Span span) {
        var says = COLON.replaceFirst(InlineCommands.before(text, command.script()), "");
        if (claims(says) && command.expectsNothing() && !COMPARES.find(command.script())) {
            command.expect(
                    new Expectation.Asked(Phrases.stripNumber(Inline.plain(says)).strip(), span));
        }
    }

    /// Reads a comment that says it of the commands right below it.
    public static boolean comment(
            Notes notes, List<ShellPieces.Piece> below, String text, int line) {
        var last = Optional.<ShellPieces.Statement>empty();
        var count = 0;
        for (var piece : below) {
            if (!(piece instanceof ShellPieces.Statement statement)) {
                break;
            }
            last = Optional.of(statement);
            count++;
        }
        if (count < 2 || !says(text) || COMPARES.find(last.get().script())) {
            return false;
        }
        notes.mark(line, "it says what the results must look like", Role.EXPECT);
        notes.expectOf(last.get().line(), List.of(new Expectation.Asked(text, notes.span(line))));
        return true;
    }

    /// Holds the last command of a block against the words above it that say so.
    public static void block(Context context, Block.Fence fence, Scope scope) {
        if (!claims(scope.leadText())) {
            return;
        }
        context.last()
                .filter(last -> last.span().line() > fence.line() && !last.script().isEmpty())
                .filter(last -> last.expectsNothing() && !COMPARES.find(last.script()))
                .ifPresent(last ->
                        last.expect(
                                new Expectation.Asked(
                                        COLON.replaceFirst(
                                                Phrases.stripNumber(Inline.plain(scope.leadText())),
                                                ""),
                                        context.notes.span(last.span().line()))));
    }

    /// Reads a line that says it of the two commands in it.
    public static boolean item(Context context, Block.Item item, Scope scope) {
        var text = item.text();
        var codes = Inline.codes(text);
        if (codes.size() != 2
                || !BOTH.find(text)
                || !ALIKE.find(text)
                || !FenceClassifier.acts(scope.phase())
                || !codes.stream().allMatch(InlineCommands::runnable)) {
            return false;
        }
        var says = Phrases.stripNumber(Inline.plain(text)).replace("`", "");
        var commands = new Commands(context);
        var place = item.box() ? scope.under(says, true) : scope;
        for (var code : codes) {
            var draft = commands.statement(place, says, code, item.line(), item.lastLine());
            if (code.equals(codes.getLast())) {
                draft.expect(new Expectation.Asked(says, context.notes.span(item.line())));
            }
        }
        context.notes.mark(item.line(), "it says what the results must look like", Role.EXPECT);
        return true;
    }
}
