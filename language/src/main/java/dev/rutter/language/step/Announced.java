package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words that only announce the list below them: `Before deploying, verify:`, `Make sure that all
/// of the following are true:`. Nobody is asked them; what stands below is asked or run. Words with
/// something of their own (`Open the order page and check:`) are an order.
public final class Announced {
    private static final String WHEN =
            "(?:(?:before|prior"
                    + " to|after|once|when|while|during)\\b[^,:]{0,60},?\\s+|(?:now|then|next|finally|first),?\\s+|(?:please|also|always)\\s+)*";

    private static final String NOTHING_MORE =
            "(?:\\s+(?:that|if|whether|all|each|every|of|the|these|this|those|following|below|items?|steps?|things?|points?|checks?|actions?|tasks?|commands?|list|checklist|prerequisites|requirements"
                    + "|conditions|criteria|are|is|be|have|has|been|true|met|done|satisfied|completed?|in|place|ready|available|at|hand|handy|everything|order|manually|first|holds?|appl(?:y|ies)|sure|you|for)){0,10}\\W*:\\W*";

    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "\\W*"
                            + WHEN
                            + "(?:verify|confirm|check|ensure|make sure|test|validate|double-check|review)"
                            + NOTHING_MORE,
                    CASE_INSENSITIVE);

    /// When the steps below are carried out, and nothing else: `Run immediately after rollout:`.
    private static final QuickPattern TIMED =
            QuickPattern.compile(
                    "\\W*(?:run|do|perform|execute|carry out)(?: (?:these|this|them|it|the following)(?: \\w+)?)?(?: (?:immediately|right|directly|shortly|again))?"
                            + " (?:before|after|once|when|during|following|prior to)\\b[^:.;]{2,90}:\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "\\W*"
                            + WHEN
                            + "(?:you(?:['’]ll| will)?(?: also)? need|you should have|have|gather|prepare|collect|do|complete|perform|carry out|follow|go through|work through|run(?: through)?|execute|take)"
                            + NOTHING_MORE,
                    CASE_INSENSITIVE);

    /// What stands in a list below such words is to be looked at.
    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "(?:^|\\W)(?:monitor|check|verify|watch|review|confirm|ensure|inspect)\\W*(?:the"
                            + " following|these|that|for)?\\W*:\\W*$",
                    CASE_INSENSITIVE);

    /// `Inform the following people:`.
    private static final QuickPattern FOLLOWING =
            QuickPattern.compile("\\bfollowing\\b[^:]*:\\W*$", CASE_INSENSITIVE);

    /// So many names are told with what is to be done with them.
    private static final int MOST = 12;

    private Announced() {}

    /// Whether words only announce what somebody is to look at.
    static boolean looks(String words) {
        return words.endsWith(":") && LOOKS.matches(Inline.plain(words));
    }

    /// Whether what is listed below words is to be looked at.
    public static boolean lists(String words) {
        return looks(words) || ENDS.find(words);
    }

    /// Whether such words stand right above a list whose items are asked or run.
    public static boolean only(Unit unit, @Nullable Block next) {
        return LookedFor.opensResults(unit, next)
                || (next instanceof Block.Items list
                        && (looks(unit.text())
                                || (timed(unit.text())
                                        && list.items().stream()
                                                .allMatch(item ->
                                                        told(item) || LookedFor.states(item)))
                                || carriedOut(unit.text(), list)
                                || (does(unit.text())
                                        && list.items().stream().allMatch(Announced::told))));
    }

    /// More than one thing to do, of which the list may hold only the last.
    private static final QuickPattern MORE =
            QuickPattern.compile("[,;.!]\\s|\\band then\\b", CASE_INSENSITIVE);

    /// What a command alone does not do.
    private static final QuickPattern SEES =
            QuickPattern.compile(
                    "\\b(?:look|check|verify|confirm|ensure|make sure|see|watch|monitor|review|inspect|compare|tests?|validate|read|wait|find|note|record|observe|examine|decide|choose|pick|ask|tell|announce)\\b",
                    CASE_INSENSITIVE);

    /// Whether the commands listed below words are what the words tell to do: `Start the shop:`.
    /// What somebody is to look at is asked all the same.
    private static boolean carriedOut(String words, Block.Items list) {
        return words.endsWith(":")
                && !SEES.find(words)
                && !MORE.find(Inline.plain(words))
                && list.items().stream()
                        .allMatch(item -> !item.box() && !InlineCommands.of(item.text()).isEmpty());
    }

    /// The names that stand below such words where nobody is asked about each: they belong to the
    /// words.
    public static String names(Unit unit, @Nullable Block next) {
        if (!looks(unit.text()) && !does(unit.text()) && !following(unit.text(), next)) {
            return "";
        }
        var names =
                switch (next) {
                    case Block.Items list ->
                            list.items().stream()
                                    .filter(item -> !told(item))
                                    .map(item -> Inline.plain(item.text()))
                                    .toList();
                    case Block.Table table ->
                            table.rows().stream()
                                    .flatMap(row -> row.cells().stream().limit(1))
                                    .map(Inline::plain)
                                    .toList();
                    case null, default -> List.<String>of();
                };
        return names.isEmpty()
                ? ""
                : Bounded.of(
                        Stream.concat(
                                        names.stream().limit(MOST),
                                        names.size() > MOST ? Stream.of("…") : Stream.of())
                                .collect(Collectors.joining(", ", " ", "")));
    }

    private static boolean following(String words, @Nullable Block next) {
        return FOLLOWING.find(words)
                && !LookedFor.opens(words)
                && next instanceof Block.Items list
                && list.items().stream().noneMatch(Announced::told);
    }

    /// Whether words only say when the steps below them are carried out.
    static boolean timed(String words) {
        return words.endsWith(":") && TIMED.matches(Inline.plain(words));
    }

    private static boolean does(String words) {
        return words.endsWith(":") && DOES.matches(Inline.plain(words));
    }

    private static boolean told(Block.Item item) {
        return item.box()
                || item.ordered()
                || Imperatives.tells(item.text())
                || !InlineCommands.of(item.text()).isEmpty();
    }
}
