package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.SaidFirst;
import dev.rutter.language.sentence.SomebodyElse;
import dev.rutter.language.sentence.SpokenOf;
import dev.rutter.language.sentence.Unfinished;
import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands in backticks that a line tells to run, as against commands that it only mentions.
public final class InlineCommands {
    private static final QuickPattern STARS = QuickPattern.compile("\\*+");
    private static final QuickPattern ASSIGNMENT =
            QuickPattern.compile("[A-Za-z_]\\w*=(?:\\S*|<[^<>]*>|\"[^\"$`]*\"|'[^']*')");
    private static final QuickPattern RELATIVE_PATH = QuickPattern.compile("\\.{1,2}/\\S+");
    private static final QuickPattern ABSOLUTE_PATH = QuickPattern.compile("/\\S*");

    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "(?:\\b(?:run|runs|execute|execut\\w+|use|using|via|with|command|"
                            + "type|enter|issue|invoke|do|start|by)\\b[^`]{0,40}|[:?→>—–-]\\s*|^"
                            + "\\W*|^(?:\\W|\\d)*(?:and )?(?:then|next|finally|afterwards|lastly|first)\\W*)$",
                    CASE_INSENSITIVE);

    /// So plain an order, or so plain a purpose, that what stands behind it is typed, whether or
    /// not its first word is known for a program.
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "(?:\\b(?:run|execute|type|enter|issue|invoke|via)\\W*(?:the (?:following )?command\\W*)?|\\b(?:run|execute|start)\\b[^`.;]{0,60}:\\s*|(?:^|[.!?:]\\s+)to [a-z][^.`]{3,80}[,:]\\s*)$",
                    CASE_INSENSITIVE);

    /// `indexctl delete --all`: a word as programs are called, and behind it what is no prose.
    private static final String WITH_OPTIONS =
            "[a-z][a-z0-9_.-]*(?:\\s+[^\\s].*\\s|\\s+)(?:-{1,2}[A-Za-z]|[\\w.~-]*/|\\S+=|[\"'{<]).*";

    private static final QuickPattern OPTIONS = QuickPattern.compile(WITH_OPTIONS);

    /// The same, or a few words as commands of commands are.
    private static final QuickPattern TYPED =
            QuickPattern.compile(WITH_OPTIONS + "|[a-z][a-z0-9_.-]*(?:\\s+[a-z][a-z0-9_:-]*){2,4}");

    private static final QuickPattern STARTED =
            QuickPattern.compile("\\b(?:run|execute|invoke)\\W*$", CASE_INSENSITIVE);

    /// `/opt/shop/rotate.sh`, `/usr/local/bin/go-live`, and no page of a site.
    private static final String INSTALLED =
            "/(?:[\\w.-]+/)+[\\w.-]*[\\w-]\\.(?:sh|bash|py|rb|pl|ps1)|/(?:[\\w.-]+/){0,4}s?bin/[\\w.-]*[\\w-]";

    private static final QuickPattern OPENED =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|[,;.:]\\s+|\\b(?:and|then|now|next|finally)\\s+)(?:run|execute|invoke)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern HABIT =
            QuickPattern.compile(
                    "^\\W*(?:nightly|hourly|daily|weekly|monthly|every|as a service|by hand|regularly)\\b",
                    CASE_INSENSITIVE);

    private static final String SCRIPT =
            INSTALLED
                    + "|(?:[\\w.-]+/)+[\\w-]+\\.(?:sh|bash|py|rb|js|ts|pl|ps1)|(?:bin|scripts?|tools?)/[\\w./-]*[\\w-]";

    /// `bin/deploy`, `ops/ship.sh`.
    private static final QuickPattern SCRIPTED =
            QuickPattern.compile(
                    INSTALLED
                            + "|(?:[\\w.-]+/)+[\\w-]+\\.(?:sh|bash|ps1)|(?:bin|scripts?|tools?)/[\\w./-]*[\\w-]");

    /// An order that ends with a colon, and no name of what the script is.
    private static final QuickPattern LABELS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|now|next|finally|first),? )?(?:re-?)?(?:run|execute|start|rotate|clear|flush|migrate|deploy|seed|warm|index|sync|purge|release|promote|restart|make an? back-?up|take an? (?:back-?up|snapshot|dump)|drain|reload|refresh)\\b(?!.*\\b(?:script|file|binary|process|job|daemon|owner|version|config\\w*|wrapper|hook|service|to|of|for|from|with|by hand):).*:\\s*$|^\\W*(?:\\d+[.)]\\s*)?(?:run|execute|invoke)\\s*:\\s*$",
                    CASE_INSENSITIVE);

    /// A script, or one word that is a program.
    private static final QuickPattern ALONE =
            QuickPattern.compile(SCRIPT + "|[\\w-]+\\.(?:sh|bash|ps1)|[a-z][a-z0-9_-]{1,30}");

    /// What a script is started for: `Manual override: …`, `Back up with …`.
    private static final QuickPattern BY_HAND =
            QuickPattern.compile(
                    "^\\W*(?:manual(?:ly)?(?: \\w+)?|by hand|override|fallback|locally)\\s*:\\s*$"
                            + "|^(?!.*\\b(?:is|are|was|were|been|gets?|will)\\b).*\\b(?:with|using|via)\\s*$",
                    CASE_INSENSITIVE);

    /// `If it crashes again, …`: nothing but a condition before it.
    private static final QuickPattern CONDITIONED =
            QuickPattern.compile(
                    "(?:^|[.;!?]\\s+|\\s[–—-]\\s+)\\W*(?:if|when)\\b[^.`;]{3,80},\\s*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS =
            QuickPattern.compile("^(?:\\W*$|[.;]\\s|\\s+(?:to|and|or|then)\\s)", CASE_INSENSITIVE);

    /// `Check that …`, and behind it what it answers.
    private static final QuickPattern CHECKED =
            QuickPattern.compile(
                    "\\b(?:check|verify|confirm|ensure|make sure)(?:\\s+that)?\\s+$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ARTICLE =
            QuickPattern.compile("\\b(?:an?|the|this|that|its)\\s+$", CASE_INSENSITIVE);

    private static final QuickPattern LAST =
            QuickPattern.compile("([^:()]{3,80})(?:\\(([^()]+)\\)|:\\s+(\\S.*))\\s*");

    /// Options, paths and addresses.
    private static final QuickPattern ARGUED =
            QuickPattern.compile(
                    "^[a-z]\\S*\\s(?:.*\\s)?(?:-{1,2}[A-Za-z]|https?://\\S|[\\w.~-]*/)");

    /// What is started with a button, or only named.
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\s*(?:git(?:hub)? |cron )?(?:workflow|pipeline|job|action|step|stage|button|playbook|tool|menu|option|tab|target|task|permission|role|call|mcp)s?\\b",
                    CASE_INSENSITIVE);

    /// A habit (`Always use printf, never echo`), and no order of this place.
    private static final QuickPattern RATHER_THAN =
            QuickPattern.compile(
                    "^[\\s,]*(?:\\(?(?:and )?never\\b|not\\s+`|instead of\\b|rather than\\b|over\\s+`)",
                    CASE_INSENSITIVE);

    private static final QuickPattern USED =
            QuickPattern.compile("\\b(?:use|prefer)\\s+$", CASE_INSENSITIVE);

    /// `(x does it)`: what stands before the bracket is done with it.
    private static final QuickPattern DOES_IT =
            QuickPattern.compile(
                    "^\\s+(?:covers?|checks?|does|verif(?:y|ies)|tests?|lists?|shows?|prints?|handles|validates?|creates?|from|in|on|for|against)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern CLOSED =
            QuickPattern.compile("^\\)(?:[\\s.;:,!]*$|\\s+to\\s|[.;]\\s)");

    /// A command that is a sentence of its own.
    private static final QuickPattern STOP = QuickPattern.compile("\\w[.;!]\\s+$");

    private static final QuickPattern MENTIONED =
            QuickPattern.compile(
                    "\\b(?:never|not|don't|instead of|without|by|after|before|if|when"
                            + "|because|like|such as|includes?|ensure|output of|runs|executes"
                            + "|automatically|than|was|from|contains?|in|matches|see"
                            + "|e\\.g\\.)\\s*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern DESCRIBES =
            QuickPattern.compile(
                    "^\\W*(?:the|this|that|our|each|every|it|a|an)\\b[^,;:]{0,40}\\b(?:[a-z]+(?<!s)s|will|now|also)\\b",
                    CASE_INSENSITIVE);

    /// A story of what was done once.
    private static final QuickPattern TELLS_OF_IT =
            QuickPattern.compile(
                    "\\b(?:we|i|they|he|she|who) (?:\\w+ly |had |always |just )?(?:ran|used|executed|typed|tried|did|started|called)\\b[^`.]{0,20}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "\\b(?:check|review|see|inspect|read|look (?:at|into|through)|examine)\\W*(?:the )?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern PRINTED =
            QuickPattern.compile(
                    "^\\s+(?:output|logs?|results?|errors?|messages?|history|job|run)\\b",
                    CASE_INSENSITIVE);

    /// Verbs whose object is a text, not something to start.
    private static final QuickPattern CHANGES =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:\\*\\*)?(?:add|update|set|remove|include"
                            + "|edit|change|replace|put|ensure|append|insert|fix|rename|copy)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ANSWERS =
            QuickPattern.compile(
                    "^\\s+(?:\\([^()]*\\)\\s+)?(?:returns?|reports?|confirms?|shows?|prints?|outputs?|lists?|answers?|exits?|succeeds|passes|must|should|keeps|still|continues to|no longer|never|does(?:n['’]t| not))\\s",
                    CASE_INSENSITIVE);

    /// Columns and calls: `orders.total = 3`, `count()`.
    private static final QuickPattern FULL = QuickPattern.compile("\\S+\\s*[:=]\\s.*|\\w+\\(.*");

    /// `First launch: starts the chain with …`: what something does, and nobody's order.
    private static final QuickPattern DOES_SO =
            QuickPattern.compile(
                    "^[^:`]{2,40}:\\s+(?:automatically\\s+)?(?:starts|runs|builds|creates|deploys|installs|uses|calls|executes|performs|triggers|applies|pushes|pulls|generates|restarts|launches|invokes)\\b");

    private static final QuickPattern SENTENCE = QuickPattern.compile("[.!?;]\\s+(?=[A-Z])");

    private InlineCommands() {}

    /// The commands that a line tells to run, in its order. Very long lines tell none.
    public static List<String> of(String text) {
        var out = new ArrayList<String>();
        if (text.indexOf('`') < 0 || text.length() > 4000) {
            return out;
        }
        for (var code : Inline.codes(text)) {
            var before = before(text, code);
            var after = behind(text, code);
            if (NotToRun.before(before)
                    || SpokenOf.in(before, after)
                    || (USED.find(before) && RATHER_THAN.find(after))
                    || lookedAt(text, code, before)
                    || (ARTICLE.find(before) && NAMED.find(after))
                    || DOES_SO.find(before)
                    || SomebodyElse.does(before)
                    || Unfinished.proves(code, before)
                    || NotToRun.address(code)) {
                continue;
            }
            if ((runnable(code)
                            && before.endsWith("(")
                            && !describes(before)
                            && (CLOSED.find(after) || DOES_IT.find(after)))
                    || ordered(code, before, after)
                    || NextCommand.next(text, out, code)
                    || LabelledCommands.told(before, code, after)
                    || OtherCommand.other(text, out, code)
                    || (!out.isEmpty() && runnable(code) && SaidFirst.ordered(text, code))
                    || ((judged(text, code) || (CHECKED.find(before) && ANSWERS.find(after)))
                            && (runnable(code) || TYPED.matches(code)))
                    || (SCRIPTED.matches(code) && BY_HAND.find(before) && CommandWords.known(code))
                    || (labelled(before, after)
                            && SCRIPTED.matches(code)
                            && CommandWords.known(code)
                            && Imperatives.tells(text)
                            && !CHANGES.find(text))
                    || (runnable(code) && CONDITIONED.find(before) && ENDS.find(after))
                    || (runnable(code) && STOP.find(before) && text.endsWith("`" + code + "`"))
                    || (runnable(code) && TOLD.find(before) && !MENTIONED.find(before))
                    || (runnable(code)
                            && Imperatives.tells(text)
                            && !describes(before)
                            && !CHANGES.find(text)
                            && !ARTICLE.find(before)
                            && !MENTIONED.find(before))) {
                out.add(code);
            }
        }
        return out;
    }

    /// Whether a line begins with what is in backticks and says of it what it answers: `` `shopctl
    /// doctor --all` reports no problem``.
    public static boolean judged(String text, String code) {
        return text.startsWith("`" + code + "`")
                && ANSWERS.find(behind(text, code))
                && !FULL.matches(code);
    }

    /// What stands behind a command in backticks.
    public static String behind(String text, String code) {
        var at = text.indexOf("`" + code + "`");
        return at < 0 ? "" : text.substring(at + code.length() + 2);
    }

    /// Whether it stands alone behind an order and its colon.
    private static boolean labelled(String before, String after) {
        return LABELS.find(before) && ENDS.find(after);
    }

    private static boolean ordered(String code, String before, String after) {
        return ORDERED.find(before)
                && (!Unfinished.is(code) || !Unfinished.named(before))
                && ((code.length() > 2 && typed(code))
                        || TYPED.matches(code)
                        || (STARTED.find(before)
                                && ALONE.matches(code)
                                && CommandWords.known(code)
                                && (code.charAt(0) != '/'
                                        || (OPENED.find(before) && !HABIT.find(after)))))
                && !ASSIGNMENT.matches(code)
                && !NAMED.find(after);
    }

    /// Whether a line that stands where commands do is one by its options, whatever its program.
    static boolean withOptions(String line) {
        return OPTIONS.matches(line) && !CommandWords.prose(line);
    }

    /// The command that a task ends with, though no marks say so: `Install (npm ci)`.
    public static Optional<String> last(String text) {
        if (text.indexOf('`') >= 0 || text.length() > 200) {
            return Optional.empty();
        }
        var ended = LAST.matcher(text);
        if (!ended.matches() || SpokenOf.setting(ended.group(1) + ": ")) {
            return Optional.empty();
        }
        var code = (ended.group(2) == null ? ended.group(3) : ended.group(2)).strip();
        return CommandWords.known(code)
                        && !BareCommand.spoken(code)
                        && (BareCommand.often(code) || ARGUED.find(code))
                ? Optional.of(code)
                : Optional.empty();
    }

    /// Whether a line gives a command only as an example of how it is done.
    public static boolean illustrated(String text) {
        return text.indexOf('`') >= 0
                && text.length() <= 4000
                && Inline.codes(text).stream()
                        .filter(code ->
                                !ASSIGNMENT.matches(code)
                                        && (runnable(code) || TYPED.matches(code)))
                        .anyMatch(code ->
                                NotToRun.illustrates(
                                        text.substring(0, Math.max(0, text.indexOf("`" + code)))));
    }

    /// Whether a line tells to look at what a command has printed elsewhere: ``Check `migrate`
    /// output in the logs``.
    private static boolean lookedAt(String text, String code, String before) {
        var at = text.indexOf("`" + code + "`");
        return at >= 0
                && LOOKS.find(before)
                && PRINTED.find(text.substring(at + code.length() + 2));
    }

    /// Whether the sentence that a command stands in says what something else does: `The job now
    /// builds the site and publishes it (…)`.
    private static boolean describes(String before) {
        var sentences = SENTENCE.split(before, -1);
        return sentences.length > 1 && DESCRIBES.find(sentences[sentences.length - 1]);
    }

    /// The commands that a text shows without a word that they are not meant.
    public static List<String> shown(String text) {
        var out = new ArrayList<String>();
        for (var code : Inline.codes(text).stream().filter(c -> !NotToRun.address(c)).toList()) {
            // Inside of more than one backtick it is not found, and nothing stands before it.
            var at = Math.max(0, text.indexOf("`" + code));
            var before = STARS.replaceAll(text.substring(0, at), "");
            if ((runnable(code) || LabelledCommands.shown(text, code))
                    && !code.endsWith("...")
                    && !code.endsWith("…")
                    && !MENTIONED.find(before)
                    && !TELLS_OF_IT.find(before)
                    && !SpokenOf.in(before, behind(text, code))
                    && !NotToRun.before(before)) {
                out.add(code);
            }
        }
        return out;
    }

    /// Whether a line has commands and tells to run none of them.
    public static boolean onlyForbidden(String text) {
        return text.indexOf('`') >= 0
                && text.length() <= 4000
                && of(text).isEmpty()
                && Inline.codes(text).stream()
                        .filter(InlineCommands::runnable)
                        .anyMatch(code -> {
                            var before = before(text, code);
                            return NotToRun.before(before)
                                    || (!Imperatives.tells(text)
                                            && SpokenOf.in(before, behind(text, code)));
                        });
    }

    /// Those of a text's commands that it does not only say of what they do.
    public static List<String> undescribed(String text, List<String> commands) {
        return commands.stream()
                .filter(code ->
                        !SpokenOf.does(
                                before(text, code), STARS.replaceAll(behind(text, code), "")))
                .toList();
    }

    /// What stands before a command in backticks, without stars.
    public static String before(String text, String code) {
        return STARS.replaceAll(text.substring(0, Math.max(0, text.indexOf("`" + code))), "");
    }

    /// Whether what stands in backticks can be run as it stands.
    public static boolean runnable(String code) {
        return code.length() > 2 && typed(code) && !Unfinished.is(code);
    }

    /// The same of what a line orders in so many words (`Run \`helm upgrade\``), object or not.
    private static boolean typed(String code) {
        return CommandWords.known(code)
                && !ASSIGNMENT.matches(code)
                && (code.contains(" ") || RELATIVE_PATH.matches(code))
                && !ABSOLUTE_PATH.matches(code);
    }
}
