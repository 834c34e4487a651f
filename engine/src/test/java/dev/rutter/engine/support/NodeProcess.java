package dev.rutter.engine.support;

import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.node.Node;
import dev.rutter.engine.run.Aftermath;
import dev.rutter.engine.run.Engine;
import dev.rutter.engine.session.ProcessStamp;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;

/// One node in a process of its own, with real tools, until it is killed.
public final class NodeProcess {
    /// Shorter than in the product, so that tests need not wait; long enough for a busy machine.
    private static final Duration LEASE = Duration.ofSeconds(10);

    private NodeProcess() {}

    /// @param arguments the database's address, home, name
    public static void main(String[] arguments) throws Exception {
        var clock = InstantSource.system();
        var home = Path.of(arguments[1]);
        var store = Store.open(arguments[0], clock);
        store.onWaiting(NodeProcess::say);
        var journal = new SqlJournal(store, clock);
        var lock =
                new EnvironmentLock(
                        store,
                        clock,
                        ZoneOffset.UTC,
                        ProcessStamp.current().text(),
                        name -> ProcessStamp.parse(name).map(ProcessStamp::alive).orElse(false),
                        LEASE);
        var node =
                new Node(
                        store,
                        journal,
                        lock,
                        guard ->
                                new Engine(
                                        journal,
                                        Toolset.opener(new HashMap<>(System.getenv())),
                                        guard,
                                        Aftermath.none(),
                                        home,
                                        clock,
                                        Sleeper.real()),
                        arguments[2],
                        home,
                        4,
                        clock,
                        NodeProcess::say);
        node.start();
        System.in.read();
        node.close();
        journal.close();
        store.close();
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
