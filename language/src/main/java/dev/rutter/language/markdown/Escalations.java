package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Escalation ladders: who or what comes in after how long.
final class Escalations {
    private static final Pattern LEVEL =
            Pattern.compile(
                    "^(?:\\W*)(?:\\d+[.)]\\s*)?(?:level|tier|l|step|stage)\\s?[0-5]\\b",
                    CASE_INSENSITIVE);
    private static final Pattern PERSON =
            Pattern.compile(
                    "\\b(engineer|lead|manager|on-?call|cto|ceo|director|vp|head|supp"
                            + "ort|team|dba|primary|secondary|owner|commander|architect|devops|"
                            + "sre)\\b",
                    CASE_INSENSITIVE);

    /// `Executive escalation (incidents over an hour)`.
    private static final Pattern NAMED =
            Pattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:initial |first |second |executive |further |final )*(?:respon"
                            + "se|escalation|responder)\\b[^(:]{0,30}\\(.+\\)\\s*$",
                    CASE_INSENSITIVE);

    private static final Pattern TIMED =
            Pattern.compile(
                    "\\(.*\\b(\\d+|immediate\\w*)\\b.*\\)|\\bafter \\d+|\\d+\\s*min",
                    CASE_INSENSITIVE);

    private Escalations() {}

    static boolean item(String text, Scope scope) {
        if (scope.lead() != Lead.ESCALATION
                && !scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat")) {
            return false;
        }
        var words = Inline.plain(text);
        return scope.under().isEmpty()
                && (LEVEL.matcher(words).find()
                        || NAMED.matcher(words).find()
                        || (PERSON.matcher(words).find()
                                && (TIMED.matcher(words).find()
                                        || words.contains("→")
                                        || words.contains(":"))));
    }

    static boolean label(String text, Scope scope) {
        return (scope.phase() == Phase.INCIDENT || scope.phase() == Phase.CONTACTS)
                && LEVEL.matcher(Inline.plain(text)).find()
                && (scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat")
                        || PERSON.matcher(Inline.plain(text)).find());
    }

    static Entry.Escalation level(Context context, String text, int line) {
        return level(context, "", text, line);
    }

    /// @param named who comes in, where a column of its own says it; else empty
    static Entry.Escalation level(Context context, String named, String text, int line) {
        var says = Inline.plain(text);
        var found = Durations.find(says);
        Optional<Duration> after = Optional.empty();
        if (!found.isEmpty()) {
            var first = found.getFirst();
            after =
                    Optional.of(
                            first.from().isZero()
                                            && !first.open()
                                            && says.contains(first.unit())
                                            && says.matches(".*\\b0\\s*[-–].*")
                                    ? Duration.ZERO
                                    : first.from().isZero() ? first.to() : first.from());
        } else if (says.toLowerCase(java.util.Locale.ROOT).contains("immediate")) {
            after = Optional.of(Duration.ZERO);
        }
        var who =
                says.replaceFirst(
                                "^(?i)\\W*(?:\\d+[.)]\\s*)?(?:level|tier|l|step|stage)\\s?\\d[\\s"
                                        + ":.–—-]*",
                                "")
                        .replaceFirst("^\\([^)]*\\)\\W*", "")
                        .replaceAll("[()]", "")
                        .replaceFirst("[,:].*$", "")
                        .strip();
        return new Entry.Escalation(
                context.nextEscalation(),
                after,
                !named.isEmpty() ? named : who.isEmpty() ? says : who,
                says,
                context.notes.span(line));
    }
}
