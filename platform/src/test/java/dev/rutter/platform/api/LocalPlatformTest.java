package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LocalPlatformTest {

    static final PlatformControl.Options OPTIONS =
            new PlatformControl.Options(
                    true,
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(6),
                    System.getenv(),
                    List.of());

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

    @Test
    void a_first_release_goes_live_a_second_one_takes_over_without_a_failed_request_and_back()
            throws Exception {
        var one = workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var page = client.page(shop.url());
            assertThat(page).startsWith("200 one " + one + " ");
            var two = workspace.commit("two");
            var failed = new ConcurrentLinkedQueue<String>();
            var requests = new AtomicInteger();
            var stop = new AtomicBoolean();
            var load = new Thread(() -> load(client, shop.url() + "/slow", stop, requests, failed));
            load.start();
            var deploy = client.deploy(shop.id(), two.substring(0, 10));
            assertThat(deploy.path("status").asString()).as(deploy.toString()).isEqualTo("live");
            assertThat(deploy.path("commit").path("id").asString()).isEqualTo(two);
            assertThat(client.page(shop.url())).startsWith("200 two " + two);
            var first = client.get("/services/" + shop.id() + "/deploys/" + shop.deploy().get());
            assertThat(first.path("status").asString()).isEqualTo("deactivated");
            var begun = System.nanoTime();
            var answer =
                    client.call(
                            "POST",
                            "/services/" + shop.id() + "/rollback",
                            "{\"deployId\":\"" + shop.deploy().get() + "\"}");
            assertThat(answer.status()).isEqualTo(201);
            var back = client.settled(shop.id(), answer.json().path("id").asString());
            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(back.path("status").asString()).as(back.toString()).isEqualTo("live");
            assertThat(back.path("trigger").asString()).isEqualTo("rollback");
            assertThat(client.page(shop.url())).startsWith("200 one " + one);
            assertThat(took).isLessThan(Duration.ofMillis(1500));
            stop.set(true);
            load.join();
            assertThat(requests.get()).isPositive();
            assertThat(failed).isEmpty();
        }
    }

    @Test
    void going_back_does_not_wait_for_a_build() throws Exception {
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT.replace(
                        "&& echo built", "&& if test -e long; then sleep 60; fi"));
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var path = "/services/" + shop.id();
            client.deploy(shop.id(), workspace.commit("two"));
            workspace.write("long", "");
            var three = workspace.commit("three");
            for (int each = 0; each < 2; each++) { // one is built, one waits behind it
                client.call("POST", path + "/deploys", "{\"commitId\":\"" + three + "\"}");
            }
            var begun = System.nanoTime();
            client.call(
                    "POST", path + "/rollback", "{\"deployId\":\"" + shop.deploy().get() + "\"}");
            var newest = client.get(path + "/deploys?limit=3");
            var ended = new ArrayList<String>();
            for (var each : newest) {
                var id = each.path("deploy").path("id").asString();
                ended.add(client.settled(shop.id(), id).path("status").asString());
            }
            assertThat(ended).containsExactly("live", "canceled", "canceled");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(client.page(shop.url())).startsWith("200 one ");
        }
    }

    @Test
    void going_back_while_the_old_instance_still_answers_starts_no_other() throws Exception {
        var slow = Workspace.BLUEPRINT.replace("DelaySeconds: 5", "DelaySeconds: 200");
        workspace.write("render.yaml", slow);
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        var first = role("live");
        var go = temp.resolve("go");
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var held =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return client.page(shop.url() + "/held?" + go);
                        } catch (IOException | InterruptedException no) {
                            return no.toString();
                        }
                    });
            var asked = "/logs?resource=" + shop.id() + "&type=app&text=request%20/held";
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (client.get(asked).path("logs").isEmpty()) {
                assertThat(System.nanoTime()).as("the request began").isLessThan(deadline);
                Thread.sleep(20);
            }
            client.deploy(shop.id(), workspace.commit("two"));
            assertThat(role("leaving")).isEqualTo(first);
            var second = role("live");
            var answer =
                    client.call(
                            "POST",
                            "/services/" + shop.id() + "/rollback",
                            "{\"deployId\":\"" + shop.deploy().get() + "\"}");
            var back = client.settled(shop.id(), answer.json().path("id").asString());
            assertThat(back.path("status").asString()).isEqualTo("live");
            assertThat(role("live")).isEqualTo(first).isNotEqualTo(second);
            assertThat(client.page(shop.url())).startsWith("200 one ");
            Files.createFile(go);
            assertThat(held.get(60, TimeUnit.SECONDS)).startsWith("200 one ");
        } finally {
            if (!Files.exists(go)) {
                Files.createFile(go);
            }
        }
    }

    private String role(String role) throws PlatformException {
        return PlatformControl.ps(home).services().getFirst().instances().stream()
                .filter(each -> each.role().equals(role))
                .map(State.Running::id)
                .findFirst()
                .orElse("none");
    }

    private static void load(
            Client client,
            String url,
            AtomicBoolean stop,
            AtomicInteger count,
            Queue<String> failed) {
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
    }

    @Test
    void a_release_that_never_becomes_healthy_never_gets_traffic() throws Exception {
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var sick = workspace.commit("sick");
            var seen = new ConcurrentLinkedQueue<String>();
            var stop = new AtomicBoolean();
            var load =
                    new Thread(() -> {
                        while (!stop.get()) {
                            try {
                                seen.add(client.page(shop.url()).substring(0, 8));
                                Thread.sleep(20);
                            } catch (Exception no) {
                                seen.add(no.toString());
                            }
                        }
                    });
            load.start();
            var deploy = client.deploy(shop.id(), sick);
            stop.set(true);
            load.join();
            assertThat(deploy.path("status").asString()).isEqualTo("update_failed");
            assertThat(deploy.path("reason").asString()).contains("GET /health answered 503");
            assertThat(seen).isNotEmpty().allMatch(each -> each.startsWith("200 one "));
        }
    }

    @Test
    void a_failing_build_and_a_failing_migration_are_told_apart_and_change_nothing()
            throws Exception {
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            workspace.write("migration-fails", "");
            var deploy = client.deploy(shop.id(), workspace.commit("two"));
            assertThat(deploy.path("status").asString()).isEqualTo("pre_deploy_failed");
            assertThat(deploy.path("reason").asString()).contains("exited with 1");
            workspace.remove("migration-fails");
            workspace.write("Server.java", "no java");
            deploy = client.deploy(shop.id(), workspace.commit("three"));
            assertThat(deploy.path("status").asString()).isEqualTo("build_failed");
            assertThat(deploy.path("reason").asString()).contains("error");
            assertThat(client.page(shop.url())).startsWith("200 one ");
            var unknown =
                    client.call(
                            "POST",
                            "/services/" + shop.id() + "/deploys",
                            "{\"commitId\":\"abcdef\"}");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.body())
                    .contains("the commit \\\"abcdef\\\" is not in the repository");
        }
    }

    @Test
    void a_killed_daemon_leaves_the_traffic_and_the_next_one_goes_on() throws Exception {
        workspace.write("render.yaml", Workspace.BLUEPRINT + Workspace.DATABASE);
        var one = workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        var before = PlatformControl.ps(home);
        ProcessHandle.of(before.daemon().get()).get().destroyForcibly();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var page = client.page(shop.url());
            assertThat(page)
                    .matches("200 one " + one + " [^ ]{44} postgresql://shop_db:.*/shop_db");
            var again = PlatformControl.up(workspace.folder(), home, OPTIONS);
            assertThat(again.apiUrl()).isEqualTo(ready.apiUrl());
            assertThat(again.key()).isEqualTo(ready.key());
            var after = PlatformControl.ps(home);
            assertThat(after.daemon()).isNotEqualTo(before.daemon());
            assertThat(after.services().getFirst().instances())
                    .isEqualTo(before.services().getFirst().instances());
            assertThat(again.databases()).isEqualTo(ready.databases());
            assertThat(client.page(shop.url())).isEqualTo(page);
            var two = workspace.commit("two");
            assertThat(client.deploy(shop.id(), two).path("status").asString()).isEqualTo("live");
            assertThat(client.page(shop.url())).isEqualTo(page.replace("one " + one, "two " + two));
        }
    }

    @Test
    void after_down_nothing_runs_and_after_up_the_same_release_does() throws Exception {
        workspace.commit("one");
        var ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        var shop = ready.services().getFirst();
        try (var client = new Client(ready.apiUrl(), ready.key())) {
            var page = client.page(shop.url());
            assertThat(PlatformControl.down(home, false)).isEmpty();
            assertThat(mentioning(home)).isEmpty();
            var again = PlatformControl.up(workspace.folder(), home, OPTIONS);
            assertThat(again.services().getFirst().deploy()).isEqualTo(shop.deploy());
            assertThat(client.page(shop.url())).isEqualTo(page);
        }
        assertThat(PlatformControl.down(home, true)).isEmpty();
        assertThat(mentioning(home)).isEmpty();
        assertThat(home).doesNotExist();
    }

    /// Processes whose command line or environment names the home.
    static List<String> mentioning(Path home) throws Exception {
        var found = new ArrayList<String>();
        try (var each = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : each) {
                if (process.getFileName()
                        .toString()
                        .equals(Long.toString(ProcessHandle.current().pid()))) {
                    continue;
                }
                try {
                    var text =
                            Files.readString(
                                            process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                                    + Files.readString(
                                            process.resolve("environ"),
                                            StandardCharsets.ISO_8859_1);
                    if (text.contains(home.toString())) {
                        found.add(process + " " + text.replace('\0', ' '));
                    }
                } catch (IOException gone) {
                    // ended since the folder was listed
                }
            }
        }
        return found;
    }
}
