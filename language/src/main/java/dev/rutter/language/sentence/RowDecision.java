package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What a cell decides about its row of a table of steps, by the heading above it: whether it is
/// done at all (`Required? | no`, `Skip? | yes`, `Status | deprecated`) and where (`Stage |
/// staging`).
///
/// @param guard the condition that the row is done under; none where it is not done at all
public record RowDecision(Optional<Guard> guard) {
    private static final int FLAGS = CASE_INSENSITIVE | UNICODE_CASE;

    private static final QuickPattern WANTED =
            QuickPattern.compile(
                    "(?:is (?:it|this) )?(?:required|mandatory|needed|necessary|obligatory|compulsory|applicable|applies|pflicht|erforderlich|nötig|notwendig|obligatoire|requise?|nécessaire|obligatorio|necesario)\\??|(?:run|do|execute|apply)(?: (?:it|this))?\\?",
                    FLAGS);

    private static final QuickPattern LEFT_OPEN =
            QuickPattern.compile(
                    "(?:optional|(?:may|can) be skipped|skippable|facultati(?:f|ve)|opcional)\\??",
                    FLAGS);

    private static final QuickPattern SKIPPED =
            QuickPattern.compile(
                    "(?:skip(?:ped)?(?: (?:it|this))?|überspringen|omitir|saltar)\\??", FLAGS);

    private static final QuickPattern STATE =
            QuickPattern.compile(
                    "(?:status|state|stand|zustand|état|estado|lifecycle|done|completed?|finished|erledigt|fait|hecho|\\[[x ]\\]|[✓✔✅☑]️?)(?: [✓✔✅☑]️?)?\\??",
                    FLAGS);

    /// A heading that asks no more than whether it was done.
    private static final QuickPattern TICKED =
            QuickPattern.compile(
                    "(?:done|completed?|finished|erledigt|fait|hecho|\\[[x ]\\]|[✓✔✅☑]️?).*",
                    FLAGS);

    private static final QuickPattern YES =
            QuickPattern.compile(
                    "\\W*(?:yes|y|true|always|ja|oui|s[ií]|immer|toujours|siempre|mandatory|required|must|x)\\W*|[\\s`*]*[✓✔✅☑]️?[\\s`*]*",
                    FLAGS);

    private static final QuickPattern NO =
            QuickPattern.compile(
                    "\\W*(?:no|n|nope|false|nein|non|optional(?:ly)?|not (?:needed|required|necessary|mandatory|always)|nice to have)\\W*|[\\s`*]*[❌✗✘✕✖]️?[\\s`*]*",
                    FLAGS);

    private static final QuickPattern NEVER =
            QuickPattern.compile(
                    "\\W*(?:never|not (?:any ?more|applicable|run|done)|n/a|nie|niemals|jamais|nunca)\\W*",
                    FLAGS);

    private static final QuickPattern GONE =
            QuickPattern.compile(
                    "\\W*(?:deprecated|obsolete|outdated|superseded|discontinued|decommissioned|retired|removed|dropped|disabled|cancell?ed|abandoned|not applicable|n/a|skip(?:ped)?|no longer (?:used|valid|supported|needed|required|in use|applies)|not (?:used|needed|required|in use|run|valid)(?: any ?more)?|unused|won['’]t do|veraltet|entfällt|entfernt|abgeschafft|obsolète|supprimée?|obsoleto|eliminado)\\b[^`]{0,60}",
                    FLAGS);

    private static final QuickPattern FINISHED =
            QuickPattern.compile(
                    "\\W*(?:already )?(?:done|completed?|finished|erledigt|fertig|terminée?|hecho)\\b[^`]{0,40}",
                    FLAGS);

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^(?:only\\s+)?(?:if|when|unless|for|on|in|at|with|where|during|wenn|falls|bei|nur|si|pour|para)\\b",
                    FLAGS);

    /// No heading or cell that decides is longer.
    private static final int MOST = 80;

    /// Whether a column of that name decides about its rows.
    static boolean decides(String heading) {
        var name = Inline.plain(heading).strip();
        return name.length() <= MOST
                && (WANTED.matches(name)
                        || LEFT_OPEN.matches(name)
                        || SKIPPED.matches(name)
                        || STATE.matches(name));
    }

    /// What a cell decides, where it decides something.
    ///
    /// @param runs whether the row runs commands: what somebody is asked about needs no question
    ///   whether it was done
    public static Optional<RowDecision> in(String heading, String cell, boolean runs, int line) {
        var name = Inline.plain(heading).strip();
        var says = Inline.plain(cell).strip();
        if (name.length() > MOST || says.isEmpty() || says.length() > MOST) {
            return Optional.empty();
        }
        if (WANTED.matches(name)) {
            return YES.matches(says)
                    ? Optional.empty()
                    : NEVER.matches(says)
                            ? Optional.of(new RowDecision(Optional.empty()))
                            : NO.matches(says) ? optional(line) : where(says, "", line);
        }
        if (LEFT_OPEN.matches(name)) {
            return YES.matches(says)
                    ? optional(line)
                    : NO.matches(says) || NEVER.matches(says)
                            ? Optional.empty()
                            : where(says, "optional: ", line);
        }
        if (SKIPPED.matches(name)) {
            return YES.matches(says)
                    ? Optional.of(new RowDecision(Optional.empty()))
                    : NO.matches(says) || NEVER.matches(says)
                            ? Optional.empty()
                            : where(says, "unless ", line);
        }
        return STATE.matches(name) ? state(name, says, runs, line) : Optional.empty();
    }

    private static Optional<RowDecision> state(String name, String says, boolean runs, int line) {
        if (GONE.matches(says)) {
            return Optional.of(new RowDecision(Optional.empty()));
        }
        return runs && (FINISHED.matches(says) || (TICKED.matches(name) && YES.matches(says)))
                ? Optional.of(
                        guarded(
                                new Guard(
                                        "it is still to be done, though \""
                                                + name
                                                + "\" says \""
                                                + says
                                                + "\"",
                                        line)))
                : Optional.empty();
    }

    private static Optional<RowDecision> optional(int line) {
        return Optional.of(guarded(new Guard("optional", line)));
    }

    private static RowDecision guarded(Guard guard) {
        return new RowDecision(Optional.of(guard));
    }

    /// What is neither yes nor no is when or where.
    private static Optional<RowDecision> where(String says, String opens, int line) {
        if (says.chars().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        var known = opens.isEmpty() ? RowCondition.in(says, line) : Optional.<Guard>empty();
        return Optional.of(
                guarded(
                        known.orElseGet(() ->
                                new Guard(
                                        opens
                                                + (OPENS.find(says) || !opens.isEmpty()
                                                        ? says
                                                        : "for " + says),
                                        line))));
    }
}
