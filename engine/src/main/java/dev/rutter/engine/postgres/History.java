package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Standing;
import dev.rutter.engine.postgres.Migrations.Tool;
import dev.rutter.engine.postgres.Session.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the history tables. Each has the columns that its tool writes; what a version of the tool
/// leaves out is taken as empty.
final class History {
    /// spec: Prisma takes the advisory lock 72707369 while it applies.
    private static final long PRISMA_LOCK = 72_707_369;

    private final Session session;

    History(Session session) {
        this.session = session;
    }

    /// A history table.
    ///
    /// @param visible whether it lies in the connection's search path
    record Table(Tool tool, String schema, String name, boolean visible) {
        String shown() {
            return schema + "." + name;
        }

        String quoted() {
            return Session.quoted(schema) + "." + Session.quoted(name);
        }
    }

    /// @param baseline versions up to this one are taken as applied; empty where there is none
    record Told(Map<String, Recorded> recorded, List<String> remarks, String baseline) {}

    List<Table> tables() throws PostgresException {
        var rows =
                session.rows(
                        """
                        select n.nspname, c.relname, pg_table_is_visible(c.oid) as visible,
                               exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'dirty') as dirty,
                               has_table_privilege(c.oid, 'select') as readable
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and c.relname in ('_prisma_migrations', 'schema_migrations',
                            'flyway_schema_history', 'databasechangelog', 'alembic_version', 'django_migrations')
                        order by 1, 2
                        """);
        var tables = new ArrayList<Table>();
        for (var row : rows) {
            var tool = tool(row);
            if (tool.isPresent() && row.is("readable")) {
                tables.add(
                        new Table(
                                tool.get(),
                                row.at("nspname"),
                                row.at("relname"),
                                row.is("visible")));
            } else if (tool.isPresent()) {
                throw new PostgresException(
                        "the history table \""
                                + row.at("nspname")
                                + "."
                                + row.at("relname")
                                + "\" may not be read by this user; grant SELECT on it");
            }
        }
        return tables;
    }

    private static Optional<Tool> tool(Row row) {
        return switch (row.at("relname")) {
            case "_prisma_migrations" -> Optional.of(Tool.PRISMA);
            case "flyway_schema_history" -> Optional.of(Tool.FLYWAY);
            case "databasechangelog" -> Optional.of(Tool.LIQUIBASE);
            case "alembic_version" -> Optional.of(Tool.ALEMBIC);
            case "django_migrations" -> Optional.of(Tool.DJANGO);
            case "schema_migrations" ->
                    row.at("nspname").equals("supabase_migrations")
                            ? Optional.of(Tool.SUPABASE)
                            // golang-migrate's table of the same name has a column "dirty".
                            : row.is("dirty") ? Optional.empty() : Optional.of(Tool.RAILS);
            default -> Optional.empty();
        };
    }

    Told read(Table table) throws PostgresException {
        return switch (table.tool()) {
            case PRISMA -> prisma(table);
            case SUPABASE ->
                    plain(
                            table,
                            "order by version",
                            row -> row.at("version"),
                            row ->
                                    row.at("version")
                                            + (row.has("name") ? "_" + row.at("name") : ""));
            case FLYWAY -> flyway(table);
            case LIQUIBASE -> liquibase(table);
            case ALEMBIC ->
                    plain(table, "", row -> row.at("version_num"), row -> row.at("version_num"));
            case DJANGO ->
                    plain(
                            table,
                            "order by id",
                            row -> row.at("app") + "." + row.at("name"),
                            row -> row.at("app") + "." + row.at("name"));
            case RAILS ->
                    plain(
                            table,
                            "order by version",
                            row -> row.at("version"),
                            row -> row.at("version"));
        };
    }

    private interface Naming {
        String of(Row row);
    }

    private Told plain(Table table, String order, Naming key, Naming name)
            throws PostgresException {
        var recorded = new LinkedHashMap<String, Recorded>();
        for (var row : session.rows("select * from " + table.quoted() + " " + order)) {
            var when = row.has("applied") ? "applied " + row.at("applied") : "";
            recorded.put(
                    key.of(row),
                    new Recorded(key.of(row), name.of(row), Standing.APPLIED, when, ""));
        }
        return new Told(recorded, List.of(), "");
    }

    /// spec: applied is finished and not rolled back, failed is neither finished nor rolled back; a
    /// name may have several rows.
    private Told prisma(Table table) throws PostgresException {
        var held =
                session.row(
                                "select count(*) as held from pg_locks where locktype = 'advisory' and granted"
                                        + " and classid = 0 and objid = ? and database = (select oid from pg_database where datname = current_database())",
                                PRISMA_LOCK)
                        .number("held");
        var recorded = new LinkedHashMap<String, Recorded>();
        for (var row : session.rows("select * from " + table.quoted() + " order by started_at")) {
            var name = row.at("migration_name");
            var standing =
                    row.has("rolled_back_at")
                            ? Standing.ROLLED_BACK
                            : row.has("finished_at")
                                    ? Standing.APPLIED
                                    : held > 0 ? Standing.RUNNING : Standing.FAILED;
            var detail =
                    switch (standing) {
                        case ROLLED_BACK -> "declared rolled back " + row.at("rolled_back_at");
                        case RUNNING -> "began " + row.at("started_at") + ", and the lock is held";
                        case FAILED ->
                                "began "
                                        + row.at("started_at")
                                        + " and did not end"
                                        + (row.at("logs").isBlank()
                                                ? ""
                                                : ": " + Destructive.shortened(row.at("logs")));
                        case APPLIED, CHANGED, WITHOUT_FILE, HALF_DONE, PENDING ->
                                "applied " + row.at("finished_at");
                    };
            var now = new Recorded(name, name, standing, detail, row.at("checksum"));
            var before = recorded.get(name);
            if (before == null || rank(standing) >= rank(before.standing())) {
                recorded.put(name, now);
            }
        }
        return new Told(recorded, List.of(), "");
    }

    /// A row that is open outweighs one that is applied, and that one outweighs a rolled back one.
    private static int rank(Standing standing) {
        return switch (standing) {
            case FAILED, HALF_DONE, RUNNING -> 2;
            case APPLIED, CHANGED, WITHOUT_FILE -> 1;
            case ROLLED_BACK, PENDING -> 0;
        };
    }

    private Told flyway(Table table) throws PostgresException {
        var recorded = new LinkedHashMap<String, Recorded>();
        var baseline = "";
        for (var row :
                session.rows("select * from " + table.quoted() + " order by installed_rank")) {
            var type = row.at("type");
            if (type.equals("SCHEMA")) {
                continue;
            }
            var version =
                    row.has("version")
                            ? MigrationFiles.version(row.at("version"))
                            : "R " + row.at("description");
            if (type.endsWith("BASELINE")) {
                baseline = version;
                continue;
            }
            if (type.equals("DELETE") || (type.startsWith("UNDO") && row.is("success"))) {
                recorded.remove(version);
                continue;
            }
            recorded.put(
                    version,
                    new Recorded(
                            version,
                            row.at("script"),
                            row.is("success") ? Standing.APPLIED : Standing.FAILED,
                            (row.is("success") ? "applied " : "failed ") + row.at("installed_on"),
                            row.at("checksum")));
        }
        return new Told(recorded, List.of(), baseline);
    }

    private Told liquibase(Table table) throws PostgresException {
        var recorded = new LinkedHashMap<String, Recorded>();
        for (var row :
                session.rows("select * from " + table.quoted() + " order by orderexecuted")) {
            var key = ChangeSets.key(row.at("id"), row.at("author"));
            var failed = row.at("exectype").equals("FAILED");
            var how = row.at("exectype").equals("MARK_RAN") ? "marked as run " : "applied ";
            recorded.put(
                    key,
                    new Recorded(
                            key,
                            row.at("filename") + "::" + row.at("id") + "::" + row.at("author"),
                            failed ? Standing.FAILED : Standing.APPLIED,
                            (failed ? "failed " : how) + row.at("dateexecuted"),
                            ""));
        }
        var remarks = new ArrayList<String>();
        var lock = Session.quoted(table.schema()) + ".databasechangeloglock";
        if (session.row("select to_regclass(?) is not null as there", lock).is("there")) {
            for (var row : session.rows("select * from " + lock + " where locked")) {
                remarks.add(
                        "its lock is held by "
                                + row.at("lockedby")
                                + " since "
                                + row.at("lockgranted")
                                + "; where nothing runs there any more: liquibase releaseLocks");
            }
        }
        return new Told(recorded, remarks, "");
    }
}
