package dev.rutter.app.start;

import dev.rutter.app.cli.CommandLineTool;
import dev.rutter.language.text.NeedsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Where the process begins.
public final class Main {
    /// The file beside the ahead-of-time caches with what expressions need of a text.
    static final String NEEDS = "needs";

    /// Commands that leave nothing to be put away when the process ends: they read a document, or
    /// call a platform whose processes are their own.
    private static final Set<String> ENDING_AT_ONCE = Set.of("lint", "read", "plan", "platform");

    private Main() {}

    /// Runs one command and exits with its code (docs/operating.md).
    public static void main(String[] args) {
        // Nothing else is loaded for this: what it costs is what an empty JVM costs.
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println("rutter " + version());
            return;
        }
        var built = System.getProperty("rutter.aot", "");
        if (!built.isEmpty()) {
            needs(Path.of(built));
        }
        var code = CommandLineTool.ofProcess(version()).run(args);
        if (args.length > 0 && ENDING_AT_ONCE.contains(args[0]) && !ending()) {
            // What exit does first, looking through every jar for somebody to log to, takes longer
            // than many a rule.
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }

    /// Whether somebody has told the process to end, and what is done then is under way.
    private static boolean ending() {
        var hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException underWay) {
            return true;
        }
    }

    /// Takes what expressions need from the folder that the build wrote it to.
    static void needs(Path built) {
        NeedsTable.from(() -> table(built.resolve(NEEDS)));
    }

    /// Nothing where there is no such file: then it is derived again.
    private static Optional<byte[]> table(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// The version in the distribution's manifest.
    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
