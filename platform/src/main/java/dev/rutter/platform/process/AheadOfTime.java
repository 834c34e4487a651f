package dev.rutter.platform.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The caches that halve what a start costs: processes of the same class path and JVM share them.
/// The launcher tells the folder they lie in; without it everything works, only slower to start.
public enum AheadOfTime {
    /// `daemon.aot`: the platform's daemon.
    DAEMON,
    /// `proxy.aot`: the proxy and static sites.
    PROXY;

    private static final String PROPERTY = "rutter.aot";

    /// Options for another JVM of this distribution; empty where there is no cache.
    List<String> options() {
        var folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty()) {
            return List.of();
        }
        var file = Path.of(folder, name().toLowerCase(Locale.ROOT) + ".aot");
        return Files.isRegularFile(file)
                ? List.of("-XX:AOTCache=" + file, "-D" + PROPERTY + "=" + folder)
                : List.of("-D" + PROPERTY + "=" + folder);
    }
}
