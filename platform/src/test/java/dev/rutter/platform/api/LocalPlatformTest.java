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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LocalPlatformTest {

    private static final PlatformControl.Options OPTIONS = Own.serving();

    @TempDir static Path temp;

    private static Path home;
    private static Workspace workspace;
    private static Ready ready;
    private static Client client;
    private static State.Served shop;

    /// One platform for all tests: each brings its own releases.
    @BeforeAll
    static void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT
                                .replace("DelaySeconds: 5", "DelaySeconds: 200")
                                .replace(
                                        "&& echo built",
                                        "&& if test -e long; then exec sleep 600; fi")
                        + Workspace.DATABASE);
        workspace.commit("zero");
        ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        shop = ready.services().getFirst();
        assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
        client = new Client(ready.apiUrl(), ready.key());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        assertThat(PlatformControl.down(home, true)).isEmpty();
    }

    /// A release that went live.
    private record Live(String commit, String deploy) {}

    private static Live released(String version) throws Exception {
        var commit = workspace.commit(version);
        var deploy = client.deploy(shop.id(), commit);
        assertThat(deploy.path("status").asString()).as(deploy.toString()).isEqualTo("live");
        assertThat(client.page(shop.url())).startsWith("200 " + version + " " + commit + " ");
        return new Live(commit, deploy.path("id").asString());
    }

    private static String back(Live to) throws Exception {
        var answer =
                client.call(
                        "POST",
                        "/services/" + shop.id() + "/rollback",
                        "{\"deployId\":\"" + to.deploy() + "\"}");
        assertThat(answer.status()).as(answer.body()).isIn(201, 202);
        return answer.status() == 202 ? "" : answer.json().path("id").asString();
    }

    @Test
    void a_second_release_takes_over_without_a_failed_request_and_the_first_one_again()
            throws Exception {
        var one = released("one");
        var instance = role("live");
        var failed = new ConcurrentLinkedQueue<String>();
        var requests = new AtomicInteger();
        var stop = new AtomicBoolean();
        var load = new Thread(() -> load(client, shop.url() + "/slow", stop, requests, failed));
        load.start();
        try {
            released("two");
            var first = client.get("/services/" + shop.id() + "/deploys/" + one.deploy());
            assertThat(first.path("status").asString()).isEqualTo("deactivated");
            var back = client.settled(shop.id(), back(one));
            assertThat(back.path("status").asString()).as(back.toString()).isEqualTo("live");
            assertThat(back.path("trigger").asString()).isEqualTo("rollback");
            assertThat(client.page(shop.url())).startsWith("200 one " + one.commit());
            assertThat(role("live")).isEqualTo(instance); // nothing had to be started
        } finally {
            stop.set(true);
            load.join();
        }
        assertThat(requests.get()).isPositive();
        assertThat(failed).isEmpty();
    }

    @Test
    void going_back_does_not_wait_for_a_build() throws Exception {
        var one = released("one");
        released("two");
        workspace.write("long", "");
        try {
            var path = "/services/" + shop.id();
            var three = workspace.commit("three");
            for (int each = 0; each < 2; each++) { // one is built, one waits behind it
                client.call("POST", path + "/deploys", "{\"commitId\":\"" + three + "\"}");
            }
            back(one);
            var newest = client.get(path + "/deploys?limit=3");
            var ended = new ArrayList<String>();
            for (var each : newest) {
                var id = each.path("deploy").path("id").asString();
                ended.add(client.settled(shop.id(), id).path("status").asString());
            }
            assertThat(ended).containsExactly("live", "canceled", "canceled");
            assertThat(client.page(shop.url())).startsWith("200 one ");
        } finally {
            workspace.remove("long");
        }
    }

    @Test
    void going_back_while_the_old_instance_still_answers_starts_no_other() throws Exception {
        var one = released("one");
        var first = role("live");
        var go = temp.resolve("go");
        try {
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
            released("two");
            assertThat(role("leaving")).isEqualTo(first);
            var second = role("live");
            var back = client.settled(shop.id(), back(one));
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

    @Test
    void a_commit_released_once_more_leaves_what_would_be_gone_back_to() throws Exception {
        var one = released("one");
        var first = role("live");
        var two = released("two");
        awaitRole("standby", first);
        var again = client.deploy(shop.id(), two.commit());
        assertThat(again.path("status").asString()).isEqualTo("live");
        awaitRole("leaving", "none");
        assertThat(role("standby")).isEqualTo(first);
        client.settled(shop.id(), back(one));
        assertThat(role("live")).isEqualTo(first); // nothing had to be started
    }

    private static void awaitRole(String role, String instance) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!role(role).equals(instance)) {
            assertThat(System.nanoTime()).as(role + " is " + role(role)).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String role(String role) throws PlatformException {
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
        released("one");
        var sick = workspace.commit("sick");
        restart(
                new PlatformControl.Options(
                        false,
                        Duration.ZERO,
                        Duration.ofSeconds(3),
                        System.getenv(),
                        OPTIONS.javaOptions()));
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
        assertThat(deploy.path("reason").asString())
                .contains("not healthy within 3 s: GET /health");
        assertThat(seen).isNotEmpty().allMatch(each -> each.startsWith("200 one "));
        restart(OPTIONS);
    }

    /// With other options, while everything serves.
    private static void restart(PlatformControl.Options options) throws Exception {
        var daemon = ProcessHandle.of(PlatformControl.ps(home).daemon().orElseThrow());
        daemon.ifPresent(each -> {
            each.destroy();
            each.onExit().join();
        });
        PlatformControl.up(workspace.folder(), home, options);
    }

    @Test
    void a_failing_build_and_a_failing_migration_are_told_apart_and_change_nothing()
            throws Exception {
        released("one");
        workspace.write("migration-fails", "");
        var deploy = client.deploy(shop.id(), workspace.commit("two"));
        workspace.remove("migration-fails");
        assertThat(deploy.path("status").asString()).isEqualTo("pre_deploy_failed");
        assertThat(deploy.path("reason").asString()).contains("exited with 1");
        workspace.write("Server.java", "no java");
        deploy = client.deploy(shop.id(), workspace.commit("three"));
        workspace.write("Server.java", Workspace.SERVER);
        assertThat(deploy.path("status").asString()).isEqualTo("build_failed");
        assertThat(deploy.path("reason").asString()).contains("error");
        assertThat(client.page(shop.url())).startsWith("200 one ");
        var unknown =
                client.call(
                        "POST", "/services/" + shop.id() + "/deploys", "{\"commitId\":\"abcdef\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("the commit \\\"abcdef\\\" is not in the repository");
    }

    @Test
    void a_killed_daemon_leaves_the_traffic_and_the_next_one_goes_on() throws Exception {
        var one = released("one");
        var before = PlatformControl.ps(home);
        ProcessHandle.of(before.daemon().get()).get().destroyForcibly();
        var page = client.page(shop.url());
        assertThat(page)
                .matches("200 one " + one.commit() + " [^ ]{44} postgresql://shop_db:.*/shop_db");
        var again = PlatformControl.up(workspace.folder(), home, OPTIONS);
        assertThat(again.apiUrl()).isEqualTo(ready.apiUrl());
        assertThat(again.key()).isEqualTo(ready.key());
        var after = PlatformControl.ps(home);
        assertThat(after.daemon()).isNotEqualTo(before.daemon());
        assertThat(after.services().getFirst().instances())
                .filteredOn(each -> each.role().equals("live"))
                .isEqualTo(
                        before.services().getFirst().instances().stream()
                                .filter(each -> each.role().equals("live"))
                                .toList());
        assertThat(again.databases()).isEqualTo(before.databases());
        assertThat(client.page(shop.url())).isEqualTo(page);
        var two = released("two");
        assertThat(client.page(shop.url()))
                .isEqualTo(page.replace("one " + one.commit(), "two " + two.commit()));
    }

    @Test
    void after_down_nothing_runs_and_after_up_the_same_release_does() throws Exception {
        var one = released("one");
        assertThat(PlatformControl.down(home, false)).isEmpty();
        assertThat(mentioning(home)).isEmpty();
        var again = PlatformControl.up(workspace.folder(), home, OPTIONS);
        assertThat(again.services().getFirst().deploy()).contains(one.deploy());
        assertThat(client.page(shop.url())).startsWith("200 one " + one.commit() + " ");
    }

    @Test
    void purged_nothing_is_left() throws Exception {
        var other = temp.resolve("other");
        var source = new Workspace(temp.resolve("other-shop"));
        source.commit("one");
        PlatformControl.up(source.folder(), other, OPTIONS.noDeploy());
        assertThat(PlatformControl.down(other, true)).isEmpty();
        assertThat(mentioning(other)).isEmpty();
        assertThat(other).doesNotExist();
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
