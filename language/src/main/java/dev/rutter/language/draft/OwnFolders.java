package dev.rutter.language.draft;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Items, rows and blocks of one line that each begin with the folder they are for, as seen from
/// the workspace: `` `cd web && npm ci` `` and `` `cd api && npm ci` ``. One item's folder is not
/// where the next begins, though the shell is the same. What is entered in a copy that the document
/// has just made is a folder of that copy.
public final class OwnFolders {
    private static final String ENTERS =
            "cd (?:\\./)?(?!\\.\\.)([\\w.-]+)(?:/[\\w.-]+)*/?\\s+&&\\s+";

    private static final QuickPattern ITEM =
            QuickPattern.compile(
                    "^\\s*(?:(?:[-*+]|\\d{1,3}[.)])\\s+(?:[^`]*`)?|\\|[^`]*`)" + ENTERS + "\\S.*");

    private static final QuickPattern WHOLE = QuickPattern.compile(ENTERS + "\\S.*");

    /// Who goes back by a command of its own means to have gone.
    private static final QuickPattern GOES_BACK =
            QuickPattern.compile("(?:^|[`;&]\\s*)(?:cd (?:\\.\\.|-)|popd\\b)");

    /// What the commands behind it need.
    private static final QuickPattern LEAVES =
            QuickPattern.compile(
                    "(?:&&|;)\\s*(?:cd|export|source|\\.|pushd|popd|set|unset|alias|eval|nvm|[A-Za-z_]\\w*=\\S*\\s*(?:$|[;&]))(?=\\s|$)|[A-Za-z_]\\w*=\\$\\(|&\\s*$");

    private static final String FENCE = "```";

    private final boolean each;

    /// The lines of blocks of one line.
    private final BitSet alone = new BitSet();

    /// @param lines the document's
    OwnFolders(List<String> lines) {
        var entered = new ArrayList<String>();
        var back = false;
        var copies = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.contains("git clone ")) {
                copies.add(line);
            }
            if (line.contains("cd ") || line.contains("popd")) {
                var whole = fenced(lines, i);
                alone.set(i + 1, whole);
                var enters = whole ? WHOLE.matcher(line.strip()) : ITEM.matcher(line);
                if (enters.matches()) {
                    entered.add(enters.group(1));
                }
                back |= GOES_BACK.find(line.strip());
            }
        }
        each = entered.size() > 1 && !back && !copied(entered, copies);
    }

    /// Whether a line is all that a block holds.
    private static boolean fenced(List<String> lines, int index) {
        return index > 0
                && index + 1 < lines.size()
                && lines.get(index - 1).strip().startsWith(FENCE)
                && lines.get(index + 1).strip().equals(FENCE);
    }

    /// Whether the first folder is a copy that the document makes, and another is entered later:
    /// that is one inside of it.
    private static boolean copied(List<String> entered, List<String> copies) {
        var first = entered.getFirst();
        return copies.stream().anyMatch(line -> line.contains(first))
                && entered.stream().anyMatch(other -> !other.equals(first));
    }

    /// What a command of a block is: one that is all of it is as an item's.
    public Action fenced(Action action, int line) {
        return alone.get(line) ? own(action) : action;
    }

    /// What an item's command is, where the next one begins outside of its folder.
    public Action own(Action action) {
        return each
                        && action instanceof Action.Shell(var script)
                        && script.indexOf('\n') < 0
                        && WHOLE.matches(script)
                        && !LEAVES.find(script)
                ? new Action.Shell("(" + script + ")")
                : action;
    }
}
