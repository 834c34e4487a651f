package dev.rutter.app.start;

import dev.rutter.app.cli.CommandLineTool;
import java.io.IOException;
import java.nio.file.Files;

/// Exercises what most commands touch, once, while the JVM records an ahead-of-time cache. Leaves
/// nothing behind but what it prints.
public final class Training {
    private Training() {}

    /// Reads the runbook named by the first argument the way `lint` and `plan` do, and opens a
    /// journal.
    public static void main(String[] args) throws IOException {
        var home = Files.createTempDirectory("rutter-training");
        try {
            var tool = CommandLineTool.ofProcess(Main.version());
            tool.run("lint", args[0]);
            tool.run("lint", "--json", args[0]);
            tool.run("read", "--roles", args[0]);
            tool.run("plan", args[0]);
            tool.run("status", "--home", home.toString());
            tool.run();
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
