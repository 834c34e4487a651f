package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Endings;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Ready;
import dev.rutter.platform.api.State;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One sandbox with its local platform, in which one release is rehearsed.
final class Scene implements Trouble.Stage {
    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final Duration HEALTH = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final Path home;
    private final StandIns standIns;
    private final Endings endings;
    private final InstantSource clock;
    private final long seed;
    private final List<String> notes = new ArrayList<>();
    private Optional<Ready> ready = Optional.empty();
    private Optional<HostingFront> front = Optional.empty();

    Scene(
            Sandbox sandbox,
            Path home,
            StandIns standIns,
            Endings endings,
            InstantSource clock,
            long seed) {
        this.sandbox = sandbox;
        this.home = home;
        this.standIns = standIns;
        this.endings = endings;
        this.clock = clock;
        this.seed = seed;
    }

    /// Starts the platform and deploys the workspace as it is, so that there is something to go
    /// back to. Without a blueprint nothing is started.
    void open() throws IOException {
        notes.addAll(sandbox.notes());
        if (sandbox.blueprint().isEmpty()) {
            notes.add(
                    "no render.yaml: nothing is hosted here, and no hosting is asked for a release");
            return;
        }
        try {
            endings.push("the platform", this::down);
            var options =
                    new PlatformControl.Options(
                            true,
                            SETTLE,
                            HEALTH,
                            platformEnvironment(),
                            List.of(
                                    "-Djava.io.tmpdir=" + sandbox.folder(),
                                    PlatformControl.BRIEFLY));
            PlatformControl.up(sandbox.hosting(), home, options.noDeploy());
            var up = PlatformControl.up(sandbox.hosting(), home, options);
            ready = Optional.of(up);
            notes.addAll(up.notes());
            for (var each : up.services()) {
                if (!each.state().equals("live")) {
                    notes.add(
                            "the workspace as it is does not become live: %s is %s, %s"
                                    .formatted(each.name(), each.state(), each.detail()));
                }
            }
            var before = HostingFront.before(up.apiUrl());
            endings.push("the front of the hosting", before::close);
            front = Optional.of(before);
        } catch (PlatformException no) {
            var all =
                    new ArrayList<>(
                            List.of("the local platform could not start: " + no.getMessage()));
            no.mistakes().forEach(each -> all.add(each.toString()));
            notes.add(String.join("; ", all));
        }
    }

    private void down() throws PlatformException {
        if (Files.isDirectory(home)) {
            PlatformControl.down(home, false);
        }
    }

    /// Commits the release that is rehearsed. Nothing is pushed.
    ///
    /// @throws IOException where the fault has nothing in this workspace that it could spoil
    String release(Optional<Fault> fault) throws IOException, InterruptedException {
        if (fault.isPresent()) {
            new Spoiled(sandbox).bring(fault.get());
        }
        return sandbox.commit(
                fault.isEmpty()
                        ? "Rehearsed release: nothing changed"
                        : "Rehearsed release with " + fault.get().word());
    }

    /// Pushes the release, unless a step of the plan does: what a document pushes only in another
    /// case (a hotfix, an alternative that is not taken) it does not push.
    void push(Plan plan) throws IOException, InterruptedException {
        var own =
                plan.steps().stream()
                        .map(step -> Words.command(step.action()))
                        .anyMatch(script -> script.matches("(?s).*\\bgit push\\b.*"));
        if (!own) {
            sandbox.push();
        }
    }

    /// Changes a file, so that a document that commits has something to commit.
    ///
    /// @return what the report says of it
    String leaveUncommitted() throws IOException {
        Files.writeString(
                sandbox.workspace().resolve("REHEARSED.md"),
                "A rehearsal left this here to be committed.\n");
        return "REHEARSED.md is left uncommitted, for the document commits what it releases";
    }

    /// What a document is bound to here.
    Binding.Grounds grounds(String commit) {
        var urls = new LinkedHashMap<String, String>();
        ready.ifPresent(up ->
                up.services().stream()
                        .filter(each -> !each.url().isEmpty())
                        .forEach(each -> urls.put(each.name(), each.url())));
        return new Binding.Grounds(
                sandbox.workspace().toString(),
                urls,
                ready.flatMap(up -> up.databases().stream().map(State.Database::name).findFirst()),
                sandbox.branch(),
                commit);
    }

    /// The environment of a run.
    ///
    /// @param bound tells which service the document is about
    Map<String, String> environment(Environment bound, Iterable<String> secrets) {
        var all = common();
        bound.hosting()
                .map(hosting -> hosting.service().split("\\+", -1)[0].strip())
                .ifPresent(service -> all.put("RUTTER_REHEARSAL_SERVICE", service));
        secrets.forEach(name -> all.put(name, secret(name)));
        front.ifPresent(each -> all.put("RUTTER_PLATFORM_API", each.url()));
        ready.ifPresent(each -> all.put("RUTTER_PLATFORM_KEY", each.key()));
        return all;
    }

    private Map<String, String> platformEnvironment() {
        var all = new TreeMap<>(System.getenv());
        all.putAll(common());
        all.put("RUTTER_REHEARSAL_CALLER", "platform");
        // Its databases end with the sandbox; a busy disk must not look like a slow release.
        all.put("RUTTER_POSTGRES_FSYNC", "off");
        given().forEach(name -> all.put(name, secret(name)));
        return all;
    }

    private Map<String, String> common() {
        var all = new TreeMap<>(sandbox.environment());
        all.put(
                "PATH",
                standIns.folder() + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        all.put("RUTTER_REHEARSAL_CALLS", standIns.log().toString());
        all.put("RUTTER_REHEARSAL_CALLER", "run");
        return all;
    }

    /// Variables that the blueprint wants given (`sync: false`).
    private Stream<String> given() {
        return sandbox.blueprint().stream()
                .flatMap(each ->
                        Stream.concat(
                                each.workloads().stream().flatMap(one -> one.env().stream()),
                                each.groups().stream().flatMap(one -> one.env().stream())))
                .filter(EnvEntry.Given.class::isInstance)
                .map(each -> ((EnvEntry.Given) each).key())
                .distinct();
    }

    /// A made-up value, the same for the platform and for every run of one rehearsal.
    String secret(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
            return "rehearsal-" + HexFormat.of().formatHex(bytes, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Users of the service; empty where nothing is hosted.
    Optional<Calls> calls(Runbook runbook, Environment bound, Map<String, String> values)
            throws IOException {
        var urls = grounds("").urls();
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        var health =
                sandbox.blueprint().stream()
                        .flatMap(each -> each.workloads().stream())
                        .flatMap(each -> each.healthCheckPath().stream())
                        .findFirst()
                        .orElse("/");
        Calls calls;
        try {
            calls = Calls.of(sandbox.workspace(), runbook, bound, urls, health, values, clock);
        } catch (IllegalArgumentException mistaken) {
            throw new IOException(mistaken.getMessage(), mistaken);
        }
        endings.push("the calls", calls::close);
        return Optional.of(calls);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean hosted() {
        return ready.isPresent();
    }

    @Override
    public Optional<HostingFront> front() {
        return front;
    }

    @Override
    public List<ProcessHandle> database() {
        var found = new ArrayList<ProcessHandle>();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(each -> each.endsWith("postmaster.pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                        .ifPresent(server -> {
                            found.add(server);
                            server.descendants().forEach(found::add);
                        });
            }
        } catch (IOException | java.io.UncheckedIOException | NumberFormatException unreadable) {
            notes.add("the database's processes could not be found: " + unreadable.getMessage());
        }
        return found;
    }

    @Override
    public Runnable fill() throws IOException {
        return FullDisk.under(sandbox.workspace());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /// Rutter's own folder in the sandbox.
    Path rutterHome() {
        return sandbox.folder().resolve("rutter");
    }
}
