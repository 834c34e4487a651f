package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns of phrase that mean the same in every deployment document: conditions, alternatives,
/// reasons to roll back.
public final class Phrases {
    private static final QuickPattern BRACKETS = QuickPattern.compile("^\\(|\\)$");
    private static final QuickPattern CONSEQUENCE = QuickPattern.compile("(?:[:;]|[a-z]\\.)\\s.*$");

    /// `(If it asks who you are: log in first.)`
    private static final QuickPattern REMARK =
            QuickPattern.compile("^[^\\w(]*\\([^():,;.]{3,100}[:,;.]\\s+([^()]+)\\)\\W*$");

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern REST = QuickPattern.compile("[:,].*$");
    private static final QuickPattern WHEN_NOT = QuickPattern.compile("(?i)when (?:not )?to\\b.*");
    private static final QuickPattern COLON = QuickPattern.compile(":$");
    private static final QuickPattern STEP_NUMBER =
            QuickPattern.compile(
                    // A bare figure counts what is named behind it: `0 lost orders`.
                    "^(?:step\\s+\\d+[.):]?|\\d+[.):]|[1-9]\\d?(?=\\s+(?:\\p{Lu}|(?:re)?(?:start|stop|enable|disable|run|verify|check|deploy|drain|switch|apply|test|tell|open|close|wait|remove|delete|promote|merge)\\b)))\\s+(?=\\D)|^(?i:step\\s+\\d+[:.]?)\\s*");
    private static final QuickPattern NUMBER = QuickPattern.compile("^\\d+[.)]\\s+");

    private static final QuickPattern WHEN_TAIL =
            QuickPattern.compile(
                    "\\(on (?:failure|success|error)\\)"
                            + "|\\((?:for )?(?:\\w+/)?(?:production|prod|staging|test(?:net)?"
                            + "|mainnet|development|dev|local|preprod|macos|linux"
                            + "|windows)(?:[/,&]| and| or)? ?\\w* ?only\\)|\\(for (?:PRs?"
                            + "|pull requests)\\)|\\((?:only )?(?:if(?! any\\b)|when|optional"
                            + "|unless(?! intentional)|only (?:if|when|for)|for [A-Z]\\w* only"
                            + "|(?:only )?(?:needed|required|necessary|relevant|applicable|applies)"
                            + "(?: only)? (?:if|when)"
                            + "|as needed|where applicable)\\b[^)]*\\)|\\b(?:if|as"
                            + "|when) (?:absolutely |really |strictly )?(?:applicable|needed"
                            + "|necessary|required|configured|possible|appropriate|available"
                            + "|identified|desired|missing)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern WHEN_HEAD =
            QuickPattern.compile(
                    "^(?:\\W*)(?:"
                            + Occasions.OTHER_DAY
                            + "|to (?:un-?install|tear (?:it |this |everything |all )?down"
                            + "|decommission|destroy)|(?:emergency (?:stop|pause|shut-?down)"
                            + "|kill[- ]?switch|un-?install(?:ation)?|tear[- ]?down)(?=\\W*:)"
                            + "|(?:one-time|first[- ]time) (?:\\w+ )?(?:set-?up|configuration"
                            + "|installation|bootstrap\\w*|provisioning|steps)(?=\\W*$|\\W*:)|if|when"
                            + "|unless|in case|until\\b[^,.]{3,60},\\s+"
                            + "|after\\b[^,.]{3,60}\\b(?:pass(?:es|ed)?|succeeds?|completes?"
                            + "|is (?:approved|validated|green|done)),\\s+|otherwise(?:[,:]\\s+|:$)"
                            + "|for (?!the |this |these |more |further |full |all |each |any |future "
                            + "|next )(?:[\\w-]+ ){1,4}(?!reasons|purposes|details|instructions"
                            + "|results|questions|examples|minutes|hours|days)[\\w-]+s(?: \\([^)]*\\))?, (?!see\\b|refer\\b)"
                            + "|for (?!(?:example|instance|reference|the|this|these|those|that|each|every|all|both|any|more|further|your|our|questions|help|details|support|information|now)\\b)(?:[\\w./+'’-]+ ){0,7}[\\w./+'’-]+(?: \\([^)]*\\))?(?=\\W*:\\W*$)"
                            + "|for (?:an? (?:custom|second|third|additional|extra|further|non-?default|named|separate|different|parallel|major|minor|larger?|smaller?|risky|breaking|change (?:with|of|to|in))|another|additional|multiple|custom|extra|further|larger|smaller) (?!\\d|info|detail|help|read|context|support|questions|background|safe|secur|precaution|minutes|hours|days)[\\w-]+(?: [\\w-]+){0,7}(?=[,:])"
                            + "|[\\w-]+(?: \\w+)? only(?: \\([^)]*\\))?[:,]|(?:on|upon) (?:any |a )?(?:\\w+ )?(?:failures?|errors?|success)|(?:production|prod"
                            + "|staging|development|mainnet|testnet|local)(?: environments?)? only"
                            + "|only if|only when|only (?:for|on|in|at)|only (?:needed|required"
                            + "|necessary|relevant|applicable|applies) (?:if|when|for|to)|(?:needed"
                            + "|required|necessary|relevant|applicable|applies) only (?:if|when|for"
                            + "|to)|(?:run|do|perform|follow|execute|complete|apply) (?:this|these"
                            + "|the)(?: \\w+){0,2} only (?:if|when|for)|(?:this|these)(?: (?:section"
                            + "|chapter|part|steps?|procedure|phase))? (?:is|are|applies|apply|(?:is"
                            + "|are) (?:needed|required|necessary|relevant)) only (?:if|when|for|to)"
                            + "|(?:this|these)(?: (?:section|chapter|part|steps?|procedure"
                            + "|phase))? (?:is|are) only (?:needed|required|necessary|relevant"
                            + "|applicable) (?:if|when|for)|(?:this|these)(?: (?:section|chapter|part"
                            + "|steps?|procedure|phase)) only appl(?:y|ies) (?:if|when|for|to)"
                            + "|for (?:(?:any|each) )?(?:releases?|deploy(?:ment)?s?|changes"
                            + "|versions?|upgrades?|updates) (?:with|that|which|containing|including"
                            + "|involving)|for (?:critical|minor|major|schema|database|breaking"
                            + "|emergency|urgent|hotfix|code|data|\\w+-(?:specific|related"
                            + "|only))\\b.*(?::|issues|changes)|use (?:this |it )?(?:only )?(?:when"
                            + "|if|for)|use case|best for|when to use|optional(?:ly)?[:,)]"
                            + "|where applicable|after any(?![^,]*, \\w)|should (?:the|any\\w*|an?"
                            + "|some\\w*|this|that|it|there|you|step|one)|once (?:all|every|each|no|nobody|the last"
                            + "|both)\\b|once\\b.*[,:])\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern OPTIONAL =
            QuickPattern.compile(
                    "optional(?!ly)(?!.*\\b(?:if|when|for|unless|only)\\b).*", CASE_INSENSITIVE);
    private static final QuickPattern BARE =
            QuickPattern.compile("\\(optional\\)", CASE_INSENSITIVE);
    private static final QuickPattern WHEN_LATE =
            QuickPattern.compile(
                    "(?<!\\b(?:check|verify|see|confirm|determine|ask|test|know|decide|unsure|assess|alert|alerts)"
                            + " )\\b(?:if|unless)\\s+(?!any\\b)(?:[a-z]+\\s+){0,6}[a-z-]+\\.?$",
                    CASE_INSENSITIVE);

    /// `Check in the log if …`, `Ask them if …`: there `if` is `whether`, and what is found out
    /// decides by itself.
    private static final QuickPattern WHETHER =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|[.;!?:,]\\s+|\\b(?:please|then|and|to|should|must|now|first|also|can|once|again)\\s+)"
                            + "(?:(?:check|double-?check|verify|see|look|find out|figure out|find|test|try|determine|confirm|make sure|clarify|decide)"
                            + "(?: (?:again|back|out|around|also|then|yourself|manually|once|first|briefly|quickly))?"
                            + "(?:\\s+(?:in|on|with|via|under|by|from|inside|over|using|manually)\\b[^.,;:]{1,60}?)?"
                            + "|(?:ask|clarify with|check with|query|enquire|inquire)(?! for\\b)\\b[^.,;:]{0,60}?)\\s+if\\b",
                    CASE_INSENSITIVE);

    /// A condition on a sentence of its own behind others: it guards no more than that sentence.
    private static final QuickPattern WHEN_INSIDE =
            QuickPattern.compile(
                    "(?<=[.;!?)] )(?:if|unless) (?!any\\b|these\\b|not\\b|you (?:see|get)\\b)[^.,;:!?]{2,80}(?:[,:] |:$)",
                    CASE_INSENSITIVE);

    /// `Skip this section if nothing was migrated`: what it guards is done unless that is so.
    private static final QuickPattern SKIPPED =
            QuickPattern.compile(
                    "^\\W*(?:(?:(?:you (?:can|may) )?skip (?:this|these|the (?:next|following))(?: \\w+){0,2}?|(?:this (?:step|section|part) is )?not (?:needed|required|necessary)) (if|when|unless|for(?! (?:now|the moment))) ([^.]{2,120})|(if|when|unless) ([^.]{2,120}?),? (?:then )?(?:you (?:can|may) |please |just )?skip (?:this|these|the (?:next|following))(?: \\w+){0,2})\\W*$",
                    CASE_INSENSITIVE);

    /// `(skip if nothing changed)`: what stands before it is done unless that is so.
    private static final QuickPattern SKIP_IT =
            QuickPattern.compile(
                    "(?:[(,;.–—#]|\\s-)\\s*(?:(?:you )?(?:can|may) )?(?:(?:be )?(?:skip(?:ped)?|omit(?:ted)?)(?: (?:it|this|that|these|them)(?: \\w+)?)?|(?:this |it )?(?:is )?(?:not (?:needed|required|necessary|applicable)|unnecessary|unneeded|n/a)) (if|when|unless) ([^().;`]{2,120})\\)?\\W*$|^skip (if|when|unless) ([^().;`]{2,120})$",
                    CASE_INSENSITIVE);

    /// `If tables changed run \`./migrate\``: what is run is no part of the condition.
    private static final QuickPattern RUN =
            QuickPattern.compile(
                    "(?<!\\b(?:you|we|they|to|also|already|still|not))\\s+(?:(?:(?:stop|halt|abort|pause)(?: here| now| at once)?\\s+)?and\\s+)?(?:then\\s+)?(?:please\\s+)?(?:run|execute|use|start|type|call|invoke)\\s+`[^`]*`\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern IF_SEEN =
            QuickPattern.compile("^\\W*if you (?:see|get) (?:this|these)", CASE_INSENSITIVE);

    /// `When does it happen?` asks, and guards nothing.
    private static final QuickPattern ASKED =
            QuickPattern.compile(
                    "\\W*when (?:do|does|did|is|are|was|will|should|can)\\b[^?]*\\?\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLACE =
            QuickPattern.compile(
                    "^(?:for )?(?:in )?(?:(?:local )?development|production|staging"
                            + "|local|macos|linux|windows|mac|ubuntu|debian|docker|kubernetes"
                            + "|python|node(?:\\.js)?)\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern OPTION =
            QuickPattern.compile(
                    "^(?:\\W*)(?:(option|method|approach|alternative|path|strategy"
                            + "|variant|scenario|plan)\\s+([A-Z]|\\d{1,2}"
                            + "|[ivx]{1,4})\\b(?:\\s*[:.)(—–-].*|$)|(or|alternatively|alternative"
                            + "|alternativa|alternativ|oder|ou|nebo|lub|oppure)\\b(?:[,: ].*|$)"
                            + "|(via|using|through|with|from(?=\\s+(?:(?:the|an?|our) )?(?:sources?|(?:pre-?built |release )?(?:binar(?:y|ies)|tarballs?|archives?)|pypi)\\b)|(?:rolling|blue[-/ ]?green|canary"
                            + "|recreate|in-place|big[- ]bang|zero-?downtime|maintenance[- ]window)(?=\\s+(?:updates?|deploy\\w*"
                            + "|releases?|rollouts?|upgrades?|strategy)\\b))\\s+(.{2,60}?):?$)",
                    CASE_INSENSITIVE);
    private static final QuickPattern NO_OPTION =
            QuickPattern.compile(
                    "^or\\s+(later|newer|higher|more|less|greater|any\\b|your"
                            + " own|another\\b(?!\\s+(?:way|option))|similar|equivalent|whatever|wherever|so\\b|the"
                            + " like)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern TRIGGER =
            QuickPattern.compile(
                    "\\b(?:(?:zur(?:ü|ue)ckrollen|abbrechen|rollback),?"
                            + " (?:wenn|falls|sobald)\\b|(?:revenir en arri(?:è|e)re|annuler|rollback)"
                            + " si\\b|(?:revertir|deshacer|volver atr(?:á|a)s)"
                            + " (?:si|cuando)\\b|(?:wenn|falls|sobald|si|cuando)\\b[^.]{0,250}, (?:dann"
                            + " |alors |entonces )?(?:(?:wird"
                            + " )?zur(?:ü|ue)ckgerollt|zur(?:ü|ue)ckrollen|abbrechen|revenir en"
                            + " arri|annuler|(?:faire un )?rollback|revertir|deshacer|volver"
                            + " atr)|consider(?:ing)? (?:a )?roll(?:ing)? ?back|roll ?back"
                            + " immediately|rollback \\+|(?<=[,;] )execute rollback|(?:immediate|quick)"
                            + " rollback(?!\\W*:\\W*`)|(?:if|when)\\b[^.]{0,250}, (?:then |please )?(?:go back|back"
                            + " out|revert)\\b|(?:if|when)\\b[^.]{0,250}(?<!\\bhad to )\\broll(?:ing)?"
                            + " ?back\\b(?!(?: (?:the|it|this)(?: \\w+)?)?"
                            + " (?:fails?|does|doesn|won|needed|is not|procedure|was))|roll ?back"
                            + " (?:if|when|immediately if)\\b(?!"
                            + " (?:necessary|needed|required|applicable|possible))|(?:should|must)"
                            + " (?:be )?(?:rolled|roll) back|(?<!(?:not|n't|never)"
                            + " )\\b(?:abort|back(?:ing)? out|roll ?back|revert|go back)(?: at once|"
                            + " immediately| right away|,? without(?: [\\w'’-]+){1,4},?|,? with no(?: \\w+){1,3},?)? (?:if|when|as soon as)\\b(?!"
                            + " (?:necessary|needed|required|applicable|possible))|abort the|stop and"
                            + " roll ?back|→ rollback|\\b(?:should|must|will) (?:prompt|trigger|lead"
                            + " to|result in|cause) (?:a |an )?(?:immediate )?roll ?back|(?:stop|abort)"
                            + " (?:the )?(?:deploy(?:ment)?|release|rollout))",
                    CASE_INSENSITIVE);
    private static final QuickPattern BROKEN =
            QuickPattern.compile(
                    "^\\W*(?:use when|(?:only )?(?:if|when(?! to"
                            + " (?:use|choose))))\\b.*\\b(?:critical|latest|current|deploy\\w*|release)\\b.*\\b(?:bugs?|issues?|fail\\w*|broken|problems?)\\b|^\\W*(?:only"
                            + " )?(?:if|when(?! to (?:use|choose))|in case(?: of)?)\\b"
                            + "[^:,]*\\b(?:(?:issues?|problems?|errors?|bugs?|regressions?)\\b[^:,]*\\b(?:detected|found|occur\\w*|aris\\w+|appear\\w*|after|post-\\w+|following)\\b|(?:corrupt\\w*|data"
                            + " loss|lost)\\b)[^:]*:$|^\\W*when:\\s+\\S",
                    CASE_INSENSITIVE);
    private static final QuickPattern MARKERS =
            QuickPattern.compile("^(?:[✅❌✓✔✗✘⚠️☑☐□■●○•→▶►🔴🟡🟢🚨📝🔍⬜️\\s\\p{So}-]|\\uFE0F)+");
    private static final QuickPattern AUTO =
            QuickPattern.compile(
                    "^(?:(?:render|vercel|netlify|heroku|github|gitlab|kubernetes"
                            + "|argo\\w*|docker|jenkins|(?:the (?:\\w+ ){1,2}(?:script|workflow"
                            + "|pipeline|job|action)(?! is\\b|[^.]*,))|the (?:system|platform"
                            + "|pipeline|workflow|script|ci|build|deployment|server|service"
                            + "|app\\w*|database|job|container)|deployment|ci|build|pipeline"
                            + "|traffic|migrations?|it)\\b.{0,60}\\b(?:will|automatically|sets"
                            + "|uses|triggers?|runs|starts|keeps|restarts|deploys|switches|pulls"
                            + "|happens?)\\b|automatically\\b|[\\w-]+ (?:runs|builds|deploys"
                            + "|triggers|restarts|publishes|executes) (?:the|a|an|all|on)\\b"
                            + "|(?:runs?|pulls|builds|starts|deploys|creates|triggers|executes"
                            + "|installs|sends|checks|uploads|updates|generates|performs|restarts"
                            + "|applies|pushes|validates|switches|detects|waits|posts"
                            + "|notifies)\\s)",
                    CASE_INSENSITIVE);
    private static final QuickPattern WILL_AUTO =
            QuickPattern.compile(
                    "\\bautomatically:$|\\b(?:will|is|are|gets?"
                            + "|be) (?:be )?automatic(?:ally)?\\b|\\bautomatically (?:\\w+s"
                            + "|\\w+ed)\\b|\\b(?:triggers|trigger) automatically\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SELF =
            QuickPattern.compile(
                    "\\bautomatically\\b(?!.*[?:]$)|\\bauto-(?:[a-z]+s|rollback|restart|heal|scale|renew)\\b|^automatic"
                            + " rollback \\(",
                    CASE_INSENSITIVE);

    private static final Memo<Optional<String>> WHEN =
            Memo.of(line -> conditioned(line).filter(_ -> !AnyFails.ends(Inline.plain(line))));
    private static final Memo<Boolean> GUARDS = Memo.of(Phrases::guarding);
    private static final Memo<String> UNNUMBERED = Memo.of(Phrases::unnumbered);

    private Phrases() {}

    /// The condition that a line puts on itself or on what follows.
    public static Optional<String> when(String line) {
        return WHEN.of(line);
    }

    private static Optional<String> conditioned(String line) {
        var text = Inline.plain(line);
        if (IF_SEEN.find(text) || ASKED.matches(text)) {
            return Optional.empty();
        }
        var skipped = SKIPPED.matcher(text);
        if (skipped.find()) {
            var first = skipped.group(1) != null;
            var unless = "unless".equalsIgnoreCase(skipped.group(first ? 1 : 3));
            var rest = COLON.replaceFirst(skipped.group(first ? 2 : 4), "").strip();
            if ("for".equalsIgnoreCase(skipped.group(first ? 1 : 3))) {
                return Optional.of(Step.NOT + "for " + rest);
            }
            return Optional.of((unless ? "if " : "unless ") + rest);
        }
        var skip = SKIP_IT.matcher(text);
        if (skip.find()) {
            var first = skip.group(1) != null;
            var unless = "unless".equalsIgnoreCase(skip.group(first ? 1 : 3));
            return Optional.of((unless ? "if " : "unless ") + skip.group(first ? 2 : 4).strip());
        }
        var tail = WHEN_TAIL.matcher(text);
        if (tail.find()) {
            return Asides.condition(BRACKETS.replaceAll(tail.group(), ""))
                    .map(words -> CONSEQUENCE.replaceFirst(words, ""));
        }
        var first = FirstTime.in(text).or(() -> Questioned.in(text));
        if (first.isPresent()) {
            return first;
        }
        var words = PhaseNames.bare(text);
        if ((WHEN_HEAD.find(words) || PLACE.find(words))
                && (BLANKS.split(words, -1).length > 1
                        || PLACE.find(words)
                        || words.equalsIgnoreCase("otherwise:"))) {
            return Optional.of(RUN.replaceFirst(REST.replaceFirst(words, ""), ""));
        }
        var late = WHEN_LATE.matcher(text);
        return late.find() && text.length() < 120
                ? Optional.of(late.group())
                        .filter(_ -> !WHETHER.find(text) && !DoesIf.told(line, late.group()))
                : ForeignConditions.in(text);
    }

    /// Whether a heading is no more than the name of a place (`Production`, `macOS`) or of a
    /// question (`When to clear the cache`).
    public static boolean place(String line) {
        var words = PhaseNames.bare(Inline.plain(line));
        return PLACE.find(words) || WHEN_NOT.matches(words);
    }

    /// The condition that a line states. `(optional)` alone leaves it to whoever runs it, and
    /// states none.
    public static Optional<String> condition(String line) {
        return when(line)
                .flatMap(words ->
                        OPTIONAL.matches(words)
                                ? when(BARE.replaceAll(Inline.plain(line), ""))
                                        .filter(rest -> !OPTIONAL.matches(rest))
                                : Optional.of(words));
    }

    /// The conditions of a line's later sentences.
    public static List<String> conditionsInside(String line) {
        if (Triggers.decides(line)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        var inside = WHEN_INSIDE.matcher(Inline.plain(line));
        while (inside.find()) {
            found.add(inside.group());
        }
        return found;
    }

    /// Whether the line itself opens a guarded block (`If schema changes are included:`).
    public static boolean guards(String line) {
        return GUARDS.of(line);
    }

    private static boolean guarding(String line) {
        var text = Inline.plain(line);
        var words = PhaseNames.bare(text);
        return WHEN_HEAD.find(words)
                || SKIPPED.find(text)
                || LeftOpen.leads(text)
                || FirstTime.in(text).isPresent()
                || Events.leads(text)
                || ForeignConditions.guards(words);
    }

    /// The same of what stands below the line. A remark in brackets that says itself what is to be
    /// done then guards no more than that.
    public static boolean guardsBelow(String line) {
        return guards(line)
                && REMARK.first(line)
                        .map(it -> it.group(1))
                        .filter(rest -> rest.indexOf('`') >= 0 || Imperatives.tells(rest))
                        .isEmpty();
    }

    /// The label of the alternative that a line opens.
    public static Optional<String> option(String line) {
        var text = stripNumber(Inline.plain(line));
        var match = OPTION.matcher(text);
        if (text.length() > 160 || !match.find() || NO_OPTION.find(text)) {
            return Optional.empty();
        }
        return Optional.of(COLON.replaceFirst(text, ""));
    }

    /// Whether the alternative is one of a kind that needs a sibling (`Via CLI`) to be one.
    public static boolean weakOption(String line) {
        var match = OPTION.matcher(stripNumber(Inline.plain(line)));
        return match.find() && match.group(4) != null;
    }

    /// What is to be done before going back is no reason to go back.
    private static final QuickPattern BEFORE_IT =
            QuickPattern.compile(
                    "(?i)\\bbefore (?:you |we |any |a |the )?(?:roll(?:ing)?[- ]?back|rollback|revert)");

    /// Whether a line names another way than the one above it: `Or by hand:`.
    public static boolean orOption(String line) {
        var text = stripNumber(Inline.plain(line));
        var match = OPTION.matcher(text);
        return match.find() && match.group(3) != null && !NO_OPTION.find(text);
    }

    /// Whether a line says when to go back.
    public static boolean triggers(String line) {
        var plain = Inline.plain(line);
        return TRIGGER.find(plain)
                && !BEFORE_IT.find(plain)
                && TRIGGER.find(NoTrigger.without(plain));
    }

    /// Whether a line of a rollback chapter says what must have gone wrong: `If data was lost:`.
    public static boolean bad(String line, Phase phase) {
        return phase == Phase.ROLLBACK && BROKEN.find(Inline.plain(line));
    }

    /// Whether a line says that something happens by itself.
    public static boolean automatic(String line) {
        var text = stripNumber(Inline.plain(line));
        return (text.indexOf('→') < 0
                        && (WILL_AUTO.find(text) || (SELF.find(text) && !Imperatives.tells(text))))
                || (text.indexOf('→') < 0 && AUTO.find(text) && !Imperatives.tells(text));
    }

    /// Without list numbers, emoji and ticks in front.
    public static String stripNumber(String text) {
        return UNNUMBERED.of(text);
    }

    private static String unnumbered(String text) {
        return NUMBER.replaceFirst(MARKERS.replaceFirst(STEP_NUMBER.replaceFirst(text, ""), ""), "")
                .strip();
    }
}
