package dev.rutter.platform.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How our own long-lived processes (the daemon, the proxy) are started: from this process's Java
/// and class path, with little memory and silent on their standard output.
public final class OwnJava {
    private OwnJava() {}

    /// The command, without main class and arguments.
    ///
    /// @param cache of the classes it is known to need
    /// @param more options after our own
    public static List<String> command(AheadOfTime cache, List<String> more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cache.options());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        // The second compiler's warm-up costs more than it ever saves here.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(more);
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
        return List.copyOf(command);
    }

    /// They run in folders of their own, where a relative class path would point elsewhere.
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
