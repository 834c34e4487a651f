package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Tool;
import java.util.List;

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

    List<Destructive> destructive() {
        return sql ? Destructive.inSql(text) : Destructive.inProgram(text, line);
    }
}
