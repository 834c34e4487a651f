package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What a sentence says that is about its condition alone: `If the plan shows anything else,
/// stop.`, `Do not go on until the node is ready.`, `Otherwise go on.`
public final class HaltSentences {
    private static final String FROM =
            "^\\W*(?:\\d+[.)]\\s+)?(?:(?:warning|caution|important|note|attention|gate|stop)\\b[!:*\\s–—-]+)?";

    /// What a sentence with a condition begins with.
    private static final String WHEN =
            "(?:(?:and|but|again|only)\\s+)?(?:if|when(?:ever)?|unless|in (?:the )?(?:case|event)|should|as long as|while|once|until)\\b";

    private static final String PLEASE =
            "(?:\\s|then\\b|please\\b|immediately\\b|at once\\b|you (?:must|should|have to)\\b|[*_\"“(])*";

    /// What is gone through, not what runs on some machine.
    private static final String PROCESS =
            "(?:(?:the|this|your|all)\\s+)?(?:(?:whole|entire|current|remaining)\\s+)?(?:deploy(?:ment)?s?|release|roll-?out|upgrade|update|migration|procedure|maintenance|cut-?over|switch-?over|fail-?over|rotation|promotion|launch|here|now|immediately|right (?:here|there|away)|at once|everything)\\b";

    private static final String STANDS =
            "(?:(?:stop|halt|abort|quit|cancel|pause|hold|bail out|break off)\\b[*_!\"”)]*\\s*(?=$|[.!,;:—–(]|(?:and|until|if|when|whenever|unless)\\b)|(?:stop|halt|abort|cancel)\\s+"
                    + PROCESS
                    + "|(?:do not|don['’]t|never|must not)\\s+(?:you\\s+)?(?:just\\s+|yet\\s+)?(?:continue|proceed|go on|go ahead|go any further|move on|carry on|advance|promote|resume|deploy|release|start|begin|upgrade|merge|ship|publish|roll out|cut over|switch|fail over|apply)\\b|no-?go\\b|hold off\\b|(?:go|jump|skip|switch|move|turn|proceed|continue)\\s+(?:(?:straight|directly|back|over|on)\\s+)?(?:to|with)\\s+(?:the\\s+)?(?:section\\s+|chapter\\s+)?[\\[\"“'*_]*(?:back-?out|roll-?back|fall-?back|abort)\\b)";

    private static final String GOES =
            "(?:you (?:can|may) )?(?:now )?(?:continue|proceed|go on|go ahead|move on|carry on)\\b(?!\\s+(?:with|at|to|from|in)\\s+(?:\\*\\*)?(?:the\\s+)?(?:step|section|chapter|part|option|phase|appendix|\\[|\\d|#|§|`)(?!s? (?:below|is\\b)))(?!\\s+using\\b)";

    private static final String BEFORE_IT =
            "\\bbefore (?:you )?(?:continu|proceed|go(?:ing)? (?:on|ahead|any further)|mov(?:e|ing) on|carry|the next)\\w*";

    /// Between a condition and what is then done.
    private static final String THEN = "(?:\\s*(?:,|→|->|=>|⇒|–|—|:|\\*\\*)\\s*|\\s+then\\s+)";

    /// `If …, stop.`, `If … → STOP`, `If …, wait and check again.`, `If …, ask … before going on.`
    private static final QuickPattern IF_STOPS =
            QuickPattern.compile(
                    FROM
                            + WHEN
                            + "[^`]{2,240}?"
                            + THEN
                            + PLEASE
                            + "(?:"
                            + STANDS
                            + "|"
                            + GOES
                            + "|roll ?back (?:instead of|rather than|and (?:do )?not) commit\\w*\\W*$|wait\\b[^`,]{0,80}$|(?:contact|ask|call|escalate|notify|inform|page|talk to|check with|consult|get|fix|resolve|investigate|clear)\\b[^`]{3,120}"
                            + BEFORE_IT
                            + ")",
                    CASE_INSENSITIVE);

    /// `For abuse, stop here.`
    private static final QuickPattern FOR_STOPS =
            QuickPattern.compile(
                    FROM
                            + "(?:for|in case of|on) (?!now\\b|(?:your |the sake of )?safety\\b)[^`,.;:]{3,80}, "
                            + PLEASE
                            + "(?:stop|halt|abort|end)\\b(?: (?:here|now|at once|immediately|there))\\b[^`:]{0,160}$",
                    CASE_INSENSITIVE);

    /// `If …, stop`, whatever is then done.
    private static final QuickPattern IF_STANDS =
            QuickPattern.compile(
                    FROM + WHEN + "[^`]{2,240}?" + THEN + PLEASE + STANDS, CASE_INSENSITIVE);

    /// `Stop if …`, `Do not continue until …`.
    private static final QuickPattern STOPS_IF =
            QuickPattern.compile(
                    FROM
                            + PLEASE
                            + STANDS
                            + "[^`,.;:]{0,60}?\\b(?:if|when|whenever|unless|until|before|while|as long as)\\b:?\\s+(?!(?:necessary|needed|required|possible|applicable|done|finished|ready)\\b)[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// `No-go: an incident is open.`
    private static final QuickPattern NO_GO =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:no-?go|hard stop|show-?stopper)\\s*(?:[:–—]|\\s-)\\s+[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// Over a list of what stops it: `Do not start if any of these holds:`, `No-go criteria`.
    private static final QuickPattern ANNOUNCES =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:please\\s+)?(?:(?:hard\\s+)?(?:(?:stop|halt|abort|cancel)\\b(?:\\s+(?:here|now|the|deploy\\w*|release|roll-?out|upgrade|migration|immediately|at once|everything))*|(?:do not|don['’]t|never|must not)\\s+(?:start|begin|continue|proceed|go on|go ahead|go live|deploy|release|ship|upgrade|migrate)(?:\\s+(?:the|with|it|this|deploy\\w*|release|roll-?out|upgrade|migration))*|no-?go)\\s*(?:if|when|where|unless)\\b[^`.;]{0,60}:|(?:hard\\s+)?(?:no-?go|abort|stop|halt)(?:\\s*/\\s*[\\w-]+)?\\s+(?:criteria|conditions?|rules?|triggers?|checks?)\\b[^`.;]{0,40}|(?:no-?gos?|show-?stoppers?)\\b[^`.;]{0,20}:?)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "\\b(?:roll(?:ing|ed)?[ -]?back|revert|back(?:ing)? out|go back)\\b",
                    CASE_INSENSITIVE);

    /// `Proceed only if …`, `Only continue once …`.
    private static final QuickPattern ONLY_IF =
            QuickPattern.compile(
                    FROM
                            + PLEASE
                            + "(?:only\\s+"
                            + GOES
                            + "[^`,.;:]{0,40}?\\b(?:if|when|once|after|as soon as)|"
                            + GOES
                            + "[^`,.;:]{0,40}?\\b(?:only (?:if|when|once|after)|provided(?: that)?|as long as))\\b[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// `Wait until the node is ready.`
    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    FROM
                            + "(?:(?:then|now|please|and)\\W+){0,2}wait\\s+(?:for\\s+)?(?:"
                            + Durations.UP_TO
                            + "\\s+[^`.,;:]{1,30}?\\s+)?(?:(?:until|till)\\b|(?<=[a-z]\\s)for\\b[^`]{1,80}\\sto\\b)[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// Where to read on, whom to ask, how it is then: nothing below is done for it.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    FROM
                            + WHEN
                            + "[^`]{2,240}?"
                            + THEN
                            + PLEASE
                            + "(?:(?:see|refer to|consult|read|check out|contact|ask|call|page|escalate|notify|inform|reach out|ping|raise|open (?:a|an) (?:issue|ticket|incident)|file (?:a|an)|report|inspect the|look at the)\\b(?![^.]*\\b(?:following|below|these|this (?:command|block)|and (?:then )?(?:run|re-?run|apply|use|execute|restart|do))\\b)(?![^.]*:$)"
                            + "|(?:the|this|that|it|everything|your|all)\\b[^.,:]{0,60}\\b(?:worked|succeeded|was successful|(?:has|have) (?:worked|succeeded|completed|finished)|(?:is|are) (?:fine|ok|okay|done|complete|healthy|normal|good|safe|up to date|expected))\\b[^:]*$)",
                    CASE_INSENSITIVE);

    /// What is then done may be what stands below.
    private static final QuickPattern ORDERS_MORE =
            QuickPattern.compile(
                    "(?:,|→|->|\\band|\\bthen|:)\\s+(?:\\w+\\s+)?(?:roll(?:ing)?[ -]?back(?! (?:instead of|rather than|and (?:do )?not) commit)|revert|back out|restore|run|re-?run|execute|restart|re-?apply)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHERWISE_ON =
            QuickPattern.compile(
                    "^\\W*(?:otherwise|else|if (?:not|so|yes)|if everything (?:is|looks) (?:ok|okay|fine|good))[,:\\s–—-]*(?:(?:you (?:can|may) )?(?:continue|proceed|go on|go ahead|move on|carry on)\\b[^`,;:]{0,40}$|(?:(?:please |just |you (?:can|may|should) )?(?:skip\\b|do nothing\\b|leave (?:it|everything|all)\\b)|(?:there is |there['’]s )?(?:nothing|no (?:further )?(?:action|step|change)s?)\\b|you(?: are|['’]re) (?:done|fine|finished)\\b|all is (?:well|fine|good)\\b)[^`:]{0,80}$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern STARS = QuickPattern.compile("\\*\\*|__");

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[.!;])[*_)\"”]*\\s+(?=\\S)");

    private static final QuickPattern END = QuickPattern.compile("[\\s.;,:!]+$");

    /// No longer line is looked at.
    private static final int MOST = 500;

    private static final Memo<Boolean> HALTS = Memo.of(HaltSentences::says);

    /// A command of such a kind shows whether it is so.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "\\b(?:wait|sleep|until|while|watch|status|get|describe|show|list|ls|ps|check|health\\w*|lag|curl|wget|ping|query|select|top|logs?|tail|info|inspect|verify|poll)\\b",
                    CASE_INSENSITIVE);

    private HaltSentences() {}

    /// Whether a sentence says no more than when it goes on or stops.
    public static boolean gate(String sentence) {
        return HALTS.of(sentence) && !orders(sentence);
    }

    /// Whether a sentence that stops on a condition names a command that is then run: ``If it
    /// fails, stop, and start the old version again: `./back` ``.
    public static boolean orders(String sentence) {
        if (sentence.indexOf('`') < 0 || sentence.length() > MOST) {
            return false;
        }
        var words = STARS.replaceAll(Inline.plain(sentence), "");
        var stops = IF_STANDS.matcher(words);
        return stops.find()
                && Inline.codes(words.substring(stops.end())).stream()
                        .anyMatch(code ->
                                CommandWords.known(code)
                                        && !NotToRun.before(
                                                words.substring(0, words.lastIndexOf("`" + code))));
    }

    /// Whether the first sentence with a condition guards nothing but itself.
    public static boolean complete(String text) {
        if (text.length() > MOST) {
            return false;
        }
        var first = first(text);
        return HALTS.of(first)
                || OTHERWISE_ON.find(text)
                || (!text.endsWith(":") && ASIDE.find(first));
    }

    /// Whether a sentence makes what it stands above wait for somebody's yes ([Permission]).
    public static boolean permits(String sentence) {
        return Permission.needed(END.replaceFirst(Inline.plain(sentence), ""));
    }

    /// Whether such words end with no more than leave to go on otherwise.
    public static boolean goesOn(String text) {
        return text.length() <= MOST && OTHERWISE_ON.find(text);
    }

    /// Whether a sentence waits for something: `Wait until the node is ready.`
    public static boolean waits(String sentence) {
        return WAITS.find(END.replaceFirst(Inline.plain(sentence), ""));
    }

    /// Whether words stand over a list of what stops it.
    public static boolean announces(String words) {
        return words.length() < 160 && ANNOUNCES.find(Inline.plain(words)) && !AnyFails.of(words);
    }

    /// Whether words that stop it tell to go back, too.
    public static boolean goesBack(String words) {
        return BACK.find(words);
    }

    /// Whether a command shows whether something is so, or waits for it.
    public static boolean looks(String script) {
        return LOOKS.find(script);
    }

    /// What is asked at the place of such a sentence.
    public static String question(String sentence) {
        return Phrases.stripNumber(END.replaceFirst(Inline.plain(sentence), "")).strip()
                + Action.Ask.GOES_ON;
    }

    /// The first sentence, without its marks.
    public static String first(String text) {
        return SENTENCE.split(STARS.replaceAll(text, ""), 2)[0];
    }

    /// The sentences of a text, without marks; a longer one is told whole.
    public static List<String> sentences(String text) {
        return text.length() > MOST
                ? List.of(text)
                : List.of(SENTENCE.split(STARS.replaceAll(text, ""), -1));
    }

    private static boolean says(String sentence) {
        if (sentence.length() > MOST || sentence.strip().endsWith("?")) {
            return false;
        }
        var words = END.replaceFirst(Inline.plain(sentence), "");
        return Permission.needed(words)
                || (!ends(sentence)
                        && (IF_STOPS.find(words)
                                || STOPS_IF.find(words)
                                || ONLY_IF.find(words)
                                || NO_GO.find(words)
                                || FOR_STOPS.find(words)
                                || ForeignHalts.says(words))
                        && !ORDERS_MORE.find(words));
    }

    /// What ends so announces what is below it.
    public static boolean ends(String sentence) {
        return sentence.strip().endsWith(":");
    }
}
