package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The condition that a comment puts on the commands below it, up to the next comment that is about
/// other commands. Where several paragraphs of a fence each begin with a condition, each guards its
/// paragraph whole.
final class FenceGuard {
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:then|and|also|next|after(?:wards?| that| this)|(?:\\w+ ){1,2}(?:it|them)\\b(?! (?:is|are)\\b))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHERWISE =
            QuickPattern.compile("^\\W*(?:otherwise|else|if not)\\b", CASE_INSENSITIVE);

    private final List<ShellPieces.Piece> pieces;
    private Optional<String> back = Optional.empty();
    private Optional<Guard> guard = Optional.empty();
    private final Otherwise beside = new Otherwise();
    private Optional<Guard> done = Optional.empty();
    private boolean acted;
    private boolean whole;

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
        guard = Optional.of(condition);
        acted = false;
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

    /// A command stands here.
    void acts() {
        acted = true;
        done = guard;
    }

    /// What stands in the place of the last command is done on the same condition.
    void again() {
        guard = done;
        acted = false;
    }

    void gap() {
        guard = Optional.empty();
    }

    /// A comment that titles what is below it.
    void title(String text) {
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
}
