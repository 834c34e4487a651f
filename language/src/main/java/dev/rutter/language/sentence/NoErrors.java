package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/// Limits without a figure: `no new errors for 10 minutes`, `zero failed jobs`.
public final class NoErrors {
    private static final QuickPattern NO_ERRORS =
            QuickPattern.compile(
                    "^\\W*(?:no|zero)\\s+(?:new\\s+|critical\\s+|unexpected\\s+"
                            + "|console\\s+|browser\\s+|javascript\\s+|client\\s+|server\\s+"
                            + "|application\\s+|[\\w-]+-(?:severity|facing|level)\\s+"
                            + "|accessibility\\s+|security\\s+){0,2}(errors?|vulnerabilities"
                            + "|incidents|bugs|exceptions|alerts|crash(?:es)?|restarts|5xx"
                            + "|error (?:patterns|spikes|logs|messages)|failed \\w+)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern ERRORS =
            QuickPattern.compile("error|exception|crash|5xx|bugs", CASE_INSENSITIVE);
    private static final QuickPattern NEW = QuickPattern.compile("\\bnew\\b", CASE_INSENSITIVE);
    private static final QuickPattern ZERO = QuickPattern.compile("\\bzero\\b", CASE_INSENSITIVE);

    private NoErrors() {}

    /// That nothing of a kind is new, or is there for some time.
    static Optional<Limit> stated(String text, String line, Span span) {
        var matcher = NO_ERRORS.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var window = LimitReader.window(text);
        return window.isEmpty() && !NEW.find(matcher.group()) && !ZERO.find(matcher.group())
                ? Optional.empty()
                : Optional.of(none(matcher, text, window, line, span));
    }

    /// The same where somebody signs it: there it needs neither a time nor `new`, and is measured
    /// by nobody else.
    public static boolean signed(String line) {
        var matcher = NO_ERRORS.matcher(Inline.withoutCode(Inline.plain(line)));
        return matcher.find() && ERRORS.find(matcher.group(1));
    }

    private static Limit none(
            Matcher matcher, String text, Optional<Duration> window, String line, Span span) {
        return LimitReader.limit(
                matcher.group(1).toLowerCase(Locale.ROOT),
                text,
                Comparison.EQUAL,
                "0",
                "",
                Polarity.GOOD_IF,
                window,
                line,
                span);
    }
}
