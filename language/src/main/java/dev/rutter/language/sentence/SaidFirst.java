package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Commands that are told behind what they come before: ``Run `./deploy`. Before that,
/// `./backup`.``, ``Run `./deploy` (but first `./backup`)``, `Before step 1: …` as the second step.
/// What stands behind `after` may be a step of its own: such words give an order to two commands
/// that are told, and tell none that is told elsewhere.
public final class SaidFirst {
    private static final String DOES =
            "(?:(?:run|runs|running|do|execute|call|take|make|start|make sure (?:to|that you)|remember to|you (?:must|have to|should)|please|a|the|with)\\s+)*";

    /// What stands between the one and the one that comes before it.
    private static final QuickPattern BETWEEN =
            QuickPattern.compile(
                    "^[\\s.;,:(–—-]*(?:(?:and|but|though|however)[\\s,]+)*(?:before (?:that|this|it|doing so|you do(?: that| this| it| so)?)|beforehand|but (?:first|before)|first of all,?|preceded by|prerequisites?|(?:requires?|needs|presupposes|assumes)(?: that)?(?: (?:you(?: have|['’]ve)?|a|the|an earlier|a prior))?(?: already)?(?: run)?|provided(?: that)? you(?: have|['’]ve) run|vorher|davor|zuvor|avant cela|antes)[\\s,:]*"
                            + DOES
                            + "\\W*$",
                    CASE_INSENSITIVE);

    /// What is done with, in the words behind a command.
    private static final String DONE =
            "\\s*(?:(?:is|has|have|was|had|ist|hat)\\s+(?:been\\s+)?)?(?:done|finish\\w*|complet\\w*|succe\\w+|through|ran|run|over|passed|exited|gelaufen|durch(?:gelaufen)?|fertig|abgeschlossen|terminé|terminado)\\b(?: successfully| without errors?)?";

    /// What may be an order, or a word on what a step of its own does.
    private static final QuickPattern AFTER =
            QuickPattern.compile(
                    "^[\\s,(:–—-]*(?:but )?(?:only )?(?:after|once|(?<sure>as soon as|when|nachdem|sobald)|(?:(?:must|should|may|can|do) )?(?:not|never) (?:be )?(?:run )?(?:it )?before)\\s+(?:running\\s+)?(?:the\\s+)?\\W*$",
                    CASE_INSENSITIVE);

    /// The same in front of both: ``After `./backup`, run …``.
    private static final QuickPattern AFTER_HEAD =
            QuickPattern.compile(
                    "(?:^|[.;:!]\\s)\\W*(?:\\d+[.)]\\s*)?(?:only )?(?:after|once|(?<sure>as soon as|when|nachdem|sobald))\\s+(?:running\\s+)?(?:the\\s+)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern IS_DONE =
            QuickPattern.compile("^" + DONE + "\\s*(?:[.,;:)!]|$)", CASE_INSENSITIVE);

    private static final QuickPattern ENDS = QuickPattern.compile("^\\s*(?:[.,;:)!]|$)");

    /// At the head of what belongs before what is told above it.
    private static final QuickPattern BEFORE_THAT =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:and|but|though|however)[\\s,]+)*(?:before (?:(?:you )?(?:do |doing |run |running |start |starting )?(?:that|this|it|so)|you do so)|but first|beforehand|vorher|davor|zuvor|avant cela|antes de eso)\\s*(?:(?:[,:]|(?=`))|(?:please\\s+)?(?:run|do|execute|take|make|create|start|call|use|remember|you (?:must|should|need|have))\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEFORE_STEP =
            QuickPattern.compile(
                    "(?<!\\b(?:not|never|nicht)\\s)\\b(?:before|prior to|vor|avant)\\s+(?:(?:you )?(?:do|doing|run|running|start|starting|begin|beginning)\\s+)?(?:step|schritt|l['’]étape|paso)\\s+#?(?<number>\\d{1,3})(?![\\d.]*\\d)\\b",
                    CASE_INSENSITIVE);

    /// `(before the deploy)`, ``(do this before `./deploy`)``
    private static final QuickPattern BEFORE_NAMED =
            QuickPattern.compile(
                    "(?:\\(|,\\s*|\\s[–—-]\\s+)(?:but )?(?:(?:do (?:this|it)|(?:to be |must be |has to be )?(?:run|done)|needed|required|always)\\s+)?(?:before|prior to|vor)\\s+(?:(?:running|doing)\\s+)?(?:(?:the|dem)\\s+)?(?:`(?<code>[^`]{2,80})`|(?<noun>[\\w-]{4,30}))\\s*(?:\\)|[.;]?\\s*$)",
                    CASE_INSENSITIVE);

    /// And what stands behind that one.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\W{0,3}(?:first|beforehand|before (?:that|this|it)|vorher|zuvor)\\b(?!\\s+(?:and|time))",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLAIN_BETWEEN =
            QuickPattern.compile(
                    "^[\\s.;,:(–—-]*(?:(?:and|but)[\\s,]+)*" + DOES + "\\W*$", CASE_INSENSITIVE);

    private static final int MOST = 80;

    /// No longer line is looked at.
    private static final int LONGEST = 400;

    private SaidFirst() {}

    /// Whether a command of a line is done before the one that is told right before it.
    public static boolean is(String text, String code) {
        var between = between(text, code);
        return !between.isEmpty()
                && (after(AFTER, between, text, code) || ordered(text, code, between));
    }

    /// Whether a line says of a command no more than that another of its commands comes behind it.
    public static boolean awaited(String text, String code) {
        if (text.length() > LONGEST) {
            return false;
        }
        var at = text.indexOf("`" + code + "`");
        return at >= 0
                && (after(AFTER_HEAD, text.substring(0, at), text, code)
                        || after(AFTER, between(text, code), text, code));
    }

    private static boolean after(QuickPattern words, String before, String text, String code) {
        var found = words.matcher(before);
        if (!found.find()) {
            return false;
        }
        var behind = text.substring(text.indexOf("`" + code + "`") + code.length() + 2);
        return IS_DONE.find(behind) || (found.group("sure") == null && ENDS.find(behind));
    }

    /// Whether a line is done before what is told above it: `Before that, …`, `but first: …`.
    public static boolean before(String text) {
        return BEFORE_THAT.find(text);
    }

    /// The number of the step that a line says it is done before.
    public static Optional<Integer> step(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : BEFORE_STEP.first(text).map(found -> Integer.parseInt(found.group("number")));
    }

    /// The command, or its name, that a line says it is done before.
    public static Optional<String> named(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : BEFORE_NAMED
                        .first(text)
                        .map(found ->
                                found.group("code") == null
                                        ? found.group("noun")
                                        : found.group("code"));
    }

    /// Whether the line also orders it, in these words alone.
    public static boolean ordered(String text, String code) {
        var between = between(text, code);
        return !between.isEmpty() && ordered(text, code, between);
    }

    private static boolean ordered(String text, String code, String between) {
        return BETWEEN.find(between)
                || (PLAIN_BETWEEN.find(between)
                        && BEHIND.find(
                                text.substring(
                                        text.indexOf("`" + code + "`") + code.length() + 2)));
    }

    /// What stands between it and the code before it; empty where there is none, or too much.
    private static String between(String text, String code) {
        var at = text.indexOf("`" + code + "`");
        var end = at <= 0 ? -1 : text.lastIndexOf('`', at - 1) + 1;
        return end <= 0 || at - end > MOST ? "" : text.substring(end, at);
    }
}
