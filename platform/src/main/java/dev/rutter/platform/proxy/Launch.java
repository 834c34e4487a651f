package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts a process that outlives its parent: in a session of its own, so that neither a terminal's
/// end nor a signal to the parent's group reaches it, and with files for streams, since a pipe
/// would break with the parent.
final class Launch {
    /// The exit status of a proxy that found another one in its folder.
    static final int LOCKED = 3;

    /// What the process says, in its folder.
    static final String OUTPUT = "proxy.out";

    private static final int SAID_LIMIT = 2_000;

    private Launch() {}

    static Process detached(Path dir, List<String> command) throws IOException {
        return detached(dir, command, output(dir), Optional.empty());
    }

    /// @param environment empty: this process's own
    static Process detached(
            Path dir, List<String> command, Path output, Optional<Map<String, String>> environment)
            throws IOException {
        var whole = new ArrayList<String>();
        whole.add(onPath("setsid") ? "setsid" : "nohup");
        whole.addAll(command);
        var builder =
                new ProcessBuilder(whole)
                        .directory(dir.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile())
                        .redirectErrorStream(true);
        environment.ifPresent(each -> {
            builder.environment().clear();
            builder.environment().putAll(each);
        });
        return builder.start();
    }

    /// The end of what the process said, for people.
    static String said(Path dir) {
        try {
            var text = new String(Files.readAllBytes(output(dir)), StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? "it said nothing"
                    : text.substring(Math.max(0, text.length() - SAID_LIMIT));
        } catch (IOException e) {
            return "its output cannot be read: " + e;
        }
    }

    private static Path output(Path dir) {
        return dir.resolve(OUTPUT);
    }

    private static boolean onPath(String command) {
        var path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (var each : path.split(":", -1)) {
            if (Files.isExecutable(Path.of(each, command))) {
                return true;
            }
        }
        return false;
    }
}
