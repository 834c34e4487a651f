package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that tell to look whether something is so, and the list below them that says what: `Verify
/// the order page:`, then `prices are shown`. Such a list states results; the words above it are
/// what somebody does.
final class LookedFor {
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^(?:verify|confirm|check|ensure|make sure|validate|prove|assert)\\s+\\S.*:$",
                    CASE_INSENSITIVE);

    /// Not a noun that looks like a verb: `Login credentials:`.
    private static final QuickPattern ORDER =
            QuickPattern.compile(
                    "(?!(?:log-?in|login|test|access|contact|support|release|build|deploy|report|monitor|process|output)\\s)\\p{L}\\S*\\s+\\S.*:",
                    CASE_INSENSITIVE);

    /// Only a name of something, with nothing said of it.
    private static final QuickPattern CODE = QuickPattern.compile("\\W*`[^`]*`\\W*");

    private static final QuickPattern QUESTION = QuickPattern.compile("[^?]*\\?\\W*");
    private static final QuickPattern WORDS = QuickPattern.compile("\\S\\s+\\S");

    /// What a title says of the lines below it.
    private static final QuickPattern CHECKLIST =
            QuickPattern.compile("\\bcheck-?lists?\\W*(?:\\([^)]*\\))?\\W*$", CASE_INSENSITIVE);

    /// So many names are told with what is to be done with them.
    private static final int MOST = 12;

    private LookedFor() {}

    /// Whether a line tells to look whether what stands below it is so.
    static boolean opens(String line) {
        return OPENS.matches(Phrases.stripNumber(Inline.plain(line)));
    }

    /// Whether an item below such words states a result.
    static boolean result(Block.Item item, Scope scope) {
        var text = item.text();
        return !item.box()
                && !item.ordered()
                && looks(scope.phase())
                && opens(scope.leadText())
                && !CODE.matches(text)
                && !QUESTION.matches(text)
                && WORDS.find(text.strip())
                && !Imperatives.tells(text);
    }

    /// Whether an item stands in a checklist whose boxes nobody drew.
    static boolean listed(Block.Item item, Scope scope) {
        return !item.box()
                && scope.under().isEmpty()
                && looks(scope.phase())
                && scope.leadText().equals(scope.title())
                && CHECKLIST.find(Inline.plain(scope.title()));
    }

    /// Whether a bold sentence tells somebody to do what the list below it is about. Where the list
    /// holds steps of its own, or commands, the sentence is their title.
    static boolean heads(Unit unit, @Nullable Block next) {
        var words = Inline.plain(unit.text());
        var lead = Lead.of(unit.text());
        return unit.label()
                && (lead == Lead.NONE || lead == Lead.DIAGNOSIS)
                && ORDER.matches(words)
                && Imperatives.tells(words)
                && next instanceof Block.Items list
                && list.items().stream()
                        .noneMatch(item ->
                                item.box()
                                        || !item.rest().isEmpty()
                                        || Imperatives.tells(item.text())
                                        || !InlineCommands.of(item.text()).isEmpty());
    }

    /// Whether each item below an item is a question of its own.
    static boolean asked(Block.Item item, Notes notes) {
        var below = below(item.rest());
        return !below.isEmpty()
                && below.stream()
                        .allMatch(i ->
                                notes.has(i.line(), Role.MANUAL)
                                        || notes.has(i.line(), Role.EXPECT));
    }

    /// The names that stand below a line and say nothing of their own: they belong to its words.
    static String names(List<Block> blocks, Notes notes) {
        var below = below(blocks);
        return below.isEmpty() || below.stream().anyMatch(i -> !notes.roles(i.line()).isEmpty())
                ? ""
                : Inline.bounded(
                        below.stream()
                                .limit(MOST)
                                .map(i -> Inline.plain(i.text()))
                                .collect(
                                        Collectors.joining(
                                                ", ", " ", below.size() > MOST ? ", …" : "")));
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
}
