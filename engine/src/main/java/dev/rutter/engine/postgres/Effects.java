package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the catalogue shows of a migration's statements: the table that it creates is there, or is
/// not. Of statements that change rows, and of those that say `IF EXISTS`, it cannot tell.
final class Effects {
    private static final int MOST = 200;
    private static final String NAME = "((?:\"[^\"]+\"|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))?)";

    private static final Pattern CREATE_RELATION =
            Pattern.compile(
                    "(?i)^create (?:unlogged )?(?:table|view|materialized view|sequence) (?!if not exists)"
                            + NAME);
    private static final Pattern CREATE_INDEX =
            Pattern.compile(
                    "(?i)^create (?:unique )?index (?:concurrently )?(?!if not exists|on\\b)"
                            + NAME
                            + " on (?:only )?"
                            + NAME);
    private static final Pattern CREATE_TYPE = Pattern.compile("(?i)^create type " + NAME);
    private static final Pattern DROP_RELATION =
            Pattern.compile(
                    "(?i)^drop (?:table|view|materialized view|sequence) (?!if exists)" + NAME);
    private static final Pattern ADD_COLUMN =
            Pattern.compile(
                    "(?i)^alter table (?:if exists )?(?:only )?"
                            + NAME
                            + " add (?!constraint\\b|primary\\b|foreign\\b|unique\\b|check\\b|exclude\\b)(?:column )?(?!if not exists)"
                            + NAME);
    private static final Pattern ADD_CONSTRAINT =
            Pattern.compile(
                    "(?i)^alter table (?:if exists )?(?:only )?"
                            + NAME
                            + " add constraint "
                            + NAME);
    private static final Pattern DROP_COLUMN =
            Pattern.compile(
                    "(?i)^alter table (?:if exists )?(?:only )?"
                            + NAME
                            + " drop column (?!if exists)"
                            + NAME);

    private final Session session;

    Effects(Session session) {
        this.session = session;
    }

    /// @param first the line of the file at which the text begins
    List<Seen> of(String sql, int first) throws PostgresException {
        var seen = new ArrayList<Seen>();
        for (var statement : SqlText.split(sql)) {
            if (seen.size() < MOST) {
                seen.add(
                        new Seen(
                                statement.line() + first - 1,
                                Destructive.shortened(statement.text()),
                                there(statement.bare())));
            }
        }
        return seen;
    }

    private Optional<Boolean> there(String bare) throws PostgresException {
        var made = CREATE_RELATION.matcher(bare);
        if (made.find()) {
            return Optional.of(relation(made.group(1)));
        }
        var index = CREATE_INDEX.matcher(bare);
        if (index.find()) {
            return Optional.of(index(index));
        }
        var type = CREATE_TYPE.matcher(bare);
        if (type.find()) {
            return truth("select to_regtype(?) is not null as there", type.group(1));
        }
        var column = ADD_COLUMN.matcher(bare);
        if (column.find()) {
            return Optional.of(column(column));
        }
        var constraint = ADD_CONSTRAINT.matcher(bare);
        if (constraint.find()) {
            return truth(
                    "select exists (select from pg_constraint where conrelid = to_regclass(?) and conname = ?) as there",
                    constraint.group(1),
                    plain(constraint.group(2)));
        }
        var gone = DROP_RELATION.matcher(bare);
        if (gone.find()) {
            return Optional.of(!relation(gone.group(1)));
        }
        var goneColumn = DROP_COLUMN.matcher(bare);
        return goneColumn.find() ? Optional.of(!column(goneColumn)) : Optional.empty();
    }

    private boolean relation(String name) throws PostgresException {
        return session.row("select to_regclass(?) is not null as there", name).is("there");
    }

    /// An index that was begun concurrently and broke off is there and not valid: it does not
    /// count.
    private boolean index(Matcher index) throws PostgresException {
        return session.row(
                        "select exists (select from pg_index i join pg_class c on c.oid = i.indexrelid"
                                + " where i.indrelid = to_regclass(?) and c.relname = ? and i.indisvalid) as there",
                        index.group(2),
                        plain(index.group(1)))
                .is("there");
    }

    private boolean column(Matcher column) throws PostgresException {
        return session.row(
                        "select exists (select from pg_attribute where attrelid = to_regclass(?)"
                                + " and attname = ? and not attisdropped) as there",
                        column.group(1),
                        plain(column.group(2)))
                .is("there");
    }

    private Optional<Boolean> truth(String sql, Object... values) throws PostgresException {
        return Optional.of(session.row(sql, values).is("there"));
    }

    private static String plain(String name) {
        var last = name.startsWith("\"") ? name : name.substring(name.indexOf('.') + 1);
        return last.startsWith("\"")
                ? last.substring(1, last.length() - 1)
                : last.toLowerCase(java.util.Locale.ROOT);
    }
}
