package dev.rutter.platform.api;

import dev.rutter.platform.release.Glance;
import dev.rutter.platform.release.Rollout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What runs in a home now.
///
/// @param daemon its process number, empty where it does not run
/// @param proxy its process number, empty where it does not run
/// @param trouble of the machine, for people; empty while all is well
public record State(
        Optional<Long> daemon,
        Optional<Long> proxy,
        Optional<String> trouble,
        List<Served> services,
        List<Database> databases,
        List<Store> stores) {

    private static final long FEW_BYTES = 1 << 20;

    public State {
        stores = List.copyOf(stores);
        services = List.copyOf(services);
        databases = List.copyOf(databases);
    }

    /// A service.
    ///
    /// @param id `srv-…`
    /// @param url empty for a worker
    /// @param port 0 for a worker
    /// @param state `live`, `not deployed`, `suspended`, `down`, or the state of the rollout that
    ///   is under way or failed, in Render's words
    /// @param detail why, where it is not well; empty otherwise
    /// @param commit of the live release
    /// @param deploy the rollout that is live, `dep-…`
    public record Served(
            String name,
            String id,
            String url,
            int port,
            String state,
            String detail,
            Optional<String> commit,
            Optional<String> deploy,
            List<Running> instances) {

        public Served {
            instances = List.copyOf(instances);
        }

        /// Whether nothing is under way with it, well or not.
        public boolean settled() {
            return switch (state) {
                case "live",
                        "not deployed",
                        "suspended",
                        "build_failed",
                        "pre_deploy_failed",
                        "update_failed",
                        "canceled" ->
                        true;
                default -> false;
            };
        }
    }

    /// An instance of a service.
    ///
    /// @param role `starting`, `live`, `leaving` or `standby`
    /// @param since when it took that role
    public record Running(
            String id, String deploy, String role, int port, long pid, Instant since) {}

    /// A database.
    ///
    /// @param state `available` or `unavailable`
    public record Database(
            String name,
            String id,
            String host,
            int port,
            String version,
            String state,
            String connectionString) {

        @Override
        public String toString() {
            return "Database[" + name + ", " + host + ":" + port + ", " + state + "]";
        }
    }

    /// A key-value store.
    ///
    /// @param program such as `redis-server`
    /// @param state `available` or `unavailable`
    public record Store(String name, String id, int port, String program, String state) {}

    static State of(Path home) throws PlatformException {
        var services = services(home);
        var databases =
                Glance.databases(home, System.getenv()).stream()
                        .map(each ->
                                new Database(
                                        each.name(),
                                        each.id(),
                                        "127.0.0.1",
                                        each.port(),
                                        each.version(),
                                        each.state(),
                                        each.connectionString()))
                        .toList();
        return new State(
                Daemon.running(home).map(each -> each.process().pid()),
                PlatformControl.proxy(home).map(each -> each.pid()),
                full(home),
                services,
                databases,
                Glance.keyValues(home, System.getenv()).stream()
                        .map(each ->
                                new Store(
                                        each.name(),
                                        each.id(),
                                        each.port(),
                                        each.program(),
                                        each.available() ? "available" : "unavailable"))
                        .toList());
    }

    /// The services alone.
    static List<Served> services(Path home) throws PlatformException {
        try {
            return Glance.all(home).stream().map(State::served).toList();
        } catch (IOException no) {
            throw new PlatformException(
                    "the state in " + home + " cannot be read: " + no.getMessage(), no);
        }
    }

    /// What cannot be written cannot be told in a file either.
    private static Optional<String> full(Path home) {
        var left = home.toFile().getUsableSpace();
        return Files.isDirectory(home) && left < FEW_BYTES
                ? Optional.of(
                        "the disk of "
                                + home
                                + " is full ("
                                + left
                                + " bytes are left): releases fail or wait until there is room")
                : Optional.empty();
    }

    private static Served served(Glance glance) {
        var open = glance.open();
        var failed = glance.newest().filter(each -> glance.live().isEmpty());
        String state;
        if (glance.suspended()) {
            state = "suspended";
        } else if (open.isPresent()) {
            state = open.get().state().said();
        } else if (glance.live().isPresent()) {
            state = glance.served() ? "live" : "down";
        } else {
            state = failed.map(each -> each.state().said()).orElse("not deployed");
        }
        var why = open.or(glance::newest).map(Rollout::reason).filter(each -> !each.isEmpty());
        return new Served(
                glance.name(),
                glance.id(),
                glance.port() == 0 ? "" : "http://127.0.0.1:" + glance.port(),
                glance.port(),
                state,
                glance.condition().isEmpty() ? why.orElse("") : glance.condition(),
                glance.live().map(each -> each.commit().hash()),
                glance.live().map(Rollout::id),
                glance.instances().stream()
                        .map(each ->
                                new Running(
                                        each.id(),
                                        each.rollout(),
                                        each.role().name().toLowerCase(Locale.ROOT),
                                        each.port(),
                                        each.child().pid(),
                                        each.since()))
                        .toList());
    }
}
