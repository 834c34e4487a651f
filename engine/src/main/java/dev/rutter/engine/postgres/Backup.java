package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Fingerprint.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Backups that were restored once before they are called backups, and the way back from them.
///
/// What is dumped and what is counted is one snapshot of the database: what others write meanwhile
/// is in neither. Large objects, sequences' values and roles are not compared.
public final class Backup {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss").withZone(ZoneOffset.UTC);
    private static final String SCRATCH = "rutter_proof_";
    private static final int LONGEST_NAME = 63;

    /// How long a table may be held by somebody else before the backup gives up: a deployment that
    /// waits in silence is worse than one that says who is in the way.
    private static final Duration HELD = Duration.ofMinutes(2);

    private static final Duration ADMINISTERING = Duration.ofSeconds(60);

    private final Programs programs;
    private final InstantSource clock;
    private final Duration limit;

    /// @param own this process's environment, where PATH finds PostgreSQL's programs
    /// @param limit for each of dumping, restoring, and counting one table
    public Backup(Map<String, String> own, InstantSource clock, Duration limit) {
        programs = new Programs(own);
        this.clock = clock;
        this.limit = limit;
    }

    /// A backup and its proof.
    ///
    /// @param rows of all tables
    /// @param differences what the restored copy has otherwise, empty where the backup is proven
    /// @param left scratch databases of earlier proofs that were killed; nobody is connected
    public record Proof(
            Path file,
            long bytes,
            int tables,
            long rows,
            List<String> differences,
            Duration dumping,
            Duration restoring,
            List<String> left) {
        public Proof {
            differences = List.copyOf(differences);
            left = List.copyOf(left);
        }

        /// Whether the copy had the same rows in every table.
        public boolean proven() {
            return differences.isEmpty();
        }
    }

    /// Dumps a database into a new file that only its owner may read, restores it into a scratch
    /// database beside it, compares every table, and drops the scratch database.
    ///
    /// @param scratch where to restore, where not on the same server
    /// @throws PostgresException where the server or a program said no; no file is left then unless
    ///   it was complete
    /// @throws IOException where the file cannot be written
    public Proof make(Address address, Path file, Optional<Address> scratch)
            throws PostgresException, IOException {
        if (Files.exists(file)) {
            throw new PostgresException("\"" + file + "\" exists already; name another file");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        var began = clock.instant();
        Map<String, Table> counted;
        int major;
        try (var session = Session.sharing(address, limit)) {
            session.run("set local idle_in_transaction_session_timeout = 0");
            session.run("set local lock_timeout = " + held().toMillis());
            major = major(session);
            var dump = programs.atLeast("pg_dump", major);
            var snapshot = session.row("select pg_export_snapshot() as snapshot").at("snapshot");
            Files.deleteIfExists(part);
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            programs.run(
                    List.of(
                            dump.toString(),
                            "-Fc",
                            "--no-password",
                            "--lock-wait-timeout=" + held().toMillis(),
                            "--snapshot=" + snapshot,
                            "-f",
                            part.toString()),
                    address.variables(),
                    limit);
            counted = Fingerprint.of(session);
        } catch (PostgresException e) {
            Files.deleteIfExists(part);
            throw heldBack(String.valueOf(e.getMessage()))
                    ? new PostgresException(
                            "another session has held a table for "
                                    + held().toSeconds()
                                    + " s, so that it cannot be backed up; see which: rutter db"
                                    + " activity. The program said: "
                                    + e.getMessage())
                    : e;
        }
        var dumped = clock.instant();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        var differences = proven(scratch.orElse(address), file, major, counted);
        return new Proof(
                file,
                Files.size(file),
                counted.size(),
                counted.values().stream().mapToLong(Table::rows).sum(),
                differences,
                Duration.between(began, dumped),
                Duration.between(dumped, clock.instant()),
                left(scratch.orElse(address)));
    }

    /// pg_dump waits for its locks by the limit of a statement.
    private static boolean heldBack(String said) {
        return said.contains("lock timeout")
                || (said.contains("statement timeout") && said.contains("LOCK TABLE"));
    }

    private Duration held() {
        var half = limit.dividedBy(2);
        return half.compareTo(HELD) < 0 ? half : HELD;
    }

    private List<String> proven(Address at, Path file, int major, Map<String, Table> counted)
            throws PostgresException {
        var name = SCRATCH + STAMP.format(clock.instant()) + "_" + ProcessHandle.current().pid();
        create(at, name);
        try {
            restored(at.with(name), file, major);
            try (var copy = Session.looking(at.with(name), limit)) {
                return differences(counted, Fingerprint.of(copy));
            }
        } finally {
            drop(at, name);
        }
    }

    private static List<String> differences(Map<String, Table> was, Map<String, Table> is) {
        var differences = new ArrayList<String>();
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (var name : names) {
            var before = Optional.ofNullable(was.get(name));
            var after = Optional.ofNullable(is.get(name));
            if (before.isEmpty() || after.isEmpty()) {
                differences.add(
                        name
                                + (after.isEmpty()
                                        ? " is missing in the copy"
                                        : " is in the copy only"));
            } else if (before.get().rows() != after.get().rows()) {
                differences.add(
                        name
                                + " has "
                                + before.get().rows()
                                + " rows, the copy "
                                + after.get().rows());
            } else if (!before.equals(after)) {
                differences.add(name + " has rows that differ in the copy");
            }
        }
        return differences;
    }

    /// How a database was restored.
    ///
    /// @param kept the name under which what was there before is kept; empty where nothing was
    public record Restored(String database, String kept, int tables, long rows) {}

    /// Restores a backup into a named database. Nothing is overwritten: it is restored beside what
    /// is there, and only a whole copy takes the name; what had it is kept under another.
    ///
    /// @param replace whether a database of that name that holds something may be moved aside
    /// @throws PostgresException where the file is no backup, the database holds something and
    ///   `replace` is false, or somebody is connected to it
    public Restored restore(Address address, Path file, String into, boolean replace)
            throws PostgresException {
        // The server cuts names by their bytes.
        if (into.isBlank() || into.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME - 24) {
            throw new PostgresException(
                    "\""
                            + into
                            + "\" is no name for a database; it has 1 to "
                            + (LONGEST_NAME - 24)
                            + " bytes");
        }
        int major;
        boolean there;
        var admin = address.with("postgres");
        try (var session = Session.looking(admin, ADMINISTERING)) {
            major = major(session);
            there = exists(session, into);
        }
        var words =
                List.of(
                        programs.atLeast("pg_restore", major).toString(),
                        "--list",
                        file.toString());
        try {
            programs.run(words, Map.of(), ADMINISTERING);
        } catch (PostgresException no) {
            throw new PostgresException(
                    "\""
                            + file
                            + "\" is no whole backup, nothing was changed; take another one: "
                            + no.getMessage());
        }
        var full = there && holdsSomething(address.with(into));
        if (full && !replace) {
            throw new PostgresException(
                    "database \""
                            + into
                            + "\" holds tables; name another one, or give --replace: it is then kept under another name");
        }
        var stamp = STAMP.format(clock.instant());
        var beside = there ? into + "_new_" + stamp : into;
        create(admin, beside);
        Map<String, Table> tables;
        try {
            restored(admin.with(beside), file, major);
            try (var copy = Session.looking(admin.with(beside), limit)) {
                tables = Fingerprint.of(copy);
            }
            if (there) {
                exchange(admin, into, beside, into + "_before_" + stamp);
            }
        } catch (PostgresException e) {
            drop(admin, beside);
            throw new PostgresException(
                    e.state(),
                    "\""
                            + file
                            + "\" was not restored, \""
                            + into
                            + "\" is as it was: "
                            + e.getMessage());
        }
        return new Restored(
                into,
                there ? into + "_before_" + stamp : "",
                tables.size(),
                tables.values().stream().mapToLong(Table::rows).sum());
    }

    /// Both names change or none: whoever is killed in between leaves a database of that name.
    private static void exchange(Address admin, String into, String beside, String kept)
            throws PostgresException {
        try (var session = Session.acting(admin, ADMINISTERING)) {
            session.run("begin");
            session.run(renaming(into, kept));
            session.run(renaming(beside, into));
            session.run("commit");
        }
    }

    private static String renaming(String from, String to) {
        return "alter database " + Session.quoted(from) + " rename to " + Session.quoted(to);
    }

    private void restored(Address to, Path file, int major) throws PostgresException {
        programs.run(
                List.of(
                        programs.atLeast("pg_restore", major).toString(),
                        "--no-password",
                        "--exit-on-error",
                        "--no-owner",
                        "--no-privileges",
                        "-d",
                        to.database(),
                        file.toString()),
                to.variables(),
                limit);
    }

    private static boolean exists(Session session, String database) throws PostgresException {
        return session.row(
                        "select exists (select from pg_database where datname = ?) as there",
                        database)
                .is("there");
    }

    private static boolean holdsSomething(Address database) throws PostgresException {
        try (var session = Session.looking(database, ADMINISTERING)) {
            return session.row(
                            """
                            select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                              where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                                and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast') as some
                            """)
                    .is("some");
        }
    }

    private static int major(Session session) throws PostgresException {
        return (int)
                (session.row("select current_setting('server_version_num') as version")
                                .number("version")
                        / 10_000);
    }

    private static void create(Address at, String name) throws PostgresException {
        try (var session = Session.acting(at, ADMINISTERING)) {
            // Text is compared and sorted as in the database that is copied.
            var like =
                    session.row(
                            "select pg_encoding_to_char(encoding) as encoding, datcollate, datctype from pg_database where datname = current_database()");
            session.run(
                    "create database "
                            + Session.quoted(name)
                            + " template template0 encoding "
                            + literal(like.at("encoding"))
                            + " lc_collate "
                            + literal(like.at("datcollate"))
                            + " lc_ctype "
                            + literal(like.at("datctype")));
        }
    }

    private static void drop(Address at, String name) throws PostgresException {
        try (var session = Session.acting(at, ADMINISTERING)) {
            session.run("drop database if exists " + Session.quoted(name));
        }
    }

    private static List<String> left(Address at) throws PostgresException {
        try (var session = Session.looking(at, ADMINISTERING)) {
            return session
                    .rows(
                            "select datname from pg_database d where datname like ? and not exists (select from pg_stat_activity a where a.datname = d.datname) order by 1",
                            SCRATCH.replace("_", "\\_") + "%")
                    .stream()
                    .map(row -> row.at("datname"))
                    .toList();
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// The file name that a backup gets where none is given.
    public static String name(String database, Instant at) {
        return database.replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + STAMP.format(at) + ".dump";
    }
}
