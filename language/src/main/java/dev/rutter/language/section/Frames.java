package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapters that stand around the deed and belong to it: `Enable maintenance mode`, `Upgrade`,
/// `Disable maintenance mode`; `Stop the workers`, … , `Start the workers`. What is taken away
/// before something is done is given back behind it, and a mode is entered and left.
final class Frames {
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "^(?:how to )?(?:disabl|deactivat|stop|paus|suspend|halt|cordon|drain|silenc|mut|freez|lock|block|detach|quiesc|shut(?:ting)? down|tak(?:e|ing) down|scal(?:e|ing) down|scal(?:e|ing)(?=.* to (?:0|zero)\\b))(?:e|p?ing)? (.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern GIVES =
            QuickPattern.compile(
                    "^(?:how to )?(?:(?:re-?)?(?:enabl|activat|start|attach)|resum|continu|unpaus|uncordon|undrain|unsilenc|unmut|unfreez|thaw|unlock|unblock|unsuspend|bring(?:ing)? up|bring(?:ing)? back|scal(?:e|ing) up|scal(?:e|ing)(?=.* to [1-9]))(?:e|ing)? (?:back )?(.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern TURNS =
            QuickPattern.compile(
                    "^(?:how to )?(?:turn|switch|bring|tak|scal)(?:e|ing)? (?:(?!back )(.*?) )?(?:back )?(on|off|up|down)\\b(?: again)?(?: (.*))?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern INTO =
            QuickPattern.compile(
                    "^(?:how to )?(?:put|plac|bring|set|switch|mov|tak)(?:e|t?ing)? .*\\b(?:into|in|to) maintenance\\b|^(?:enter|start|begin|enabl|activat|turn(?:ing)? on|switch(?:ing)? on|go(?:ing)? into)\\w* (?:the )?(?:\\w+ )?maintenance(?: (?:mode|page|window|banner))?$|^maintenance (?:mode |page |window )?(?:on|starts?|begins?)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern OUT_OF =
            QuickPattern.compile(
                    "^(?:how to )?(?:tak|bring|get|mov|switch)(?:e|ing)? .*\\bout of maintenance\\b|^(?:leav|exit|end|finish|clos|disabl|deactivat|lift|remov|turn(?:ing)? off|switch(?:ing)? off)\\w* (?:the )?(?:\\w+ )?maintenance(?: (?:mode|page|window|banner))?$|^maintenance (?:mode |page |window )?(?:off|ends?)$",
                    CASE_INSENSITIVE);

    /// What is entered first and left afterwards; whatever else is enabled and disabled again is
    /// taken back.
    private static final QuickPattern MODE =
            QuickPattern.compile(
                    "\\b(?:mode|page|banner|read-?only|freeze|locks?|silences?|downtime|notice)$",
                    CASE_INSENSITIVE);

    /// Of these the halt is the way back.
    private static final QuickPattern RELEASE =
            QuickPattern.compile(
                    "\\b(?:roll-?outs?|releases?|deploy\\w*|launch|ramp\\w*|features?|flags?|toggles?)$",
                    CASE_INSENSITIVE);

    /// So many are open at once at most.
    private static final int MOST = 12;

    /// @param gives whether something is given, or a mode entered
    private record Turn(boolean gives, String what) {}

    /// @param deeds how many chapters before it at its depth do something
    private record Open(Turn turn, int index, int deeds) {}

    private static final class Level {
        private final List<Open> open = new ArrayList<>();
        private int deeds;
    }

    private final BitSet ends = new BitSet();
    private final BitSet inside = new BitSet();

    /// @param title the index of the document's title, or -1
    /// @param maintains whether the document is about upkeep, where only what deploys by its own
    ///   words is the deed
    /// @param back the chapters that are steps in the words of a way back
    Frames(List<Section.Raw> raws, int title, boolean maintains, StepsBack back) {
        var levels = new HashMap<Integer, Level>();
        for (var i = title + 1; i < raws.size(); i++) {
            var raw = raws.get(i);
            var depth = raw.heading().depth();
            levels.keySet().removeIf(level -> level > depth);
            var level = levels.computeIfAbsent(depth, _ -> new Level());
            var stated = PhaseNames.stated(raw.heading().text(), Phase.NONE);
            var turn = raw.acts() ? turn(raw.heading().text()) : Optional.<Turn>empty();
            var over =
                    stated == Phase.TROUBLE
                            || stated == Phase.INCIDENT
                            // What holds the way back itself has its end there.
                            || (stated == Phase.ROLLBACK && !raw.acts());
            if (over && !back.is(i)) {
                level.open.clear();
            } else if (turn.isPresent()) {
                place(turn.get(), i, level);
            } else if (raw.acts()
                    && (stated == Phase.DEPLOY || back.is(i) || (stated == null && !maintains))) {
                level.deeds++;
            }
        }
    }

    private void place(Turn turn, int index, Level level) {
        for (var i = level.open.size() - 1; i >= 0; i--) {
            var open = level.open.get(i);
            if (open.turn().gives() != turn.gives()
                    && Opposites.same(open.turn().what(), turn.what())) {
                if (level.deeds > open.deeds()) {
                    ends.set(open.index());
                    ends.set(index);
                    inside.set(open.index(), index);
                }
                level.open.remove(i);
                return;
            }
        }
        var opens = !RELEASE.find(turn.what()) && (!turn.gives() || MODE.find(turn.what()));
        if (opens && level.open.size() < MOST) {
            level.open.add(new Open(turn, index, level.deeds));
        }
    }

    private static Optional<Turn> turn(String heading) {
        var words = PhaseNames.untimed(heading);
        if (words.length() > 120) {
            return Optional.empty();
        }
        if (INTO.find(words) || OUT_OF.find(words)) {
            return Optional.of(new Turn(INTO.find(words), "maintenance mode"));
        }
        var turns = TURNS.matcher(words);
        if (turns.matches()) {
            var on = turns.group(2).equalsIgnoreCase("on") || turns.group(2).equalsIgnoreCase("up");
            return named(on, turns.group(1) == null ? turns.group(3) : turns.group(1));
        }
        var takes = TAKES.matcher(words);
        if (takes.matches()) {
            return named(false, takes.group(1));
        }
        var gives = GIVES.matcher(words);
        return gives.matches() ? named(true, gives.group(1)) : Optional.empty();
    }

    private static Optional<Turn> named(boolean gives, @Nullable String of) {
        var what = Opposites.what(of);
        return what.isEmpty() ? Optional.empty() : Optional.of(new Turn(gives, what));
    }

    /// Whether a heading takes something away, or enters a mode.
    static boolean takes(String heading) {
        return turn(heading)
                .filter(it -> it.gives() ? MODE.find(it.what()) : !RELEASE.find(it.what()))
                .isPresent();
    }

    /// Whether a chapter opens or closes a frame around a deed.
    boolean ends(int index) {
        return ends.get(index);
    }

    /// Whether it stands between two that do.
    boolean inside(int index) {
        return inside.get(index);
    }
}
