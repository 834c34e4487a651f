package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The calls of Render's API against one platform that runs for all tests, in the order given:
/// several of them leave a deploy behind.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class ApiTest {

    private static final PlatformControl.Options OPTIONS = Own.options();

    @TempDir static Path temp;

    private static Path home;
    private static Workspace workspace;
    private static String one;
    private static Ready ready;
    private static Client client;
    private static State.Served shop;

    @BeforeAll
    static void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT.replace(
                        "&& echo built",
                        "&& echo built && while [ -e wait ]; do sleep 0.05; done"));
        one = workspace.commit("one");
        ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        shop = ready.services().getFirst();
        client = new Client(ready.apiUrl(), ready.key());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        assertThat(PlatformControl.down(home, true)).isEmpty();
    }

    private static void awaitTrue(Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as("the state did not come").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(each -> each.path(field).asString()).toList();
    }

    @Test
    @Order(1)
    void nobody_gets_in_without_the_key_and_nobody_else_can_read_it() throws Exception {
        try (var stranger = new Client(ready.apiUrl(), "rnd_wrong")) {
            assertThat(stranger.call("GET", "/services", "").status()).isEqualTo(401);
        }
        assertThat(ready.key()).matches("rnd_[A-Za-z0-9]{32}");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(ready.apiUrl().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    @Order(2)
    void a_service_reads_as_renders_does() throws Exception {
        var list = client.get("/services?name=shop&type=web_service,private_service");
        assertThat(list).hasSize(1);
        var service = list.get(0).path("service");
        assertThat(list.get(0).path("cursor").asString()).isEqualTo(shop.id());
        assertThat(client.get("/services/" + shop.id())).isEqualTo(service);
        assertThat(service.path("id").asString()).matches("srv-[0-9a-v]{20}");
        assertThat(service.path("autoDeploy").asString()).isEqualTo("no");
        assertThat(service.path("autoDeployTrigger").asString()).isEqualTo("off");
        assertThat(service.path("branch").asString()).isEqualTo("main");
        assertThat(service.path("suspended").asString()).isEqualTo("not_suspended");
        assertThat(service.path("serviceDetails").path("url").asString()).isEqualTo(shop.url());
        assertThat(client.get("/services?name=other")).isEmpty();
        assertThat(client.call("GET", "/services/srv-none", "").status()).isEqualTo(404);
        var owner = client.get("/owners").get(0).path("owner").path("id").asString();
        assertThat(service.path("ownerId").asString()).isEqualTo(owner);
    }

    @Test
    @Order(3)
    void auto_deploy_is_switched_off_and_on_and_acts() throws Exception {
        var path = "/services/" + shop.id();
        var on = client.call("PATCH", path, "{\"autoDeployTrigger\":\"commit\"}");
        assertThat(on.json().path("autoDeploy").asString()).isEqualTo("yes");
        var two = workspace.commit("two");
        awaitTrue(() -> client.page(shop.url()).startsWith("200 two " + two));
        var newest = client.get(path + "/deploys?limit=1").get(0).path("deploy");
        assertThat(newest.path("trigger").asString()).isEqualTo("new_commit");
        var off = client.call("PATCH", path, "{\"autoDeploy\":\"no\"}");
        assertThat(off.json().path("autoDeployTrigger").asString()).isEqualTo("off");
        assertThat(client.call("PATCH", path, "{\"plan\":\"pro\"}").status()).isEqualTo(400);
    }

    @Test
    @Order(4)
    void a_second_deploy_waits_behind_the_first_and_both_can_be_cancelled() throws Exception {
        var path = "/services/" + shop.id() + "/deploys";
        workspace.write("wait", "");
        var three = workspace.commit("three");
        var first = client.call("POST", path, "{\"clearCache\":\"do_not_clear\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("commit").path("id").asString()).isEqualTo(three);
        var id = first.json().path("id").asString();
        var second = client.call("POST", path, "{}");
        assertThat(second).isEqualTo(new Client.Answer(202, ""));
        var queued = client.get(path + "?status=queued&limit=1").get(0).path("deploy");
        assertThat(queued.path("trigger").asString()).isEqualTo("api");
        awaitTrue(() ->
                client.get(path + "/" + id).path("status").asString().equals("build_in_progress"));
        var other = queued.path("id").asString();
        assertThat(client.call("POST", path + "/" + other + "/cancel", "").status()).isEqualTo(200);
        assertThat(client.call("POST", path + "/" + id + "/cancel", "").status()).isEqualTo(200);
        assertThat(client.settled(shop.id(), id).path("status").asString()).isEqualTo("canceled");
        assertThat(client.call("POST", path + "/" + id + "/cancel", "").status()).isEqualTo(409);
        assertThat(client.page(shop.url())).startsWith("200 two ");
        workspace.remove("wait");
        workspace.commit("two");
    }

    @Test
    @Order(5)
    void deploys_are_listed_newest_first_in_pages() throws Exception {
        var path = "/services/" + shop.id() + "/deploys";
        var all = client.get(path);
        assertThat(texts(all, "cursor")).hasSize(4).doesNotHaveDuplicates();
        var head = client.get(path + "?limit=3");
        var rest = client.get(path + "?limit=3&cursor=" + head.get(2).path("cursor").asString());
        assertThat(texts(head, "cursor")).isEqualTo(texts(all, "cursor").subList(0, 3));
        assertThat(texts(rest, "cursor")).isEqualTo(texts(all, "cursor").subList(3, 4));
        var old = client.get(path + "?status=deactivated&status=live");
        assertThat(
                        old.valueStream()
                                .map(each ->
                                        each.path("deploy").path("commit").path("id").asString()))
                .hasSize(2)
                .last()
                .isEqualTo(one);
        assertThat(client.call("GET", path + "?limit=0", "").status()).isEqualTo(400);
        assertThat(client.call("GET", path + "?cursor=none", "").status()).isEqualTo(400);
    }

    @Test
    @Order(6)
    void logs_events_and_figures_tell_what_happened() throws Exception {
        var begun = Instant.now().minusSeconds(2);
        for (var i = 0; i < 10; i++) {
            client.page(shop.url() + "/item/" + i);
        }
        var query = "ownerId=x&resource=" + shop.id();
        awaitTrue(() ->
                client.get("/logs?" + query + "&type=app&text=request%20/item/*")
                                .path("logs")
                                .size()
                        == 10);
        var app = client.get("/logs?" + query + "&type=app&text=item/3&direction=forward");
        assertThat(texts(app.path("logs"), "message")).containsExactly("request /item/3");
        assertThat(Instant.parse(app.path("logs").get(0).path("timestamp").asString()))
                .isBetween(begun, Instant.now());
        var build = client.get("/logs?" + query + "&type=build&text=built");
        assertThat(texts(build.path("logs"), "message")).isNotEmpty().containsOnly("built");
        awaitTrue(() ->
                client.get("/logs?" + query + "&type=request&path=/item/*&statusCode=200")
                                .path("logs")
                                .size()
                        == 10);
        var page = client.get("/logs?" + query + "&type=app&limit=4&text=item");
        assertThat(page.path("hasMore").asBoolean()).isTrue();
        var events = client.get("/services/" + shop.id() + "/events?type=deploy_ended&limit=100");
        assertThat(
                        events.valueStream()
                                .map(each ->
                                        each.path("event")
                                                .path("details")
                                                .path("deployStatus")
                                                .asString()))
                .contains("succeeded", "canceled");
        var window =
                "&startTime="
                        + begun
                        + "&endTime="
                        + Instant.now().plusSeconds(1)
                        + "&resolutionSeconds=1";
        var requests =
                client.get("/metrics/http-requests?" + query + window + "&aggregateBy=statusCode");
        var count =
                requests.valueStream()
                        .filter(each -> texts(each.path("labels"), "value").contains("200"))
                        .flatMap(each -> each.path("values").valueStream())
                        .mapToInt(each -> each.path("value").asInt())
                        .sum();
        assertThat(count).isGreaterThanOrEqualTo(10);
        var latency = client.get("/metrics/http-latency?" + query + window + "&quantile=0.95");
        assertThat(latency.get(0).path("unit").asString()).isEqualTo("ms");
        assertThat(latency.get(0).path("values").get(0).path("value").asDouble()).isPositive();
        assertThat(
                        client.call("GET", "/metrics/http-latency?" + query + "&quantile=95", "")
                                .status())
                .isEqualTo(400);
    }

    @Test
    @Order(7)
    void variables_are_listed_with_their_values() throws Exception {
        var variables = client.get("/services/" + shop.id() + "/env-vars");
        assertThat(variables).hasSize(1);
        var secret = variables.get(0).path("envVar");
        assertThat(secret.path("key").asString()).isEqualTo("SECRET");
        assertThat(client.page(shop.url())).contains(" " + secret.path("value").asString() + " ");
    }

    @Test
    @Order(8)
    void a_rollback_needs_a_release_that_was_live() throws Exception {
        var path = "/services/" + shop.id();
        var canceled =
                client.get(path + "/deploys?status=canceled").get(0).path("cursor").asString();
        var never = client.call("POST", path + "/rollback", "{\"deployId\":\"" + canceled + "\"}");
        assertThat(never.status()).isEqualTo(400);
        assertThat(never.json().path("message").asString()).contains("was never live");
        assertThat(client.call("POST", path + "/rollback", "{\"deployId\":\"dep-x\"}").status())
                .isEqualTo(404);
        assertThat(client.call("POST", path + "/rollback", "{}").status()).isEqualTo(400);
    }

    @Test
    @Order(9)
    void an_instance_that_dies_is_started_again() throws Exception {
        try {
            client.page(shop.url() + "/die");
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
        awaitTrue(() -> client.page(shop.url()).startsWith("200 two "));
        var path = "/services/" + shop.id() + "/events?limit=2";
        awaitTrue(() ->
                client.get(path)
                        .valueStream()
                        .map(each -> each.path("event").path("type").asString())
                        .toList()
                        .equals(List.of("server_restarted", "server_failed")));
    }

    @Test
    @Order(10)
    void a_suspended_service_answers_nobody_until_it_is_resumed() throws Exception {
        var path = "/services/" + shop.id();
        assertThat(client.call("POST", path + "/suspend", "").status()).isEqualTo(202);
        assertThat(client.page(shop.url())).startsWith("503 ");
        assertThat(PlatformControl.ps(home).services().getFirst().state()).isEqualTo("suspended");
        assertThat(client.call("POST", path + "/deploys", "{}").status()).isEqualTo(409);
        assertThat(client.call("POST", path + "/resume", "").status()).isEqualTo(202);
        awaitTrue(() -> client.page(shop.url()).startsWith("200 two "));
        var newest = client.get(path + "/deploys?limit=1").get(0).path("deploy");
        assertThat(newest.path("trigger").asString()).isEqualTo("service_resumed");
    }

    @Test
    @Order(11)
    void what_render_has_and_this_machine_has_not_is_said() throws Exception {
        var answer = client.call("GET", "/disks", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("message").asString())
                .isEqualTo("GET /v1/disks is not done on this machine");
        assertThat(client.call("POST", "/services/" + shop.id() + "/deploys", "no json").status())
                .isEqualTo(400);
        assertThat(URI.create(shop.url()).getHost()).isEqualTo("127.0.0.1");
    }
}
