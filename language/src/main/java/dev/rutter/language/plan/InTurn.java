package dev.rutter.language.plan;

import dev.rutter.language.runbook.Runbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Chapters of a way back that are counted and follow one another, as against ways of which one is
/// taken: `Step 1: Stop traffic`, `Step 2: Restore the database`, or `1. Stop traffic`, `2. Restore
/// …`, `3. Verify`. Where numbers only list what can be gone back with (`1. Application rollback`,
/// `2. Database rollback`), somebody chooses.
final class InTurn {
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?i)^\\W*(?:(step|phase)\\s+)?(?:(\\d{1,2})|([A-L]))\\b(?:\\s*[.):–—-]+)?\\s*(.*)$");

    /// What is done before or after something is taken back, and by itself takes nothing back.
    private static final Pattern AROUND =
            Pattern.compile(
                    "(?i)^(?:verif|validat|confirm|check|monitor|watch|observe|notify|communicat|announce|inform|stop|pause|halt|drain|freeze|block|enable maintenance|put .* maintenance|identify|assess|determine|decide|prepare|back ?up|resume|re-?enable|document).*");

    private static final Pattern OTHERS =
            Pattern.compile(
                    "(?i)\\b(?:if|or|options?|scenarios?|methods?|alternatives?|only|instead|levels?|tiers?|fallback|last resort)\\b");

    private static final Pattern BACK =
            Pattern.compile("(?i)\\b(?:roll(?:ing)?[- ]?back|revert(?:ing)?|downgrade)\\b");

    private InTurn() {}

    /// The lines of the chapters of a depth that belong to one procedure with those beside them.
    static Set<Integer> lines(List<Runbook.Chapter> chapters, int depth) {
        var beside = new LinkedHashMap<List<String>, List<Runbook.Chapter>>();
        for (var chapter : chapters) {
            if (chapter.depth() == depth) {
                beside.computeIfAbsent(chapter.path(), _ -> new ArrayList<>()).add(chapter);
            }
        }
        var lines = new HashSet<Integer>();
        for (var group : beside.values()) {
            if (inTurn(group)) {
                group.forEach(chapter -> lines.add(chapter.line()));
            }
        }
        return lines;
    }

    private static boolean inTurn(List<Runbook.Chapter> group) {
        var named = true;
        var around = false;
        var back = 0;
        for (var i = 0; i < group.size(); i++) {
            var counted = COUNTED.matcher(group.get(i).title());
            if (!counted.matches() || OTHERS.matcher(counted.group(4)).find()) {
                return false;
            }
            var number =
                    counted.group(2) != null
                            ? Integer.parseInt(counted.group(2))
                            : Character.toUpperCase(counted.group(3).charAt(0)) - 'A' + 1;
            if (number != i + 1) {
                return false;
            }
            named &= counted.group(1) != null;
            around |= AROUND.matcher(counted.group(4)).matches();
            back += BACK.matcher(counted.group(4)).find() ? 1 : 0;
        }
        return named || (around && back < 2);
    }
}
