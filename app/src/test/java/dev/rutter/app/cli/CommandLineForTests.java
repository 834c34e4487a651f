package dev.rutter.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line in this process, with a home of its own, as a script calls it: no terminal.
final class CommandLineForTests {
    static {
        // Of the platforms that this process starts: they live for a minute, and a port is nobody's
        // while its platform is down, so another run of these tests could take it.
        var first = 11_000 + 100 * (ProcessHandle.current().pid() % 90);
        System.setProperty("rutter.firstPort", Long.toString(first));
        System.setProperty("rutter.proxy.brief", "true");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> environment = new HashMap<>(System.getenv());

    CommandLineForTests(Path home) {
        environment.put("RUTTER_HOME", home.toString());
        environment.remove("DATABASE_URL");
        environment.remove("DISPLAY");
    }

    CommandLineForTests with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    record Ended(ExitCode code, String out, String err) {
        JsonNode json() {
            return JSON.readTree(out);
        }

        String all() {
            return out + err;
        }
    }

    Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen =
                new Screen(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        var number = new CommandLineTool(screen, environment, "test").run(words);
        for (var code : ExitCode.values()) {
            if (code.code() == number) {
                return new Ended(
                        code,
                        out.toString(StandardCharsets.UTF_8),
                        err.toString(StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("the exit code " + number + " is in no table");
    }

    /// Commits everything that lies in a folder and returns the hash; makes the repository first.
    static String commit(Path folder, String message) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(".git"))) {
            git(folder, "init", "-q", "-b", "main");
        }
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "--allow-empty", "-m", message);
        return git(folder, "rev-parse", "HEAD").strip();
    }

    private static String git(Path folder, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.com"));
        command.addAll(List.of(words));
        var out = Files.createTempFile("git", ".txt");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("git failed: " + Files.readString(out));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
        }
    }
}
