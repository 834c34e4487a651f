package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Arrays;
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
            QuickPattern.compile(
                    "^\\W*(?:(?:(?:"
                            + PhaseNames.PARTS
                            + ")\\s*)?\\d+|(?:"
                            + PhaseNames.PARTS
                            + ")"
                            + PhaseNames.LETTER
                            + ")",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final QuickPattern PART =
            QuickPattern.compile(
                    "^\\W*(?:phase|stage|step)(?:\\s*\\d+\\b|" + PhaseNames.LETTER + ")",
                    CASE_INSENSITIVE);

    /// A step of one procedure, as against a phase, which may be all that comes before it.
    private static final QuickPattern STEP =
            QuickPattern.compile(
                    "^\\W*(?:step|schritt|[ée]tape|paso|passo|krok|stap|шаг|步骤|ステップ|단계)\\s*\\d+\\b",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern CONFIGURES =
            QuickPattern.compile(
                    "\\b(?:config\\w*|secrets|credentials|accounts?|access|dns|domains?|environments?|infrastructure"
                            + "|network\\w*)\\b",
                    CASE_INSENSITIVE);

    /// What somebody looks something up in, and no order: `Odds and ends`.
    private static final QuickPattern DRAWER =
            QuickPattern.compile(
                    "(?:odds and ends|misc(?:ellaneous|ellanea)?\\.?|(?:(?:other|more|some|useful|handy|common|quick|everyday) )*(?:commands?|snippets|examples?|tips|tricks|one-?liners)(?: and (?:tips|tricks|commands|examples|snippets))?|troubleshooting|cheat-?sheet|comandos [úu]teis|comandos [úu]tiles|commandes utiles|n[üu]tzliche befehle|handige commando's|comandi utili)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// So many parts that act make a sequence.
    static final int FEWEST = 3;

    private final List<Section.Raw> raws;

    /// The index of the document's title, or -1.
    private final int title;

    private final int[] depths;
    private final boolean[] numbered;
    private final @Nullable Phase[] stated;

    /// What stands between a part of the deployment and the next, or what verifies it.
    private final BitSet amid = new BitSet();

    /// What stands behind a numbered part that deploys by its own words.
    private final BitSet behind = new BitSet();

    /// The steps that are counted from one after a chapter that prepares.
    private final BitSet prepared = new BitSet();

    /// What stands before a part beside it that deploys by its own words.
    private final BitSet deploysBehind = new BitSet();

    /// What stands behind a part beside it that prepares, with none that deploys or ends between.
    private final BitSet readied = new BitSet();

    /// What stands behind a row of counted steps, is not counted among them and is a drawer by its
    /// name.
    private final BitSet uncounted = new BitSet();

    /// The parts of a counted sequence that is the deployment, though none of them is called so.
    private final BitSet counted = new BitSet();

    /// The steps of a counted sequence of which one deploys by its own words.
    private final BitSet steps = new BitSet();

    /// The depths at which a phase, step or stage by its own words deploys.
    private final BitSet deploysInParts = new BitSet();

    /// @param back the chapters that are steps in the words of a way back
    PartOrder(List<Section.Raw> raws, int title, StepsBack back) {
        this.raws = raws;
        this.title = title;
        depths = raws.stream().mapToInt(raw -> raw.heading().depth()).toArray();
        numbered = new boolean[depths.length];
        stated = new Phase[depths.length];
        for (var i = 0; i < depths.length; i++) {
            numbered[i] = numbered(raws.get(i));
            stated[i] =
                    back.is(i) ? null : PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE);
            if (i != title
                    && stated[i] == Phase.DEPLOY
                    && PART.find(Inline.plain(raws.get(i).heading().text()))) {
                deploysInParts.set(depths[i]);
            }
        }
        count();
        neighbours();
    }

    /// Finds sequences of top-level parts that are counted from the first to the last and say `Step
    /// 1: Copy the files`, `Step 2: Start the service`.
    private void count() {
        var parts = new ArrayList<Integer>();
        var depth = depths.length > title + 1 ? depths[title + 1] : 0;
        for (var i = title + 1; i < depths.length; i++) {
            if (depths[i] < depth) {
                return;
            }
            if (depths[i] == depth && PART.find(Inline.plain(raws.get(i).heading().text()))) {
                parts.add(i);
            }
        }
        var acting = parts.stream().filter(i -> raws.get(i).acts()).count();
        var named = parts.stream().anyMatch(i -> stated[i] == Phase.DEPLOY || ends(stated[i]));
        if (acting >= FEWEST && !named) {
            parts.forEach(counted::set);
        }
        if (parts.stream().anyMatch(i -> stated[i] == Phase.DEPLOY)
                && parts.stream().noneMatch(i -> ends(stated[i]))) {
            parts.stream().filter(i -> step(raws.get(i))).forEach(steps::set);
        }
    }

    /// Whether it is one of the steps that the deployment is counted among.
    boolean amongSteps(int index) {
        return steps.get(index);
    }

    /// Where the counted deployment begins, or -1.
    int counted() {
        return counted.nextSetBit(0);
    }

    /// Whether it is a part of the counted deployment that no words of its own make something else.
    boolean counted(int index) {
        var words = PhaseNames.bare(raws.get(index).heading().text());
        var own = stated[index];
        return counted.get(index)
                && raws.get(index).acts()
                && (own == null
                        || own == Phase.REFERENCE
                        || own == Phase.MAINTAIN
                        || (own == Phase.PREPARE && Nesting.INSTALLS.find(words)));
    }

    /// Finds, for each section, what stands before and behind it among those beside it.
    private void neighbours() {
        var deployed = new BitSet();
        var begun = new BitSet();
        var over = new BitSet();
        var ready = new BitSet();
        var getsReady = new BitSet();
        var row = new int[depths.length == 0 ? 0 : Arrays.stream(depths).max().orElse(0) + 1];
        for (var i = title + 1; i < depths.length; i++) {
            var depth = depths[i];
            deeper(depth, deployed, begun, over, ready, getsReady);
            var own = stated[i];
            if (ready.get(depth) && step(raws.get(i))) {
                prepared.set(i);
            }
            ready.set(
                    depth,
                    ready.get(depth)
                            || (own == Phase.PREPARE && !numbered[i] && raws.get(i).acts()));
            Arrays.fill(row, depth + 1, row.length, 0);
            row[depth] += step(raws.get(i)) && raws.get(i).acts() ? 1 : 0;
            uncounted.set(i, row[depth] >= FEWEST && !numbered[i] && drawer(raws.get(i)));
            readied.set(i, getsReady.get(depth));
            getsReady.set(
                    depth,
                    (raws.get(i).acts() && own == Phase.PREPARE)
                            || (getsReady.get(depth) && (own == null || beside(own))));
            if (!over.get(depth) && (deployed.get(depth) || (numbered[i] && begun.get(depth)))) {
                amid.set(i);
            }
            if (numbered[i] && deployed.get(depth)) {
                behind.set(i);
            }
            deployed.set(depth, deployed.get(depth) || (own == Phase.DEPLOY && raws.get(i).acts()));
            begun.set(
                    depth, begun.get(depth) || (own == null && numbered[i] && raws.get(i).acts()));
            over.set(depth, over.get(depth) || ends(own));
        }
        var verified = new BitSet();
        var goesOn = new BitSet();
        var deploys = new BitSet();
        var more = new BitSet();
        for (var i = depths.length - 1; i > title; i--) {
            var depth = depths[i];
            deeper(depth, verified, goesOn, deploys, more);
            var own = stated[i];
            if (!verified.get(depth) && !(numbered[i] && goesOn.get(depth))) {
                amid.clear(i);
            }
            uncounted.set(i, uncounted.get(i) && !more.get(depth));
            more.set(depth, more.get(depth) || numbered[i]);
            deploysBehind.set(i, deploys.get(depth));
            deploys.set(depth, deploys.get(depth) || (own == Phase.DEPLOY && does(raws.get(i))));
            verified.set(depth, verified.get(depth) || own == Phase.VERIFY);
            goesOn.set(
                    depth,
                    goesOn.get(depth)
                            || (numbered[i] && (own == Phase.DEPLOY || own == Phase.WATCH)));
        }
    }

    private static void deeper(int depth, BitSet... seen) {
        for (var set : seen) {
            set.clear(depth + 1, Math.max(depth + 1, set.length()));
        }
    }

    private static boolean ends(@Nullable Phase phase) {
        return phase == Phase.ROLLBACK || phase == Phase.TROUBLE || phase == Phase.INCIDENT;
    }

    /// Whether something stands amid the deployment: a part of it comes before, and behind it is
    /// another, or what verifies all of it.
    boolean amid(int index) {
        return amid.get(index);
    }

    /// Whether a part beside it that is still to come deploys by its own words.
    boolean deploysBehind(int index) {
        return deploysBehind.get(index);
    }

    /// Whether what stands before it prepares, and nothing has been put out or looked at since.
    boolean readied(int index) {
        return readied.get(index);
    }

    /// Whether the steps before it are counted and it is a drawer that is not: the row is over.
    boolean uncounted(int index) {
        return uncounted.get(index);
    }

    private static boolean drawer(Section.Raw raw) {
        return DRAWER.matches(PhaseNames.bare(raw.heading().text()));
    }

    private static boolean does(Section.Raw raw) {
        return raw.acts() || raw.blocks().stream().anyMatch(Block.Items.class::isInstance);
    }

    /// Whether a numbered part that runs nothing follows one that verifies or watches: it looks
    /// over what is live, too.
    boolean looksOver(int index) {
        for (var i = index - 1; numbered[index] && i > title && depths[i] >= depths[index]; i--) {
            if (depths[i] == depths[index]) {
                return numbered[i] && (stated[i] == Phase.VERIFY || stated[i] == Phase.WATCH);
            }
        }
        return false;
    }

    /// Whether it is a step that is counted after a chapter that prepares, and one that deploys by
    /// its own words is still to come.
    boolean stepBeforeDeployment(int index) {
        for (var i = index + 1;
                prepared.get(index) && i < depths.length && depths[i] >= depths[index];
                i++) {
            if (depths[i] == depths[index] && prepared.get(i) && stated[i] == Phase.DEPLOY) {
                return true;
            }
        }
        return false;
    }

    /// Whether a numbered part stands, among numbered parts, before one that still prepares (or,
    /// where it signs off, before the deployment itself): parts are numbered in the order they are
    /// done in.
    boolean beforeTheDeployment(int index) {
        var raw = raws.get(index);
        var words = PhaseNames.bare(raw.heading().text());
        var depth = depths[index];
        if (!raw.acts() || !numbered[index] || counted.get(index)) {
            return false;
        }
        var own = stated[index];
        var open = own == null || own == Phase.REFERENCE || own == Phase.VERIFY;
        var sets =
                CONFIGURES.find(words)
                        && own != Phase.VERIFY
                        && !amid(index)
                        && !prepared.get(index);
        var signs = SIGN_OFF.find(words);
        for (var i = index + 1; open && i < depths.length && depths[i] >= depth; i++) {
            var phase = depths[i] == depth && numbered[i] ? stated[i] : null;
            if ((phase == Phase.PREPARE && own != Phase.VERIFY && !behind.get(i))
                    || (phase == Phase.DEPLOY && (signs || sets))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a part without words of its own stands between parts that prepare, before anything
    /// is deployed; one that configures needs only the deployment behind it.
    boolean amongPreparations(int index) {
        var depth = depths[index];
        var own = stated[index];
        if (numbered[index] || (own != null && own != Phase.REFERENCE)) {
            return false;
        }
        var before = false;
        for (var i = index - 1; i > title && depths[i] >= depth; i--) {
            if (depths[i] == depth && raws.get(i).acts()) {
                before |= stated[i] == Phase.PREPARE;
                // What is looked at before anything is deployed prepares, too.
                if (stated[i] != Phase.PREPARE && stated[i] != Phase.VERIFY && !beside(stated[i])) {
                    return false;
                }
            }
        }
        for (var i = index + 1; before && i < depths.length && depths[i] >= depth; i++) {
            if (depths[i] == depth && raws.get(i).acts() && !beside(stated[i])) {
                return stated[i] == Phase.PREPARE
                        || (own == Phase.REFERENCE
                                && stated[i] == Phase.DEPLOY
                                && CONFIGURES.find(
                                        PhaseNames.bare(raws.get(index).heading().text())));
            }
        }
        return false;
    }

    /// Whether a part says nothing of the order that others stand in: a table of contents, a
    /// picture of the system, one without words of its own.
    private static boolean beside(@Nullable Phase own) {
        return own == null || own == Phase.NONE || own == Phase.REFERENCE || own == Phase.OVERVIEW;
    }

    /// Whether it is one of the phases, steps or stages that the deployment is among.
    boolean partOfDeployment(int index) {
        return deploysInParts.get(depths[index])
                && PART.find(Inline.plain(raws.get(index).heading().text()));
    }

    /// Whether a heading calls itself a step and counts it.
    static boolean step(Section.Raw raw) {
        return STEP.find(Inline.plain(raw.heading().text()));
    }

    static boolean numbered(Section.Raw raw) {
        return NUMBERED.find(Inline.plain(raw.heading().text()));
    }

    /// Whether a chapter beside it has already dealt with what comes when the deployment is over.
    boolean afterwards(int index) {
        var depth = depths[index];
        for (var i = index - 1; i > title && depths[i] >= depth; i--) {
            var phase = depths[i] == depth ? stated[i] : null;
            if (ends(phase) || phase == Phase.WATCH) {
                return true;
            }
        }
        return false;
    }
}
