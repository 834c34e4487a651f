package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A remark without a verb that bounds what the command beside it prints: `# < 5`, `# at most 80%
/// used`, `# NRestarts=0`, `# healthy, not starting`. A machine compares where the command prints
/// one figure; of a table or a sentence a person does.
public final class BareBound {
    private static final QuickPattern BOUND =
            QuickPattern.compile(
                    "\\W*?((?:[\\p{L}/-]+ ){0,4})(?:is )?(<=|>=|[<>≤≥]|(?:no|not) (?:more|less|fewer) than|at most|at least|fewer than|less than|more than|greater than|under|below|above|over|up to)\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*(%|[\\p{L}/]+)?((?: [\\p{L}/-]+){0,5})\\W*",
                    CASE_INSENSITIVE);

    /// What a bound says of how long the command takes or how often it may be tried, not of what it
    /// prints.
    private static final QuickPattern OF_THE_COMMAND =
            QuickPattern.compile(
                    "\\b(?:takes?|waits?|needs?|requires?|runs?|keeps?|retries|retry|tries|times?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|secs?|seconds?|older|newer|old|last|first|replicas to)\\b",
                    CASE_INSENSITIVE);

    /// Prints how things are and nothing else.
    private static final QuickPattern FIGURES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:df|free|uptime|du|psql|mysql|sqlite3|redis-cli|stat|cat|wc|nproc|systemctl show|sysctl|ss|netstat|ps|top|vmstat|iostat|curl)\\b|\\|\\s*(?:wc|jq|awk|tail|head|grep|cut|tr|sort|uniq|sed)\\b[^|]*$|\\b(?:kubectl|docker|aws|gcloud|az|rabbitmqctl|kafka-\\S+)\\s.*\\b(?:get|top|describe|inspect|stats|list|list_queues|logs|ps)\\b|^\\S*bin/\\S*(?:count|length|lag|depth|size|load|usage|backlog|pending)\\S*");

    private static final QuickPattern ONE_FIGURE =
            QuickPattern.compile(
                    "\\|\\s*wc\\s+-\\w\\s*$|\\bgrep\\s+(?:-\\w*c\\w*|--count)\\b[^|]*$|\\bpsql\\b.*\\s-(?:\\w*t\\w*A\\w*|\\w*A\\w*t\\w*)\\b|\\bpsql\\b.*\\s-t\\b|^redis-cli\\s.*\\b(?:LLEN|SCARD|DBSIZE|ZCARD|XLEN|llen|scard|dbsize|zcard|xlen)\\b|\\bjq\\b.*\\blength\\b[^|]*$|^\\S*bin/\\S*(?:count|length|lag|depth|size|backlog|pending)\\S*$");

    private static final QuickPattern ASSIGNED =
            QuickPattern.compile("([A-Za-z][\\w.-]{1,60})=([\\w.:/%-]{1,60})\\.?");
    private static final QuickPattern STATE_NOT =
            QuickPattern.compile(
                    "\\W*?(healthy|running|active|ready|up|online|enabled|connected|available|succeeded|completed?)\\s*(?:,|;|–|—|-|and|but)\\s*(?:and |but )?not \\p{L}+(?: \\p{L}+)?\\W*",
                    CASE_INSENSITIVE);

    private BareBound() {}

    /// Whether a command prints one figure and nothing else.
    public static boolean oneFigure(String script) {
        return ONE_FIGURE.find(script.strip());
    }

    static Optional<Expectation> of(String remark, String script, Span span) {
        var words = remark.strip();
        var state = STATE_NOT.matcher(words);
        if (state.matches()) {
            return Optional.of(new Expectation.Contains(state.group(1), false, words, span));
        }
        var assigned = ASSIGNED.matcher(words);
        if (assigned.matches()
                && script.contains(assigned.group(1))
                && !script.contains(assigned.group(1) + "=")) {
            return Optional.of(
                    new Expectation.Contains(
                            FULL_STOP.replaceFirst(words, ""), false, words, span));
        }
        var bound = BOUND.matcher(words);
        if (!bound.matches() || OF_THE_COMMAND.find(words)) {
            return Optional.empty();
        }
        var alone = bound.group(1).isBlank() && bound.group(5).isBlank();
        if (!FIGURES.find(script.strip())) {
            // Of a command that does something it may say anything else.
            return alone && !ShellEffect.acts(script) && bound.group(4) == null
                    ? Optional.of(new Expectation.Asked(words, span))
                    : Optional.empty();
        }
        var unit = bound.group(4) == null ? "" : bound.group(4);
        if (!alone || !(unit.isEmpty() || unit.equals("%")) || !ONE_FIGURE.find(script.strip())) {
            return Optional.of(new Expectation.Asked(words, span));
        }
        return Optional.of(
                new Expectation.Numeric(
                        comparison(bound.group(2).toLowerCase(Locale.ROOT)),
                        new BigDecimal(bound.group(3).replace(",", "")),
                        unit,
                        words,
                        span));
    }

    /// The same as all that is expected.
    static Optional<List<Expectation>> all(String remark, String script, Span span) {
        return of(remark, script, span).map(List::of);
    }

    private static final QuickPattern FULL_STOP = QuickPattern.compile("\\.$");

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "<", "less than", "fewer than", "under", "below" -> Comparison.LESS;
            case ">", "more than", "greater than", "above", "over" -> Comparison.GREATER;
            case ">=",
                    "≥",
                    "at least",
                    "no less than",
                    "not less than",
                    "no fewer than",
                    "not fewer than" ->
                    Comparison.AT_LEAST;
            default -> Comparison.AT_MOST;
        };
    }
}
