package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;

/// An HTTP status as a result: `200 OK`, `HTTP 404`, `2xx`, `200 or 204`.
final class StatusWords {
    private static final QuickPattern STATUS =
            QuickPattern.compile(
                    "^(?:HTTP(?:/[\\d.]+)?\\s+|(?:http\\s*)?status\\s*(?:code)?\\s*(?:(?:should|must|has to)\\s+be|is|:|=)?\\s*|http status:"
                            + "?\\s*|a\\s+)?([1-5]\\d\\d)\\b(?:\\s+(?!and\\b|but\\b|plus\\b|or\\b)[A-Z(][\\w ()]*)?(?:\\s*[(,—"
                            + "–-].*|\\s+(?:with|response|status)\\b.*|\\.)?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern STATUS_CLASS =
            QuickPattern.compile("^([1-5])xx\\b", CASE_INSENSITIVE);
    private static final QuickPattern EITHER =
            QuickPattern.compile("^(2\\d\\d|3\\d\\d)\\s*(?:or|/)\\s*([23]\\d\\d)\\b.*");

    /// Two statuses and no other word: so whatever prints them.
    private static final QuickPattern ALONE = QuickPattern.compile("\\d{3}\\s+or\\s+\\d{3}\\W*");

    private StatusWords() {}

    /// @param http whether the command prints an answer's status
    static Optional<Expectation> of(String words, boolean http, String says, Span span) {
        var either = EITHER.matcher(words);
        if (either.matches() && (http || ALONE.matches(words))) {
            var a = Integer.parseInt(either.group(1));
            var b = Integer.parseInt(either.group(2));
            return Optional.of(
                    new Expectation.HttpStatus(Math.min(a, b), Math.max(a, b), says, span));
        }
        var status = STATUS.matcher(words);
        if (status.matches() && (http || words.toLowerCase(Locale.ROOT).startsWith("http"))) {
            var code = Integer.parseInt(status.group(1));
            return Optional.of(new Expectation.HttpStatus(code, code, says, span));
        }
        var of = STATUS_CLASS.matcher(words);
        if (of.find() && http) {
            var hundred = Integer.parseInt(of.group(1)) * 100;
            return Optional.of(new Expectation.HttpStatus(hundred, hundred + 99, says, span));
        }
        return Optional.empty();
    }
}
