package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// PostgreSQL's own `pg_dump` and `pg_restore`.
///
/// @param folder where both are
/// @param version the major version
record PgTools(Path folder, int version) {
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /// Those of the server's own version (an older `pg_dump` refuses, a newer `pg_restore` sets
    /// what the server does not know), where the user may also create the scratch database that a
    /// verification needs.
    static Optional<PgTools> matching(Connection connection)
            throws SQLException, IOException, InterruptedException {
        int server;
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT current_setting('server_version_num')::int / 10000,"
                                        + " rolcreatedb OR rolsuper FROM pg_roles"
                                        + " WHERE rolname = current_user")) {
            rows.next();
            server = rows.getInt(1);
            if (!rows.getBoolean(2)) {
                return Optional.empty();
            }
        }
        for (var folder : folders()) {
            if (Files.isExecutable(folder.resolve("pg_dump"))
                    && Files.isExecutable(folder.resolve("pg_restore"))) {
                var version =
                        MAJOR.matcher(
                                run(List.of(folder.resolve("pg_dump") + "", "--version"), null));
                if (version.find() && Integer.parseInt(version.group(1)) == server) {
                    return Optional.of(new PgTools(folder, Integer.parseInt(version.group(1))));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> folders() throws IOException {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var folders = new ArrayList<Path>();
        Arrays.stream(path.split(":"))
                .filter(p -> !p.isEmpty())
                .map(Path::of)
                .forEach(folders::add);
        var debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        return folders;
    }

    void dump(DatabaseUrl database, String snapshot, Path file)
            throws IOException, InterruptedException {
        run(
                List.of(
                        folder.resolve("pg_dump").toString(),
                        "--format=custom",
                        "--no-owner",
                        "--snapshot=" + snapshot,
                        "--file=" + file.toAbsolutePath()),
                database);
    }

    void restore(DatabaseUrl database, Path file) throws IOException, InterruptedException {
        run(
                List.of(
                        folder.resolve("pg_restore").toString(),
                        "--no-owner",
                        "--exit-on-error",
                        "--dbname=" + database.name(),
                        file.toAbsolutePath().toString()),
                database);
    }

    private static String run(List<String> command, DatabaseUrl database)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (database != null) {
            // Not as arguments: everybody on the machine can read those.
            var environment = builder.environment();
            environment.put("PGHOST", database.host());
            environment.put("PGPORT", Integer.toString(database.port()));
            environment.put("PGUSER", database.user());
            environment.put("PGPASSWORD", database.password());
            environment.put("PGDATABASE", database.name());
        }
        var output = Files.createTempFile("shop-pg", ".txt");
        try {
            var process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command.getFirst() + " did not end within 10 minutes");
            }
            var said = Files.readString(output).strip();
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + said);
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public String toString() {
        return "pg_dump " + version;
    }
}
