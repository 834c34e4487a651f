package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Words that stand among the steps of a deployment and tell how to take them back: `**Rollback:**`
/// below a step, `To roll back, run …`, `# Rollback` in a fence. What they tell is done in no
/// deployment.
public final class Retreat {
    private static final String BACK =
            "roll(?:ing|ed)?[- ]?back|rollback|back(?:ing|ed)?[- ]?out|roll(?:ing)? (?:the |your |our |this )?(?:[\\w-]+ ){1,2}back|downgrad(?:e|ing)";

    /// Of these only the object tells whether it is the release that is taken back.
    private static final String UNDOING =
            "(?:revert(?:ing)?|undo(?:ing)?|take back)(?: (?:it|this|that|everything|(?:this|the|your|all|these) (?:\\w+ )?"
                    + "(?:changes?|releases?|deploy\\w*|migrations?|updates?|upgrades?|steps?|rollout|switch|cut-?over|version)))?(?=\\W*(?:[:—–(,.=]|->|→|$)|\\s+(?:with|by|using|run)\\b)";

    private static final String GOING =
            BACK
                    + "|go(?:ing)? back|return(?:ing)? to the (?:old|previous|last)"
                    + "|tak(?:e|ing) (?:it|this|that|everything) back"
                    + "|restor(?:e|ing) the (?:old|previous|last)"
                    + "|(?:switch|fall)(?:ing)? back";

    /// Not the going back itself, but what is made or looked at for it.
    private static final String ABOUT =
            "(?!\\W+(?:plan|script|tests?|target|images?|tags?|versions?|points?|window|criteria|triggers?|artifacts?|branch"
                    + "|if\\b(?! (?:needed|necessary|required|something|anything|things|issues|problems)\\b)|when\\b)|[^:.;`—–]*\\b(?:documented|tested|prepared|reviewed|approved|verified|confirmed|agreed|defined"
                    + "|planned|rehearsed|communicated|ready|known|available|in place|exists?|works?|is|are|has|have|been|written"
                    + "|understood|possible|strategy|checklist)\\b)";

    /// A label, comment or item that is no more than a title.
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:emergency|quick|manual|step|if needed)\\W+)?(?:how )?(?:(?:to )?(?:"
                            + GOING
                            + "|"
                            + UNDOING
                            + ")|abort(?:ing)?(?: the (?:release|deploy(?:ment)?|rollout|launch|cut-?over|upgrade))?|reversal|wiederherstell\\w*|zur(?:ü|ue)ckroll\\w*|r(?:ü|ue)ckfall\\w*|retour (?:en )?arri(?:è|e)re)\\b"
                            + ABOUT
                            + "[^.:;`]{0,60}(?:[:—–]|$)",
                    CASE_INSENSITIVE);

    /// `Rollback plan for phase 1:`, over what carries it out.
    private static final QuickPattern PLANNED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:emergency|quick|manual|step|database|data|app|application|code|schema)\\W+)?(?:roll-?back|back-?out|fall-?back)\\s+(?:plan|script|strategy|method|option)s?(?: (?:for|of|from|in|at|after) [^.:;`]{1,60})?\\W*:\\W*$",
                    CASE_INSENSITIVE);

    /// What stops it at any time, and what is kept for that: `Kill switch (anybody may pull it):`,
    /// `To cancel at any time:`, `To turn the feature off again:`.
    private static final QuickPattern SWITCH =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:the |your |our )?(?:(?:[\\w-]+ )?(?:kill|off|panic|emergency|big red)[- ]?(?:switch|button|stop|off|brake)"
                            + "|(?:roll-?back|back-?out|abort|undo|revert) (?:command|one-?liner)s?)"
                            + "|(?:to |how to )?(?:cancel|abort|stop|interrupt)(?: (?:it|this|the (?:release|deploy(?:ment)?|roll-?out|launch|cut-?over|upgrade|migration)))? (?:at any (?:time|point|moment|stage)|any ?time|midway|half-?way|in between|early)"
                            + "|(?:to |how to )?(?:turn|switch) (?:(?:it|this|that|the|your|our) ?)(?:[\\w-]+ ){0,3}(?:back )?off again)"
                            + "\\W*(?:\\([^()`]*\\)\\W*)?(?:,? (?:run|use|type))?\\W*$",
                    CASE_INSENSITIVE);

    /// A label that is the name of the way back and nothing else: `back:`, `Zurück:`. What a line
    /// calls a fallback may be another way of going forward.
    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^(?:(?:the |our )?(?:way )?back|zur(?:ü|ue)ck|r(?:ü|ue)ckweg|terug(?:weg)?|retour|volver(?: atr(?:á|a)s)?|indietro|voltar)\\s*:|^fall-?back\\s*:$",
                    CASE_INSENSITIVE);

    private static final int LONGEST_LABEL = 30;

    /// A purpose that opens a sentence.
    private static final QuickPattern PURPOSE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:in order )?to|for)\\s+(?:quickly |manually |safely )?(?:revert|undo|"
                            + GOING
                            + ")\\b",
                    CASE_INSENSITIVE);

    /// A condition and its order, over what carries it out: `If orders fail, roll back:`.
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "\\b(?:wenn|falls|sobald|si|cuando)\\b[^.;:!?]*\\b(?:zur(?:ü|ue)ckrollen|revenir en arri(?:è|e)re|revertir|deshacer|volver atr(?:á|a)s)[^.;:!?]{0,40}:\\W*$|\\b(?:if|when|should|once)\\b[^.;:!?]*\\b(?:roll(?: it| this)?[ -]?back|go back|back out|revert)\\b[^.;:!?]{0,40}:\\W*$",
                    CASE_INSENSITIVE);

    /// A condition on which all of the release is taken back. One on a part of it (`roll back the
    /// database`) guards what takes that part back.
    private static final QuickPattern DECIDES =
            QuickPattern.compile(
                    "^\\W*(?:if|when|whenever|should|once|wenn|falls|sobald|si|cuando)\\b[^.;!?]*\\b(?:roll(?: it| this)?[ -]?back|go back|back out|revert|zur(?:ü|ue)ckrollen|revenir en arri(?:è|e)re|revertir|volver atr(?:á|a)s)"
                            + "(?: (?:it|this|everything|(?:the |this )?(?:release|deploy(?:ment)?|version|changes?|rollout|upgrade)|immediately|at once|right away|now|as follows|with|using|to the (?:previous|last|old) \\w+))*\\W*$",
                    CASE_INSENSITIVE);

    /// What stands before a command in its own sentence or brackets.
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "(?:^|[.!?;(\\[]\\s*|[,—–/]\\s+|\\n|`\\s+(?=(?-i:[A-Z]))|\\b(?:and|or|can be|you can|then|please)\\s+)[^\\w`.!?;(\\[]*(?:\\d+[.)]\\s*)?"
                            + "(?:(?:(?:in order )?to\\s+(?:quickly |manually |safely )?(?:revert|undo|"
                            + GOING
                            + ")|(?:"
                            + BACK
                            + "))\\b"
                            + ABOUT
                            + "|(?:revert|undo)\\s*[:(=→-]|(?:start|restart|bring|put|deploy|redeploy|restore|enable|activate|take) (?:up |back )?(?:the )?(?:old|previous|former) (?:[\\w-]+ )?(?:version|release|image|build|binary|code|containers?|deployment|slot|stack|app) (?:again|back|up again)\\b)(?:[^.;!?`()\\]]|\\.(?=\\S))*$",
                    CASE_INSENSITIVE);

    /// The same beside a step that it takes back: `undo with`, `way back:`, `Rückgängig:`.
    private static final QuickPattern BESIDE =
            QuickPattern.compile(
                    "(?:^|[.!?;(\\[|]\\s*|[,—–/-]\\s+|`\\s+)[^\\w`.!?;(\\[]*(?:\\d+[.)]\\s*)?(?:(?:can|may|to) (?:be )?)?"
                            + "(?:(?:revert|revers|undo|undone|unwind|back(?:ed)? out|take(?:n)? back)(?:e|ed|ing)?(?: (?:it|this|that))?\\s+(?:with|by|via|using|through)(?: running)?"
                            + "|(?:the |our )?(?:way back|undo|revert|reversal|inverse|opposite|counterpart|back again)\\s*(?::|=|→|->|–|—|\\bis\\b)"
                            + "|(?:roll-?back|back-?out)\\s+(?:plan|script|strategy|method|option)s?\\s*(?::|=|→|->|–|—)"
                            + "|(?:r(?:ü|ue)ckg(?:ä|ae)ngig(?: machen)?|zur(?:ü|ue)ck(?:nehmen|setzen|rollen)?)(?:\\s+mit)?(?:\\s*:|(?<=mit))"
                            + "|(?:um (?:das|dies|es) r(?:ü|ue)ckg(?:ä|ae)ngig zu machen|pour (?:l['’])?(?:annuler|d(?:é|e)faire|revenir en arri(?:è|e)re)|para (?:deshacer|revertir|volver atr(?:á|a)s|desfazer|reverter)(?:lo|la)?|per (?:annullare|tornare indietro))\\b[^.;!?`]{0,40}?"
                            + "|(?:annuler|annulation|deshacer|revertir|desfazer|reverter|annulla|annullare)(?:\\s+(?:avec|con|com))?(?:\\s*:|(?<=avec|con|com)))\\W*$",
                    CASE_INSENSITIVE);

    /// A comment's last clause that says when to go back: `Watch the errors; if they rise, roll
    /// back`.
    private static final QuickPattern CLAUSE =
            QuickPattern.compile(
                    "(?:^|[;.–—-]\\s+)(?:if|when|whenever|should|once)\\s+([^;.:!?]*(?:\\.\\d[^;.:!?]*)?[^;.:!?,\\s]),?\\s+(?:then )?(?:roll(?: it| this)?[ -]?back|go back|back out|revert)(?: (?:it|this|everything|(?:the |this )?release|immediately|at once|right away))*\\W*$",
                    CASE_INSENSITIVE);

    /// What is run where watching, in the same line, has shown something bad: `Watch it for an
    /// hour; on errors run …`.
    private static final QuickPattern WATCHED =
            QuickPattern.compile(
                    "\\b(?:watch|monitor|observe|wait|keep an eye)\\b[^`]*[;,.–—]\\s*(?:on|upon|in case of|if|when|should)\\b(?![^`;]{0,40}\\b(?:no|without|zero)\\b)[^`;]{0,60}\\b(?:errors?|failures?|problems?|issues?|fail(?:s|ed|ing)?|broken|unhealthy|alarms?|alerts?|(?:rises?|climbs?|worse|spikes?))\\b[^`;]{0,40}$",
                    CASE_INSENSITIVE);

    /// Whoever only lets time pass looks once at its end: what is run then goes back where the
    /// command itself does.
    private static final QuickPattern ONLY_WAITS =
            QuickPattern.compile(
                    "^(?!.*\\b(?:watch|monitor|observe|keep an eye)\\b).*\\bwait\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TAKES_BACK =
            QuickPattern.compile(
                    "roll[-_ ]?back|\\bundo|revert|restor|downgrad|back[-_]?out|(?<![a-z])back(?![-_]?(?:up|end|ground|log|fill|port))(?![a-z])|previous|(?<![a-z])(?:prev|prior|old|former|last[-_]?good|down|uninstall|abort|reset|fallback|backup|stable)(?![a-z])|HEAD[~^]|\\bcheckout\\s+v?\\d",
                    CASE_INSENSITIVE);

    /// What stands beside a label and says that the block below carries it out.
    private static final QuickPattern RUNS =
            QuickPattern.compile(
                    ":\\W*$|^\\W*(?:(?:if|when)\\b[^.;:]{0,60}, )?(?:just |simply |please )?(?:run|execute|use|call|type|apply|paste|with)\\b(?! (?:of|the feature flags?)\\b)|\\b(?:run|execute|use|call|type|apply|paste|with) (?:this|these|it|the (?:following|commands?|scripts?|block|down))\\b",
                    CASE_INSENSITIVE);

    private Retreat() {}

    /// Whether what stands beside a label that opens the way back says that the block below carries
    /// it out: `**Rollback:** run the down migration`, and not `**Rollback:** feature flags`.
    public static boolean runs(String value) {
        return value.length() < 300 && RUNS.find(Inline.plain(value));
    }

    /// On which condition a comment tells to go back, where its last clause does.
    public static Optional<String> condition(String text) {
        var clause = CLAUSE.matcher(Inline.plain(text));
        return clause.find() ? Optional.of(clause.group(1)) : Optional.empty();
    }

    /// Whether a line's words before a command say that it is for what watching has shown.
    ///
    /// @param at where the command begins
    public static boolean watched(String text, int at) {
        var before = text.substring(0, at);
        return before.length() < 1000
                && WATCHED.find(before)
                && (takesBack(Bounded.of(text.substring(at))) || !ONLY_WAITS.find(before));
    }

    /// Whether a command, by its own words, brings back what was.
    public static boolean takesBack(String command) {
        return TAKES_BACK.find(command);
    }

    /// Whether a chapter of this phase is about going forward.
    public static boolean outOfPlace(Phase phase) {
        return switch (phase) {
            case NONE, OVERVIEW, PREPARE, DEPLOY, VERIFY, WATCH, MAINTAIN -> true;
            case ROLLBACK, INCIDENT, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Whether a label or comment stands over steps for going back.
    public static boolean opens(String text) {
        var plain = Inline.plain(text);
        return plain.length() < 200
                && (TITLE.find(plain)
                        || PURPOSE.find(plain)
                        || ordered(text)
                        || switches(text)
                        || names(plain));
    }

    /// Whether a label names the way back, in any language that is known.
    private static boolean names(String plain) {
        var end = plain.indexOf(':');
        return end >= 2
                && end <= LONGEST_LABEL
                && (LABEL.find(plain)
                        || ((plain.indexOf(' ') < 0 || plain.indexOf(' ') > end)
                                && ForeignWords.stated(plain.substring(0, end)) == Phase.ROLLBACK));
    }

    /// Whether a label over commands, or before one, says that they stop it.
    private static boolean switches(String text) {
        return text.length() < 200 && text.endsWith(":") && SWITCH.find(Inline.plain(text));
    }

    /// Whether a label says when to go back by what stands below it: that is decided before, and
    /// guards none of it.
    public static boolean ordered(String text) {
        return ORDERED.find(Inline.plain(text));
    }

    /// Whether a line of a chapter on going back says when all of it is done: that is decided
    /// before.
    public static boolean decides(String text, Phase phase) {
        return phase == Phase.ROLLBACK && DECIDES.find(Inline.plain(text));
    }

    /// Whether the words before a command, in its line, say that it goes back.
    public static boolean before(String words) {
        return words.length() < 1000
                && (BEFORE.find(words) || BESIDE.find(words) || switches(words.strip()));
    }

    /// Whether words open the way back where something else is told. A plan for it is made before
    /// the deployment; over the steps of one it stands for the way back itself.
    public static boolean in(Phase phase, String text) {
        return outOfPlace(phase)
                && (opens(text)
                        || (phase != Phase.PREPARE
                                && text.length() < 100
                                && text.indexOf(':') > 0
                                && PLANNED.find(Inline.plain(text))));
    }
}
