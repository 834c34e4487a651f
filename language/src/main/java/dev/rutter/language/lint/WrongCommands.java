package dev.rutter.language.lint;

import static dev.rutter.language.problem.Problem.Weight.ERROR;
import static dev.rutter.language.problem.Problem.Weight.NOTE;
import static dev.rutter.language.problem.Problem.Weight.WARNING;

import dev.rutter.language.lint.WrongCommand.Where;
import dev.rutter.language.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;

/// Facts about tools that runbooks get wrong, each read in the vendor's own documentation or
/// source.
final class WrongCommands {
    private static final String RENDER = "https://render.com/docs/cli";
    private static final String PRISMA =
            "https://www.prisma.io/docs/orm/reference/prisma-cli-reference";
    private static final String SUPABASE = "https://supabase.com/docs/reference/cli";

    private WrongCommands() {}

    static final List<Rule> ALL =
            List.of(
                    wrong(
                            "RT010",
                            ERROR,
                            "`render deploy` is not a command",
                            "render",
                            "\\brender\\s+deploy(?!s)\\b[^\\n|;&]*",
                            "the Render CLI has no \"deploy\" command",
                            RENDER,
                            "render deploys create SERVICE_ID --wait --confirm -o json"),
                    wrong(
                            "RT011",
                            ERROR,
                            "`render logs` is given options it does not have",
                            "render",
                            "\\brender\\s+logs\\b[^\\n|;&]*(?:--service\\b|--tail[= ]\\d+)[^\\n|;&]*",
                            "\"render logs\" takes a resource with -r, and its --tail is a switch"
                                    + " that follows",
                            RENDER,
                            "render logs -r SERVICE_ID --limit 100 -o text"),
                    wrong(
                            "RT012",
                            ERROR,
                            "the Render CLI is not on npm",
                            "npm",
                            "\\b(?:npm\\s+(?:i|install|add)|pnpm\\s+add|yarn\\s+global\\s+add|npx)\\b"
                                    + "[^\\n|;&]*@?render/cli\\b|\\bnpm\\s+(?:i|install)\\s+-g\\s+render-cli\\b",
                            "the Render CLI is a binary of its own and is not published on npm",
                            RENDER,
                            "install it as its page says, or use the dashboard"),
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
                            "(?is)\\bpg_stat_activity\\b(?=.*\\bduration\\s*(?:>|<|=|DESC|ASC)).*",
                            "pg_stat_activity has no column \"duration\"",
                            "https://www.postgresql.org/docs/current/monitoring-stats.html",
                            "now() - query_start > interval '5 minutes'"),
                    wrong(
                            "RT017",
                            ERROR,
                            "`convex deploy` has no `--prod`",
                            "convex",
                            "\\bconvex\\s+deploy\\b[^\\n|;&]*--prod\\b",
                            "\"convex deploy\" goes to production by itself and has no --prod",
                            "https://docs.convex.dev/cli",
                            "CONVEX_DEPLOY_KEY=… npx convex deploy"),
                    wrong(
                            "RT018",
                            ERROR,
                            "`convex doctor` is not a command",
                            "convex",
                            "\\bconvex\\s+doctor\\b",
                            "the Convex CLI has no \"doctor\"",
                            "https://docs.convex.dev/cli",
                            "npx convex logs --prod"),
                    goingBack(
                            "RT020",
                            WARNING,
                            "a forced push is used to roll back",
                            "git",
                            "\\bgit\\s+push\\b[^\\n|;&]*(?:\\s-f\\b|--force\\b(?!-with-lease))[^\\n|;&]*",
                            "a forced push rewrites history that others have, and can lose their"
                                    + " commits",
                            "https://git-scm.com/docs/git-push",
                            "git revert --no-edit BAD..HEAD && git push, or the hosting's own"
                                    + " rollback"),
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
                            "RT022",
                            ERROR,
                            "`render rollback` is not a command",
                            "render",
                            "\\brender\\s+(?:services\\s+|deploys\\s+)?rollback\\b[^\\n|;&]*",
                            "the Render CLI has no rollback command",
                            RENDER,
                            "roll back in the dashboard or with POST /v1/services/ID/rollback"),
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
                            "RT027",
                            NOTE,
                            "`vercel --prod` goes live before anything is verified",
                            "vercel",
                            "\\bvercel\\b[^\\n|;&]*--prod\\b(?![^\\n|;&]*--skip-domain)[^\\n|;&]*",
                            "\"vercel --prod\" moves the production domain as soon as the build is"
                                    + " ready",
                            "https://vercel.com/docs/cli/deploy",
                            "vercel deploy --prod --skip-domain, verify its own URL, then vercel"
                                    + " promote URL"),
                    wrong(
                            "RT028",
                            WARNING,
                            "`psql -f` goes on after an error and ends with 0",
                            "psql",
                            "\\bpsql\\b(?![^\\n|;&]*ON_ERROR_STOP)[^\\n|;&]*(?:\\s-f\\s|\\s--file[= ]|\\s<\\s*[\\w./$])[^\\n|;&]*",
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
                            "set -o pipefail before it, or pg_dump -Fc -f FILE, which needs no pipe"));

    private static WrongCommand wrong(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return new WrongCommand(
                code,
                weight,
                title,
                tool,
                Pattern.compile(shape),
                Where.ANYWHERE,
                fact,
                source,
                right);
    }

    private static WrongCommand goingBack(
            String code,
            Problem.Weight weight,
            String title,
            String tool,
            String shape,
            String fact,
            String source,
            String right) {
        return new WrongCommand(
                code,
                weight,
                title,
                tool,
                Pattern.compile(shape),
                Where.GOING_BACK,
                fact,
                source,
                right);
    }
}
