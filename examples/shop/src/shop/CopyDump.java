package shop;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import shop.Migrations.Migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A backup for machines without a fitting `pg_dump`: a zip with the migrations that were applied
/// (they are the schema) and each table as COPY text.
final class CopyDump {
    /// What reports call it.
    static final String NAME =
            "COPY, for want of a fitting pg_dump or the right to create a database";

    private CopyDump() {}

    static boolean isOne(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2), StandardCharsets.US_ASCII).equals("PK");
        }
    }

    /// Writes what the connection's open snapshot sees.
    ///
    /// @throws IllegalStateException where an applied migration's file is not at hand
    static void write(Connection connection, List<Migration> migrations, Path file)
            throws IOException, SQLException {
        var digests = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT digest FROM schema_history")) {
            while (rows.next()) {
                digests.add(rows.getString(1));
            }
        }
        var applied = migrations.stream().filter(m -> digests.contains(m.digest())).toList();
        if (applied.size() != digests.size()) {
            throw new IllegalStateException(
                    "the database has "
                            + digests.size()
                            + " migrations and this folder holds "
                            + applied.size()
                            + " of them: check out the release that serves, or install pg_dump");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (var migration : applied) {
                zip.putNextEntry(new ZipEntry("migrations/" + migration.name()));
                zip.write(migration.sql().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            var copy = copier(connection);
            for (var table : Schema.tables(connection, "public")) {
                zip.putNextEntry(new ZipEntry("data/" + table));
                copy.copyOut("COPY public." + Schema.quoted(table) + " TO STDOUT", zip);
                zip.closeEntry();
            }
        }
        Files.move(part, file);
    }

    /// Restores into a schema, inside of the connection's open transaction.
    ///
    /// @param create whether the schema has to be created first
    static void restore(Connection connection, String schema, boolean create, Path file)
            throws IOException, SQLException {
        try (var zip = new ZipFile(file.toFile());
                var statement = connection.createStatement()) {
            if (create) {
                statement.execute("CREATE SCHEMA " + Schema.quoted(schema));
            }
            statement.execute("SET LOCAL search_path TO " + Schema.quoted(schema));
            statement.execute(Migrate.HISTORY);
            var entries = zip.stream().toList();
            for (var entry : entries) {
                if (entry.getName().startsWith("migrations/")) {
                    for (var sql : SqlScript.statements(text(zip.getInputStream(entry)))) {
                        statement.execute(sql);
                    }
                }
            }
            var tables = Schema.tables(connection, schema);
            // Migrations may have put rows in; the backup's own rows take their place.
            for (var table : tables.reversed()) {
                statement.execute("DELETE FROM " + Schema.quoted(table));
            }
            var copy = copier(connection);
            for (var table : tables) {
                var entry = zip.getEntry("data/" + table);
                if (entry == null) {
                    throw new IllegalStateException("the backup lacks the table " + table);
                }
                try (var in = zip.getInputStream(entry)) {
                    copy.copyIn("COPY " + Schema.quoted(table) + " FROM STDIN", in);
                }
                advanceIdentities(connection, schema, table);
            }
        }
    }

    /// The next generated number comes after the greatest that was restored.
    private static void advanceIdentities(Connection connection, String schema, String table)
            throws SQLException {
        var name = Schema.quoted(schema) + "." + Schema.quoted(table);
        var columns =
                "SELECT attname FROM pg_attribute"
                        + " WHERE attrelid = ?::regclass AND attidentity <> ''";
        try (var query = connection.prepareStatement(columns);
                var statement = connection.createStatement()) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var column = rows.getString(1);
                    statement.execute(
                            ("SELECT setval(pg_get_serial_sequence('%s', '%s'),"
                                            + " coalesce(max(%s), 0) + 1, false) FROM %s")
                                    .formatted(name, column, Schema.quoted(column), name));
                }
            }
        }
    }

    private static CopyManager copier(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
