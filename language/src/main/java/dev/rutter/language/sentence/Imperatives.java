package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Arrays;
import java.util.HashSet;
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
            new HashSet<>(
                    Arrays.asList(
                            ("access acknowledge activate add address adjust advise alert allo"
                                            + "w analyze analyse announce apply approve"
                                            + " archive arrange ask ass"
                                            + "emble assess assign attach attempt audit"
                                            + " authenticate authorize "
                                            + "automate await back backup begin block b"
                                            + "ook boot bring browse bu"
                                            + "ild bump call cancel capture categorize "
                                            + "change check choose clea"
                                            + "n clear click clone close collect combin"
                                            + "e commit communicate com"
                                            + "pare compile complete compose conduct co"
                                            + "nfirm configure connect "
                                            + "consider consult contact contain continu"
                                            + "e convert coordinate cop"
                                            + "y correlate create cross-check cut debug"
                                            + " decide declare define d"
                                            + "elegate delete deploy describe determine"
                                            + " develop diagnose disabl"
                                            + "e disconnect discuss distribute do docum"
                                            + "ent double-check downloa"
                                            + "d draft drain drop edit email enable eng"
                                            + "age enforce ensure enter"
                                            + " escalate establish estimate evaluate ex"
                                            + "amine execute expand exp"
                                            + "ect expire export extend extract fail fe"
                                            + "ed fetch file fill filte"
                                            + "r finalize find fix flag flush focus fol"
                                            + "low force freeze gather "
                                            + "generate get give go grab grant halt hand-write han"
                                            + "dle have hold identify i"
                                            + "gnore implement import improve increase "
                                            + "inform initiate inspect "
                                            + "install instruct insert invalidate inves"
                                            + "tigate invite invoke iso"
                                            + "late issue join keep kill know label lau"
                                            + "nch learn leave let limi"
                                            + "t list listen load locate lock log login"
                                            + " look lower maintain mak"
                                            + "e manage manually map mark measure merge"
                                            + " message migrate mitigat"
                                            + "e modify monitor move name navigate noti"
                                            + "fy observe obtain offer "
                                            + "open optimize order organize output page"
                                            + " pass paste patch pause poll "
                                            + "perform pick pin ping place plan point p"
                                            + "opulate post power pract"
                                            + "ice prepare press preserve prevent prior"
                                            + "itize probe proceed proc"
                                            + "ess produce profile promote prompt propo"
                                            + "se protect prove provide"
                                            + " provision publish pull purge push put q"
                                            + "uery quarantine raise re"
                                            + "-deploy re-enable re-run reach read reas"
                                            + "sign rebase rebuild rebo"
                                            + "ot recheck reclaim recommend reconnect r"
                                            + "ecord recover recreate r"
                                            + "edeploy redirect reduce re-enable reenab"
                                            + "le refer refresh registe"
                                            + "r regenerate reindex reissue reject rele"
                                            + "ase reload remove rename"
                                            + " renew repeat replace replay replicate r"
                                            + "eply report reproduce re"
                                            + "quest require rerun reserve reset resolv"
                                            + "e respond restart restor"
                                            + "e restrict resume retain retest retrieve"
                                            + " retry return reveal rev"
                                            + "ert review revoke rewrite roll rollback "
                                            + "rotate route run sanitiz"
                                            + "e save scale scan schedule screenshot se"
                                            + "arch secure see select s"
                                            + "end separate serve set set-up setup shar"
                                            + "e shift ship show shut s"
                                            + "ign simulate skip snapshot sort specify "
                                            + "spin stage standby start"
                                            + " state stay stop store submit subscribe "
                                            + "summarize supply suspend"
                                            + " swap switch sync synchronize tag take t"
                                            + "ap teardown tell termina"
                                            + "te test thank tighten time title toggle track "
                                            + "transfer trigger trouble"
                                            + "shoot try tune turn type unblock undo un"
                                            + "install unlock unset upd"
                                            + "ate upgrade upload use validate verify v"
                                            + "iew visit wait walk warm"
                                            + " warn watch whitelist wipe work write ya"
                                            + "nk zip dispatch reconcile remediate reapply re-apply resync resend reseed resize triage uncordon cordon evict"
                                            + " detach onboard overwrite persist prune purge throttle trim unmount unpack decommission prove"
                                            + " hook enhance inject seed attach elevate pinpoint calculate compute purchase link rebalance repair retire"
                                            + " include exclude mention increment decrement append prepend mute unmute silence snooze"
                                            + " reopen re-open unfreeze thaw requeue re-queue resubmit re-submit retrigger re-trigger"
                                            + " demote rehearse redact anonymize scrub encrypt decrypt reinstall re-install remount"
                                            + " unpause uncheck tick untick double-click right-click scroll highlight cherry-pick squash"
                                            + " amend spot-check sanity-check smoke-test unsubscribe unplug appoint nominate familiarize"
                                            + " republish re-publish reprocess re-process reattach re-attach retag re-tag re-check"
                                            + " revalidate re-validate reverify re-verify reassess")
                                    .split(" ")));
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
            QuickPattern.compile("(?<=[a-z)`]{2}[.?!])\\s+(?=[A-Z])");
    private static final QuickPattern YOU =
            QuickPattern.compile(
                    "^(?:(?:now|then|next|finally|first),? (?=you (?!see|get|have|know|find|need|can|will|are|should)))?(?:you|we) (?:(?:may|might|will|should|must|can|also) )*(?:need"
                            + " to |have to |want to )?",
                    CASE_INSENSITIVE);
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
        var text = YOU.replaceFirst(Phrases.stripNumber(Inline.plain(line)), "");
        if (commands(text)) {
            return true;
        }
        var clause = CLAUSE.matcher(text);
        if (clause.find() && commands(Phrases.stripNumber(text.substring(clause.end())))) {
            return true;
        }
        var please = text.indexOf(PLEASE);
        if (please > 0 && commands(text.substring(please + PLEASE.length()))) {
            return true;
        }
        var colon = COLON.matcher(text);
        return colon.find()
                && !DESCRIBES.find(text)
                && commands(Phrases.stripNumber(text.substring(colon.end())));
    }

    /// Whether a word is a verb of ours that no line uses as a noun.
    static boolean verb(String word) {
        return VERBS.contains(word) && !NOUNS.contains(word);
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
                        STANDS.matches(next)
                                || (NOUNS.contains(word)
                                        && (next.isEmpty() || AFTER_NOUN.matches(next)));
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
