package dev.rutter.app.json;

import dev.rutter.engine.postgres.Activity;
import dev.rutter.engine.postgres.Backup;
import dev.rutter.engine.postgres.Migrations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Databases for machines.
public final class DatabaseJson {
    private DatabaseJson() {}

    /// Where migrations stand.
    ///
    /// @param place host, port and name; no user, no password
    public static Map<String, Object> migrations(String place, List<Migrations> tools) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("database", place);
        tree.put("tools", Tree.list(tools));
        return tree;
    }

    /// A backup and what its proof found.
    public static Map<String, Object> proof(String place, Backup.Proof proof) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("database", place);
        tree.putAll(Tree.ofRecord(proof));
        tree.put("proven", proof.proven());
        return tree;
    }

    /// Who is connected and does what.
    public static Map<String, Object> activity(String place, Activity activity) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("database", place);
        tree.putAll(Tree.ofRecord(activity));
        return tree;
    }

    /// A restored database, or one connection.
    public static Map<String, Object> of(Record value) {
        return Tree.ofRecord(value);
    }
}
