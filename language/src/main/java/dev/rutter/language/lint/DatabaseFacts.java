package dev.rutter.language.lint;

import static dev.rutter.language.lint.WrongCommand.goingBack;
import static dev.rutter.language.lint.WrongCommand.live;
import static dev.rutter.language.lint.WrongCommand.written;
import static dev.rutter.language.lint.WrongCommand.wrong;
import static dev.rutter.language.problem.Problem.Weight.ERROR;
import static dev.rutter.language.problem.Problem.Weight.NOTE;
import static dev.rutter.language.problem.Problem.Weight.WARNING;

import java.util.List;

/// What runbooks get wrong about databases and migrations, each read in the vendor's own
/// documentation or source. A fact more is a row more.
final class DatabaseFacts {
    private static final String PRISMA =
            "https://www.prisma.io/docs/orm/reference/prisma-cli-reference";
    private static final String SUPABASE = "https://supabase.com/docs/reference/cli";

    private DatabaseFacts() {}

    static final List<WrongCommand> ALL =
            List.of(
                    goingBack(
                            "RT013",
                            ERROR,
                            "`prisma migrate resolve` undoes nothing",
                            "prisma",
                            "\\bprisma\\s+migrate\\s+resolve\\b[^\\n|;&]*",
                            "\"prisma migrate resolve\" only edits the migration history; no SQL is"
                                    + " run and the schema stays as it is",
                            PRISMA,
                            "run a down migration with `prisma db execute --file down.sql`, or"
                                    + " write a new forward migration"),
                    wrong(
                            "RT014",
                            ERROR,
                            "`supabase db reset` drops the database's contents",
                            "supabase",
                            "\\bsupabase\\s+db\\s+reset\\b(?=[\\s\\S]*--(?:db-url|linked))[\\s\\S]*",
                            "\"supabase db reset\" on a remote database drops every user schema and"
                                    + " its data, and rebuilds it from the migrations",
                            SUPABASE,
                            "restore a backup into a second database, or write a forward"
                                    + " migration"),
                    wrong(
                            "RT015",
                            ERROR,
                            "`supabase db list-migrations` is not a command",
                            "supabase",
                            "\\bsupabase\\s+db\\s+list-migrations\\b",
                            "the Supabase CLI has no \"db list-migrations\"",
                            SUPABASE,
                            "supabase migration list --db-url \"$DATABASE_URL\""),
                    wrong(
                            "RT016",
                            ERROR,
                            "pg_stat_activity has no column `duration`",
                            "PostgreSQL",
                            // A name given by AS may be ordered by, not compared in its own WHERE.
                            "(?is)\\bpg_stat_activity\\b(?:(?=[^);]*\\bwhere\\b(?:[^();]|\\([^();]*\\))*"
                                    + "\\bduration\\s*[<>=])"
                                    + "|(?<!(?:\\bas|\\))\\s{1,9}\"?duration\\b[\\s\\S]{0,2000})"
                                    + "(?=.*\\bduration\\s*(?:>|<|=|DESC|ASC))).*",
                            "pg_stat_activity has no column \"duration\"",
                            "https://www.postgresql.org/docs/current/monitoring-stats.html",
                            "now() - query_start > interval '5 minutes'"),
                    wrong(
                            "RT021",
                            ERROR,
                            "`prisma migrate reset` destroys the data",
                            "prisma",
                            "\\bprisma\\s+migrate\\s+reset\\b[^\\n|;&]*",
                            "\"prisma migrate reset\" drops the database and is for development"
                                    + " only",
                            PRISMA,
                            "prisma migrate deploy, with a migration that repairs what is wrong"),
                    wrong(
                            "RT023",
                            ERROR,
                            "Prisma has no `migrate down` or `migrate rollback`",
                            "prisma",
                            "\\bprisma\\s+migrate\\s+(?:down|rollback|revert|undo)\\b[^\\n|;&]*",
                            "Prisma Migrate has no command that undoes a migration",
                            PRISMA,
                            "prisma db execute --file down.sql, made with `prisma migrate diff`"
                                    + " before going up"),
                    wrong(
                            "RT024",
                            ERROR,
                            "`supabase migration down` drops the database's contents",
                            "supabase",
                            "\\bsupabase\\s+migration\\s+down\\b[^\\n|;&]*",
                            "\"supabase migration down\" drops every user schema and rebuilds it",
                            SUPABASE,
                            "write a forward migration"),
                    goingBack(
                            "RT025",
                            ERROR,
                            "`supabase migration repair` undoes nothing",
                            "supabase",
                            "\\bsupabase\\s+migration\\s+repair\\b[^\\n|;&]*",
                            "\"supabase migration repair\" edits the history only, and of the"
                                    + " linked project unless told otherwise",
                            SUPABASE,
                            "write a forward migration, then repair the history if needed"),
                    wrong(
                            "RT026",
                            WARNING,
                            "the schema is pushed without a migration",
                            "prisma",
                            "\\bprisma\\s+db\\s+push\\b[^\\n|;&]*",
                            "\"prisma db push\" changes the schema without a migration, and may"
                                    + " drop columns to do so",
                            PRISMA,
                            "prisma migrate deploy"),
                    wrong(
                            "RT028",
                            WARNING,
                            "`psql -f` goes on after an error and ends with 0",
                            "psql",
                            "\\bpsql\\b(?![^\\n|;&]*ON_ERROR_STOP)[^\\n|;&]*(?:\\s-f\\s|\\s--file[= ]|\\s<(?![^\\s<]*>)\\s*[\\w./$])[^\\n|;&]*",
                            "psql runs the rest of a file after a failed statement and ends with"
                                    + " status 0",
                            "https://www.postgresql.org/docs/current/app-psql.html",
                            "psql -v ON_ERROR_STOP=1 --single-transaction -f FILE"),
                    wrong(
                            "RT029",
                            WARNING,
                            "a failed dump is hidden by the pipe",
                            "pg_dump",
                            "\\b(?:pg_dump|pg_dumpall|mysqldump|mongodump)\\b[^\\n;&|]*\\|[^|][^\\n;&]*",
                            "a pipe ends with the status of its last command, so that a failed dump"
                                    + " leaves a broken backup and looks well",
                            "https://www.gnu.org/software/bash/manual/html_node/Pipelines.html",
                            "set -o pipefail before it, or pg_dump -Fc -f FILE, which needs no pipe"),
                    wrong(
                            "RT071",
                            WARNING,
                            "`supabase db lint` ends with 0 whatever it finds",
                            "supabase",
                            "\\bsupabase\\s+db\\s+lint\\b(?:(?!--fail-on)(?:\\\\\\n|[^\\n|;&]))*(?=$|[\\n|;&])",
                            "\"supabase db lint\" ends with status 0 whatever it finds, unless --fail-on says from when it fails; and it does not tell whether a rollback went well",
                            SUPABASE,
                            "supabase db lint --level warning --fail-on error"),
                    live(
                            "RT075",
                            ERROR,
                            "`prisma migrate dev` is for development only",
                            "prisma",
                            "\\bprisma\\s+migrate\\s+dev\\b[^\\n|;&]*",
                            "\"prisma migrate dev\" makes new migrations, needs a second database, and may offer to reset this one",
                            PRISMA,
                            "prisma migrate deploy"),
                    wrong(
                            "RT076",
                            WARNING,
                            "migrations go through a pooler",
                            "prisma",
                            "(?::6543\\b|pgbouncer=true)[^\\n]*\\bprisma\\s+(?:migrate|db)\\b[^\\n]*",
                            "Prisma Migrate takes a lock of its session, which a transaction pooler does not keep",
                            "https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections/pgbouncer",
                            "use the direct URL, on port 5432"),
                    wrong(
                                    "RT077",
                                    WARNING,
                                    "`prisma migrate diff` has lost this option",
                                    "prisma",
                                    "\\bprisma\\s+migrate\\s+diff\\b[^\\n|;&]*--(?:from|to)-(?:url|schema-datamodel|schema-datasource)\\b[^\\n|;&]*",
                                    "Prisma 7 has no --from-url and no --from-schema-datamodel",
                                    PRISMA,
                                    "prisma migrate diff --from-config-datasource --to-schema prisma/schema.prisma --script")
                            .since("7"),
                    written(
                            "RT078",
                            NOTE,
                            "a `db:push` script changes the schema without a migration",
                            "npm",
                            "\\b(?:npm|pnpm|yarn|bun)\\s+(?:run\\s+)?db:push\\b",
                            "a script of this name runs \"prisma db push\" or \"drizzle-kit push\" nearly everywhere: the schema is changed without a migration, and columns may be dropped for it",
                            PRISMA,
                            "npm run db:deploy, where that runs prisma migrate deploy"),
                    wrong(
                            "RT084",
                            ERROR,
                            "an index cannot be built concurrently in a transaction",
                            "PostgreSQL",
                            "(?is)(?:\\bbegin\\s*;|--single-transaction\\b|\\s-1\\s).*?\\b(?:create|drop|reindex)\\s+(?:unique\\s+)?index\\s+concurrently\\b",
                            "PostgreSQL refuses CREATE INDEX CONCURRENTLY inside of a transaction (25001)",
                            "https://www.postgresql.org/docs/current/sql-createindex.html",
                            "take it out of the transaction, into a step of its own"));
}
