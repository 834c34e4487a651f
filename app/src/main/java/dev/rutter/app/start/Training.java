package dev.rutter.app.start;

import dev.rutter.app.cli.CommandLineTool;
import dev.rutter.language.text.NeedsTable;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.PlatformMain;
import dev.rutter.platform.proxy.Exercise;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.ProxyMain;
import dev.rutter.platform.proxy.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Exercises what most commands and the proxy touch, once, while the JVM records an ahead-of-time
/// cache. Leaves nothing behind but what it prints.
public final class Training {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    // whichever is reached first
    private static final int REQUESTS = 20_000;
    private static final Duration TRAFFIC = Duration.ofSeconds(8);

    private static final String BLUEPRINT =
            """
            services:
              - type: KIND
                name: page
                runtime: python
                buildCommand: "true"
                startCommand: python3 -m http.server $PORT
            """;

    private Training() {}

    /// With the path of a runbook and a folder: reads it the way `lint` and `plan` do, opens a
    /// journal, and writes what expressions need of a text into the folder. With `documents`, that
    /// folder and runbooks: reads them with what was written there. With `platform`: starts a
    /// platform, looks at it and ends it. With `daemon`: is the platform's daemon. With nothing:
    /// starts a proxy and sends requests through it, so many that the cache holds too which of its
    /// methods are worth the second compiler. A cache for each, because what a process does not
    /// need makes it start later.
    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("rutter-training");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home), "remove"));
        if (args.length == 1 && args[0].equals("platform")) {
            platform(home);
            return;
        }
        if (args.length == 1 && args[0].equals("daemon")) {
            daemon(home);
            return;
        }
        if (args.length == 0) {
            try {
                proxy(home.resolve("proxy"));
            } catch (ProxyException untrained) {
                System.err.println(
                        "the cache holds little of the proxy: " + untrained.getMessage());
            }
            return;
        }
        var tool = CommandLineTool.ofProcess(Main.version());
        if (args[0].equals("documents")) {
            Main.needs(Path.of(args[1]));
            for (var runbook : List.of(args).subList(2, args.length)) {
                tool.run("lint", runbook);
                tool.run("read", runbook);
                tool.run("plan", runbook);
            }
            return;
        }
        tool.run("lint", args[0]);
        tool.run("lint", "--json", args[0]);
        tool.run("read", "--roles", args[0]);
        tool.run("plan", args[0]);
        tool.run("status", "--home", home.toString());
        Files.write(Path.of(args[1], Main.NEEDS), NeedsTable.written());
    }

    private static void platform(Path home) throws IOException, InterruptedException {
        // The daemon is a process of its own here: a port that it took, somebody else may want.
        var folder = blueprint(home, "worker");
        var tool = CommandLineTool.ofProcess(Main.version());
        // Nothing is released, and what was started is ended.
        tool.run("platform", "up", "--home", home.toString(), "--no-deploy", folder.toString());
        tool.run("platform", "ps", "--home", home.toString());
        tool.run("platform", "down", "--home", home.toString());
    }

    private static void daemon(Path home) throws IOException, InterruptedException {
        var folder = blueprint(home, "web");
        var base = Files.createDirectories(home.resolve("platform"));
        // PlatformMain never returns, so the end of this process is its end.
        Thread.ofPlatform().daemon().start(() -> PlatformMain.main(new String[] {base.toString()}));
        var until = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(base.resolve("daemon.properties")) && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        try {
            var options = PlatformControl.Options.usual().noDeploy();
            var ready = PlatformControl.up(folder, base, options);
            ask(ready.apiUrl(), ready.key());
        } catch (PlatformException untrained) {
            System.err.println("the cache holds little of the API: " + untrained.getMessage());
        }
        try {
            var proxy =
                    ProxyControl.startOrAdopt(
                            base.resolve("proxy"), ProxyControl.javaCommand(), LIMIT);
            remove(home); // first: in a folder that is gone the daemon starts no other one
            System.setErr(new PrintStream(OutputStream.nullOutputStream())); // nor tells of it
            ProcessHandle.of(proxy.pid()).ifPresent(ProcessHandle::destroyForcibly);
        } catch (ProxyException left) {
            System.err.println("the trained platform's proxy is left: " + left.getMessage());
        }
        System.exit(0);
    }

    private static Path blueprint(Path home, String type) throws IOException, InterruptedException {
        var folder = Files.createDirectories(home.resolve("app"));
        Files.writeString(folder.resolve("render.yaml"), BLUEPRINT.replace("KIND", type));
        for (var words :
                List.of(
                        "init -q",
                        "add -A",
                        // A person's own hooks and keys have no part in a build.
                        "-c user.name=training -c user.email=training@localhost -c commit.gpgsign=false"
                                + " -c core.hooksPath=/dev/null commit -qm all")) {
            var command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(words.split(" ", -1)));
            var git =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!git.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                git.destroyForcibly();
            }
        }
        return folder;
    }

    private static void ask(URI api, String key) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(api + "/services"))
                            .header("Authorization", "Bearer " + key)
                            .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private static void proxy(Path folder)
            throws ProxyException, IOException, InterruptedException {
        // ProxyMain ends this process when it is stopped, so it comes last.
        Thread.ofPlatform().start(() -> ProxyMain.main(new String[] {folder.toString()}));
        var until = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(folder.resolve("proxy.pid")) && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        Thread.sleep(500);
        var control = ProxyControl.startOrAdopt(folder, ProxyControl.javaCommand(), LIMIT);
        var end = System.nanoTime() + TRAFFIC.toNanos();
        Exercise.through(
                backend ->
                        control.put("training", 0, Optional.of(new Target("none", "none", backend)))
                                .route()
                                .port(),
                REQUESTS,
                Duration.ZERO,
                () -> System.nanoTime() > end);
        control.stop();
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            System.err.println(folder + " is left behind: " + left.getMessage());
        }
    }
}
