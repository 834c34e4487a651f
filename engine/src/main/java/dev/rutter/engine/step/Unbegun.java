package dev.rutter.engine.step;

import java.util.Set;
import java.util.regex.Pattern;

/// Whether a command that failed certainly did nothing, because its shell could not execute it at
/// all. In doubt it may have done something.
final class Unbegun {
    /// What shells end with where a program is not executable or not found (POSIX).
    private static final Set<Integer> STATUSES = Set.of(126, 127);

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"`$]*\"");

    /// What makes more of a statement than commands of which each is done only if the one before it
    /// ended well: the others may be done though the first was not, or before it.
    private static final Pattern MORE = Pattern.compile("[;|\\n<>`()'\"]|(?<!&)&(?!&)");

    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=\\S*");

    private Unbegun() {}

    /// @param output all that was written: the shell's own word and nothing else
    static boolean by(String script, int status, String output) {
        var bare =
                QUOTED.matcher(script.replaceAll("\\\\\\n", " ").strip())
                        .replaceAll("q")
                        .replaceAll("\\s2>&1", " ");
        if (!STATUSES.contains(status) || MORE.matcher(bare).find()) {
            return false;
        }
        for (var word : bare.split("\\s+", -1)) {
            if (!ASSIGNMENT.matcher(word).matches()) {
                // `bash: line 1: kubectl: command not found`, in the words of any language. What a
                // script tells of a program that it did not find, it tells of that one.
                return output.strip()
                        .matches("bash: (?:\\S+ \\d+: )?" + Pattern.quote(word) + ": [^\\n]+");
            }
        }
        return false;
    }
}
