package dev.rutter.platform.api;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.LoopbackCall;
import dev.rutter.platform.process.Tool;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.release.Glance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The platform from outside: starts its daemon, gives it a blueprint, looks at it, ends it.
public final class PlatformControl {

    /// One of [Options#javaOptions()]: calls are limited as Render's are.
    public static final String RATE_LIMITS = "-D" + PlatformMain.RATE_LIMITS + "=true";

    /// One of [Options#javaOptions()]: the platform is known to live for a minute, and its proxy
    /// spends nothing on serving fast for weeks, nor has a standby.
    public static final String BRIEFLY = ProxyControl.BRIEFLY;

    private static final Duration UP_LIMIT = Duration.ofMinutes(5);
    private static final Duration ENDS_LIMIT = Duration.ofSeconds(5);
    private static final Duration DOWN_LIMIT = Duration.ofSeconds(5);
    private static final Duration PURGE_LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 10;
    private static final int LONGEST_LOOK_MILLIS = 250;
    private static final int LOOK_SHARE = 2; // a third of one processor at most

    /// What may be chosen.
    ///
    /// @param deploy whether services that were never live, or are wanted otherwise now, get a
    ///   rollout
    /// @param waitUpTo for those rollouts to end; zero: return when they are asked for
    /// @param healthDeadline until a new instance must be healthy; takes effect when the daemon is
    ///   started by this call
    /// @param environment where the daemon runs and the variables with `sync: false` come from
    /// @param javaOptions of the daemon, after its own
    public record Options(
            boolean deploy,
            Duration waitUpTo,
            Duration healthDeadline,
            Map<String, String> environment,
            List<String> javaOptions) {

        public Options {
            environment = Map.copyOf(environment);
            javaOptions = List.copyOf(javaOptions);
        }

        /// Deploys, waits up to 20 min, and has this process's environment.
        public static Options usual() {
            return new Options(
                    true,
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(15),
                    System.getenv(),
                    List.of());
        }

        /// Without rollouts.
        public Options noDeploy() {
            return new Options(false, Duration.ZERO, healthDeadline, environment, javaOptions);
        }

        /// With one more variable, which goes before this process's own.
        public Options with(String variable, String value) {
            var all = new TreeMap<>(environment);
            all.put(variable, value);
            return new Options(deploy, waitUpTo, healthDeadline, all, javaOptions);
        }
    }

    private PlatformControl() {}

    /// Starts the platform of a home, or finds it running, and gives it the blueprint in `folder`.
    ///
    /// @param folder holds render.yaml and lies in a git repository
    /// @throws PlatformException where it cannot; its mistakes are those of render.yaml
    public static Ready up(Path folder, Path home, Options options) throws PlatformException {
        return up(folder, home, options, Onlooker.NOBODY);
    }

    /// As [#up(Path, Path, Options)], and somebody hears what is waited for.
    public static Ready up(Path folder, Path home, Options options, Onlooker onlooker)
            throws PlatformException {
        var base = home.toAbsolutePath().normalize();
        var fresh = Daemon.running(base).isEmpty() && !Files.exists(base.resolve("render.yaml"));
        try {
            return taken(folder, base, options, onlooker);
        } catch (PlatformException no) {
            if (fresh && !Files.exists(base.resolve("render.yaml")) && Files.exists(base)) {
                down(base, false); // it was started for nothing
            }
            throw no;
        }
    }

    private static Ready taken(Path folder, Path base, Options options, Onlooker onlooker)
            throws PlatformException {
        var source = folder.toAbsolutePath().normalize();
        var file = blueprint(source);
        begin(onlooker, Onlooker.Stage.STARTING);
        var running = Daemon.running(base);
        var started =
                running.isEmpty()
                        ? Optional.of(DaemonStart.of(base, options))
                        : Optional.<DaemonStart>empty();
        // while the daemon starts
        var body = new LinkedHashMap<String, Object>();
        body.put("folder", source.toString());
        body.put("given", given(file, options));
        body.put("roll", options.deploy());
        var words = OwnJson.MAPPER.writeValueAsString(body);
        var daemon = started.isPresent() ? started.get().awaited() : running.orElseThrow();
        begin(onlooker, Onlooker.Stage.TAKING_OVER);
        OwnCalls.Applied applied;
        try {
            applied = OwnCalls.Applied.read(call(base, daemon, "/local/up", words));
        } catch (PlatformException no) {
            var pid = daemon.process().pid();
            var own = started.filter(each -> each.process().pid() == pid).isPresent();
            if (own || !(no.getCause() instanceof IOException) || !ends(daemon)) {
                throw no;
            }
            // It was killed a moment ago, and was still there when it was looked for.
            daemon = DaemonStart.of(base, options).awaited();
            applied = OwnCalls.Applied.read(call(base, daemon, "/local/up", words));
        }
        if (!applied.mistakes().isEmpty()) {
            var count = applied.mistakes().size();
            throw new PlatformException(
                    "render.yaml has " + count + (count == 1 ? " mistake" : " mistakes"),
                    applied.mistakes());
        }
        begin(onlooker, Onlooker.Stage.RELEASING);
        awaitSettled(base, options.waitUpTo(), onlooker);
        var state = ps(base);
        return new Ready(
                URI.create("http://127.0.0.1:" + daemon.port() + "/v1"),
                key(base),
                state.services(),
                state.databases(),
                applied.notes());
    }

    private static void begin(Onlooker onlooker, Onlooker.Stage stage) throws PlatformException {
        if (!onlooker.begins(stage)) {
            throw new PlatformException("given up before it was done");
        }
    }

    /// What runs in a home, whether or not its daemon does.
    public static State ps(Path home) throws PlatformException {
        return State.of(home.toAbsolutePath().normalize());
    }

    /// Where a running platform answers Render's calls; empty where it does not run.
    public static Optional<URI> apiUrl(Path home) {
        return Daemon.running(home.toAbsolutePath().normalize())
                .map(each -> URI.create("http://127.0.0.1:" + each.port() + "/v1"));
    }

    /// The bearer key of a home.
    public static String key(Path home) throws PlatformException {
        try {
            return Files.readString(Daemon.keyFile(home.toAbsolutePath().normalize())).strip();
        } catch (IOException none) {
            throw new PlatformException(
                    "there is no platform in " + home + "; start one with: rutter platform up",
                    none);
        }
    }

    /// Which output is meant.
    public enum Kind {
        /// Of the instances.
        APP,
        /// Of build, pre-deploy command and deploy hook.
        BUILD
    }

    /// The last lines of a service, oldest first, whether or not it runs.
    public static List<Line> logs(Path home, String service, Kind kind, int tail)
            throws PlatformException {
        return new LogTail(home, service, kind).last(tail);
    }

    /// Lets the requests of a service wait, each at most until `longest` from now is over, then it
    /// is answered 503; zero: they go on at once. For short work on a database.
    ///
    /// @param longest up to 5 min
    public static void hold(Path home, String service, Duration longest) throws PlatformException {
        var base = home.toAbsolutePath().normalize();
        var daemon = running(base);
        var body = Map.of("service", service, "millis", longest.toMillis());
        call(base, daemon, "/local/hold", OwnJson.MAPPER.writeValueAsString(body));
    }

    private static Daemon running(Path home) throws PlatformException {
        return Daemon.running(home)
                .orElseThrow(() ->
                        new PlatformException(
                                "the platform in "
                                        + home
                                        + " does not run; start it with: rutter platform up"));
    }

    /// Lets visitors in by TLS as well, on a port of its own; again with renewed files replaces
    /// them.
    ///
    /// @param port 0: no more
    /// @param certificate a PEM file with the chain
    /// @param key a PEM file with the private key, PKCS#8
    public static void tls(
            Path home, String service, String address, int port, Path certificate, Path key)
            throws PlatformException {
        var base = home.toAbsolutePath().normalize();
        var daemon = running(base);
        var body =
                Map.of(
                        "service", service,
                        "address", address,
                        "port", port,
                        "certificate", certificate.toAbsolutePath().toString(),
                        "key", key.toAbsolutePath().toString());
        call(base, daemon, "/local/tls", OwnJson.MAPPER.writeValueAsString(body));
    }

    /// Ends the daemon, the services, the databases and the proxy of a home. Data and releases
    /// stay. Returns one line for each thing that did not end as it should.
    ///
    /// @param purge removes data and releases as well
    public static List<String> down(Path home, boolean purge) throws PlatformException {
        var base = home.toAbsolutePath().normalize();
        if (!Files.exists(Daemon.keyFile(base))) {
            throw new PlatformException("there is no platform in " + base);
        }
        var children = new Children();
        var wrong = new ArrayList<String>();
        Daemon.running(base).flatMap(each -> end(children, each.process())).ifPresent(wrong::add);
        try {
            wrong.addAll(Glance.stopAll(base, System.getenv()));
            ProxyControl.standby(base.resolve("proxy"))
                    .flatMap(each -> children.identify(each.pid(), "", base))
                    .flatMap(each -> end(children, each))
                    .ifPresent(wrong::add); // first, else it would take the proxy's place
            proxy(base).flatMap(each -> end(children, each)).ifPresent(wrong::add);
            if (purge) {
                Glance.purge(base, System.getenv());
                var words = List.of("rm", "-rf", "--one-file-system", base.toString());
                var answer = Tool.call(Path.of("/"), PURGE_LIMIT, words);
                if (!answer.good()) {
                    wrong.add(base + " cannot be removed: " + answer.end());
                }
            }
        } catch (IOException no) {
            throw new PlatformException("not everything could be ended: " + no.getMessage(), no);
        }
        return wrong;
    }

    // proxy.pid: the process number, a blank, ticks after boot, "@", the boot id
    static Optional<Child> proxy(Path home) {
        try {
            var words = Files.readString(home.resolve("proxy/proxy.pid")).strip().split("[ @]", 3);
            return Optional.of(
                            new Child(
                                    Long.parseLong(words[0]),
                                    Long.parseLong(words[1]),
                                    words[2],
                                    "",
                                    home))
                    .filter(Child::alive);
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /// Returns what is wrong where it does not end: KILL cannot be refused, but a process that
    /// waits for a disk goes only when that answers.
    private static Optional<String> end(Children children, Child process) {
        for (var signal : List.of("TERM", "KILL")) {
            children.signal(process, signal);
            var deadline = System.nanoTime() + DOWN_LIMIT.toNanos();
            while (process.alive() && System.nanoTime() < deadline) {
                pause();
            }
        }
        return process.alive()
                ? Optional.of("process " + process.pid() + " does not end, not even when killed")
                : Optional.empty();
    }

    private static Path blueprint(Path folder) throws PlatformException {
        var file = folder.resolve("render.yaml");
        if (!Files.isRegularFile(file)) {
            throw new PlatformException(
                    "there is no render.yaml in "
                            + folder
                            + "; give the folder that holds the blueprint");
        }
        return file;
    }

    private static Map<String, String> given(Path file, Options options) throws PlatformException {
        var given = new TreeMap<>(options.environment());
        given.keySet().retainAll(Given.names(Given.read(file)));
        return given;
    }

    /// Whether a daemon that does not answer ends in the next seconds.
    private static boolean ends(Daemon daemon) {
        var deadline = System.nanoTime() + ENDS_LIMIT.toNanos();
        while (daemon.process().alive() && System.nanoTime() < deadline) {
            pause();
        }
        return !daemon.process().alive();
    }

    private static String call(Path home, Daemon daemon, String path, String body)
            throws PlatformException {
        try {
            var answer =
                    LoopbackCall.send(
                            daemon.port(), "POST", path, key(home), Optional.of(body), UP_LIMIT);
            if (answer.status() != 200) {
                throw new PlatformException(
                        OwnJson.MAPPER
                                .readTree(answer.body())
                                .path("message")
                                .asString(answer.body()));
            }
            return answer.body();
        } catch (IOException no) {
            throw new PlatformException(
                    "the platform did not answer: " + no + "; see " + home.resolve("daemon.log"),
                    no);
        }
    }

    /// Waits until no rollout is under way and everything that is live is served; at most `limit`.
    private static void awaitSettled(Path home, Duration limit, Onlooker onlooker)
            throws PlatformException {
        var deadline = System.nanoTime() + limit.toNanos();
        for (var now = System.nanoTime(); now < deadline; now = System.nanoTime()) {
            var services = State.services(home);
            onlooker.sees(services);
            if (services.stream().allMatch(State.Served::settled)) {
                return;
            }
            if (Daemon.running(home).isEmpty()) {
                throw new PlatformException(
                        "the platform ended while its services were waited for; releases that were"
                                + " under way go on with: rutter platform up; see "
                                + home.resolve("daemon.log"));
            }
            // many services have many files: a look must not take away what they are waited for
            var cost = (System.nanoTime() - now) / 1_000_000;
            pause(Math.clamp(cost * LOOK_SHARE, LOOK_MILLIS, LONGEST_LOOK_MILLIS));
        }
    }

    private static void pause() {
        pause(LOOK_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the platform", stopped);
        }
    }
}
