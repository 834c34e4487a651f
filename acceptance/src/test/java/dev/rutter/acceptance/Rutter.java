package dev.rutter.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The `./rutter` command as a user starts it, in an environment of the test's own.
final class Rutter {
    static final Path ROOT = Path.of(System.getProperty("rutter.root"));

    private final Path home;
    private final Path folder;
    private final Map<String, String> more = new HashMap<>();

    Rutter(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    Rutter with(String name, String value) {
        more.put(name, value);
        return this;
    }

    /// How a command ended.
    record Ended(int code, String out, String err) {
        String all() {
            return out + err;
        }

        /// The end of what was printed, where commands that go on for minutes say how they ended:
        /// whoever reads the report of a failed test far from here gets the part that counts.
        String end() {
            var lines = all().lines().toList();
            var from = Math.max(0, lines.size() - MOST_LINES);
            return String.join("\n", lines.subList(from, lines.size()));
        }

        private static final int MOST_LINES = 60;
    }

    /// A command that runs.
    record Running(Process process, Path out, Path err) {
        Ended await(Duration limit) throws IOException, InterruptedException {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        "still running after " + limit + "; it printed\n" + read(out) + read(err));
            }
            return new Ended(process.exitValue(), read(out), read(err));
        }

        String printed() throws IOException {
            return read(out) + read(err);
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }

    Running start(String... arguments) throws IOException {
        Files.createDirectories(home);
        var out = Files.createTempFile(home.getParent(), "out", ".txt");
        var err = Files.createTempFile(home.getParent(), "err", ".txt");
        var command = new ArrayList<String>();
        command.add(ROOT.resolve("rutter").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("RUTTER_HOME", home.toString());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(more);
        return new Running(builder.start(), out, err);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await(Duration.ofMinutes(5));
    }
}
