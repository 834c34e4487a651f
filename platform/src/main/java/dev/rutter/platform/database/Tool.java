package dev.rutter.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One short call of a program, its output taken from a file.
final class Tool {

    /// @param status the exit status, 124 where its time was up
    record Answer(int status, String output) {

        boolean good() {
            return status == 0;
        }

        /// The end of the output, for a message.
        String end() {
            var text = output.strip();
            return text.substring(Math.max(0, text.length() - 600));
        }
    }

    private Tool() {}

    static Answer call(Path folder, Duration limit, List<String> command) throws DatabaseException {
        Path output;
        try {
            output = Files.createTempFile("rutter-tool", ".log");
        } catch (IOException none) {
            throw new DatabaseException(
                    "no temporary file can be made: " + none.getMessage(), none);
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
            throw new DatabaseException("interrupted while \"" + command.getFirst() + "\" ran");
        } finally {
            var gone = output.toFile().delete();
            assert gone || !Files.exists(output);
        }
    }
}
