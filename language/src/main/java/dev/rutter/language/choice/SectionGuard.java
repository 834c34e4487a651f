package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Stems;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// The condition that the first words of a section put on all of it: `Only needed if the schema has
/// changed.`, or `When a release includes migrations:` below `Database migrations`. Other lead-ins
/// guard no more than what they introduce.
public final class SectionGuard {
    /// Says of the whole section when it is done.
    private static final QuickPattern APPLIES =
            QuickPattern.compile(
                    "^\\W*(?:only|not|needed|required|necessary|relevant|applicable|applies|(?:run|do|perform|follow|execute|complete|apply)"
                            + " (?:this|these|the)\\b|this|these)\\b.*\\b(?:if|when|for|to)\\b|\\bskip"
                            + " (?:this|these|the (?:next|following) (?:commands?|blocks?|lines?|snippets?|ones?))\\b",
                    CASE_INSENSITIVE);

    /// What is done when it is not as the heading says, or went wrong: no condition of all of it.
    private static final QuickPattern OTHERWISE =
            QuickPattern.compile(
                    "\\b(?:no|not|none|nothing|without|fail\\w*|errors?|wrong|stuck|hangs?|problems?|issues?|broken|missing|already|after|once|until)\\b|n't\\b",
                    CASE_INSENSITIVE);

    private SectionGuard() {}

    static Optional<Guard> of(Section section) {
        if (!planned(section)
                || section.blocks().isEmpty()
                || !(section.blocks().getFirst() instanceof Block.Text text)) {
            return Optional.empty();
        }
        var unit = Unit.of(text).getFirst();
        var words = unit.announces();
        var guard = Guard.in(words, unit.line());
        if (guard.isEmpty()
                || !Phrases.guardsBelow(words)
                || Phrases.triggers(words)
                || Triggers.forbids(words)
                || Phrases.place(words)) {
            return Optional.empty();
        }
        var plain = Inline.plain(words);
        var whole = says(plain);
        var leadIn = plain.endsWith(":") && !OTHERWISE.find(plain);
        return guard.filter(_ ->
                whole || (leadIn && (introducesParts(section, unit) || names(section, plain))));
    }

    /// Whether a sentence says no more than when what it stands above is done.
    public static boolean says(String words) {
        var plain = Inline.plain(words);
        return Phrases.guards(plain)
                && APPLIES.find(plain)
                && !orders(plain)
                && !plain.endsWith(":");
    }

    private static boolean planned(Section section) {
        return section.phase().forward()
                && section.lead() != Lead.TRIGGER
                && section.lead() != Lead.NO_TRIGGER;
    }

    /// Whether something is to be done on the same line.
    private static boolean orders(String text) {
        var comma = text.lastIndexOf(',');
        return comma >= 0 && Imperatives.tells(text.substring(comma + 1).strip());
    }

    /// Whether nothing but labelled parts or subsections stand below it.
    private static boolean introducesParts(Section section, Unit unit) {
        if (!unit.last()) {
            return false;
        }
        if (section.blocks().size() == 1) {
            return true;
        }
        return section.blocks().get(1) instanceof Block.Text next
                && Unit.of(next).getFirst().label()
                && !Phrases.guards(Unit.of(next).getFirst().text());
    }

    /// Whether the condition is about what the heading names.
    private static boolean names(Section section, String condition) {
        return Stems.shared(PhaseNames.bare(section.title()), condition);
    }
}
