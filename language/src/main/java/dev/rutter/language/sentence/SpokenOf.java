package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;

/// Sentences about a command, as against sentences that tell to run it: `` `make purge` was not
/// needed``, ``The start command is `node server.js```.
public final class SpokenOf {
    /// The command is what the sentence begins with.
    private static final QuickPattern OPENS =
            QuickPattern.compile("(?:^|[.!?;]\\s+|\\bthat\\s+)\\W*(?:\\d+[.)]\\s*)?$");

    /// What was, what is known of it, who else runs it and when. `is clean`, `has no errors` and
    /// `passes` are results.
    private static final QuickPattern TOLD_OF =
            QuickPattern.compile(
                    "^\\s+(?:\\([^()]*\\)\\s+)?(?:(?:(?:was|were|had|did|wasn['’]t|didn['’]t)\\b|(?:will|would|could|can|may|might|won['’]t)\\s+(?:not |never |also |only |now |then |simply )?(?:be (?:run|used|called|needed|started|done|skipped)|wait|do|run|take|need|happen|fail if|delete|remove|drop|reset|wipe|overwrite|start|restart|build|create|update)\\b)"
                            + "|(?:must|may|should|can)(?: not| never|n['’]t|not) (?:ever )?be (?:run|used|called|executed|started)\\b(?!.*\\b(?:until|unless|before|while|twice|again|during)\\b)"
                            + "|(?:nicht|nie(?:mals)?) (?:mehr )?(?:ausführen|benutzen|verwenden|starten)\\b(?!.*\\b(?:bevor|bis|außer|ohne)\\b)|läuft (?:\\w+ )?(?:von selbst|automatisch)\\b"
                            + "|\\((?:deprecated|obsolete|veraltet|retired|legacy)\\)"
                            + "|ha(?:s|ve)n?(?:['’]t)?\\s+(?:not |never |already |now |just )?(?:been|to|run|finished|completed)\\b"
                            + "|(?:is|are)(?:n['’]t)?\\s+(?:not (?:needed|required|used|run|part|for|meant|to|an?|the|safe|idempotent|available|enough)\\b|never (?:run|used|called|needed|started)|no longer (?:part|used|run|needed|required|in use|necessary|called)|only|already (?:run|done|part|in)|also|part|used|run|executed|called|started|triggered|invoked|needed|required|done|what|how|where|why|when|(?:the|an?|our|your|its)\\s+(?:\\w+\\s+)?(?:scripts?|commands?|jobs?|tasks?|way|tools?|wrapper|alias|shortcut|target|entry ?point|default|step)|for|in|from|obsolete|deprecated|replaced|dangerous|destructive|idempotent|safe|slow|optional|enough|meant|reserved|scheduled)\\b"
                            + "|(?:already|never|no longer|not|executed|done|ran|run|finished|performed|called|used)\\b(?!\\s+(?:fail|error|(?:returns?|shows?|prints?|lists?|contains?|reports?|logs?|says?|mentions?|includes?|outputs?|has|resolves? to|points? to|answers?)\\s+\\S))"
                            + "|runs?\\s+(?:every|each|nightly|daily|hourly|weekly|monthly|once an?|automatically|by itself|on its own|in ci|in the pipeline|on (?:every|each|push|merge|deploy)|when(?:ever)?|after (?:every|each)|at (?:night|midnight|start-?up|\\d)|(?:as|from) (?:a|an|the|part)\\b))",
                    CASE_INSENSITIVE);

    /// What a command does, said of it and of nobody who reads.
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "^\\s+(?:also |then |only |just |first |[a-z]+ly )?(?:fails? (?:loudly|silently|quietly|early|fast|hard|then|there|in that case|if|when|unless|because|rather)\\b|(?!(?:pass|succeed|complete|finish|work|run|exit|return|report|confirm|show|print|output|list|answer|stay|keep|give|say|ha|hold|contain|end|respond|resolve|match|connect|yield|display|look|appear|load|i|wa|doe)e?s\\b)"
                            + "[a-z-]{2,}(?<!s)s\\s+(?:(?:and|or) [a-z-]{2,}(?<!s)s\\s+)?(?:the|an?|all|every|each|both|any|only|your|our|its|their|no|old|new|everything|what|that|them|it)\\b)");

    /// ``Reseed (`npm run seed`) runs after …``: when it is done, or by whom.
    private static final QuickPattern CALLED =
            QuickPattern.compile("(?:^|[.!?]\\s+)\\W*(?:\\d+[.)]\\s*)?\\p{L}[\\w -]{2,40}\\s\\($");

    private static final QuickPattern DONE_SO =
            QuickPattern.compile(
                    "^\\)\\W*(?:is (?:run|done|started|called)|runs|happens|takes place)\\s+(?:only |always |also )?(?:after|before|once|when(?:ever)?|by|automatically|every|each|nightly|daily|weekly|in ci|in the|on|at|as)\\b",
                    CASE_INSENSITIVE);

    private static final String TASK =
            "(?:health[- ]?check|build|install(?:ation)?|start(?:up)?|dev(?:elopment)?|release|test|run|(?:pre|post)-?(?:deploy|build|install))";

    /// A setting of a hosting that runs it.
    private static final QuickPattern SETTING =
            QuickPattern.compile(
                    "^\\W*(?:custom )?"
                            + TASK
                            + "[- ]commands?\\W*:\\W*$|\\b(?:set|enter|configure|fill in|specify|change|update|define|put|paste)\\s+(?:(?:the|your|its|an?|as)\\s+)?(?:custom )?"
                            + TASK
                            + "[- ]commands?\\W*$|,\\s*(?:build|start|install|dev)(?: command)?\\W+$|\\b"
                            + TASK
                            + "[- ]commands?\\b[^`.;:,]{0,40}\\b(?:is|to|as|be|remains?|stays?|from|reads?|says?)\\W*$",
                    CASE_INSENSITIVE);

    /// What is said of several is said of the first: `` `a`, `b` and `c` are run by … ``.
    private static final QuickPattern OTHERS =
            QuickPattern.compile("^(?:\\s*(?:,|,?\\s*\\b(?:and|or)\\b)\\s*`[^`]+`){1,12}");

    /// A former way, or how something comes about: `The job used to run …`, `We no longer deploy
    /// with …`, `Before 2.0 this was done with …`; and what nobody needs: `No need to run …`.
    private static final QuickPattern FORMER =
            QuickPattern.compile(
                    "\\b(?:we|you|they|i|it|nobody)(?: do(?:es)?)? (?:no longer|not any ?more) (?:have to |need to |must |should )?(?:deploy|releas|run|us|start|call|do|ship|publish|restart|typ|build|migrat|set)\\w*\\b[^.,;:`]{0,40}$"
                            + "|\\bused to (?:run|use|do|call|be|deploy|start|execute|release|ship|publish|build|type)\\b[^.,;:`]{0,40}$"
                            + "|\\b(?:was|were|had been)(?: \\w+)? (?:done|deployed|run|made|started|released|built|performed|handled|shipped|published)(?: \\w+)? (?:with|by|via|using|through)\\W*$"
                            + "|\\b(?:previously|formerly|historically|in the past|back then)\\b,?\\s[^.;:`]{0,60}\\b(?:used|ran|did|deployed|called|started|was|were)\\b[^.,;:`]{0,40}$"
                            + "|\\b(?:(?:you|we|people|nobody) (?:do not|don['’]t|does not|doesn['’]t|need not|needn['’]t|never|no longer) ?(?:need|have|has|want)?(?: to)?|(?:there (?:is|['’]s) )?no (?:need|reason|point|use)(?: (?:to|in|for))?|(?:not|un)(?: ?necessary|needed|required) to|(?:we|they|you) (?:have )?(?:stopped|abandoned|dropped|quit|gave up))(?: \\w+ly)? (?:run|us|execut|call|start|typ|do)\\w*\\s*(?:the )?\\W*$"
                            + "|,\\s*which (?:happens|is done|runs|works|is started) (?:via|with|by|through|using|in)\\W*$",
                    CASE_INSENSITIVE);

    /// What something answers, and nobody orders: `It refuses to start and tells you to run …`.
    private static final QuickPattern ANSWERED =
            QuickPattern.compile(
                    "\\b(?:tells|told|prompts|prompted|instructs) (?:(?:you|us|users?|people|them|everyone|the (?:user|developer|operator)) )?(?:to (?:\\w+ly )?)?(?:re-?)?(?:run(?:ning)?|us(?:e|ing)|execut(?:e|ing)|call(?:ing)?|typ(?:e|ing)|try(?:ing)?)\\s*(?:the )?\\W*$",
                    CASE_INSENSITIVE);

    /// `Values that are set with …`, and behind it what becomes of them.
    private static final QuickPattern MADE_WITH =
            QuickPattern.compile(
                    "(?:^|[.!?:]\\s+)\\W*(?:(?:any|all|every|each|the|those|these|manual)\\s+)?(?:[\\w-]+\\s+){0,2}(?:values?|settings?|changes?|variables?|config\\w*|keys?|flags?|data|edits?|records?|files?|options?|users?|secrets?|anything|whatever|what)\\s+"
                            + "(?:(?:that |which )?(?:was|were|are|is|you|has been|have been) )?(?:changed?|set|applied|apply|made|make|add(?:ed)?|edit(?:ed)?|created?|stored?|written|patch(?:ed)?|modified|updated?)\\s+(?:with|via|by|using|through)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BECOMES =
            QuickPattern.compile(
                    "^\\s+(?:\\([^()]*\\)\\s+)?(?:only |also |never |always )?(?:li(?:ve|ves)|surviv|is\\b|are\\b|will\\b|won['’]t|persist|do(?:es)?(?:n['’]t| not)?\\b|gets?\\b|remain|stay|last|take|disappear|vanish|appl|need|must\\b|can\\b|may\\b|go(?:es)?\\b|hold|expire|end)",
                    CASE_INSENSITIVE);

    /// ``Before you run `a`, check that …``: what the sentence orders comes first, and `a` has a
    /// step of its own.
    private static final QuickPattern LATER =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:\\w+ )?before (?:(?:you|we|anybody|anyone) )?(?:run(?:ning)?|call(?:ing)?|start(?:ing)?|execut(?:e|ing)|us(?:e|ing)|do(?:ing)?)\\s+(?:the )?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "^\\W*,\\s*(?:please |always |first |you (?:must|should|have to) )*(?:check|verify|make sure|ensure|confirm|run|wait|ask|tell|take|back ?up|note|look|stop|save|announce|test)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern HANDLED =
            QuickPattern.compile(
                    "^\\W*(?:must|should|has to|needs to)\\s+(?:only\\s+)?be\\s+(?:only\\s+)?(?:run|executed|started|done|used|called|repeated|reviewed|approved)\\b",
                    CASE_INSENSITIVE);

    private SpokenOf() {}

    /// Whether the words behind a command say how or by whom it is run, and nothing of its result.
    public static boolean handled(String behind) {
        return HANDLED.find(behind);
    }

    /// Whether the words around a command say something of it.
    public static boolean in(String before, String after) {
        return SETTING.find(before)
                || made(before, after)
                || FORMER.find(Bounded.of(before))
                || ANSWERED.find(Bounded.of(before))
                || (before.endsWith("(") && CALLED.find(Bounded.of(before)) && DONE_SO.find(after))
                || (LATER.find(Bounded.of(before)) && FIRST.find(Bounded.of(after)))
                || (OPENS.find(before) && TOLD_OF.find(OTHERS.replaceFirst(after, "")));
    }

    /// Whether they say what becomes of what is made with it.
    static boolean made(String before, String after) {
        return before.length() < 300 && MADE_WITH.find(before) && BECOMES.find(after);
    }

    /// Whether they say what it does: in a paragraph that tells how things are.
    public static boolean does(String before, String after) {
        return OPENS.find(before) && DOES.find(after);
    }

    /// Whether the words before it make it a setting.
    public static boolean setting(String before) {
        return SETTING.find(before);
    }
}
