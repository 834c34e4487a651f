package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.StatedFigure;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/// A line in which a command's own output decides: `` `./rows` prints at least 1000; otherwise roll
/// back``, ``Abort if `./lag` prints more than 5``, ``If `./lag` is above 5, stop``. It is run and
/// its output held against that. What is said so of the result right above (`If more than 5 tests
/// fail, roll back.`) is asked there. Neither is a metric to be watched.
public final class Decides {
    private static final String STOP =
            "(?:(?:please|immediately|then|we|you must)\\s+)*(?:stop and |abort and )?(?:roll(?:ing)?(?: it| this)?[ -]?back|revert|back out|stop|abort|halt|do not (?:continue|proceed|go on)|don['’]t (?:continue|proceed|go on))\\b";

    private static final String CODE = "`([^`]{2,300})`";

    private static final String SHOWS =
            "\\s+(?:(?:(?:must|should|has to|needs to)\\s+)?(?:prints?|returns?|shows?|outputs?|reports?|gives?|says|answers|be|is|are|stays?|goes|lists?|counts?)\\s+)?(?:an? )?(?:(?:output|value|number|count|result|total|lag|figure)\\s+)?(?:that is |of |is )?";

    private static final String FIGURE =
            "(exceeds?|"
                    + StatedFigure.SIGNS
                    + ")\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*("
                    + StatedFigure.UNITS
                    + ")?(?![\\w.]*\\w)";

    private static final String NUMBER = "^\\W*?(?:\\d+[.)]\\s+)?";

    /// How its output must be.
    private static final QuickPattern MUST =
            QuickPattern.compile(
                    NUMBER
                            + "(?:(?:run|check|verify|confirm|ensure|make sure)\\s+(?:that\\s+)?)?"
                            + CODE
                            + SHOWS
                            + FIGURE
                            + "\\s*(?:$|[.!]\\s*$|[;,.(–—-]+\\s*(?:otherwise|or else|else|if not|or)[,:]?\\s+"
                            + STOP
                            + "[^`]{0,120}$)",
                    CASE_INSENSITIVE);

    /// Without a verb it may be said of how it is run.
    private static final QuickPattern BARE =
            QuickPattern.compile("`\\s+" + FIGURE, CASE_INSENSITIVE);

    /// How it must not be.
    private static final QuickPattern MUST_NOT =
            QuickPattern.compile(
                    NUMBER
                            + "(?:"
                            + STOP
                            + "[^`,.;:]{0,40}?\\b(?:if|when)\\s+(?:the output of\\s+)?"
                            + CODE
                            + SHOWS
                            + FIGURE
                            + "\\W*$|(?:if|when)\\s+(?:the output of\\s+)?"
                            + CODE
                            + SHOWS
                            + FIGURE
                            + "\\s*(?:,|→|->|then\\b)\\s*(?:then\\s+)?"
                            + STOP
                            + "[^`]{0,120}$)",
                    CASE_INSENSITIVE);

    /// What is then done, behind how a command's result must be.
    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "\\s*[;,.(–—-]+\\s*(?:otherwise|or else|else|if not)[,:]?\\s+"
                            + STOP
                            + "[^`:]{0,120}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "\\b(?:roll(?:ing)?(?: it| this)?[ -]?back|revert|back out)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern WORD = QuickPattern.compile("\\S+");

    /// Things that a command has counted, not those that somebody measures.
    private static final String COUNTED =
            "(?:(?:unit |smoke |integration |e2e |data |schema )?(?:tests?|checks?|specs?|assertions?|scenarios?)|rows?|records?|files?|tables?|models?|entries|lines|items|documents|objects|migrations?|differences|diffs?|changes|warnings|violations|duplicates|mismatches|discrepancies|conflicts)";

    private static final QuickPattern RESULT =
            QuickPattern.compile(
                    "^\\W*(?:if|when)\\s+(?:there (?:are|is)\\s+)?(?:(?:more|fewer|less) than |at least |over |under |any |even )?(?:\\d[\\d,]*|one|two|three|five|ten)(?: or (?:more|fewer))?(?: %| percent|%)?(?: of (?:the )?)?\\s*(?:[\\w-]+ )?"
                            + COUNTED
                            + "\\b[^`,.;:]{0,60}(?:,|→|->|\\bthen\\b)\\s*(?:then\\s+)?"
                            + STOP
                            + "[^`:]{0,120}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LASTS =
            QuickPattern.compile(
                    "\\b(?:for|over|during|within|in the (?:first|last|next))\\s+(?:\\w+\\s+)?\\d",
                    CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int MOST = 400;

    private Decides() {}

    /// Reads an item that is nothing else; answers whether it is one.
    public static boolean item(Context context, Scope scope, Block.Item item) {
        if (item.hasItems() || scope.lead() == Lead.TRIGGER || scope.lead() == Lead.NO_TRIGGER) {
            return false;
        }
        var place =
                item.box()
                        ? scope.under(Phrases.stripNumber(Inline.plain(item.text())), true)
                        : scope;
        return read(context, place, item.text(), item.line(), item.lastLine());
    }

    /// The same of any line.
    public static boolean read(Context context, Scope scope, String text, int line, int lastLine) {
        if (text.length() > MOST || !acts(scope)) {
            return false;
        }
        var must = MUST.first(text);
        var not = must.isPresent() ? Optional.<MatchResult>empty() : MUST_NOT.first(text);
        var said = must.or(() -> not);
        if (said.isEmpty()) {
            return above(context, text, line);
        }
        var at = said.get().group(1) == null ? 5 : 1;
        var script = said.get().group(at);
        if (!InlineCommands.runnable(script) || (not.isEmpty() && BARE.find(text))) {
            return false;
        }
        var words = Phrases.stripNumber(Inline.plain(text)).replace("`", "").strip();
        var draft =
                new Commands(context)
                        .statement(
                                scope,
                                words,
                                script,
                                context.notes.lineOf(script, line, lastLine),
                                lastLine);
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        var unit = said.get().group(at + 3);
        var sign = said.get().group(at + 1).replaceFirst("(?i)^exceeds$", "exceed");
        var figure =
                new StatedFigure(
                        WORD.matches(script) ? "output" : "",
                        sign,
                        not.isPresent(),
                        said.get().group(at + 2),
                        unit == null ? "" : unit);
        var span = context.notes.span(line);
        var expected = figure.expect(draft.action(), script, words, span);
        draft.expect(
                not.isPresent() && expected instanceof Expectation.Asked
                        ? new Expectation.Asked(HaltSentences.question(text), span)
                        : expected);
        decides(context, text, line);
        return true;
    }

    /// The item without what is done where its command's result is another.
    public static Block.Item alone(Context context, Scope scope, Block.Item item) {
        var text = item.text();
        if (text.length() > MOST || text.indexOf('`') < 0) {
            return item;
        }
        var behind = ELSE.first(text);
        if (behind.isEmpty() || !acts(scope) || InlineCommands.of(text).size() != 1) {
            return item;
        }
        decides(context, text, item.line());
        return new Block.Item(
                item.ordered(),
                item.number(),
                item.box(),
                text.substring(0, behind.get().start()),
                item.lines(),
                item.rest(),
                item.line(),
                item.lastLine());
    }

    /// What is said of the result above it.
    private static boolean above(Context context, String text, int line) {
        if (!RESULT.find(text) || LASTS.find(text)) {
            return false;
        }
        var last = context.person().or(context::last);
        last.ifPresent(it -> {
            var span = context.notes.span(line);
            context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
            it.expect(List.of(new Expectation.Asked(HaltSentences.question(text), span)));
            decides(context, text, line);
        });
        return last.isPresent();
    }

    private static void decides(Context context, String text, int line) {
        if (BACK.find(text)) {
            context.notes.mark(line, "it says when to roll back or when not to", Role.TRIGGER);
            context.notes.rollBack(Inline.plain(text), Optional.empty(), line);
        }
    }

    private static boolean acts(Scope scope) {
        return (scope.phase() == Phase.PREPARE
                        || scope.phase() == Phase.DEPLOY
                        || scope.phase() == Phase.VERIFY)
                && scope.lead() != Lead.TRIGGER
                && !scope.lead().silent();
    }
}
