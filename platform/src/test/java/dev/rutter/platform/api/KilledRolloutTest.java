package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9` of the daemon in the middle of a release, at each of its stages, under traffic.
@Tag("slow")
class KilledRolloutTest {

    private static final PlatformControl.Options OPTIONS = Own.options();

    private static final PlatformControl.Options NO_WAIT =
            new PlatformControl.Options(
                    true, Duration.ZERO, Duration.ofSeconds(60), System.getenv(), List.of());

    /// What is seen from outside when the daemon is killed.
    enum Stage {
        BUILD("build_in_progress"),
        PRE_DEPLOY("pre_deploy_in_progress"),
        HEALTH("update_in_progress"),
        /// The new release has the traffic, the old one answers its last slow requests.
        DRAIN("live");

        private final String status;

        Stage(String status) {
            this.status = status;
        }
    }

    private static final List<String> GATES = List.of("build", "migration", "health");

    @TempDir static Path temp;

    private static Path home;
    private static Workspace workspace;
    private static String live = "";

    /// One platform for all stages: it is killed in each of them and goes on.
    @BeforeAll
    static void a_first_release() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        // each stage of a release waits while a file is there
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT
                        .replace("&& echo built", "&& " + gate("build"))
                        .replace(
                                "test ! -e migration-fails",
                                gate("migration") + "; cat version >>$OUT/ran")
                        .replace("startCommand: ", "startCommand: " + gate("health") + "; exec ")
                        .replace(
                                "    envVars:",
                                "    envVars:\n      - { key: OUT, value: " + temp + " }"));
        live = "zero " + workspace.commit("zero");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
    }

    @AfterAll
    static void nothing_is_left() throws Exception {
        assertThat(PlatformControl.down(home, true)).isEmpty();
        assertThat(LocalPlatformTest.mentioning(home)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_release_goes_on_after_the_daemon_was_killed_and_no_request_is_lost(Stage stage)
            throws Exception {
        var stop = new AtomicBoolean();
        var shop = PlatformControl.ps(home).services().getFirst();
        for (var each : GATES) {
            Files.createFile(temp.resolve("hold-" + each));
        }
        try (var client =
                new Client(PlatformControl.apiUrl(home).orElseThrow(), PlatformControl.key(home))) {
            var failed = new ConcurrentLinkedQueue<String>();
            var requests = new AtomicInteger();
            var loads =
                    List.of(
                            load(client, shop.url() + "/slow", stop, requests, failed),
                            load(client, shop.url() + "/", stop, requests, failed));
            var version = stage.name().toLowerCase(Locale.ROOT);
            var commit = workspace.commit(version);
            var created =
                    client.call(
                            "POST",
                            "/services/" + shop.id() + "/deploys",
                            "{\"commitId\":\"" + commit + "\"}");
            var id = created.json().path("id").asString();
            release(client, shop.id(), id, stage);
            var before = PlatformControl.ps(home);
            var daemon = ProcessHandle.of(before.daemon().orElseThrow()).orElseThrow();
            daemon.destroyForcibly();
            daemon.onExit().join();
            if (stage != Stage.DRAIN) {
                assertThat(client.page(shop.url())).startsWith("200 " + live);
            }
            open();
            PlatformControl.up(workspace.folder(), home, NO_WAIT);
            var end = client.settled(shop.id(), id);
            assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("live");
            live = version + " " + commit;
            assertThat(client.page(shop.url())).startsWith("200 " + live);
            stop.set(true);
            for (var each : loads) {
                each.join();
            }
            assertThat(requests.get()).isPositive();
            assertThat(failed).isEmpty();
            // once for each release: nothing was done twice
            assertThat(Files.readAllLines(temp.resolve("ran"))).containsOnlyOnce(version);
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (roles(home).stream().anyMatch(each -> each.equals("leaving"))) {
                assertThat(System.nanoTime()).as("still leaving").isLessThan(deadline);
                Thread.sleep(20);
            }
            assertThat(roles(home)).contains("live").doesNotContain("starting");
            assertThat(roles(home).stream().filter("live"::equals)).hasSize(1);
        } finally {
            stop.set(true);
            open();
        }
    }

    /// The state that a kill leaves between the folder of a command's output and its process.
    @Test
    void a_migration_that_had_not_begun_when_the_daemon_was_killed_begins_when_it_is_back()
            throws Exception {
        var shop = PlatformControl.ps(home).services().getFirst();
        for (var each : GATES) {
            Files.createFile(temp.resolve("hold-" + each));
        }
        try (var client =
                new Client(PlatformControl.apiUrl(home).orElseThrow(), PlatformControl.key(home))) {
            var commit = workspace.commit("not_begun");
            var created =
                    client.call(
                            "POST",
                            "/services/" + shop.id() + "/deploys",
                            "{\"commitId\":\"" + commit + "\"}");
            var id = created.json().path("id").asString();
            release(client, shop.id(), id, Stage.PRE_DEPLOY);
            var daemon =
                    ProcessHandle.of(PlatformControl.ps(home).daemon().orElseThrow()).orElseThrow();
            daemon.destroyForcibly();
            daemon.onExit().join();
            assertThat(new Children().killMarked(Children.MARKER, id + "-predeploy")).isEmpty();
            try (var files = Files.walk(home)) {
                for (var each : files.filter(file -> file.toString().contains(id)).toList()) {
                    if (each.endsWith("predeploy.properties")
                            || each.endsWith(Path.of("predeploy", "begun-0"))) {
                        Files.delete(each);
                    }
                }
            }
            open();
            PlatformControl.up(workspace.folder(), home, NO_WAIT);
            var end = client.settled(shop.id(), id);
            assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("live");
            live = "not_begun " + commit;
            assertThat(client.page(shop.url())).startsWith("200 " + live);
            assertThat(Files.readAllLines(temp.resolve("ran"))).containsOnlyOnce("not_begun");
        } finally {
            open();
        }
    }

    private static void open() throws IOException {
        for (var each : GATES) {
            Files.deleteIfExists(temp.resolve("hold-" + each));
        }
    }

    private static List<String> roles(Path home) throws PlatformException {
        return PlatformControl.ps(home).services().getFirst().instances().stream()
                .map(State.Running::role)
                .toList();
    }

    private static String gate(String name) {
        return "while [ -e " + temp.resolve("hold-" + name) + " ]; do sleep 0.05; done";
    }

    /// Lets the release come to the stage and no further.
    private void release(Client client, String service, String id, Stage stage) throws Exception {
        for (var each : Stage.values()) {
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!client.get("/services/" + service + "/deploys/" + id)
                    .path("status")
                    .asString()
                    .equals(each.status)) {
                assertThat(System.nanoTime()).as(each.status).isLessThan(deadline);
                Thread.sleep(10);
            }
            if (each == stage) {
                return;
            }
            switch (each) {
                case BUILD -> Files.delete(temp.resolve("hold-build"));
                case PRE_DEPLOY -> Files.delete(temp.resolve("hold-migration"));
                case HEALTH -> Files.delete(temp.resolve("hold-health"));
                case DRAIN -> {}
            }
        }
    }

    private static Thread load(
            Client client,
            String url,
            AtomicBoolean stop,
            AtomicInteger count,
            Queue<String> failed) {
        return Thread.ofVirtual()
                .start(() -> {
                    while (!stop.get()) {
                        try {
                            var page = client.page(url);
                            count.incrementAndGet();
                            if (!page.startsWith("200 ")) {
                                failed.add(page);
                            }
                        } catch (Exception no) {
                            failed.add(no.toString());
                        }
                    }
                });
    }
}
