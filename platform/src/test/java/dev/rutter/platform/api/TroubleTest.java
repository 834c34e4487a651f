package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong around a platform: what serves goes on, what is wrong is said, and it heals.
@Tag("slow")
class TroubleTest {
    private static final PlatformControl.Options OPTIONS = Own.options();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path temp;
    Path home;
    Workspace workspace;

    @BeforeEach
    void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
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
            Thread.sleep(50);
        }
    }

    private String detail() throws PlatformException {
        return PlatformControl.ps(home).services().getFirst().detail();
    }

    @Test
    void a_full_disk_fails_releases_and_nothing_that_serves() throws Exception {
        Files.createDirectories(home);
        var mount = List.of("mount", "-t", "tmpfs", "-o", "size=32m", "rutter", home.toString());
        assumeTrue(
                Tool.call(temp, LIMIT, mount).good(),
                "only root may mount a small disk: not run here");
        try {
            workspace.commit("one");
            var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
            var shop = ready.services().getFirst();
            assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
            try (var client = new Client(ready.apiUrl(), ready.key())) {
                var two = workspace.commit("two");
                var path = "/services/" + shop.id() + "/deploys";
                var filler = home.resolve("filler");
                fill(filler);
                var order = "{\"commitId\":\"" + two + "\"}";
                awaitTrue(
                        "a release is refused",
                        () -> {
                            fill(filler); // whatever was given free meanwhile
                            var answer = client.call("POST", path, order);
                            return answer.status() == 500
                                    && answer.body()
                                            .matches(
                                                    "(?s).*cannot be written: No space left on device.*");
                        });
                assertThat(PlatformControl.ps(home).trouble().orElse(""))
                        .contains("the disk of " + home + " is full");
                for (var i = 0; i < 50; i++) {
                    assertThat(client.page(shop.url())).startsWith("200 one ");
                }
                Files.delete(filler);
                awaitTrue(
                        "it heals",
                        () -> {
                            var created = client.call("POST", path, order);
                            return created.status() < 300;
                        });
                awaitTrue("live again", () -> client.page(shop.url()).startsWith("200 two "));
                assertThat(PlatformControl.ps(home).trouble()).isEmpty();
                // a build that fills it itself fails, and takes its files with it
                workspace.write(
                        "compile.sh", "echo filling; head -c 99999999 /dev/zero >all || exit 7");
                var id = client.deploy(shop.id(), workspace.commit("three")).path("id");
                assertThat(client.get(path + "/" + id.asString()).path("reason").asString())
                        .contains("the build command exited with ");
                assertThat(PlatformControl.logs(home, "shop", PlatformControl.Kind.BUILD, 50))
                        .anyMatch(line ->
                                line.source().startsWith(id.asString())
                                        && line.text().equals("filling"));
            }
        } finally {
            if (Files.exists(home.resolve("key"))) {
                assertThat(PlatformControl.down(home, false)).isEmpty();
            }
            assertThat(Tool.call(temp, LIMIT, List.of("umount", "-l", home.toString())).good())
                    .isTrue();
        }
    }

    private static void fill(Path filler) {
        try (var out =
                Files.newOutputStream(
                        filler,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND)) {
            for (var i = 0; i < 64 << 10; i++) {
                out.write(new byte[1 << 10]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    @Test
    void a_service_that_dies_again_and_again_is_called_a_crash_loop_until_it_lives()
            throws Exception {
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            awaitTrue(
                    "a crash loop",
                    () -> {
                        page(client, shop.url() + "/die");
                        return detail().matches(
                                        "(?s)crash loop: died 3 times in a row, starts again in 4 s; exit status 9; last output: .*");
                    });
            awaitTrue("it lives", () -> page(client, shop.url()).startsWith("200 one "));
            awaitTrue("nothing is wrong", () -> detail().isEmpty());
        }
    }

    /// A worker of two instances.
    private State.Served worker(String command) throws Exception {
        workspace.write(
                "render.yaml",
                """
                services:
                  - type: worker
                    name: mill
                    runtime: shell
                    autoDeployTrigger: off
                    numInstances: 2
                    startCommand: %s
                """
                        .formatted(command));
        workspace.commit("one");
        return PlatformControl.up(workspace.folder(), home, OPTIONS).services().getFirst();
    }

    @Test
    void why_one_instance_of_two_does_not_run_is_said() throws Exception {
        assertThat(worker("mkdir turn || exit 5; exec sleep 1000").state()).isEqualTo("live");
        awaitTrue(
                "it is told",
                () ->
                        detail().matches(
                                        "(?s)1 of 2 instances run, the next one: .*exit status 5.*"));
        assertThat(PlatformControl.ps(home).services().getFirst().state()).isEqualTo("live");
    }

    @Test
    void a_service_is_not_down_while_another_of_its_instances_serves() throws Exception {
        worker("exec sleep 1000");
        awaitTrue(
                "two run",
                () ->
                        PlatformControl.ps(home).services().getFirst().instances().stream()
                                .anyMatch(each -> each.role().equals("replica")));
        for (var each : PlatformControl.ps(home).services().getFirst().instances()) {
            if (each.role().equals("live")) {
                ProcessHandle.of(each.pid()).orElseThrow().destroyForcibly();
            }
        }
        awaitTrue("it is told", () -> detail().startsWith("died 1 time"));
        assertThat(PlatformControl.ps(home).services().getFirst().state()).isEqualTo("live");
    }

    private static String page(Client client, String url) throws InterruptedException {
        try {
            return client.page(url);
        } catch (IOException dead) {
            return dead.toString();
        }
    }

    @Test
    void a_port_that_somebody_took_while_all_was_down_is_said_and_had_when_it_is_free()
            throws Exception {
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        assertThat(PlatformControl.down(home, false)).isEmpty();
        var loopback = InetAddress.getLoopbackAddress();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            int port;
            try (var thief = new ServerSocket(0, 1, loopback)) {
                // one that no other platform of this machine chooses meanwhile
                port = thief.getLocalPort();
                for (var file : List.of("services/shop/service.properties", "proxy/proxy.json")) {
                    var state = home.resolve(file);
                    var text = Files.readString(state);
                    Files.writeString(
                            state, text.replaceAll("\\b" + shop.port() + "\\b", "" + port));
                }
                PlatformControl.up(workspace.folder(), home, OPTIONS);
                awaitTrue(
                        "it is said",
                        () -> detail().contains("127.0.0.1:" + port + " cannot be listened on"));
                assertThat(thief.isBound()).isTrue();
            }
            var url = "http://127.0.0.1:" + port;
            awaitTrue("it is had", () -> page(client, url).startsWith("200 one "));
            awaitTrue("nothing is wrong", () -> detail().isEmpty());
            var instances = PlatformControl.ps(home).services().getFirst().instances();
            assertThat(instances).hasSize(1);
        }
    }
}
