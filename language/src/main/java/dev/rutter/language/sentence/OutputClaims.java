package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/// Sentences about the text that a command prints, without a word such as `Expected`: `look for
/// active in the output`, `anything but active means trouble`, `must not mention ERROR`, `any line
/// with FATAL is a failure`, `the third column reads Running`, `the output ends with OK`. One word
/// that is quoted, or that only programs print, is looked for by a machine; all else a person is
/// asked, who is shown the output.
public final class OutputClaims {
    private static final String WORD =
            "(?:the (?:word|text|string|state|status|value) |the (?:line|message) |an? (?:line (?:with|saying) )?|any )?";
    private static final String TEXT =
            "(`[^`]{1,100}`|\"[^\"]{1,100}\"|“[^”]{1,100}”|[\\p{L}\\d][\\w./:+-]{0,40}(?<![.:]))";

    private static final String OUTPUT =
            "(?:(?:the |its |this |that |command['’]s )?(?:output|result|response|answer|reply|logs?|log file|listing|list)|it|this|that|the command)";
    private static final String PLACE =
            "(?:(?:the |its |every |each )?(?:last|first|final|second|third|fourth|fifth|\\d{1,2}(?:st|nd|rd|th)|only|[A-Z][\\w-]*|status|state|phase|ready|health) (?:line|column|field|row|word)s?)";
    private static final String MUST =
            "(?:must|should|has to|have to|needs to|ought to)(?: now| always| only)?";
    private static final String IN_IT =
            "(?: (?:in|into|to) (?:the |its )?(?:output|log file|logs?|response|answer|list|listing|result|reply)| (?:in|of) (?:it|there)| there| anywhere)*\\W*$";
    private static final String BAD =
            "(?:is|are|means?|counts? as|indicates?|signals?|would be|points? to)\\s+(?:that )?(?:an? |it |something |the \\w+ )?(?:has |is |went )?(?:trouble|problems?|bad|wrong|fail\\w*|errors?|broken|not (?:ok|okay|fine|good|right|healthy)|no good|an incident|unhealthy|a stop|a no-?go)\\b[^.]{0,40}\\W*$";
    private static final String HOLDS =
            "(?:mention|contain|include|hold|show|print|list|report|say|output|log|give|answer|reply|read|return|have|yield)";

    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    "^\\W*(?:anything|everything|any (?:other )?(?:output|answer|value|state|status|result|word|text))(?: else)?,? (?:but|other than|except(?: for)?|besides|apart from|that is not|that isn['’]t) "
                            + WORD
                            + TEXT
                            + "(?: here| there)? "
                            + BAD,
                    CASE_INSENSITIVE);

    /// `Look at the log;`: where whoever reads looks, before it says what must be so there.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:(?:now|then|please) )?(?:check|look (?:at|in|into|through)|inspect|see|search|open|read|view|scan|review) (?:the |its |their )?(?:[\\w./-]+ ){0,3}?(?:output|result|response|answer|log file|logs?|listing|list)\\s*(?:[,;:–—-]|and\\b)\\s*(?:(?:that|make sure|ensure|check|verify|confirm)\\s+(?:that\\s+)?)?",
                    CASE_INSENSITIVE);

    /// `The log has no ERROR`, `no ERROR is in the log`, `any line with FATAL is a failure`.
    private static final List<QuickPattern> LACKS =
            List.of(
                    QuickPattern.compile(
                            "^\\W*there (?:is|are|must be|should be|may be) no (?:lines? with |more |single )?"
                                    + TEXT
                                    + "(?: lines?| entr(?:y|ies)| messages?)?\\W*$",
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*(?:"
                                    + OUTPUT
                                    + " )?(?:must|should|may|can|shall|does|do)(?: not|n['’]t|not)(?: ever)? "
                                    + HOLDS
                                    + " "
                                    + WORD
                                    + TEXT
                                    + IN_IT,
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*(?:(?:any|every|each|all|an?) )?(?:(?:line|row|entr(?:y|ie)|message)s? (?:with|that (?:says?|contains?|mentions?|shows?|holds?|reads?)|containing|mentioning|showing|saying) "
                                    + WORD
                                    + TEXT
                                    + "|"
                                    + TEXT
                                    + " (?:in|anywhere in) (?:the |its )?(?:output|log file|logs?|result|answer|response))(?: here| there)? "
                                    + BAD,
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*(?:there (?:is|are|must be|should be) )?no (?:lines? with |more )?"
                                    + TEXT
                                    + "(?: lines?| entr(?:y|ies)| messages?)?(?: is| are| stands| shows up| appears| (?:may|must|should) (?:be|appear|show up|stand))? (?:anywhere )?in (?:the |its )?(?:output|log file|logs?|response|answer|result)\\W*$",
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*"
                                    + OUTPUT
                                    + " (?:(?:"
                                    + MUST
                                    + " )?(?:has|have|shows?|contains?|prints?|says?|lists?|holds?|mentions?) (?:no|zero)|(?:is|are|must be|should be) free of|(?:does not|doesn['’]t|do not|don['’]t) "
                                    + HOLDS
                                    + ") (?:lines? with |an? |any )?"
                                    + TEXT
                                    + "(?: lines?| entr(?:y|ies)| messages?)?\\W*$",
                            CASE_INSENSITIVE));

    /// Where in the output it stands: a person looks there, once it is in it at all.
    private static final List<QuickPattern> PLACED =
            List.of(
                    QuickPattern.compile(
                            "^\\W*(?:(?:every|each|all) (?:lines?|rows?) |"
                                    + OUTPUT
                                    + " |"
                                    + PLACE
                                    + " )?(?:(?:ends|starts|begins|finishes|closes)|"
                                    + MUST
                                    + " (?:end|start|begin|finish|close)) with (?!(?:exit|status|code)\\b)"
                                    + WORD
                                    + TEXT
                                    + "\\W*$",
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*"
                                    + PLACE
                                    + " (?:is|are|reads?|says?|shows?|equals?|contains?|holds?|"
                                    + MUST
                                    + " (?:be|read|say|show|equal|contain|hold)) (?:always |all )?"
                                    + WORD
                                    + TEXT
                                    + "(?: everywhere| in every row| for (?:all|every|each)\\b[^.;]{0,40})?\\W*$",
                            CASE_INSENSITIVE));

    private static final List<QuickPattern> THERE =
            List.of(
                    QuickPattern.compile(
                            "^\\W*(?:(?:you (?:should |must )?|please |then |and )?(?:look|search|scan|grep) for|(?:you|we) (?:want|need|hope|would like|['’]d like) to see|you are looking for) "
                                    + WORD
                                    + TEXT
                                    + IN_IT,
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*(?:the (?:word|text|line|string|message) )"
                                    + TEXT
                                    + " "
                                    + MUST
                                    + " (?:appear|be (?:there|shown|printed|present|listed)|show up|stand|come)\\b"
                                    + IN_IT,
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*"
                                    + OUTPUT
                                    + "? ?(?:"
                                    + MUST
                                    + " "
                                    + HOLDS
                                    + "|gives|answers|replies|prints|shows|says|reports|reads|outputs|yields|mentions|contains)(?: with)? (?:the (?:word|text|string) )?"
                                    + TEXT
                                    + "\\W*$",
                            CASE_INSENSITIVE),
                    QuickPattern.compile(
                            "^\\W*(?:the )?(?:result|answer|response|reply)(?: is|:| =) "
                                    + TEXT
                                    + "\\W*$",
                            CASE_INSENSITIVE));

    private static final QuickPattern NOTHING =
            QuickPattern.compile(
                    "^\\W*nothing (?:at all )?(?:"
                            + MUST
                            + ") (?:come back|be (?:shown|printed|listed|returned)|appear|show up)"
                            + IN_IT,
                    CASE_INSENSITIVE);

    private static final QuickPattern SHOWN =
            QuickPattern.compile(
                    "^\\W*(?:(?:"
                            + OUTPUT
                            + "|you) (?:has|have|shows?|contains?|prints?|says?|lists?|holds?|mentions?|see|find) (?:an? |any |the word )?(?:lines? with )?"
                            + TEXT
                            + "(?: lines?| entr(?:y|ies)| messages?)?|(?:there (?:is|are) )?(?:an? |any )?"
                            + TEXT
                            + "(?: lines?| messages?)?(?: is| are| stands| appears| shows up)?(?= in\\b))"
                            + IN_IT,
                    CASE_INSENSITIVE);

    /// Whoever looks for these does not say whether they must be there.
    private static final QuickPattern TROUBLE =
            QuickPattern.compile(
                    "error|fatal|fail|exception|warn|panic|traceback|critical|denied|refused",
                    CASE_INSENSITIVE);

    private static final QuickPattern CAPITALS = QuickPattern.compile("[A-Z][A-Z\\d_-]{2,}");

    private static final int LONGEST = 160;

    private static final Memo<Boolean> STATES =
            Memo.of(text ->
                    !text.endsWith(":")
                            && of(text, new Action.Shell(""), new Span(1, 1, 1)).isPresent());

    private OutputClaims() {}

    /// Whether a sentence is such a claim, and names a text that can be looked for.
    public static boolean states(String text) {
        return STATES.of(text);
    }

    /// What it claims of what a command prints; empty where it is no such claim.
    static Optional<List<Expectation>> of(String text, Action action, Span span) {
        var says = text.strip();
        if (says.length() > LONGEST) {
            return Optional.empty();
        }
        var only = ONLY.matcher(says);
        if (only.find()) {
            return Optional.of(shown(named(only), action, says, span));
        }
        var claimed = LOOKS.replaceFirst(says, "");
        for (var lacks : LACKS) {
            var found = lacks.matcher(claimed);
            if (found.find() && (quoted(named(found)) || CAPITALS.matches(named(found)))) {
                return Optional.of(
                        List.of(new Expectation.Lacks(unquoted(named(found)), says, span)));
            }
        }
        for (var placed : PLACED) {
            var found = placed.matcher(says);
            if (found.find() && printed(named(found))) {
                var all = new ArrayList<>(shown(named(found), action, says, span));
                all.removeIf(Expectation.Asked.class::isInstance);
                all.add(new Expectation.Asked(says, span));
                return Optional.of(List.copyOf(all));
            }
        }
        for (var there : THERE) {
            var found = there.matcher(says);
            if (found.find() && printed(named(found))) {
                return Optional.of(
                        TROUBLE.find(named(found))
                                ? List.of(new Expectation.Asked(says, span))
                                : shown(named(found), action, says, span));
            }
        }
        return NOTHING.find(says)
                ? Optional.of(List.of(new Expectation.Warned("", says, span)))
                : Optional.empty();
    }

    /// The text that is there where something is wrong: `the log shows an ERROR`, `there is a "gap"
    /// in the output`.
    static Optional<String> unwanted(String so) {
        var found = SHOWN.matcher(so);
        return found.find() && (quoted(named(found)) || CAPITALS.matches(named(found)))
                ? Optional.of(unquoted(named(found)))
                : Optional.empty();
    }

    private static String named(Matcher found) {
        for (var group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }

    /// What an output holds that holds this text; a figure or a status is read as one.
    private static List<Expectation> shown(String named, Action action, String says, Span span) {
        var read = ExpectationReader.text(named, ExpectationReader.http(action), says, span);
        return List.of(read.orElseGet(() -> new Expectation.Asked(says, span)));
    }

    private static boolean printed(String named) {
        return quoted(named)
                || Verbatim.is(named)
                || TROUBLE.matches(named.toLowerCase(Locale.ROOT));
    }

    private static boolean quoted(String named) {
        return "`\"“".indexOf(named.charAt(0)) >= 0;
    }

    private static String unquoted(String named) {
        return quoted(named) ? named.substring(1, named.length() - 1).strip() : named;
    }
}
