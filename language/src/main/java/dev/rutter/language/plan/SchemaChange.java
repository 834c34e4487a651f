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
                            "[^\\s|;&]{0,200}(?:migrat|schema|alter)[\\w-]*\\.(?:sql|cql)"));

    private static final Pattern SCHEMA =
            Pattern.compile(
                    "\\b(?:migrat\\w*|(?:alter|drop|create)\\s+(?:or\\s+replace\\s+)?(?:table|schema|view|type)|drop\\s+column)\\b|"
                            + TOOLS.stream().map(Tool::shape).collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);

    private static final String CLIENT =
            "(?!\\|\\s*(?:\\S+\\s+){0,6}?(?:psql|mysql|mariadb|sqlite3|sqlcmd|cqlsh)\\b)";

    /// What shows how far migrations are, writes a new one to a file or only tells what it would
    /// do.
    private static final Pattern SHOWS =
            Pattern.compile(
                    "(?:(?<!\\b(?:make|just|task|rake) )\\bmigrat\\w*[:\\s._-]+(?:status|list|ls|info|pending|history|show|validate|verify|lint|check|diff|current|version|log|up-to-date|make|create|new|add|generate)(?![\\w-])"
                            + "|\\b(?:(?:check|list|show|verify|validate|pending|inspect|lint|make|create|generate|new)[-_:]|(?:generate|g|new)\\s+)migrat\\w*(?![\\w:-])"
                            + "|(?<![\\w-])migrate\\s+(?:-\\S+\\s+(?:[^-\\s]\\S*\\s+)?){0,4}version\\b"
                            + "|\\bmigrat\\w*[^\\n|;&]{0,300}?\\s--?(?:check|plan|dry-?run|pretend|list|status|info|show|create-only)\\b"
                            + "|(?<![\\w-])alembic(?![\\w:-])[^\\n|;&]{0,300}?\\s--sql\\b"
                            + "|(?<![\\w-])liquibase(?![\\w:-])[^\\n|;&]{0,300}?\\s(?:update|rollback)(?:-\\w+)*-sql\\b"
                            + "|(?:^|(?<=[\\n;&(|]))[ \\t]*(?:sudo\\s+)?(?:(?:ls|ll|tree|cat|head|tail|less|[ef]?grep|rg|wc|diff|stat|test|echo|printf)\\b|(?:git\\s+(?:diff|log|show|status)|(?:kubectl|oc)\\s+(?:\\S+\\s+){0,4}?(?:get|logs|describe|wait)|docker(?:[- ]compose)?\\s+(?:\\S+\\s+){0,4}?(?:logs|ps))\\s))"
                            + "[^\\n;&|]*+"
                            + CLIENT,
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

    private static boolean calls(String script) {
        return said(script) && said(SHOWS.matcher(script.replace("\\\n", " ")).replaceAll(" "));
    }

    /// Whether the action makes one. What is known only to look at migrations makes none; of the
    /// rest better one warning more than a broken database.
    public static boolean by(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> calls(script);
            case Action.Query(var sql) -> said(sql);
            case Action.Attended(var script, _) -> calls(script);
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
