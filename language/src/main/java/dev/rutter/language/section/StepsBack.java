package dev.rutter.language.section;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.ForTheTime;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Chapters in the words of a way back that are steps of the change by their place: what undoes
/// something that was so only for the time of the change (`Revert the TTL` behind `Switch DNS`),
/// and what is put in between taking it out and going on (`Stop`, `Restore from the dump`,
/// `Start`). Behind the proof of a release the same three are its way back, from the first to the
/// last.
final class StepsBack {
    /// What stands before a chapter at its depth.
    private static final class Before {
        /// Where something was taken away, and nothing was put out or proved since; or -1.
        private int taken = -1;

        /// Something was copied out, before anything was put out.
        private boolean copied;

        /// The way back is being told.
        private boolean back;

        private boolean deployed;
        private boolean proved;
        private boolean over;

        /// What has been done first, and last.
        private String first = "";

        private String deed = "";

        /// The chapters that wait for one behind them that goes on.
        private final BitSet waiting = new BitSet();
    }

    private final BitSet steps = new BitSet();
    private final BitSet back = new BitSet();

    /// @param title the index of the document's title, or -1
    StepsBack(List<Section.Raw> raws, int title) {
        var words = raws.stream().map(raw -> PhaseNames.untimed(raw.heading().text())).toList();
        if (words.stream()
                .allMatch(it -> ForTheTime.undone(it).isEmpty() && ForTheTime.from(it).isEmpty())) {
            return;
        }
        var about = title < 0 ? "" : Inline.plain(raws.get(title).heading().text());
        var levels = new HashMap<Integer, Before>();
        for (var i = title + 1; i < raws.size(); i++) {
            var raw = raws.get(i);
            var depth = raw.heading().depth();
            levels.keySet().removeIf(level -> level > depth);
            var before = levels.computeIfAbsent(depth, _ -> new Before());
            if (raw.acts()) {
                place(raw, i, words.get(i), about.toLowerCase(Locale.ROOT), before);
            }
        }
    }

    private void place(Section.Raw raw, int index, String words, String about, Before before) {
        var undone = ForTheTime.undone(words);
        var from = ForTheTime.from(words);
        var stated = PhaseNames.stated(raw.heading().text(), Phase.NONE);
        if (undone.isPresent() && stated != Phase.PREPARE) {
            if (!before.over
                    && !about.contains(undone.get())
                    && (without(before.first, undone.get())
                            || without(before.deed, undone.get()))) {
                steps.set(index);
            }
        } else if (from.isPresent()) {
            var counted = PartOrder.numbered(raw);
            var late = before.deployed && (before.proved || !counted);
            if (!before.over && !late) {
                before.waiting.set(
                        index, PartOrder.step(raw) || before.copied || before.taken >= 0);
            } else if (!before.over && !counted && before.taken >= 0) {
                back.set(before.taken);
                before.back = true;
            }
        } else if (stated == Phase.ROLLBACK
                || stated == Phase.TROUBLE
                || stated == Phase.INCIDENT) {
            before.over = true;
            before.waiting.clear();
        } else if (stated == Phase.VERIFY) {
            before.proved = true;
            before.back = false;
        } else {
            var takes = Frames.takes(raw.heading().text());
            var copies = !before.deployed && ForTheTime.copies(words);
            if (before.back && stated == null) {
                back.set(index);
            } else if (stated == null || stated == Phase.DEPLOY || takes || copies) {
                steps.or(before.waiting);
                before.waiting.clear();
                before.deployed |= stated == Phase.DEPLOY && !takes && !copies;
                before.taken = takes ? index : stated == null ? before.taken : -1;
                before.copied = copies || (before.copied && stated == null);
                before.first = before.first.isEmpty() ? words : before.first;
                before.deed = words;
            }
        }
    }

    private static boolean without(String words, String thing) {
        return !words.isEmpty() && !words.toLowerCase(Locale.ROOT).contains(thing);
    }

    /// Whether a chapter is a part of the way back though its own words do not say so.
    boolean goesBack(int index) {
        return back.get(index);
    }

    /// Whether a chapter is such a step.
    boolean is(int index) {
        return steps.get(index);
    }
}
