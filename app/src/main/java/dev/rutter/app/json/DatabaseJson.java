package dev.rutter.app.json;

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
}
