package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.Placeholders;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What one result must look like, from the document's words: `# Expected: 200`, `# Should see:
/// "Live"`, `(should be empty)`.
public final class ExpectationReader {
    private static final QuickPattern WITH_SEE =
            QuickPattern.compile(
                    "(?i)^(?:be|is|with|a|an|see|show|return|(?:answers|replies|responds|returns|prints|shows|says|outputs)(?: with)?(?! (?:to|in|within|under|after|on|at|as|for|from)\\b))\\s+(?=\\S)");
    private static final QuickPattern A_NUMBER =
            QuickPattern.compile(
                    "(?i)^(?:an? )?(?:number|count|value|figure|total) (?=(?:at least|more than|less than|at most|greater than|under|above|below|[<>≤≥]) ?\\d)");
    private static final QuickPattern SHOULD_MUST =
            QuickPattern.compile("(?i)^(?:should|must)\\s+(?=not\\b)");
    private static final QuickPattern NAMES_VERSION = QuickPattern.compile("(?i).*\\bv\\d.*");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern FULL_STOP = QuickPattern.compile("\\.$");
    private static final QuickPattern HTTP_2 = QuickPattern.compile("HTTP/[\\d.]+ \\d{3}.*");

    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^(?:(?:on|from|in"
                            + "|at) [\\w ./-]{2,40}?\\s*[—–:]\\s*)?(?:\\W*)(?:(?:erwartet\\w*"
                            + "|attendu\\w*|r(?:é|e)sultat attendu"
                            + "|(?:resultado )?esperado)(?=\\s*:)|expected?(?:\\s+(?:output"
                            + "|result|response|results|status|value|http status|code|return"
                            + "|behaviou?r))?(?:\\s*\\(.*?\\))?|(?:you |it |this |output "
                            + "|response |result |which )*should(?:\\s+(?:now|only|all"
                            + "|also))?\\s+(?:see|get|receive|show|return|be|print|output"
                            + "|(?:answer|reply|respond)(?: with)?|contain|include|list|display|have|say|equal"
                            + "|report|exit|match|read|look like|require|appear|end)|returns?"
                            + "|(?:answers|replies|responds)(?: with)?(?! (?:to|in|within|under|after|on|at|as|for|from)\\b)"
                            + "|outputs?|output should \\w+|look for|must (?:be|show|return|have"
                            + "|say|print|read|contain|report|list)|→|=>|expect|result|good|ok if"
                            + "|success|see)\\b\\s*:?\\s*",
                    CASE_INSENSITIVE);
    private static final QuickPattern STATED =
            QuickPattern.compile(
                    "^(?!\\W*should (?:the|any|an?|some\\w*|this|it"
                            + "|there)\\b[^,:]*,)(?:(?:on|from|in"
                            + "|at) [\\w ./-]{2,40}?\\s*[—–:]\\s*)?(?:\\W*)(?:(?:erwartet\\w*"
                            + "|attendu\\w*|r(?:é|e)sultat attendu|(?:resultado )?esperado)\\s*:"
                            + "|expected?\\b(?!\\s+(?:duration|downtime|time|inputs?\\b"
                            + "|parameters?\\b|arguments?\\b|errors?\\s*:?$))|(?:you|it|this|that"
                            + "|output|response|result|results|all\\b.*|which|there"
                            + "|[\\w\"'`/ .-]{1,40}|pods?|both|each|no"
                            + "|status)?\\s*should\\b\\s*(?:now |only |all |also |not |both "
                            + "|still )?(?:see|show|be|return|print|output|respond|contain"
                            + "|include|list|display|have|say|equal|report|exit|match|read|look"
                            + "|require|appear|succeed|pass|fail|log|end|start|work|complete"
                            + "|\\w+)|look for:|key checks?:|wait for:"
                            + "|[^:]{3,30}\\(should not see\\):|output:\\s+\\S"
                            + "|must (?:not )?(?:be|show|return|have|match|all|say|print|read"
                            + "|contain|report|list)|look for [\"“`']"
                            + "|[^:]{3,40}: .{3,40}\\bmust be\\b|[\\w /'-]{2,40}[:,] (?:must|has to) (?:be|stay|remain) (?:\\W|\\d|at|below|above|under|over|less|more|empty|exactly|zero)|expect\\b|returns(?!\\s+(?:to|it"
                            + "|the \\w+ to)\\b)\\b|you('ll| will) see|success:|if (?:successful"
                            + "|healthy|you see))",
                    CASE_INSENSITIVE);
    private static final QuickPattern IN_PARENS =
            QuickPattern.compile(
                    "\\((?:[^()]*\\b)?(should (?:be|see|show|return|have|require"
                            + "|include|match|list|say|take)|expect(?:ed|s)?:?|must (?:be|return"
                            + "|show))\\b[^()]*\\)",
                    CASE_INSENSITIVE);
    private static final QuickPattern EMPTY =
            QuickPattern.compile(
                    "^(?:be )?(?:empty|no output|nothing|\\(?no rows\\)?|0 rows|blank"
                            + "|zero rows|no results|no matches|none|no rows returned"
                            + "|empty (?:output|result|list).*|\\(empty\\)|no (?:lines|text"
                            + "|diff\\w*|changes))\\.?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern NUMBER =
            QuickPattern.compile(
                    "^(?:(<=|>=|[<>=≤≥])|(at least|more than|less than|at most|exactly"
                            + "|greater than|under|above"
                            + "|below))?\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*(%|ms|s|seconds?|sec"
                            + "|rows?|MB|GB|KB)?\\s*(?:or (more|less|higher))?\\.?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern VERSION =
            QuickPattern.compile(
                    "^(?:[A-Za-z][\\w .]*\\s)?v?(\\d+)(?:\\.(\\d+|x))?(?:\\.(\\d+|x))"
                            + "?\\s*(\\+|or (?:higher|newer|later|above)|x)?\\.?$");
    private static final QuickPattern EXIT =
            QuickPattern.compile(
                    "^(?:exit(?:s)?(?: with)?(?: code| status)?|(?:return"
                            + "|status) code)\\s*:?\\s*(\\d{1,3})\\b.*",
                    CASE_INSENSITIVE);

    /// Words in brackets, but for a second bound of a figure (`v22 (or higher)`) and for what is
    /// quoted.
    private static final QuickPattern REMARK =
            QuickPattern.compile(
                    "(?<=[\\w.:%)])\\s+\\((?!or\\b|at least\\b|(?:running|exited|waiting|listening|mounted|healthy|dead)\\))[^()\"`{}]*\\)",
                    CASE_INSENSITIVE);

    /// What these words open is said of the result, not in it.
    private static final QuickPattern ADVICE =
            QuickPattern.compile(
                    "^(?:check|verify|look|ensure|confirm|make sure|see|wait|review|compare|refer"
                            + "|investigate|watch|ask|inspect)\\b.*",
                    CASE_INSENSITIVE);

    /// `all pods running` speaks of every line of a listing; `all green` and `all tests passed` are
    /// what tools print.
    private static final QuickPattern OF_EVERY =
            QuickPattern.compile(
                    "(?:(?:all|each|both) \\S+ \\S+.*|each\\b.*|both\\b.*)(?<!passed)(?<!pass)(?<!up)",
                    CASE_INSENSITIVE);

    private static final QuickPattern VAGUE =
            QuickPattern.compile(
                    ".*\\b(no|not|none|any|similar|like|or|and|without|correct\\w*"
                            + "|normal|your|something|expected|matching|recent|should|errors?"
                            + "|logs?|appearing|least|more|less)\\b.*(?<!passed)(?<!up)",
                    CASE_INSENSITIVE);
    private static final QuickPattern SOME =
            QuickPattern.compile(
                    "^(?:numeric count|a (?:number|count|list)|some (?:output|rows)"
                            + "|not (?:be )?empty|non-empty.*|at least one (?:row|line|result).*"
                            + "|any number|a timestamp)\\.?$",
                    CASE_INSENSITIVE);

    /// `lag, must be below 5`
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^[\\w /'-]{2,40}[:,] (?:has to (?=be|stay|remain)|(?=must (?:be|stay|remain)\\b))",
                    CASE_INSENSITIVE);

    /// `errors: 0`
    private static final QuickPattern FIGURE =
            QuickPattern.compile(
                    "\\p{L}[\\p{L}\\d _.-]{0,40}?\\s*[:=]\\s*-?\\d{1,12}(?:\\.\\d{1,6})?");

    private static final QuickPattern VARIABLE = QuickPattern.compile("^[\"'`]?\\$[{\\w]");

    /// Programs that print an answer's status.
    private static final QuickPattern ASKS_HTTP =
            QuickPattern.compile(
                    "\\bcurl\\b|\\bInvoke-(?:WebRequest|RestMethod)\\b|\\b(?:iwr|irm|httpie|xh|wget)\\b|\\bhttps? (?:GET|POST|HEAD|:|-)",
                    CASE_INSENSITIVE);

    /// `# => 200`, `# → Healthy`: an arrow behind a command points to its result.
    private static final QuickPattern ARROW = QuickPattern.compile("^\\W*?(?:=+>|-+>|→|⇒)\\s*");

    private ExpectationReader() {}

    /// Whether a comment, remark or line states what a result must look like.
    public static boolean states(String text) {
        var words = text.strip();
        return (STATED.find(words)
                        || IN_PARENS.find(words)
                        || ForeignResults.states(words)
                        || Claims.states(words)
                        || OutputClaims.states(words)
                        || ResultWords.labelled(words))
                && !Retreat.ordered(words)
                && !NotToRun.below(words);
    }

    /// Whether a remark behind a command points to its result with an arrow: a status, a figure, a
    /// quoted text, JSON or a variable. Words behind an arrow may as well say what the command
    /// does.
    public static boolean points(String remark, Action action) {
        if (!ARROW.find(remark)) {
            return false;
        }
        var words = ARROW.replaceFirst(remark, "").strip();
        return VARIABLE.find(words)
                || judged(words, http(action), remark, new Span(1, 1, 1)).isPresent();
    }

    /// Whether a line opens a block of expected output (`# Expected output:`).
    public static boolean opensBlock(String text) {
        return states(text) && text.strip().endsWith(":");
    }

    /// The condition of a result in brackets after a title: `(should be empty)`.
    public static Optional<String> inParens(String text) {
        var match = IN_PARENS.matcher(text);
        return match.find()
                ? Optional.of(match.group().substring(1, match.group().length() - 1))
                : Optional.empty();
    }

    /// What a line says of a result: what a machine can judge of it, and a question to a person
    /// where words are left that it cannot.
    ///
    /// @param text the line's words, label and all
    public static List<Expectation> read(String text, Action action, Span span) {
        var says = text.strip();
        var claimed = Claims.of(says, action, span);
        if (claimed.isPresent()) {
            return claimed.get();
        }
        var printed = OutputClaims.of(says, action, span);
        if (printed.isPresent()) {
            return printed.get();
        }
        var remark = inParens(says);
        var words = remark.orElseGet(() -> withoutRemarks(ResultWords.unlabelled(says)));
        words = ARROW.replaceFirst(NAMED.replaceFirst(words, ""), "");
        var state = EitherState.of(LABEL.replaceFirst(words, ""), says, span);
        if (state.isPresent()) {
            return List.of(state.get());
        }
        // `{"success":true}` opens with no label.
        words = words.startsWith("{") ? words : LABEL.replaceFirst(words, "").strip();
        words = WITH_SEE.replaceFirst(words, "").strip();
        words = A_NUMBER.replaceFirst(SHOULD_MUST.replaceFirst(words, ""), "");
        var http = http(action);
        var parts =
                Quoted.text(words).isPresent()
                        ? List.<Expectation>of()
                        : ExpectedParts.read(words, http, says, span);
        if (!parts.isEmpty()) {
            return parts;
        }
        var between = http ? Optional.<List<Expectation>>empty() : Between.of(words, says, span);
        if (between.isPresent()) {
            return between.get();
        }
        var foreign = remark.isEmpty() && ForeignResults.states(says);
        var judged =
                judged(foreign ? ForeignResults.result(says).strip() : words, http, says, span);
        if (judged.isEmpty() && remark.isEmpty() && !foreign) {
            judged = plain(words, says, span);
        }
        return List.of(judged.orElseGet(() -> new Expectation.Asked(says, span)));
    }

    /// Whether an action is a request over HTTP.
    public static boolean http(Action action) {
        return action instanceof Action.Http
                || (action instanceof Action.Shell(var script) && ASKS_HTTP.find(script))
                || (action instanceof Action.Attended(var attended, _) && ASKS_HTTP.find(attended));
    }

    /// What stands in round brackets explains; it is no text of the result.
    private static String withoutRemarks(String says) {
        var soon = HowSoon.without(says);
        var words = REMARK.replaceAll(soon, "").strip();
        return LABEL.replaceFirst(words, "").isBlank() ? soon : words;
    }

    /// What one text is that must be in a result.
    static Optional<Expectation> text(String words, boolean http, String says, Span span) {
        return judged(words, http, says, span).or(() -> plain(words, says, span));
    }

    private static Optional<Expectation> judged(
            String words, boolean http, String says, Span span) {
        if (EMPTY.matches(words)) {
            return Optional.of(new Expectation.Empty(says, span));
        }
        if (SOME.matches(words)) {
            return Optional.of(new Expectation.NotEmpty(says, span));
        }
        var status = StatusWords.of(words, http, says, span);
        if (status.isPresent()) {
            return status;
        }
        var exit = EXIT.matcher(words);
        if (exit.matches()) {
            return Optional.of(
                    new Expectation.ExitStatus(Integer.parseInt(exit.group(1)), says, span));
        }
        if (words.startsWith("{") || words.startsWith("[{") || words.startsWith("[\"")) {
            var end = Math.max(words.lastIndexOf('}'), words.lastIndexOf(']'));
            return end > 0
                    ? Optional.of(new Expectation.Json(words.substring(0, end + 1), says, span))
                    : Optional.empty();
        }
        var number = NUMBER.matcher(words);
        if (number.matches()) {
            return Optional.of(number(number, says, span));
        }
        var version = VERSION.matcher(words);
        if (version.matches()
                && (FULL_STOP.replaceFirst(words, "").contains(".")
                        || version.group(4) != null
                        || NAMES_VERSION.matches(words))) {
            return Optional.of(version(version, says, span));
        }
        return Quoted.text(words).map(text -> literal(text, says, span));
    }

    /// Short words without a verb of their own are a text to be found in the output; whether it
    /// must be there depends on how surely it is quoted.
    private static Optional<Expectation> plain(String words, String says, Span span) {
        var count = BLANKS.split(words, -1).length;
        var text = FULL_STOP.replaceFirst(words, "");
        if (FIGURE.matches(text) && !OF_EVERY.matches(text)) {
            return Optional.of(new Expectation.Worded(text, says, span));
        }
        if (words.isEmpty()
                || VARIABLE.find(words)
                || count > 6
                || ADVICE.matches(text)
                || text.endsWith("+")
                || OF_EVERY.matches(text)
                || VAGUE.matches(text)) {
            return Optional.empty();
        }
        var literal = literal(text, says, span);
        return Optional.of(
                literal instanceof Expectation.Contains && !Verbatim.is(text)
                        ? new Expectation.Worded(text, says, span)
                        : literal);
    }

    /// The output holds this text, as the document shows it.
    public static Expectation literal(String text, String says, Span span) {
        var holes = !Placeholders.in(text).isEmpty() || text.contains("...") || text.contains("…");
        return holes
                ? new Expectation.Output(List.of(text), says, span)
                : new Expectation.Contains(text, false, says, span);
    }

    private static Expectation number(java.util.regex.Matcher match, String says, Span span) {
        var sign =
                match.group(1) != null
                        ? match.group(1)
                        : match.group(2) == null
                                ? ""
                                : match.group(2).toLowerCase(java.util.Locale.ROOT);
        var comparison =
                switch (sign) {
                    case "<", "less than", "under", "below" -> Comparison.LESS;
                    case "<=", "≤", "at most" -> Comparison.AT_MOST;
                    case ">", "more than", "greater than", "above" -> Comparison.GREATER;
                    case ">=", "≥", "at least" -> Comparison.AT_LEAST;
                    default -> Comparison.EQUAL;
                };
        var or = match.group(5);
        if (or != null) {
            comparison = or.equalsIgnoreCase("less") ? Comparison.AT_MOST : Comparison.AT_LEAST;
        }
        var unit = match.group(4) == null ? "" : match.group(4);
        return new Expectation.Numeric(
                comparison, new BigDecimal(match.group(3).replace(",", "")), unit, says, span);
    }

    private static Expectation version(java.util.regex.Matcher match, String says, Span span) {
        var parts = new java.util.ArrayList<Integer>();
        for (var i = 1; i <= 3; i++) {
            var part = match.group(i);
            if (part == null || part.equals("x")) {
                break;
            }
            parts.add(Integer.parseInt(part));
        }
        var more = match.group(4);
        return new Expectation.Version(parts, more != null && !more.equals("x"), says, span);
    }

    /// Comments below `# Expected results:`: a list in them is told to a person, the rest is what
    /// is printed.
    public static Optional<Expectation> listed(List<String> comments, String says, Span span) {
        return comments.stream().allMatch(line -> line.startsWith("- ") || line.startsWith("* "))
                ? Optional.of(
                        new Expectation.Asked(
                                Bounded.of(says + " " + String.join("; ", comments)), span))
                : block(comments, says, span);
    }

    /// The block below `# Expected output:` or under an "Expected" label.
    public static Optional<Expectation> block(List<String> lines, String says, Span span) {
        var kept = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var first = kept.getFirst();
        if (first.startsWith("{") || first.startsWith("[{") || first.equals("[")) {
            return Optional.of(new Expectation.Json(String.join("\n", lines), says, span));
        }
        if (HTTP_2.matches(first)) {
            var code = Integer.parseInt(BLANKS.split(first, -1)[1]);
            return Optional.of(new Expectation.HttpStatus(code, code, says, span));
        }
        return Optional.of(new Expectation.Output(kept, says, span));
    }

    static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }
}
