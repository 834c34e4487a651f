package dev.rutter.platform.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Releases of a running platform from outside, over the same calls that any client of Render uses.
public final class Releases implements AutoCloseable {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);
    private static final Set<String> UNDER_WAY =
            Set.of(
                    "created",
                    "queued",
                    "build_in_progress",
                    "pre_deploy_in_progress",
                    "update_in_progress");
    private static final Set<String> WAITING = Set.of("created", "queued");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final URI api;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @throws PlatformException where the platform of that home does not run
    public Releases(Path home) throws PlatformException {
        this.home = home.toAbsolutePath().normalize();
        this.key = PlatformControl.key(this.home);
        this.api =
                PlatformControl.apiUrl(this.home)
                        .orElseThrow(() ->
                                new PlatformException(
                                        "the platform in "
                                                + this.home
                                                + " does not run; start it with: rutter platform"
                                                + " up"));
    }

    /// A release as it is now.
    ///
    /// @param id `dep-…`
    /// @param status in Render's words
    /// @param commit all 40 digits
    /// @param reason why it ended as it did; empty where it went well, or is under way
    public record Release(
            String service,
            String id,
            String status,
            String commit,
            String trigger,
            String reason) {

        /// Whether it serves.
        public boolean live() {
            return status.equals("live");
        }

        /// Whether it is over, well or not.
        public boolean settled() {
            return !UNDER_WAY.contains(status);
        }
    }

    /// Asks for a release of a service.
    ///
    /// @param commit anything that git resolves; empty: the newest of the branch
    /// @param wait for its end; zero: return when it was asked for
    public Release deploy(String service, Optional<String> commit, Duration wait)
            throws PlatformException {
        return deploy(service, commit, wait, _ -> {});
    }

    /// As [#deploy(String, Optional, Duration)].
    ///
    /// @param told hears how the release is each time it was looked at
    public Release deploy(
            String service, Optional<String> commit, Duration wait, Consumer<Release> told)
            throws PlatformException {
        var id = service(service).id();
        Map<String, Object> body = commit.isPresent() ? Map.of("commitId", commit.get()) : Map.of();
        var newest = newest(id);
        var answer = call("POST", "/services/" + id + "/deploys", Optional.of(body));
        return settled(service, id, answer, newest, wait, told);
    }

    /// Goes back to an earlier release that is still kept.
    ///
    /// @param to its id or its commit; empty: the one that was live before the one that is now
    public Release rollBack(String service, Optional<String> to, Duration wait)
            throws PlatformException {
        return rollBack(service, to, wait, _ -> {});
    }

    /// As [#rollBack(String, Optional, Duration)].
    ///
    /// @param told hears how the release is each time it was looked at
    public Release rollBack(
            String service, Optional<String> to, Duration wait, Consumer<Release> told)
            throws PlatformException {
        var id = service(service).id();
        var target = target(service, id, to);
        var newest = newest(id);
        var answer =
                call(
                        "POST",
                        "/services/" + id + "/rollback",
                        Optional.of(Map.of("deployId", target)));
        return settled(service, id, answer, newest, wait, told);
    }

    /// Gives up a release that is not live yet, and waits for its end; what is live stays live.
    ///
    /// @param release its id; empty: the one that is under way, else the newest that waits
    public Release cancel(String service, Optional<String> release, Duration wait)
            throws PlatformException {
        var id = service(service).id();
        var deploys = call("GET", "/services/" + id + "/deploys?limit=100", Optional.empty());
        var waiting = "";
        var begun = "";
        for (var each : deploys.body()) {
            var deploy = each.path("deploy");
            var status = deploy.path("status").asString("");
            var own = deploy.path("id").asString("");
            if (WAITING.contains(status)) {
                waiting = waiting.isEmpty() ? own : waiting;
            } else if (UNDER_WAY.contains(status)) {
                begun = own;
            }
        }
        var chosen = release.orElse(begun.isEmpty() ? waiting : begun);
        if (chosen.isEmpty()) {
            throw new PlatformException("no release of \"" + service + "\" is under way");
        }
        call("POST", "/services/" + id + "/deploys/" + chosen + "/cancel", Optional.of(Map.of()));
        return ended(service, id, chosen, wait, _ -> {});
    }

    /// The service of that name.
    public State.Served service(String name) throws PlatformException {
        var services = PlatformControl.ps(home).services();
        return services.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new PlatformException(
                                "there is no service \""
                                        + name
                                        + "\"; there are "
                                        + services.stream().map(State.Served::name).toList()));
    }

    private String target(String service, String id, Optional<String> to) throws PlatformException {
        var deploys = call("GET", "/services/" + id + "/deploys?limit=100", Optional.empty());
        var live = "";
        for (var each : deploys.body()) {
            var deploy = each.path("deploy");
            if (deploy.path("status").asString("").equals("live")) {
                live = deploy.path("commit").path("id").asString("");
            }
        }
        for (var each : deploys.body()) {
            var deploy = each.path("deploy");
            var own = deploy.path("id").asString("");
            var commit = deploy.path("commit").path("id").asString("");
            var served = Set.of("live", "deactivated").contains(deploy.path("status").asString(""));
            if (to.isPresent() && (own.equals(to.get()) || (served && named(commit, to.get())))) {
                return own;
            }
            if (to.isEmpty() && served && !commit.equals(live)) {
                return own;
            }
        }
        throw new PlatformException(
                to.map(word -> "\"" + service + "\" has no release " + word + " that was live")
                        .orElse(
                                "\""
                                        + service
                                        + "\" has no earlier release of another commit to go back"
                                        + " to"));
    }

    private static boolean named(String commit, String word) {
        return word.length() >= 7 && commit.startsWith(word);
    }

    private String newest(String id) throws PlatformException {
        var found = call("GET", "/services/" + id + "/deploys?limit=1", Optional.empty()).body();
        return found.path(0).path("deploy").path("id").asString("");
    }

    // 202 has no body: it waits behind another one and is the newest of the list
    private Release settled(
            String service,
            String id,
            Answer answer,
            String before,
            Duration wait,
            Consumer<Release> told)
            throws PlatformException {
        var deploy = answer.body().path("id").asString("");
        if (deploy.isEmpty()) {
            deploy = newest(id);
        }
        if (deploy.isEmpty() || deploy.equals(before)) {
            throw new PlatformException("the platform took the order and shows no release for it");
        }
        return ended(service, id, deploy, wait, told);
    }

    private Release ended(
            String service, String id, String deploy, Duration wait, Consumer<Release> told)
            throws PlatformException {
        var begun = System.nanoTime();
        var deadline = begun + wait.toNanos();
        while (true) { // ends with the release or at the deadline
            var release = release(service, id, deploy);
            told.accept(release);
            if (release.settled() || System.nanoTime() > deadline) {
                return release;
            }
            pause(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Release release(String service, String id, String deploy) throws PlatformException {
        var path = "/services/" + id + "/deploys/" + deploy;
        var node = call("GET", path, Optional.empty()).body();
        return new Release(
                service,
                deploy,
                node.path("status").asString(""),
                node.path("commit").path("id").asString(""),
                node.path("trigger").asString(""),
                node.path("reason").asString(""));
    }

    private record Answer(int status, JsonNode body) {}

    private static boolean limited(HttpResponse<String> answer) {
        return answer.statusCode() == 429;
    }

    private static Duration reset(HttpResponse<String> answer) {
        var seconds = answer.headers().firstValueAsLong("Ratelimit-Reset").orElse(1);
        return Duration.ofSeconds(Math.clamp(seconds, 1, 60));
    }

    private Answer call(String method, String path, Optional<Map<String, Object>> body)
            throws PlatformException {
        var request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(CALL_LIMIT)
                        .header("Authorization", "Bearer " + key)
                        .method(
                                method,
                                body.map(JSON::writeValueAsString)
                                        .map(HttpRequest.BodyPublishers::ofString)
                                        .orElseGet(HttpRequest.BodyPublishers::noBody))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            // reading goes on when the platform lets it; whoever orders is told at once
            for (var again = 0; limited(answer) && method.equals("GET") && again < 5; again++) {
                Thread.sleep(reset(answer));
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            var node =
                    answer.body().isBlank()
                            ? JSON.createObjectNode()
                            : JSON.readTree(answer.body());
            if (limited(answer)) {
                throw new PlatformException(
                        "the platform limits calls as it was started with --rate-limits, and there"
                                + " were too many; try again in "
                                + reset(answer).toSeconds()
                                + " s");
            }
            if (answer.statusCode() >= 300) {
                throw new PlatformException(node.path("message").asString(answer.body()));
            }
            return new Answer(answer.statusCode(), node);
        } catch (IOException no) {
            throw new PlatformException("the platform did not answer: " + no, no);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while the platform was asked", stopped);
        }
    }

    /// The longer it takes, the less often it is looked at: calls may be limited.
    private static void pause(Duration sinceBegun) {
        var share = sinceBegun.dividedBy(20);
        try {
            Thread.sleep(
                    share.compareTo(LOOK) < 0
                            ? LOOK
                            : share.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : share);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a release", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
