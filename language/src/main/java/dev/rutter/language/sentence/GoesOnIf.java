package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Words above a command that say what it has to show before anything goes on: `Continue only if no
/// ERROR is in the log:`, `Do not go on if the log shows an ERROR:`, `Make sure that no ERROR is in
/// the log before you go on:`.
///
/// @param says the sentence
/// @param so what has to be so
/// @param not whether it has to be otherwise
/// @param stops whether it says when to stop
public record GoesOnIf(String says, String so, boolean not, boolean stops) {
    private static final String ON =
            "(?:continue|proceed|go on|go ahead|go any further|move on|carry on|advance|resume)";
    private static final String OPENS =
            "^\\W*(?:\\d+[.)]\\s*)?(?:.{0,120}?[,.;]\\s+(?:and\\s+)?(?:then|and|but)\\s+)?(?:then|now|please|but|and)?\\W*";
    private static final String SO = "\\b:?\\s+(?<so>.{3,240})$";

    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    OPENS
                            + "(?:only\\s+(?:then\\s+)?"
                            + ON
                            + "\\b[^`.;:,]{0,40}?\\b(?:if|when|once|after|as soon as)|"
                            + ON
                            + "\\b[^`.;:]{0,40}?\\b(?:only (?:if|when|once|after)|if and only if|provided(?: that)?|as long as))"
                            + SO,
                    CASE_INSENSITIVE);
    private static final QuickPattern NOT =
            QuickPattern.compile(
                    OPENS
                            + "(?:(?:do not|don['’]t|never|must not)\\s+(?:you\\s+)?"
                            + ON
                            + "\\b[^`.;:,]{0,40}?|(?<stops>stop|halt|abort)(?: here| now| at once| the (?:deploy\\w*|roll-?out|release|upgrade|migration|procedure))?)\\s(?:(?<not>if|when|whenever|while|as long as)|until|unless|before)"
                            + SO,
                    CASE_INSENSITIVE);
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    OPENS
                            + "(?:make sure|make certain|ensure|check|verify|confirm)(?: that)?\\s+(?<so>[^.;]{3,200}?)\\s+before (?:you )?(?:continu|proceed|go(?:ing)? (?:on|ahead|any further)|mov(?:e|ing) on|carry|the next)\\w*[^.;,]{0,40}$",
                    CASE_INSENSITIVE);
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    OPENS
                            + "before (?:you )?(?:continu|proceed|go(?:ing)? (?:on|ahead|any further)|mov(?:e|ing) on|carry)\\w*(?: on| any further)?, (?:please )?(?:make sure|make certain|ensure|check|verify|confirm)(?: that)?\\s+(?<so>.{3,200})$",
                    CASE_INSENSITIVE);
    private static final QuickPattern GERMAN =
            QuickPattern.compile(
                    "^\\W*(?:nur |erst )(?:dann )?(?:weiter\\w*|fortfahren)(?: \\p{L}+)?,? (?:wenn|falls|sobald)\\s+(?<so>.{3,200})$",
                    CASE_INSENSITIVE);

    /// It is said of what the command prints, by whatever name.
    private static final QuickPattern SPEAKS_OF_IT =
            QuickPattern.compile(
                    "\\b(?:this|these|it|below|following|output|logs?|result|answer|value|figure|response|listing|command|shows?|prints?|says?|lists?|returns?|reports?|answers?|zeigt|ausgabe|steht|meldet)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern FIGURE = QuickPattern.compile("\\d");

    private static final QuickPattern END = QuickPattern.compile("[\\s.;,:!*_]+$");

    /// What has to be so; empty where the words above a command say no such thing.
    public static Optional<GoesOnIf> above(String lead) {
        if (lead.length() > 500) {
            return Optional.empty();
        }
        var last = HaltSentences.ends(lead) || FIGURE.find(lead);
        var sentence = last ? HaltSentences.sentences(lead).getLast() : "";
        if (!HaltSentences.ends(lead)
                && ValueRule.of(sentence).filter(it -> !it.back()).isEmpty()) {
            return Optional.empty();
        }
        var says = END.replaceFirst(sentence, "").strip();
        var not = NOT.matcher(says);
        if (not.find()) {
            return Optional.of(
                    new GoesOnIf(
                            says,
                            not.group("so"),
                            not.group("not") != null,
                            not.group("stops") != null));
        }
        for (var only : List.of(ONLY, BEFORE, FIRST, GERMAN)) {
            var found = only.matcher(says);
            if (found.find()) {
                return Optional.of(new GoesOnIf(says, found.group("so"), false, false));
            }
        }
        return Optional.empty();
    }

    /// Whether a command shows whether it is so: what else stands below such words may be what
    /// waits for it.
    public boolean shown(String script) {
        return SPEAKS_OF_IT.find(so) || HaltSentences.looks(script);
    }

    /// What is held against the result of the command, by a machine where the words name a text.
    public List<Expectation> expected(Action action, String script, Span span) {
        var asked = new Expectation.Asked(question(), span);
        var bound = ValueRule.bound(so, not);
        if (bound.isPresent()) {
            return List.of(
                    bound.get().expect(action, script, says, span)
                                    instanceof Expectation.Numeric number
                            ? number
                            : asked);
        }
        var read = OutputClaims.of(so, action, span).orElse(List.of());
        if (!not) {
            return read.isEmpty() ? List.of(asked) : read;
        }
        return OutputClaims.unwanted(so)
                .<List<Expectation>>map(text -> List.of(new Expectation.Lacks(text, says, span)))
                .orElse(List.of(asked));
    }

    /// What somebody is asked.
    public String question() {
        return HaltSentences.question(says);
    }
}
