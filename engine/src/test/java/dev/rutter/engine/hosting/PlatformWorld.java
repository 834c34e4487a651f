package dev.rutter.engine.hosting;

import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.Ready;
import dev.rutter.platform.api.Releases;
import dev.rutter.platform.api.State;
import dev.rutter.platform.release.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// One service on the real platform, behind a door that passes every call on and can be told to
/// answer one by itself.
final class PlatformWorld implements HostingContract.World {

    /// The platform that the services of all tests share.
    static final class Ground {
        private final Path folder;
        private final Path home;
        private final StringBuilder blueprint =
                new StringBuilder("databases:\n  - name: shop-db\nservices:\n");
        private Ready ready;
        private int services;

        Ground(Path temp) throws Exception {
            folder = Files.createDirectory(temp.resolve("shop"));
            home = temp.resolve("home");
            git("init", "-q", "-b", "main");
            ready = add();
        }

        String key() {
            return ready.key();
        }

        /// One more service; never deployed.
        Ready add() throws Exception {
            services++;
            blueprint.append(
                    """
                      - type: web
                        name: %1$s
                        runtime: static
                        autoDeployTrigger: checksPass
                        staticPublishPath: .
                        buildCommand: while test -e %2$s; do sleep 0.05; done; echo "built $(cat version)"; test ! -e broken
                    """
                            .formatted(name(), hold()));
            Files.writeString(folder.resolve("render.yaml"), blueprint);
            commit("another service");
            ready = PlatformControl.up(folder, home, options());
            return ready;
        }

        /// A platform for a minute, with ports that no other run of these tests uses.
        private static PlatformControl.Options options() {
            var usual = PlatformControl.Options.usual();
            var first = 11_000 + 100 * (int) (ProcessHandle.current().pid() % 90);
            return new PlatformControl.Options(
                    false,
                    Duration.ZERO,
                    usual.healthDeadline(),
                    usual.environment(),
                    List.of(PlatformControl.BRIEFLY, "-D" + Settings.FIRST_PORT + "=" + first));
        }

        String name() {
            return "site" + services;
        }

        Path hold() {
            return folder.resolveSibling("hold-" + name());
        }

        String commit(String version) throws Exception {
            Files.writeString(folder.resolve("version"), "version " + version + "\n");
            git("add", "-A");
            git("commit", "-q", "-m", "Version " + version);
            return git("rev-parse", "HEAD").strip();
        }

        List<String> end() throws Exception {
            return PlatformControl.down(home, true);
        }

        private String git(String... words) throws IOException, InterruptedException {
            var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
            command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.com"));
            command.addAll(List.of(words));
            var out = folder.resolveSibling("git.txt");
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("git failed: " + Files.readString(out));
            }
            return Files.readString(out);
        }
    }

    private final Ground ground;
    private final String service;
    private final Path hold;
    private final Door door;
    private int version;

    PlatformWorld(Ground ground) throws Exception {
        this.ground = ground;
        ground.add();
        this.service = ground.name();
        this.hold = ground.hold();
        this.door = new Door(ground.ready.apiUrl());
    }

    /// Passes calls on as they came.
    private static final class Door extends FakeApi {
        private final URI platform;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final List<Integer> statuses = new CopyOnWriteArrayList<>();
        private volatile String strange = "";

        Door(URI platform) throws IOException {
            this.platform = platform;
        }

        @Override
        Answer answer(Call call) {
            try {
                var query = call.query().isEmpty() ? null : call.query();
                var to =
                        new URI(
                                "http",
                                null,
                                "127.0.0.1",
                                platform.getPort(),
                                call.path(),
                                query,
                                null);
                var body = HttpRequest.BodyPublishers.ofString(call.body());
                var request =
                        HttpRequest.newBuilder(to)
                                .timeout(Duration.ofSeconds(60))
                                .header(
                                        "Authorization",
                                        call.headers().getOrDefault("authorization", ""))
                                .method(call.method(), body)
                                .build();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (call.method().equals("POST")) {
                    statuses.add(answer.statusCode());
                }
                var text = answer.body();
                if (!strange.isEmpty() && text.contains(strange)) {
                    text = text.replace("\"status\":\"live\"", "\"status\":\"teleporting\"");
                }
                return new Answer(answer.statusCode(), text, Map.of(), 0);
            } catch (IOException | URISyntaxException no) {
                return Answer.of(599, no.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Answer.of(599, "interrupted");
            }
        }

        @Override
        public void close() {
            super.close();
            http.close();
        }
    }

    String service() {
        return service;
    }

    /// What orders were answered, oldest first.
    List<Integer> statuses() {
        return List.copyOf(door.statuses);
    }

    @Override
    public URI api() {
        return URI.create(door.api() + "/v1");
    }

    @Override
    public HostingContract.Twice servedTwice() throws Exception {
        return new HostingContract.Twice(released(builds()), released(builds()));
    }

    private String released(String commit) throws Exception {
        try (var releases = new Releases(ground.home)) {
            var end = releases.deploy(service, Optional.of(commit), Duration.ofMinutes(2));
            if (!end.live()) {
                throw new AssertionError("not live: " + end);
            }
            return end.id();
        }
    }

    @Override
    public String strange() throws Exception {
        var id = released(builds());
        door.strange = id;
        return id;
    }

    @Override
    public void nextRead(FakeApi.Answer answer) {
        door.nextRead(answer);
    }

    @Override
    public void nextWrite(FakeApi.Answer answer) {
        door.nextWrite(answer);
    }

    @Override
    public int asked() {
        return (int)
                door.calls.stream()
                        .filter(call -> call.method().equals("POST"))
                        .filter(call -> call.path().endsWith("/deploys"))
                        .count();
    }

    @Override
    public String builds() throws Exception {
        return ground.commit(service + "." + ++version);
    }

    /// A commit that does not build.
    String broken() throws Exception {
        Files.createFile(ground.folder.resolve("broken"));
        try {
            return ground.commit("broken");
        } finally {
            Files.delete(ground.folder.resolve("broken"));
        }
    }

    void holdBuilds() throws IOException {
        Files.createFile(hold);
    }

    void letBuildsGo() throws IOException {
        Files.deleteIfExists(hold);
    }

    /// The instance that serves now; empty where none does.
    String live() throws Exception {
        return PlatformControl.ps(ground.home).services().stream()
                .filter(each -> each.name().equals(service))
                .flatMap(each -> each.instances().stream())
                .filter(each -> each.role().equals("live"))
                .map(State.Running::id)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            letBuildsGo();
        } catch (IOException no) {
            throw new java.io.UncheckedIOException(no);
        }
        door.close();
    }
}
