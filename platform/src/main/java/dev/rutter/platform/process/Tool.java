package dev.rutter.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One short call of a program, its output taken from a file.
public final class Tool {

    /// @param status the exit status, 124 where its time was up
    public record Answer(int status, String output) {

        /// Whether it exited with 0.
        public boolean good() {
            return status == 0;
        }

        /// The end of the output, for a message.
        public String end() {
            var text = output.strip();
            return text.substring(Math.max(0, text.length() - 600));
        }
    }

    private Tool() {}

    /// Runs the command to its end, or until `limit`; a program that cannot be started answers 127.
    public static Answer call(Path folder, Duration limit, List<String> command) {
        Path output;
        try {
            output = Files.createTempFile("rutter-tool", ".log");
        } catch (IOException none) {
            throw new UncheckedIOException("no temporary file can be made", none);
        }
        try {
            var builder = new ProcessBuilder(command);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            var process = builder.start();
            process.getOutputStream().close();
            var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return new Answer(ended ? process.exitValue() : 124, text);
        } catch (IOException missing) {
            return new Answer(127, String.valueOf(missing.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while " + command.getFirst() + " ran", stopped);
        } finally {
            var gone = output.toFile().delete();
            assert gone || !Files.exists(output);
        }
    }
}
