package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapters that take back what a chapter beside them does: `Disable the flag` behind `Enable the
/// flag`, `Halt the rollout` behind a release. They are the way back, or work for another day, and
/// no part of the deed. What stands around another deed (`Enable maintenance mode`, `Upgrade`,
/// `Disable maintenance mode`) is a part of it.
final class Opposites {
    private static final String OF = "^(?:how to |emergency:? )?";

    private static final QuickPattern DOES =
            QuickPattern.compile(
                    OF
                            + "(enabl|activat|start|attach|add|grant|mount|block|freez)(?:e|ing)?(?: (.*))?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNDOES =
            QuickPattern.compile(
                    OF
                            + "(disabl|deactivat|stop|shut(?:ting)? down|detach|remov|revok|unmount|unblock|unfreez|halt|paus|suspend|delet|retir|clean|resum|re-?enabl)(?:e|p?ing)?(?: ?-?up)?(?: (.*))?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern TURNS =
            QuickPattern.compile(
                    OF + "(?:turn|switch)(?:ing)? (?:(.*?) )?(on|off)\\b(?: (.*))?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ARTICLE =
            QuickPattern.compile(
                    "^(?:(?:the|an?|your|our|its|this|it|of)\\b ?)+", CASE_INSENSITIVE);

    /// Where, for whom and how is no part of what.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    " ?(?:\\b(?:for|in|on|to|at|from|via|with|by|if|when|again|completely|everywhere)\\b|[(,:–—]).*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ROLLOUT =
            QuickPattern.compile(
                    "|(?:(?:staged|phased|gradual|progressive|canary|percentage|current|running) )?(?:roll-?out|release|deploy(?:ment)?|launch|ramp(?:-?up)?)");

    private static final QuickPattern SWITCHED =
            QuickPattern.compile("|(?:new |feature )?(?:features?|flags?|toggles?|feature flag)");

    private static final QuickPattern TOLD_APART =
            QuickPattern.compile(
                    "^(?:new|old|blue|green|first|second|other|next|previous|primary|standby|former)\\b.*");

    private enum Deed {
        ON,
        START,
        ATTACH,
        ADD,
        GRANT,
        MOUNT,
        BLOCK,
        OUT
    }

    /// What is done at one depth so far.
    private static final class Beside {
        private final Map<Deed, String> done = new HashMap<>();
        private boolean halted;
        private boolean undone;
        private boolean other;

        void does(Deed deed, String what) {
            done.clear();
            done.put(deed, what);
            other = false;
        }
    }

    private final Map<Integer, Phase> found = new HashMap<>();

    /// @param title the index of the document's title, or -1
    Opposites(List<Section.Raw> raws, int title) {
        if (raws.stream().noneMatch(raw -> undoes(PhaseNames.bare(raw.heading().text())))) {
            return;
        }
        var back = false;
        var levels = new HashMap<Integer, Beside>();
        for (var i = title + 1; i < raws.size(); i++) {
            var depth = raws.get(i).heading().depth();
            levels.keySet().removeIf(level -> level > depth);
            var words = PhaseNames.untimed(raws.get(i).heading().text());
            var stated = PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE);
            back |= stated == Phase.ROLLBACK;
            if (!PartOrder.step(raws.get(i))) {
                place(i, words, stated, levels.computeIfAbsent(depth, _ -> new Beside()));
            }
        }
        if (back) {
            // The document has a way back of its own.
            found.replaceAll((_, _) -> Phase.MAINTAIN);
        }
    }

    /// The phase of a chapter that takes back what one beside it does.
    Optional<Phase> of(int index) {
        return Optional.ofNullable(found.get(index));
    }

    private static boolean undoes(String words) {
        var turns = TURNS.matcher(words);
        return UNDOES.matches(words) || (turns.matches() && turns.group(2).equalsIgnoreCase("off"));
    }

    private void place(int index, String words, @Nullable Phase stated, Beside beside) {
        var turns = TURNS.matcher(words);
        var undoes = UNDOES.matcher(words);
        var does = DOES.matcher(words);
        if (turns.matches()) {
            var what = what(turns.group(1) == null ? turns.group(3) : turns.group(1));
            if (turns.group(2).equalsIgnoreCase("on")) {
                beside.does(Deed.ON, what);
            } else {
                undo(index, "disabl", what, beside);
            }
        } else if (undoes.matches()) {
            undo(index, undoes.group(1).toLowerCase(Locale.ROOT), what(undoes.group(2)), beside);
        } else if (does.matches()) {
            beside.does(deed(does.group(1).toLowerCase(Locale.ROOT)), what(does.group(2)));
        } else if (stated == Phase.DEPLOY) {
            beside.does(Deed.OUT, "");
        } else if (stated == null || stated == Phase.PREPARE) {
            beside.other = true;
        }
    }

    private void undo(int index, String verb, String what, Beside beside) {
        var phase =
                switch (verb) {
                    case "halt", "paus", "suspend" -> halts(what, beside);
                    case "stop", "shut down", "shutting down" ->
                            takesBack(Deed.START, what, beside)
                                    ? Optional.of(Phase.ROLLBACK)
                                    : halts(what, beside);
                    case "disabl", "deactivat" ->
                            takesBack(Deed.ON, what, beside)
                                            || (beside.done.containsKey(Deed.OUT)
                                                    && !beside.other
                                                    && SWITCHED.matches(what))
                                    ? Optional.of(Phase.ROLLBACK)
                                    : Optional.<Phase>empty();
                    case "resum" ->
                            beside.halted && ROLLOUT.matches(what)
                                    ? Optional.of(Phase.MAINTAIN)
                                    : Optional.<Phase>empty();
                    case "re-enabl", "reenabl" ->
                            beside.undone ? Optional.of(Phase.MAINTAIN) : Optional.<Phase>empty();
                    case "detach" -> back(Deed.ATTACH, what, beside);
                    case "revok" -> back(Deed.GRANT, what, beside);
                    case "unmount" -> back(Deed.MOUNT, what, beside);
                    case "unblock", "unfreez" -> back(Deed.BLOCK, what, beside);
                    default ->
                            !what.isEmpty() && takesBack(Deed.ADD, what, beside)
                                    ? Optional.of(Phase.ROLLBACK)
                                    : !what.isEmpty() && takesBack(Deed.ON, what, beside)
                                            ? Optional.of(Phase.MAINTAIN)
                                            : Optional.<Phase>empty();
                };
        phase.ifPresentOrElse(it -> found.put(index, it), () -> beside.other = true);
        beside.undone |= phase.isPresent();
    }

    private Optional<Phase> halts(String what, Beside beside) {
        var out = beside.done.containsKey(Deed.OUT) || beside.done.containsKey(Deed.ON);
        beside.halted |= out && ROLLOUT.matches(what);
        return out && ROLLOUT.matches(what) ? Optional.of(Phase.ROLLBACK) : Optional.empty();
    }

    private static Optional<Phase> back(Deed deed, String what, Beside beside) {
        return takesBack(deed, what, beside) ? Optional.of(Phase.ROLLBACK) : Optional.empty();
    }

    private static boolean takesBack(Deed deed, String what, Beside beside) {
        return !beside.other && beside.done.containsKey(deed) && same(beside.done.get(deed), what);
    }

    /// Whether two names are of one thing, the one perhaps shorter.
    static boolean same(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        return shorter.isEmpty()
                || shorter.equals(longer)
                || (longer.endsWith(" " + shorter) && !TOLD_APART.matches(longer));
    }

    private static Deed deed(String verb) {
        return switch (verb) {
            case "start" -> Deed.START;
            case "attach" -> Deed.ATTACH;
            case "add" -> Deed.ADD;
            case "grant" -> Deed.GRANT;
            case "mount" -> Deed.MOUNT;
            case "block", "freez" -> Deed.BLOCK;
            default -> Deed.ON;
        };
    }

    /// What a deed is done to.
    static String what(@Nullable String words) {
        return words == null
                ? ""
                : BEHIND.replaceFirst(
                                ARTICLE.replaceFirst(words.strip().toLowerCase(Locale.ROOT), ""),
                                "")
                        .strip();
    }
}
