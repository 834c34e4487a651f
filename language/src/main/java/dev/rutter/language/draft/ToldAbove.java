package dev.rutter.language.draft;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.sentence.Claims;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the order above a command says of its result: `Check that the queue is empty:`, `Make sure
/// no jobs are left:`, `Expect at least 3 replicas:`, ``Confirm that it shows `ready`:``. Such a
/// command ends well whatever it shows. Where a good result could look otherwise, a person is shown
/// it.
public final class ToldAbove {
    private static final String LOOK =
            "^\\W*(?:(?:now|then|next|finally|also|again|please),?\\s+)*(?:verify|check|confirm|ensure|make sure|make certain|see|validate|expect|double-check)\\s+(?:(?:to see )?(?:that|if|whether)\\s+)?";

    private static final QuickPattern ORDER = QuickPattern.compile(LOOK, CASE_INSENSITIVE);

    private static final String LEFT =
            "(?:left|pending|running|remaining|remain|waiting|queued|open|active|stuck|locked|in progress|in flight|listed|shown|found|there|present|connected)";

    private static final QuickPattern EXPECT =
            QuickPattern.compile("^\\W*expect\\b", CASE_INSENSITIVE);

    /// Nothing is to be shown.
    private static final QuickPattern NOTHING =
            QuickPattern.compile(
                    LOOK
                            + "(?:[^.;:`\"]{2,60}? (?:is|are|must be|should be|returns|shows|prints) (?:now |still |all |completely |an )?(?:empty|drained|nothing|no (?:rows|lines|output|results|entries))(?: (?:list|result|output))?"
                            + "|(?:there (?:are|is|must be|should be) )?(?:no|zero|none of the) (?!longer\\b|one\\b|other\\b)[\\w-]+(?: (?!if\\b|when\\b|until\\b|unless\\b)[\\w/-]+){0,7}"
                            + "|(?:the |all |each )?(?:[\\w`./-]+ ){1,5}(?:has|have|contains?|shows?|lists?|returns?|prints?) (?:no|zero) (?!longer\\b)[\\w-]+(?: (?!if\\b|when\\b|until\\b|unless\\b)[\\w/-]+){0,4}"
                            + "|nothing (?:is |has been |was )?(?:still )?"
                            + LEFT
                            + "(?: [\\w-]+){0,5})\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern NONE_LEFT =
            QuickPattern.compile(
                    "^\\W*(?:(?:there are )?no [\\w-]+(?: [\\w-]+){0,3} (?:is |are )?(?:still )?"
                            + LEFT
                            + "|the [\\w-]+(?: [\\w-]+){0,3} (?:is|are) (?:now )?empty)\\W*$",
                    CASE_INSENSITIVE);

    /// So many are to be shown.
    private static final QuickPattern SO_MANY =
            QuickPattern.compile(
                    LOOK
                            + "(?:there (?:are|is|must be|should be) )?((?:at least|at most|more than|fewer than|less than|no more than|no fewer than|exactly|only) (?:\\d{1,9}|one|two|three|four|five|six|ten)) [^.;:]{2,60}\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern FIGURE =
            QuickPattern.compile(
                    "(?:at least|at most|more than|less than|exactly) \\d{1,9}", CASE_INSENSITIVE);

    private static final String TEXT = "(?:`[^`]{1,100}`|\"[^\"]{1,100}\"|“[^”]{1,100}”)";

    /// These texts are to be shown.
    private static final QuickPattern TEXTS =
            QuickPattern.compile(
                    LOOK
                            + "(?!.*\\b(?:not|no|never|without|neither|nor|or|either|instead|unless|longer|except|than)\\b|.*n['’]t\\b)(?:[\\w./'’-]+ ){0,6}?(?:contains?|shows?|includes?|lists?|prints?|returns?|says?|reports?|displays?|outputs?|equals?|(?:is|are) (?:set to|in (?:the )?state))\\s+(?:the |a |an |status |state |text |line |version ){0,3}("
                            + TEXT
                            + "(?:(?:,| and|, and) "
                            + TEXT
                            + "){0,4})(?: (?:status|state|line|text|in (?:the|its) (?:output|list|answer)))?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LISTED =
            QuickPattern.compile(
                    LOOK
                            + "("
                            + TEXT
                            + ") (?:is|are|appears?|shows up)\\b ?(?:listed|shown|printed|displayed|there|present|in (?:the|its) (?:output|list|answer))*\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern EACH = QuickPattern.compile(TEXT);

    /// The output itself, and not a thing that it may tell of in other words.
    private static final QuickPattern OF_THE_OUTPUT =
            QuickPattern.compile(
                    LOOK
                            + "(?:the |its )?(?:output|result|response|answer|logs?|log file|it|this|command)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern COLON = QuickPattern.compile("\\s*:$");

    private ToldAbove() {}

    /// Whether a sentence says what is expected of the command right below it.
    public static boolean expects(String text, @Nullable Block next, Scope scope) {
        if (!text.endsWith(":") || !(next instanceof Block.Fence fence)) {
            return false;
        }
        var says = text.substring(0, text.length() - 1);
        var result = EXPECT.find(text) && (NOTHING.find(says) || TEXTS.find(says));
        return (result || SO_MANY.find(says))
                && FenceClassifier.runs(FenceClassifier.of(fence, scope, text));
    }

    /// @param words the order, without the command
    static List<Expectation> of(String words, Action action, Span span) {
        if (words.length() > 200) {
            return List.of();
        }
        var script =
                switch (action) {
                    case Action.Shell(var text) -> text;
                    case Action.Query(var sql) -> sql;
                    case Action.Http http -> http.shell();
                    case Action.Attended _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            "";
                };
        if (script.isEmpty()) {
            return List.of();
        }
        var says = COLON.replaceFirst(words.strip(), "");
        var texts = TEXTS.matcher(says);
        if (texts.find()) {
            return texts(texts.group(1), says, action, span);
        }
        var listed = LISTED.matcher(says);
        if (listed.find()) {
            return texts(listed.group(1), says, action, span);
        }
        var lacks =
                ORDER.find(says)
                        ? Claims.of(says, action, span).orElse(List.of())
                        : List.<Expectation>of();
        if (lacks.stream().anyMatch(Expectation.Lacks.class::isInstance)) {
            return OF_THE_OUTPUT.find(says) ? lacks : List.of(new Expectation.Asked(says, span));
        }
        if (ShellEffect.acts(script)) {
            return List.of();
        }
        var many = SO_MANY.matcher(says);
        if (many.find()) {
            return ShellEffect.counts(script) && FIGURE.matches(many.group(1))
                    ? ExpectationReader.read("Expected: " + many.group(1), action, span).stream()
                            .map(it -> inTheDocumentsWords(it, says))
                            .toList()
                    : List.of(new Expectation.Asked(says, span));
        }
        if (!NOTHING.find(says) && !NONE_LEFT.find(says)) {
            return List.of();
        }
        // An answer or a figure has words for nothing.
        return List.of(
                ExpectationReader.http(action)
                        ? new Expectation.Asked(says, span)
                        : new Expectation.Warned("", says, span));
    }

    private static Expectation inTheDocumentsWords(Expectation read, String says) {
        return read instanceof Expectation.Numeric it
                ? new Expectation.Numeric(it.comparison(), it.value(), it.unit(), says, it.span())
                : new Expectation.Asked(says, read.span());
    }

    private static List<Expectation> texts(String all, String says, Action action, Span span) {
        var out = new ArrayList<Expectation>();
        var each = EACH.matcher(all);
        while (each.find()) {
            var text = each.group().substring(1, each.group().length() - 1).strip();
            if (ExpectationReader.http(action) && text.matches("[1-5]\\d\\d")) {
                var code = Integer.parseInt(text);
                out.add(new Expectation.HttpStatus(code, code, says, span));
            } else if (OF_THE_OUTPUT.find(says)) {
                out.add(ExpectationReader.literal(text, says, span));
            } else {
                out.add(new Expectation.Worded(text, says, span));
            }
        }
        return List.copyOf(out);
    }
}
