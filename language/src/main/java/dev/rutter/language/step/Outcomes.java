package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tables that tell what is done on which outcome of the command above: `Exit code | Action`,
/// `Result | What to do`; and items that do: `` exit 0 → `./promote.sh` ``. Each holds on its own
/// outcome alone.
public final class Outcomes {
    private static final QuickPattern OUTCOME =
            QuickPattern.compile(
                    "^(?:exit|return)(?:ed)?(?: (?:code|status|value))?$|^(?:rc|results?|outcomes?|outputs?|answers?|verdicts?|(?:exit )?status|prints?|it (?:says|prints|shows|returns))$",
                    CASE_INSENSITIVE);

    private static final QuickPattern DONE =
            QuickPattern.compile(
                    "^(?:(?:required |next )?actions?(?: to take| required)?|what to do(?: next)?|do(?: this)?|then|next(?: steps?)?|how to (?:react|proceed)|reactions?|response|decision)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ITEM =
            QuickPattern.compile(
                    "^\\W*(?:on )?(?<what>(?:exit|return)(?:s|ed|ing)?(?: (?:code|status|value))?|rc)\\s*(?:is |of |=+ ?|with )?(?<value>\\d{1,3}|non-?zero|zero|anything else|other)\\W*(?:→|->|=>|[:–—-])",
                    CASE_INSENSITIVE);

    private Outcomes() {}

    /// The outcome on which an item is done.
    public static Optional<Guard> item(Block.Item item) {
        return ITEM.first(Bounded.of(item.text()))
                .map(it ->
                        new Guard("if the exit code above is " + it.group("value"), item.line()));
    }

    /// Whether a table tells by its header what is done on which outcome.
    public static boolean in(List<String> header) {
        return header.size() > 1
                && OUTCOME.matches(Inline.plain(header.getFirst()).strip())
                && header.stream().skip(1).anyMatch(it -> DONE.matches(Inline.plain(it).strip()));
    }

    /// The outcome on which a row is done.
    public static Optional<Guard> row(List<String> header, Block.Row row) {
        var outcome = Inline.plain(row.cells().getFirst()).replace("`", "").strip();
        return in(header) && !outcome.isEmpty()
                ? Optional.of(
                        new Guard(
                                "if the "
                                        + Inline.plain(header.getFirst())
                                                .strip()
                                                .toLowerCase(Locale.ROOT)
                                        + " above is "
                                        + outcome,
                                row.line()))
                : Optional.empty();
    }
}
