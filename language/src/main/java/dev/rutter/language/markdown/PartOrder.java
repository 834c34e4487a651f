package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the place of a section among its neighbours says of its phase where its own words say
/// nothing. What a heading says by itself is found out once: each section asks it of its
/// neighbours, and a document may have ten thousand.
final class PartOrder {
    private static final QuickPattern SIGN_OFF =
            QuickPattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);
    private static final QuickPattern NUMBERED =
            QuickPattern.compile("^\\W*(?:(?:phase|stage|step|part)\\s*)?\\d+", CASE_INSENSITIVE);
    private static final QuickPattern PART =
            QuickPattern.compile("^\\W*(?:phase|stage|step)\\s*\\d+\\b", CASE_INSENSITIVE);
    private static final QuickPattern CONFIGURES =
            QuickPattern.compile(
                    "\\b(?:config\\w*|secrets|credentials|accounts?|access|dns|domains?|environments?|infrastructure"
                            + "|network\\w*)\\b",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;

    /// The index of the document's title, or -1.
    private final int title;

    private final int[] depths;
    private final boolean[] numbered;
    private final @Nullable Phase[] stated;

    /// The depths at which a phase, step or stage by its own words deploys.
    private final BitSet deploysInParts = new BitSet();

    PartOrder(List<Section.Raw> raws, int title) {
        this.raws = raws;
        this.title = title;
        depths = raws.stream().mapToInt(raw -> raw.heading().depth()).toArray();
        numbered = new boolean[depths.length];
        stated = new Phase[depths.length];
        for (var i = 0; i < depths.length; i++) {
            numbered[i] = numbered(raws.get(i));
            stated[i] = PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE);
            if (i != title
                    && stated[i] == Phase.DEPLOY
                    && PART.find(Inline.plain(raws.get(i).heading().text()))) {
                deploysInParts.set(depths[i]);
            }
        }
    }

    /// Whether a numbered part stands, among numbered parts, before one that still prepares (or,
    /// where it signs off, before the deployment itself): parts are numbered in the order they are
    /// done in.
    boolean beforeTheDeployment(int index) {
        var raw = raws.get(index);
        var words = PhaseNames.bare(raw.heading().text());
        var depth = depths[index];
        if (!raw.acts() || !numbered[index]) {
            return false;
        }
        var own = stated[index];
        var open = own == null || own == Phase.REFERENCE || own == Phase.VERIFY;
        var sets = CONFIGURES.find(words) && own != Phase.VERIFY;
        var signs = SIGN_OFF.find(words);
        for (var i = index + 1; open && i < depths.length && depths[i] >= depth; i++) {
            var phase = depths[i] == depth && numbered[i] ? stated[i] : null;
            if ((phase == Phase.PREPARE && own != Phase.VERIFY)
                    || (phase == Phase.DEPLOY && (signs || sets))) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is one of the phases, steps or stages that the deployment is among.
    boolean partOfDeployment(int index) {
        return deploysInParts.get(depths[index])
                && PART.find(Inline.plain(raws.get(index).heading().text()));
    }

    static boolean numbered(Section.Raw raw) {
        return NUMBERED.find(Inline.plain(raw.heading().text()));
    }

    /// Whether a chapter beside it has already dealt with what comes when the deployment is over.
    boolean afterwards(int index) {
        var depth = depths[index];
        for (var i = index - 1; i > title && depths[i] >= depth; i--) {
            var phase = depths[i] == depth ? stated[i] : null;
            if (phase == Phase.ROLLBACK
                    || phase == Phase.TROUBLE
                    || phase == Phase.INCIDENT
                    || phase == Phase.WATCH) {
                return true;
            }
        }
        return false;
    }
}
