package dev.rutter.app.start;

import dev.rutter.app.cli.CommandLineTool;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.ProxyMain;
import dev.rutter.platform.proxy.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Exercises what most commands and the proxy touch, once, while the JVM records an ahead-of-time
/// cache. Leaves nothing behind but what it prints.
public final class Training {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Training() {}

    /// With the path of a runbook: reads it the way `lint` and `plan` do, and opens a journal. With
    /// nothing: starts a proxy and sends a request through it. Two caches, because what a command
    /// does not need makes it start later.
    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("rutter-training");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home), "remove"));
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
        tool.run("lint", args[0]);
        tool.run("lint", "--json", args[0]);
        tool.run("read", "--roles", args[0]);
        tool.run("plan", args[0]);
        tool.run("status", "--home", home.toString());
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
        var route = control.put("training", 0, Optional.of(new Target("none", "none", 1))).route();
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + route.port() + "/"))
                            .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
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
