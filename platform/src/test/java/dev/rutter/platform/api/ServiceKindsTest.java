package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of service of a render.yaml, on one platform that runs for all tests.
@Tag("slow")
class ServiceKindsTest {

    private static final PlatformControl.Options OPTIONS = Own.options();

    private static final String SITE_AND_CRON =
            """
              - type: web
                name: docs
                runtime: static
                autoDeployTrigger: off
                buildCommand: mkdir -p public/assets && cp version public/index.html && echo body >public/assets/a.css
                staticPublishPath: public
                routes:
                  - { type: redirect, source: /old/*, destination: /new/* }
                  - { type: rewrite, source: /app/*, destination: /index.html }
                headers:
                  - { path: /assets/*, name: X-Assets, value: "yes" }
              - type: cron
                name: nightly
                runtime: java
                autoDeployTrigger: off
                schedule: "0 0 1 1 *"
                startCommand: echo "nightly of $(cat version)"; test ! -e fails
              - type: worker
                name: mail
                runtime: java
                autoDeployTrigger: off
                startCommand: echo "$CACHE" >cache-url; exec sleep 600
                initialDeployHook: echo "seeded $(cat version) $CACHE"
                envVars:
                  - key: CACHE
                    fromService: { name: cache, type: keyvalue, property: connectionString }
              - type: keyvalue
                name: cache
                ipAllowList: []
            """;

    @TempDir static Path temp;

    private static Path home;
    private static Workspace workspace;
    private static Ready ready;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        workspace.write(
                "render.yaml",
                Workspace.BLUEPRINT.replace(
                                "    envVars:",
                                "    disk: { name: data, mountPath:"
                                        + " /opt/render/project/src/data }\n    envVars:")
                        + Workspace.BLUEPRINT
                                .replace("services:\n", "")
                                .replace("name: shop", "name: many")
                        + SITE_AND_CRON);
        workspace.commit("one");
        ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        client = new Client(ready.apiUrl(), ready.key());
    }

    @AfterAll
    static void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        assertThat(PlatformControl.down(home, true)).isEmpty();
        assertThat(LocalPlatformTest.mentioning(home)).isEmpty();
    }

    private static State.Served service(String name) {
        return ready.services().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitTrue(Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as("the state did not come").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void a_static_site_serves_its_files_its_rules_and_nothing_else() throws Exception {
        var docs = service("docs");
        assertThat(docs.state()).as(docs.detail()).isEqualTo("live");
        assertThat(client.page(docs.url() + "/")).isEqualTo("200 one\n");
        assertThat(client.page(docs.url() + "/assets/a.css")).isEqualTo("200 body\n");
        assertThat(client.page(docs.url() + "/app/any/where")).isEqualTo("200 one\n");
        assertThat(client.page(docs.url() + "/none")).startsWith("404 ");
        assertThat(client.page(docs.url() + "/../render.yaml")).startsWith("404 ");
        assertThat(client.page(docs.url() + "/%2e%2e/render.yaml")).startsWith("404 ");
        assertThat(client.headers(docs.url() + "/assets/a.css").firstValue("X-Assets"))
                .contains("yes");
        assertThat(client.headers(docs.url() + "/old/a/b").firstValue("Location"))
                .contains("/new/a/b");
        assertThat(client.headers(docs.url() + "/").firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
    }

    @Test
    void a_cron_job_is_live_without_an_instance_and_runs_when_asked_never_twice_at_once()
            throws Exception {
        var nightly = service("nightly");
        assertThat(nightly.state()).as(nightly.detail()).isEqualTo("live");
        assertThat(nightly.instances()).isEmpty();
        var path = "/cron-jobs/" + nightly.id() + "/runs";
        assertThat(client.call("DELETE", path, "").status()).isEqualTo(404);
        var run = client.call("POST", path, "");
        assertThat(run.status()).isEqualTo(200);
        assertThat(run.json().path("id").asString()).startsWith("crr-");
        var events = "/services/" + nightly.id() + "/events?type=cron_job_run_ended";
        awaitTrue(() -> client.get(events).size() == 1);
        var ended = client.get(events).get(0).path("event");
        assertThat(ended.path("details").path("status").asString()).isEqualTo("succeeded");
        assertThat(client.get("/events/" + ended.path("id").asString())).isEqualTo(ended);
        var query = "/logs?ownerId=x&resource=" + nightly.id() + "&type=app";
        awaitTrue(() -> client.get(query).toString().contains("nightly of one"));
    }

    @Test
    void a_single_command_runs_on_the_live_build_and_can_be_ended() throws Exception {
        var path = "/services/" + service("mail").id() + "/jobs";
        var failing = client.call("POST", path, "{\"startCommand\":\"cat version; exit 3\"}");
        assertThat(failing.status()).isEqualTo(201);
        var id = failing.json().path("id").asString();
        awaitTrue(() -> client.get(path + "/" + id).path("status").asString().equals("failed"));
        assertThat(client.get(path + "/" + id).path("reason").asString())
                .isEqualTo("exited with 3; last output: one");
        var long_ = client.call("POST", path, "{\"startCommand\":\"sleep 600\"}").json();
        var other = path + "/" + long_.path("id").asString();
        assertThat(client.get(other).path("status").asString()).isEqualTo("running");
        assertThat(client.call("POST", other + "/cancel", "").status()).isEqualTo(200);
        awaitTrue(() -> client.get(other).path("status").asString().equals("canceled"));
        assertThat(client.call("POST", other + "/cancel", "").status()).isEqualTo(409);
        assertThat(client.get(path)).hasSize(2);
        assertThat(client.call("POST", path, "{}").status()).isEqualTo(400);
    }

    @Test
    void a_key_value_store_is_a_real_one_or_is_said_to_be_missing() throws Exception {
        var stores = client.get("/key-value");
        if (stores.isEmpty()) {
            assertThat(ready.notes())
                    .anyMatch(each -> each.contains("none of valkey-server, redis-server"));
            return;
        }
        var store = stores.get(0).path("keyValue");
        assertThat(store.path("status").asString()).isEqualTo("available");
        var id = store.path("id").asString();
        var address =
                client.get("/key-value/" + id + "/connection-info")
                        .path("internalConnectionString")
                        .asString();
        var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            var out = socket.getOutputStream();
            out.write("SET a 1\r\nGET a\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("+OK\r\n$1\r\n1\r\n");
        }
        var variables = client.get("/services/" + service("mail").id() + "/env-vars/CACHE");
        assertThat(variables.path("value").asString()).isEqualTo(address);
    }

    @Test
    void a_disk_outlives_releases_and_no_request_fails_though_instances_never_meet()
            throws Exception {
        var shop = service("shop");
        var path = "/services/" + shop.id();
        var job =
                client.call("POST", path + "/jobs", "{\"startCommand\":\"echo kept >data/note\"}");
        assertThat(job.status()).isEqualTo(201);
        awaitTrue(() ->
                client.get(path + "/jobs/" + job.json().path("id").asString())
                        .path("status")
                        .asString()
                        .equals("succeeded"));
        var failed = new HashSet<String>();
        var requests = 0;
        var two = workspace.commit("two");
        var deploy = CompletableFuture.supplyAsync(() -> deployed(shop.id(), two));
        while (!deploy.isDone()) {
            var page = client.page(shop.url());
            requests++;
            if (!page.startsWith("200 ")) {
                failed.add(page);
            }
            assertThat(client.get(path + "/instances").size()).isLessThanOrEqualTo(2);
        }
        assertThat(deploy.get()).isEqualTo("live");
        assertThat(requests).isPositive();
        assertThat(failed).isEmpty();
        assertThat(client.page(shop.url())).startsWith("200 two ");
        assertThat(Files.readString(home.resolve("services/shop/disk/note"))).isEqualTo("kept\n");
        var use = client.get("/metrics/disk-usage?resource=" + shop.id()).get(0);
        assertThat(use.path("unit").asString()).isEqualTo("bytes");
        assertThat(use.path("values").get(0).path("value").asLong()).isPositive();
        var dead = workspace.commit("dead");
        assertThat(deployed(shop.id(), dead)).isEqualTo("update_failed");
        awaitTrue(() -> client.page(shop.url()).startsWith("200 two "));
        assertThat(client.call("POST", path + "/scale", "{\"numInstances\":2}").status())
                .isEqualTo(400);
        workspace.commit("two again");
    }

    private static String deployed(String service, String commit) {
        try {
            return client.deploy(service, commit).path("status").asString();
        } catch (Exception no) {
            return no.toString();
        }
    }

    @Test
    void several_instances_take_turns_and_one_that_dies_is_replaced() throws Exception {
        var many = service("many");
        var path = "/services/" + many.id();
        assertThat(client.call("POST", path + "/scale", "{\"numInstances\":3}").status())
                .isEqualTo(202);
        awaitTrue(() -> releases(many.url()).size() == 3);
        assertThat(client.get(path).path("serviceDetails").path("numInstances").asInt())
                .isEqualTo(3);
        var replica =
                PlatformControl.ps(home).services().stream()
                        .filter(each -> each.name().equals("many"))
                        .flatMap(each -> each.instances().stream())
                        .filter(each -> each.role().equals("replica"))
                        .findFirst()
                        .orElseThrow();
        ProcessHandle.of(replica.pid()).orElseThrow().destroyForcibly();
        awaitTrue(() -> {
            var seen = releases(many.url());
            return seen.size() == 3 && seen.stream().noneMatch(each -> each.endsWith(replica.id()));
        });
        assertThat(client.call("POST", path + "/scale", "{\"numInstances\":1}").status())
                .isEqualTo(202);
        awaitTrue(() -> releases(many.url()).size() == 1);
        assertThat(client.call("POST", path + "/scale", "{\"numInstances\":0}").status())
                .isEqualTo(400);
    }

    private static Set<String> releases(String url) throws Exception {
        var seen = new HashSet<String>();
        for (var i = 0; i < 12; i++) {
            client.headers(url).firstValue("Rutter-Release").ifPresent(seen::add);
        }
        return seen;
    }

    @Test
    void the_initial_hook_runs_once_after_the_first_release_and_its_end_is_told() throws Exception {
        var mail = service("mail");
        var events = "/services/" + mail.id() + "/events?type=initial_deploy_hook_ended";
        awaitTrue(() -> client.get(events).size() == 1);
        assertThat(client.get(events).get(0).toString()).contains("status=0").contains("seeded ");

        assertThat(deployed(mail.id(), workspace.commit("once"))).isEqualTo("live");

        // A hook that ran again would have ended before the next release begins.
        assertThat(deployed(mail.id(), workspace.commit("twice"))).isEqualTo("live");
        assertThat(client.get(events).size()).isEqualTo(1);
    }

    @Test
    void visitors_are_kept_out_by_maintenance_and_wait_while_held() throws Exception {
        var docs = service("docs");
        var path = "/services/" + docs.id();
        var on = "{\"serviceDetails\":{\"maintenanceMode\":{\"enabled\":true,\"uri\":\"\"}}}";
        var answer = client.call("PATCH", path, on);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.page(docs.url())).startsWith("503 ");
        assertThat(client.headers(docs.url()).firstValue("Retry-After")).isPresent();
        client.call("PATCH", path, on.replace("true", "false"));
        assertThat(client.page(docs.url())).startsWith("200 ");
        PlatformControl.hold(home, "docs", Duration.ofSeconds(20));
        var waiting = CompletableFuture.supplyAsync(() -> paged(docs.url()));
        assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        PlatformControl.hold(home, "docs", Duration.ZERO);
        assertThat(waiting.get()).startsWith("200 ");
        PlatformControl.hold(home, "docs", Duration.ofMillis(200));
        var begun = Instant.now();
        assertThat(paged(docs.url())).startsWith("503 ");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(19));
        PlatformControl.hold(home, "docs", Duration.ZERO);
    }

    private static String paged(String url) {
        try {
            return client.page(url);
        } catch (Exception no) {
            return no.toString();
        }
    }

    @Test
    void variables_set_by_a_call_stand_over_the_blueprint_and_reach_the_next_release()
            throws Exception {
        var path = "/services/" + service("many").id() + "/env-vars";
        var put = client.call("PUT", path + "/SECRET", "{\"value\":\"mine\"}");
        assertThat(put.status()).isEqualTo(200);
        var generated = client.call("PUT", path + "/MADE", "{\"generateValue\":true}");
        assertThat(generated.json().path("value").asString()).hasSize(44);
        assertThat(client.get(path)).hasSize(2);
        deployed(service("many").id(), workspace.commit("variables"));
        assertThat(client.page(service("many").url())).contains(" mine ");
        assertThat(client.call("DELETE", path + "/MADE", "").status()).isEqualTo(204);
        assertThat(client.call("GET", path + "/MADE", "").status()).isEqualTo(404);
        var all = client.call("PUT", path, "[{\"key\":\"ONLY\",\"value\":\"1\"}]");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json()).hasSize(1);
        assertThat(client.call("PUT", path + "/A-B", "{\"value\":\"x\"}").status()).isEqualTo(400);
    }
}
