package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words that take back or only illustrate what stands behind them: `Never run …`, `For example:
/// …`, `# DO NOT RUN`.
public final class NotToRun {
    /// A prohibition opens its clause; `do not … until …` and `don't forget …` are none, and behind
    /// a comma or a semicolon something else is told.
    private static final QuickPattern FORBIDS =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|[.!?;:,—–]\\s+|\\b(?:must|should|and|but|please|to)\\s+)"
                            + "\\W*(?:do not|don['’]t|never|not)\\s+(?:ever\\s+)?"
                            + "(?:run|use|execute|type|enter|issue|invoke|do|start|call|try)\\b"
                            + "(?:(?!\\b(?:until|unless|without|before|if|while|instead)\\b)[^.;,:—]|\\.(?=\\S))*$",
                    CASE_INSENSITIVE);

    /// `Never` forbids whatever verb is behind it, but those that leave something out.
    private static final QuickPattern NEVER =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|[.!?;]\\s+)\\W*(?:please )?never\\s+(?!(?:skip|forget|omit|leave|miss|go|deploy|release)\\b)(?:[\\w-]+\\b|`)"
                            + "(?:(?!\\b(?:until|unless|without|before|if|while|instead)\\b)[^.;:—])*$",
                    CASE_INSENSITIVE);

    private static final String AGAINST =
            "(?:\\b(?:not|never) to(?: ever)?|\\b(?:nobody|no ?one|none of (?:you|us))\\b[^.;,:]{0,40}|\\bunder no circumstances?\\b[^.;,:]{0,40}"
                    + "|\\b(?:can(?:not|['’]t)|(?:may|shall) not|(?:should|must|need|wo)n['’]t|need not|do(?:es)?(?:n['’]t| not) (?:need|have) to|no longer|no need to"
                    + "|not (?:necessary|needed|required|allowed|permitted|advisable|recommended|safe|wise|a good idea) to|(?:dangerous|unsafe|forbidden|prohibited|harmful|wrong|risky|a bad idea|a mistake) to"
                    + "|(?:do not|don['’]t|not|never) recommend(?:ed)?|resist|avoid|refrain from|(?:advise|warn|decide)[ds]? against|discouraged? from)\\b[^.;,:]{0,40})"
                    + "\\s(?:run(?:ning)?|us(?:e|ing)|execut(?:e|ing)|typ(?:e|ing)|enter(?:ing)?|call(?:ing)?|start(?:ing)?|invok(?:e|ing)|issu(?:e|ing)|try(?:ing)?)\\b";

    /// The same in words that say whom, why or how strongly: `Nobody may run …`, `Be careful not to
    /// run …`, `It is dangerous to run …`.
    private static final QuickPattern ADVISES_AGAINST =
            QuickPattern.compile(
                    AGAINST
                            + "(?:(?!\\b(?:until|unless|without|before|if|while|instead|but|and|then)\\b)[^.;,:—]|\\.(?=\\S))*$",
                    CASE_INSENSITIVE);

    /// The same over what stands below: `Avoid running this:`.
    private static final QuickPattern AGAINST_BELOW =
            QuickPattern.compile(
                    "^(?!.*\\b(?:if|when|where|unless|until|before|twice|again)\\b).*(?:"
                            + AGAINST
                            + "|\\bnot recommend(?:ed)?)(?:\\s+(?:this|that|these|those|it|them|any of (?:this|these|them)|the following(?: [\\w-]+)?|the (?:commands?|scripts?|block|lines?) below|what follows))?"
                            + "(?:\\s+(?:here|any ?more|by hand|yourself|manually|(?:on|in) (?:the )?[\\w-]+(?: [\\w-]+)?))?\\s*:\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ILLUSTRATES =
            QuickPattern.compile(
                    "(?:\\bfor (?:example|instance)\\b|\\be\\.g\\.|^\\W*examples?\\s*:)[^.;)`]*(?:`[^`]*`[\\s,]*(?:and|or)?\\s*){0,4}$",
                    CASE_INSENSITIVE);

    /// Behind these words a prohibition forbids no more than a time or a manner.
    private static final String ONLY_THEN =
            "(?!.*\\b(?:until|unless|without|before|if|while|when|instead|twice|again|more than once|yet|in parallel|concurrently"
                    + "|simultaneously|at the same time|as root|with sudo|during|outside|after|except|other than|only)\\b)";

    /// A comment or a lead-in that forbids everything below it.
    private static final QuickPattern COVERS =
            QuickPattern.compile(
                    "^\\W*(?:(?:this|here) is )?(?:what|how) (?:you (?:should )?)?(?:not|never) to (?:do|run)(?: it)?\\W*$|^\\W*(?:(?:warning|caution|danger(?:ous)?|important|attention|stop|note)\\W+)?(?:please )?(?:do not|don['’]t|never)\\s+(?:ever\\s+)?"
                            + "(?:run|use|execute|do|type|try|copy|paste)\\b"
                            + ONLY_THEN
                            + "[^.;,:]*(?:[.;,:—–-]+(?!.*\\b(?:use|run|execute|do)\\b).*)?$",
                    CASE_INSENSITIVE);

    /// The same of what is shown because it is wrong.
    private static final QuickPattern WRONG =
            QuickPattern.compile(
                    "^\\W*(?:(?:this is |the )?(?:wrong|incorrect|bad|forbidden|prohibited)(?: (?:way|approach|example|command|usage|idea))?|anti-?pattern"
                            + "|not (?:like )?this|don['’]?ts?|do not|avoid|never)\\W*(?:[:—–(-]\\s.*)?$",
                    CASE_INSENSITIVE);

    /// A label with a command of its own speaks of that one.
    private static final QuickPattern OWN = QuickPattern.compile(":\\W*`[^`]+`\\W*$");

    private static final QuickPattern EXAMPLE =
            QuickPattern.compile("^\\W*(?:for example|e\\.g\\.|examples?)\\W*$", CASE_INSENSITIVE);

    private static final QuickPattern ONE_EXAMPLE =
            QuickPattern.compile("^\\W*(?:for example|e\\.g\\.|example)\\W*$", CASE_INSENSITIVE);

    private static final QuickPattern USAGE =
            QuickPattern.compile("\\W*(?:usage|synopsis|syntax)\\W*", CASE_INSENSITIVE);

    /// It draws a line, and speaks of all that is left of the fence.
    private static final QuickPattern REST =
            QuickPattern.compile(
                    "\\b(?:below(?: this line)?|from here|past this|beyond this|rest of|anything else|any of (?:this|these|the following))\\b",
                    CASE_INSENSITIVE);

    /// The path of an address, and not of a program: `/orders/{id}`.
    private static final QuickPattern ADDRESS =
            QuickPattern.compile(
                    "/(?!usr/|s?bin/|opt/|etc/|home/|srv/|var/|root/|tmp/|mnt/|snap/|app/|Users/|Library/)(?:[\\w{}:*-]+/?)*");

    private NotToRun() {}

    /// Whether what is in backticks is the path of an address.
    public static boolean address(String code) {
        return ADDRESS.matches(code);
    }

    /// Whether the words before a command say that it is not to be run.
    public static boolean before(String words) {
        return FORBIDS.find(words)
                || NEVER.find(words)
                || ADVISES_AGAINST.find(words)
                || ILLUSTRATES.find(words);
    }

    /// Whether the words before a command say that it is an example.
    public static boolean illustrates(String words) {
        return ILLUSTRATES.find(words);
    }

    /// Whether a line says that of the whole block below it.
    public static boolean below(String line) {
        return !OWN.find(line)
                && (COVERS.find(line)
                        || WRONG.find(line)
                        || EXAMPLE.find(line)
                        || AGAINST_BELOW.find(line)
                        || Forbidden.says(line));
    }

    /// Whether a line says that what stands below it is an example.
    public static boolean example(String line) {
        return EXAMPLE.find(line);
    }

    /// Whether a comment says it of the one thing below it: `# Examples` lists what there is.
    public static boolean oneExample(String comment) {
        return ONE_EXAMPLE.find(comment);
    }

    /// Whether a label says that the block below it shows how something is called.
    public static boolean usage(String label) {
        return USAGE.matches(label);
    }

    /// Whether a fence's first line says it of the whole fence, blank lines or not.
    public static boolean all(String line) {
        return COVERS.find(line) || EXAMPLE.find(line);
    }

    /// Whether a remark behind a command forbids it.
    public static boolean forbidden(String remark) {
        return COVERS.find(remark) || WRONG.find(remark) || Forbidden.says(remark);
    }

    /// Whether a heading forbids what stands below it, or says that nobody has made it yet.
    ///
    /// @param bare its words without numbers and times
    public static boolean heading(String bare, String title) {
        return forbidden(bare) || Occasions.notYet(title);
    }

    /// Whether a line that says it below itself means all that is left.
    public static boolean rest(String line) {
        return REST.find(line);
    }
}
