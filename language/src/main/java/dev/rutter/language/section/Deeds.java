package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Upgrades;
import dev.rutter.language.text.QuickPattern;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chapters that are a part of the deed by the document they stand in, whatever their own words:
/// installing and rebooting in an upgrade, what is done at its time in a night's timetable (`02:00
/// Start`, `04:00 End of maintenance`), what stands around another deed ([Frames]).
final class Deeds {
    /// `02:00 Start`, `23:00–23:15 CET: Go/no-go`.
    private static final QuickPattern CLOCK =
            QuickPattern.compile("^\\W*(?:" + PhaseNames.CLOCK + ")\\W*\\p{L}", CASE_INSENSITIVE);

    /// What changes what serves, whatever it is called else: `Merge to main`, `Switch the traffic`.
    private static final QuickPattern CHANGES =
            QuickPattern.compile(
                    "^(?:merg|switch|flip|swap|promot|upload|replac)(?:e|ing|p?ing)?\\b",
                    CASE_INSENSITIVE);

    /// What is done with what watches, before something is put out: `Mute the alerting`.
    private static final QuickPattern QUIETS =
            QuickPattern.compile(
                    "^(?:mut|silenc|snooz|paus|suspend|disabl|put|plac|set(?!-? ?up)|updat|acknowledg|clear)(?:e|ing)?\\b.*\\b(?:alert\\w*|alarms?|monitor(?:s|ing)?|dashboards?|pagers?|paging)\\b",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final DocumentKind kind;
    private final PartOrder order;
    private final Frames frames;
    private final StepsBack back;
    private final int begun;
    private final BitSet timed = new BitSet();

    /// @param title the index of the document's title, or -1
    /// @param back the chapters that are steps in the words of a way back
    /// @param begun where the deployment begins by its own words, or -1
    Deeds(
            List<Section.Raw> raws,
            int title,
            DocumentKind kind,
            PartOrder order,
            StepsBack back,
            int begun) {
        this.raws = raws;
        this.kind = kind;
        this.order = order;
        this.frames = new Frames(raws, title, kind.title() == Phase.MAINTAIN, back);
        this.back = back;
        this.begun = begun;
        var first = new HashMap<Integer, Integer>();
        for (var i = title + 1; i < raws.size(); i++) {
            var depth = raws.get(i).heading().depth();
            if (CLOCK.find(Inline.plain(raws.get(i).heading().text()))) {
                var before = first.putIfAbsent(depth, i);
                if (before != null) {
                    timed.set(before);
                    timed.set(i);
                }
            }
        }
    }

    /// Whether the deployment begins with a chapter of this title.
    static boolean begins(String title) {
        var stated = PhaseNames.stated(title, Phase.NONE);
        return stated == Phase.DEPLOY
                ? !PhaseRules.PRINTED.find(title)
                : stated == null && CHANGES.find(PhaseNames.bare(title));
    }

    /// Whether a chapter is such a part.
    ///
    /// @param above the phase of the section that it is directly in
    boolean part(int index, Phase above, String words) {
        if (above == Phase.NONE && order.counted(index)) {
            return true;
        }
        var raw = raws.get(index);
        var open = above == Phase.NONE || above == Phase.DEPLOY;
        if (!open || !(raw.acts() || (timed.get(index) && lists(raw)))) {
            return false;
        }
        var stated = PhaseNames.stated(raw.heading().text(), above);
        if (frames.ends(index) || back.is(index)) {
            return planned();
        }
        if (above == Phase.DEPLOY) {
            return false;
        }
        if (frames.inside(index) && planned() && (stated == Phase.PREPARE || open(stated))) {
            return true;
        }
        if (stated == Phase.WATCH && index < begun && QUIETS.find(words)) {
            return planned();
        }
        return timed.get(index)
                ? planned() && open(stated)
                : kind.upgrades() && Upgrades.deed(words) && !order.afterwards(index);
    }

    private static boolean lists(Section.Raw raw) {
        return raw.blocks().stream().anyMatch(Block.Items.class::isInstance);
    }

    /// Whether the document is about something that is done on purpose.
    private boolean planned() {
        return switch (kind.title()) {
            case NONE, PREPARE, DEPLOY, MAINTAIN -> true;
            case OVERVIEW,
                    VERIFY,
                    WATCH,
                    ROLLBACK,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }

    /// Whether no words say what else a chapter is.
    private static boolean open(@Nullable Phase stated) {
        return stated == null
                || stated == Phase.DEPLOY
                || stated == Phase.MAINTAIN
                || stated == Phase.REFERENCE;
    }
}
