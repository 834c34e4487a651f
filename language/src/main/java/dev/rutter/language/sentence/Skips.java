package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which other steps a sentence has passed over, and on which condition: `In case of a hotfix, skip
/// steps 2 and 3.`, `No migrations? Go straight to step 4.`, `Steps 2-4 are only for major
/// releases.`
///
/// @param numbers the steps that are named
/// @param until the step that is gone on with, where all before it are meant
/// @param next how many steps behind the sentence, where they are counted
/// @param guard what then guards them
public record Skips(List<Integer> numbers, Optional<Integer> until, int next, String guard) {
    private static final String NUMBERS =
            "#?\\d{1,3}(?:\\s*(?:,|&|[-–—/]|,?\\s*\\b(?:and|und|et|y|e|en|or|to|through|thru|bis|à|a|al)\\b)\\s*(?:steps?\\s+|schritte?\\s+)?#?\\d{1,3})*(?![\\d%.]*\\d|\\s*(?:%|min|sec|hours?|times))";

    private static final String STEPS =
            "(?:(?:the |die |den |les? |los |el |l['’])?(?:steps?|schritte?n?|étapes?|pasos?|items?|points?)\\s+)";

    /// What one of the sentences needs.
    private static final QuickPattern MAY =
            QuickPattern.compile(
                    "(?<!\\w)(?:skip|omit|leave out|jump|bypass|go|continue|proceed|move|head|only|not|überspringen?|auslassen|weglassen|weiter|saute[rz]|omitir|saltar)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "(?<!\\w)(?:skip|omit|leave out|jump over|pass over|bypass|überspringen?(?: Sie)?|saute[rz]|omit(?:ir|a)|salt(?:ar|e))\\s+"
                            + STEPS
                            + "(?<numbers>"
                            + NUMBERS
                            + ")|"
                            + STEPS
                            + "(?<before>"
                            + NUMBERS
                            + ")\\s+(?:überspringen|auslassen|weglassen)(?!\\w)",
                    CASE_INSENSITIVE);

    private static final QuickPattern NEXT =
            QuickPattern.compile(
                    "\\b(?:skip|omit|leave out|jump over)\\s+the\\s+(?:next|following)\\s+(?:(?<count>two|three|four|2|3|4)\\s+)?steps?\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ON =
            QuickPattern.compile(
                    "(?:\\b(?:skip|jump|go|move|proceed|continue|head|advance)(?:\\s+(?:straight|directly|right|ahead|on|forward|immediately))*\\s+(?:to|with|at|from)\\s+|\\bweiter (?:mit|bei|zu)\\s+|\\bpasser (?:directement )?à\\s+)"
                            + STEPS
                            + "#?(?<to>\\d{1,3})\\b(?![\\d.]*\\d)",
                    CASE_INSENSITIVE);

    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    "^\\W*steps?\\s+(?<numbers>"
                            + NUMBERS
                            + ")\\s*(?:(?:is|are|:|[–—-])\\s*)+(?:(?<only>only(?: (?:needed|required|necessary|done|run|relevant))?)|(?:not (?:needed|required|necessary|done|run|relevant)|(?:can|may) be (?:skipped|omitted|left out)))\\s+(?<when>(?:for|if|when|unless|on|in)\\s+[^.;`]{3,120}?)\\W*$",
                    CASE_INSENSITIVE);

    /// What makes the words in front a condition.
    private static final QuickPattern CONDITION =
            QuickPattern.compile(
                    "^(?:(?:only )?(?:if|when|unless|in case|in the event|for|on|where|should|as long as|bei|wenn|falls|sofern|für|pour|si|en cas|para|en caso)\\b.{2,160}|.{3,120}\\?|.{3,60}\\bonly)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\s*,?\\s*(?<when>(?:if|when|unless|in case|for|on|where|as long as|wenn|falls|si)\\b[^.;`]{2,140}?)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:and|but|then|note|hint|tip)\\b\\W*)?",
                    CASE_INSENSITIVE);

    /// Between the condition and the verb.
    private static final QuickPattern JOINS =
            QuickPattern.compile(
                    "[\\s,:–—-]*(?:\\b(?:you|we|can|may|should|must|then|please|just|simply|dann|bitte)\\b[\\s,:]*)*$",
                    CASE_INSENSITIVE);

    /// What goes wrong is no case among others.
    private static final QuickPattern BAD =
            QuickPattern.compile("\\b(?:fail\\w*|broken|wrong|errors?)\\b", CASE_INSENSITIVE);

    private static final QuickPattern OTHERWISE =
            QuickPattern.compile("\\b(?:otherwise|else|sonst|sinon)\\b", CASE_INSENSITIVE);

    private static final QuickPattern NEVER =
            QuickPattern.compile("\\b(?:never|not|don['’]t)\\s*$", CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE = QuickPattern.compile("(?<=[.;!])\\s+(?=\\S)");
    private static final QuickPattern UNLESS =
            QuickPattern.compile("^unless\\s+", CASE_INSENSITIVE);
    private static final QuickPattern LIST =
            QuickPattern.compile("(?<sign>[^\\d#]*)#?(?<one>\\d{1,3})");
    private static final QuickPattern RANGE =
            QuickPattern.compile("[-–—]|\\b(?:to|through|thru|bis|à|al?)\\b", CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int MOST = 400;

    /// Keeps the numbers.
    public Skips {
        numbers = List.copyOf(numbers);
    }

    /// What a line says of the kind.
    public static Optional<Skips> in(String line) {
        if (line.length() > MOST || !MAY.find(line) || OTHERWISE.find(line)) {
            return Optional.empty();
        }
        for (var sentence : SENTENCE.split(Inline.plain(line), -1)) {
            var read = sentence(sentence);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<Skips> sentence(String text) {
        var only = ONLY.matcher(text);
        if (only.find()) {
            var words = only.group("when");
            return Optional.of(
                    named(only.group("numbers"), only.group("only") == null ? not(words) : words));
        }
        var named = NAMED.matcher(text);
        if (named.find()) {
            var numbers = named.group("numbers");
            return guard(text, named.start(), named.end())
                    .map(guard -> named(numbers == null ? named.group("before") : numbers, guard));
        }
        var next = NEXT.matcher(text);
        if (next.find()) {
            return guard(text, next.start(), next.end())
                    .map(guard ->
                            new Skips(
                                    List.of(),
                                    Optional.empty(),
                                    number(next.group("count")),
                                    guard));
        }
        var on = ON.matcher(text);
        return on.find()
                ? guard(text, on.start(), on.end())
                        .map(guard ->
                                new Skips(
                                        List.of(),
                                        Optional.of(Integer.parseInt(on.group("to"))),
                                        0,
                                        guard))
                : Optional.empty();
    }

    private static int number(@Nullable String words) {
        return switch (words == null ? "" : words.toLowerCase(Locale.ROOT)) {
            case "two", "2" -> 2;
            case "three", "3" -> 3;
            case "four", "4" -> 4;
            default -> 1;
        };
    }

    /// On which condition the steps are done.
    private static Optional<String> guard(String text, int from, int to) {
        var before = text.substring(0, from);
        var words = OPENS.replaceFirst(JOINS.replaceFirst(before, ""), "").strip();
        var asked =
                before.lastIndexOf('?') > 0 ? before.substring(0, before.lastIndexOf('?') + 1) : "";
        var condition =
                !asked.isEmpty() && JOINS.replaceFirst(before, "").length() <= asked.length()
                        ? Optional.of(OPENS.replaceFirst(asked, "").strip())
                        : words.isEmpty()
                                ? BEHIND.first(text.substring(to)).map(found -> found.group("when"))
                                : Optional.of(words).filter(CONDITION::matches);
        return NEVER.find(before)
                ? Optional.empty()
                : condition.filter(it -> !BAD.find(it)).map(Skips::not);
    }

    private static String not(String condition) {
        var unless = UNLESS.matcher(condition);
        return unless.find() ? "if " + condition.substring(unless.end()) : Step.NOT + condition;
    }

    private static Skips named(String numbers, String guard) {
        var all = new ArrayList<Integer>();
        var found = LIST.matcher(numbers);
        while (found.find()) {
            var one = Integer.parseInt(found.group("one"));
            if (!all.isEmpty() && RANGE.find(found.group("sign"))) {
                for (var i = all.getLast() + 1; i < one && all.size() < 100; i++) {
                    all.add(i);
                }
            }
            all.add(one);
        }
        return new Skips(all, Optional.empty(), 0, guard);
    }
}
