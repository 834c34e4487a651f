package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns of phrase that mean the same in every deployment document: conditions, alternatives,
/// instructions.
final class Phrases {
    private static final Pattern WHEN_TAIL =
            Pattern.compile(
                    "\\((?:only )?(?:if(?! any\\b)|when|optional|unless(?! intentiona"
                            + "l)|only (?:if|when|for)|for [A-Z]\\w* only|as needed|where appli"
                            + "cable)\\b[^)]*\\)|\\b(?:if|as|when) (?:applicable|needed|necessa"
                            + "ry|required|configured|possible|appropriate|available|identified"
                            + "|desired|missing)\\b",
                    CASE_INSENSITIVE);
    private static final Pattern WHEN_HEAD =
            Pattern.compile(
                    "^(?:\\W*)(?:if|when|unless|in case|only if|only when|only for|fo"
                            + "r (?:critical|minor|major|schema|database|breaking|emergency|urg"
                            + "ent|hotfix|code|data|\\w+-(?:specific|related|only))\\b.*(?::|is"
                            + "sues|changes)|use (?:this )?(?:when|if|for)|use case|best for|wh"
                            + "en to use|optional(?:ly)?[:,)]|where applicable|after any|for "
                            + "\\S+(?: \\S+){0,2}:?$|should (?:the|any|you)|once\\b.*[,:])\\b",
                    CASE_INSENSITIVE);
    private static final Pattern OPTIONAL =
            Pattern.compile(
                    "optional(?!ly)(?!.*\\b(?:if|when|for|unless|only)\\b).*", CASE_INSENSITIVE);
    private static final Pattern WHEN_LATE =
            Pattern.compile(
                    "(?<!\\b(?:check|verify|see|confirm|determine|ask|test|know|decide|unsure|assess) )\\b(?:if|unless)\\s+(?!any\\b)(?:[a-z]+\\s+){0,6}[a-z]+\\.?$",
                    CASE_INSENSITIVE);
    private static final Pattern IF_SEEN =
            Pattern.compile("^\\W*if you (?:see|get) (?:this|these)", CASE_INSENSITIVE);
    private static final Pattern PLACE =
            Pattern.compile(
                    "^(?:for )?(?:in )?(?:(?:local )?development|production|staging|l"
                            + "ocal|macos|linux|windows|mac|ubuntu|debian|docker|kubernetes|pyt"
                            + "hon|node(?:\\.js)?)\\W*$",
                    CASE_INSENSITIVE);
    private static final Pattern OPTION =
            Pattern.compile(
                    "^(?:\\W*)(?:(option|method|approach|alternative|path|strategy|va"
                            + "riant|scenario|plan)\\s+([A-Z]|\\d{1,2}|[ivx]{1,4})\\b(?:\\s*[:."
                            + ")(—–-].*|$)|(or|alternatively|alternative)\\b(?:[,: ].*|$)|(via|"
                            + "using|through|with)\\s+(.{2,60}?):?$)",
                    CASE_INSENSITIVE);
    private static final Pattern NO_OPTION =
            Pattern.compile("^or\\s+(later|newer|higher|more|less|greater)\\b", CASE_INSENSITIVE);
    private static final Pattern TRIGGER =
            Pattern.compile(
                    "\\b(?:consider(?:ing)? (?:a )?roll(?:ing)? ?back|roll ?back imme"
                            + "diately|rollback \\+|(?<=[,;] )execute rollback|(?:immediate|qui"
                            + "ck) rollback|(?:if|when)\\b[^.]{0,250}\\broll(?:ing)? ?back\\b(?"
                            + "! (?:fails?|does|doesn|needed|is not|procedure|was))|roll ?back "
                            + "(?:if|when|immediately if)\\b(?! (?:necessary|needed|required|ap"
                            + "plicable|possible))|(?:should|must) (?:be )?(?:rolled|roll) back"
                            + "|abort (?:if|when|the)|stop and roll ?back|→ rollback|(?:stop|ab"
                            + "ort) (?:the )?(?:deploy(?:ment)?|release|rollout))",
                    CASE_INSENSITIVE);
    private static final Pattern BROKEN =
            Pattern.compile(
                    "^\\W*(?:use when|if|when)\\b.*\\b(?:critical|latest|current|deploy\\w*|release)\\b.*"
                            + "\\b(?:bugs?|issues?|fail\\w*|broken|problems?)\\b|^\\W*(?:if|when|in case(?: of)?)\\b"
                            + "[^:,]*\\b(?:(?:issues?|problems?|errors?|bugs?|regressions?)\\b[^:,]*\\b(?:detected|found"
                            + "|occur\\w*|aris\\w+|appear\\w*|after|post-\\w+|following)\\b|(?:corrupt\\w*|data loss|lost)"
                            + "\\b)[^:]*:$|^\\W*when:\\s+\\S",
                    CASE_INSENSITIVE);
    private static final Pattern MARKERS =
            Pattern.compile("^(?:[✅❌✓✔✗✘⚠️☑☐□■●○•→▶►🔴🟡🟢🚨📝🔍⬜️\\s\\p{So}-]|\\uFE0F)+");
    private static final Pattern AUTO =
            Pattern.compile(
                    "^(?:(?:render|vercel|netlify|heroku|github|gitlab|kubernetes|arg"
                            + "o\\w*|docker|jenkins|the (?:system|platform|pipeline|workflow|sc"
                            + "ript|ci|build|deployment|server|service|app\\w*|database|job|con"
                            + "tainer)|deployment|ci|build|pipeline|traffic|migrations?|it)\\b."
                            + "{0,60}\\b(?:will|automatically|sets|uses|triggers?|runs|starts|k"
                            + "eeps|restarts|deploys|switches|pulls|happens?)\\b|automatically"
                            + "\\b|(?:runs?|pulls|builds|starts|deploys|creates|triggers|execut"
                            + "es|installs|sends|checks|uploads|updates|generates|performs|rest"
                            + "arts|applies|pushes|validates|switches|detects|waits|posts|notif"
                            + "ies)\\s)",
                    CASE_INSENSITIVE);
    private static final Pattern WILL_AUTO =
            Pattern.compile(
                    "\\b(?:will|is|are|gets?|be) (?:be )?automatic(?:ally)?\\b|\\baut"
                            + "omatically (?:\\w+s|\\w+ed)\\b|\\b(?:triggers|trigger) automatic"
                            + "ally\\b",
                    CASE_INSENSITIVE);

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
                                            + "generate get give go grab grant halt han"
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
                                            + " pass paste patch pause "
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
                                            + "nk zip")
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
                    "simply");
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
                    "monitor");

    private static final Pattern AFTER_NOUN =
            Pattern.compile(
                    "is|are|was|has|should|must|will|of|shows?|=|<|>|[–—-]|rates?|tim"
                            + "es?|counts?|pool|failed|fails|failing|failures?|succeeds|succeed"
                            + "ed|timeouts?|latency|duration|usage|criteria|window|in|requests?"
                            + "|completed?|exceeds?");
    private static final Pattern VERB_LABEL =
            Pattern.compile(
                    "(?i)\\W*(verify|check|test|visit|look|run|add|confirm|click|upda"
                            + "te|see|set|watch|monitor)\\W*");
    /// `Push notifications failing`: what happens, not what to do.
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "^(?:\\S+ ){1,4}(?:failing|increasing|decreasing|growing|bouncing|rising"
                            + "|dropping|crashing|hanging|timing out|spiking)$");
    private static final Pattern YOU =
            Pattern.compile(
                    "^(?:you|we) (?:(?:may|might|will|should|must|can|also) )*(?:need"
                            + " to |have to |want to )?",
                    CASE_INSENSITIVE);
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "^(?:in|on|from|for|after|before|if|when|once|as|under|at|during|"
                            + "using|via|with|inside|within)\\b[^,]{2,90},\\s+(?:then )?",
                    CASE_INSENSITIVE);
    private static final Pattern COLON = Pattern.compile("^[^:]{2,40}(?::|→|—)\\s+");

    private Phrases() {}

    /// The condition that a line puts on itself or on what follows.
    static Optional<String> when(String line) {
        var text = Inline.plain(line);
        if (IF_SEEN.matcher(text).find()) {
            return Optional.empty();
        }
        var tail = WHEN_TAIL.matcher(text);
        if (tail.find()) {
            return Optional.of(tail.group().replaceAll("^\\(|\\)$", ""));
        }
        var words = PhaseNames.bare(text);
        if ((WHEN_HEAD.matcher(words).find() || PLACE.matcher(words).find())
                && (words.split("\\s+", -1).length > 1 || PLACE.matcher(words).find())) {
            return Optional.of(words.replaceFirst("[:,].*$", ""));
        }
        var late = WHEN_LATE.matcher(text);
        return late.find() && text.length() < 120 ? Optional.of(late.group()) : Optional.empty();
    }

    /// Whether a line is no more than the name of a place: `Production`, `macOS`.
    static boolean place(String line) {
        return PLACE.matcher(PhaseNames.bare(Inline.plain(line))).find();
    }

    /// The condition that a line states. `(optional)` alone leaves it to whoever runs it, and
    /// states none.
    static Optional<String> condition(String line) {
        return when(line).filter(words -> !OPTIONAL.matcher(words).matches());
    }

    /// Whether the line itself opens a guarded block (`If schema changes are included:`).
    static boolean guards(String line) {
        var text = Inline.plain(line);
        return WHEN_HEAD.matcher(PhaseNames.bare(text)).find();
    }

    /// The label of the alternative that a line opens.
    static Optional<String> option(String line) {
        var text = stripNumber(Inline.plain(line));
        var match = OPTION.matcher(text);
        if (text.length() > 160 || !match.find() || NO_OPTION.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(text.replaceFirst(":$", ""));
    }

    /// Whether the alternative is one of a kind that needs a sibling (`Via CLI`) to be one.
    static boolean weakOption(String line) {
        var match = OPTION.matcher(stripNumber(Inline.plain(line)));
        return match.find() && match.group(4) != null;
    }

    static boolean orOption(String line) {
        var match = OPTION.matcher(stripNumber(Inline.plain(line)));
        return match.find() && match.group(3) != null;
    }

    static boolean triggers(String line) {
        return TRIGGER.matcher(Inline.plain(line)).find();
    }

    /// Whether a line of a rollback chapter says what must have gone wrong: `If data was lost:`.
    static boolean bad(String line, Phase phase) {
        return phase == Phase.ROLLBACK && BROKEN.matcher(Inline.plain(line)).find();
    }

    static boolean automatic(String line) {
        var text = stripNumber(Inline.plain(line));
        return (text.indexOf('→') < 0 && WILL_AUTO.matcher(text).find())
                || (text.indexOf('→') < 0 && AUTO.matcher(text).find() && !imperative(text));
    }

    /// Whether a line tells somebody to do something.
    static boolean imperative(String line) {
        var text = YOU.matcher(stripNumber(Inline.plain(line))).replaceFirst("");
        if (commands(text)) {
            return true;
        }
        var clause = CLAUSE.matcher(text);
        if (clause.find() && commands(stripNumber(text.substring(clause.end())))) {
            return true;
        }
        var colon = COLON.matcher(text);
        return colon.find() && commands(stripNumber(text.substring(colon.end())));
    }

    private static boolean commands(String text) {
        if (GOES_ON.matcher(text).find()) {
            return false;
        }
        var words = text.split("\\s+", -1);
        for (var i = 0; i < Math.min(3, words.length); i++) {
            var word = words[i].toLowerCase(Locale.ROOT).replaceAll("[^a-z'-]", "");
            if (VERBS.contains(word)) {
                var next =
                        i + 1 < words.length
                                ? words[i + 1].toLowerCase(Locale.ROOT).replaceAll("[:,.]+$", "")
                                : "";
                var noun =
                        NOUNS.contains(word)
                                && (next.isEmpty() || AFTER_NOUN.matcher(next).matches());
                return !noun
                        && !(words[i].endsWith(":") && !VERB_LABEL.matcher(words[i]).matches());
            }
            if (!LEADERS.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /// Without list numbers, emoji and ticks in front.
    static String stripNumber(String text) {
        return MARKERS.matcher(
                        text.replaceFirst(
                                "^(?:step\\s+)?\\d+[.):]?\\s+(?=\\D)|^(?i:step\\s+\\d+[:.]?)\\s*",
                                ""))
                .replaceFirst("")
                .replaceFirst("^\\d+[.)]\\s+", "")
                .strip();
    }
}
