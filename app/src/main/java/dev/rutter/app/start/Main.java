package dev.rutter.app.start;

import dev.rutter.app.cli.CommandLineTool;

/// Where the process begins.
public final class Main {
    private Main() {}

    /// Runs one command and exits with its code (docs/operating.md).
    public static void main(String[] args) {
        // Nothing else is loaded for this: what it costs is what an empty JVM costs.
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println("rutter " + version());
            return;
        }
        System.exit(CommandLineTool.ofProcess(version()).run(args));
    }

    /// The version in the distribution's manifest.
    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
