package dev.rutter.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.support.ChildJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of the SQLite driver lies on the disk.
class NativeLibraryTest {
    @TempDir Path folder;

    /// Opens the database, says so and is killed by itself, as by `kill -9`.
    private void killed(Path home) throws Exception {
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var command = ChildJava.command(Opens.class, home.toString());
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        command.removeIf(
                word -> word.startsWith("-Djava.io.tmpdir=") && !word.endsWith("" + temporary));
        var output = folder.resolve("output").toFile();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(output.toPath())).isEqualTo("opened\n");
        assertThat(process.exitValue()).isEqualTo(137);
        assertThat(left(temporary)).isEmpty();
    }

    private static List<String> left(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void processes_that_are_killed_leave_one_unpacked_library_in_the_home_and_nothing_elsewhere()
            throws Exception {
        var home = folder.resolve("home");
        killed(home);
        var unpacked = left(home.resolve("native"));
        assertThat(unpacked).hasSize(1);
        // An upgrade, and one that was cut short.
        var older = Files.createDirectories(home.resolve("native/sqlite-3.0.0"));
        Files.writeString(older.resolve(unpacked.getFirst()), "old");
        var versions = home.resolve("native").toFile().list((_, name) -> !name.endsWith("3.0.0"));
        var library = home.resolve("native/" + versions[0] + "/" + unpacked.getFirst());
        var size = Files.size(library);
        Files.writeString(library, "half");
        killed(home);
        assertThat(left(home.resolve("native"))).isEqualTo(unpacked);
        assertThat(Files.size(library)).isEqualTo(size);
    }

    /// Opens the store in a folder and dies.
    static final class Opens {
        private Opens() {}

        public static void main(String[] arguments) throws Exception {
            var store = Store.open(Path.of(arguments[0]), InstantSource.system());
            store.read("look", sql -> sql.rows(row -> row.text("version"), "SELECT 1 AS version"));
            System.out.println("opened");
            System.out.flush();
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        }
    }
}
