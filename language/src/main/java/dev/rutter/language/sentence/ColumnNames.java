package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What the heading of a table's column says of the cells below it, by itself.
public final class ColumnNames {
    private static final int FLAGS = CASE_INSENSITIVE | UNICODE_CASE;

    private static final String OFTEN_SAID =
            "(?:error |failure |alert |known |possible |observed |typical )?";

    /// `If`, `Condition`, `When you see`, `Symptom`, `Wenn`.
    private static final QuickPattern CASES =
            QuickPattern.compile(
                    "(?:only )?(?:if|when(?:ever)?|in case(?: of)?|on)(?: (?:you|we|it|this|that)(?: (?:see|get|find|observe|says?|prints?|shows?|happens))?)?|(?:what )?(?:you|we) (?:see|observe|find)|"
                            + OFTEN_SAID
                            + "(?:conditions?|situations?|cases?|scenarios?|triggers?|events?|symptoms?|problems?|issues?|failures?|errors?|findings?|observations?|signs?|signals?|alerts?|alarms?|anomal(?:y|ies)|circumstances?)"
                            + "|wenn|falls|bei|bedingung|fall|auslöser|symptome?|problem|störung|fehler(?:bild)?|befund|si|cas|événement|symptôme|problème|déclencheur|caso|condición|situación|síntoma|problema|disparador|cuando",
                    FLAGS);

    /// `Then`, `Action`, `Do`, `Fix`, `What to do`, `Dann`.
    private static final QuickPattern DEEDS =
            QuickPattern.compile(
                    "(?:then|and then|do|what to do|what to run|do this|run(?: this)?|try|execute|(?:required |immediate |next |corrective |recommended )?(?:actions?|steps?|commands?|responses?|reactions?|measures?|procedure|mitigation)(?: (?:to take|required|to run))?|how to (?:react|respond|fix(?: it)?|proceed)|fix(?:es)?|quick fix|remed(?:y|ies|iation)|solutions?|resolutions?|workarounds?|cures?|recovery"
                            + "|dann|tun|was tun|aktion(?:en)?|maßnahmen?|massnahmen?|lösung(?:en)?|behebung|abhilfe|befehle?|reaktion(?:en)?|alors|que faire|mesures?|commandes?|entonces|qué hacer|acci(?:ó|o)n(?:es)?|soluci(?:ó|o)n(?:es)?|comandos?)",
                    FLAGS);

    /// Moments, and no states of affairs.
    private static final QuickPattern MOMENTS =
            QuickPattern.compile(
                    "^\\W*(?:T\\s?[+-]|\\d{1,2}[:.h]\\d\\d|\\d+\\s*(?:min\\w*|h|hrs?|hours?|days?|weeks?|sec\\w*|s|am|pm)\\b|\\d+\\W*$|(?:day|hour|week|minute|step|phase|stage)\\s+[-+]?\\d|after\\b|before\\b|daily\\b|weekly\\b|monthly\\b|(?:every|each) (?:day|week|month|hour|morning|evening|night|\\d)|immediately\\b|now\\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|nach\\b|vor\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLACES =
            QuickPattern.compile(
                    "(?:target |deployment )?(?:env(?:ironment)?s?|stages?|tiers?|targets?|clusters?|systems?|platforms?|sites?)|where|applies (?:in|on|to|for)|only (?:in|on|for)|umgebung(?:en)?|environnements?|entornos?",
                    FLAGS);

    private static final QuickPattern APPROVES =
            QuickPattern.compile(
                    "(?:required |needed |needs |requires )?(?:approvers?|approvals?|sign(?:ed)?[- ]?offs?|authori[sz]ations?|clearance|permission|freigaben?|genehmigung(?:en)?|abnahme|autorisation|autorizaci(?:ó|o)n|aprobaci(?:ó|o)n)(?: (?:by|from|of|required|needed|durch|von|par|de|por))?\\??|(?:approved|authori[sz]ed|to be approved|must be approved|cleared|freigegeben|genehmigt|approuvé|validé|aprobado) (?:by|durch|von|par|por)|who (?:approves|signs off|must approve)|(?:needs|requires) (?:an? )?(?:approval|sign[- ]?off|ok)\\??",
                    FLAGS);

    /// What is filled in while it is done.
    private static final QuickPattern FILLED_IN =
            QuickPattern.compile(
                    "(?:actual|observed|measured|real|found)(?: (?:results?|values?|outputs?|times?|durations?|start|end|outcomes?))?|(?:results?|outcomes?|ergebnis(?:se)?|résultats?|resultados?)(?: (?:ok|obtenu|pass/fail))?|(?:start(?:ed)?|end(?:ed)?|finish(?:ed)?|completed?|done|executed|actual)?(?: ?(?:at|time|by|on))?|initials?|signatures?|signed|init\\.?|kürzel|ist(?:-?wert)?|uhrzeit|zeit|paraphe|heure|hora|time(?:stamp)?|date|datum|pass(?:ed)?(?: ?/ ?fail(?:ed)?)?|ok\\??|check(?:ed)?|\\W*|status|stand|notes?|comments?|remarks?|bemerkung(?:en)?|remarques?|observaciones|evidence|screenshot|(?:log )?link",
                    FLAGS);

    /// Nobody has to.
    private static final QuickPattern NOBODY =
            QuickPattern.compile(
                    "\\W*(?:no(?:ne|body)?|n/?a|not (?:needed|required|necessary)|nein|non|niemand|keine?r?|self|auto(?:matic)?|tbd|0)?\\W*",
                    FLAGS);

    private static final QuickPattern NUMBERS =
            QuickPattern.compile("(?:#|no\\.?|nr\\.?|number|step|id|order)?", CASE_INSENSITIVE);

    /// What only informs whoever reads the row.
    private static final QuickPattern INFORMS =
            QuickPattern.compile(
                    "(?:short |long )?(?:descriptions?|details?|purpose|reasons?|why|rationale|background|context|explanation|summary|impact|risks?|severity|importance|priority|effort|components?|services?|applications?|apps?|modules?|names?|titles?|topic|category|areas?|types?|kind|owners?|teams?|contacts?|who|roles?|responsible|people|channels?|links?|urls?|docs?|documentation|references?|tickets?|issues?|source|examples?|tools?|(?:estimated |expected |typical |approx\\.? |max(?:imum|\\.)? )?(?:time|duration|downtime)|eta|estimates?|what it does|meaning|effect|beschreibung|zweck|dauer|verantwortlich\\w*|durée|duración|descripción)(?: \\([^()]*\\))?",
                    FLAGS);

    private static final QuickPattern ENDS = QuickPattern.compile("[\\s?:.]+$");

    private static final int MOST = 60;

    private ColumnNames() {}

    /// Whether its cells are states of affairs in which something is done.
    public static boolean cases(String heading) {
        return says(CASES, heading);
    }

    /// Whether its cells are what is done then.
    public static boolean deeds(String heading) {
        return says(DEEDS, heading);
    }

    /// Whether a cell below such a heading is a moment rather than a state of affairs.
    public static boolean moment(String cell) {
        return MOMENTS.find(Inline.plain(cell));
    }

    /// Whether its cells only count the rows.
    public static boolean numbers(String heading) {
        return says(NUMBERS, heading);
    }

    /// Whether it is known what such a column is for, or it only informs.
    public static boolean known(String heading) {
        return cases(heading)
                || deeds(heading)
                || places(heading)
                || approves(heading)
                || filledIn(heading)
                || numbers(heading)
                || says(INFORMS, heading)
                || RowDecision.decides(heading);
    }

    /// Whether its cells say on which environment.
    public static boolean places(String heading) {
        return says(PLACES, heading);
    }

    /// Whose yes a row waits for, where the column is for that: `Approver: Ann`.
    public static Optional<String> approval(String heading, String cell) {
        var who = Inline.plain(cell).strip();
        return approves(heading) && who.length() <= MOST && !NOBODY.matches(who)
                ? Optional.of(ENDS.replaceFirst(Inline.plain(heading).strip(), "") + ": " + who)
                : Optional.empty();
    }

    /// Whether its cells say who has to allow it.
    public static boolean approves(String heading) {
        return says(APPROVES, heading);
    }

    /// Whether its cells are for whoever does it to fill in.
    public static boolean filledIn(String heading) {
        return says(FILLED_IN, heading);
    }

    private static boolean says(QuickPattern names, String heading) {
        var name = Inline.plain(heading).strip();
        return name.length() <= MOST && names.matches(name);
    }
}
