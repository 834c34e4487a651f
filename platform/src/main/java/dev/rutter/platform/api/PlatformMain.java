package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.database.DatabaseException;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.NoManagement;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.release.Ids;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.ProxyTraffic;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.Settings;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/// The platform's daemon: `PlatformMain HOME [SECONDS]`. It ends by TERM and leaves services,
/// databases and the proxy running. `SECONDS`: until a new instance must be healthy. Exit status: 2
/// wrong arguments, 3 another one has the home, 4 cannot start.
public final class PlatformMain {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Duration PROXY_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// How many seconds after the start the proxy gets its standby, unless told otherwise: its
    /// start takes nothing away from what the platform has to do first.
    static final String STANDBY_AFTER = "rutter.standbyAfterSeconds";

    private static final int USUAL_STANDBY_AFTER = 3;

    private static final Duration WEBHOOKS_EACH = Duration.ofMillis(200);
    private static final Duration MOMENTS_EACH = Duration.ofSeconds(10);

    /// Set to `true`: calls are limited as Render's are.
    static final String RATE_LIMITS = "rutter.rateLimits";

    /// In the home: whose daemon lives holds its lock.
    static final String LOCK = "daemon.lock";

    private PlatformMain() {}

    /// @param args the home, made where it does not exist
    public static void main(String[] args) {
        if (args.length < 1 || args.length > 2) {
            System.err.println("usage: PlatformMain HOME [SECONDS]");
            System.exit(2);
        }
        ROOT.setLevel(Level.WARNING);
        System.setProperty("org.jboss.logging.provider", "jdk");
        NoManagement.install();
        var home = Path.of(args[0]).toAbsolutePath();
        try (var lockFile =
                        FileChannel.open(
                                home.resolve(LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = lockFile.tryLock()) {
            if (lock == null) {
                System.err.println("another platform has " + home);
                System.exit(DaemonStart.TAKEN);
            }
            var usual = Settings.usual();
            serve(
                    home,
                    args.length == 2
                            ? usual.healthyWithin(Duration.ofSeconds(Long.parseLong(args[1])))
                            : usual);
        } catch (IOException | ProxyException | DatabaseException | RuntimeException no) {
            System.err.println("the platform cannot start: " + no.getMessage());
            System.exit(4);
        }
    }

    /// Never returns but by failure.
    private static void serve(Path home, Settings settings)
            throws IOException, ProxyException, DatabaseException {
        var ids = new Ids(new SecureRandom());
        var key = key(home, ids);
        var proxyFolder = home.resolve("proxy");
        // our own classes are loaded while the other process starts
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var starting =
                threads.submit(() ->
                        ProxyControl.startOrAdopt(
                                proxyFolder, ProxyControl.javaCommand(), PROXY_LIMIT));
        var json = JsonMapper.builder().build();
        json.readTree("{}");
        var door = new Door();
        var port = listening(home, door);
        var proxy = got(starting);
        var platform =
                new Platform(
                        home,
                        new ProxyTraffic(proxy),
                        InstantSource.system(),
                        ids,
                        settings,
                        System.getenv());
        platform.adopt();
        var webhooks =
                new Webhooks(
                        home,
                        InstantSource.system(),
                        ids,
                        json,
                        () -> told(platform),
                        Webhooks.ATTEMPTS);
        var logs = new LogQuery(proxyFolder, json);
        var sampler = new Sampler(platform, InstantSource.system());
        var api =
                new Api(
                        platform,
                        new Shapes(owner(home, ids)),
                        logs,
                        new MetricQuery(proxy),
                        new ResourceMetrics(sampler),
                        new PresentMetrics(platform, proxy, home),
                        new WebhookCalls(webhooks),
                        InstantSource.system(),
                        () -> "http://127.0.0.1:" + port);
        var streams = new LogStream(logs, InstantSource.system(), json);
        var calls =
                Map.<String, Front.Calls>of(
                        "v1",
                        api::answer,
                        "local",
                        new OwnCalls(platform),
                        Front.EXPORTS,
                        (_, path, _, _) -> export(platform, path));
        var front =
                new Front(
                        calls,
                        key,
                        json,
                        threads,
                        limits(),
                        query -> subscribed(api, streams, query));
        door.open(front);
        var self =
                new Children()
                        .identify(ProcessHandle.current().pid(), "", home.resolve("daemon.log"))
                        .orElseThrow();
        new Daemon(self, port).write(home);
        threads.execute(() -> again(WEBHOOKS_EACH, "webhooks cannot be told", webhooks::look));
        var moments = platform.moments();
        var upkeep = platform.upkeep();
        threads.execute(() -> again(LOOK, "databases cannot be looked after", upkeep::look));
        threads.execute(() -> again(MOMENTS_EACH, "databases cannot be copied", moments::look));
        threads.execute(() -> again(Sampler.EVERY, "nothing can be measured", sampler::look));
        try {
            proxy.stopStandby(); // it may be of an earlier version
        } catch (ProxyException no) {
            System.err.println(no.getMessage());
        }
        var began = System.nanoTime();
        var standbyAfter =
                Duration.ofSeconds(Integer.getInteger(STANDBY_AFTER, USUAL_STANDBY_AFTER));
        while (true) { // until the process is ended
            try {
                Thread.sleep(LOOK);
                if (System.nanoTime() - began > standbyAfter.toNanos()) {
                    proxy.ensureStandby();
                }
                if (proxy.ensureRunning()) {
                    System.err.println("the proxy had ended and was started again");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (ProxyException no) {
                System.err.println("the proxy cannot be looked after: " + no.getMessage());
            }
        }
    }

    private static void again(Duration each, String trouble, Runnable look) {
        while (true) { // until the process is ended
            try {
                look.run();
                Thread.sleep(each);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                System.err.println(trouble + ": " + broken.getMessage());
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static Front.Begun subscribed(Api api, LogStream streams, Query query)
            throws Refusal, IOException {
        var runners = api.resources(query);
        var place = streams.enter(query, runners);
        return new Front.Begun(
                (_, channel) -> streams.tell(channel, query, runners, place),
                () -> streams.leave(place));
    }

    private static Answer export(Platform platform, List<String> path) throws Refusal {
        return path.stream()
                .skip(1)
                .findFirst()
                .flatMap(secret -> platform.exports().opened(path.getFirst(), secret))
                .map(each -> Answer.ok(each.file()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "there is no such export"));
    }

    private static List<Webhooks.Told> told(Platform platform) {
        var all = new ArrayList<Webhooks.Told>();
        for (var runner : platform.services()) {
            for (var each : runner.happenings()) {
                all.add(new Webhooks.Told(runner.id(), runner.name(), each));
            }
        }
        return all;
    }

    private static Optional<RateLimits> limits() {
        return Boolean.getBoolean(RATE_LIMITS)
                ? Optional.of(new RateLimits(InstantSource.system()))
                : Optional.empty();
    }

    private static ProxyControl got(Future<ProxyControl> starting)
            throws IOException, ProxyException {
        try {
            return starting.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the proxy started", stopped);
        } catch (ExecutionException no) {
            if (no.getCause() instanceof ProxyException said) {
                throw said;
            }
            throw new IOException("the proxy cannot be started: " + no.getCause(), no);
        }
    }

    /// On the port of the last time where it can be had, else on another.
    private static int listening(Path home, Door door) {
        var before = Daemon.remembered(home).map(Daemon::port).orElse(0);
        try {
            return listening(before, door);
        } catch (RuntimeException taken) {
            if (before == 0) {
                throw taken;
            }
            return listening(0, door);
        }
    }

    private static int listening(int port, Door door) {
        var server =
                Undertow.builder()
                        .setIoThreads(1)
                        .setWorkerThreads(2)
                        .addHttpListener(port, "127.0.0.1", door)
                        .build();
        try {
            server.start();
        } catch (RuntimeException taken) {
            server.stop();
            throw taken;
        }
        var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return address.getPort();
    }

    private static String key(Path home, Ids ids) throws IOException {
        var file = Daemon.keyFile(home);
        if (!Files.exists(file)) {
            StateFile.writeText(file, "rnd_" + ids.secret() + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String owner(Path home, Ids ids) {
        var file = home.resolve("platform.properties");
        var facts = new TreeMap<>(StateFile.read(file));
        if (!facts.containsKey("owner")) {
            facts.put("owner", ids.id("tea"));
            StateFile.write(file, facts);
        }
        return facts.getOrDefault("owner", "");
    }
}
