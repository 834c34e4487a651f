package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Sentences that tell somebody to do something, by their verb: `Open the dashboard`, `In the
/// console, click Deploy`. Words that are nouns as often (`backup`, `release`) count only where a
/// noun could not stand.
public final class Imperatives {
    private static final QuickPattern SEE_REFER =
            QuickPattern.compile("(?i)(?:see(?! (?:if|whether)\\b)|refer|note)\\b.*");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern NO_LETTER = QuickPattern.compile("[^a-z'-]");
    private static final QuickPattern PUNCTUATION = QuickPattern.compile("[:,.]+$");

    private static final Set<String> VERBS =
            Set.of(
                    """
                    access acknowledge activate add address adjust advise alert allow amend
                    analyse analyze announce anonymize append apply appoint approve archive
                    arrange ask assemble assess assign attach attempt audit authenticate
                    authorize automate await back backup bake begin block book boot bring browse
                    build bump calculate call cancel capture categorize change check cherry-pick
                    choose clean clear click clone close collect combine commit communicate
                    compare compile complete compose compute conduct configure confirm connect
                    consider consult contact contain continue convert coordinate copy cordon
                    correlate create cross-check cut debug decide declare decommission decrement
                    decrypt define delegate delete demote deploy describe detach determine
                    develop diagnose disable disconnect discuss dispatch distribute do document
                    double-check double-click download draft drain drop edit elevate email
                    enable encrypt enforce engage enhance ensure enter escalate establish
                    estimate evaluate evict examine exclude execute expand expect expire export
                    extend extract fail familiarize feed fetch file fill filter finalize find
                    fix flag flush focus follow force freeze gather generate get give go grab
                    grant halt hand-write handle have highlight hold hook identify ignore
                    implement import improve include increase increment inform initiate inject
                    insert inspect install instruct invalidate investigate invite invoke isolate
                    issue join keep kill know label launch learn leave let limit link list
                    listen load locate lock log login look lower maintain make manage manually
                    map mark measure mention merge message migrate mitigate modify monitor move
                    mute name navigate nominate notify observe obtain offer onboard open
                    optimize order organize output overwrite page pass paste patch pause perform
                    persist pick pin ping pinpoint place plan point poll populate post power
                    practice prepare prepend preserve press prevent prioritize probe proceed
                    process produce profile promote prompt propose protect prove provide
                    provision prune publish pull purchase purge push put quarantine query raise
                    re-apply re-attach re-check re-deploy re-enable re-install re-open
                    re-process re-publish re-queue re-run re-submit re-tag re-trigger
                    re-validate re-verify reach read reapply reassess reassign reattach
                    rebalance rebase reboot rebuild recheck reclaim recommend reconcile
                    reconnect record recover recreate redact redeploy redirect reduce reenable
                    refer refresh regenerate register rehearse reindex reinstall reissue reject
                    release reload remediate remount remove rename renew reopen repair repeat
                    replace replay replicate reply report reprocess reproduce republish request
                    requeue require rerun reseed resend reserve reset resize resolve respond
                    restart restore restrict resubmit resume resync retag retain retest retire
                    retrieve retrigger retry return revalidate reveal reverify revert review
                    revoke rewrite right-click roll rollback rotate route run sanitize
                    sanity-check save scale scan schedule screenshot scroll scrub search secure
                    see seed select send separate serve set set-up setup share shift ship show
                    shut sign silence simulate skip smoke-test snapshot snooze soak sort specify
                    spin spot-check squash stage standby start state stay stop store strip
                    submit subscribe summarize supply suspend swap switch sync synchronize tag
                    take tap teardown tell terminate test thank thaw throttle tick tighten time
                    title toggle track transfer triage trigger trim troubleshoot try tune turn
                    type unblock uncheck uncordon undo unfreeze uninstall unlock unmount unmute
                    unpack unpause unplug unset unsubscribe untick update upgrade upload use
                    validate verify view visit wait walk warm warn watch whitelist wipe work
                    write yank zip
                    """
                            .split("\\s+"));
    private static final Set<String> LEADERS =
            Set.of(
                    "then",
                    "now",
                    "next",
                    "finally",
                    "first",
                    "please",
                    "always",
                    "also",
                    "manually",
                    "immediately",
                    "carefully",
                    "don't",
                    "never",
                    "and",
                    "optionally",
                    "again",
                    "must",
                    "should",
                    "do",
                    "quickly",
                    "briefly",
                    "temporarily",
                    "periodically",
                    "regularly",
                    "once",
                    "just",
                    "simply",
                    "only");
    private static final Set<String> NOUNS =
            Set.of(
                    "access",
                    "test",
                    "process",
                    "time",
                    "state",
                    "order",
                    "list",
                    "label",
                    "name",
                    "log",
                    "scale",
                    "release",
                    "support",
                    "report",
                    "issue",
                    "note",
                    "limit",
                    "result",
                    "backup",
                    "query",
                    "alert",
                    "build",
                    "patch",
                    "request",
                    "point",
                    "plan",
                    "change",
                    "contact",
                    "function",
                    "page",
                    "target",
                    "use",
                    "view",
                    "work",
                    "block",
                    "cache",
                    "tag",
                    "type",
                    "map",
                    "profile",
                    "set",
                    "start",
                    "stop",
                    "service",
                    "schedule",
                    "message",
                    "record",
                    "mark",
                    "rollback",
                    "email",
                    "push",
                    "monitor");

    private static final QuickPattern AFTER_NOUN =
            QuickPattern.compile(
                    "is|are|was|has|should|must|will|of|shows?|=|<|>|[–—-]|rates?"
                            + "|times?|counts?|pool|failed|fails|failing|failures?|succeeds"
                            + "|succeeded|timeouts?|latency|duration|usage|criteria|window|in"
                            + "|requests?|completed?|exceeds?");

    /// Not what somebody does, but what is needed.
    private static final QuickPattern ACCESS =
            QuickPattern.compile("^\\W*access (?:to|for|rights?)\\b", CASE_INSENSITIVE);

    private static final QuickPattern VERB_LABEL =
            QuickPattern.compile(
                    "(?i)\\W*(verify|check|test|visit|look|run|add|confirm|click|update"
                            + "|see|set|watch|monitor)\\W*");

    /// What no verb is followed by: `Login works`, `Checkout loads`.
    private static final QuickPattern STANDS =
            QuickPattern.compile("works|loads|responds|succeeds|renders|opens|passes");

    /// `Push notifications failing`: what happens, not what to do.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^(?:\\S+ ){1,4}(?:failing|increasing|decreasing|growing|bouncing|rising"
                            + "|dropping|crashing|hanging|timing out|spiking)$");

    /// `Deploy execution is CI-only`: what it is called, and how it is.
    private static final QuickPattern NAMES =
            QuickPattern.compile(
                    "^(?:deploy|rollback|release|build|backup|log|login|report|support|process|output|cache|restart|update|upgrade|import|export|install|sync|queue|query) [a-z-]+ (?:is|are|was|were|has|have)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=(?:[a-z)`]{2}|%)[.?!])\\s+(?=[A-Z])");
    private static final QuickPattern CLAUSE =
            QuickPattern.compile(
                    "^(?:in|on|from|for|after|before|if|when|once|as|under|at|during|"
                            + "using|via|with|inside|within)\\b(?:[^,()]|\\([^()]{0,60}\\)){2,90},\\s+(?:then )?",
                    CASE_INSENSITIVE);
    private static final QuickPattern COLON = QuickPattern.compile("^[^:]{2,40}(?::|→|—)\\s+");

    /// Whoever is asked so is told to do it, wherever it stands: `If it lags please restart it`.
    private static final String PLEASE = " please ";

    /// What stands behind such a label is how things are, whatever verb it seems to begin with:
    /// `Symptom: file uploads fail`.
    private static final QuickPattern DESCRIBES =
            QuickPattern.compile(
                    "^\\W*(?:effects?|symptoms?|impact|(?:root )?causes?|reasons?|outcome|purpose|goal|context|background)\\W*:",
                    CASE_INSENSITIVE);

    private static final Memo<Boolean> TELLS = Memo.of(Imperatives::told);

    private static final QuickPattern NUMBERED =
            QuickPattern.compile("^\\s*\\d{1,2}[.)]\\s+\\p{L}");

    /// Sentences about the text itself.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "^\\W*(?:see|refer|use (?:it |this )?only (?:when|if|for)|use"
                            + " th(?:is|ese)|note|keep in mind|consider|remember|read)\\b|^\\W*if"
                            + " (?:this|it|that|any\\w*|all)\\b[^,]*\\bfail|\\b(?:do|follow|complete|perform|run|execute|repeat|tick)(?:"
                            + " through)? (?:all |each )?(?:of )?(?:these|them|(?:the |this"
                            + " )(?:following|steps|check-?list)|both|everything)\\b|^(?!go to|navigate"
                            + " to)[^.]{0,20}:",
                    CASE_INSENSITIVE);

    /// `Log in`
    private static final QuickPattern SIGNS = QuickPattern.compile("in|out|off|on|into");

    /// The way through the menus of a console: `Dashboard → Settings → Delete`.
    private static final QuickPattern MENUS =
            QuickPattern.compile(
                    "^[^→>]{0,60}\\b(?:dashboard|console|settings|portal|actions|menu|preferences)\\b[^→>]{0,30}(?:→|[-=]?>)|^[^→>]{2,40}(?:→|[-=]?>)\\W*(?:dashboard|console|settings|portal|actions|menu|preferences)\\b[^→>]{0,30}(?:→|[-=]?>)",
                    CASE_INSENSITIVE);

    private static final QuickPattern NO_WORD = QuickPattern.compile("^\\W+");

    private Imperatives() {}

    /// Whether a sentence speaks of the text itself.
    public static boolean aside(String sentence) {
        return ASIDE.find(sentence);
    }

    /// Whether a line tells somebody to do something.
    public static boolean tells(String line) {
        return TELLS.of(line);
    }

    private static boolean told(String line) {
        var text = Addressed.order(Phrases.stripNumber(Inline.plain(line)));
        if (commands(text) || menus(text)) {
            return true;
        }
        var clause = CLAUSE.matcher(text);
        if (clause.find()
                && commands(Addressed.behind(Phrases.stripNumber(text.substring(clause.end()))))) {
            return true;
        }
        var please = text.indexOf(PLEASE);
        if (please > 0 && commands(text.substring(please + PLEASE.length()))) {
            return true;
        }
        var colon = COLON.matcher(text);
        return colon.find()
                && !DESCRIBES.find(text)
                && commands(Addressed.behind(Phrases.stripNumber(text.substring(colon.end()))));
    }

    /// Whether a line goes through menus up to what is pressed there.
    private static boolean menus(String text) {
        var last = Math.max(text.lastIndexOf('→'), text.lastIndexOf('>'));
        return last > 0
                && text.length() < 300
                && MENUS.find(text)
                && commands(NO_WORD.replaceFirst(text.substring(last + 1), ""));
    }

    /// Whether a word is a verb of ours that no line uses as a noun.
    static boolean verb(String word) {
        return VERBS.contains(word) && !NOUNS.contains(word);
    }

    /// Whether a word is a verb of ours, or one that opens an order: `please`, `manually`.
    static boolean ordering(String word) {
        return VERBS.contains(word) || LEADERS.contains(word);
    }

    /// Whether a word is a verb of ours, be it a noun as often.
    static boolean known(String word) {
        return VERBS.contains(word);
    }

    /// Labels whose sentence is what to do: `Isolate`, `How to confirm`, `If it fails`.
    private static final QuickPattern ASKS =
            QuickPattern.compile("^\\W*(?:how to|if)\\s+\\S", CASE_INSENSITIVE);

    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:verify|confirm|validate|verification)\\W*$", CASE_INSENSITIVE);

    private static final Set<String> DETECT = Set.of("detect", "verification", "containment");

    /// A label that is a verb as often is what a chapter calls its cause or cure.
    private static final Set<String> TITLES = Set.of("trigger", "fix", "cause", "issue", "see");

    /// Whether a label says that an order stands behind it.
    public static boolean orders(String label) {
        var word = NO_LETTER.replaceAll(Inline.plain(label).toLowerCase(Locale.ROOT), "");
        return ASKS.find(label)
                || ((verb(word) || DETECT.contains(word)) && !TITLES.contains(word));
    }

    /// Whether a label tells to look whether it holds.
    public static boolean looks(String label) {
        return LOOKS.matches(label);
    }

    /// What a noun stands in front of no more than seldom.
    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "your", "our", "all", "each", "every", "any", "both");

    private static final QuickPattern NO_DEED =
            QuickPattern.compile(
                    "^(?:use|see|refer|note|read (?!that|this|the (?:line|output))|check out\\b[^.]*\\bfor|move on|go on|go to|continue|proceed|consider|remember|keep|try|avoid|choose|pick|let|allow|expect|follow|leave|get|be|replace|substitute|repeat|include|specify|visit|learn|do|contact|find|have)\\b",
                    CASE_INSENSITIVE);

    /// Whether the second or third sentence does.
    public static boolean tellsLater(String line) {
        var sentences = SENTENCE.split(Inline.plain(line), 4);
        for (var i = 1; i < Math.min(3, sentences.length); i++) {
            if (commands(sentences[i]) && !SEE_REFER.matches(sentences[i])) {
                return true;
            }
        }
        return false;
    }

    /// Whether a further sentence tells to do something, and not only how the rest is read, gone on
    /// with or used.
    public static boolean deedLater(String text) {
        if (text.indexOf(". ") < 0) {
            return false;
        }
        var sentences = SENTENCE.split(Inline.plain(text), 4);
        for (var i = 1; i < Math.min(3, sentences.length); i++) {
            var words = BLANKS.split(sentences[i].toLowerCase(Locale.ROOT), 3);
            var sure = verb(words[0]) || (words.length > 1 && ARTICLES.contains(words[1]));
            if (sure && commands(sentences[i]) && !NO_DEED.find(sentences[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean commands(String text) {
        if (GOES_ON.find(text) || ACCESS.find(text) || NAMES.find(text)) {
            return false;
        }
        var words = BLANKS.split(text, -1);
        for (var i = 0; i < Math.min(3, words.length); i++) {
            var word = NO_LETTER.replaceAll(words[i].toLowerCase(Locale.ROOT), "");
            if (VERBS.contains(word)) {
                var next =
                        i + 1 < words.length
                                ? PUNCTUATION.replaceAll(words[i + 1].toLowerCase(Locale.ROOT), "")
                                : "";
                var noun =
                        !(word.equals("log") && SIGNS.matches(next))
                                && (STANDS.matches(next)
                                        || (NOUNS.contains(word)
                                                && (next.isEmpty()
                                                        || (AFTER_NOUN.matches(next)
                                                                || ThirdPerson.only(next)))));
                return !noun && !(words[i].endsWith(":") && !VERB_LABEL.matches(words[i]));
            }
            if (!LEADERS.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /// Whether lines of a block are numbered, and each number tells somebody to do something.
    public static boolean numbered(List<String> lines) {
        var numbered = lines.stream().filter(line -> NUMBERED.find(line)).toList();
        return numbered.size() > 1
                && NUMBERED.find(lines.getFirst())
                && numbered.stream().allMatch(line -> tells(line.strip()));
    }
}
