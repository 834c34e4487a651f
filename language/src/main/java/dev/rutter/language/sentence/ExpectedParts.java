package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// A sentence that states more than one thing of a result: `HTTP 200 and `"status":"ok"``. A status
/// and the texts in backticks are judged by a machine; where other words are left, a person is
/// asked as well.
final class ExpectedParts {
    private static final QuickPattern HTTP_CODE = QuickPattern.compile("[1-5]\\d\\d");
    private static final QuickPattern AND_WITH =
            QuickPattern.compile("(?i)\\W*(?:and|with|plus)\\b.*");

    private static final QuickPattern CODE = QuickPattern.compile("`([^`]{1,200})`");
    private static final QuickPattern STATUS =
            QuickPattern.compile(
                    "(?:\\bHTTP(?:/[\\d.]+)?\\s+(?:status\\s+)?(?:code\\s+)?"
                            + "|\\bstatus(?: code)?\\s*(?:of |is |:)?\\s*|^(?:a |an )?"
                            + "|\\b(?:returns?|answers?(?: with)?|responds?(?: with)?) (?:a "
                            + "|an )?)([1-5]\\d\\d)\\b(?!\\s*(?:ms|rows?|%|[.,]\\d))(?:\\s+(?:OK"
                            + "|Created|Accepted|No Content|Not Found|Unauthorized|Forbidden))?",
                    CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile(" {2,}");

    private static final QuickPattern BRACKETS = QuickPattern.compile("\\s\\([^()]*\\)");

    /// Where one of these stands, the sentence is more than a list of what the result holds.
    private static final QuickPattern DOUBT =
            QuickPattern.compile(
                    "\\b(?:or|either|e\\.g\\.|such as"
                            + "|like|similar|less|more|fewer|than|at least|below|above|under|over|if)\\b",
                    CASE_INSENSITIVE);

    /// What is made, or how things are: the codes are names of them, and no output.
    private static final QuickPattern MADE =
            QuickPattern.compile(
                    "\\bCODE (?:and CODE )?(?:directory|folder|file|archive|image|bundle)\\b|\\b(?:directory|folder|file|archive|container|service|pod|process|copies of|copy of) (?:named |called )?CODE|\\bCODE (?:exists?|(?:is|are|was|were|has been|have been|gets?) (?:there|present|created|built|generated|written|copied|restarted|removed|deleted|up to date|running|stopped|started|installed)|restart(?:s|ed)|appears? in the (?:folder|directory))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern FILLER =
            QuickPattern.compile(
                    "\\b(?:and|with|plus|the|a|an|in|as|of|to|be|is|are|it|its"
                            + "|expect(?:ed)?|you|should|must|see|show|shows|return|returns"
                            + "|returned|respon[ds]e?s?|answers?|body|output|result|json"
                            + "|contain(?:s|ing)?|include(?:s|ing)?|hold(?:s)?|say(?:s)?"
                            + "|print(?:s)?|report(?:s)?|status|code|http|ok|text|line|has|have"
                            + "|having|that|which)\\b",
                    CASE_INSENSITIVE);

    private ExpectedParts() {}

    /// The parts of a sentence with a text in backticks, or with a status and more; empty where it
    /// is no such sentence.
    static List<Expectation> read(String words, boolean http, String says, Span span) {
        var parts = new ArrayList<Expectation>();
        var prose = BLANKS.replaceAll(CODE.replaceAll(words, " CODE "), " ");
        if (words.startsWith("{") || words.startsWith("[") || DOUBT.find(prose)) {
            return List.of();
        }
        if (Absence.in(prose)) {
            return turned(words, prose, http, says, span);
        }
        if (!http && MADE.find(prose)) {
            return List.of(new Expectation.Asked(says, span));
        }
        var status = STATUS.matcher(prose);
        var rest = prose;
        if (http && status.find()) {
            var code = Integer.parseInt(status.group(1));
            parts.add(new Expectation.HttpStatus(code, code, says, span));
            rest = prose.substring(0, status.start()) + " " + prose.substring(status.end());
        }
        var codes = CODE.matcher(outside(words));
        while (codes.find()) {
            var text = codes.group(1).strip();
            if (http && HTTP_CODE.matches(text)) {
                var code = Integer.parseInt(text);
                parts.add(new Expectation.HttpStatus(code, code, says, span));
            } else if (text.startsWith("{") && text.endsWith("}")) {
                parts.add(new Expectation.Json(text, says, span));
            } else if (!text.isEmpty()) {
                parts.add(ExpectationReader.literal(text, says, span));
            }
        }
        var left = FILLER.replaceAll(rest.replace("CODE", " "), " ");
        var more = left.chars().anyMatch(Character::isLetterOrDigit);
        if (parts.isEmpty() || (parts.size() == 1 && !words.contains("`") && !joined(rest))) {
            return List.of();
        }
        if (more) {
            parts.add(new Expectation.Asked(says, span));
        }
        return List.copyOf(parts);
    }

    /// A person tells what is not there; a machine judges what is said before it.
    private static List<Expectation> turned(
            String words, String prose, boolean http, String says, Span span) {
        var parts = new ArrayList<>(read(Absence.before(words), http, says, span));
        if (!parts.isEmpty() || prose.contains("CODE")) {
            parts.removeIf(Expectation.Asked.class::isInstance);
            parts.add(new Expectation.Asked(says, span));
        }
        return List.copyOf(parts);
    }

    /// What brackets hold explains what stands outside of them.
    private static String outside(String words) {
        var told = BRACKETS.replaceAll(words, " ");
        return CODE.find(told) ? told : words;
    }

    /// Whether a status is joined to something else that is expected.
    private static boolean joined(String rest) {
        return AND_WITH.matches(rest);
    }
}
