package dev.rutter.platform.proxy;

import dev.rutter.platform.process.AheadOfTime;
import dev.rutter.platform.process.OwnJava;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;

/// The platform's hand on the proxy process: finds or starts it, keeps it alive, and gives it
/// orders. The process outlives this object and the process that holds it. Thread-safe.
///
/// Every order throws [ProxyException] where the proxy refuses (its [ProxyException#status()] is an
/// HTTP status: 400 an argument, 404 no such route, 409 the release is live) or cannot be reached
/// (status 0).
public final class ProxyControl {
    /// A retry page's default.
    public static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final Duration HANG_ASKED_EACH = Duration.ofSeconds(5);
    private static final int HANGS_BEFORE_RESTART = 3;

    /// How long a standby may take to answer before another process is started beside it.
    private static final Duration SUCCESSION = Duration.ofSeconds(5);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private static final List<String> SERVING =
            List.of(
                    "-XX:TieredStopAtLevel=4",
                    "-D" + WarmUp.THOROUGH + "=true",
                    // Not by the machine's memory: a collection in 70 MB of garbage each, and what
                    // stayed twice is moved out, so that a collection finds next to nothing to
                    // move.
                    "-Xms128m",
                    "-Xmn88m",
                    "-XX:MaxTenuringThreshold=2");

    /// The system property of a platform that is known to live for a minute: see [#javaCommand()].
    public static final String BRIEF = "rutter.proxy.brief";

    /// It as a Java option.
    public static final String BRIEFLY = "-D" + BRIEF + "=true";

    private final Path dir;
    private final AdminCalls calls;
    private final ProxyStart start;
    private PidFile process;
    private Optional<Process> standby = Optional.empty();
    private long askedNanos = System.nanoTime();
    private int unanswered;

    private ProxyControl(Path dir, List<String> javaCommand, Duration limit, AdminCalls calls)
            throws ProxyException {
        this.dir = dir;
        this.calls = calls;
        this.start = new ProxyStart(dir, javaCommand, limit, calls);
        var living = calls.living(dir);
        this.process = living.isPresent() ? living.get() : start.first();
    }

    /// The command that starts the proxy from this process's own class path and Java, with little
    /// memory and silent on its standard output. Unlike our other processes it has the second
    /// compiler: it runs for weeks, and what each request costs is all that it is for.
    ///
    /// Only where it is known to live for a minute, by [#BRIEFLY] of this process, it does without,
    /// and without a standby: there both would take more than all requests together.
    public static List<String> javaCommand() {
        return javaCommand(Boolean.getBoolean(BRIEF));
    }

    /// @param brief whether it is known to live for a minute
    static List<String> javaCommand(boolean brief) {
        return brief
                ? OwnJava.command(AheadOfTime.PROXY, List.of())
                : OwnJava.command(AheadOfTime.PROXY, SERVING);
    }

    /// Finds the living proxy of this folder, by process id, process start and its own answer, else
    /// starts one that serves what the folder's state says.
    ///
    /// @param javaCommand Java with its options, without the main class; see [#javaCommand()]
    /// @param limit for a start, until it answers
    public static ProxyControl startOrAdopt(Path stateDir, List<String> javaCommand, Duration limit)
            throws ProxyException {
        try {
            Files.createDirectories(stateDir);
        } catch (IOException e) {
            throw new ProxyException(0, "the folder " + stateDir + " cannot be made: " + e, e);
        }
        var dir = stateDir.toAbsolutePath();
        return new ProxyControl(dir, javaCommand, limit, new AdminCalls(new StateFile(dir)));
    }

    /// Starts the proxy again where its process has ended, or has not answered for about 15 s.
    /// Cheap while it lives: cheap enough to be called each 500 ms.
    ///
    /// @return whether it had to be started again
    public synchronized boolean ensureRunning() throws ProxyException {
        var living = process.living();
        if (living.isPresent()) {
            if (!hangs(System.nanoTime())) {
                return false;
            }
            living.get().destroyForcibly();
            if (!ended(living.get(), KILL_LIMIT)) {
                throw new ProxyException(
                        0, "the proxy, process " + process.pid() + ", does not end");
            }
        }
        var other = successor();
        if (other.isPresent()) {
            process = other.get();
            return false;
        }
        process = start.begin();
        return true;
    }

    /// Who serves by now. A standby is on its way as a rule, and further than a process that begins
    /// now, which would only take the processor away from it.
    private Optional<PidFile> successor() throws ProxyException {
        var deadline = System.nanoTime() + SUCCESSION.toNanos();
        var found = calls.living(dir);
        while (found.isEmpty() && waits() && System.nanoTime() < deadline) {
            ProxyStart.pause();
            found = calls.living(dir);
        }
        return found;
    }

    private boolean waits() {
        return standby.filter(Process::isAlive).isPresent() || standby(dir).isPresent();
    }

    /// Starts a further process that waits, warm, to take the proxy's place should it end: within a
    /// moment, whether or not anybody looks after it. Cheap while it lives.
    ///
    /// @return whether one had to be started
    public synchronized boolean ensureStandby() throws ProxyException {
        if (Boolean.getBoolean(BRIEF)) {
            return false;
        }
        // one that took over is no standby any more
        standby = standby.filter(each -> each.isAlive() && each.pid() != process.pid());
        if (standby.isPresent()
                || PidFile.read(dir, ProxyMain.STANDBY_PID).flatMap(PidFile::living).isPresent()) {
            return false;
        }
        var command = new ArrayList<>(start.command());
        command.add(ProxyMain.STANDBY);
        try {
            standby =
                    Optional.of(
                            Launch.detached(
                                    dir, command, dir.resolve("standby.out"), Optional.empty()));
            return true;
        } catch (IOException e) {
            throw new ProxyException(0, "the standby proxy cannot be started: " + e, e);
        }
    }

    /// The process that waits in the folder of a proxy, whoever started it.
    public static Optional<ProcessHandle> standby(Path stateDir) {
        return PidFile.read(stateDir, ProxyMain.STANDBY_PID).flatMap(PidFile::living);
    }

    /// Ends the process that waits, so that the proxy can end, or be replaced by a newer version.
    public synchronized void stopStandby() throws ProxyException {
        var own = standby.map(Process::toHandle).filter(each -> each.pid() != process.pid());
        for (var each : List.of(own, standby(dir))) {
            if (each.isPresent() && each.get().isAlive()) {
                each.get().destroyForcibly();
                if (!ended(each.get(), KILL_LIMIT)) {
                    throw new ProxyException(
                            0, "the standby proxy, process " + each.get().pid() + ", does not end");
                }
            }
        }
        standby = Optional.empty();
    }

    /// The process id of the proxy.
    public synchronized long pid() {
        return process.pid();
    }

    /// All routes, by service name.
    public List<Route> routes() throws ProxyException {
        return call("GET", "/routes", Optional.empty(), new TypeReference<>() {});
    }

    /// The route of a service, empty where there is none.
    public Optional<Route> route(String service) throws ProxyException {
        return routes().stream().filter(each -> each.service().equals(service)).findFirst();
    }

    /// Makes a route on `127.0.0.1`, or points the standing one at `target`: the atomic switch. A
    /// request already taken stays with its release. On the disk before it is in force.
    ///
    /// @param port where to listen; 0: any free port, and the same one ever after
    /// @param target empty: the proxy answers 503 itself
    public Put put(String service, int port, Optional<Target> target) throws ProxyException {
        return put(service, "127.0.0.1", port, target);
    }

    /// As [#put(String, int, Optional)], listening on another address, `0.0.0.0` for all.
    public Put put(String service, String address, int port, Optional<Target> target)
            throws ProxyException {
        return put(service, address, port, target.stream().toList());
    }

    /// As [#put(String, int, Optional)], with up to 32 instances that take turns.
    public Put put(String service, String address, int port, List<Target> targets)
            throws ProxyException {
        var others = targets.isEmpty() ? targets : targets.subList(1, targets.size());
        var answer =
                call(
                        "PUT",
                        "/routes/" + encoded(service),
                        Optional.of(
                                new Admin.Put(address, port, targets.stream().findFirst(), others)),
                        new TypeReference<Admin.Answered>() {});
        return new Put(answer.route(), answer.previous());
    }

    /// A route after an order, and its target before it.
    public record Put(Route route, Optional<Target> previous) {}

    /// Closes the route's port and forgets its figures.
    public void remove(String service) throws ProxyException {
        call(
                "DELETE",
                "/routes/" + encoded(service),
                Optional.empty(),
                new TypeReference<Admin.Message>() {});
    }

    /// What a release is still busy with; nothing for a release the proxy does not know.
    public InFlight inFlight(String service, String release) throws ProxyException {
        return call(
                "GET",
                "/routes/" + encoded(service) + "/in-flight?release=" + encoded(release),
                Optional.empty(),
                new TypeReference<>() {});
    }

    /// Waits until a release that was switched away from has nothing in flight, at most for `limit`
    /// (up to 1 h). WebSockets are closed with 1012 and event streams ended when `grace` is over;
    /// requests are never cut. Refused (409) while the release is live.
    public Drained drain(String service, String release, Duration limit, Duration grace)
            throws ProxyException {
        return calls.call(
                "POST",
                "/routes/" + encoded(service) + "/drain",
                Optional.of(new Admin.Drain(release, limit, grace)),
                new TypeReference<>() {},
                limit.plus(AdminCalls.LIMIT));
    }

    /// Answers visitors with the maintenance page (503, `Retry-After`), or, where empty, passes
    /// them on again. Requests in flight are not touched.
    public void maintenance(String service, Optional<Maintenance> page) throws ProxyException {
        call(
                "PUT",
                "/routes/" + encoded(service) + "/maintenance",
                Optional.of(new Admin.Maintain(page)),
                new TypeReference<Route>() {});
    }

    /// Lets visitors in by TLS as well, on a port of its own with given certificates; again with
    /// renewed files replaces them. Empty: no more.
    public void tls(String service, Optional<Tls> tls) throws ProxyException {
        call(
                "PUT",
                "/routes/" + encoded(service) + "/tls",
                Optional.of(new Admin.Secured(tls)),
                new TypeReference<Route>() {});
    }

    /// Why a service cannot be reached in a way that was asked for, such as a port that somebody
    /// else has; empty where it can.
    public Optional<String> trouble(String service) throws ProxyException {
        var path = "/routes/" + encoded(service) + "/trouble";
        var said = call("GET", path, Optional.empty(), new TypeReference<Admin.Message>() {});
        return Optional.of(said.message()).filter(each -> !each.isEmpty());
    }

    /// Lets requests that come from now on wait instead of passing them on: each at most until
    /// `longest` from now is over, then it is answered 503. Empty: all go on, at once.
    ///
    /// @param longest up to 5 min
    public void hold(String service, Optional<Duration> longest) throws ProxyException {
        call(
                "PUT",
                "/routes/" + encoded(service) + "/hold",
                Optional.of(new Admin.Holding(longest)),
                new TypeReference<Route>() {});
    }

    /// What passed in a window within the last two hours. Figures survive a restart of the proxy
    /// but for what was not yet in its request log (under a second).
    ///
    /// @param release empty: all releases, and what the proxy answered itself
    /// @param quantiles 0 to 1, of the time to answer
    /// @param resolution seconds of a piece of the series; empty: totals only
    public Figures figures(
            String service,
            Optional<String> release,
            Instant from,
            Instant to,
            List<Double> quantiles,
            OptionalInt resolution)
            throws ProxyException {
        var query = new StringBuilder("/figures?service=" + encoded(service));
        release.ifPresent(name -> query.append("&release=").append(encoded(name)));
        query.append("&from=").append(from).append("&to=").append(to);
        quantiles.forEach(each -> query.append("&quantile=").append(each));
        resolution.ifPresent(seconds -> query.append("&resolution=").append(seconds));
        return call("GET", query.toString(), Optional.empty(), new TypeReference<>() {});
    }

    /// Ends the proxy, and with it the traffic. Its state stays, so that a next start serves the
    /// same routes.
    public synchronized void stop() throws ProxyException {
        stopStandby();
        var living = process.living();
        if (living.isEmpty()) {
            return;
        }
        try {
            call("POST", "/stop", Optional.empty(), new TypeReference<Admin.Message>() {});
            if (ended(living.get(), KILL_LIMIT)) {
                return;
            }
        } catch (ProxyException e) {
            // Asked or not, it has to end.
            if (!living.get().isAlive()) {
                return;
            }
        }
        living.get().destroyForcibly();
        if (!ended(living.get(), KILL_LIMIT)) {
            throw new ProxyException(0, "the proxy, process " + process.pid() + ", does not end");
        }
    }

    private boolean hangs(long now) {
        if (now - askedNanos < HANG_ASKED_EACH.toNanos()) {
            return false;
        }
        askedNanos = now;
        var answered = calls.ready().filter(each -> each.pid() == process.pid()).isPresent();
        unanswered = answered ? 0 : unanswered + 1;
        if (unanswered < HANGS_BEFORE_RESTART) {
            return false;
        }
        unanswered = 0;
        return true;
    }

    private <T> T call(String method, String path, Optional<Object> body, TypeReference<T> type)
            throws ProxyException {
        return calls.call(method, path, body, type, AdminCalls.LIMIT);
    }

    private static boolean ended(ProcessHandle living, Duration within) {
        living.onExit().completeOnTimeout(living, within.toMillis(), TimeUnit.MILLISECONDS).join();
        return !living.isAlive();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
