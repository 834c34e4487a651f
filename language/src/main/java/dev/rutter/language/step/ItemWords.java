package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// What the words of a list item are, where its place alone does not say it: a name, a question, a
/// result, something to watch.
public final class ItemWords {
    /// Below such words stand names of metrics, whatever verb they look like (`Filter response
    /// times`).
    private static final QuickPattern TRACKED =
            QuickPattern.compile(
                    "\\bmetrics\\b[^`]*:\\W*$|\\bto (?:track|monitor|measure)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern QUESTION = QuickPattern.compile("[^?]*\\?\\W*");

    /// A name and what it is.
    private static final QuickPattern DESCRIBED =
            QuickPattern.compile(
                    "^\\*\\*[^*]+\\*\\*\\s*(?:\\([^)]*\\))?\\s*[:–—-]|^\\*\\*[^*]+:\\*\\*");

    private static final QuickPattern MONITOR_WATCH =
            QuickPattern.compile(
                    "(?i)^\\W*(\\d+[.)]\\s*)?(monitor|watch|verify|check|wait|confirm|ensure)\\b.*");

    /// The tick before what is done or has to be so.
    public static final QuickPattern TICK = QuickPattern.compile("^\\W*[✓✅✔☑]");

    private ItemWords() {}

    /// Whether an item of a list of metrics only names one.
    public static boolean named(String text, String lead) {
        return TRACKED.find(lead) && !DESCRIBED.find(text);
    }

    /// Words of a calendar or of a list of work: below them a task is named as often as told
    /// (`Monthly`, then `Full security audit`).
    private static final QuickPattern WORK =
            QuickPattern.compile(
                    "\\b(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|every|regular(?:ly)?|routine|tasks?|chores|check-?lists?|to-?dos?|how"
                            + " can we)\\b",
                    CASE_INSENSITIVE);

    /// What nobody does, and so nobody can say is done.
    private static final QuickPattern FORBIDS =
            QuickPattern.compile("^\\W*(?:do not|don'?t|never)\\b", CASE_INSENSITIVE);

    private static final QuickPattern PLACE =
            QuickPattern.compile("^[^:]{2,40}:\\W*https?://\\S+$", CASE_INSENSITIVE);

    /// Whether an item of upkeep is some: no question, and no name with what it is. What tells
    /// nobody anything is a task only in a list of work, else it says how things are.
    public static boolean routine(String text, Scope scope) {
        return !QUESTION.matches(text)
                && (Imperatives.tells(text)
                        || (!DESCRIBED.find(text)
                                && (WORK.find(scope.title())
                                        || WORK.find(scope.leadText())
                                        || WORK.find(scope.under()))));
    }

    private static final QuickPattern STATED =
            QuickPattern.compile(
                    "^\\W*(?:(?:if|when)\\b[^,:]{2,90}[,:]\\s+)?(?:(?:this|that|it) (?:is|was|does|has|means|would)\\b|no\\b[^.;:]{0,60}\\b(?:needed|required|necessary)\\b)",
                    CASE_INSENSITIVE);

    /// Whether a numbered item only says how things are: `No restart is needed: the client
    /// reconnects.`
    public static boolean states(String text) {
        return STATED.find(Phrases.stripNumber(Inline.plain(text)))
                && !Imperatives.tells(text)
                && !Imperatives.tellsLater(text);
    }

    /// What makes of a prohibition a gate: `Do not go on until the backup has ended`.
    private static final QuickPattern UNTIL =
            QuickPattern.compile(
                    "\\b(?:until|till|unless|before|without|if|when|while|except|as long as|yet)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCES = QuickPattern.compile("(?<=[.!?;])\\s+");

    /// `✅ = the page opens`: what a mark stands for.
    private static final QuickPattern LEGEND =
            QuickPattern.compile(
                    "^[\\s*_-]*\\p{So}\\uFE0F?[\\s*_]*(?:=|≙|means\\b|stands for\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern NOTHING = QuickPattern.compile("\\W*");

    /// Whether a sentence only forbids: nobody can do it, nor say that it is done.
    public static boolean forbids(String text) {
        return FORBIDS.find(text)
                && !UNTIL.find(text)
                && Stream.of(SENTENCES.split(text, -1))
                        .allMatch(it -> FORBIDS.find(it) || !Imperatives.tells(it));
    }

    /// What is said behind a label, or the whole where that is nothing.
    public static String behind(Unit unit) {
        return NOTHING.matches(unit.afterLabel()) ? unit.text() : unit.afterLabel();
    }

    /// Whether a line only explains signs.
    public static boolean legend(String text) {
        return LEGEND.find(text);
    }

    private static final QuickPattern NAME =
            QuickPattern.compile("\\W*\\*\\*[^*]{2,60}\\*\\*:?\\W*");

    /// Whether an item of a list of results is no more than the heading of those below it.
    public static boolean heads(Block.Item item) {
        return item.hasItems() && !item.box() && NAME.matches(item.text());
    }

    /// Whether an item without a number only warns of something or says where it is found.
    public static boolean warns(String text) {
        return FORBIDS.find(text) || (PLACE.matches(text) && !Imperatives.tells(text));
    }

    /// Whether an item tells to watch what it limits.
    public static boolean watches(String text) {
        return Imperatives.tells(text) && MONITOR_WATCH.matches(text);
    }

    /// Whether an item that begins otherwise tells somebody to do something after all.
    public static boolean goesOn(Block.Item item) {
        return Imperatives.deedLater(item.text());
    }

    /// A result behind a tick, which is no box to sign.
    public static boolean ticked(Block.Item item, Scope scope) {
        return !item.box()
                && TICK.find(item.text())
                && !legend(item.text())
                && !Imperatives.tells(item.text())
                && (scope.phase() == Phase.VERIFY
                        || scope.phase() == Phase.PREPARE
                        || scope.phase() == Phase.DEPLOY
                        || scope.phase() == Phase.ROLLBACK);
    }

    /// Whether a numbered step of a deployment is what another chapter of the document tells.
    public static boolean sends(Block.Item item, Scope scope) {
        return item.ordered()
                && (scope.phase() == Phase.DEPLOY || scope.phase() == Phase.PREPARE)
                && item.text().contains("](#");
    }
}
