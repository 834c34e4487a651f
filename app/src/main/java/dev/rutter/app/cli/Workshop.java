package dev.rutter.app.cli;

import dev.rutter.app.view.StateText;
import dev.rutter.engine.incident.KnownIssues;
import dev.rutter.engine.incident.PostMortem;
import dev.rutter.engine.incident.Severities;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.ledger.DeploymentLog;
import dev.rutter.engine.node.Node;
import dev.rutter.engine.run.Aftermath;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.EnvironmentGuard;
import dev.rutter.engine.run.Halt;
import dev.rutter.engine.run.Holders;
import dev.rutter.engine.run.LockGuard;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.session.ProcessStamp;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Lease;
import dev.rutter.engine.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Store, journal and engine of one home, opened together and closed in the opposite order.
final class Workshop implements AutoCloseable {
    private static final long GIT_SECONDS = 10;

    private final Store store;
    private final SqlJournal journal;
    private final EnvironmentLock lock;
    private final Engine engine;
    private final Map<String, String> own;

    private Workshop(
            Store store,
            SqlJournal journal,
            EnvironmentLock lock,
            Engine engine,
            Map<String, String> own) {
        this.store = store;
        this.journal = journal;
        this.lock = lock;
        this.engine = engine;
        this.own = Map.copyOf(own);
    }

    static Workshop open(CommandLineTool.Home home) {
        var clock = InstantSource.system();
        var shared = home.database();
        var store =
                shared.isPresent()
                        ? Store.open(shared.get(), clock)
                        : Store.open(home.path(), clock);
        if (shared.isPresent()) {
            store.agreeOnTime(clock);
        }
        store.onWaiting(line -> System.err.println("rutter: " + line));
        var journal = new SqlJournal(store, clock);
        var lock =
                new EnvironmentLock(
                        store, clock, ZoneId.systemDefault(), Machine.process(), Machine::alive);
        var engine = engine(home, journal, new LockGuard(lock, journal), clock);
        return new Workshop(store, journal, lock, engine, home.environment());
    }

    private static Engine engine(
            CommandLineTool.Home home,
            SqlJournal journal,
            EnvironmentGuard guard,
            InstantSource clock) {
        return new Engine(
                journal,
                Toolset.opener(home.environment()),
                guard,
                aftermath(),
                home.files(),
                clock,
                Sleeper.real());
    }

    /// A node on this workshop's database, not yet started.
    Node node(CommandLineTool.Home home, String name, int threads, Consumer<String> says) {
        var clock = InstantSource.system();
        store.onWaiting(says);
        return new Node(
                store,
                journal,
                lock,
                guard -> engine(home, journal, guard, clock),
                name,
                home.files(),
                threads,
                clock,
                says);
    }

    /// What people get from a run that fails: a graded incident, the known issue, the filled-in
    /// forms.
    private static Aftermath aftermath() {
        return new Aftermath(
                new Severities(),
                new KnownIssues(),
                List.of(new PostMortem(), new DeploymentLog()));
    }

    /// Rutter's own environment.
    Map<String, String> own() {
        return own;
    }

    Engine engine() {
        return engine;
    }

    SqlJournal journal() {
        return journal;
    }

    /// @throws Failure where there is no such run
    RunState state(String run) {
        exists(run);
        return engine.state(run);
    }

    /// @throws Failure where there is no such run
    void exists(String run) {
        if (!journal.runs().contains(run)) {
            var newest = journal.runs().stream().limit(5).toList();
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "there is no run \""
                            + run
                            + "\""
                            + (newest.isEmpty()
                                    ? ""
                                    : "; the newest are " + String.join(", ", newest)));
        }
    }

    /// A run whose record was changed by somebody is not gone on with.
    ///
    /// @throws Failure where the hash chain is broken
    void unbroken(String run) {
        exists(run);
        journal.verify(run)
                .ifPresent(broken -> {
                    throw new Failure(
                            ExitCode.GROUND,
                            broken.line() + "; nothing is done on a record that was changed");
                });
    }

    /// Who holds which environment, with or without a process.
    Holders holders() {
        return new Holders(journal);
    }

    /// What can be done about a run that holds an environment.
    static Failure held(RunState state) {
        return new Failure(ExitCode.LOCKED, Holders.line(state, StateText.stand(state)));
    }

    /// Takes the environment away from a run whose process hangs, and ends the run where it stands.
    ///
    /// @throws Failure where a command of it still runs, or its end is decided
    void takeOver(Screen screen, RunState state, String by, String why)
            throws InterruptedException {
        var run = state.run();
        state.steps().values().stream()
                .filter(step -> step.running())
                .flatMap(step -> step.process().stream())
                .filter(child ->
                        ProcessStamp.parse(child.pid() + " " + child.started())
                                .filter(ProcessStamp::alive)
                                .isPresent())
                .findFirst()
                .ifPresent(child -> {
                    throw new Failure(
                            ExitCode.LOCKED,
                            "a command of run "
                                    + run
                                    + " still runs (\""
                                    + child.step()
                                    + "\", process "
                                    + child.pid()
                                    + ", its output is in "
                                    + child.folder()
                                    + "); wait for it, or end it: kill -TERM -- -"
                                    + child.pid());
                });
        if (!state.decisions().isEmpty() && state.decision(RunEvent.Decided.Way.STOP).isEmpty()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "how run "
                            + run
                            + " ends is decided ("
                            + StateText.stand(state)
                            + "); go on with it: rutter resume "
                            + run);
        }
        engine.takeAway(run, by, why);
        var _ = engine.stop(run, by, why);
        var halt = engine.carryOn(run, by, Asker.nobody());
        screen.err()
                .println(
                        "rutter: \""
                                + state.place()
                                + "\" was taken over from run "
                                + run
                                + " of "
                                + state.began().by()
                                + (halt instanceof Halt.Ended(var end, _)
                                        ? ", which ended: " + end.words()
                                        : ", which is not over; end it: rutter stop " + run));
    }

    /// Who holds which environment, as the locks say.
    List<Lease> leases() {
        return lock.held();
    }

    /// Whether the process that holds a lease is gone.
    boolean died(Lease lease) {
        return lock.died(lease);
    }

    /// Whether a process goes on with a run.
    boolean carried(RunState state) {
        return state.end().isEmpty()
                && leases().stream()
                        .anyMatch(lease -> lease.run().equals(state.run()) && !died(lease));
    }

    /// Who acts: as named, else the operating system's user.
    static String who(@Nullable String named) {
        return named != null && !named.isBlank()
                ? named
                : System.getProperty("user.name", "operator");
    }

    /// The commit that a name stands for in a folder.
    ///
    /// @throws Failure where the folder is a git repository and has no such commit
    static String commit(Path folder, String name) throws InterruptedException {
        if (commitIn(folder).isEmpty()) {
            return name;
        }
        var found = git(folder, "rev-parse", "--verify", "--quiet", name + "^{commit}");
        if (found.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "\""
                            + name
                            + "\" is no commit of the repository in "
                            + folder
                            + "; see: git log");
        }
        return found;
    }

    /// The commit that is checked out in a folder; empty where it is no git repository.
    static String commitIn(Path folder) throws InterruptedException {
        return git(folder, "rev-parse", "--verify", "--quiet", "HEAD");
    }

    /// Under which names the author of a commit is known: name, address, and what stands before the
    /// address's `@`. None where the folder is no git repository.
    static List<String> authors(Path folder, String commit) throws InterruptedException {
        if (commit.isEmpty()) {
            return List.of();
        }
        var lines =
                git(folder, "log", "-1", "--format=%an%n%ae", "--end-of-options", commit)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        return Stream.concat(
                        lines.stream(),
                        lines.stream()
                                .filter(line -> line.contains("@"))
                                .map(line -> line.substring(0, line.indexOf('@'))))
                .distinct()
                .toList();
    }

    private static String git(Path folder, String... words) throws InterruptedException {
        try {
            var git =
                    new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(words)).toList())
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            git.getOutputStream().close();
            var said =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        }
    }

    @Override
    public void close() {
        journal.close();
        store.close();
    }
}
