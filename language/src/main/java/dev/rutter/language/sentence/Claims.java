package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Results that are stated by what is not there, what fails, what holds for all rows, or by a
/// status in brackets: `no output means that all is applied`, `must be gone`, `must fail`,
/// ``contains no `ERROR` ``, `every line should say "Ran"`, `must be blocked (403)`.
public final class Claims {
    private static final String SILENCE =
            "(?:no (?:output|rows|lines|results?|matches|entries)|nothing(?: (?:printed|shown|listed|here))?|(?:an )?empty(?: (?:output|result|list))?|silence|blank)";
    private static final String GOOD =
            "(?:all |everything )?(?:is )?(?:good|fine|ok|okay|golden|well|expected|healthy|clean|clear|success\\w*|right|correct|what (?:we|you) want)\\b";

    /// What silence means stands behind it.
    private static final QuickPattern SILENT_MEANS =
            QuickPattern.compile(
                    "^\\W*"
                            + SILENCE
                            + "\\s*(?:means?\\b|=+|→|->|=>|indicates\\b|tells\\b)\\s*(\\S.*)",
                    CASE_INSENSITIVE);

    private static final QuickPattern SILENT_IS =
            QuickPattern.compile(
                    "^\\W*(?:"
                            + SILENCE
                            + "\\s*(?:is|are|–|—|-|:|,)\\s*"
                            + GOOD
                            + "|no news is good news|(?:good|fine|ok|okay|healthy|clean|all (?:good|is well)) (?:if|when) (?:it is |it stays |this is )?(?:empty|silent|quiet|nothing\\b|no output)"
                            + "|(?:it |this )?(?:should|must|has to) (?:be|stay|remain) (?:silent|quiet))\\W*.*",
                    CASE_INSENSITIVE);
    private static final QuickPattern SILENT_WHEN =
            QuickPattern.compile(
                    "^\\W*(?:(?:it |this )?(?:prints|shows|returns|outputs|lists|reports) nothing|no output) (?:if|when)\\b\\s*(\\S.*)",
                    CASE_INSENSITIVE);
    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "\\b(?:fail\\w*|errors?|wrong|problems?|missing|down|broken|dead|bad|not|lost|stuck|nothing|no \\w+ (?:is|are|was|were|has|have)|unable|cannot|(?:un|dis)\\w+ed)\\b|n't\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern NO_BAD =
            QuickPattern.compile(
                    "\\b(?:no|none|nothing|without|zero)\\b(?: \\w+)? (?:pending|open|left|missing|wrong|failed|fail\\w*|errors?|problems?|broken|stuck|down)\\b|\\b(?:nothing|none) (?:is|are|was|were|has|have)\\b.*",
                    CASE_INSENSITIVE);

    private static final String MUST =
            "(?:must|should|has to|have to|needs? to|ought to)(?: now| then)?";
    private static final String SUBJECT =
            "^(?!\\W*(?:if|when|unless|until|wait|once|while|because|since|only|after|before|where|in case)\\b)\\W*(?:(?!(?:if|unless|whether)\\b)[\\w`\"'./:-]+ ){0,7}?";
    private static final String AWAY =
            "(?:gone|absent|removed|deleted|blocked|unreachable|inaccessible|offline)";
    private static final String THERE =
            "(?:exist|be (?:there|present|found|listed|running|active|reachable|accessible|available|visible|served|around|left|open|up)|appear|show up|answer|respond|resolve)";

    private static final QuickPattern GONE =
            QuickPattern.compile(
                    SUBJECT
                            + "(?:"
                            + MUST
                            + " (?:not|no longer) (?:any ?more )?"
                            + THERE
                            + "|(?:should|must)n['’]t "
                            + THERE
                            + "|"
                            + MUST
                            + " (?:(?:all|both|each) )?be (?:(?:all|both) )?"
                            + AWAY
                            + "|(?:is|are) (?:now |all )?(?:gone|blocked)"
                            + "|(?:is|are) no longer (?:there|present|listed|reachable|accessible|served|available)"
                            + "|no longer exists?|(?:does not|doesn['’]t) exist(?: any ?more)?)"
                            + "(?:\\s+(?:from|any ?more|anywhere|at|on|in|to|now|here|there|after|by)\\b[^.;:]*)?(?:\\s*\\([^()]*\\))?\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    SUBJECT
                            + "(?:(?:"
                            + MUST
                            + "|(?:is|are) (?:expected|supposed|meant) to|expected to) (?:always )?(?:fail(?![ -]?(?:over|fast|safe|back|open|closed))\\b|exit (?:with )?(?:a )?non-?zero|be (?:rejected|refused|denied))"
                            + "|non-?zero exit(?: status| code)?\\W*$)(?!.*\\b(?:less|fewer|more) than\\b)[^:;]*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern OF_THE_RESULT =
            QuickPattern.compile(
                    "^\\W*(?:(?:it|this|that|which|(?:the )?(?:output|result|command|request|call)) )?(?:must|should|has to|is expected|expected|needs to|no longer|does|doesn|non)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern NOT_RUNNING =
            QuickPattern.compile(
                    SUBJECT + MUST + " be (?:stopped|off|down|switched off)\\W*$",
                    CASE_INSENSITIVE);

    private static final String QUOTED = "(?:`[^`]{1,100}`|\"[^\"]{1,100}\"|“[^”]{1,100}”)";

    /// The same, or what no sentence has: an address, a version.
    private static final String NAMED =
            "(?:" + QUOTED + "|[\\w:/-]*\\d[\\w:/-]*(?:[.:][\\w:/-]+){1,8})";

    private static final QuickPattern LACKS =
            QuickPattern.compile(
                    "(?:\\b(?:contains?|shows?|has|have|includes?|lists?|prints?|logs?|reports?|see|find|with) (?:no|zero)"
                            + "|\\b(?:(?:does|do|must|should|may|can) not|(?:does|do|must|should)n['’]t|never) (?:contain|show|include|have|list|print|log|report|mention|say|hold|see|return|resolve to|point to)(?: any| a| an)?"
                            + "|\\b(?:no longer|never) (?:contains?|shows?|includes?|has|lists?|prints?|logs?|reports?|mentions?|says?|returns?|resolves? to|points? to|answers?(?: with)?)(?: any| an?| the)?"
                            + "|\\bis free of|\\bare free of|\\bwithout(?: any)?)(?: (?:lines?|entr(?:y|ies)|mentions?) (?:with|of|like))?\\s+("
                            + NAMED
                            + "(?:(?:,| or| and|, or| nor)\\s+"
                            + NAMED
                            + "){0,4})(?:\\s+(?:lines?|entr(?:y|ies)|messages?|rows?|in (?:the |it)?(?:output|logs?|lines)?|any ?more|anywhere))*\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern EACH_QUOTED = QuickPattern.compile(NAMED);

    private static final QuickPattern DENIES =
            QuickPattern.compile(
                    "^\\W*(?:no longer|never|does(?:n['’]t| not))\\s", CASE_INSENSITIVE);

    private static final String STATE =
            "(?:running|healthy|up|on-?line|ready|active|available|connected|applied|deployed|ran|succeeded|enabled|(?:running|up|active) \\(\\w+\\))";
    private static final QuickPattern EVERY =
            QuickPattern.compile(
                    "^\\W*(?:expect(?:ed)?(?: (?:output|result))?\\s*:?\\s*)?(?:all|every|each|both|(?:verify|check|confirm|ensure|make sure|expect) (?:that )?(?:all|every|each|both))\\b(?: of)?[^\"“`:]{0,60}?\\s(?:("
                            + QUOTED
                            + ")(?: and ("
                            + QUOTED
                            + "))?|(?:should|must|has to|have to)(?: now)? (?:be|say|show|read|report) (?:as |in |in state )?(?:\"|')?("
                            + STATE
                            + "))(?: state| status)?(?:(?:,| and|, and) ((?:none|no|nothing|not one)\\b[^.;:`]{2,50}))?[\\s.!'\"]*$",
                    CASE_INSENSITIVE);

    /// `must be blocked (403)`, `redirects to HTTPS (301)`: the status stands in brackets.
    private static final QuickPattern IN_BRACKETS =
            QuickPattern.compile(
                    "\\((?:(?:with |status |HTTP |code )*)([1-5]\\d\\d)(?: (?:OK|Created|Accepted|No Content|Found|Moved(?: Permanently)?|See Other|Not Modified|Temporary Redirect|Permanent Redirect|redirect|Bad Request|Unauthorized|Forbidden|Not Found|Gone))?\\)\\W*$",
                    CASE_INSENSITIVE);

    /// `Exit code 2 means that there are changes; go on`: not only 0 is good.
    private static final QuickPattern ENDS_WELL =
            QuickPattern.compile(
                    "^(?!.*\\b(?:fails?|failure|failed|broken|wrong|stop|abort|do not|don['’]t)\\b)[^.]{0,40}\\bexit(?:s|ing)?(?: with)?(?: (?:code|status|value))?(?: of)? `?[1-9]\\d{0,2}`?(?:[ ,:=(–—-]|(?:\\s*-\\s*\\d)).{0,80}\\b(?:fine|ok(?:ay)?|expected|normal|success\\w*|go on|carry on|continue|proceed|changes?|differences?|differ|drift|copied|not an? (?:error|problem)|no (?:error|problem)|harmless|ignored?)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern REDIRECT =
            QuickPattern.compile(
                    "^\\W*(?:(?:is|must|should|be|an?|gets|answers|returns|with|HTTP|status) )*(?:(30[12378])(?: \\w+)?,? )?(?:an? )?redirect(?:s|ed|ion)?(?: \\((30[12378])\\))? to `?(https?://[^\\s`]+?)`?[.)]?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern WORDS =
            QuickPattern.compile(
                    "^(?!.*(?<![\\d.:/-])[1-5]\\d\\d\\b.*\\()[^(]*\\p{L}{2,}.*\\([^()]*\\)\\W*$");

    private static final QuickPattern TESTS =
            QuickPattern.compile(
                    "^(?:sudo )?(?:test |\\[\\[? |systemctl (?:--\\w+ )?is-|pgrep |(?:docker|podman) (?:inspect|image inspect) |pg_isready|nc -\\w*z|id |getent |which |command -v )[^|;&]*$");
    private static final QuickPattern STATUS_ONLY =
            QuickPattern.compile("\\bcurl\\b.*\\s(?:-\\w*f\\w*|--fail(?:-with-body)?)\\b");
    private static final QuickPattern CURL = QuickPattern.compile("\\b(?:curl|wget|httpie|xh)\\b");

    private Claims() {}

    /// Whether the words are such a claim and speak of the command beside them, not of a thing that
    /// they name.
    public static boolean states(String text) {
        return silent(text)
                || EVERY.find(text)
                || ENDS_WELL.find(text)
                || (OF_THE_RESULT.find(text) && (GONE.find(text) || FAILS.find(text)));
    }

    /// What they claim of the result of a command; empty where they are no such claim.
    public static Optional<List<Expectation>> of(String text, Action action, Span span) {
        var says = text.strip();
        var means = SILENT_MEANS.matcher(says);
        if (means.find() && bad(means.group(1))) {
            return one(new Expectation.NotEmpty(says, span));
        }
        if (ENDS_WELL.find(says)) {
            return one(new Expectation.Asked(says, span));
        }
        var redirect = REDIRECT.matcher(says);
        if (redirect.find()) {
            return Optional.of(redirected(redirect, action, says, span));
        }
        var http = ExpectationReader.http(action);
        if (silent(says)) {
            return one(new Expectation.Empty(says, span));
        }
        var bracketed = IN_BRACKETS.matcher(says);
        if (http && WORDS.find(says) && bracketed.find()) {
            var code = Integer.parseInt(bracketed.group(1));
            return one(new Expectation.HttpStatus(code, code, says, span));
        }
        if (GONE.find(says)) {
            return one(gone(says, action, span));
        }
        if (FAILS.find(says)) {
            return one(failure(says, action, http, span));
        }
        if (NOT_RUNNING.find(says) && TESTS.find(script(action))) {
            return one(new Expectation.Fails(says, span));
        }
        var lacks = LACKS.matcher(says);
        if (lacks.find()) {
            var all = new ArrayList<Expectation>();
            var each = EACH_QUOTED.matcher(lacks.group(1));
            while (each.find()) {
                all.add(new Expectation.Lacks(unquoted(each.group()), says, span));
            }
            return Optional.of(List.copyOf(all));
        }
        return every(says, span);
    }

    private static Optional<List<Expectation>> every(String says, Span span) {
        var every = EVERY.matcher(says);
        if (!every.find()
                || (every.group(1) != null && Absence.in(says.substring(0, every.start(1))))) {
            return Optional.empty();
        }
        var all = new ArrayList<Expectation>();
        if (every.group(1) == null) {
            all.add(new Expectation.Every(every.group(3), false, says, span));
        } else {
            all.add(new Expectation.Every(unquoted(every.group(1)), true, says, span));
        }
        if (every.group(2) != null) {
            all.add(new Expectation.Every(unquoted(every.group(2)), true, says, span));
        }
        // No list says by one word that there is none.
        if (every.group(4) != null) {
            all.add(new Expectation.Asked(says, span));
        }
        return Optional.of(List.copyOf(all));
    }

    /// Whether words only say what a result is not.
    public static boolean denies(String text) {
        return DENIES.find(text);
    }

    private static boolean silent(String says) {
        if (SILENT_IS.find(says)) {
            return true;
        }
        for (var pattern : List.of(SILENT_MEANS, SILENT_WHEN)) {
            var means = pattern.matcher(says);
            if (means.find() && !bad(means.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean bad(String meaning) {
        return BAD.find(NO_BAD.replaceAll(meaning, ""));
    }

    private static List<Expectation> redirected(
            Matcher said, Action action, String says, Span span) {
        var place = new Expectation.Worded(said.group(3), says, span);
        var status = said.group(1) == null ? said.group(2) : said.group(1);
        if (status == null || !(action instanceof Action.Http)) {
            return List.of(place);
        }
        var code = Integer.parseInt(status);
        return List.of(new Expectation.HttpStatus(code, code, says, span), place);
    }

    private static Expectation gone(String says, Action action, Span span) {
        return TESTS.find(script(action))
                ? new Expectation.Fails(says, span)
                : new Expectation.Gone(says, span);
    }

    private static Expectation failure(String says, Action action, boolean http, Span span) {
        if (action instanceof Action.Http) {
            return new Expectation.HttpStatus(400, 599, says, span);
        }
        // A client that answers well whatever the server says ends with 0 in any case.
        return http && CURL.find(script(action)) && !STATUS_ONLY.find(script(action))
                ? new Expectation.Gone(says, span)
                : new Expectation.Fails(says, span);
    }

    private static String script(Action action) {
        return action instanceof Action.Shell(var script) ? script.strip() : "";
    }

    private static String unquoted(String text) {
        return "`\"“".indexOf(text.charAt(0)) < 0
                ? text
                : text.substring(1, text.length() - 1).strip();
    }

    private static Optional<List<Expectation>> one(Expectation expectation) {
        return Optional.of(List.of(expectation));
    }
}
