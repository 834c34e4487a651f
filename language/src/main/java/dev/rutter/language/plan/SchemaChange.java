package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import java.util.regex.Pattern;

/// Which actions change a database's schema, so that the release before may not work with it.
public final class SchemaChange {
    private static final Pattern SCHEMA =
            Pattern.compile(
                    "\\b(migrat\\w*|alter\\s+table|drop\\s+(table|column)|create\\s+table)\\b",
                    Pattern.CASE_INSENSITIVE);

    private SchemaChange() {}

    /// Whether the words speak of a change of a schema.
    public static boolean said(String words) {
        return SCHEMA.matcher(words).find();
    }

    /// Whether the action makes one. What only looks at migrations counts too: better one warning
    /// more than a broken database.
    public static boolean by(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> said(script);
            case Action.Query(var sql) -> said(sql);
            case Action.Attended(var script, _) -> said(script);
            case Action.Http _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }
}
