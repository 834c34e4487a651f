package dev.rutter.engine.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the rows of a database add up to, table by table.
final class Fingerprint {
    // What a value looks like as text depends on these; with the same settings the same rows have
    // the same text on any server of the same version.
    private static final String[] SETTINGS = {
        "set local search_path = ''",
        "set local timezone = 'UTC'",
        "set local datestyle = 'ISO, YMD'",
        "set local intervalstyle = 'postgres'",
        "set local extra_float_digits = 1",
        "set local bytea_output = 'hex'",
        "set local lc_monetary = 'C'",
        "set local xmlbinary = 'base64'"
    };

    private Fingerprint() {}

    /// @param sum of the hashes of all rows, so that their order does not count
    record Table(long rows, String sum) {}

    /// Every table that holds rows of its own and is not an extension's.
    static Map<String, Table> of(Session session) throws PostgresException {
        for (var setting : SETTINGS) {
            session.run(setting);
        }
        var tables = new LinkedHashMap<String, Table>();
        for (var row :
                session.rows(
                        """
                        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and c.relpersistence <> 't'
                          and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
                          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                                          and d.objid = c.oid and d.deptype = 'e')
                        order by 1, 2
                        """)) {
            var name = row.at("nspname") + "." + row.at("relname");
            var from = Session.quoted(row.at("nspname")) + "." + Session.quoted(row.at("relname"));
            var seen =
                    session.row(
                            "select count(*) as rows, coalesce(sum(hashtextextended(rutter_row::text, 0)::numeric), 0) as sum from only "
                                    + from
                                    + " as rutter_row");
            tables.put(name, new Table(seen.number("rows"), seen.at("sum")));
        }
        return tables;
    }
}
