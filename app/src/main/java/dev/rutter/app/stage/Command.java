package dev.rutter.app.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that a demo or a rehearsal calls for itself, outside of any run.
public final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Command() {}

    /// What it printed.
    ///
    /// @throws IOException where it ends with another status than 0, or not within two minutes
    public static String run(Path folder, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("rutter-said", ".txt");
        try {
            var builder =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            boolean ended;
            try {
                ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                end(process);
                throw stopped;
            }
            if (!ended) {
                end(process);
                throw new IOException(words + " did not end within " + LIMIT.toSeconds() + " s");
            }
            var said = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IOException(
                        words + " ended with status " + process.exitValue() + ":\n" + said.strip());
            }
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
