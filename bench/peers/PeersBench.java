import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import dev.rutter.engine.journal.EventJson;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.StepBegan;
import dev.rutter.engine.journal.RunEvent.StepEnded;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.Store;
import dev.rutter.engine.support.PostgresServer;
import dev.rutter.engine.support.SharedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/// The same chains of durable steps by plain JDBC, the journal, db-scheduler and DBOS, in turns on one
/// PostgreSQL that writes through to its disk. A step does nothing; its result is one short text. Run
/// by `bench/peers.sh`; bounded by its counts.
final class PeersBench {
    private static final int ROUNDS = 5;
    private static final int STEPS = 2000;

    /// db-scheduler looks for what is due at this interval, so that its chains need fewer steps.
    private static final int SCHEDULED = 200;

    private static final Duration POLL = Duration.ofMillis(10);

    private PeersBench() {}

    @FunctionalInterface
    private interface Steps {
        /// As many runs at once as `runs`, each with that many steps one after the other.
        void make(int runs, int steps) throws Exception;
    }

    /// What a run is in DBOS.
    public interface Chain {
        String all(int steps);
    }

    /// Its steps, each recorded with its result.
    public static final class DbosChain implements Chain {
        private final DBOS dbos;

        DbosChain(DBOS dbos) {
            this.dbos = dbos;
        }

        @Override
        @Workflow(name = "chain")
        public String all(int steps) {
            for (int i = 0; i < steps; i++) {
                dbos.runStep(() -> "status 0", "deploy-" + i);
            }
            return "done";
        }
    }

    public static void main(String[] arguments) throws Exception {
        var server = new PostgresServer(PostgresServer.Writes.THROUGH);
        try {
            compare(server);
        } finally {
            server.stop();
        }
    }

    private static PGSimpleDataSource source(PostgresServer server, String address) {
        var source = new PGSimpleDataSource();
        var name = address.replaceAll(".*/([a-z_0-9]+)\\?.*", "$1");
        source.setUrl(server.jdbc().replace("/postgres?", "/" + name + "?"));
        source.setUser("mia");
        source.setPassword(PostgresServer.PASSWORD);
        return source;
    }

    private static void compare(PostgresServer server) throws Exception {
        var plain = source(server, SharedPostgres.freshDatabase(server));
        try (var connection = plain.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE plain_step (run TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT"
                            + " NULL, event TEXT NOT NULL, PRIMARY KEY (run, seq))");
        }
        var dbos =
                new DBOS(
                        DBOSConfig.defaults("bench")
                                .withDataSource(
                                        pooled(source(server, SharedPostgres.freshDatabase(server)))));
        var chain = dbos.registerProxy(Chain.class, new DbosChain(dbos));
        dbos.launch();
        try (var store =
                        Store.open(SharedPostgres.freshDatabase(server), InstantSource.system());
                var journal = new SqlJournal(store, InstantSource.system());
                var scheduled = new Scheduled(source(server, SharedPostgres.freshDatabase(server)))) {
            var contestants = new LinkedHashMap<String, Steps>();
            contestants.put(
                    "plain JDBC, one transaction a step",
                    (runs, steps) -> atOnce(runs, () -> plain(plain.getConnection(), steps)));
            contestants.put(
                    "journal, an end with the next beginning",
                    (runs, steps) -> atOnce(runs, () -> joined(journal, steps)));
            contestants.put(
                    "journal, a commit for each event",
                    (runs, steps) -> atOnce(runs, () -> apart(journal, steps)));
            contestants.put(
                    "DBOS 1.1.0-m6, started directly",
                    (runs, steps) ->
                            atOnce(
                                    runs,
                                    () ->
                                            dbos.<String, RuntimeException>startWorkflow(
                                                            () -> chain.all(steps))
                                                    .getResult()));
            contestants.put("db-scheduler 16.12.0, a step is an execution", scheduled::make);
            for (var runs : List.of(1, 8)) {
                measure(contestants, runs);
            }
        } finally {
            dbos.shutdown();
        }
    }

    private static com.zaxxer.hikari.HikariDataSource pooled(PGSimpleDataSource source) {
        var pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(20);
        return pool;
    }

    private static void measure(Map<String, Steps> contestants, int runs) throws Exception {
        var rates = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (var one : contestants.entrySet()) {
                var all = one.getKey().startsWith("db-scheduler") ? SCHEDULED * runs : STEPS;
                var began = System.nanoTime();
                one.getValue().make(runs, all / runs);
                var seconds = (System.nanoTime() - began) / 1e9;
                // The first round only warms up.
                if (round > 0) {
                    rates.computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                            .add(all / runs * runs / seconds);
                }
            }
        }
        rates.forEach((name, all) ->
                System.out.printf(
                        Locale.ROOT,
                        "%d run(s): %-46s median %,7.0f steps/s (least %,.0f, most %,.0f)%n",
                        runs,
                        name,
                        all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0.0),
                        all.stream().min(Double::compare).orElse(0.0),
                        all.stream().max(Double::compare).orElse(0.0)));
    }

    private interface Part {
        void make() throws Exception;
    }

    private static void atOnce(int runs, Part part) throws Exception {
        try (var threads = Executors.newFixedThreadPool(runs)) {
            var all = new ArrayList<Future<?>>();
            for (int run = 0; run < runs; run++) {
                all.add(
                        threads.submit(() -> {
                            part.make();
                            return null;
                        }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private static StepEnded ended(int step) {
        return new StepEnded("deploy-" + step, 1, new Outcome.Done("status 0"));
    }

    private static void plain(Connection connection, int steps) throws SQLException {
        var run = "r" + System.nanoTime() + Thread.currentThread().threadId();
        try (connection;
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO plain_step (run, seq, at, event) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < steps; i++) {
                insert.setString(1, run);
                insert.setLong(2, i);
                insert.setLong(3, i);
                insert.setString(4, EventJson.write(ended(i)));
                insert.executeUpdate();
            }
        }
    }

    private static void joined(SqlJournal journal, int steps) {
        var run = journal.newRun();
        journal.append(run, new StepBegan("deploy-0", 1));
        for (int i = 0; i < steps; i++) {
            journal.append(
                    run, List.<RunEvent>of(ended(i), new StepBegan("deploy-" + (i + 1), 1)));
        }
    }

    private static void apart(SqlJournal journal, int steps) {
        var run = journal.newRun();
        for (int i = 0; i < steps; i++) {
            journal.append(run, new StepBegan("deploy-" + i, 1));
            journal.append(run, ended(i));
        }
    }

    /// Chains in which each step is an execution of its own, whose end makes the next one due with the
    /// step's number as its data.
    private static final class Scheduled implements AutoCloseable {
        private final CustomTask<String> step;
        private final Scheduler scheduler;
        private volatile CountDownLatch over = new CountDownLatch(0);
        private volatile int last;

        Scheduled(PGSimpleDataSource source) throws SQLException {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT"
                            + " NOT NULL, task_data BYTEA, execution_time TIMESTAMPTZ NOT NULL,"
                            + " picked BOOLEAN NOT NULL, picked_by TEXT, last_success TIMESTAMPTZ,"
                            + " last_failure TIMESTAMPTZ, consecutive_failures INT, last_heartbeat"
                            + " TIMESTAMPTZ, version BIGINT NOT NULL, priority SMALLINT, PRIMARY KEY"
                            + " (task_name, task_instance))");
                statement.execute("CREATE INDEX due ON scheduled_tasks (execution_time)");
            }
            var pool = pooled(source);
            step =
                    Tasks.custom("step", String.class)
                            .execute((instance, context) -> {
                                var number = Integer.parseInt(instance.getData());
                                if (number >= last) {
                                    return (complete, operations) -> {
                                        operations.remove();
                                        over.countDown();
                                    };
                                }
                                return (CompletionHandler<String>)
                                        (complete, operations) ->
                                                operations.reschedule(
                                                        complete,
                                                        Instant.now(),
                                                        Integer.toString(number + 1));
                            });
            scheduler =
                    Scheduler.create(pool, step)
                            .threads(8)
                            .pollingInterval(POLL)
                            .pollUsingLockAndFetch(0.5, 1.0)
                            .enableImmediateExecution()
                            .build();
            scheduler.start();
        }

        void make(int runs, int steps) throws InterruptedException {
            over = new CountDownLatch(runs);
            last = steps;
            for (int run = 0; run < runs; run++) {
                scheduler.schedule(
                        SchedulableInstance.of(
                                step.instance("r" + System.nanoTime() + run, "1"), Instant.now()));
            }
            if (!over.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the chains did not end");
            }
        }

        @Override
        public void close() {
            scheduler.stop();
        }
    }
}
