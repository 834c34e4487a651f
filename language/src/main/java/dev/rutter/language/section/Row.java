package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sections beside each other that are numbered are one procedure, told in its order: what comes
/// before the one that puts something out gets ready for it, and what is called after a thing is
/// done, unless it is a drawer to look things up in.
final class Row {
    /// Finds out, or settles, what the others need.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^(?:verif|valid|check|test|run|perform|execut|review|estimat|detect|identify|assess|decid|choos|determin|inspect|audit|count|measur|evaluat|compar|confirm|find out|rehears|\\w+ decisions?$)",
                    CASE_INSENSITIVE);

    /// What is made or chosen before it is put out, though the words of its phase are missing.
    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "^(?:bump|set|update|choose|create|prepare|build|package|draft|write|collect|download|fetch|tag|branch|freeze)\\b",
                    CASE_INSENSITIVE);

    /// May change anything.
    private static final QuickPattern RUNS =
            QuickPattern.compile("^(?:run|perform|execut)", CASE_INSENSITIVE);

    /// The work on a release is begun with it, and nothing is put out yet.
    private static final QuickPattern STARTS =
            QuickPattern.compile(
                    "^(?:open|plann?|schedul|announc)(?:e|ing)? "
                            + "|^(?:start|begin|initiat|kick(?:ing)? off)(?:e|n?ing)? .*\\b(?:branch|ticket|window|pull request|pr)$",
                    CASE_INSENSITIVE);

    /// People are locked out, and let in again when all is done.
    private static final QuickPattern CLOSES =
            QuickPattern.compile(
                    "^(?:enter|enable|start|begin|activate|put|leave|exit|end|disable)\\b.*\\bmaintenance (?:mode|page)\\b"
                            + "|^(?:close|block|disable|re-?open|re-?enable|resume|restore|unblock)(?:n?ing)? (?:(?:the|public|user|live|production|customer) )*(?:traffic|writes?|logins?)$",
                    CASE_INSENSITIVE);

    /// A drawer of what is looked up, though it is counted with the steps.
    private static final QuickPattern LOOKED_UP =
            QuickPattern.compile(
                    "\\b(?:commands|cheat|quick (?:reference|start)|references?$|best practices|considerations|notes|details|architecture|appendix|resources|related|links|environments?|services?|support|glossary|faq|security)",
                    CASE_INSENSITIVE);

    /// What is kept, so that the way back is open.
    private static final QuickPattern COPIES =
            QuickPattern.compile(
                    "^back-?ups?\\b(?!.*\\b(?:clean|delet|remov|purg))", CASE_INSENSITIVE);

    /// So many make a row.
    private static final int FEWEST = 3;

    private final List<Section.Raw> raws;
    private final DocumentKind kind;

    /// What stands in a row with a deed in it.
    private final BitSet among = new BitSet();

    /// What gets ready for the deed of its row by what it holds or by what looks at it.
    private final BitSet ready = new BitSet();

    /// What stands behind the deed of its row.
    private final BitSet begun = new BitSet();

    /// What is done, though it is called after what it is done to.
    private final BitSet deeds = new BitSet();

    /// @param title the index of the document's title, or -1
    Row(List<Section.Raw> raws, int title, DocumentKind kind) {
        this.raws = raws;
        this.kind = kind;
        var open = new TreeMap<Integer, List<Integer>>();
        for (var i = title + 1; i < raws.size(); i++) {
            var depth = raws.get(i).heading().depth();
            close(open.tailMap(depth, false));
            if (PartOrder.numbered(raws.get(i))) {
                open.computeIfAbsent(depth, _ -> new ArrayList<>()).add(i);
            }
        }
        close(open);
    }

    private void close(Map<Integer, List<Integer>> rows) {
        rows.values().stream().filter(row -> row.size() >= FEWEST).forEach(this::settle);
        rows.clear();
    }

    private void settle(List<Integer> row) {
        var stated = new HashMap<Integer, Phase>();
        for (var i : row) {
            var own = PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE);
            if (own != null) {
                stated.put(i, own);
            }
        }
        var deed = 0;
        while (deed < row.size() && !deed(row.get(deed), stated.get(row.get(deed)))) {
            deed++;
        }
        if (deed == row.size()) {
            return;
        }
        row.forEach(among::set);
        row.subList(deed + 1, row.size()).forEach(begun::set);
        var whole = row.stream().noneMatch(i -> ends(stated.get(i)));
        var judged = false;
        for (var k = deed - 1; k >= 0; k--) {
            var own = stated.get(row.get(k));
            judged |= finds(row.get(k), own);
            ready.set(
                    row.get(k),
                    open(row.get(k), own) && (raws.get(row.get(k)).acts() ? judged : whole));
            deeds.set(row.get(k), whole && own == Phase.REFERENCE && !lookedUp(row.get(k)));
        }
        var more = false;
        for (var k = row.size() - 1; whole && k > deed; k--) {
            var own = stated.get(row.get(k));
            var acts = raws.get(row.get(k)).acts();
            deeds.set(
                    row.get(k),
                    (own == Phase.REFERENCE
                                    && !lookedUp(row.get(k))
                                    && !(acts && looksOver(stated.get(row.get(k - 1)))))
                            ? (more || PartOrder.step(raws.get(row.get(k))))
                            : (own == null && more && !acts));
            more |= own == Phase.DEPLOY || own == Phase.VERIFY;
        }
    }

    /// Whether the words of what comes before the deed leave open that it gets ready for it.
    private boolean open(int index, @Nullable Phase own) {
        var words = words(index);
        return switch (own) {
            case null ->
                    !raws.get(index).acts()
                            || MAKES.find(words)
                            || (LOOKS.find(words) && !RUNS.find(words));
            case REFERENCE -> !lookedUp(index);
            case VERIFY, DEPLOY -> true;
            case MAINTAIN -> COPIES.find(words);
            case NONE, OVERVIEW, PREPARE, WATCH, ROLLBACK, INCIDENT, TROUBLE, CONTACTS, TEMPLATE ->
                    false;
        };
    }

    private boolean lookedUp(int index) {
        return LOOKED_UP.find(words(index)) && !PartOrder.step(raws.get(index));
    }

    /// Whether a part of a row finds something out, or gets ready by its own words. `Health checks`
    /// as a title says how the deed is looked at, wherever it stands.
    private boolean finds(int index, @Nullable Phase own) {
        return own == Phase.PREPARE
                || (own == Phase.VERIFY && PartOrder.step(raws.get(index)))
                || ((own == null || own == Phase.VERIFY) && LOOKS.find(words(index)));
    }

    /// Whether a part of the row before it has changed what serves.
    boolean begun(int index) {
        return begun.get(index);
    }

    /// Whether a part of a row changes what serves.
    private boolean deed(int index, @Nullable Phase own) {
        var words = words(index);
        return own == Phase.DEPLOY
                ? !STARTS.find(words)
                : CLOSES.find(words)
                        || (own == null
                                && (kind.named(words)
                                        || Deeds.begins(raws.get(index).heading().text())));
    }

    private String words(int index) {
        return PhaseNames.bare(raws.get(index).heading().text());
    }

    /// What a section is by its place in such a row.
    ///
    /// @param stated what its words state
    /// @param above the phase of the section that it is directly in
    Optional<Phase> of(int index, @Nullable Phase stated, Phase above, String words) {
        if (!PartOrder.numbered(raws.get(index)) || !planned()) {
            return Optional.empty();
        }
        if (above != Phase.NONE) {
            return Optional.empty();
        }
        if (ready.get(index)) {
            return Optional.of(Phase.PREPARE);
        }
        return deeds.get(index)
                        || (among.get(index)
                                && (stated == null || stated == Phase.MAINTAIN)
                                && CLOSES.find(words))
                ? Optional.of(Phase.DEPLOY)
                : Optional.empty();
    }

    /// Whether the document is about something that is put out on purpose.
    private boolean planned() {
        return switch (kind.title()) {
            case NONE, PREPARE, DEPLOY -> true;
            case OVERVIEW,
                    VERIFY,
                    WATCH,
                    ROLLBACK,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    MAINTAIN,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }

    /// Whether what comes next looks over what is live, too.
    private static boolean looksOver(@Nullable Phase before) {
        return before == Phase.VERIFY || before == Phase.WATCH;
    }

    private static boolean ends(@Nullable Phase phase) {
        return switch (phase) {
            case ROLLBACK, INCIDENT, TROUBLE, CONTACTS, OVERVIEW, TEMPLATE -> true;
            case NONE, PREPARE, DEPLOY, VERIFY, WATCH, MAINTAIN, REFERENCE -> false;
            case null -> false;
        };
    }
}
