package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.platform.process.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The proxy as a process: found again, started again, outliving its parent.
@Tag("slow")
class ProxyProcessTest {
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir Path dir;
    private ProxyControl proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), START);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.stop();
    }

    @Test
    void a_killed_proxy_comes_back_on_the_same_ports_with_the_same_routes_and_figures()
            throws Exception {
        try (var blue = new Backend("blue")) {
            var port = proxy.put("shop", free(), Optional.of(blue.target())).route().port();
            proxy.put("shop", 0, Optional.of(blue.target()));
            try (var client = new Client(port)) {
                for (var n = 0; n < 20; n++) {
                    assertThat(client.get("/x").body()).isEqualTo("blue:");
                }
                Eventually.is(
                        "logged",
                        () -> Files.readAllLines(dir.resolve("requests.jsonl")).size() == 20);
                kill();
                var asked = Instant.now();
                assertThat(proxy.ensureRunning()).isTrue();
                assertThat(client.get("/x").body()).isEqualTo("blue:");
                assertThat(Duration.between(asked, Instant.now())).isLessThan(START);
                assertThat(proxy.ensureRunning()).isFalse();
                assertThat(proxy.routes()).hasSize(1);
                assertThat(proxy.routes().getFirst().port()).isEqualTo(port);
                var figures =
                        proxy.figures(
                                "shop",
                                Optional.of("blue"),
                                Instant.now().minusSeconds(300),
                                Instant.now().plusSeconds(1),
                                List.of(0.5),
                                OptionalInt.empty());
                assertThat(figures.total().requests()).isEqualTo(21);
                assertThat(figures.total().millisAt()).containsKey(0.5);
            }
        }
    }

    @Test
    void a_standby_takes_the_place_of_a_killed_proxy_by_itself() throws Exception {
        try (var blue = new Backend("blue")) {
            var port = proxy.put("shop", free(), Optional.of(blue.target())).route().port();
            assertThat(proxy.ensureStandby()).isTrue();
            Eventually.is("ready", () -> ready());
            assertThat(proxy.ensureStandby()).isFalse();
            var standby = ProxyControl.standby(dir).orElseThrow().pid();
            try (var client = new Client(port)) {
                assertThat(client.get("/x").body()).isEqualTo("blue:");
            }
            kill();
            var killed = System.nanoTime();
            try (var client = new Client(port)) {
                Eventually.is("back", () -> answers(client));
                assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(START);
            }
            Eventually.is("found", () -> !proxy.ensureRunning() && proxy.pid() == standby);
            assertThat(proxy.ensureStandby()).isTrue();
        }
        proxy.stop();
        assertThat(ProxyControl.standby(dir)).isEmpty();
    }

    /// None of those that the kernel gives away by itself while the proxy is down.
    private static int free() throws Exception {
        return FreePort.any(new Random().nextInt());
    }

    /// It waits for the lock once its first warm-up's folder is gone.
    private boolean ready() {
        return ProxyControl.standby(dir).isPresent() && !Files.exists(dir.resolve(WarmUp.BRIEF));
    }

    private static boolean answers(Client client) {
        try {
            return client.get("/x").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    @Test
    void a_port_that_was_taken_meanwhile_holds_up_no_other_route_and_is_had_when_it_is_free()
            throws Exception {
        try (var blue = new Backend("blue")) {
            var shop = proxy.put("shop", free(), Optional.of(blue.target())).route().port();
            var other = proxy.put("other", free(), Optional.of(blue.target())).route().port();
            proxy.stop();
            try (var thief = new ServerSocket(shop, 1, InetAddress.getLoopbackAddress())) {
                proxy.ensureRunning();
                assertThat(thief.isBound()).isTrue();
                try (var client = new Client(other)) {
                    assertThat(client.get("/x").body()).isEqualTo("blue:");
                }
                assertThat(proxy.routes()).hasSize(1);
            }
            try (var client = new Client(shop)) {
                Eventually.is("had", () -> answers(client));
            }
            assertThat(proxy.routes()).hasSize(2);
        }
    }

    @Test
    void a_new_platform_adopts_the_living_proxy() throws Exception {
        var second = ProxyControl.startOrAdopt(dir, List.of("/bin/false"), START);
        assertThat(second.pid()).isEqualTo(proxy.pid());
        assertThat(second.ensureRunning()).isFalse();
    }

    @Test
    void a_pid_that_now_belongs_to_another_process_is_not_taken_for_the_proxy() throws Exception {
        kill();
        var own = PidFile.ofThisProcess();
        new PidFile(own.pid(), "1@another-boot").write(dir);
        assertThat(PidFile.read(dir).orElseThrow().living()).isEmpty();
        assertThat(new PidFile(own.pid(), own.began()).living()).isPresent();
        assertThat(proxy.ensureRunning()).isTrue();
        assertThat(proxy.pid()).isNotEqualTo(own.pid());
    }

    @Test
    void two_platforms_that_start_at_once_end_up_with_one_proxy() throws Exception {
        kill();
        var other = ProxyControl.startOrAdopt(dir, ProxyControl.javaCommand(), START);
        var copy =
                new ProcessBuilder(
                                java.util.stream.Stream.concat(
                                                ProxyControl.javaCommand().stream(),
                                                java.util.stream.Stream.of(
                                                        ProxyMain.class.getName(), dir.toString()))
                                        .toList())
                        .redirectErrorStream(true)
                        .start();
        assertThat(copy.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(copy.exitValue()).isEqualTo(Launch.LOCKED);
        assertThat(proxy.ensureRunning()).isFalse();
        assertThat(proxy.pid()).isEqualTo(other.pid());
    }

    @Test
    void the_proxy_outlives_the_kill_of_the_process_that_started_it() throws Exception {
        proxy.stop();
        var command = new java.util.ArrayList<>(ProxyControl.javaCommand());
        command.add(Starter.class.getName());
        command.add(dir.toString());
        var parent = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = parent.inputReader()) {
            var pid = Long.parseLong(said.readLine());
            parent.destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isPresent();
            proxy = ProxyControl.startOrAdopt(dir, List.of("/bin/false"), START);
            assertThat(proxy.pid()).isEqualTo(pid);
        }
    }

    /// A platform that starts the proxy, says its process id and waits to be killed.
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) throws Exception {
            var proxy =
                    ProxyControl.startOrAdopt(Path.of(args[0]), ProxyControl.javaCommand(), START);
            System.out.println(proxy.pid());
            Thread.sleep(Duration.ofSeconds(60));
        }
    }

    @Test
    void the_state_is_the_owners_alone_and_the_admin_port_wants_its_key() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(dir.resolve("proxy.json"))))
                .isEqualTo("rw-------");
        var state = new StateFile(dir).read().orElseThrow();
        assertThat(state.key()).matches("[0-9a-f]{64}");
        try (var http = HttpClient.newHttpClient()) {
            for (var header : List.of("Bearer wrong", "Bearer " + state.key() + "x", "x")) {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + state.adminPort()
                                                                + "/stop"))
                                        .header("Authorization", header)
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(401);
            }
        }
        assertThat(proxy.ensureRunning()).isFalse();
    }

    @Test
    void orders_that_cannot_be_followed_say_why_and_change_nothing() throws Exception {
        var port = proxy.put("shop", 0, Optional.empty()).route().port();
        assertThatThrownBy(() ->
                        proxy.put("shop", port == 65_535 ? 65_534 : port + 1, Optional.empty()))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("keeps its port");
        assertThatThrownBy(() -> proxy.put("other", port, Optional.empty()))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("127.0.0.1:" + port + " cannot be listened on");
        assertThatThrownBy(() -> proxy.remove("nowhere"))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("no route is named \"nowhere\"");
        assertThatThrownBy(() -> proxy.put("a b", 0, Optional.empty()))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("the service \"a b\"");
        assertThat(proxy.routes())
                .containsExactly(
                        new Route(
                                "shop",
                                "127.0.0.1",
                                port,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_start_that_fails_tells_what_the_process_said(@TempDir Path broken) throws Exception {
        Files.writeString(broken.resolve("proxy.json"), "{half");
        assertThatThrownBy(
                        () -> ProxyControl.startOrAdopt(broken, ProxyControl.javaCommand(), START))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("status 4")
                .hasMessageContaining("proxy.json cannot be read as the proxy's state");
    }

    private void kill() {
        var killed = ProcessHandle.of(proxy.pid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
    }
}
