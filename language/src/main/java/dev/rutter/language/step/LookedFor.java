package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.ArrowResult;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that tell to look whether something is so, and the list below them that says what: `Verify
/// the order page:`, then `prices are shown`. Such a list states results; the words above it are
/// what somebody does.
public final class LookedFor {
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^(?:verify|confirm|check|ensure|make sure|validate|prove|assert)\\s+\\S.*:$",
                    CASE_INSENSITIVE);

    /// The same without words of its own: what stands below says it all.
    private static final QuickPattern BARE =
            QuickPattern.compile(
                    "\\W*(?:verify|confirm|check|ensure|make sure|validate)(?: that)?\\W*:\\W*",
                    CASE_INSENSITIVE);

    /// Not a noun that looks like a verb: `Login credentials:`.
    private static final QuickPattern ORDER =
            QuickPattern.compile(
                    "(?!(?:log-?in|login|test|access|contact|support|release|build|deploy|report|monitor|process|output|alert|page|limit|schedule|record|name)\\s)\\p{L}\\S*\\s+\\S.*:",
                    CASE_INSENSITIVE);

    /// What stands below such words says when a way is taken.
    private static final QuickPattern TAKEN =
            QuickPattern.compile(
                    "\\W*(?:use|choose|take)\\b.{0,40}\\b(?:when|if|for)\\W*:\\W*|\\W*when to (?:use|choose)\\b.{0,40}:\\W*",
                    CASE_INSENSITIVE);

    /// The same as a heading or a label, where nothing but that stands below it.
    private static final QuickPattern CALLED_FOR =
            QuickPattern.compile(
                    "\\W*(?:triggers?|(?:run|use|applies|apply)(?: this| it)? (?:when|if))\\W*",
                    CASE_INSENSITIVE);

    /// `When to perform a failover`: what stands below says when that is done, be it the document's
    /// own subject. When to go back or to call somebody is read elsewhere.
    private static final QuickPattern WHEN_TO =
            QuickPattern.compile(
                    "\\W*(?:\\d+[.)]\\s*)?when to (?!(?:not|roll|revert|abort|back|undo|stop|halt|pause|hold|escalate|contact|page|call|alert|notify|ask|seek|get|check|see|expect)\\b)[a-z]+\\b(?: [\\w/&'’-]+){0,6}\\W*",
                    CASE_INSENSITIVE);

    /// Only a name of something, with nothing said of it.
    private static final QuickPattern CODE = QuickPattern.compile("\\W*`[^`]*`\\W*");

    private static final QuickPattern QUESTION = QuickPattern.compile("[^?]*\\?\\W*");

    /// Three words, of which one that is no name has a verb's ending.
    private static final QuickPattern SENTENCE =
            QuickPattern.compile(
                    "\\S\\s+(?:\\S+\\s+)?(?:[a-z]{2,}(?:s|ed)|can|is|are|has|have|must|should|work|show|load|respond|return|match|pass|open|run)\\b");

    /// A name and what it is, an address, a link.
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\*\\*[^*]+\\*\\*|^\\[[^\\]]*\\]\\(|https?://|^[\\w /-]{2,30}: ");

    private static final QuickPattern SEVERAL = QuickPattern.compile("\\S+(?:\\s+\\S+){3}");
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "^(?:verify|confirm|check|ensure|make sure|stop|wait|do not|review|save|record|notify)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern WORDS = QuickPattern.compile("\\S\\s+\\S");

    /// When it is looked at, over what is.
    private static final QuickPattern AFTERWARDS =
            QuickPattern.compile(
                    "\\W*(?:(?:right |immediately |shortly )?after(?:wards)?|once|as soon as|following|now|then|finally)\\b[^.;:`]{0,60}:\\W*",
                    CASE_INSENSITIVE);

    /// What a title says of the lines below it.
    private static final QuickPattern CHECKLIST =
            QuickPattern.compile("\\bcheck-?lists?\\W*(?:\\([^)]*\\))?\\W*$", CASE_INSENSITIVE);

    /// So many names are told with what is to be done with them.
    private static final int MOST = 12;

    /// An item that tells to look into a file, and the items behind it that say what stands there:
    /// `Check the command in app.yaml`, then ``API: `serve api` ``.
    private static final QuickPattern CHECKS_FILE =
            QuickPattern.compile(
                    "^\\W*(?:check|verify|confirm|ensure|review|inspect)\\b[^`]*\\b[\\w./-]+\\.(?:ya?ml|json|toml|conf|cfg|ini|env)\\b[^`]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LABELLED_CODE =
            QuickPattern.compile("^[\\w ./-]{1,40}:\\s*`[^`]+`.*$");

    /// What stands below is written down, or told to somebody.
    private static final QuickPattern WRITES =
            QuickPattern.compile(
                    "\\W*(?:record|document|note|log|capture|write|report|collect|assign|include|notify|inform|announce|post|send|publish|share|list|tell|communicate|update)\\b.*",
                    CASE_INSENSITIVE);

    private LookedFor() {}

    /// Whether a line tells to look whether what stands below it is so.
    public static boolean opens(String line) {
        return OPENS.matches(Phrases.stripNumber(Inline.plain(line))) && !Announced.looks(line);
    }

    /// Whether an item states a result: below such words, or in a chapter on what is verified.
    public static boolean result(Block.Item item, Scope scope) {
        var text = item.text();
        var arrow = scope.phase() == Phase.VERIFY && ArrowResult.of(text);
        return !item.box()
                && !item.ordered()
                && (arrow
                        || (looks(scope.phase()) && opens(scope.leadText()))
                        || bare(item, scope)
                        || verified(item, scope))
                && !CODE.matches(text)
                && !QUESTION.matches(text)
                && !ItemWords.legend(text)
                && WORDS.find(text.strip())
                && (arrow || !Imperatives.tells(text))
                && Inline.codes(text).stream().noneMatch(InlineCommands::runnable);
    }

    /// A sentence of a list below a bare `Verify:`.
    private static boolean bare(Block.Item item, Scope scope) {
        return looks(scope.phase())
                && (BARE.matches(scope.leadText()) || Announced.looks(scope.leadText()))
                && SENTENCE.find(Inline.plain(item.text()))
                && !NAMED.find(item.text());
    }

    /// Whether an item says how something is.
    static boolean states(Block.Item item) {
        return SENTENCE.find(Inline.plain(item.text())) && !NAMED.find(item.text());
    }

    /// Whether a list of sentences stands below a bare `Verify:`, which says nothing without them.
    static boolean opensResults(Unit unit, @Nullable Block next) {
        return BARE.matches(unit.text())
                && next instanceof Block.Items list
                && list.items().stream()
                        .allMatch(item ->
                                SENTENCE.find(Inline.plain(item.text()))
                                        && !Imperatives.tells(item.text()));
    }

    /// What the lines of a chapter on verifying say that are no instructions: `the list opens`.
    private static boolean verified(Block.Item item, Scope scope) {
        return scope.phase() == Phase.VERIFY
                && (scope.lead() == Lead.NONE || scope.lead() == Lead.TEMPLATE)
                && (scope.under().isEmpty()
                        ? scope.leadText().equals(scope.title())
                                || AFTERWARDS.matches(scope.leadText())
                                || Announced.timed(scope.leadText())
                        : !scope.leadText().endsWith(":"))
                && SENTENCE.find(Inline.plain(item.text()))
                && !NAMED.find(item.text())
                && !listed(item, scope);
    }

    /// Whether an item stands in a checklist whose boxes nobody drew.
    public static boolean listed(Block.Item item, Scope scope) {
        return !item.box()
                && scope.under().isEmpty()
                && looks(scope.phase())
                && scope.leadText().equals(scope.title())
                && CHECKLIST.find(Inline.plain(scope.title()));
    }

    /// Whether a bold sentence tells somebody to do what the list below it is about. Where the list
    /// holds steps of its own, or commands, the sentence is their title.
    public static boolean heads(Unit unit, @Nullable Block next) {
        var words = Inline.plain(unit.text());
        var lead = Lead.of(unit.text());
        return unit.label()
                && (lead == Lead.NONE || lead == Lead.DIAGNOSIS)
                && ORDER.matches(words)
                && Imperatives.tells(words)
                && !TAKEN.matches(words)
                && next instanceof Block.Items list
                && list.items().stream()
                        .noneMatch(item ->
                                item.box()
                                        || !item.rest().isEmpty()
                                        || Imperatives.tells(item.text())
                                        || !InlineCommands.of(item.text()).isEmpty());
    }

    /// Whether a sentence set in bold as a whole tells somebody to do something.
    public static boolean sentence(Unit unit) {
        var text = unit.text();
        return text.indexOf("**", 2) == text.length() - 2
                && !Inline.plain(text).endsWith(":")
                && SEVERAL.find(text)
                && ORDERED.find(Inline.plain(text));
    }

    /// Whether an item says when a way is taken, and neither how nor when it is gone back.
    public static boolean taken(Block.Item item, Scope scope) {
        return !item.box()
                && !item.ordered()
                && (scope.phase() != Phase.ROLLBACK
                        || (scope.lead() != Lead.TRIGGER && scope.lead() != Lead.NO_TRIGGER))
                && scope.lead() != Lead.SUCCESS
                && scope.lead() != Lead.EXPECTED
                && (TAKEN.matches(Inline.plain(scope.leadText())) || calledFor(scope))
                && InlineCommands.of(item.text()).isEmpty();
    }

    /// Whether the words above say when a procedure is taken.
    private static boolean calledFor(Scope scope) {
        var words = Inline.plain(scope.leadText());
        return switch (scope.phase()) {
            case WATCH, INCIDENT, TROUBLE, MAINTAIN ->
                    CALLED_FOR.matches(words) || WHEN_TO.matches(words);
            case OVERVIEW, PREPARE, DEPLOY, VERIFY, REFERENCE -> WHEN_TO.matches(words);
            case NONE, ROLLBACK, CONTACTS, TEMPLATE -> false;
        };
    }

    /// Whether each item below an item is a question of its own.
    public static boolean asked(Block.Item item, Notes notes) {
        var below = below(item.rest());
        return !below.isEmpty()
                && below.stream()
                        .allMatch(i ->
                                notes.has(i.line(), Role.MANUAL)
                                        || notes.has(i.line(), Role.EXPECT));
    }

    /// A line with the names and settings that stand below it and say nothing of their own: they
    /// belong to its words, and are marked so. What is to be written down or told to somebody is no
    /// deed, and neither is a bare name in code.
    public static String withNames(Block.Item item, Notes notes) {
        var text = item.text();
        var below =
                below(item.rest()).stream().filter(it -> notes.roles(it.line()).isEmpty()).toList();
        if (below.isEmpty()) {
            return text;
        }
        if (!WRITES.matches(Phrases.stripNumber(Inline.plain(text)))) {
            below.stream()
                    .filter(it -> !CODE.matches(it.text()))
                    .forEach(it -> notes.mark(it.line(), LineReading.SAME_STEP, Role.MANUAL));
        }
        var names =
                below.stream()
                        .limit(MOST)
                        .map(it -> Inline.plain(it.text()))
                        .collect(Collectors.joining(", ", " ", below.size() > MOST ? ", …" : ""));
        return (text.endsWith(":") ? text : text + ":") + Bounded.of(names);
    }

    private static List<Block.Item> below(List<Block> blocks) {
        var out = new ArrayList<Block.Item>();
        for (var block : blocks) {
            if (block instanceof Block.Items list) {
                out.addAll(list.items());
            }
        }
        return out;
    }

    private static boolean looks(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE, MAINTAIN -> true;
            case NONE, OVERVIEW, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Whether an item tells to look into a file.
    public static boolean inFile(String text) {
        return CHECKS_FILE.matches(text);
    }

    /// Whether it says what stands there.
    public static boolean labelled(String text) {
        return LABELLED_CODE.matches(text);
    }
}
