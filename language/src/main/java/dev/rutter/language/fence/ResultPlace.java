package dev.rutter.language.fence;

import java.util.ArrayList;
import java.util.List;

/// Which command a comment of a fence speaks of that only states a result: the one it stands right
/// below, else the one it stands right above. Between two commands with nothing around it, the
/// comments of the same block that stand beside one command only tell how its author writes. The
/// same holds for SQL, shells and paragraphs between fences.
public enum ResultPlace {
    LAST,
    NEXT,
    /// The comments around it say both; whoever sees what both commands print decides.
    EITHER;

    /// What a line of a fence is, for this.
    public enum Line {
        COMMAND,
        /// Says what a result must look like, and of which command only by where it stands.
        STATES,
        COMMENT,
        GAP,
        OTHER
    }

    /// The place of each line, in their order; of what states nothing it means nothing.
    public static List<ResultPlace> of(List<Line> lines) {
        return of(lines, LAST);
    }

    /// The same.
    ///
    /// @param untold what holds between two commands where nothing around tells
    public static List<ResultPlace> of(List<Line> lines, ResultPlace untold) {
        var sure = sure(lines);
        var whole = style(lines, sure, 0, lines.size());
        var out = new ArrayList<ResultPlace>();
        var from = 0;
        while (from < lines.size()) {
            var to = from;
            while (to < lines.size() && lines.get(to) != Line.GAP) {
                to++;
            }
            var own = style(lines, sure, from, to);
            var style = own.isEmpty() ? whole : own;
            var between = style.size() > 1 ? EITHER : style.isEmpty() ? untold : style.getFirst();
            for (var i = from; i < Math.min(to + 1, lines.size()); i++) {
                var place = sure.get(i);
                out.add(place == EITHER ? between : place);
            }
            from = to + 1;
        }
        return out;
    }

    /// The same, with `EITHER` for what stands between two commands.
    private static List<ResultPlace> sure(List<Line> lines) {
        var out = new ArrayList<ResultPlace>();
        var any = !lines.contains(Line.COMMAND);
        for (var i = 0; i < lines.size(); i++) {
            var below = i > 0 && lines.get(i - 1) == Line.COMMAND;
            var above = i + 1 < lines.size() && lines.get(i + 1) == Line.COMMAND;
            if (below && above) {
                out.add(EITHER);
            } else {
                out.add(below || (any && !above) ? LAST : NEXT);
            }
            any = any || lines.get(i) == Line.COMMAND;
        }
        return out;
    }

    /// How the author of some lines writes, where one stands beside one command only.
    private static List<ResultPlace> style(
            List<Line> lines, List<ResultPlace> sure, int from, int to) {
        var out = new ArrayList<ResultPlace>();
        for (var i = from; i < to; i++) {
            if (lines.get(i) == Line.STATES
                    && sure.get(i) != EITHER
                    && !out.contains(sure.get(i))) {
                out.add(sure.get(i));
            }
        }
        return out;
    }
}
