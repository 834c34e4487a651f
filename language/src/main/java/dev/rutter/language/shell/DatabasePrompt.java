package dev.rutter.language.shell;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What a database's client writes in front of what is typed: `mysql>`, `postgres=#`, `shop=>`,
/// `MariaDB [shop]>`, `sqlite>`, `127.0.0.1:6379>`.
///
/// @param typed what stands behind it
/// @param sql whether the client takes SQL
public record DatabasePrompt(String typed, boolean sql) {
    private static final Memo<Optional<DatabasePrompt>> READ = Memo.of(DatabasePrompt::read);

    private static final QuickPattern SQL =
            QuickPattern.compile(
                    "^\\s*(?:(?:mysql|sqlite|MySQL(?:\\s+\\S+)?\\s+SQL|MariaDB \\[[^\\]]*\\]|cqlsh(?::\\w+)?|SQL|\\d+:[\\w-]+)>"
                            + "|[A-Za-z_][\\w.-]*[=(!^*]{1,2}[#>])\\s+(\\S.*)$");
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "^\\s*(?:redis|(?:\\d{1,3}\\.){3}\\d{1,3}:\\d+(?:\\[\\d+\\])?|[\\w.-]+:6379|mongosh?|rs\\d*:(?:PRIMARY|SECONDARY)|[\\w-]+ \\[(?:direct: )?\\w+\\] \\w+)>\\s+(\\S.*)$");

    /// A statement that goes on: psql's `shop-#`, mysql's and sqlite's arrows.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^(?:\\s*[A-Za-z_][\\w.]*[-('\"$]{1,2}[#>]|\\s+(?:->|'>|\">|\\.{3}>))(?:\\s+(.*))?$");

    /// What stands at the prompt of a database's client at the beginning of a line; empty where
    /// there is none.
    public static Optional<DatabasePrompt> of(String line) {
        return READ.of(line);
    }

    private static Optional<DatabasePrompt> read(String line) {
        var text = Bounded.of(line);
        var sql = SQL.matcher(text);
        if (sql.matches()) {
            return Optional.of(new DatabasePrompt(sql.group(1).strip(), true));
        }
        var other = OTHER.matcher(text);
        return other.matches()
                ? Optional.of(new DatabasePrompt(other.group(1).strip(), false))
                : Optional.empty();
    }

    /// What a line adds to the statement above it; empty where it is another one, or output.
    public static Optional<String> more(String line) {
        var match = GOES_ON.matcher(Bounded.of(line));
        return match.matches()
                ? Optional.of(match.group(1) == null ? "" : match.group(1))
                : Optional.empty();
    }

    /// Whether it is a word of the client itself: `\\dt`, `.tables`, `exit`.
    public boolean ofClient() {
        return !sql || typed.startsWith("\\") || typed.startsWith(".") || LEAVES.matches(typed);
    }

    /// Whether it only leaves the client.
    public boolean leaves() {
        return LEAVES.matches(typed);
    }

    private static final QuickPattern LEAVES =
            QuickPattern.compile("(?i)(?:\\\\q|exit|quit|\\.quit|\\.exit|bye)\\s*;?");
}
