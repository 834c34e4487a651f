package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// A sentence below a command that tells in the present tense how its result looks, without
/// `should` or `Expected`: ``This returns `pong`.``, ``A successful run prints `12 passed`.``, `The
/// new version is listed.`, ``A response of `200` means that it is up.`` It is no title of the
/// command that may follow it.
public final class ResultSentence {
    private static final String IT =
            "(?:it|this|that|which|the (?:command|script|output|query|request|call|result|response|answer|reply)(?: above)?|(?:a|the) (?:successful|good|healthy|clean|normal|correct) (?:run|result|response|output|answer|reply|start|deployment|build|release)|(?:if|when) (?:everything|all|it|this|the (?:command|deployment|release|script|migration|build)) (?:is (?:fine|ok|okay|well|good|right|successful)|went (?:well|fine)|goes (?:well|fine)|worked|works|succeed(?:s|ed)),? (?:then )?(?:it|this|you|the (?:command|script|output|response))(?: will)?)";

    private static final String SHOWS =
            "(?:returns?|prints?|shows?|outputs?|lists?|reports?|displays?|says?|answers?(?: with)?|responds? with|exits? with|ends? with|see|get|reads)";

    private static final String TEXT = "(?:`[^`]{1,120}`|\"[^\"]{1,120}\"|“[^”]{1,120}”)";

    /// A text, a figure or a status is printed.
    private static final QuickPattern PRINTS =
            QuickPattern.compile(
                    "^\\W*?"
                            + IT
                            + " (?:also |then |now |always )?"
                            + SHOWS
                            + " (?:an? |the |HTTP |(?:exit )?(?:code|status)(?: code)? |message |line |text |only )*("
                            + TEXT
                            + "|\\d{1,9}(?: \\w+)?)\\W*$",
                    CASE_INSENSITIVE);

    /// What has just come is told to be there.
    private static final QuickPattern NEW =
            QuickPattern.compile(
                    "^\\W*?(?:"
                            + IT
                            + " "
                            + SHOWS
                            + " (?:the|your) (?:new|latest|expected|correct|right|updated) [\\w-]+(?: [\\w-]+)?|the (?:new|latest|expected|updated) [\\w-]+(?: [\\w-]+)? (?:is|are) (?:now )?(?:listed|shown|there|running|active|live|deployed|served|present|up))\\W*$",
                    CASE_INSENSITIVE);

    /// What a result means; behind it stands whether that is good.
    private static final QuickPattern MEANS =
            QuickPattern.compile(
                    "^\\W*?(?:(?:an? )?(?:response|status|answer|reply|result|output|exit code|code|value)(?: code)? (?:of )?)?"
                            + "(?:"
                            + TEXT
                            + "|\\d{1,6}) (?:means?|indicates|tells|confirms)(?: that)? (?:\\w+ ){0,5}?(?:up|ok|okay|healthy|ready|success\\w*|fine|well|good|work(?:s|ed|ing)|running|done|complete|applied|deployed)\\b[^.]{0,40}\\.?$",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 200;

    private ResultSentence() {}

    /// Whether a sentence is one.
    public static boolean says(String text) {
        return text.length() <= LONGEST
                && !text.endsWith(":")
                && (PRINTS.find(text) || NEW.find(text) || MEANS.find(text));
    }

    /// What it says of the result: a text or figure that is printed is looked for, all else a
    /// person is asked.
    public static List<Expectation> of(String text, Action action, Span span) {
        var says = Inline.plain(text).strip();
        var prints = PRINTS.matcher(text.strip());
        return prints.find()
                ? ExpectationReader.read(
                        (EXITS.find(says) ? "exit code " : "Expected: ") + prints.group(1),
                        action,
                        span)
                : List.of(new Expectation.Asked(says, span));
    }

    private static final QuickPattern EXITS =
            QuickPattern.compile(
                    "\\b(?:exits?|ends?) with (?:exit )?(?:code|status)?", CASE_INSENSITIVE);
}
