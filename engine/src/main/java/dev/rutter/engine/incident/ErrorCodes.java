package dev.rutter.engine.incident;

import dev.rutter.engine.postgres.SqlMessages;
import dev.rutter.engine.postgres.SqlStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Error codes that tools print, with what they mean and what to do: known issues of every
/// deployment, also where its document has no word of them.
///
/// spec: https://www.prisma.io/docs/orm/reference/error-reference
final class ErrorCodes {
    private static final Map<String, String> PRISMA =
            Map.ofEntries(
                    Map.entry(
                            "P1000",
                            "the database did not accept the user or password; stop before anything is deployed"),
                    Map.entry(
                            "P1001",
                            "the database cannot be reached; try again, then see host, port and network"),
                    Map.entry(
                            "P1002",
                            "the database, or Prisma's lock on it (72707369), was not to be had in time; try again, then see who holds it: rutter db activity"),
                    Map.entry(
                            "P1003",
                            "the database does not exist; stop before anything is deployed"),
                    Map.entry(
                            "P3005",
                            "the schema holds tables and no history; a person has to declare a baseline (prisma migrate resolve --applied)"),
                    Map.entry(
                            "P3006",
                            "a migration does not apply to the shadow database; that is for development only, deploy needs none"),
                    Map.entry(
                            "P3008",
                            "the migration is recorded as applied already; the record and what was asked differ, stop"),
                    Map.entry(
                            "P3009",
                            "a failed migration is in the history and nothing new is applied; stop, see its error: rutter db status"),
                    Map.entry(
                            "P3011",
                            "the migration was never applied, so that it cannot be declared rolled back; stop"),
                    Map.entry(
                            "P3012",
                            "the migration did not fail, so that it cannot be declared rolled back; stop"),
                    Map.entry(
                            "P3014",
                            "the shadow database cannot be made; that is for development only, deploy needs none"),
                    Map.entry(
                            "P3015",
                            "a migration's file is missing; the workspace is not what was applied, stop"),
                    Map.entry("P3017", "the migration is not among the files; stop"),
                    Map.entry(
                            "P3018",
                            "a migration failed while it was applied, and the database may be half changed: nothing may go live; see rutter db status"),
                    Map.entry("P3019", "migration_lock.toml names another kind of database; stop"));

    private record Saying(Pattern pattern, String title) {
        static Saying of(String pattern, String title) {
            return new Saying(Pattern.compile(pattern), title);
        }
    }

    private static final List<Saying> SAYINGS =
            List.of(
                    Saying.of(
                            "Remote migration versions not found in local migrations directory",
                            "Supabase: the database has migrations that this workspace lacks; fetch them before anything is pushed"),
                    Saying.of(
                            "Found local migration files to be inserted before the last migration on remote database",
                            "Supabase: a file is older than the newest applied migration; it needs --include-all, after somebody looked at it"),
                    Saying.of(
                            "Detected failed migration to version",
                            "Flyway: a failed migration is in the history and nothing new is applied; see rutter db status, mend, then flyway repair"),
                    Saying.of(
                            "Could not acquire change log lock",
                            "Liquibase: somebody holds its lock; where nothing runs there any more, liquibase releaseLocks"),
                    Saying.of(
                            "Can't locate revision identified by",
                            "Alembic: the database stands at a revision that this workspace lacks; stop"),
                    Saying.of(
                            "InconsistentMigrationHistory",
                            "Django: a migration is applied before one that it depends on; stop"));

    private static final Pattern PRISMA_CODE =
            Pattern.compile("(?<![\\w-])(P[13]0\\d\\d)(?![\\w-])");
    // As servers, drivers and tools print it: never any five letters.
    private static final Pattern SQL_STATE =
            Pattern.compile(
                    "(?:SQLSTATE[:= \\[(]+|(?i:database error code): |(?i:sql state) *: |^ERROR: +|\"code\": ?\"|code: ?')([0-9A-Z]{5})(?![\\w])");

    private ErrorCodes() {}

    /// What a line says, where it holds a code that is known.
    static Optional<String> title(String line) {
        var prisma = PRISMA_CODE.matcher(line);
        while (prisma.find()) {
            var code = prisma.group(1);
            if (PRISMA.containsKey(code)) {
                return Optional.of("Prisma " + code + ": " + PRISMA.get(code));
            }
        }
        for (var saying : SAYINGS) {
            if (saying.pattern().matcher(line).find()) {
                return Optional.of(saying.title());
            }
        }
        return state(line)
                .flatMap(state ->
                        SqlStates.meaning(state)
                                .map(meaning -> "PostgreSQL " + state + ": " + meaning));
    }

    /// Whether a line only says that an earlier one failed.
    static boolean follows(String line) {
        return state(line).filter("25P02"::equals).isPresent();
    }

    private static Optional<String> state(String line) {
        var state = SQL_STATE.matcher(line);
        return state.find() ? Optional.of(state.group(1)) : SqlMessages.state(line);
    }
}
