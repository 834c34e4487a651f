package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.shell.OneValue;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A comment that is nothing but what the command beside it prints: `curl … # 200`, `… # yes`, and
/// right below a query `-- 0`. A figure is a result only of what answers with figures: elsewhere it
/// may be a port, a version or a number in a row.
public final class BareResult {
    private static final QuickPattern WORD =
            QuickPattern.compile(
                    "(?:yes|no|ok|true|false|healthy|active|running|up|ready|green|online|enabled|connected|available|succeeded|passed"
                            + "|pong|active \\(running\\)|nothing to commit|no issues|empty|nothing|none|no output|no rows)[.!]?",
                    CASE_INSENSITIVE);
    private static final QuickPattern NOTHING =
            QuickPattern.compile("(?:empty|nothing|none|no output|no rows)\\W?", CASE_INSENSITIVE);
    private static final QuickPattern NO_OUTPUT =
            QuickPattern.compile(
                    "\\W*(?:(?:no|empty) (?:output|results?)|(?:no|0|zero) (?:rows|lines)(?: returned)?)\\W*",
                    CASE_INSENSITIVE);
    private static final QuickPattern ARROW = QuickPattern.compile("^(?:=>|->|→|⇒)\\s*");
    private static final QuickPattern NUMBER = QuickPattern.compile("\\d{1,9}");
    private static final QuickPattern STATUS =
            QuickPattern.compile(
                    "(?:HTTP(?:/[\\d.]+)?\\s+)?([1-5]\\d\\d)(?:\\s+(?:OK|Created|Accepted|No Content|Found|Moved Permanently|Unauthorized|Forbidden|Not Found))?",
                    CASE_INSENSITIVE);
    private static final QuickPattern ASKS_HTTP =
            QuickPattern.compile("\\b(?:curl|http|https|xh|wget)\\s");
    private static final QuickPattern COUNTS =
            QuickPattern.compile(
                    "\\bwc\\b|\\bgrep\\s+(?:-\\w*c|--count)|\\bcount\\s*\\(|\\blength\\b|\\becho\\s+\"?\\$\\?|\\b(?:LLEN|SCARD|DBSIZE|ZCARD|XLEN)\\b|\\bsum\\s*\\(",
                    CASE_INSENSITIVE);

    /// `500 = route OK`: a status and what it means here.
    private static final QuickPattern GLOSSED =
            QuickPattern.compile("([1-5]\\d\\d)\\s*(?:[=—–]|-\\s|->|→).*");

    private static final QuickPattern EITHER =
            QuickPattern.compile(
                    "(?:HTTP(?:/[\\d.]+)?\\s+)?([1-5]\\d\\d)\\s*(?:or|oder|ou|o|nebo|lub|/)\\s*([1-5]\\d\\d)(?:\\s+\\(.*)?",
                    CASE_INSENSITIVE);

    private static final QuickPattern JSON =
            QuickPattern.compile("\\{\\s*\"[^\"]+\"\\s*:.*\\}|\\[\\s*[{\"].*[}\"]\\s*\\]");

    /// `→ COMPLETED`: a state, as systems write it.
    private static final QuickPattern CAPITALS =
            QuickPattern.compile("(?:=>|->|→)\\s*\"?([A-Z][A-Z_]{2,30})\"?[.!]?");

    /// How PostgreSQL prints a truth.
    private static final QuickPattern TRUTH = QuickPattern.compile("[tf]");

    private static final QuickPattern SQL = QuickPattern.compile("\\bselect\\b", CASE_INSENSITIVE);

    /// `from the host: 200`
    private static final QuickPattern PLACE =
            QuickPattern.compile(
                    "^(?:from|on|at|in) (?:the |this )?[\\w-]{2,20}:\\s+", CASE_INSENSITIVE);

    private BareResult() {}

    /// What a comment says of the result of a command, where it says nothing else.
    ///
    /// @param script the command or query
    public static Optional<List<Expectation>> of(String comment, String script, Span span) {
        var words = comment.strip();
        var status = STATUS.matcher(words);
        if (ASKS_HTTP.find(script) && status.matches()) {
            var code = Integer.parseInt(status.group(1));
            return one(new Expectation.HttpStatus(code, code, words, span));
        }
        if (NUMBER.matches(words) && COUNTS.find(script)) {
            return one(
                    new Expectation.Numeric(
                            Comparison.EQUAL, new BigDecimal(words), "", words, span));
        }
        if (NOTHING.matches(words)) {
            return one(new Expectation.Empty(words, span));
        }
        if (TRUTH.matches(words) && SQL.find(script)) {
            return one(new Expectation.Output(List.of(words), words, span));
        }
        return WORD.matches(words)
                ? one(new Expectation.Output(List.of(words), words, span))
                : Optional.empty();
    }

    /// The same of a remark behind a command on its own line, which may as well be an answer's
    /// JSON, a state behind an arrow or a status and its meaning.
    public static Optional<List<Expectation>> remark(String remark, String script, Span span) {
        var words = PLACE.replaceFirst(remark.strip(), "");
        var either = EITHER.matcher(words);
        if (ASKS_HTTP.find(script) && either.matches()) {
            var one = Integer.parseInt(either.group(1));
            var other = Integer.parseInt(either.group(2));
            if (one / 100 != other / 100 && Math.max(one, other) >= 400) {
                // Between 200 and 404 lies what nobody expects.
                return Optional.of(
                        List.of(
                                new Expectation.HttpStatus(
                                        Math.min(one, other), Math.max(one, other), words, span),
                                new Expectation.Asked(words, span)));
            }
            return one(
                    new Expectation.HttpStatus(
                            Math.min(one, other), Math.max(one, other), words, span));
        }
        var glossed = GLOSSED.matcher(words);
        if (ASKS_HTTP.find(script) && glossed.matches()) {
            var code = Integer.parseInt(glossed.group(1));
            return one(new Expectation.HttpStatus(code, code, words, span));
        }
        if (JSON.matches(words)) {
            return one(new Expectation.Json(words, words, span));
        }
        if (CAPITALS.matches(words)) {
            return one(
                    new Expectation.Output(
                            List.of(CAPITALS.replaceFirst(words, "$1")), words, span));
        }
        return of(ARROW.replaceFirst(words, ""), script, span)
                .or(() -> BareBound.all(words, script, span))
                .or(() -> value(words, script, span));
    }

    /// Whether words are an answer as it comes, which titles nothing.
    public static boolean answer(String words) {
        return JSON.matches(words.strip());
    }

    /// Whether words say no more than that nothing is printed.
    public static boolean nothing(String words) {
        return NO_OUTPUT.matches(words);
    }

    /// One word with a figure in it, which is a value and no title: `prod-eu-1`.
    private static final QuickPattern SHAPED =
            QuickPattern.compile("(?=\\D*\\d)(?!\\d+[.)]$)\"?v?[\\w][\\w.@:+/-]*(?<![.:/])\"?");

    private static final QuickPattern TOKEN =
            QuickPattern.compile("[\"'`]?[\\w][\\w.@:+/-]*(?<![.:])[\"'`]?");

    private static final QuickPattern FIGURE = QuickPattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");
    private static final QuickPattern QUOTES = QuickPattern.compile("[\"'`]");
    private static final int LONGEST_VALUE = 80;

    /// What one word beside a command says of the value that it prints: a machine compares where
    /// the command prints one value and nothing else, a person where it may print anything.
    public static Optional<List<Expectation>> value(String words, String script, Span span) {
        if (words.length() > LONGEST_VALUE || words.indexOf(' ') >= 0 || !TOKEN.matches(words)) {
            return Optional.empty();
        }
        if (OneValue.prints(script)) {
            var bare = QUOTES.replaceAll(words, "");
            return one(
                    FIGURE.matches(bare)
                            ? new Expectation.Numeric(
                                    Comparison.EQUAL, new BigDecimal(bare), "", words, span)
                            : new Expectation.Output(List.of(bare), words, span));
        }
        return SHAPED.matches(words) && !script.contains(words) && OneValue.mayPrint(script)
                ? one(new Expectation.Asked(words, span))
                : Optional.empty();
    }

    /// Whether what it prints is how many there are of something.
    public static boolean counts(String script) {
        return COUNTS.find(script);
    }

    private static Optional<List<Expectation>> one(Expectation expectation) {
        return Optional.of(List.of(expectation));
    }
}
