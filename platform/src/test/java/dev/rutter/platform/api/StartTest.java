package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.StateFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up` while another platform of the same home ends or begins.
@Tag("slow")
class StartTest {

    private static final PlatformControl.Options OPTIONS = Own.options();

    private static final PlatformControl.Options NO_DEPLOY = OPTIONS.noDeploy();

    @TempDir Path temp;
    Path home;
    Workspace workspace;

    @BeforeEach
    void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        workspace.commit("one");
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(home.resolve("key"))) {
            assertThat(PlatformControl.down(home, true)).isEmpty();
        }
    }

    private static void awaitTrue(String what, Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private CompletableFuture<Ready> up(PlatformControl.Options options) {
        var ready = new CompletableFuture<Ready>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        ready.complete(PlatformControl.up(workspace.folder(), home, options));
                    } catch (PlatformException | RuntimeException no) {
                        ready.completeExceptionally(no);
                    }
                });
        return ready;
    }

    private static <T> T got(CompletableFuture<T> future) throws Exception {
        return future.get(120, TimeUnit.SECONDS);
    }

    /// As when the daemon was killed a moment ago: its number is remembered and still there, its
    /// port takes calls that nobody answers, then both go.
    @Test
    void a_platform_that_is_still_seen_dying_is_started_anew() throws Exception {
        Files.createDirectories(home);
        StateFile.writeText(home.resolve("key"), "rnd_x\n");
        var dying = new ProcessBuilder("sleep", "600").start();
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var child = new Children().identify(dying.pid(), "", home.resolve("out")).orElseThrow();
            new Daemon(child, socket.getLocalPort()).write(home);
            var ready = up(NO_DEPLOY);
            try (var call = socket.accept()) {
                assertThat(call.getInputStream().read()).isPositive();
                dying.destroyForcibly();
                dying.waitFor();
            }
            assertThat(got(ready).apiUrl().getPort()).isPositive();
            assertThat(PlatformControl.ps(home).daemon().orElseThrow()).isNotEqualTo(dying.pid());
        } finally {
            dying.destroyForcibly();
        }
    }

    /// As when the daemon is no longer found and holds its lock still, or another one has just
    /// begun.
    @Test
    void a_home_that_another_one_has_still_is_waited_for() throws Exception {
        Files.createDirectories(home);
        CompletableFuture<Ready> ready;
        try (var file =
                        FileChannel.open(
                                home.resolve(PlatformMain.LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            ready = up(NO_DEPLOY);
            var log = home.resolve("daemon.log");
            awaitTrue(
                    "the first attempt is refused",
                    () ->
                            ready.isDone()
                                    || (Files.exists(log)
                                            && Files.readString(log).contains("another platform")));
        }
        assertThat(got(ready).apiUrl().getPort()).isPositive();
    }

    /// Whoever starts the platform starts its proxy as well: as brief as the daemon would.
    @Test
    void a_platform_for_a_minute_has_a_proxy_for_a_minute() throws Exception {
        got(up(NO_DEPLOY));
        assertThat(proxies()).singleElement().asString().doesNotContain("TieredStopAtLevel=4");
        var daemon = ProcessHandle.of(PlatformControl.ps(home).daemon().orElseThrow());
        assertThat(daemon.flatMap(each -> each.info().commandLine()).orElseThrow())
                .contains(PlatformControl.BRIEFLY);
    }

    private List<String> proxies() throws Exception {
        return LocalPlatformTest.mentioning(home).stream()
                .filter(each -> each.contains("ProxyMain"))
                .toList();
    }

    @Test
    void two_that_are_started_at_once_are_one() throws Exception {
        var one = up(NO_DEPLOY);
        var two = up(NO_DEPLOY);
        assertThat(got(one).apiUrl()).isEqualTo(got(two).apiUrl());
        assertThat(
                        LocalPlatformTest.mentioning(home).stream()
                                .filter(each -> each.contains("PlatformMain")))
                .hasSize(1);
    }

    @Test
    void who_waits_for_a_release_is_told_that_the_platform_was_killed() throws Exception {
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT.replace(
                        "&& echo built",
                        "&& sleep 2 && touch " + temp.resolve("builds") + " && exec sleep 600"));
        workspace.commit("two");
        var ready = up(OPTIONS);
        awaitTrue("a build", () -> ready.isDone() || Files.exists(temp.resolve("builds")));
        var daemon = PlatformControl.ps(home).daemon().orElseThrow();
        ProcessHandle.of(daemon).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> got(ready))
                .isInstanceOf(ExecutionException.class)
                .hasMessageMatching(
                        "(?s).*(the platform ended while its services were waited for"
                                + "|the platform did not answer).*");
    }

    @Test
    void why_a_release_is_not_healthy_is_told_while_it_is_waited_for() throws Exception {
        workspace.commit("sick");
        var usual = OPTIONS;
        PlatformControl.up(
                workspace.folder(),
                home,
                new PlatformControl.Options(
                        true,
                        Duration.ZERO,
                        usual.healthDeadline(),
                        usual.environment(),
                        usual.javaOptions()));
        awaitTrue(
                "it is told",
                () -> {
                    var shop = PlatformControl.ps(home).services().getFirst();
                    return shop.state().equals("update_in_progress")
                            && shop.detail().equals("not healthy yet: GET /health answered 503");
                });
    }

    /// The daemon's end must not be the end of what the blueprint has no longer.
    @Test
    void a_service_that_left_the_blueprint_runs_on_when_the_platform_was_killed() throws Exception {
        var other = Workspace.BLUEPRINT.substring(Workspace.BLUEPRINT.indexOf("  - type"));
        workspace.write(
                "render.yaml", Workspace.BLUEPRINT + other.replace("name: shop", "name: former"));
        workspace.commit("two");
        PlatformControl.up(workspace.folder(), home, OPTIONS);
        var pid = pid("former");
        workspace.write("render.yaml", Workspace.BLUEPRINT);
        var ready = PlatformControl.up(workspace.folder(), home, NO_DEPLOY);
        assertThat(ready.notes())
                .anyMatch(each -> each.startsWith("the service \"former\" is no longer in"));
        var daemon = ProcessHandle.of(PlatformControl.ps(home).daemon().orElseThrow());
        daemon.orElseThrow().destroyForcibly();
        daemon.orElseThrow().onExit().join();
        PlatformControl.up(workspace.folder(), home, NO_DEPLOY);
        assertThat(pid("former")).isEqualTo(pid);
        try (var client =
                new Client(PlatformControl.apiUrl(home).orElseThrow(), PlatformControl.key(home))) {
            var service = client.get("/services?name=former").get(0).path("service");
            var path = "/services/" + service.path("id").asString();
            assertThat(client.call("POST", path + "/suspend", "").status()).isEqualTo(202);
        }
    }

    private long pid(String service) throws PlatformException {
        return PlatformControl.ps(home).services().stream()
                .filter(each -> each.name().equals(service))
                .flatMap(each -> each.instances().stream())
                .filter(each -> each.role().equals("live"))
                .findFirst()
                .orElseThrow()
                .pid();
    }
}
