package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The orders that one text gives one behind the other: `Swap the site, then reload it` are two.
public final class Clauses {
    /// Where another order may begin.
    private static final QuickPattern BETWEEN =
            QuickPattern.compile(
                    "(?<=[.!;])\\s+|,\\s+(?:and\\s+)?|\\s+and\\s+|\\s+(?=then\\s)",
                    CASE_INSENSITIVE);

    /// From there on it is told what an order is for, or what it is about.
    private static final QuickPattern BECAUSE =
            QuickPattern.compile(
                    "\\b(?:to|which|that|so|because|since|whether|if|by(?! hand\\b)|where|who|while|until|before|instead of|without)\\s+(?:\\S+ly\\s+)?([a-z-]+)",
                    CASE_INSENSITIVE);

    private static final QuickPattern NEXT =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|next|finally)\\W+`|(?:then\\s+)?note (?:down|the|its)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern NO_LETTER = QuickPattern.compile("[^a-z-]");

    /// An order has its verb among so many words.
    private static final int MOST_WORDS = 14;

    private Clauses() {}

    /// Where an order stands in its text.
    ///
    /// @param from its first character
    /// @param to behind its last
    public record Order(int from, int to) {}

    /// The orders, as written; none where the text begins with something else.
    ///
    /// @param text without Markdown's marks
    public static List<String> orders(String text) {
        var words = end(text);
        return spans(words).stream()
                .map(order -> words.substring(order.from(), order.to()).strip())
                .toList();
    }

    /// Where they stand; none where the text begins with something else.
    ///
    /// @param words without Markdown's marks, or with words of the same length for each
    public static List<Order> spans(String words) {
        var orders = new ArrayList<Order>();
        var between = BETWEEN.matcher(words);
        var from = 0;
        var to = 0;
        var next = 0;
        while (next < words.length()) {
            var own = next;
            var ends = between.find();
            var until = ends ? between.start() : words.length();
            next = ends ? between.end() : words.length();
            var part = words.substring(own, until);
            if (to > from && tells(part)) {
                var above = words.substring(from, to);
                if (then(part) || !reason(above)) {
                    orders.add(new Order(from, to));
                    from = own;
                }
            }
            to = until;
        }
        if (to > from) {
            orders.add(new Order(from, to));
        }
        return orders.stream().allMatch(order -> tells(words.substring(order.from(), order.to())))
                ? List.copyOf(orders)
                : List.of();
    }

    /// What an order tells to do: the first of its words that is a verb.
    public static Optional<String> verb(String order) {
        var words = BLANKS.split(order.strip(), MOST_WORDS);
        for (var word : words) {
            var bare = NO_LETTER.replaceAll(word.toLowerCase(Locale.ROOT), "");
            if (Imperatives.known(bare)) {
                return Optional.of(bare);
            }
        }
        return Optional.empty();
    }

    /// Whether the words so far have come to a reason, which goes on behind a comma. A full stop
    /// ends it.
    private static boolean reason(String open) {
        if (".!;".indexOf(open.charAt(open.length() - 1)) >= 0) {
            return false;
        }
        var because = BECAUSE.matcher(open);
        while (because.find()) {
            if (Imperatives.known(because.group(1).toLowerCase(Locale.ROOT))
                    || !because.group().toLowerCase(Locale.ROOT).startsWith("to")) {
                return true;
            }
        }
        return false;
    }

    /// An order by its verb, by what is run next (``then `./sync` ``), or by a noun that is an
    /// order behind another (`and note the number`).
    private static boolean tells(String part) {
        return Imperatives.tells(part) || NEXT.find(part);
    }

    private static boolean then(String part) {
        return part.regionMatches(true, 0, "then ", 0, 5);
    }

    private static String end(String text) {
        var end = text.strip();
        return end.endsWith(":") ? end.substring(0, end.length() - 1) : end;
    }
}
