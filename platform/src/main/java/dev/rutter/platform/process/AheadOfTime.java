package dev.rutter.platform.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The cache that halves what a start costs: processes of the same class path and JVM share it. The
/// launcher tells where it lies; without it everything works, only slower to start.
public final class AheadOfTime {
    private static final String PROPERTY = "rutter.aot";

    private AheadOfTime() {}

    /// Options for another JVM of this distribution; empty where there is no cache.
    public static List<String> options() {
        var file = System.getProperty(PROPERTY, "");
        return file.isEmpty() || !Files.isRegularFile(Path.of(file))
                ? List.of()
                : List.of("-XX:AOTCache=" + file, "-D" + PROPERTY + "=" + file);
    }
}
