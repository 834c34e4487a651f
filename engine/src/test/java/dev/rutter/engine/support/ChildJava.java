package dev.rutter.engine.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A Java process of the tests' own class path that a test may kill as cruelly as it likes.
public final class ChildJava implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildJava(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the `main` of a class.
    public static ChildJava start(Class<?> main, String... arguments) throws IOException {
        var command = command(main, arguments);
        return new ChildJava(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// The command line that starts it.
    public static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        // Whoever is killed leaves what a library unpacked there: within the build folder.
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// The next line that it prints, or empty where it has ended.
    public Optional<String> line() {
        try {
            return Optional.ofNullable(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it go on.
    public void say(String line) throws IOException {
        var writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    /// SIGKILL, and waits until it is dead.
    public void kill() {
        // By the handle: the process's own method would close what it has printed.
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// Sends a signal: `STOP` freezes it, `CONT` lets it go on.
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// What it still prints until it ends by itself.
    public List<String> rest() {
        var lines = new ArrayList<String>();
        for (var line = line(); line.isPresent(); line = line()) {
            lines.add(line.get());
        }
        return lines;
    }

    /// Hands over each line that it prints until it ends.
    public void rest(Consumer<String> to) {
        for (var line = line(); line.isPresent(); line = line()) {
            to.accept(line.get());
        }
    }

    @Override
    public void close() {
        kill();
    }
}
