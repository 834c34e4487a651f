package dev.rutter.language.list;

import dev.rutter.language.block.Block;
import dev.rutter.language.sentence.Later;
import java.util.BitSet;
import java.util.Optional;

/// Items that are put off with what is taken away: `Wait 7 days before deleting the old bucket`
/// and, behind it, `Delete the bucket`. Where none behind it is seen to take that away, the run
/// waits, as it does for any other time.
///
/// @param time until when
/// @param items which of the list
record TakenAwayLater(Optional<String> time, BitSet items) {
    /// So many items behind the wait are looked at for what is taken away.
    private static final int NEAR = 20;

    static TakenAwayLater of(Block.Items list) {
        var items = new BitSet();
        for (var i = 0; i < list.items().size(); i++) {
            var text = list.items().get(i).text();
            var time = Later.holds(text);
            if (time.isEmpty()) {
                continue;
            }
            var near = Math.min(list.items().size(), i + 1 + NEAR);
            for (var at = i + 1; at < near; at++) {
                var behind = list.items().get(at).text();
                // `Run ./rm-old` right behind it names nothing but its script.
                if (Later.takesAway(behind)
                        && (Later.sameThing(text, behind)
                                || (at == i + 1 && behind.indexOf('`') >= 0))) {
                    items.set(at, list.ordered() ? list.items().size() : at + 1);
                }
            }
            if (!items.isEmpty() || i + 1 == list.items().size()) {
                items.set(i);
                return new TakenAwayLater(time, items);
            }
        }
        return new TakenAwayLater(Optional.empty(), items);
    }

    /// Until when an item is put off.
    Optional<String> of(int item) {
        return items.get(item) ? time : Optional.empty();
    }
}
