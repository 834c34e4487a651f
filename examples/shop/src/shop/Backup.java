package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Backs the database up, and proves that a backup can be read back.
///
/// With a `pg_dump` that knows the server's version, `FILE` is its custom format, which
/// `pg_restore` reads. Where there is none, `FILE` is our own ([CopyDump]). `FILE.rows` holds the
/// rows of each table in the very snapshot that was dumped, and the schema.
public final class Backup {
    private final DatabaseUrl database;

    private Backup(DatabaseUrl database) {
        this.database = database;
    }

    /// Exit status 0: done; 1: not done, and why; 2: not called rightly.
    public static void main(String[] args) throws InterruptedException {
        try {
            var backup = new Backup(DatabaseUrl.fromEnvironment());
            if (args.length == 1 && !args[0].startsWith("-")) {
                backup.write(Path.of(args[0]));
            } else if (args.length == 2 && args[0].equals("--verify")) {
                backup.verify(Path.of(args[1]));
            } else if (args.length == 4
                    && args[0].equals("--restore")
                    && args[2].equals("--into")) {
                restore(Path.of(args[1]), DatabaseUrl.parse(args[3]));
            } else {
                System.err.println(
                        "usage: ./bin/backup FILE | --verify FILE | --restore FILE --into URL");
                System.exit(2);
            }
        } catch (SQLException e) {
            System.err.println(Migrate.message(e));
            System.exit(1);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            System.err.println("ERROR: " + e.getMessage());
            System.exit(1);
        }
    }

    private void write(Path file) throws IOException, SQLException, InterruptedException {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " exists: a backup is never overwritten");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var contents = contents(connection, "public");
            var tools = PgTools.matching(connection);
            if (tools.isPresent()) {
                tools.get().dump(database, snapshot(connection), file);
            } else {
                CopyDump.write(connection, Migrations.in(Path.of("migrations")), file);
            }
            Files.write(rowsOf(file), contents.lines());
            System.out.printf(
                    "backup written: %s, %d bytes, %d rows in %d tables, by %s%n",
                    file,
                    Files.size(file),
                    contents.total(),
                    contents.rows().size(),
                    tools.map(PgTools::toString).orElse(CopyDump.NAME));
        }
    }

    private void verify(Path file) throws IOException, SQLException, InterruptedException {
        var promised = Contents.parse(Files.readAllLines(rowsOf(file)));
        Contents found;
        String where;
        if (CopyDump.isOne(file)) {
            // A scratch schema in a transaction that is rolled back: nothing of it is ever visible.
            try (var connection = database.connect()) {
                connection.setAutoCommit(false);
                where = "shop_verify_" + ProcessHandle.current().pid();
                CopyDump.restore(connection, where, true, file);
                found = contents(connection, where);
                connection.rollback();
            }
        } else {
            where = "shop_verify_" + ProcessHandle.current().pid();
            found = inScratchDatabase(where, file);
        }
        var difference = promised.difference(found);
        if (difference.isPresent()) {
            throw new IllegalStateException(
                    "the backup does not hold what it should: " + difference.get());
        }
        System.out.printf(
                "backup verified: restored into %s, as backed up: %d rows in %d tables, %d lines"
                        + " of schema%n",
                where, found.total(), found.rows().size(), found.schema().size());
    }

    private Contents inScratchDatabase(String name, Path file)
            throws IOException, SQLException, InterruptedException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var tools =
                    PgTools.matching(connection)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "no pg_restore here fits the server: install"
                                                    + " its version of postgresql-client"));
            statement.execute("CREATE DATABASE " + Schema.quoted(name));
            try {
                tools.restore(database.named(name), file);
                try (var scratch = database.named(name).connect()) {
                    return contents(scratch, "public");
                }
            } finally {
                statement.execute("DROP DATABASE " + Schema.quoted(name));
            }
        }
    }

    private static void restore(Path file, DatabaseUrl target)
            throws IOException, SQLException, InterruptedException {
        var promised = Contents.parse(Files.readAllLines(rowsOf(file)));
        try (var connection = target.connect()) {
            if (!Schema.tables(connection, "public").isEmpty()) {
                throw new IllegalStateException(
                        target + " is not empty: restore into an empty database");
            }
            if (CopyDump.isOne(file)) {
                connection.setAutoCommit(false);
                CopyDump.restore(connection, "public", false, file);
                connection.commit();
            } else {
                PgTools.matching(connection)
                        .orElseThrow(() ->
                                new IllegalStateException("no pg_restore here fits the server"))
                        .restore(target, file);
            }
            var difference = promised.difference(contents(connection, "public"));
            if (difference.isPresent()) {
                throw new IllegalStateException("restored, but " + difference.get());
            }
            System.out.println("backup restored into " + target);
        }
    }

    private static String snapshot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_export_snapshot()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Path rowsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".rows");
    }

    private static Contents contents(Connection connection, String schema) throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (var statement = connection.createStatement()) {
            for (var table : Schema.tables(connection, schema)) {
                var name = Schema.quoted(schema) + "." + Schema.quoted(table);
                try (var counted = statement.executeQuery("SELECT count(*) FROM " + name)) {
                    counted.next();
                    rows.put(table, counted.getLong(1));
                }
            }
        }
        return new Contents(rows, Schema.describe(connection, schema));
    }

    /// What a database holds: rows by table, and its schema.
    private record Contents(Map<String, Long> rows, List<String> schema) {

        long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        List<String> lines() {
            var counted = rows.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue());
            return java.util.stream.Stream.concat(counted, schema.stream().map(line -> "\t" + line))
                    .toList();
        }

        static Contents parse(List<String> lines) {
            var rows = new TreeMap<String, Long>();
            for (var line : lines) {
                if (!line.startsWith("\t")) {
                    var parts = line.split("\t", 2);
                    rows.put(parts[0], Long.valueOf(parts[1]));
                }
            }
            return new Contents(
                    rows,
                    lines.stream()
                            .filter(line -> line.startsWith("\t"))
                            .map(l -> l.substring(1))
                            .toList());
        }

        Optional<String> difference(Contents found) {
            if (!rows.equals(found.rows)) {
                return Optional.of("rows are " + found.rows + " where " + rows + " were backed up");
            }
            if (!schema.equals(found.schema)) {
                var missing = schema.stream().filter(line -> !found.schema.contains(line)).toList();
                var more = found.schema.stream().filter(line -> !schema.contains(line)).toList();
                return Optional.of("the schema lacks " + missing + " and has " + more);
            }
            return Optional.empty();
        }
    }
}
