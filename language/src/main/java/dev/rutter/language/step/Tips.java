package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a document only offers: a tip, a note on what one can do, an example (`Tip: …`, `You can
/// also …:`, `For example, with the beta:`). Somebody says whether it is to be done. A quote or an
/// admonition that opens as one is one up to its end; words without such a mark offer what stands
/// right below them.
public final class Tips {
    private static final QuickPattern TIP =
            QuickPattern.compile(
                    "^[^\\p{L}\\p{N}\\[!]*(?:\\[!tip\\]|!!!\\s*(?:tip|hint)\\b|(?:pro[- ]?|quick )?(?:tips?|hint|tipp|astuce|consejo)\\s*(?:[:!–—]|$)|💡|:bulb:)",
                    CASE_INSENSITIVE);

    /// `::: tip`, `💡 Free the disk …`
    private static final QuickPattern MARKED =
            QuickPattern.compile(
                    "^\\W*?(?::::+\\s*\\{?\\.?(?:tip|hint)\\b|💡|:bulb:)", CASE_INSENSITIVE);

    private static final QuickPattern NOTE =
            QuickPattern.compile(
                    "^[^\\p{L}\\p{N}\\[!]*(?:\\[!(?:note|info)\\]|!!!\\s*(?:note|info|example)\\b|:::+\\s*(?:note|info|details)\\b|(?:(?:side|foot)?notes?|nb|n\\.b\\.|fyi|info|remark|example)\\s*[:!–—]|ℹ|📝)",
                    CASE_INSENSITIVE);

    private static final String CAN =
            "\\b(?:you|we|one)(?:['’]?ll)? (?:can|may|could|might)\\b|\\bit(?:['’]s| is) (?:also )?possible to\\b";

    private static final QuickPattern OFFERS =
            QuickPattern.compile(
                    CAN + "|\\bfor (?:example|instance)\\b|\\b(?:following|next|an) example\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ALSO =
            QuickPattern.compile(
                    "\\b(?:you|we|one) (?:(?:can|may|could|might) (?:also|optionally|additionally|even)|(?:also|optionally|additionally) (?:can|may|could|might))\\b"
                            + "|\\b(?:optionally|additionally),? (?:you|we|one) (?:can|may|could|might)\\b"
                            + "|\\bit(?:['’]s| is) also possible to\\b",
                    CASE_INSENSITIVE);

    /// A lead-in to an example, and not to the commands: `Set the variables, for example:`.
    private static final QuickPattern EXAMPLE =
            QuickPattern.compile(
                    "\\bin the (?:following|next) examples?\\b[^`]*:\\W*$|\\b(?:following|next) example (?:shows|does|deploys|uses|upgrades|restores)\\b[^`]*:\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ADMONITION = QuickPattern.compile("^\\s*:::");
    private static final QuickPattern CLOSED = QuickPattern.compile("^\\s*:{3,}\\s*$");
    private static final QuickPattern ONLY_CODE = QuickPattern.compile("`[^`]+`[.:;]?");
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`\\]][.!?])\\s+(?=[A-Z\"“(])");

    /// Where an item's first words end: those behind a command are about another one.
    private static final QuickPattern TOLD_FIRST =
            QuickPattern.compile("(?<=[\\w)`\\]][.!?])\\s+(?=[A-Z\"“(])|[`(]");

    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^[^\\p{L}\\p{N}\\[:!]*(?:\\[!\\w+\\]|:::+\\s*\\w++|!!!\\s*\\w++(?:\\s*\"[^\"]*\")?|[\\w -]{1,10}:(?=\\s))?[^\\w`]*(?=[\\p{L}\\p{N}`]|$)",
                    CASE_INSENSITIVE);
    private static final QuickPattern TAIL = QuickPattern.compile("[\\s.:]+$");
    private static final int LONGEST = 160;

    private final Notes notes;
    private int until;
    private Optional<Guard> guard = Optional.empty();

    /// At the beginning of a chapter.
    public Tips(Notes notes) {
        this.notes = notes;
    }

    /// The place of a block: guarded where it is a part of such an offer.
    public Scope over(Block block, @Nullable Block next, Scope scope) {
        if (!FenceClassifier.acts(scope.phase())) {
            return scope;
        }
        if (block.line() <= until) {
            return scope.guarded(guard);
        }
        if (block instanceof Block.Text text) {
            var words = text.joined();
            if (opens(words)) {
                guard = Optional.of(guard(words, text.line()));
                until = end(text, next);
                return scope.guarded(guard);
            }
            if (next != null && below(words, next, scope.phase())) {
                guard = Optional.of(guard(words, text.line()));
                until = next.lastLine();
            }
        }
        return scope;
    }

    /// What an item only offers, with all that is nested in it.
    public static Optional<Guard> item(Block.Item item, Phase phase) {
        return FenceClassifier.acts(phase)
                        && !item.box()
                        && (opens(item.text())
                                || (offered(phase)
                                        && ALSO.find(
                                                TOLD_FIRST.split(Inline.plain(item.text()), 2)[0])))
                ? Optional.of(guard(item.text(), item.line()))
                : Optional.empty();
    }

    /// The place of a command in a line, where the words of its own sentence or bracket, those
    /// before it, only offer it.
    ///
    /// @param sentence the whole of it
    /// @param outer the place of the line
    /// @param here that of the command so far
    static Scope before(String words, String sentence, Scope outer, Scope here, int line) {
        var open = words.lastIndexOf('(');
        var from = open > words.lastIndexOf(')') ? open + 1 : 0;
        return here.when().equals(outer.when())
                        && outer.when().filter(it -> it.line() == line).isEmpty()
                        && FenceClassifier.acts(outer.phase())
                        && offered(outer.phase())
                        && ALSO.find(words.substring(from))
                ? here.guarded(
                        Optional.of(
                                guard(
                                        from == 0
                                                ? sentence
                                                : sentence.substring(from).split("\\)", 2)[0],
                                        line)))
                : here;
    }

    private static boolean opens(String text) {
        var words = Bounded.of(Inline.plain(text));
        return TIP.find(words) || MARKED.find(words) || (NOTE.find(words) && OFFERS.find(words));
    }

    private static boolean below(String words, Block next, Phase phase) {
        var code =
                next instanceof Block.Fence
                        || (next instanceof Block.Text text && ONLY_CODE.matches(text.joined()));
        var sentences = SENTENCE.split(Bounded.of(Inline.plain(words)), -1);
        var last = sentences[sentences.length - 1];
        return code
                && offered(phase)
                && !Phrases.orOption(last)
                && (ALSO.find(last)
                        || EXAMPLE.find(last)
                        || (NotToRun.example(last)
                                && (next instanceof Block.Text || ALSO.find(words))));
    }

    /// What is only looked at may be looked at.
    private static boolean offered(Phase phase) {
        return phase != Phase.VERIFY && phase != Phase.WATCH;
    }

    private static Guard guard(String text, int line) {
        var words = Inline.plain(text);
        var sentences = SENTENCE.split(words, -1);
        var said = bare(sentences[0]);
        for (var sentence : sentences) {
            if (OFFERS.find(sentence)) {
                said = bare(sentence);
                break;
            }
        }
        var shown = said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
        return new Guard(
                "what line "
                        + line
                        + " only offers is to be done"
                        + (shown.isEmpty() ? "" : ": " + shown),
                line);
    }

    private static String bare(String sentence) {
        return TAIL.replaceFirst(LABEL.replaceFirst(sentence, ""), "");
    }

    /// The last line of a quote or an admonition, else of what the words stand over.
    private int end(Block.Text text, @Nullable Block next) {
        var line = text.line();
        if (quoted(line)) {
            while (quoted(line + 1)) {
                line++;
            }
            return line;
        }
        if (ADMONITION.find(notes.text(line))) {
            for (var at = line + 1; at <= notes.last(); at++) {
                if (CLOSED.matches(notes.text(at))) {
                    return at;
                }
            }
        }
        return next != null
                        && (text.joined().endsWith(":") || below(text.joined(), next, Phase.DEPLOY))
                ? next.lastLine()
                : text.lastLine();
    }

    private boolean quoted(int line) {
        return notes.text(line).strip().startsWith(">");
    }
}
