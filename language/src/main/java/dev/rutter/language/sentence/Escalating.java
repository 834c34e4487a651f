package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Sentences that say when somebody else comes in: `**Escalation**: If unresolved after 15 minutes,
/// escalate to the platform team`.
///
/// @param who who comes in, in the sentence's own words; where it names nobody, what it says
/// @param when under which condition; empty where it states none
/// @param after how long it goes on before
public record Escalating(String who, String when, Duration after) {
    private static final QuickPattern LABELLED =
            QuickPattern.compile(
                    "^\\W*escalat(?:e|ion)(?: (?:rules?|to|when|if|criteri(?:a|on)|trigger))?\\W*:\\W*(?<rest>\\S.*)$",
                    CASE_INSENSITIVE);

    /// Where nothing but a name stands behind the label.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "^(?:see|refer|follow|none|n/?a|tbd|not applicable|https?:|#|\\[)|^\\W*$",
                    CASE_INSENSITIVE);

    private static final String CONDITION = "(?<when>(?:if|when|once|after)\\b[^`;]{3,160}?)";

    private static final QuickPattern CONDITION_FIRST =
            QuickPattern.compile(
                    "^"
                            + CONDITION
                            + "\\s*[,:–—-]\\s*(?:then |immediately |please )*(?:escalate|page|call|contact|notify|bring in|involve)\\b(?: (?:it|this|the (?:incident|issue)))?(?: to)?(?<who>.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern NAME_FIRST =
            QuickPattern.compile(
                    "^(?:(?:escalate|page|call|contact|notify|bring in|involve)\\b(?: (?:it|this|the (?:incident|issue)))?(?: to)?)?(?<who>.*?)\\s*(?<!\\w)"
                            + CONDITION
                            + "\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ORDER =
            QuickPattern.compile(
                    "^(?:(?:immediately|at once|right away)?,?\\s*(?:escalate|page|call|contact|notify|bring in|involve)\\b)?(?: (?:it|this|the (?:incident|issue)))?(?<who>.*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern AT_ONCE =
            QuickPattern.compile(
                    "\\b(?:immediate(?:ly)?|at once|(?:right|straight) away)\\b", CASE_INSENSITIVE);

    private static final QuickPattern TO = QuickPattern.compile("^\\s*to\\b\\s*", CASE_INSENSITIVE);

    private static final QuickPattern EDGES =
            QuickPattern.compile("^[\\s\\p{Punct}–—]+(?<!\\()|[\\s.,;:–—-]+$");

    /// `the queue is older than 2 hours` is no time to wait.
    private static final QuickPattern AFTER =
            QuickPattern.compile(
                    "\\b(?:after|within|in|for)\\s+(?:more than |over |about |the first )?\\W?\\s?(?:\\d|an? (?:hour|half|quarter)|(?:five|ten|fifteen|twenty|thirty)\\b)",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 300;

    /// What a line says below the word itself: `**Escalate**: Immediately to the security team`.
    public static Optional<Escalating> labelled(String line) {
        if (line.length() > LONGEST || !mentions(line)) {
            return Optional.empty();
        }
        return LABELLED.first(Inline.plain(line))
                .map(found -> found.group("rest").strip())
                .filter(rest -> !ELSEWHERE.find(rest))
                .map(Escalating::of);
    }

    /// What a whole sentence says of it with a condition: `If it is not solved in an hour, escalate
    /// to the vendor`.
    public static Optional<Escalating> conditional(String line) {
        var text = Inline.plain(line);
        if (line.length() > LONGEST || !mentions(line)) {
            return Optional.empty();
        }
        var first =
                CONDITION_FIRST.find(text) && text.toLowerCase(Locale.ROOT).contains("escalate");
        var second = text.toLowerCase(Locale.ROOT).startsWith("escalate") && NAME_FIRST.find(text);
        return first || second ? Optional.of(of(text)) : Optional.empty();
    }

    private static boolean mentions(String line) {
        return line.contains("scalat");
    }

    private static Escalating of(String said) {
        var condition = CONDITION_FIRST.matcher(said);
        if (condition.find()) {
            return named(said, condition.group("who"), condition.group("when"));
        }
        var named = NAME_FIRST.matcher(said);
        if (named.find()) {
            return named(said, named.group("who"), named.group("when"));
        }
        if (said.toLowerCase(Locale.ROOT).startsWith("if ")) {
            return named(said, "", said);
        }
        return ORDER.first(said)
                .map(found -> named(said, found.group("who"), ""))
                .orElseGet(() -> named(said, said, ""));
    }

    private static Escalating named(String said, String who, String when) {
        var bare = TO.replaceFirst(trimmed(AT_ONCE.replaceAll(who, "")), "");
        var condition = trimmed(when);
        var name = trimmed(bare);
        var rest = name.isEmpty() ? (condition.isEmpty() ? trimmed(said) : "") : name;
        var after = AFTER.find(said) ? Durations.first(said) : Optional.<Duration>empty();
        return new Escalating(rest, lower(condition), after.orElse(Duration.ZERO));
    }

    private static String lower(String words) {
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String trimmed(String words) {
        return EDGES.replaceAll(words, "").strip();
    }
}
