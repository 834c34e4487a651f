package dev.rutter.engine.journal;

import dev.rutter.engine.journal.RunEvent.StepBegan;
import dev.rutter.engine.journal.RunEvent.StepEnded;
import dev.rutter.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Executors;

/// Durable steps by the journal beside one transaction per step by plain JDBC, on the same database
/// in turns. Run by `bench/engine.sh`; bounded by its counts.
final class JournalBench {
    private static final int ROUNDS = 5;
    private static final int STEPS = 2000;

    private JournalBench() {}

    @FunctionalInterface
    private interface Steps {
        void make(int run, int steps) throws Exception;
    }

    @FunctionalInterface
    private interface Source {
        Connection open() throws SQLException;
    }

    /// @param arguments a folder for SQLite, and perhaps the address of a PostgreSQL as JDBC URL,
    ///   user and password
    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory(Path.of(arguments[0]), "journal");
        try (var store = Store.open(home, InstantSource.system())) {
            var url = "jdbc:sqlite:" + home.resolve("plain.db");
            compare(
                    "SQLite, WAL, synchronous=FULL",
                    store,
                    () -> {
                        var config = new org.sqlite.SQLiteConfig();
                        config.setSynchronous(org.sqlite.SQLiteConfig.SynchronousMode.FULL);
                        config.setJournalMode(org.sqlite.SQLiteConfig.JournalMode.WAL);
                        config.setBusyTimeout(20_000);
                        return config.createConnection(url);
                    });
        }
        if (arguments.length > 3) {
            var properties = new Properties();
            properties.setProperty("user", arguments[2]);
            properties.setProperty("password", arguments[3]);
            var address =
                    arguments[1].replace(
                            "jdbc:postgresql://",
                            "postgres://" + arguments[2] + ":" + arguments[3] + "@");
            try (var store = Store.open(address, InstantSource.system())) {
                compare(
                        "PostgreSQL",
                        store,
                        () -> DriverManager.getConnection(arguments[1], properties));
            }
        }
    }

    private static void compare(String database, Store store, Source plain) throws Exception {
        try (var connection = plain.open();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS plain_step");
            statement.execute(
                    "CREATE TABLE plain_step (run TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT"
                            + " NULL, event TEXT NOT NULL, PRIMARY KEY (run, seq))");
        }
        try (var journal = new SqlJournal(store, InstantSource.system())) {
            for (var runs : List.of(1, 8)) {
                var jdbc = new ArrayList<Double>();
                var twice = new ArrayList<Double>();
                var steps = new ArrayList<Double>();
                var apart = new ArrayList<Double>();
                for (int round = 0; round < ROUNDS; round++) {
                    jdbc.add(rate(runs, (run, count) -> plain(plain, count)));
                    // What a step that begins and ends in a commit each costs at least.
                    twice.add(rate(runs, (run, count) -> plain(plain, 2 * count)));
                    steps.add(rate(runs, (run, count) -> steps(journal, count)));
                    apart.add(rate(runs, (run, count) -> apart(journal, count)));
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s, %d run(s): JDBC, one transaction a step %,.0f steps/s, two %,.0f;"
                                + " journal, a step's end with the next one's beginning %,.0f"
                                + " (x%.2f), in a commit each %,.0f (x%.2f, of two x%.2f)%n",
                        database,
                        runs,
                        median(jdbc),
                        median(twice),
                        median(steps),
                        median(steps) / median(jdbc),
                        median(apart),
                        median(apart) / median(jdbc),
                        median(apart) / median(twice));
            }
        }
    }

    private static double rate(int runs, Steps made) throws Exception {
        var each = STEPS / runs;
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(runs)) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int run = 0; run < runs; run++) {
                var number = run;
                all.add(
                        threads.submit(() -> {
                            made.make(number, each);
                            return null;
                        }));
            }
            for (var one : all) {
                one.get();
            }
        }
        return each * runs / ((System.nanoTime() - began) / 1e9);
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().skip(of.size() / 2).findFirst().orElse(0.0);
    }

    /// As a run does it: one commit a step, with the end of this one and the beginning of the next.
    private static void steps(SqlJournal journal, int steps) {
        var run = journal.newRun();
        journal.append(run, new StepBegan("deploy-0", 1));
        for (int i = 0; i < steps; i++) {
            journal.append(
                    run,
                    List.of(
                            new StepEnded("deploy-" + i, 1, new Outcome.Done("status 0")),
                            new StepBegan("deploy-" + (i + 1), 1)));
        }
    }

    /// As where a person or the time is waited for between two steps.
    private static void apart(SqlJournal journal, int steps) {
        var run = journal.newRun();
        for (int i = 0; i < steps; i++) {
            journal.append(run, new StepBegan("deploy-" + i, 1));
            journal.append(run, new StepEnded("deploy-" + i, 1, new Outcome.Done("status 0")));
        }
    }

    /// One transaction per step on a connection of its own, the statement prepared once.
    private static void plain(Source plain, int steps) throws SQLException {
        var run = "r" + System.nanoTime();
        try (var connection = plain.open();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO plain_step (run, seq, at, event) VALUES (?, ?, ?,"
                                        + " ?)")) {
            for (int i = 0; i < steps; i++) {
                insert.setString(1, run);
                insert.setLong(2, i);
                insert.setLong(3, i);
                insert.setString(
                        4,
                        EventJson.write(
                                new StepEnded("deploy-" + i, 1, new Outcome.Done("status 0"))));
                insert.executeUpdate();
            }
        }
    }
}
