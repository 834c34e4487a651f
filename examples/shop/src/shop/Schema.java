package shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A schema as text that can be compared: every column, constraint and index, one per line, sorted.
final class Schema {
    private static final String QUERY =
            """
            SELECT line FROM (
              SELECT 'column ' || c.relname || '.' || a.attname || ' '
                  || format_type(a.atttypid, a.atttypmod)
                  || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                  || CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END
                  || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
                  AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL
              SELECT 'constraint ' || c.relname || '.' || o.conname || ' '
                  || replace(pg_get_constraintdef(o.oid), ?, '')
                FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
                WHERE c.relnamespace = ?::regnamespace
              UNION ALL
              SELECT 'index ' || replace(indexdef, ?, '') FROM pg_indexes WHERE schemaname = ?
            ) AS described ORDER BY line COLLATE "C"
            """;

    private Schema() {}

    static List<String> describe(Connection connection, String schema) throws SQLException {
        try (var query = connection.prepareStatement(QUERY)) {
            for (var at = 1; at <= 5; at++) {
                // Definitions name the schema; two schemas are compared without it.
                query.setString(at, at == 2 || at == 4 ? schema + "." : schema);
            }
            try (var rows = query.executeQuery()) {
                var lines = new ArrayList<String>();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines;
            }
        }
    }

    /// The tables, each after those that it refers to.
    static List<String> tables(Connection connection, String schema) throws SQLException {
        var sql =
                """
                WITH RECURSIVE t AS (
                  SELECT oid, relname FROM pg_class
                  WHERE relnamespace = ?::regnamespace AND relkind = 'r'
                ), reach AS (
                  SELECT oid, 0 AS depth FROM t
                  UNION
                  SELECT o.conrelid, reach.depth + 1
                  FROM pg_constraint o JOIN reach ON reach.oid = o.confrelid
                  WHERE o.contype = 'f' AND o.conrelid <> o.confrelid AND reach.depth < 50
                )
                SELECT t.relname FROM t JOIN reach USING (oid)
                GROUP BY t.relname ORDER BY max(reach.depth), t.relname
                """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
