package dev.rutter.app.stage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The `rutter` command as everybody calls it: a process of its own, from the same jars and JVM as
/// this one. What a demo or a rehearsal shows is what the command line does.
///
/// @param home Rutter's own folder, as `--home`
/// @param environment set on top of this process's own
public record Rutter(Path home, Map<String, String> environment) {
    private static final String MAIN = "dev.rutter.app.start.Main";

    public Rutter {
        environment = Map.copyOf(environment);
    }

    /// Starts one command in a folder; what it prints goes to a file.
    public Started start(Path folder, Path output, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        // In a session of its own: Ctrl-C at the terminal reaches whoever started this, who then
        // ends this in
        // its turn, with whatever it has started.
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), MAIN));
        command.addAll(words);
        command.addAll(List.of("--home", home.toString()));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
        // The home is this one's own: what is staged belongs into no shared database.
        builder.environment().remove("RUTTER_DATABASE");
        builder.environment().putAll(environment);
        return new Started(builder.start(), output);
    }

    /// The command runs in another folder, so relative places would be lost.
    private static String absolute(String classPath) {
        var parts = new ArrayList<String>();
        for (var part : classPath.split(":", -1)) {
            if (!part.isEmpty()) {
                parts.add(Path.of(part).toAbsolutePath().toString());
            }
        }
        return String.join(":", parts);
    }

    /// A command that runs or has run. Closing ends it.
    public record Started(Process process, Path output) implements AutoCloseable {
        private static final Duration GRACE = Duration.ofSeconds(5);

        /// Whether it ended within this time.
        public boolean endsWithin(Duration limit) throws InterruptedException {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// All that it has printed so far.
        public String printed() throws IOException {
            return Files.readString(output);
        }

        @Override
        public void close() {
            // A step's processes outlive the run's own on purpose; here nobody will go on with it.
            var started = process.descendants().toList();
            process.destroy();
            try {
                if (!endsWithin(GRACE)) {
                    process.destroyForcibly();
                    process.waitFor();
                }
            } catch (InterruptedException stopped) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
