package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which actions change a database's schema, so that the release before may not work with it.
public final class SchemaChange {
    /// Tools whose calls say nothing of migrations, and what they are told when they change a
    /// schema, forward or back. Everything else has the word in its name or its call (`rails
    /// db:migrate`, `prisma migrate deploy`, `typeorm migration:run`, `flyway migrate`).
    private static final List<Tool> TOOLS =
            List.of(
                    new Tool("alembic", "upgrade|downgrade"),
                    new Tool("flask\\s+db", "upgrade|downgrade"),
                    new Tool("aerich", "upgrade|downgrade"),
                    new Tool("yoyo", "apply|rollback|reapply"),
                    new Tool("prisma\\s+db", "push|execute"),
                    new Tool("drizzle-kit", "push(?::\\w+)?"),
                    new Tool("typeorm(?:-ts-node-\\w+)?", "schema:(?:sync|drop)"),
                    new Tool("mikro-orm", "schema:(?:update|create|drop|fresh)"),
                    new Tool("doctrine:schema:update", ""),
                    new Tool("supabase\\s+db", "push|reset"),
                    new Tool("goose", "up(?:-by-one|-to)?|down(?:-to)?|redo|reset"),
                    new Tool("dbmate", "up|down|rollback|load|drop"),
                    new Tool("flyway", "undo|clean"),
                    new Tool(
                            "liquibase",
                            "update(?:-\\w[\\w-]*)?|rollback(?:-\\w[\\w-]*)?|drop-all"),
                    new Tool("sqitch", "deploy|revert|rebase"),
                    new Tool("atlas\\s+schema", "apply|clean"),
                    new Tool("skeema", "push"),
                    new Tool("(?:psql|mysql|sqlite3|mssql)def", ""),
                    new Tool("gh-ost", ""),
                    new Tool("pt-online-schema-change", ""),
                    new Tool("sqlx\\s+(?:database|db)", "setup|reset|drop"),
                    new Tool("diesel\\s+database", "setup|reset|drop"),
                    new Tool("mix", "ecto\\.(?:rollback|reset|setup|load|drop)"),
                    new Tool("ef\\s+database", "update|drop"),
                    new Tool("update-database", ""),
                    new Tool(
                            "db:(?:push|prepare|setup|reset|rollback|schema:load|structure:load|sync|deploy)",
                            ""),
                    new Tool(
                            "(?:psql|mysql|mariadb|sqlite3|sqlcmd|cqlsh)",
                            "[^\\n|;&]*(?:migrat|schema|alter)[\\w-]*\\.(?:sql|cql)"));

    private static final Pattern SCHEMA =
            Pattern.compile(
                    "\\b(?:migrat\\w*|(?:alter|drop|create)\\s+(?:or\\s+replace\\s+)?(?:table|schema|view|type)|drop\\s+column)\\b|"
                            + TOOLS.stream().map(Tool::shape).collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);

    /// One program, with what stands between its name and what it is told.
    private record Tool(String name, String told) {
        String shape() {
            var call = "(?<![\\w-])" + name + "(?![\\w:-])";
            return told.isEmpty() ? call : call + "[^\\n|;&]{0,200}?\\s(?:" + told + ")(?![\\w:-])";
        }
    }

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
