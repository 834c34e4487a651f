package dev.rutter.language.command;

import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.regex.MatchResult;

/// Lines that set a variable and do nothing else: `PORT=80`. Where a command stands behind it
/// (`PORT=80 node server.js`), the variable is set for that command, and the line runs it.
final class Settings {
    /// No more lines of a file are looked at.
    private static final int MOST = 200;

    private static final QuickPattern VARIABLE =
            QuickPattern.compile("^\\s*(?:export\\s+)?[A-Z][A-Z0-9_]+\\s*=\\s*\\S?.*");
    private static final QuickPattern EXPORTED = QuickPattern.compile("^\\s*export\\s.*");

    private static final QuickPattern COMPUTED =
            QuickPattern.compile("=\"?[^'=]*\\$\\{\\w+(?:%|#|/)");

    /// A variable in a value, or a command's output; in single quotes it is neither.
    private static final QuickPattern USED = QuickPattern.compile("\\$(?:\\{?(\\w+)}?|\\((?!\\())");

    private static final QuickPattern NAME =
            QuickPattern.compile("^\\s*(?:export\\s+)?([A-Za-z_]\\w*)=");

    /// `A=1 B="two"` in front of something else.
    private static final QuickPattern ASSIGNED =
            QuickPattern.compile(
                    "^\\s*(?:[A-Z_][A-Z0-9_]*=(?:\"[^\"]*\"|'[^']*'|[^\\s\"']*)\\s+)+(?=\\S)");

    private static final QuickPattern ASSIGNMENT =
            QuickPattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    /// `port = 80`, `org.gradle.jvmargs=-Xmx2g`, as a file of settings has them and nothing
    /// computes.
    private static final QuickPattern PLAIN =
            QuickPattern.compile("^\\s*[A-Za-z_][\\w.-]*\\s*=(?!=)(?!.*\\$\\().*");

    private static final QuickPattern REMARK = QuickPattern.compile("^\\s*(?:[#;].*)?$");

    private Settings() {}

    /// Whether lines are settings as they stand in a file, with its remarks.
    static boolean ofFile(List<String> lines) {
        return lines.stream().anyMatch(line -> !REMARK.matches(line))
                && lines.stream()
                        .limit(MOST)
                        .map(Bounded::of)
                        .allMatch(line ->
                                REMARK.matches(line)
                                        || (PLAIN.matches(line)
                                                && !EXPORTED.matches(line)
                                                && !runs(line)));
    }

    /// Whether each line is one.
    static boolean all(List<String> lines) {
        return lines.stream().allMatch(line -> VARIABLE.matches(line) && !runs(line));
    }

    static boolean any(List<String> lines) {
        return lines.stream().anyMatch(line -> VARIABLE.matches(line));
    }

    /// Whether one of them is computed as only a shell does: `NAME=${CELL##*/}`, `B=$A-next` below
    /// `A=…`, `DAY=$(date +%F)`. What stands below uses it. Where somebody has to fill one in, they
    /// are asked for.
    static boolean computed(List<String> lines) {
        return lines.stream()
                        .limit(MOST)
                        .anyMatch(line ->
                                line.indexOf('$') > 0
                                        && (COMPUTED.find(Bounded.of(line)) || uses(line, lines)))
                && lines.stream().noneMatch(line -> line.indexOf('<') >= 0);
    }

    /// Whether a line's value is made of what a line above it sets, or of what a command tells.
    private static boolean uses(String line, List<String> lines) {
        var value = Bounded.of(line.substring(line.indexOf('=') + 1).strip());
        for (var used : value.startsWith("'") ? List.<MatchResult>of() : USED.all(value)) {
            if (used.group(1) == null) {
                return true;
            }
            for (var above : lines) {
                if (above.equals(line)) {
                    break;
                }
                var name = NAME.first(above);
                if (name.isPresent() && name.get().group(1).equals(used.group(1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether one of them is exported, as only a shell does.
    static boolean exported(List<String> lines) {
        return lines.stream().anyMatch(line -> EXPORTED.matches(line));
    }

    /// The value itself may be a command for another day: `START_CMD=npm run start`.
    private static boolean runs(String line) {
        var command = ASSIGNED.replaceFirst(line, "");
        return command.length() < line.length()
                && !ASSIGNMENT.matches(command)
                && CommandWords.known(command)
                && !CommandWords.known(line.substring(line.indexOf('=') + 1));
    }
}
