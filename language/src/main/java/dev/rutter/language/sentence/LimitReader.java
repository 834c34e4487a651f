package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Limits on metrics: `Error rate < 1%`, `p95 response time above 2000 ms for 5 minutes`, `CPU
/// usage (alert > 80%)`, `no new errors for 10 minutes`.
public final class LimitReader {
    private static final QuickPattern CLAUSE_END = QuickPattern.compile("[,.;(].*$");
    private static final QuickPattern BRACKETS = QuickPattern.compile("[()]");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern MINUTES = QuickPattern.compile("(?i)\\s*minutes.*");
    private static final QuickPattern LIST_SIGN = QuickPattern.compile("[,;]");

    private static final QuickPattern COMPARED =
            QuickPattern.compile(
                    "(<=|>=|=="
                            + "|[<>≤≥=])\\s*\\$?(\\d[\\d,]{0,12}(?:\\.\\d{1,6})?)\\s*(x\\s+(?:the\\s+)?(?:baseline"
                            + "|normal|average|usual)|%|percent|ms\\b|milliseconds?"
                            + "|sec(?:onds?)?\\b|s\\b|minutes?\\b|mins?\\b|m\\b|hours?\\b|h\\b"
                            + "|days?\\b|[KMGT]i?B\\b|(?:req|requests?|rps|qps|messages?|errors?"
                            + "|users?|connections?|restarts?|retries|failures?|items|jobs?|rows"
                            + "|events?)\\b(?:/\\w+)?|x\\b)?",
                    CASE_INSENSITIVE);

    /// `REPLICAS=0`, `--replicas=0`: what a command is told, and nothing that is measured.
    private static final QuickPattern SETS =
            QuickPattern.compile(
                    "(?:(?:^|[\\s`'\"])--?[A-Za-z][\\w.-]*|\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)$");

    private static final QuickPattern NONE_OF =
            QuickPattern.compile("\\b(?:no|zero)\\b", CASE_INSENSITIVE);
    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "\\b(alert|page|warn(?:ing)?|critical|trigger|roll ?back|exceeds?"
                            + "|degrad\\w+|spike|elevated|slow)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern GOOD =
            QuickPattern.compile(
                    "\\b(target|should|must|goal|expected|ideal|acceptable|healthy)\\b",
                    CASE_INSENSITIVE);
    static final QuickPattern BAD_METRIC =
            QuickPattern.compile(
                    "rate of errors|error|fail|latenc|response time|duration|cpu|memory"
                            + "|disk|lag|restart|fehler|latenz|antwortzeit|speicher|erreur"
                            + "|temps de r|m(?:é|e)moire|disque|tiempo de r|memoria|disco",
                    CASE_INSENSITIVE);
    private static final QuickPattern CRITICAL =
            QuickPattern.compile("\\bcritical|page\\b|immediately", CASE_INSENSITIVE);
    private static final QuickPattern WARNING =
            QuickPattern.compile("\\bwarn(ing)?\\b", CASE_INSENSITIVE);

    /// A version, or a label: what is expected is a command's own result, not a metric.
    static final QuickPattern NO_METRIC =
            QuickPattern.compile(
                    "\\b(node(\\.js)?|python|java|version|npm|postgres(ql)?|ruby|go|php|v)\\s*$"
                            + "|^(?:expected(?: (?:output|result|value|count))?|warn(?:ing)?|crit(?:ical)?|yellow|red)$",
                    CASE_INSENSITIVE);

    /// Whoever is asked what they need is told no limit.
    private static final QuickPattern ASKS =
            QuickPattern.compile(
                    "^(?:do|does|did|can|could|will|would|shall) (?:you|we|i|they)\\b",
                    CASE_INSENSITIVE);

    /// How long a text must be limits no metric.
    private static final QuickPattern SIZE =
            QuickPattern.compile(
                    "^\\W*(?:chars?|characters?|letters?|digits?|words?|bits?|people|reviewers?|approv\\w+|old)\\b",
                    CASE_INSENSITIVE);

    /// A level was named before: what follows is another of the same metric.
    private static final QuickPattern LEVELS =
            QuickPattern.compile(
                    "[<>≤≥=]\\s*\\d[^,;]*\\b(?:warn(?:ing)?|critical|alert|page)\\b\\)?\\s*(?:,|;|\\band\\b|\\bor\\b)\\s*$",
                    CASE_INSENSITIVE);

    /// A check by its rhythm; a length of time behind it is how long an answer takes.
    private static final QuickPattern CHECKS =
            QuickPattern.compile(
                    "\\b(?:checks?|pings?|probes?|polls?|requests?)\\b[^.;]*\\b(?:every|each|once per)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIMED = QuickPattern.compile("(?i)ms|s|sec.*|milli.*");

    private static final QuickPattern CONSECUTIVE = QuickPattern.compile("(\\d+) consecutive");

    /// What illustrates a level is no limit.
    private static final QuickPattern EXAMPLES =
            QuickPattern.compile("^\\W*examples?\\W*:", CASE_INSENSITIVE);

    /// By how much a figure has changed, since who knows when: no machine can tell.
    private static final QuickPattern CHANGES =
            QuickPattern.compile(
                    "\\b(?:ris(?:es?|en)|increas(?:es?|ed)|gr(?:ows?|own)|climb(?:s|ed)?|jump(?:s|ed)?|degrad(?:es?|ed)|worsen(?:s|ed)?|drop(?:s|ped)?|falls?|fallen|decreas(?:es?|ed)|declin(?:es?|ed)|dip(?:s|ped)?|go(?:es)? (?:up|down)|gone (?:up|down)|chang(?:es?|ed)|deviat(?:es?|ed)|differs?|var(?:y|ies))\\s+(?:by|of)\\s*(?:[<>≤≥=]+\\s*)?\\d[\\d.,]*\\s*(?!x\\b)",
                    CASE_INSENSITIVE);

    private LimitReader() {}

    /// All limits that a line states.
    ///
    /// @param section what the section says: null where it says nothing
    public static List<Limit> read(String line, @Nullable Polarity section, Span span) {
        if (!figures(line)) {
            return List.of();
        }
        var plain = HowSoon.without(Inline.plain(line));
        var text = ForeignLimits.plain(Inline.withoutCode(plain));
        if (text.length() > 1000 || EXAMPLES.find(text) || WindowReader.REACTS.find(text)) {
            return List.of();
        }
        var clauses =
                LimitClauses.of(
                        text,
                        masked ->
                                COMPARED.find(
                                        LimitPhrases.of(LimitWords.signs(masked), section).text()));
        var phrases = LimitPhrases.of(LimitWords.signs(clauses.text()), section);
        var signs = phrases.text();
        if (CHANGES.find(signs)) {
            return List.of();
        }
        var place = phrases.polarity() == null ? section : phrases.polarity();
        var limits = new ArrayList<Limit>();
        var matcher = COMPARED.matcher(signs);
        var from = 0;
        for (var more = matcher.find(); more; ) {
            var found =
                    compared(matcher, signs, clauses, line, place, span)
                            .or(() -> again(matcher, signs, clauses, line, place, span, limits));
            var start = matcher.start();
            var end = matcher.end();
            more = matcher.find();
            if (found.isPresent()) {
                var near = Percentiles.near(signs, from, start, end, more ? matcher.start() : -1);
                limits.addAll(Percentiles.each(found.get(), near, limits));
            }
            from = end;
        }
        if (limits.isEmpty()) {
            WholeLimits.stated(signs, line, span).ifPresent(limits::add);
        }
        if (limits.isEmpty()) {
            NoErrors.stated(signs, line, span).ifPresent(limits::add);
        }
        return limits;
    }

    /// A second level of the metric before it: `> 70 % warning, > 90 % critical`.
    private static Optional<Limit> again(
            Matcher matcher,
            String text,
            LimitClauses clauses,
            String line,
            @Nullable Polarity place,
            Span span,
            List<Limit> before) {
        if (before.isEmpty()
                || !MetricNames.EARLIER.find(text.substring(0, matcher.start()) + " ")) {
            return Optional.empty();
        }
        var metric = before.getLast().metric();
        var same =
                " ".repeat(matcher.start()).replaceFirst("^ *", "")
                        + metric
                        + " "
                        + text.substring(matcher.start());
        var found = COMPARED.matcher(same);
        return found.find() ? compared(found, same, clauses, line, place, span) : Optional.empty();
    }

    private static Optional<Limit> compared(
            Matcher matcher,
            String text,
            LimitClauses clauses,
            String line,
            @Nullable Polarity place,
            Span span) {
        var before = text.substring(0, matcher.start());
        var after = text.substring(matcher.end());
        var unit = matcher.group(3) == null ? "" : matcher.group(3);
        var metric = MetricNames.of(before);
        if (SIZE.find(after)
                || NO_METRIC.find(metric)
                || ASKS.find(metric)
                || OnceLooked.compares(before, unit)
                || before.endsWith("-")
                || before.endsWith("=")
                || (matcher.group(1).equals("=") && SETS.find(before))) {
            return Optional.empty();
        }
        if (metric.isEmpty() && !LEVELS.find(before)) {
            metric = MetricNames.of(LimitWords.counted(unit, CLAUSE_END.replaceFirst(after, "")));
        }
        if (MetricNames.waits(metric, unit) || (asks(line) && Durations.find(text).size() > 0)) {
            return Optional.empty();
        }
        if (metric.isEmpty() && CHECKS.find(text) && TIMED.matches(unit)) {
            metric = "response time";
        }
        if (metric.equals("code")) {
            metric = MetricNames.coded(line).orElse(metric);
        }
        if (metric.isEmpty()
                || (matcher.group(1).startsWith("=")
                        && unit.isEmpty()
                        && !noneOf(metric, matcher.group(2), after))) {
            return Optional.empty();
        }
        var comparison = LimitWords.comparison(matcher.group(1));
        return Optional.of(
                limit(
                        metric,
                        text,
                        comparison,
                        matcher.group(2).replace(",", ""),
                        unit,
                        polarity(text, Percentiles.named(metric, unit), comparison, place),
                        clauses.window().or(() -> window(after)),
                        line,
                        span));
    }

    private static boolean asks(String line) {
        return line.stripTrailing().endsWith("?");
    }

    /// `rejected queries = 0`, as against a setting.
    private static boolean noneOf(String metric, String value, String after) {
        return value.equals("0")
                && after.isBlank()
                && (metric.indexOf(' ') > 0 || metric.endsWith("s"))
                && metric.indexOf('_') < 0;
    }

    static Limit limit(
            String metric,
            String text,
            Comparison comparison,
            String value,
            String unit,
            Polarity polarity,
            Optional<Duration> window,
            String line,
            Span span) {
        var baseline = unit.toLowerCase(Locale.ROOT).startsWith("x");
        var consecutive = CONSECUTIVE.matcher(text);
        var name =
                MetricNames.expression(metric)
                        ? metric
                        : MetricNames.trimmed(
                                BLANKS.replaceAll(
                                        BRACKETS.replaceAll(Percentiles.without(metric), " "),
                                        " "));
        return new Limit(
                name,
                Percentiles.first(text),
                comparison,
                new BigDecimal(value),
                baseline ? "" : Units.plain(unit),
                baseline,
                window,
                consecutive.find() && !MINUTES.matches(text.substring(consecutive.end()))
                        ? OptionalInt.of(Integer.parseInt(consecutive.group(1)))
                        : OptionalInt.empty(),
                polarity,
                level(text, value),
                Inline.plain(line),
                span);
    }

    /// The level that the words nearest to the figure name.
    private static Limit.Level level(String text, String value) {
        var at = text.replace(",", "").indexOf(value);
        var own =
                LIST_SIGN
                        .split(
                                (at < 0
                                        ? text
                                        : text.replaceFirst(
                                                "^.*?(?=" + Pattern.quote(value) + ")", "")),
                                2)[0];
        var words = WARNING.find(own) || CRITICAL.find(own) ? own : text;
        return WARNING.find(words) && !CRITICAL.find(words)
                ? Limit.Level.WARNING
                : Limit.Level.CRITICAL;
    }

    /// Whether it holds a digit, or says that there must be none of something: no other line is a
    /// limit.
    private static boolean figures(String line) {
        for (var i = 0; i < line.length(); i++) {
            if (Character.isDigit(line.charAt(i))) {
                return true;
            }
        }
        return NONE_OF.find(line);
    }

    private static Polarity polarity(
            String text, String metric, Comparison comparison, @Nullable Polarity place) {
        if (GOOD.find(text) && !BAD.find(text)) {
            return Polarity.GOOD_IF;
        }
        if (place != null) {
            return place;
        }
        if (BAD.find(text)) {
            return Polarity.BAD_IF;
        }
        var more = comparison == Comparison.GREATER || comparison == Comparison.AT_LEAST;
        return more && BAD_METRIC.find(metric) ? Polarity.BAD_IF : Polarity.GOOD_IF;
    }

    static Optional<Duration> window(String after) {
        return Durations.find(after).stream()
                .filter(found -> found.sign().isEmpty())
                .map(Durations.Found::to)
                .findFirst();
    }
}
