package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;

/// What the words around a comparison call the metric.
public final class MetricNames {
    private static final QuickPattern EARLIER_CLAUSE = QuickPattern.compile("^.*[;—→]\\s*");
    private static final QuickPattern EARLIER_SENTENCE = QuickPattern.compile("^.*\\.\\s+");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    private static final QuickPattern TRIM =
            QuickPattern.compile(
                    "^(?:[^\\p{L}\\p{N}]+|(?:do not|don['’]t|never|immediately|at once"
                            + "|right away|as soon as|meaning|alert|page|warn|trigger|verify"
                            + "|check|ensure|confirm|monitor|watch|observe|keep|make sure|if|when"
                            + "|whenever|and|or|either|both|of|all|the|is|that|(?:abort|pause|halt|hold"
                            + "|suspend|freeze|stop)(?: (?:the |this )?(?:\\w+ )?(?:rollout"
                            + "|release|deployment|upgrade|migration|promotion|canary))?|back out"
                            + "|go back|rollback|roll back|issues affecting)\\b[^\\p{L}\\p{N}]*)+"
                            + "|(?:[^\\p{L}\\p{N})]+|\\b(?:alert|should|must|(?:has|have|needs?|ought) to|stay|stays|be|is|are"
                            + "|if|when|target|remains?|drops?|rises?|goes|has|by|of|for|at|the|a"
                            + "|in|not|never|does|do|did|can|may|keeps?|was|were|been|gets"
                            + "|becomes|reaches|hits|climbs?)\\b[^\\p{L}\\p{N}]*)+$",
                    CASE_INSENSITIVE);

    /// A limit before this one on the same line.
    static final QuickPattern EARLIER =
            QuickPattern.compile(
                    "^.*[<>≤≥=]\\s*\\S+(?:\\s*(?:%|ms|s|min|[KMGT]i?B|percent\\b|baseline))?(?:\\s*\\(?(?:warn(?:ing)?|critical|alert|page|yellow|red)\\)?)?\\s*(?:,|;|\\(|\\band\\b|\\bor\\b)\\s*",
                    CASE_INSENSITIVE);

    /// How long something is waited for, or takes, is no limit of a metric.
    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    "^(?:then |please |and )?(?:wait|allow|retry|poll|give it|takes?|can take|may take|this takes?|respond|reply|answer|acknowledge)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SEC_MIN =
            QuickPattern.compile("(?i)s|m|h|sec.*|min.*|hours?|days?");

    private static final QuickPattern ONE_CODE = QuickPattern.compile("^[^`]*`([^`]{2,60})`[^`]*$");

    /// When somebody looks at it: `T+24h`, `Day 2`, `after 30 minutes`.
    private static final QuickPattern MOMENT =
            QuickPattern.compile(
                    "^\\W*(?:(?:at|by|from|after)\\s+)?(?:T\\s?[+-]\\s?\\d+(?:[.:]\\d+)?\\s*(?:d|w|h|m|s|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)?"
                            + "|(?:day|week|hour|minute|tag|woche|stunde|jour|semaine|heure|d(?:í|i)a|semana|hora)\\s*\\d+)(?![\\w%.])\\W*",
                    CASE_INSENSITIVE);

    /// A metric as a monitoring system writes it: `rate(errors{job="api"}[5m])`.
    private static final QuickPattern EXPRESSION =
            QuickPattern.compile(
                    "(?:(?<![\\w:])(?:sum|avg|max|min|count|topk|i?rate|increase|delta|absent|histogram_quantile)(?: (?:by|without) ?\\([^()<>]{0,80}\\) ?)?\\([^<>]{1,200}\\)(?: (?:by|without) ?\\([^()<>]{0,80}\\))?"
                            + "|(?<![\\w:])[A-Za-z_][\\w:]{1,80}\\{[^{}<>]{0,200}\\}(?:\\[\\w:]{1,12}\\])?)\\s*$",
                    CASE_INSENSITIVE);

    /// `Check every minute, alert if not healthy for 2 consecutive checks or`: what stands before
    /// another reason to alert names no metric.
    private static final QuickPattern OTHER_REASON =
            QuickPattern.compile(
                    "^.*\\b(?:alert|page|warn|roll ?back|abort|stop)\\b(?:,? with(?:out| no)(?: [\\w'’-]+){1,4},?)?[^,;]{0,12}\\b(?:if|when)\\b(?:.*\\bconsecutive\\s+\\w+,?\\s+(?:or|and)\\b)?",
                    CASE_INSENSITIVE);

    private static final QuickPattern CODE =
            QuickPattern.compile("(?<=\\S)\\s*\\(?\\bcode\\b\\)?$");

    private MetricNames() {}

    /// Whether a name is an expression of a monitoring system.
    static boolean expression(String name) {
        return EXPRESSION.find(name);
    }

    /// The metric that the words before a comparison name.
    static String of(String before) {
        var whole = EXPRESSION.first(before);
        if (whole.isPresent()) {
            return whole.get().group().strip().toLowerCase(Locale.ROOT);
        }
        var clause = EARLIER_SENTENCE.replaceFirst(EARLIER_CLAUSE.replaceFirst(before, ""), "");
        clause = OTHER_REASON.replaceFirst(EARLIER.replaceFirst(clause, ""), "");
        var name = trimmed(RuleCases.lastCase(LimitClauses.instruction(clause)));
        name = trimmed(LimitClauses.name(name));
        name = BLANKS.replaceAll(name, " ").toLowerCase(Locale.ROOT);
        // A name in brackets behind the words only says them again.
        name = CODE.replaceFirst(name, "");
        return name.length() > 80 ? name.substring(name.length() - 80) : name;
    }

    /// A name without the words around it that are none of it.
    static String trimmed(String clause) {
        var name = TRIM.replaceAll(MOMENT.replaceFirst(clause, ""), "").strip();
        return TRIM.replaceAll(name, "").strip();
    }

    /// Whether words are no more than when somebody looks.
    public static boolean moment(String words) {
        return !words.isBlank() && MOMENT.replaceFirst(words, "").isBlank();
    }

    /// Whether a figure says how long something takes or is waited for.
    static boolean waits(String metric, String unit) {
        return WAITS.find(metric) && SEC_MIN.matches(unit);
    }

    /// A metric that is named by the only code in the line.
    static Optional<String> coded(String line) {
        var found = ONE_CODE.matcher(line);
        return found.matches()
                ? Optional.of(found.group(1).strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
