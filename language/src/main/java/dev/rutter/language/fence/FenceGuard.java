package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.Stems;
import dev.rutter.language.sentence.StuckComments;
import dev.rutter.language.step.PlaceLabels;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The condition that a comment puts on the commands below it, up to the next comment that is about
/// other commands. Where several paragraphs of a fence each begin with a condition, each guards its
/// paragraph whole.
final class FenceGuard {
    private static final QuickPattern ROLL_BACK_IF =
            QuickPattern.compile("(?i).*\\broll ?back\\b.*\\(if .*");
    private static final QuickPattern IF_ROLL_BACK =
            QuickPattern.compile("(?i)if .*, roll ?back.*");
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?!(?:now|finally|lastly)\\b)(?:then|and|also|next|after(?:wards?| that| this)|(?:\\w+ ){1,2}(?:it|them)\\b(?! (?:is|are)\\b))\\b",
                    CASE_INSENSITIVE);

    /// How what a comment tells is done.
    private static final QuickPattern HOW =
            QuickPattern.compile(
                    "^\\W*(?:go to|open|navigate|click|paste|select|choose|log ?in|sign in|copy|find|scroll|press|type|use)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHERWISE =
            QuickPattern.compile("^\\W*(?:otherwise|else|if not)\\b", CASE_INSENSITIVE);

    /// So far below a comment its command stands.
    private static final int NEAR = 6;

    private final List<ShellPieces.Piece> pieces;
    private Optional<String> back = Optional.empty();
    private Optional<Guard> guard = Optional.empty();
    private final Otherwise beside = new Otherwise();
    private Optional<Guard> done = Optional.empty();
    private boolean acted;
    private boolean whole;

    /// What held above a condition whose commands stand in comments.
    private Optional<Guard> before = Optional.empty();

    private boolean offered;

    /// The comment whose own condition holds now, where it tells to do something: with another such
    /// comment below it, it is a step of its own, and the condition is its alone.
    private String own = "";

    /// The line that goes back on a condition on going back.
    private int unless;

    FenceGuard(List<ShellPieces.Piece> pieces) {
        this.pieces = pieces;
    }

    Optional<Guard> now() {
        return guard;
    }

    /// The condition that a comment states.
    Optional<Guard> in(String text, int line) {
        return unless == line ? guard : beside.in(StuckComments.plain(text), line);
    }

    /// The same, where the name of a place is one.
    Optional<Guard> over(String text, int line) {
        return PlaceLabels.over(text, line, pieces)
                .flatMap(place -> beside.heard(text, Optional.of(place)));
    }

    /// A condition, at the piece `index`.
    void opens(Guard condition, int index) {
        before = offered ? before : guard;
        offered = false;
        guard = Optional.of(condition);
        acted = false;
        own =
                pieces.get(index) instanceof ShellPieces.Comment(_, var text)
                                && !Phrases.guards(text)
                                && !Otherwise.opens(text)
                                && !text.endsWith(":")
                                && orders(text)
                        ? text
                        : "";
        whole = begins(index) && conditions() > 1;
    }

    /// Whether the last clause of a comment goes back on a condition. What is done otherwise, in
    /// the comment behind it, is done unless that holds.
    boolean goesBack(String text, int line, int index, Phase phase) {
        var forward = Retreat.outOfPlace(phase);
        var condition = forward ? Retreat.condition(text) : Optional.<String>empty();
        if (back.isPresent() && OTHERWISE.find(text)) {
            opens(new Guard("unless " + back.get(), line), index);
            unless = line;
        }
        back = condition;
        return back.isPresent() && !Phrases.guards(text);
    }

    /// Another way of doing it, up to the end of its paragraph.
    void opensWay(Guard asked) {
        guard = Optional.of(asked);
        whole = true;
    }

    /// A command stands here, in a comment or not. Answers whether it is the first below commands
    /// in comments: their condition ends with them.
    boolean acts(boolean inComment) {
        var ends = offered && !inComment;
        if (ends) {
            guard = before;
        }
        offered = inComment;
        acted = true;
        done = guard;
        return ends;
    }

    /// What stands in the place of the last command is done on the same condition.
    void again() {
        guard = done;
        acted = false;
    }

    void gap() {
        guard = Optional.empty();
        before = guard;
    }

    /// A comment, at the piece `index`: it may be the next step behind one with a condition of its
    /// own (`# Clear the cache (if needed)`, `# Restart the workers`, and a command). The condition
    /// stays where the command is the former's, and not this one's.
    void comment(String text, int index) {
        if (own.isEmpty()
                || acted
                || guard.isEmpty()
                || HOW.find(text)
                || GOES_ON.find(text)
                || !orders(text)) {
            return;
        }
        var script = script(index);
        if (!Stems.shared(own, script) || Stems.shared(text, script)) {
            guard = Optional.empty();
            own = "";
        }
    }

    private static boolean orders(String text) {
        return Imperatives.tells(Phrases.stripNumber(text));
    }

    /// The command right below the comments at `index`; none where none is near.
    private String script(int index) {
        for (var i = index + 1; i < Math.min(pieces.size(), index + NEAR); i++) {
            if (pieces.get(i) instanceof ShellPieces.Statement below) {
                return below.script();
            }
        }
        return "";
    }

    /// A comment that titles what is below it. What is said over commands in comments holds for
    /// them alone.
    void title(String text, int index) {
        var over = index + 1;
        while (over < pieces.size() && pieces.get(over) instanceof ShellPieces.Comment) {
            over++;
        }
        if (over < pieces.size()
                && pieces.get(over) instanceof ShellPieces.Statement below
                && below.offered()) {
            return;
        }
        if (acted && !whole && !ExpectationReader.states(text) && !GOES_ON.find(text)) {
            guard = Optional.empty();
        }
    }

    private boolean begins(int index) {
        return index == 0 || pieces.get(index - 1) instanceof ShellPieces.Gap;
    }

    /// How many paragraphs begin with one.
    private int conditions() {
        var count = 0;
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof ShellPieces.Comment(var line, var text)
                    && begins(i)
                    && Guard.in(text, line)
                            .or(() -> PlaceLabels.over(text, line, pieces))
                            .isPresent()) {
                count++;
            }
        }
        return count;
    }

    /// Whether a comment on an alternative says when to go back.
    static boolean triggers(String text) {
        return Phrases.triggers(text) || ROLL_BACK_IF.matches(text);
    }

    /// Whether a comment's condition is one that calls for going back.
    static boolean calls(String text, Phase phase) {
        return Phrases.triggers(text) || Phrases.bad(text, phase) || IF_ROLL_BACK.matches(text);
    }
}
