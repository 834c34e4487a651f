package dev.rutter.platform.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the platform as any client of Render's API does.
final class Client implements AutoCloseable {

    static final Set<String> ENDS =
            Set.of("live", "build_failed", "pre_deploy_failed", "update_failed", "canceled");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;

    Client(URI base, String key) {
        this.base = base.toString();
        this.key = key;
    }

    record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "").json();
    }

    /// The page that clients of the service see.
    String page(String url) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    HttpHeaders headers(String url) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).headers();
    }

    /// Asks for a deploy and waits for its end.
    JsonNode deploy(String service, String commit) throws IOException, InterruptedException {
        var created =
                call(
                        "POST",
                        "/services/" + service + "/deploys",
                        "{\"commitId\":\"" + commit + "\"}");
        if (created.status() != 201) {
            throw new IOException("deploy answered " + created);
        }
        return settled(service, created.json().path("id").asString());
    }

    JsonNode settled(String service, String deploy) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline) {
            var node = get("/services/" + service + "/deploys/" + deploy);
            if (ENDS.contains(node.path("status").asString())) {
                return node;
            }
            Thread.sleep(20);
        }
        throw new IOException(
                "the deploy did not end: " + get("/services/" + service + "/deploys/" + deploy));
    }

    @Override
    public void close() {
        http.close();
    }
}
