package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Tool;
import java.util.List;
import java.util.regex.Pattern;

/// A migration as the workspace holds it.
///
/// @param key how the history table names it
/// @param name as people know it
/// @param file relative to the workspace
/// @param line where it begins in the file, from 1
/// @param sql whether the text is SQL, else a program or a list of changes
/// @param sum what the history table records of its content; empty where it records nothing that
///   can be computed
/// @param after keys that this one follows or replaces
record MigrationFile(
        Tool tool,
        String key,
        String name,
        String file,
        int line,
        String text,
        boolean sql,
        String sum,
        List<String> after) {

    MigrationFile {
        after = List.copyOf(after);
    }

    // spec: Django `atomic = False`, Rails `disable_ddl_transaction!`, Alembic
    // `autocommit_block()`;
    // Liquibase `runInTransaction`; Flyway `executeInTransaction`.
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?i)\\batomic\\s*=\\s*False\\b|\\bdisable_ddl_transaction!|\\bautocommit_block\\("
                            + "|\\brunInTransaction\\W{1,4}false\\b|\\bexecuteInTransaction\\s*=\\s*false\\b"
                            + "|\\bcreate\\s+(?:unique\\s+)?index\\s+concurrently\\b"
                            + "|\\balgorithm:\\s*:concurrently\\b|\\bpostgresql_concurrently\\s*=\\s*True\\b");

    /// Whether it says itself that it does not run in one transaction, so that a part of it may
    /// stay where it fails.
    boolean alone() {
        return ALONE.matcher(text).find();
    }

    List<Destructive> destructive() {
        return sql
                ? Destructive.inSql(text).stream().map(each -> each.below(line)).toList()
                : Destructive.inProgram(text, line);
    }
}
