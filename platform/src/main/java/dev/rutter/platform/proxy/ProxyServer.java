package dev.rutter.platform.proxy;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/// The proxy: its routes, each on its port, and what is remembered of them. A change is on the disk
/// before it is in force, so that a restart never serves something older than what was answered.
final class ProxyServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BUFFER_BYTES = 16 * 1024;

    private final StateFile file;
    private final InstantSource clock;
    private final FigureBook book = new FigureBook();
    private final RequestLog log;
    private final Recorder recorder;
    private final XnioWorker worker;
    private final ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, 1_000, 4);
    private final Map<String, Served> served = new TreeMap<>();
    private final Map<String, LiveRoute> routes = new HashMap<>();
    private final TlsWays secured = new TlsWays(this::listener);
    private final Map<String, Route> unopened = new TreeMap<>();
    private final Troubles troubles = new Troubles();
    private final String key;
    private int adminPort;
    private boolean trying;
    private volatile boolean closed;
    private @Nullable Listener admin;

    private record Served(LiveRoute route, Listener listener) {}

    private ProxyServer(Path dir, InstantSource clock, String key, int adminPort)
            throws IOException {
        this.file = new StateFile(dir);
        this.clock = clock;
        this.key = key;
        this.adminPort = adminPort;
        this.log = new RequestLog(dir, Bounds.LOG_FILE_BYTES);
        this.recorder = new Recorder(book, log, clock);
        this.worker =
                Xnio.getInstance()
                        .createWorker(
                                OptionMap.builder()
                                        .set(
                                                Options.WORKER_IO_THREADS,
                                                Math.max(
                                                        2,
                                                        Runtime.getRuntime().availableProcessors()))
                                        .set(Options.WORKER_TASK_CORE_THREADS, 1)
                                        .set(Options.WORKER_TASK_MAX_THREADS, 2)
                                        .getMap());
    }

    /// Serves what the folder's state says, or nothing yet where there is none.
    static ProxyServer start(Path dir, InstantSource clock, SecureRandom random)
            throws IOException {
        var file = new StateFile(dir);
        var state = file.read().orElseGet(() -> new StateFile.State(0, key(random), List.of()));
        var server = new ProxyServer(dir, clock, state.key(), state.adminPort());
        try {
            server.begin(state.routes());
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /// Somebody took a port while no proxy ran, or a certificate is gone: everything else is served
    /// meanwhile.
    private void openLate() {
        while (!closed) {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            synchronized (this) {
                for (var route : List.copyOf(unopened.values())) {
                    try {
                        open(route, Duration.ZERO);
                        unopened.remove(route.service());
                        save(routes());
                    } catch (IOException stillTaken) {
                        troubled(route.service(), stillTaken);
                    }
                }
                for (var each : List.copyOf(served.values())) {
                    if (secured.lacks(each.route())) {
                        secureLate(each.route(), Duration.ZERO);
                    }
                }
                if (unopened.isEmpty() && troubles.none()) {
                    trying = false;
                    return;
                }
            }
        }
    }

    private synchronized void troubled(String service, IOException why) {
        troubles.put(service, why);
        if (!trying) {
            trying = true;
            Thread.ofVirtual().name("unopened").start(this::openLate);
        }
    }

    /// Why a service cannot be reached in a way that was asked for; empty where it can.
    Optional<String> trouble(String service) {
        return troubles.of(service);
    }

    /// Without its certificates, or without their port, a route is still reached by plain HTTP.
    private synchronized void secureLate(LiveRoute live, Duration patience) {
        try {
            secured.open(live, patience);
            troubles.over(live.service());
        } catch (IOException no) {
            troubled(live.service(), new IOException("no TLS: " + no.getMessage(), no));
        }
    }

    private void begin(List<Route> remembered) throws IOException {
        for (var route : remembered) {
            try {
                open(route, remembered.size() == 1 ? Bounds.BIND : Bounds.BIND_ONE);
            } catch (IOException taken) {
                synchronized (this) {
                    unopened.put(route.service(), route);
                    troubled(route.service(), taken);
                }
            }
        }
        log.replay(
                clock.instant().minusSeconds(Bounds.FIGURES_SECONDS), line -> recorder.again(line));
        log.start();
    }

    /// Opens the admin port, last of all: whoever gets an answer there knows the routes to be
    /// served.
    synchronized void openAdmin(Admin handler) throws IOException {
        var listener = adminListener(handler);
        admin = listener;
        adminPort = listener.port();
        save(routes());
    }

    String key() {
        return key;
    }

    long droppedLogLines() {
        return log.dropped();
    }

    synchronized List<Route> routes() {
        return served.values().stream().map(each -> each.route().route()).toList();
    }

    synchronized Optional<LiveRoute> route(String service) {
        return Optional.ofNullable(routes.get(service));
    }

    /// The atomic switch; opens the port where the route is new. Answers the previous target.
    synchronized Optional<Target> put(Route asked) throws IOException {
        var standing = served.get(asked.service());
        if (standing == null) {
            if (served.size() >= Bounds.ROUTES) {
                throw new IllegalArgumentException(
                        "there are " + served.size() + " routes already; remove one first");
            }
            var late = unopened.get(asked.service());
            if (late != null) {
                pointLate(late.withTargets(asked.targets()));
                return Optional.empty();
            }
            var opened = open(asked, Duration.ZERO);
            try {
                save(routes());
            } catch (IOException e) {
                close(opened);
                throw e;
            }
            return Optional.empty();
        }
        var now = standing.route().route();
        if ((asked.port() != 0 && asked.port() != now.port())
                || !asked.address().equals(now.address())) {
            throw new IllegalArgumentException(
                    "\"%s\" is served on %s:%d and keeps its port; remove the route to move it"
                            .formatted(asked.service(), now.address(), now.port()));
        }
        save(replaced(now.withTargets(asked.targets())));
        return standing.route().point(asked.targets());
    }

    /// A route whose port somebody else has goes to its new targets as soon as the port is had.
    private void pointLate(Route route) throws IOException {
        unopened.put(route.service(), route);
        try {
            open(route, Duration.ZERO);
            unopened.remove(route.service());
        } catch (IOException stillTaken) {
            troubled(route.service(), stillTaken);
        }
        save(routes());
    }

    /// The route as it is served, or will be as soon as its port is had.
    synchronized Optional<Route> asked(String service) {
        return route(service)
                .map(LiveRoute::route)
                .or(() -> Optional.ofNullable(unopened.get(service)));
    }

    synchronized boolean remove(String service) throws IOException {
        var standing = served.get(service);
        if (standing == null) {
            return false;
        }
        save(routes().stream().filter(each -> !each.service().equals(service)).toList());
        close(standing);
        book.forget(service);
        return true;
    }

    synchronized boolean maintain(String service, Optional<Maintenance> page) throws IOException {
        var standing = served.get(service);
        if (standing == null) {
            return false;
        }
        var now = standing.route().route();
        save(replaced(now.withMaintenance(page)));
        standing.route().maintain(page);
        return true;
    }

    /// Opens, replaces or closes the way in by TLS.
    synchronized boolean secure(String service, Optional<Tls> tls) throws IOException {
        var standing = served.get(service);
        if (standing == null) {
            return false;
        }
        var next = replaced(standing.route().route().withTls(tls));
        secured.change(standing.route(), tls, () -> save(next));
        troubles.over(service);
        return true;
    }

    private Listener listener(Tls tls, LiveRoute live, Duration patience) throws IOException {
        return Listener.open(
                tls.address(),
                tls.port(),
                Optional.of(tls.context()),
                exchange -> pass(exchange, live),
                worker,
                buffers,
                patience);
    }

    /// Lets requests wait, each at most until that is over, or go on where empty.
    synchronized boolean hold(String service, Optional<Duration> longest) throws IOException {
        var standing = served.get(service);
        if (standing == null) {
            return false;
        }
        if (longest.isPresent()
                && (longest.get().isNegative() || longest.get().compareTo(Bounds.HOLD) > 0)) {
            throw new IllegalArgumentException(
                    "the hold of " + longest.get() + " is not within 0 to " + Bounds.HOLD);
        }
        var until = longest.map(length -> clock.instant().plus(length));
        save(replaced(standing.route().route().withHold(until)));
        standing.route().hold(until);
        return true;
    }

    Figures figures(
            String service,
            Optional<String> release,
            Instant from,
            Instant to,
            List<Double> quantiles,
            Optional<Duration> resolution) {
        return book.figures(service, release, from, to, quantiles, resolution);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (var each : List.copyOf(served.values())) {
            close(each);
        }
        if (admin != null) {
            admin.close();
        }
        worker.shutdownNow();
        log.close();
    }

    /// On the port it had; where somebody took that meanwhile, on another: callers read the state.
    private Listener adminListener(Admin handler) throws IOException {
        try {
            return Listener.open(LOOPBACK, adminPort, handler, worker, buffers, Duration.ZERO);
        } catch (IOException e) {
            return Listener.open(LOOPBACK, 0, handler, worker, buffers, Duration.ZERO);
        }
    }

    private Served open(Route route, Duration patience) throws IOException {
        var live = new LiveRoute(route);
        var listener =
                Listener.open(
                        route.address(),
                        route.port(),
                        exchange -> pass(exchange, live),
                        worker,
                        buffers,
                        patience);
        live.listensOn(listener.port());
        var each = new Served(live, listener);
        synchronized (this) {
            served.put(route.service(), each);
            routes.put(route.service(), live);
            troubles.over(route.service());
        }
        if (route.tls().isPresent()) {
            secureLate(live, TlsWays.SOON);
        }
        return each;
    }

    private void close(Served each) {
        served.remove(each.route().service());
        routes.remove(each.route().service());
        secured.close(each.route().service());
        troubles.over(each.route().service());
        each.listener().close();
        each.route().point(List.of());
        each.route().hold(Optional.empty());
    }

    private void pass(HttpServerExchange exchange, LiveRoute route) {
        var maintenance = route.maintenance();
        if (maintenance.isPresent()) {
            recorder.failed(
                    Recorder.Asked.of(route.service(), exchange),
                    FigureBook.NO_RELEASE,
                    Failure.MAINTENANCE,
                    0);
            Answers.maintenance(exchange, maintenance.get());
        } else {
            new Passage(exchange, route, recorder).begin();
        }
    }

    private List<Route> replaced(Route by) {
        var all = new ArrayList<>(routes());
        all.replaceAll(each -> each.service().equals(by.service()) ? by : each);
        return all;
    }

    private void save(List<Route> state) throws IOException {
        var all = new ArrayList<>(state);
        all.addAll(unopened.values());
        file.write(new StateFile.State(adminPort, key, all));
    }

    private static String key(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
