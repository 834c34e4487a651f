package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls of Render's API besides those of everyday deploys, against one platform with a database.
@Tag("slow")
class RenderCallsTest {
    private static final PlatformControl.Options OPTIONS = Own.options();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path temp;

    private static Path home;
    private static Workspace workspace;
    private static Ready ready;
    private static Client client;
    private static State.Served shop;
    private static String path;

    @BeforeAll
    static void start() throws Exception {
        home = temp.resolve("home");
        workspace = new Workspace(temp.resolve("shop"));
        workspace.write("render.yaml", Workspace.BLUEPRINT + Workspace.DATABASE);
        workspace.commit("one");
        ready = PlatformControl.up(workspace.folder(), home, OPTIONS);
        shop = ready.services().getFirst();
        assertThat(shop.state()).as(shop.detail()).isEqualTo("live");
        client = new Client(ready.apiUrl(), ready.key());
        path = "/services/" + shop.id();
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

    @Test
    void deploy_only_releases_the_last_build_with_the_variables_of_now() throws Exception {
        var before = client.get(path + "/deploys?status=live").get(0).path("deploy");
        client.call("PUT", path + "/env-vars/SECRET", "{\"value\":\"changed\"}");
        workspace.commit("never built");
        var only = client.call("POST", path + "/deploys", "{\"deployMode\":\"deploy_only\"}");
        assertThat(only.status()).isEqualTo(201);
        var end = client.settled(shop.id(), only.json().path("id").asString());
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("live");
        assertThat(end.path("commit")).isEqualTo(before.path("commit"));
        assertThat(end.path("artifactId")).isEqualTo(before.path("artifactId"));
        assertThat(client.page(shop.url())).contains(" changed ");
        for (var body :
                List.of(
                        "{\"deployMode\":\"deploy_only\",\"commitId\":\"abc\"}",
                        "{\"deployMode\":\"deploy_only\",\"clearCache\":\"clear\"}",
                        "{\"deployMode\":\"build_only\"}",
                        "{\"clearCache\":\"yes\"}",
                        "{\"commitId\":\"\"}",
                        "{\"commitId\":17}")) {
            assertThat(client.call("POST", path + "/deploys", body).status()).isEqualTo(400);
        }
    }

    @Test
    void a_failed_build_is_told_in_its_event_as_one() throws Exception {
        workspace.write("Server.java", "no java");
        var id = client.deploy(shop.id(), workspace.commit("broken")).path("id").asString();
        workspace.write("Server.java", Workspace.SERVER);
        workspace.commit("whole again");
        awaitTrue(() ->
                client.get(path + "/events?type=deploy_ended&limit=100")
                        .valueStream()
                        .map(each -> each.path("event").path("details"))
                        .filter(each -> each.path("deployId").asString().equals(id))
                        .anyMatch(each ->
                                each.path("reason").has("buildFailed")
                                        && !each.path("reason").has("failure")));
        var started =
                client.get(path + "/events?type=deploy_started&limit=100")
                        .valueStream()
                        .map(each -> each.path("event").path("details"))
                        .toList();
        assertThat(started.getLast().path("trigger").path("firstBuild").asBoolean()).isTrue();
        assertThat(started.getFirst().path("trigger").path("firstBuild").asBoolean()).isFalse();
    }

    @Test
    void what_instances_use_is_measured() throws Exception {
        client.page(shop.url());
        var window = "?resource=" + shop.id() + "&resolutionSeconds=30";
        awaitTrue(() -> client.get("/metrics/cpu" + window).size() > 0);
        var memory = client.get("/metrics/memory" + window).get(0);
        assertThat(memory.path("unit").asString()).isEqualTo("bytes");
        assertThat(memory.path("values").get(0).path("value").asDouble()).isGreaterThan(1 << 20);
        assertThat(labels(memory))
                .contains("resource=" + shop.id())
                .anyMatch(each -> each.startsWith("instance=" + shop.id() + "-"));
        assertThat(client.get("/metrics/cpu" + window).get(0).path("unit").asString())
                .isEqualTo("cores");
        var count = client.get("/metrics/instance-count" + window).get(0).path("values");
        assertThat(count.get(count.size() - 1).path("value").asDouble()).isPositive();
        awaitTrue(() ->
                client.get("/metrics/bandwidth" + window)
                                .get(0)
                                .path("values")
                                .valueStream()
                                .mapToLong(each -> each.path("value").asLong())
                                .sum()
                        > 40);
        assertThat(client.call("GET", "/metrics/cpu?resource=srv-none", "").status())
                .isEqualTo(404);
        assertThat(client.call("GET", "/metrics/weather" + window, "").status()).isEqualTo(404);
    }

    @Test
    void connections_and_disks_are_looked_at_when_they_are_asked_for() throws Exception {
        var database = ready.databases().getFirst();
        var window = "?resource=" + database.id();
        var url = jdbc(database.connectionString());
        var before = only(client.get("/metrics/active-connections" + window));
        try (var one = DriverManager.getConnection(url);
                var other = DriverManager.getConnection(url)) {
            awaitTrue(() -> only(client.get("/metrics/active-connections" + window)) >= 2);
            assertThat(one.isValid(5) && other.isValid(5)).isTrue();
        }
        awaitTrue(() -> only(client.get("/metrics/active-connections" + window)) <= before);
        assertThat(only(client.get("/metrics/disk-usage" + window))).isGreaterThan(1 << 20);
        var past = window + "&startTime=2026-01-01T00:00:00Z&endTime=2026-01-01T01:00:00Z";
        assertThat(client.get("/metrics/disk-usage" + past).size()).isZero();
        assertThat(client.get("/metrics/replication-lag" + window).size()).isZero();
        assertThat(client.get("/metrics/disk-usage?resource=" + shop.id()).size()).isZero();
        assertThat(client.call("GET", "/metrics/disk-usage?resource=dpg-none", "").status())
                .isEqualTo(404);
    }

    private static double only(JsonNode series) {
        assertThat(series.size()).isEqualTo(1);
        return series.get(0).path("values").get(0).path("value").asDouble();
    }

    private static List<String> labels(JsonNode series) {
        return series.path("labels")
                .valueStream()
                .map(each -> each.path("field").asString() + "=" + each.path("value").asString())
                .toList();
    }

    /// Collects what a WebSocket says.
    private static final class Ear implements WebSocket.Listener {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(JSON.readTree(part.toString()).path("message").asString());
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage("");
        }
    }

    @Test
    void a_subscriber_hears_each_new_line_once_and_nothing_else() throws Exception {
        client.page(shop.url() + "/before");
        awaitTrue(() ->
                !client.get("/logs?resource=" + shop.id() + "&type=app&text=request%20/before")
                        .path("logs")
                        .isEmpty());
        var http = HttpClient.newHttpClient();
        try {
            var ear = new Ear();
            var socket =
                    http.newWebSocketBuilder()
                            .header("Authorization", "Bearer " + ready.key())
                            .buildAsync(subscribe(shop.id(), "&type=app&text=request%20/"), ear)
                            .join();
            for (var i = 0; i < 5; i++) {
                client.page(shop.url() + "/heard/" + i);
            }
            awaitTrue(() -> ear.heard.size() >= 5);
            client.page(shop.url() + "/last");
            awaitTrue(() -> ear.heard.contains("request /last"));
            assertThat(ear.heard)
                    .containsExactly(
                            "request /heard/0",
                            "request /heard/1",
                            "request /heard/2",
                            "request /heard/3",
                            "request /heard/4",
                            "request /last");
            socket.abort();
            assertThatThrownBy(() ->
                            http.newWebSocketBuilder()
                                    .buildAsync(subscribe(shop.id(), ""), new Ear())
                                    .join())
                    .hasMessageContaining("WebSocketHandshakeException");
            assertThatThrownBy(() ->
                            http.newWebSocketBuilder()
                                    .header("Authorization", "Bearer " + ready.key())
                                    .buildAsync(subscribe("srv-none", ""), new Ear())
                                    .join())
                    .hasMessageContaining("WebSocketHandshakeException");
        } finally {
            http.shutdownNow(); // closing it would wait for sockets that are still open
        }
    }

    @Test
    void handshakes_that_fail_take_no_place_away_from_others() throws Exception {
        for (var i = 0; i <= LogStream.MOST; i++) {
            try (var socket = new Socket(ready.apiUrl().getHost(), ready.apiUrl().getPort())) {
                socket.setSoTimeout(30_000);
                var request =
                        "GET /v1/logs/subscribe?ownerId=x&resource="
                                + shop.id()
                                + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                + ready.key()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var said =
                        new String(
                                socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(said).isNotEqualTo("HTTP/1.1 409").doesNotContain("101");
            }
        }
        var http = HttpClient.newHttpClient();
        try {
            http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + ready.key())
                    .buildAsync(subscribe(shop.id(), ""), new Ear())
                    .join()
                    .abort();
        } finally {
            http.shutdownNow();
        }
    }

    private static URI subscribe(String resource, String more) {
        var api = ready.apiUrl().toString().replaceFirst("^http", "ws");
        return URI.create(api + "/logs/subscribe?ownerId=x&resource=" + resource + more);
    }

    @Test
    void the_values_of_a_label_are_listed() throws Exception {
        client.page(shop.url() + "/valued");
        var query = "/logs/values?ownerId=x&resource=" + shop.id() + "&label=";
        awaitTrue(() -> client.get(query + "statusCode").toString().equals("[\"200\"]"));
        assertThat(client.get(query + "type").toString()).contains("\"app\"").contains("\"build\"");
        assertThat(client.call("GET", query + "message", "").status()).isEqualTo(400);
    }

    @Test
    void a_blueprint_is_validated_without_being_taken_over() throws Exception {
        var good = validate(Workspace.BLUEPRINT + Workspace.DATABASE);
        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(good.path("plan").path("services").get(0).asString()).isEqualTo("shop");
        assertThat(good.path("plan").path("databases").get(0).asString()).isEqualTo("shop-db");
        var bad = validate("services:\n  - type: web\n    name: other\n    numInstances: ü\n");
        assertThat(bad.path("valid").asBoolean()).isFalse();
        var error =
                bad.path("errors")
                        .valueStream()
                        .filter(each -> each.path("line").asInt() == 4)
                        .findFirst()
                        .orElseThrow();
        assertThat(error.path("column").asInt()).isPositive();
        assertThat(error.path("error").asString()).contains("ü");
        assertThat(client.get("/services?name=other")).isEmpty();
        assertThat(client.call("POST", "/blueprints/validate", "{}").status()).isEqualTo(400);
    }

    private static JsonNode validate(String blueprint) throws Exception {
        var body =
                "--b\r\nContent-Disposition: form-data; name=\"ownerId\"\r\n\r\ntea-1\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"render.yaml\"\r\nContent-Type: application/yaml\r\n\r\n"
                        + blueprint
                        + "\r\n--b--\r\n";
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(ready.apiUrl() + "/blueprints/validate"))
                            .header("Authorization", "Bearer " + ready.key())
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Test
    void a_database_is_exported_and_comes_back_as_a_new_one() throws Exception {
        var database = ready.databases().getFirst();
        var there = "/postgres/" + database.id();
        run(database.connectionString(), "create table kept as select generate_series(1, 30) id");
        awaitTrue(() ->
                client.get(there + "/recovery")
                        .path("recoveryStatus")
                        .asString()
                        .equals("AVAILABLE"));
        var none = "{\"restoreTime\":\"2026-01-01T00:00:00Z\",\"restoreName\":\"copy\"}";
        assertThat(client.call("POST", there + "/recovery", none).status()).isEqualTo(400);
        assertThat(client.call("POST", there + "/export", ""))
                .isEqualTo(new Client.Answer(202, ""));
        awaitTrue(() -> client.get(there + "/export").size() == 1);
        var export = client.get(there + "/export").get(0);
        assertThat(first(export.path("url").asString())).isEqualTo("PGDMP");
        assertThat(first(export.path("url").asString() + "x")).isEqualTo("404");
        var before = Instant.now();
        assertThat(client.get(there + "/recovery").path("startsAt").asString())
                .isLessThan(before.toString());
        run(database.connectionString(), "delete from kept");
        var later = none.replace("2026-01-01", "2126-01-01");
        assertThat(client.call("POST", there + "/recovery", later).status()).isEqualTo(400);
        var copy = none.replace("2026-01-01T00:00:00Z", before.toString());
        var made = client.call("POST", there + "/recovery", copy);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        var other = "/postgres/" + made.json().path("id").asString();
        awaitTrue(() -> client.get(other).path("status").asString().equals("available"));
        var string = client.get(other + "/connection-info").path("internalConnectionString");
        assertThat(count(string.asString())).isEqualTo(30);
        assertThat(count(database.connectionString())).isZero();
        assertThat(client.call("POST", there + "/recovery", copy).status()).isEqualTo(409);
        assertThat(client.call("POST", there + "/recovery", "{}").status()).isEqualTo(400);
        var odd = copy.replace("copy", "../copy");
        assertThat(client.call("POST", there + "/recovery", odd).status()).isEqualTo(400);
    }

    private static String first(String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)
                    : Integer.toString(answer.statusCode());
        }
    }

    private static String jdbc(String connectionString) {
        var parts = connectionString.replaceFirst("^postgresql://", "").split("[:@/]", -1);
        return "jdbc:postgresql://%3$s:%4$s/%5$s?user=%1$s&password=%2$s"
                .formatted((Object[]) parts);
    }

    private static void run(String connectionString, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(jdbc(connectionString));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(String connectionString) throws Exception {
        try (var connection = DriverManager.getConnection(jdbc(connectionString));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
